"""Lies by program. Every mutation of a correct sentence says something that the cited span does not say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from evals.lying import words
from evals.lying.cases import Case

Mutation = Callable[[Case], Iterator[str]]
_NUMBER = re.compile(r"(?<![\d.A-Za-z〔\[—–-])\d+(?:,\d{3})*(?:\.\d+)?(?![\d.]|年(?!制)|月\d|日|号|[A-Za-z+]|\])")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)(%| per ?cent)")


def figure(case: Case) -> Iterator[str]:
    """Another number in the place of one."""
    for match in _NUMBER.finditer(case.text):
        if case.language == "en" and re.match(r"(?:19|20)\d\d$", match[0]):
            continue
        value = match[0].replace(",", "")
        for other in dict.fromkeys((_next(value), _doubled(value), "80" if value != "80" else "60")):
            if other != value:
                yield case.text[: match.start()] + other + case.text[match.end() :]
    yield from swaps(
        case,
        words.FIGURE,
    )


def unit(case: Case) -> Iterator[str]:
    """The right number of something else."""
    pairs = words.UNIT
    for old, new in pairs:
        edge = rf"(?<=[\d一半百五七九十]){re.escape(old)}|(?<=\d ){re.escape(old)}"
        if old == "RMB" or old[0] in "每工h":
            edge = re.escape(old)
        for match in re.finditer(edge, case.text):
            if (case.language == "en") == new.isascii():
                yield case.text[: match.start()] + new + case.text[match.end() :]


def decimal_point(case: Case) -> Iterator[str]:
    """A decimal point lost, won or moved; a nought more or less."""
    for match in _NUMBER.finditer(case.text):
        value = match[0]
        if case.language == "en" and re.match(r"(?:19|20)\d\d$", value):
            continue
        moved = (
            [value.replace(".", "")]
            if "." in value
            else [f"{value}.5", f"{value[0]}.{value[1:]}" if len(value) > 1 and value[1:].strip("0,") else f"0.{value}"]
        )
        moved += [f"{value}0"] if "." not in value else []
        for other in moved:
            if other != value:
                yield case.text[: match.start()] + other + case.text[match.end() :]


def bound(case: Case) -> Iterator[str]:
    """At least for at most, a bound dropped, a bound added."""
    yield from swaps(case, words.BOUND)
    for word in ("不超过", "不低于", "至少", "不少于", "at least ", "no more than ", "up to ", "no less than "):
        if (at := re.search(rf"{word}(?=\D{{0,12}}\d)", case.text)) is not None:
            yield case.text[: at.start()] + case.text[at.end() :]
    for match in re.finditer(r"(?<=\d)(?:%|家|所|个)以上", case.text):
        yield case.text[: match.end() - 2] + case.text[match.end() :]
    for match in _PERCENT.finditer(case.text):
        if case.language == "zh" and not re.search(
            "以上|以内|不|最|至|上限", case.text[max(0, match.start() - 14) : match.end() + 3]
        ):
            yield case.text[: match.start()] + "不超过" + case.text[match.start() :]
            yield case.text[: match.end()] + "以上" + case.text[match.end() :]


def negation(case: Case) -> Iterator[str]:
    """A "not" put in or taken out."""
    yield from swaps(case, words.NEGATION)


def modality(case: Case) -> Iterator[str]:
    """Encouraging for obliging, obliging for allowing, and the like; not where the clause says the new word itself."""
    yield from swaps(case, tuple(pair for pair in words.MODALITY if not _says_itself(pair, case)))


def _says_itself(pair: tuple[str, str], case: Case) -> bool:
    return any(
        word in pair[1] and word not in pair[0] and word in case.card.quote.replace("扶持", "支持") for word in _PERMISSIVE
    )


_PERMISSIVE = ("鼓励", "支持", "允许", "可以")


def region(case: Case) -> Iterator[str]:
    """Another place's rule."""
    yield from swaps(case, words.REGION)


def document(case: Case) -> Iterator[str]:
    """The same words under another document's name or number, or another clause."""
    titles = {
        "zhejiang-2020-27": ("《加快推进现代职业教育体系建设实施方案（2025—2027年）》", "杭政办函〔2025〕61号"),
        "hangzhou-2025-61": ("《浙江省深化产教融合推进职业教育高质量发展实施方案》", "浙政发〔2020〕27号"),
    }
    title, number = titles.get(
        case.card.doc_id, ("《加快推进现代职业教育体系建设实施方案（2025—2027年）》", "浙政发〔2021〕72号")
    )
    if case.language == "zh":
        clause = "九（九）" if case.source.numbers[:2] != (9, 9) else "八（八）"
        for lead in (
            f"{title}规定，",
            f"按照{number}，",
            "根据《中华人民共和国职业教育法》，",
            f"{clause}写明，",
            "按第九十九条，",
        ):
            yield lead + case.text
    else:
        yield f"Under No. 99, {case.text[0].lower()}{case.text[1:]}"


