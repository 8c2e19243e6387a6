"""What a question asks for: its language, place and day, the documents and clauses it names, its parts.

Rules only, no model: the same question always reads the same, and `assistant search --explain` shows how.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from assistant.days import day_in
from assistant.followups import asked_elsewhere, is_fragment, resolve
from assistant.patterns import FIGURE_ASKED
from assistant.places import elsewhere_in, regions_in
from assistant.references import described_documents, documents_in, numbers_in, without_documents
from assistant.text import clean, language_of
from assistant.types import Question, Request
from index.glossary import Glossary
from index.search import Query
from index.types import Record

_ABOUT: dict[str, re.Pattern[str]] = {
    "status": re.compile(
        r"有效(?!果|衔接|途径|性)|生效|失效|过期|作废|废止|现行|算数|管用|征求意见|意见稿|草案|草稿|到期|正式(?:文件|印发|发布|发|出台|的)|印发了?(?:没|吗)|红头|效力|(?:能|可以)(?:用|引用|执行|照办|照着办|申请)了?(?:吗|么|没)|(?:施行|实施|执行|落地|生效)了?(?:没|吗)|还(?:按|照|在|管|继续).{0,10}(?:执行|有效|用|作数|施行)|还能(?:用|当依据)|"
        r"能当依据|作依据|当依据|作数|废了|停(?:止|用)?了|(?:失|过)时了?(?:吗|没|了)|定稿|(?:盖|加盖)了?公?章|(?:还|是|在|听)(?:不是)?(?:在)?(?:听|征集|征)意见|下(?:了)?文了?(?:吗|没)|被.{0,12}(?:替代|取代|替换|代替)|(?:取代|替代|代替)了|什么状态|管几年|管到(?:哪|什么)|用到(?:哪|什么|几)|正式?下发|"
        r"(?:照着?|按照?|依|凭|拿|用).{0,16}(?:办事|申报|申请|执行|引用|报项目)了?(?:吗|么|没|不|行)|(?:能不能|可不可以|可以|能|是否|敢|该不该).{0,3}(?:照着?|按照?|依|凭|拿|用).{0,16}(?:办|申报|申请|执行|引用|报项目|依据)|"
        r"in force|in effect|lapsed?\b|supersed|replaced by|repeal|finali[sz]ed|\bcite\b|rel(?:y|ied) on|adopted|legally|still valid|\bvalid|\bexpir|\bdrafts?\b|\bbinding\b|\bofficial\b|take[sn]? effect|legal(?:ly)? (?:status|binding)",
        re.I,
    ),
    "date": re.compile(
        r"(?:什么时候|啥时候|何时|哪年|哪一年)的(?:文件|方案|通知|政策|计划|规定)|(?:什么时候|啥时候|何时|哪天|哪一天|哪年|哪一年|几号|几月|多会儿|日期|时间).{0,6}(?:发|印|出台|出的|出来|生效|实施|施行|开始|签|落款|到期|公布|执行)|"
        r"(?:发|印|出台|生效|实施|施行|签发|落款|公布|到期).{0,6}(?:什么时候|啥时候|何时|哪天|哪年|几号|几月|日期|时间)|"
        r"从哪天|到哪年|哪年(?:结束|截止|为止)|是哪(?:一)?年的|落款|印发日期|施行日期|when (?:was|were|did|does|is) .{0,40}(?:issued|published|start|effect|expire|dated|come)|date of issue",
        re.I,
    ),
    "number": re.compile(
        r"文号|发文字号|文件号|几号文|document number|number of (?:the|this|that)\b.{0,30}(?:plan|document|notice|draft)|编号是",
        re.I,
    ),
    "issuer": re.compile(
        r"(?:谁|哪个(?:部门|机关|单位)|哪里|哪家)(?:印|下|签|制|出|发布|公布|颁)?(?:发|发的|定的|布的|出台)|发文(?:机关|单位)|是[^，。？]{1,10}(?:印发|发|出台|定)的(?:吗|么)|who issued|issued by|issuing",
        re.I,
    ),
    "list": re.compile(
        r"(?:有|收录?|库里有|看|查|用|依据|包括|包含|根据)(?:了)?(?:哪些|哪几|几[份个部])(?:政策)?文件|(?:哪几份|几份文件|哪些文件)|哪[些几].{0,8}(?:正式|印发|发了|生效|下发|红头|草案|草稿|征求意见)|which documents|what documents",
        re.I,
    ),
    "newest": re.compile(
        r"哪[一]?[份个部](?:文件|方案)?(?:是)?(?:在)?(?:更|最)?(?:后|晚|早|先|前)(?:头|面|出|发|来|印|的|$|[？?])|谁先谁后|哪个在先|最(?:新|早|晚|老|近)的?(?:一)?[份个]?(?:文件|方案)?是?哪|哪.{0,4}最(?:新|早|晚|老)|(?:该|要|应该?)?(?:引用|依据|用|照)哪[一]?[份个部]|哪[一]?[份个]管用|most recent|\boldest\b|\blatest (?:document|plan|one)|which (?:one |document )?(?:should|do|can) (?:i|we) (?:cite|follow|use)|哪(?:个|份|一份|部)(?:文件|方案|更|最)?(?:更|最)?新|最新(?:的)?(?:是)?哪|听哪(?:个|份)|以哪(?:个|份)为准|which (?:one )?is (?:the )?(?:newer|newest|latest|more recent)",
        re.I,
    ),
}
# A document called by its kind, as the place where something stands: not a question of what it is worth.
_AS_PLACE = re.compile(
    r"(?:征求意见|意见|草案|草)?(?:稿子?|草案|正式文件|红头文件)(?=里|中|上(?!报)|写|说|提|讲|定|要求|规定|明确|对|怎么|第|，|：|:)|(?:in|of|by|under) (?:the|its|their) (?:[a-z-]+ ){0,2}drafts?\b|\bdrafts?(?= (?:says?|sets?|plans?|wants?|gives?|asks?|aims?|promises?|allows?|requires?)\b)|what (?:does|do|did) (?:the )?(?:[a-z-]+ ){0,3}drafts?\b",
    re.I,
)
_COMPARED_KINDS = re.compile(r"正式文件|征求意见稿|草案|省文件|文件|\bissued documents?\b|\bdrafts?\b", re.I)
_LIKENED = re.compile(r"一样|一致|\bsame\b", re.I)
_BASIS = re.compile(r"根据|依据(?:是|的是|写)|上位|贯彻|based on|pursuant", re.I)
_NOW = re.compile(r"现在|目前|如今|今天|眼下|\bnow\b|\btoday\b|currently", re.I)
_COMPARES = re.compile(
    r"区别|不同(?!意)|两样|出入|分歧|差别|差异|对比|比较|相比|一样吗|一样么|是否一致|一致吗|异同|哪(?:个|里|边|家)(?:更|的?要求|比较)|谁(?:更|的要求)|分别|各(?:是|自|有)|都(?:是|有)?(?:多少|怎么|什么)|都(?:提|写|说|有)了?(?:吗|没)|变没变|有没有变|变了(?:吗|没)|前后(?:两|说法)|两份(?:文件|方案)?(?:写|说|怎么)|"
    r"\bcompare|\bdiffer|\bversus\b|\bvs\b|\bboth\b|respectively",
    re.I,
)
_PART_BREAK = re.compile(
    r"[？?；;。！!\n]+|，?(?:另外|还有就是|还有|以及另外|顺便问?(?:一下)?|再问(?:一下)?|同时想问)[，,：:]?|\balso,?\s|,? and (?=what|how|who|when|which|is|are|do|does|can)",
    re.I,
)
# What makes a piece of a message a question of its own, rather than the story around one.
_ASKS = re.compile(
    r"([\u4e00-\u9fff])[不没]\1|吗|么|呢|什么|啥|怎|咋|多少|多久|多长|几|谁|哪|能不能|可不可以|是不是|有没有|会不会|要不要|行不行|算不算|如何|为何|是否|给不给|多大|"
    r"\b(?:what|who|how|when|where|which|why|is|are|do|does|did|can|could|may|must|should|will|would|has|have)\b",
    re.I,
)
_MAX_PARTS = 3
_SHORTEST_PART = 4  # characters


def understand(request: Request, today: date, records: Mapping[str, Record], glossary: Glossary) -> Question:
    """Read a request. `records` are the documents by id. Never raises on any text."""
    text = clean(request.question)
    history = tuple(filter(None, map(clean, request.history)))
    resolved, follows_up = resolve(text, history)
    regions = (request.region,) if request.region and not regions_in(text) else regions_in(resolved)
    within, outside = elsewhere_in(resolved)
    asked_of = _AS_PLACE.sub(" ", text)
    about = frozenset(name for name, pattern in _ABOUT.items() if pattern.search(asked_of))
    now = request.as_of or today
    if _BASIS.search(text):
        about -= {"number", "issuer", "date"}  # what a document rests on is in its text, not in the manifest
    timely = about & {"status", "newest", "list"} and not _NOW.search(text)
    named_day = day_in(without_documents(text, records.values()), now) if timely else None
    expansions = glossary.expand(resolved)
    parts, story = ((resolved,), "") if follows_up or about else _parts(resolved)
    # "新老师也一样吗" after another question asks about the new matter, not for a table of both.
    likened = follows_up and bool(_LIKENED.search(text))
    compares = (bool(_COMPARES.search(resolved)) and not likened) or len(regions) > 1
    numbers = numbers_in(resolved)
    doc_ids = _documents(text, resolved, follows_up, records)
    if not doc_ids and (about or numbers):
        doc_ids = described_documents(resolved, tuple(records.values()), regions)
    if not doc_ids and numbers and len(regions) == 1:  # 绍兴第十三条
        doc_ids = tuple(record.doc_id for record in records.values() if record.region in regions)
    return Question(
        text=resolved,
        asked=_matter_of(without_documents(resolved, records.values()), compares) or resolved,
        latest=text,
        language=language_of(text if text else resolved),
        day=named_day or now,
        regions=regions,
        elsewhere=(*within, *outside),
        doc_ids=doc_ids,
        numbers=numbers,
        about=about,
        compares=compares,
        parts=parts,
        story=story,
        expansions=tuple(dict.fromkeys(word for expansion in expansions for word in expansion.official)),
        explained=tuple((expansion.found, expansion.official) for expansion in expansions),
        follows_up=follows_up,
        elsewhere_asked=asked_elsewhere(text, history) if follows_up else "",
    )


def _documents(text: str, resolved: str, follows_up: bool, records: Mapping[str, Record]) -> tuple[str, ...]:
    """The documents named; in a follow-up those that the new turn names, or those before that are of the place it names."""
    named = documents_in(resolved, records.values())
    if not follows_up:
        return named
    here = regions_in(text)
    own = documents_in(text, records.values()) or described_documents(text, tuple(records.values()), here)
    if not own and len(told := described_documents(text, tuple(records.values()), regions_in(resolved))) == 1:
        own = told  # 新方案里呢, of the place in question
    return own or tuple(doc_id for doc_id in named if not here or records[doc_id].region in here)


def _matter_of(text: str, compares: bool) -> str:
    """What a comparison is about: not the kinds of document that are compared."""
    return _COMPARED_KINDS.sub(" ", text).strip() if compares else text


def to_query(question: Question, part: str | None = None) -> Query:
    """What the index is asked for a question, or for one part of it.

    What weighs most counts twice: a part within its question, the newest turn within a conversation.
    """
    if part is not None and part != question.text:
        before = question.parts[: question.parts.index(part)]
        leaning = before[-1] if before and is_fragment(part) else ""
        text = f"{part} {part} {leaning} {question.story}"
        regions = regions_in(part) or regions_in(" ".join((*before, question.story)))
    else:
        text = f"{question.asked} {question.latest} {question.latest}" if question.follows_up else question.asked
        regions = question.regions
    return Query(
        text=text,
        expansions=question.expansions,
        regions=regions,
        doc_ids=question.doc_ids,
        numbers=question.numbers,
        day=question.day,
        wants_figure=bool(FIGURE_ASKED.search(part or question.latest)),
        about_document=bool(question.about),
    )


def _parts(text: str) -> tuple[tuple[str, ...], str]:
    """The questions in a message, and the story around them; a single question is a part by itself with no story.

    Cut at question marks and the like, and at commas with a question on either side.
    """
    pieces = [piece.strip(" ，,、:：") for whole in _PART_BREAK.split(text) for piece in _at_commas(whole)]
    asking = [piece for piece in pieces if len(piece) >= _SHORTEST_PART and _ASKS.search(piece)]
    if len(asking) < 2:
        return (text,), ""
    return tuple(asking[-_MAX_PARTS:]), " ".join(piece for piece in pieces if piece not in asking)


def _at_commas(text: str) -> list[str]:
    pieces = re.split(r"[，,]", text)
    return pieces if sum(bool(_ASKS.search(piece)) for piece in pieces) > 1 else [text]
