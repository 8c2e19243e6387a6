"""What stands below each clause: its permanent link, the cards that explain it, and the rules that rest on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from assistant.rules.book import foundations
from assistant.rules.types import Provision, Rule
from assistant.sections import Section, section_at
from assistant.types import Language
from assistant.web.library.holdings import Holdings
from assistant.web.parts import address, link, shown
from assistant.web.texts import say
from assistant.wording import shorten
from index.types import Card, Document

_MOST_QUOTES = 3  # of one rule at one clause; more are the rows of a table
_QUOTE = 48  # characters of a quotation in a list; the whole stands in the text above


@dataclass(slots=True)
class Explained:
    """The cards and rules of one clause."""

    cards: list[Card] = field(default_factory=list)
    rules: dict[str, tuple[Rule, list[Provision]]] = field(default_factory=dict)


def explained(holdings: Holdings, document: Document) -> Mapping[int, Explained]:
    """Cards and rules by the start of the clause in which their words begin."""
    by_clause: dict[int, Explained] = defaultdict(Explained)
    for card in holdings.cards:
        if card.doc_id == document.doc_id and (section := section_at(document, card.start)):
            by_clause[section.start].cards.append(card)
    for rule, provision in foundations(holdings.rules.statutes) if holdings.rules else ():
        if provision.doc_id == document.doc_id and (section := section_at(document, provision.start)):
            by_clause[section.start].rules.setdefault(rule.id, (rule, []))[1].append(provision)
    return by_clause


def clause_address(document: Document, section: Section) -> str:
    """The permanent link of a clause: by its number, or by its place in the text where it has none."""
    at = None if section.label else f"{section.start}-{section.end}"
    return address("library", doc=document.doc_id, clause=section.label, at=at)


def foot(language: Language, document: Document, section: Section, found: Explained | None) -> str:
    """The line below a clause, and what unfolds from it."""
    name = f'<b id="label-{section.start}" data-content>{shown(section.label)}</b>' if section.label else ""
    names = f"copy-{section.start} label-{section.start}" if section.label else f"copy-{section.start}"
    copy = (
        f'<button type="button" class="link copy" data-act="copy" data-href="{escape(clause_address(document, section))}" '
        f'id="copy-{section.start}" aria-labelledby="{names}">{say(language, "lib_copy")}</button>'
    )
    return f'<div class="tools">{name}{copy}{_folded(language, document, found) if found else ""}</div>'


def _folded(language: Language, document: Document, found: Explained) -> str:
    counts = [
        say(language, key, count=len(many)) for key, many in (("lib_cards", found.cards), ("lib_rules", found.rules)) if many
    ]
    cards = "".join(_card(language, card) for card in found.cards)
    rules = "".join(_rule(language, rule, provisions) for rule, provisions in found.rules.values())
    lists = (f'<ul class="explaining">{cards}</ul>' if cards else "") + (
        f'<h5>{say(language, "lib_rules_head")}</h5><ul class="resting">{rules}</ul>' if rules else ""
    )
    return f"<details><summary>{' · '.join(counts)}</summary>{lists}</details>"


def _card(language: Language, card: Card) -> str:
    answer, unsaid = (card.answer, card.not_stated) if language == "zh" else (card.answer_en, card.not_stated_en)
    silent = f'<p class="unsaid">{say(language, "lib_unsaid")}<span data-content>{shown(unsaid)}</span></p>' if unsaid else ""
    question = next((text for text in card.questions if text.isascii() == (language == "en")), card.questions[0])
    asked = f"{say(language, 'lib_ask')}<q data-content>{shown(question)}</q>"
    return (
        f"<li><p data-content>{shown(answer)}</p>{silent}<p>{_passage(language, card.doc_id, card.start, card.end)} "
        f"{link('chat', asked, q=question)}</p></li>"
    )


def _rule(language: Language, rule: Rule, provisions: list[Provision]) -> str:
    title = link("calculators", f"<span data-content>{shown(rule.title.in_(language))}</span>", rule=rule.id)
    few = provisions if len(provisions) <= _MOST_QUOTES else []
    quotes = "".join(
        f'<q lang="zh-CN" data-content>{shown(shorten(provision.quote, _QUOTE))}</q> '
        f"{_passage(language, provision.doc_id, provision.start, provision.end)} "
        for provision in {provision.start: provision for provision in few}.values()
    )
    return f"<li><p>{title}</p>{f'<p>{quotes}</p>' if quotes else ''}</li>"


def _passage(language: Language, doc_id: str, start: int, end: int) -> str:
    return link("library", say(language, "lib_show"), doc=doc_id, at=f"{start}-{end}")
