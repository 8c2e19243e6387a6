"""A reply out of evidence, without a language model: plain words first, then the clause, then what must not be missed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.also_asked import also_asked
from assistant.cite import Citations
from assistant.notices import notices_for, touches
from assistant.phrases import STATUS, phrase, region_name
from assistant.places import PROVINCE
from assistant.retrieve import MAX_CITATIONS, MAX_COMPARED, Evidence, Item
from assistant.rules.clause_wanted import outcome_is_asked
from assistant.standing import STANDING, standing_lines
from assistant.types import Citation, Language, Notice, Question
from assistant.unstated import left_open, not_reached, without_lead
from assistant.wording import bold_figures, clause_label, quoted, shorten, source_line
from index.search import PolicyIndex

# Said by the label before it where several documents stand side by side.
_DRAFT_LEAD = re.compile(
    r"^(?:这份|该|杭州的?|绍兴的?|省里的?|省的)?征求意见稿(?:提出的目标是|提出|写明|写道|明确|要求|拟定|拟|里写的是)[：:，,]?"
)
_DRAFT_LEAD_EN = re.compile(
    r"^The (?:[A-Z][a-z]+ )?(?:consultation )?draft (?:says|proposes|states|provides|notes)(?: that)? ([a-z])"
)
_OWN_FIGURE = re.compile(r"\d\s*(?:万|亿|元|块|人|个|名|家|所)")  # held against the target: no outcome in general is asked
_MAX_ROW = 90  # characters of an echo of a part of the question


@dataclass(frozen=True, slots=True)
class Composed:
    """A body of text with what it cites and what goes with it."""

    text: str
    citations: tuple[Citation, ...]
    notices: tuple[Notice, ...]
    follow_ups: tuple[str, ...]
    composed_by: str


def compose(
    index: PolicyIndex,
    question: Question,
    found: Sequence[Evidence],
    unanswered: Sequence[Evidence] = (),
    *,
    computes: bool = False,
    lead: str = "",
) -> Composed:
    """Answer with the items of `found`, one section a part; say of the parts in `unanswered` that nothing is stated.

    `computes` says that rules stand ready, so that a computation may be offered. `lead` comes before an overview.
    """
    language = question.language
    citations = Citations(index, question.day)
    room = MAX_COMPARED if question.compares or lead else max(1, MAX_CITATIONS // len(found))
    items = _distinct([item for evidence in found for item in evidence.items[:room]])
    cited = _once([(item, citations.add(item.doc_id, item.start, item.end)) for item in items])
    table = question.compares and len({item.doc_id for item in items}) > 1
    opening = [lead] if lead else _openings(index, question, found, cited)
    lines = _table(index, cited, language) if table else _leads(index, cited, question, opening)
    sections = [*opening, "\n".join(lines), *silent_places(index, question, items)]
    sections += [phrase(language, "partly", part=shorten(evidence.part, _MAX_ROW)) for evidence in unanswered]
    whole = cited[0][0].card is not None and cited[0][0].card.topic == STANDING
    sections += standing_lines(index, question, citations, _standing(question, cited, whole=whole), whole=whole)
    sections.append(quotations(index, cited, citations.all(), language))
    notices = with_place(notices_for(index, citations.all(), question.day, language), question)
    sections += [notice_lines(notices)] if notices else []
    return Composed(
        "\n\n".join(section for section in sections if section),
        citations.all(),
        notices,
        also_asked(
            index,
            [item.card.id for item in items if item.card],
            language,
            question.day,
            asked=question.text,
            computes=computes,
        ),
        "cards" if any(item.card for item in items) else "extractive",
    )


def _standing(question: Question, cited: Sequence[tuple[Item, Citation]], *, whole: bool) -> list[str]:
    """The documents whose status may have to be said: those cited, and those whose status is asked, or that are asked about as a whole."""
    asked = question.doc_ids if whole or ("status" in question.about and len(question.doc_ids) == 1) else ()
    return [*(item.doc_id for item, _ in cited), *asked]


def _openings(
    index: PolicyIndex, question: Question, found: Sequence[Evidence], cited: Sequence[tuple[Item, Citation]]
) -> list[str]:
    """What is left open of the very thing asked for: it is the answer, and comes before what is stated."""
    language, said = question.language, [_of_province(index, question, cited), _not_compared(question)]
    for evidence in found:
        asked = question.latest if len(found) == 1 else evidence.part
        own = [(item, citation) for item, citation in cited if item in evidence.items]
        if not own:
            continue
        said.append(not_reached(asked, own, language))
        if note := left_open(index, asked, own, language):
            said.append(note)
        elif outcome_is_asked(asked.lower()) and not _OWN_FIGURE.search(asked):
            said.append(phrase(language, "outcome"))
    return list(dict.fromkeys(filter(None, said)))


def _not_compared(question: Question) -> str:
    """That a place to be compared has no document here; "" otherwise."""
    if not question.compares or not question.elsewhere or not question.regions:
        return ""
    names = ("、" if question.language == "zh" else ", ").join(place.title() for place in question.elsewhere)
    return phrase(question.language, "not_compared", places=names)


def _of_province(index: PolicyIndex, question: Question, cited: Sequence[tuple[Item, Citation]]) -> str:
    """That the city asked about is silent, where all that is cited is the province's; "" otherwise."""
    here = [region for region in question.regions if region != PROVINCE]
    regions = {index.documents[item.doc_id].record.region for item, _ in cited}
    if not here or PROVINCE in question.regions or question.compares or question.doc_ids or regions != {PROVINCE}:
        return ""
    names = ("、" if question.language == "zh" else ", ").join(region_name(region, question.language) for region in here)
    return phrase(question.language, "province_only", here=names)