def draft_as_law(case: Case) -> Iterator[str]:
    """A consultation draft told as if it were in force; a document in force told as a draft."""
    drafted = re.search("draft", case.source.doc_id) is not None
    for old in ("的征求意见稿提出，", "的征求意见稿", "征求意见稿提出，", "征求意见稿"):
        if drafted and old in case.text:
            yield case.text.replace(old, "")
            yield case.text.replace(old, "的现行方案规定" if old.startswith("的") else "现行方案规定")
    if drafted and case.language == "zh":
        yield re.sub(r"[。；]$", "，现已正式施行。", case.text)
    if drafted and case.language == "en":
        yield re.sub(r"\b[Dd]raft\b", "plan", case.text).replace("would ", "will ")
        yield re.sub(r"\.$", " and is now in force.", case.text)
    if not drafted:
        yield (
            case.text.replace("杭州", "杭州的征求意见稿", 1)
            if "杭州" in case.text
            else f"征求意见稿提出，{case.text}"
            if case.language == "zh"
            else f"In a draft, {case.text}"
        )
        yield (
            re.sub(r"[。；]$", "，但该文件已经废止。", case.text)
            if case.language == "zh"
            else re.sub(r"\.$", ", but it has been repealed.", case.text)
        )


def invented(case: Case) -> Iterator[str]:
    """A clause that nobody wrote, behind the right sentence or alone under the right key."""
    lead = "征求意见稿提出，" if "draft" in case.card.doc_id else ""
    seed = sum(map(ord, case.card.id))
    if case.language == "en":
        yield re.sub(r"\.$", f", {words.INVENTED_EN[seed % len(words.INVENTED_EN)]}.", case.text)
        return
    for at in (seed, seed + 7):
        yield re.sub(r"[。；]$", f"，{words.INVENTED[at % len(words.INVENTED)]}。", case.text)
    yield lead + words.WHOLE[seed % len(words.WHOLE)]


def quotation(case: Case) -> Iterator[str]:
    """The clause in quotation marks with one character changed, lost or doubled."""
    lead = {"杭州": "杭州", "绍兴": "绍兴", "浙江": "浙江"}[case.source.record.region]
    lead += "的征求意见稿写道" if "draft" in case.card.doc_id else "的方案写道"
    for piece in quotable(case)[:2]:
        at = len(piece) // 2
        other = "不" if piece[at] != "不" else "可"
        changed = [piece[:at] + other + piece[at + 1 :], piece[:at] + piece[at + 1 :], piece[: at + 1] + piece[at:]]
        changed += [re.sub(r"\d", lambda m: str((int(m[0]) + 3) % 10), piece, count=1)] if re.search(r"\d", piece) else []
        for quote in changed:
            if quote != piece and quote not in case.source.text:
                yield f"{lead}：“{quote}”。"


def quotable(case: Case) -> list[str]:
    """Stretches of the clause between two marks, fit for quoting."""
    return [piece for piece in re.split(r"[，。；：、“”‘’（）()\n|《》]", case.card.quote) if 6 <= len(piece) <= 30]


def date_changed(case: Case) -> Iterator[str]:
    """Another year, or the end of a period for its beginning."""
    for match in re.finditer(r"20\d\d(?=年| |,|\.|$)", case.text):
        yield case.text[: match.start()] + str(int(match[0]) + 2) + case.text[match.end() :]
    yield from swaps(
        case,
        words.DATE_CHANGED,
    )


def actor(case: Case) -> Iterator[str]:
    """Somebody else's right or duty."""
    yield from swaps(
        case,
        words.ACTOR,
    )


def scope(case: Case) -> Iterator[str]:
    """More than the clause grants: everybody, always, without condition; or a condition left out."""
    yield from swaps(
        case,
        words.SCOPE,
    )
    if case.language == "zh":
        yield re.sub(r"[。；]$", "，所有人无条件适用。", case.text)


def direction(case: Case) -> Iterator[str]:
    """Less for more."""
    yield from swaps(
        case,
        words.DIRECTION,
    )


def swaps(case: Case, pairs: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """The sentence with each word of `pairs` that stands in it replaced, one at a time, outside titles and quotation marks."""
    for old, new in pairs:
        at = _outside(case.text, old)
        if at >= 0:
            yield case.text[:at] + new + case.text[at + len(old) :]


def _outside(text: str, word: str) -> int:
    quoted = [
        (m.start(), m.end())
        for m in re.finditer(r"《[^》]*》|“[^”]*”|浙江育英[^，。]*|杭州万向[^，。]*|杭州科技职业[^，。]*", text)
    ]
    edge = (
        r"\b"
        if word.isascii() and word[0].isalpha()
        else "(?<!不)"
        if word[0] in _DENIABLE
        else "(?<!可)"
        if word == "以上"
        else ""
    )
    pattern = f"{edge}{re.escape(word)}{_NOT_IN_WORD.get(word, '')}"
    return next((m.start() for m in re.finditer(pattern, text) if not any(a <= m.start() < b for a, b in quoted)), -1)


_DENIABLE = "纳受计算"  # 不纳入 is no 纳入 to deny again
_NOT_IN_WORD = {
    "要": "(?![素求点])",
    "应": "(?!用)",
    "需": "(?!要|求)",
    "会": "(?![化员资社同议])",
    "提出": "",
    "raise": r"\b",
    "rise": r"\b",
    "cut": r"\b",
    "up to": r"(?= \d)",
}


def _next(value: str) -> str:
    return f"{float(value) + 1:g}" if "." in value else str(int(value) + 1)


def _doubled(value: str) -> str:
    return f"{float(value) * 2:g}" if "." in value else str(int(value) * 2)


MUTATIONS: dict[str, Mutation] = {
    "figure": figure,
    "unit": unit,
    "decimal point": decimal_point,
    "bound": bound,
    "negation": negation,
    "modality": modality,
    "region": region,
    "document": document,
    "draft presented as law": draft_as_law,
    "invented clause": invented,
    "quotation altered by one character": quotation,
    "date": date_changed,
    "actor": actor,
    "scope": scope,
    "direction": direction,
}
