"""Follow-up questions ("那绍兴呢？", "有什么条件？") resolved against the turns before them, without a language model."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.places import named_places, regions_in, without_places, without_regions

# Ways to begin or end a question that leans on what was said before.
_LEANS = re.compile(
    r"^(?:那么?|然后|还有|另外|所以|这|该|它|他们?|其中|里面|上面|刚才|前面|前者|后者|同样|再|具体|比如|不是|也|要不要|能不能|几|多少|多久|多长|谁|哪|怎么|为什么|为啥|啥|什么|有没有|有什么|需要|如果|占|比例|条件|期限|"
    r"and\b|what about|how about|is (?:it|that|this|approval)|does (?:it|that)|who\b|how long|how many|how much|when\b|why\b|are they|which\b|in )|(?:呢|的话)[？?]?$|^(?:the )?same\b",
    re.I,
)
# A turn that opens a new matter, whatever its length.
_NEW_MATTER = re.compile(
    r"^(?:换个(?:事|话题|问题)|另外(?:还|再)?(?:想)?问(?:一下|下|个)?|另外(?=[，,])|另一个问题|顺便(?:再)?问(?:一下|下)?|(?:还|再)(?:想)?问(?:一下|个(?:别的)?事?|个问题)|再请教(?:一下|个)?|对了|不说这个(?:了)?|说个别的|问个别的|话说回来|by the way|another question|different (?:question|topic))[，,:： ]*",
    re.I,
)
# Points back at what was said, wherever it stands in the turn.
_POINTS_BACK = re.compile(
    r"也(?:一样|是|算|要|得|能|行|可以|适用|照|写|说|提|有)|一样(?:吗|么|不)|同样|(?:^|[，,])(?:这|那|它|此)|(?:这|那)(?:个|笔|项|条|种|份|张|块|些|部分|样|钱|里)|上述|刚说|刚才|"
    r"\b(?:that|this|it|they|them|those|these|the same|too|as well|instead)\b",
    re.I,
)
# Asks only where the answer stands, or for it once more: the question before is asked again.
_ASKS_SOURCE = re.compile(
    r"(?:(?:有|是)?(?:什么|啥|哪些)?(?:依据|根据|出处|来源)|原文|原话|哪[一]?(?:条|款|章|页|份文件|个文件)|什么文件|白话|再说一遍|简单(?:点|地)?说|"
    r"\bsource\b|\bcite\b|\bciting\b|\bwhich (?:clause|article|document)\b|\bsay that again\b|\bexact words\b|\boriginal text\b)",
    re.I,
)
_SOURCE_WORDS = re.compile(
    r"请|麻烦|帮我|给我|我要|抄到|抄进|引用|写进|写到|报告|材料|里|看看|看|发|贴|一下|怎么|写|说|的|是|在|有|文件|哪|一|条|款|个|份|章|页|吗|呢|吧|了|啊|呀|第|几|号|注明?|标|抄|引|个|给|什么|啥|依据|根据|出处|来源|原文|原话|上|用|大|白话|这|那|话|具体|再|遍|简单|点|地|讲|[，。？！,.?!、\s]|"
    r"\b(?:what|which|where|is|the|a|for|of|please|can|you|give|me|does|it|says?|so|that|source|cite|citing|clause|article|document|again|exact|words|original|text|i|need|to|this|in)\b",
    re.I,
)
# Goes back to an earlier turn, by its place in the conversation or by what it was about.
_RETURNS = re.compile(
    r"(?:^|[，,。 ])(?:好|行|那|嗯|哦)*[，, ]*(?:再|还是|先|我们)?(?:(?:说|讲|聊|问|绕|转|倒)?回(?:到|去|来)?|接着|继续)(?:再)?(?:说|讲|问|聊)?(?:刚才|刚刚|前面|上面|之前)?(?:说|问|讲|聊)?的?|"
    r"(?:还是|再)(?:说|问|讲)(?=.{0,4}(?:最|第一|头一|一)(?:开始|初|早|个|件|问)|刚才|前面)|\b(?:back|returning) to\b",
    re.I,
)
_FIRST = re.compile(r"第一[个件条]|头一?[个件]|最(?:开始|初|早|先|前面)|一开始|开头|\bfirst\b", re.I)
_RETURNING = re.compile(
    r"^(?:那个|这个)?(?:第一|头一?|最(?:开始|初|早|先|前面)|一开始|开头)(?:那)?[个件条]?(?:问题|事儿?)?(?:那个)?|^the first (?:question|one)",
    re.I,
)
# Puts right what was asked before: 打错了，我问的是杭州.
_CORRECTS = re.compile(
    r"^(?:[哦噢啊呃哎嗯，, ]*)(?:不对|不是|错了|[打说搞弄写问讲]错|口误|更正|应该是|我(?:想|要)?(?:问|说|指|要)的?是)|\b(?:sorry|no), (?:i mean|i meant)\b",
    re.I,
)
# A person's own case, with a question that names no matter: 我高级技师，有门路吗.
_OWN_CASE = re.compile(r"^(?:那)?(?:我|咱|俺|要是|如果|假如|像我|人家)")
_OPEN_END = re.compile(
    r"(?:也)?(?:能|可以|给|行|成|算|要|得|得去|去|够|够格|够不够格?|符合|适用|有戏|有门路|有份|有机会|轮得到|沾得上|多分点?|怎么[办说算]|咋[办说算]|([\u4e00-\u9fff])[不没]\1.{0,3})(?:吗|么|不|没|否|伐|呢|啊|嘛)?[？?]?$"
)
_SWAPS = re.compile(
    r"^(?:那)?(?:要是|如果)?(?:换成|换作|换到|轮到)|^(?:and )?what if (?:it is|it's|we are) (?:a |an )?", re.I
)  # 换成私立的也这么给吗
_OWN_CASE_LONGEST = 26  # characters
_ASKS_REASON = re.compile(
    r"凭(?:啥|什么)|为(?:啥|什么|何|了(?:啥|什么))|图(?:个)?(?:啥|什么)|目的|用意|出于(?:啥|什么)|怎么想到|初衷|\bwhy\b|\bpurpose\b|what for",
    re.I,
)
# Where a turn names one of a group, the others of that group in the turns before it are no longer meant.
_GROUPS = (
    (
        "高职(?:高专|院校|学校)?|高等职业(?:教育|院校|学校)?|大专|高专",
        "中职(?:学校|院校)?|中等职业(?:教育|学校)?|职高|中专",
        "技工(?:院校|学校)|技校|技师学院",
        "普高|普通高中",
    ),
    ("(?:专业课?)?(?:老师|教师)|教职工", "学生|学员|孩子", "家长", "校长"),
    ("(?:规上|规模以上|大型|试点)?企业|公司|厂子?", "(?:职业|公办|民办)?(?:院校|学校)"),
    ("国家级", "省级", "市级"),
    ("公办", "民办"),
    ("secondary(?: vocational)?(?: schools?)?", "higher vocational(?: colleges?)?|vocational colleges?"),
    ("teachers?", "students?"),
)
_NOT_THAT = re.compile(r"[，,]\s*(?:可)?不是[^，,。？?的]{1,8}(?:的)?[。？?]?$")  # 中专的呢，不是高职
_BESIDE_IT = re.compile(r"[跟和与同拿把]它", re.I)  # 拿高地稿跟它摆一块儿
_SWAPPED = 14  # characters, from which a turn is more than the name of another of the group
# What is left of a turn that says no more than where, beside the place.
_ELLIPSIS = re.compile(
    r"([\u4e00-\u9fff])[不没]\1|那头|这头|有没有|那|么|呢|的话|又|也|一样|同样|如何|怎么(?:样|说|规定|要求|写)?|是多少|多少|多久|几个|规定|要求|情况|这边|那边|方面|换(?:成|到|作)|改成|如果|要是|在|是|的|有|吗|嘛|啊|呀|市|省|里|[，。？！,.?!、\s]|"
    r"\b(?:and|what|how|about|in|for|the|same|city|province|is|it|of|does|apply|then|also|too|so)\b",
    re.I,
)
_CLAUSE_NUMBER = re.compile(r"第\s*[\d一二三四五六七八九十]{1,3}\s*[条项行款点]|[（(][\d一二三四五六七八九十]{1,3}[）)]")
# Asks of the places told one after another which it is: 杭州要建几个 … 绍兴呢 … 哪个多.
_WHICH_OF_THEM = re.compile(
    r"(?:哪一?(?:个|边|里|家|头|地)|谁)(?:的)?(?:更|比较|要|定得|给得)?[多少高低长短严松宽紧大小好]|\bwhich (?:one |of them )?is (?:more|higher|longer|stricter|bigger)",
    re.I,
)
_CHATTER = re.compile(r"^(?:好的?|嗯+|谢谢|明白了?|知道了|ok|okay|thanks?|got it|对|是的|行|哦+|收到)[。！!，, ]*$", re.I)
_SUBSTANCE = re.compile(r"[\u4e00-\u9fff]{2,}|[A-Za-z]{4,}|\d")
_SHORT = 9  # Chinese characters: fewer seldom name their own subject in a running conversation
_FRAGMENT = 5  # characters
_OWN_SUBJECT = 26  # characters from which a turn that begins like a follow-up still stands alone
_EARLIER_TURNS = 3


def resolve(text: str, history: tuple[str, ...], *, leaning: bool = False) -> tuple[str, bool]:
    """The question made whole, and whether earlier turns were needed for it; `leaning` says that they are.

    The words of the earlier turns come first, without what the new turn replaces: the places, clause numbers and kinds
    of school or person of which it names its own.
    """
    if (marker := _NEW_MATTER.match(text)) is not None:
        return text[marker.end() :] or text, False
    earlier = [turn for turn in history if not _CHATTER.match(turn)]
    if not earlier or not (leaning or leans(text)):
        return text, False
    if (back := _returned(text, earlier)) is not None:
        earlier, text = earlier[: back[0] + 1], back[1]
    subject = _subject(earlier, all_places=bool(_WHICH_OF_THEM.search(text)) and not named_places(text))
    if asks_source(text):
        return subject, True
    text = _NOT_THAT.sub("", text) or text
    if named_places(text) and not _BESIDE_IT.search(text):
        subject = without_places(subject)
    if _CLAUSE_NUMBER.search(text):
        subject = _CLAUSE_NUMBER.sub("", subject)
    return f"{_without_others(subject, text)} {text}".strip(), True


def leans(text: str) -> bool:
    """Whether a turn needs the ones before it."""
    bare = _bare(text)
    if not _SUBSTANCE.search(bare) or not bare or asks_source(text) or corrects(text) or _RETURNS.search(text):
        return True
    if _BESIDE_IT.search(text):
        return True
    if text.isascii():
        words = len(text.split())
        return words <= 4 or (bool(_LEANS.search(text)) and words <= 8) or (bool(_POINTS_BACK.search(text)) and words <= 12)
    if (_SWAPS.search(text) or (_OWN_CASE.search(text) and _OPEN_END.search(text))) and len(bare) <= _OWN_CASE_LONGEST:
        return True
    leaning = bool(_LEANS.search(text) or _POINTS_BACK.search(text))
    return len(bare) <= _SHORT or (leaning and len(bare) <= _OWN_SUBJECT)


def corrects(text: str) -> bool:
    """Whether a turn puts right what was asked before it."""
    return bool(_CORRECTS.search(text))


def asks_reason(text: str) -> bool:
    """Whether a turn asks why what was said is so."""
    return bool(_ASKS_REASON.search(text))


def subject_before(text: str, history: tuple[str, ...], *, leaning: bool = False) -> str:
    """What the conversation was about before a turn that leans on it; "" for one that stands alone."""
    earlier = [turn for turn in history if not _CHATTER.match(turn)]
    if not earlier or _NEW_MATTER.match(text) or not (leaning or leans(text)):
        return ""
    back = _returned(text, earlier)
    return _subject(earlier if back is None else earlier[: back[0] + 1])


def _returned(text: str, earlier: Sequence[str]) -> tuple[int, str] | None:
    """The earlier turn that a turn goes back to, and what it asks of it; None if it goes back to none."""
    found = _RETURNS.search(text)
    if found is None:
        return None
    rest = text[found.end() :].strip("，, ")
    if _FIRST.match(rest) or _FIRST.search(rest[:8]):
        return 0, _RETURNING.sub("", rest).strip("，, ") or rest
    named = _pairs(re.split(r"[，,。？?]", rest)[0])
    shared = [len(named & _pairs(turn)) for turn in earlier]
    best = max(range(len(earlier)), key=lambda at: (shared[at], at))
    return (best, rest) if shared[best] else None


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def asked_elsewhere(text: str, history: tuple[str, ...]) -> str:
    """What was asked before of another place, where a turn asks it of its own place and says nothing else; else ""."""
    earlier = [turn for turn in history if not _CHATTER.match(turn)]
    if not earlier or not regions_in(text) or len(_ELLIPSIS.sub("", without_regions(text))) > 1:
        return ""
    return _subject(earlier)


def asks_source(text: str) -> bool:
    """Whether a turn asks only on what the answer before rests, or for it once more."""
    return bool(_ASKS_SOURCE.search(text)) and len(_SOURCE_WORDS.sub("", text)) <= 1


def is_fragment(part: str) -> bool:
    """Whether one of several questions in a message is too bare to be looked up without the one before it."""
    bare = _bare(part)
    return len(bare) <= _FRAGMENT or bool(_LEANS.search(part) and len(bare) <= _SHORT)


def _bare(text: str) -> str:
    return re.sub(r"[\s，。？！,.?!、]", "", without_regions(text))


def _without_others(subject: str, text: str) -> str:
    """`subject` without those of a group for which the new turn, if it is hardly more than a name, names another."""
    if len(_bare(text)) > _SWAPPED and not text.isascii():
        return subject
    for group in _GROUPS:
        named = [re.search(member, text, re.I) for member in group]
        if any(named):
            for member, found in zip(group, named, strict=True):
                subject = subject if found else re.sub(member, "", subject, flags=re.I)
    return subject


def _subject(earlier: list[str], *, all_places: bool = False) -> str:
    """The last turn that stands alone, followed by the turns that lean on it; the last place named wins, unless all are asked of.

    A place holds on until another is named, also over turns that stand alone.
    """
    chain: list[str] = []
    turns = [_NEW_MATTER.sub("", turn) for turn in earlier]
    for turn, said in zip(reversed(turns[-_EARLIER_TURNS:]), reversed(earlier[-_EARLIER_TURNS:]), strict=True):
        chain.insert(0, turn)
        if turn != said or not leans(turn):
            break
    placed = [at for at, turn in enumerate(chain) if named_places(turn)]
    if all_places:
        return " ".join(chain)
    if placed:
        chain[: placed[-1]] = [without_places(turn) for turn in chain[: placed[-1]]]
    else:
        before = next((turn for turn in reversed(turns[: len(turns) - len(chain)]) if named_places(turn)), "")
        chain[:0] = named_places(before)
    return " ".join(chain)
