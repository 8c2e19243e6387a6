"""What a question asks of documents as such: whether they are in force, their days, numbers and issuers, which there are, which is newer."""

from __future__ import annotations

import re

_ABOUT: dict[str, re.Pattern[str]] = {
    "status": re.compile(
        r"有效(?!果|衔接|途径|性)|生效|失效|过期|作废|废止|现行|算数|管用|征求意见|意见稿|草案|草稿|到期|正式(?:文件|印发|发布|发|出台|的)|印发了?(?:没|吗)|红头|效力|(?:能|可以)(?:用|引用|执行|照办|照着办|申请)了?(?:吗|么|没)|(?:施行|实施|执行|落地|生效)了?(?:没|吗)|还(?:按|照|在|管|继续).{0,10}(?:执行|有效|用|作数|施行)|还能(?:用|当依据)|"
        r"定没定(?:下来)?|定下来了?(?:没|吗|么)|拍板了?(?:没|吗|么)|板上钉钉|(?:还在|正在)(?:问|收)(?![^，,。？]{0,6}(?:家长|学生|实习|老师))[^，,。？]{0,6}意见|定下来的(?:文件|政策|规定)|能当依据|作依据|当依据|作数|废了|停(?:止|用)?了|(?:失|过)时了?(?:吗|没|了)|定稿|(?:盖|加盖)了?公?章|(?:还|是|在|听)(?:不是)?(?:在)?(?:听|征集|征)意见|下(?:了)?文了?(?:吗|没)|被.{0,12}(?:替代|取代|替换|代替)|(?:取代|替代|代替)了|(?:文件|方案|政策|通知|东西|规定|稿|这套|这份)[^，,。？]{0,8}(?:真的|正式|已经)下来了?(?:没|吗|么|[？?]|$)|(?:真正|正经|正式|文件|方案|通知|哪[份个])(?:是|已经?|早)?(?:发|印)下来|出台了?(?:没|吗|么)|出来了?(?:没|吗|么)|(?:尚|还)?(?:没有?|无|未)(?:正式)?(?:这|该|此)(?:份|个)?(?:件|文)|(?:还没|尚未|没有?|未)(?:正式)?(?:印发|下发|发文|定稿|发下来|出台)|(?:当时|那时候?|那会儿|其时|彼时).{0,6}(?:有没有|尚|还没|没有|还?不存在)|(?:征求|征集|听取?)意见(?:的)?(?:阶段|期|环节)|(?:没|有|无)(?:盖)?公?章(?![程节法])|(?:开始|已经|正式).{0,4}(?:施行|实施|生效)了?|还?有没有用(?!于|过)|没用了|法律(?:依据|效力)|打官司|引错|(?:能不能|可不可以|能|可以)(?:写|抄|放)进|有了(?:没|吗|么)|什么状态|管几年|管到(?:哪|什么)|用到(?:哪|什么|几)|正式?下发|"
        r"(?:照着?|按照?|依|凭|拿|用).{0,16}(?:办事|申报|申请|执行|引用|报项目)了?(?:吗|么|没|不|行)|(?:能不能|可不可以|可以|能|是否|敢|该不该).{0,3}(?:照着?|按照?|依|凭|拿|用).{0,16}(?:办|申报|申请|执行|引用|报项目|依据)|"
        r"in force|in effect|(?:carry|bear|have) a (?:date|number)|lapsed?\b|supersed|replaced by|repeal|finali[sz]ed|\bcite\b|rel(?:y|ied) on|adopted|legally|still valid|\bvalid|\bexpir|\bdrafts?\b|\bbinding\b|\bofficial\b|take[sn]? effect|legal(?:ly)? (?:status|binding)",
        re.I,
    ),
    "date": re.compile(
        r"落的?(?:款)?(?:是)?哪(?:年|天|一天|一年|月)|哪年哪月(?:哪[日天])?(?:落|发|印|出|签|定)|(?:什么时候|啥时候|何时|哪年|哪一年)的(?:文件|方案|通知|政策|计划|规定)|(?:什么时候|啥时候|何时|哪天|哪一天|哪年|哪一年|几号|几月|多会儿|日期|时间).{0,6}(?:发|印|出台|出的|出来|生效|实施|施行|开始|签|落款|到期|公布|执行)|"
        r"(?:发|印|出台|生效|实施|施行|签发|落款|公布|到期).{0,6}(?:什么时候|啥时候|何时|哪天|哪年|几号|几月|日期|时间)|"
        r"(?:印发|发文|签发|施行|实施|生效|失效|到期|落款|成文)(?:日|日期|时间)(?!起)|(?:没|无|未)(?:有|写|标|落|注明|看到)?日期|没(?:看到|写|标|落|注明)时间|有(?:没有|无)(?:文号|日期)|哪(?:一)?年的(?:事|东西|文|稿|材料|说法)|"
        r"从哪天|到哪年|哪年(?:结束|截止|为止)|是哪(?:一)?年的|落款|印发日期|施行日期|when (?:was|were|did|does|is) .{0,40}(?:issued|published|start|effect|expire|dated|come)|date of issue",
        re.I,
    ),
    "number": re.compile(
        r"文号|发文字号|文件号|几号文|document number|number of (?:the|this|that)\b.{0,30}(?:plan|document|notice|draft)|(?:文件|公文|通知|方案)[^，,。？]{0,4}编号",
        re.I,
    ),
    "issuer": re.compile(
        r"(?:是)?哪(?:一)?级(?:衙门|政府|部门|机关)?(?:说|定|发|出|印)|(?:谁|哪(?:个|一)?(?:家|级|部门|机关|单位|局)).{0,2}(?:起草|拟|落款|署名|盖的?章)|是[^，。？]{1,8}(?:出|发|印|定|下|拟|起草)的还是|是[^，。？]{1,8}还是[^，。？]{1,8}(?:出|发|印|定|下|拟|起草)的|名义|"
        r"(?:谁|哪个(?:部门|机关|单位)|哪里|哪家)(?:印|下|签|制|出|发布|公布|颁)?(?:发|发的|定的|布的|出台)|发文(?:机关|单位)|是[^，。？]{1,10}(?:印发|发|出台|定)的(?:吗|么)|who issued|issued by|issuing",
        re.I,
    ),
    "list": re.compile(
        r"哪[些几]?[份个]?(?:才)?是?.{0,8}(?:印发了|稿子|发下来|没(?:有)?发|没下发|作数|算数|有效|现行|停在)|(?:有)?(?:哪几|几|哪些)[份个部].{0,8}(?:征求意见|草案|草稿|下发|印发|作数|有效|现行)|"
        r"(?:有|收录?|库里有|看|查|用|依据|包括|包含|根据)(?:了)?(?:哪些|哪几|几[份个部])(?:政策)?文件|(?:哪几份|几份文件|哪些文件)|哪[些几].{0,8}(?:正式|印发|发了|生效|下发|红头|草案|草稿|征求意见)|which documents|what documents|which (?:ones? )?of the (?:five|documents|plans)",
        re.I,
    ),
    "newest": re.compile(
        r"哪[一]?[份个部](?:文件|方案)?(?:是)?(?:在)?(?:更|最)?(?:后|晚|早|先|前)(?:头|面|出|发|来|印|的|$|[？?])|谁先谁后|哪一?[份个](?:是)?后来的|(?:该|应该)信(?:谁|哪)|最近(?:出|发|印|一[份个])|哪个在先|最(?:新|早|晚|老|近)的?(?:一)?[份个]?(?:文件|方案)?是?哪|哪.{0,4}最(?:新|早|晚|老)|(?:该|要|应该?)?(?:引用|依据|用|照)哪[一]?[份个部]|哪[一]?[份个]管用|most recent|\boldest\b|\blatest (?:document|plan|one)|which (?:one |document )?(?:should|do|can) (?:i|we) (?:cite|follow|use)|哪(?:个|份|一份|部|本)(?:文件|方案|更|最)?(?:更|最)?新|最新(?:的)?(?:是)?哪|听哪(?:个|份)|以哪(?:个|份)为准|which (?:one )?is (?:the )?(?:newer|newest|latest|more recent)",
        re.I,
    ),
}
# A document called by its kind, as the place where something stands: not a question of what it is worth.
_AS_PLACE = re.compile(
    r"征求意见的那?[份个版本]+[，,]?(?=里|中|上|写|说|讲|怎么|咋)|(?:征求意见|意见|草案|草)?(?:稿子?|草案|正式文件|红头文件)(?=里|中|上(?!报)|写|说|提|讲|定|要求|规定|明确|对|怎么|第|，|：|:)|(?:in|of|by|under) (?:the|its|their) (?:[a-z-]+ ){0,2}drafts?\b|\bdrafts?(?= (?:says?|sets?|plans?|wants?|gives?|asks?|aims?|promises?|allows?|requires?)\b)|what (?:does|do|did) (?:the )?(?:[a-z-]+ ){0,3}drafts?\b",
    re.I,
)
_BASIS = re.compile(r"根据|依据(?:是|的是|写)|上位|贯彻|based on|pursuant", re.I)


def about_documents(text: str) -> frozenset[str]:
    """The names of what `text` asks of documents: status, date, number, issuer, list, newest; none for a question about a clause."""
    asked_of = _AS_PLACE.sub(" ", text)
    about = frozenset(name for name, pattern in _ABOUT.items() if pattern.search(asked_of))
    if _BASIS.search(text):
        about -= {"number", "issuer", "date"}  # what a document rests on is in its text, not in the manifest
    return about