def _leads(index: PolicyIndex, cited: Sequence[tuple[Item, Citation]], question: Question, opening: Sequence[str]) -> list[str]:
    """The short answers; with their places before them where several places answer, or where none was asked about."""
    language = question.language
    several = len({item.doc_id for item, _ in cited}) > 1
    lines = []
    for item, citation in cited:
        lead = lead_of(index, item, language) + f"[{citation.n}]"
        place = index.documents[item.doc_id].record.region
        unsaid = not question.regions and not question.doc_ids and item.card is not None and not _names_place(lead, place)
        if several or unsaid:
            status, name = STATUS[language][citation.status], region_name(place, language)
            lead = _DRAFT_LEAD_EN.sub(lambda found: found[1].upper(), _DRAFT_LEAD.sub("", lead))
            lead = f"**{name}**（{status}）：{lead}" if language == "zh" else f"**{name}** ({status}): {lead}"
        lines.append(f"- {lead}" if len(cited) > 1 else lead)
    first = cited[0][0].card
    note = (first.not_stated if language == "zh" else first.not_stated_en) if first else ""
    remarked = any(touches(remark, cited[0][1]) for remark in index.remarks)
    if note and len(cited) == 1 and not remarked and not any(without_lead(note) in said for said in opening):
        lines += ["", phrase(language, "not_stated", text=without_lead(note))]
    return lines


def _names_place(lead: str, region: str) -> bool:
    """Whether a short answer says whose clause it tells."""
    return region in lead or region_name(region, "en").split()[0] in lead or (region == PROVINCE and "省" in lead)


def _table(index: PolicyIndex, cited: Sequence[tuple[Item, Citation]], language: Language) -> list[str]:
    rows = [phrase(language, "compare_header")]
    for item, citation in cited:
        record = index.documents[item.doc_id].record
        place = record.short_title if language == "zh" else record.title_en
        rows.append(
            f"| {place} | {_DRAFT_LEAD.sub('', lead_of(index, item, language)).replace('|', '／')}[{citation.n}] | {STATUS[language][citation.status]} |"
        )
    return rows


def silent_places(index: PolicyIndex, question: Question, items: Sequence[Item]) -> list[str]:
    """Places or documents that a comparison names and no row speaks for: their silence is part of the answer."""
    heard = {index.documents[item.doc_id].record.region for item in items}
    silent = [region for region in question.regions if region not in heard]
    named = question.doc_ids if question.compares and len(question.doc_ids) > 1 else ()
    if mute := [index.documents[doc_id].record for doc_id in named if doc_id not in {item.doc_id for item in items}]:
        titles = [record.short_title if question.language == "zh" else record.title_en for record in mute]
        return [phrase(question.language, "silent_documents", titles=("、" if question.language == "zh" else "; ").join(titles))]
    if not question.compares or not silent:
        return []
    names = [region_name(region, question.language) for region in silent]
    return [phrase(question.language, "silent_documents", titles=("、" if question.language == "zh" else ", ").join(names))]


def lead_of(index: PolicyIndex, item: Item, language: Language) -> str:
    """What an item says in a sentence: the short answer of its card, or where to read it."""
    if item.card is not None:
        return bold_figures(item.card.answer if language == "zh" else item.card.answer_en)
    record = index.documents[item.doc_id].record
    label = clause_label(item.passage.path)
    title = record.title if language == "zh" else record.title_en
    return phrase(language, "quote_lead", title=title, label=label).rstrip("：:")


def quotations(
    index: PolicyIndex, cited: Sequence[tuple[Item, Citation]], citations: Sequence[Citation], language: Language
) -> str:
    """The citations word for word, with the reviewed translations of those that have one."""
    translations = {citation.n: item.card.quote_en for item, citation in cited if item.card is not None}
    blocks = []
    for citation in citations:
        block = f"{quoted(citation.quote)}\n>\n> [{citation.n}] {source_line(citation, index.documents[citation.doc_id].record, language)}"
        if language == "en" and citation.n in translations:
            block += f"\n\n*{phrase(language, 'translation', text=translations[citation.n])}*"
        blocks.append(block)
    return "\n\n".join(blocks)


def notice_lines(notices: Sequence[Notice]) -> str:
    """The notices as a list, each marked."""
    return "\n".join(f"- ⚠ {notice.text}" for notice in notices)


def with_place(notices: tuple[Notice, ...], question: Question) -> tuple[Notice, ...]:
    """Places within Zhejiang without documents of their own are answered by the province, and told so."""
    if not question.elsewhere or set(question.regions) - {PROVINCE}:
        return notices
    places = (
        "、".join(question.elsewhere) if question.language == "zh" else ", ".join(place.title() for place in question.elsewhere)
    )
    return (Notice("scope", None, phrase(question.language, "province", places=places)), *notices)


def _once(cited: Sequence[tuple[Item, Citation]]) -> list[tuple[Item, Citation]]:
    """One statement a citation: an item within a span already cited adds nothing."""
    first: dict[int, tuple[Item, Citation]] = {}
    for item, citation in cited:
        first.setdefault(citation.n, (item, citation))
    return list(first.values())


def _distinct(items: Sequence[Item]) -> list[Item]:
    seen: dict[tuple[str, int, int], Item] = {}
    for item in items:
        seen.setdefault((item.doc_id, item.start, item.end), item)
    return list(seen.values())
