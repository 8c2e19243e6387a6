"""Places, documents, clause numbers and document numbers that a sentence names have to be those of what it cites."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.places import elsewhere_in, regions_in
from assistant.references import documents_in, numbers_in, row_in
from assistant.text import language_of
from assistant.verify.segments import fold, grams_of
from assistant.verify.types import Source
from index.load import REGIONS
from index.types import Record

NUMBER = re.compile(
    r"[\u4e00-\u9fff]{0,6}[〔\[（(【]\s*20\d\d\s*[〕\]）)】]\s*第?\d{1,4}\s*号|(?<!\d)\d{1,4}号文|\bNo\.? ?\d{1,4}\b(?!\.\d)|\b[A-Z][a-z]+ ?\[20\d\d\] ?No\. ?\d+(?!\d|\.\d)"
)
TITLE = re.compile(r"《([^《》]{1,60})》")
CLAUSE = re.compile(
    r"(?:第[一二三四五六七八九十百\d]{1,4}[章条款项点部]分?|(?:(?<![\u4e00-\u9fff])|(?<=[案稿件》的]))[一二三四五六七八九十]{1,2}[（(][一二三四五六七八九十]{1,3}[）)]|附件[一二12]|\b[Aa]nnex [12]|\b(?:Article|Section|Clause) \w+)"
)
_WHOLE_PROVINCE = re.compile(r"全省|省级以上人民政府|省政府")
_WHOLE_CITY = re.compile(r"全市(?!场)|市政府")
_ADJECTIVE = re.compile(r"\bprovincial(?:ly)?\b", re.I)  # of a rank, not of a place: 30 provincial pilot enterprises
_NATION = re.compile(r"全国|国家(?!标准)")
_LISTED = re.compile(
    r"(浙江|杭州|绍兴|宁波|温州|台州|衢州|金华|嘉兴|湖州|丽水|舟山)[、和与](浙江|杭州|绍兴|宁波|温州|台州|衢州|金华|嘉兴|湖州|丽水|舟山)"
)
_LEAD_ZH = re.compile(
    r"(?:浙江|杭州|绍兴)?(?:省|市)?(?:的|这份|这个)*(?:征求意见稿|意见稿|草案)(?:还|也|里|中)*(?:提出|写明|明确|写道|指出|给出)?"
)
_LEAD = 6  # characters that a document number may take along from before it
_TWO = 2  # places compared in one sentence, each with a source of its own
_NATION_REACH = 6  # characters
_HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
_DIGITS = re.compile(r"\d+")
_NOT_A_DRAFT = re.compile(r"[（(]征求意见稿[）)]")


def wrong_names(text: str, sources: tuple[Source, ...], records: Sequence[Record]) -> list[str]:
    """A reason for each place, document or number that is not that of the cited spans."""
    cited = " ".join((*(source.text for source in sources), *(head for source in sources for head in source.heading)))
    own = [source.record for source in sources]
    return [
        *_wrong_places(text, cited, " ".join(words for source in sources for words in source.english), own),
        *_wrong_documents(text, cited, own, records),
        *_wrong_numbers(text, cited, own),
        *_wrong_clauses(text, cited, sources),
        *_wrong_originals(text, f"{cited} {' '.join(record.title for record in own)}", sources),
    ]


def _wrong_originals(text: str, cited: str, sources: tuple[Source, ...]) -> list[str]:
    """A reason for each Chinese name in an English sentence that does not stand in the clause: Shaoxing University (绍兴文理学院)."""
    if language_of(text) == "zh":
        return []
    held = f"{cited} {' '.join(words for source in sources for words in source.english)}"
    return [f"“{run}” does not stand in the cited words" for run in _HAN.findall(text) if run not in held]


def without_names(text: str, own: Sequence[Record]) -> str:
    """The text without titles and numbers of documents and clauses, which are checked here and hold no figures of their own."""
    for record in own:
        for name in sorted((record.title, record.short_title, record.title_en), key=len, reverse=True):
            text = text.replace(name, "")
    text = NUMBER.sub(
        lambda match: re.split(r"(?<=[是为：号])", match[0])[0] if re.match(r"[\u4e00-\u9fff]*[是为：]", match[0]) else "", text
    )
    for pattern in (TITLE, CLAUSE):
        text = pattern.sub("", text)
    return text


def names_held(text: str, sources: Sequence[Source]) -> bool:
    """Whether the sentence names a document or a number that stands in the cited words: then it is about them, whatever else it says."""
    cited = [fold(source.text).replace("《", "").replace("》", "") for source in sources]
    named = [fold(match[1]) for match in TITLE.finditer(text)]
    named += [fold(match[0])[at:] for match in NUMBER.finditer(text) for at in range(_LEAD) if "号" in match[0]]
    return any(len(name) > _LEAD and name in words for name in named for words in cited)


def without_lead(text: str) -> str:
    """The text without "the draft of Hangzhou proposes", which says where something stands and nothing of what stands there."""
    return _LEAD_ZH.sub("", text)


def _wrong_places(text: str, cited: str, english: str, own: Sequence[Record]) -> list[str]:
    bare = without_names(text, own)
    home = {record.region for record in own}
    bare = _ADJECTIVE.sub("", bare)
    named = set(regions_in(bare)) - home - set(regions_in(cited))
    # The province speaks for itself only; a city's clause is not the province's because it mentions it.
    if own and home.isdisjoint(regions_in(bare)) and regions_in(bare):
        named |= set(regions_in(bare)) - _mentioned(bare, cited)
    reasons = [f"the cited clause is not of {place}" for place in sorted(named)]
    listed = [place for match in _LISTED.finditer(bare) for place in (match[1], match[2])]
    reasons += [f"the cited clause does not name {place} there" for place in listed if place not in cited and len(home) < _TWO]
    within, outside = elsewhere_in(bare)
    reasons += [
        f"the cited clause does not speak of {place}"
        for place in (*within, *outside)
        if place not in f"{cited} {english}".lower()
    ]
    reasons += [
        f"the cited clause does not speak of {match[0]} there"
        for match in _NATION.finditer(bare)
        if not _same_nation(bare, match, cited)
    ]
    if _WHOLE_PROVINCE.search(fold(bare)) and "浙江" not in home and not _WHOLE_PROVINCE.search(cited):
        reasons.append("the cited clause is of a city, not of the province")
    if _WHOLE_CITY.search(fold(bare)) and home == {"浙江"} and not re.search("市", cited):
        reasons.append("the cited clause is of the province, not of a city")
    return reasons


def _same_nation(text: str, match: re.Match[str], cited: str) -> bool:
    """Whether the clause too speaks of the nation before the same words: 全国有影响力, 国家职业标准."""
    after = grams_of(text[match.end() - 1 : match.end() + _NATION_REACH], "zh")
    before = text[max(0, match.start() - 2) : match.end()]
    return (len(before) > len(match[0]) + 1 and before in cited) or any(
        after & grams_of(cited[other.end() - 1 : other.end() + _NATION_REACH], "zh") for other in _NATION.finditer(cited)
    )


def _mentioned(text: str, cited: str) -> set[str]:
    """Places that the clause itself mentions with the words that follow them in the sentence: 浙江育英…, not 浙江要求…"""
    found = set()
    for region in REGIONS:
        for match in re.finditer(region, text):
            if text[match.start() : match.end() + 2] in cited:
                found.add(region)
    return found


def _wrong_documents(text: str, cited: str, own: Sequence[Record], records: Sequence[Record]) -> list[str]:
    squeezed = fold(cited)
    names = [fold(name) for record in own for name in (record.title, record.short_title, *record.aliases)]
    reasons = []
    for match in TITLE.finditer(text):
        title = fold(match[1])
        known = any(title == name or _NOT_A_DRAFT.sub("", title) == _NOT_A_DRAFT.sub("", name) for name in names)
        if not known and title not in squeezed and not any(title in name and len(title) >= 8 for name in names):
            reasons.append(f"《{match[1]}》 is not the cited document")
    ids = {record.doc_id for record in own}
    for doc_id in documents_in(text, records):
        record = next(record for record in records if record.doc_id == doc_id)
        shared = any(name in text for other in own for name in (other.title, other.short_title, *other.aliases))
        if (
            doc_id not in ids
            and not shared
            and not any(name in cited for name in (record.title, record.number or "\0", *record.aliases))
        ):
            reasons.append(f"the cited clause is not of {record.short_title}")
    return reasons


def _wrong_numbers(text: str, cited: str, own: Sequence[Record]) -> list[str]:
    squeezed = re.sub(r"\s", "", cited)
    known = {tuple(_DIGITS.findall(record.number or "")) for record in own}
    reasons = []
    for match in NUMBER.finditer(text):
        digits = tuple(_DIGITS.findall(match[0]))
        letters = re.match(r"[\u4e00-\u9fff]+", match[0])
        ours = any(digits == number or (len(digits) == 1 and number and digits[0] == number[-1]) for number in known)
        if (
            ours
            and letters
            and len(digits) == 2
            and not any(letters[0].endswith(_issuer(record)) for record in own if record.number)
        ):
            ours = False
        whole = re.sub(r"\s", "", match[0])
        names = len(letters[0]) if letters else 0
        if not ours and not any(whole[at:] in squeezed for at in range(max(1, names - 1))):
            reasons.append(f"“{match[0]}” is not the number of the cited document")
    return reasons


def _issuer(record: Record) -> str:
    return re.split(r"[〔\[（(【]", record.number or "")[0]


def _wrong_clauses(text: str, cited: str, sources: tuple[Source, ...]) -> list[str]:
    reasons = []
    for match in CLAUSE.finditer(text):
        numbers = numbers_in(match[0])
        ours = any(_runs_in(numbers, source.numbers) for source in sources) if numbers else False
        ours = ours or any(source.text.startswith(f"{row_in(match[0])} | ") for source in sources)
        if not ours and match[0] not in cited:
            reasons.append(f"“{match[0]}” is not where the cited clause stands")
    return reasons


def _runs_in(numbers: tuple[int, ...], path: tuple[int, ...]) -> bool:
    return any(path[at : at + len(numbers)] == numbers for at in range(len(path) - len(numbers) + 1))
