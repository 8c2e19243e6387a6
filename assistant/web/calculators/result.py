"""What follows from a form as HTML: the figures, a picture, every step with its clause, what was assumed and what is left open."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from datetime import date
from html import escape

from assistant.rules.chat import notices_of
from assistant.rules.forms import Filled
from assistant.rules.load import Statutes
from assistant.rules.receipt import receipt
from assistant.rules.report import figure_words, step_words
from assistant.rules.types import Figure, Note, Outcome, Provision
from assistant.types import Language
from assistant.web.calculators.asking import question_about
from assistant.web.calculators.desk import Desk
from assistant.web.calculators.pictures import picture
from assistant.web.parts import badge, link, shown
from assistant.web.texts import LOCALES, NOTICES, say
from index.types import Status

_MEDIA = {
    "json": "application/json",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class Clauses:
    """The clauses that a result cites, numbered in order of first use; each mark and each entry leads into the library."""

    def __init__(self, day: date, language: Language) -> None:
        self._day, self._language = day, language
        self._found: dict[tuple[str, int, int], Provision] = {}

    def mark(self, provision: Provision | None) -> str:
        """The number of a clause as a link; nothing where a step rests on none."""
        if provision is None:
            return ""
        span = (provision.doc_id, provision.start, provision.end)
        self._found.setdefault(span, provision)
        number = list(self._found).index(span) + 1
        title = escape(f"{provision.record.short_title} {provision.clause}")
        return f' <span title="{title}" data-content>{_linked(provision, f"[{number}]", "calc-mark-link")}</span>'

    def list(self) -> str:
        """Every clause with its status on the day, its place and its words."""
        items = "".join(
            f"<li>{badge(Status(str(clause.record.status_on(self._day))), self._language)} {_name(clause)}"
            f'<blockquote data-content lang="zh-CN">{shown(clause.quote)}</blockquote></li>'
            for clause in self._found.values()
        )
        return f'<h3>{say(self._language, "calc_clauses")}</h3><ol class="calc-clauses">{items}</ol>' if items else ""


def _linked(provision: Provision, html: str, kind: str = "link") -> str:
    """A link to where the library shows a provision."""
    return link("library", html, kind, doc=provision.doc_id, at=f"{provision.start}-{provision.end}")


def _name(provision: Provision) -> str:
    name = (
        f'<span data-content lang="zh-CN">&#12298;{shown(provision.record.short_title)}&#12299;{shown(provision.clause)}</span>'
    )
    return _linked(provision, name)


def result(outcome: Outcome | None, filled: Filled, desk: Desk, statutes: Statutes, language: Language) -> str:
    """What stands beside the form: how it is computed while facts are missing, then the result."""
    if outcome is None:
        body = f'<p class="calc-wait">{say(language, "calc_faults", count=len(filled.faults))}</p>'
    elif outcome.missing:
        body = _before(outcome, statutes, language)
    else:
        body = _after(outcome, desk, statutes, language)
    return framed(body, desk, language)


def framed(body: str, desk: Desk, language: Language) -> str:
    """The result with the address that leads to it again."""
    address = f' data-address="{escape(desk.address())}"' if desk.address() else ""
    label = say(language, "calc_result")
    return f'<section class="calc-result" lang="{LOCALES[language]}" aria-label="{label}"{address}>{body}</section>'


def summary(outcome: Outcome | None, filled: Filled, language: Language) -> str:
    """One line for a screen reader when the form has settled."""
    if outcome is None:
        return say(language, "calc_faults", count=len(filled.faults))
    if outcome.missing:
        return say(language, "calc_lacks") + " " + ", ".join(slot.label.in_(language) for slot in outcome.missing)
    return "; ".join(_figure_line(figure, language) for figure in outcome.figures if figure.main)


def download(data: bytes, kind: str, name: str, words: str) -> str:
    """A link that saves `data` out of the page itself: the server keeps no file for it."""
    body = base64.b64encode(data).decode("ascii")
    return f'<a class="link" download="{escape(name)}.{kind}" href="data:{_MEDIA[kind]};base64,{body}">{words}</a>'


def share(language: Language) -> str:
    """The address that refills the form, to copy; the script fills in where the page is served."""
    return (
        f'<div class="calc-share"><label for="calc-link">{say(language, "calc_link")}</label>'
        f'<div class="calc-entry"><input type="text" id="calc-link" readonly data-link data-content>'
        f'<button type="button" data-act="copy" data-done="{say(language, "calc_copied")}">{say(language, "calc_copy")}</button></div></div>'
    )


def status_line(statuses: Sequence[tuple[str, str]], statutes: Statutes, day: date, language: Language) -> str:
    """What the documents that decide are worth on the day."""
    items = ""
    for doc_id, status in statuses:
        title = statutes.title(doc_id)
        words = f'<span lang="{LOCALES[language]}" data-content>{shown(title.in_(language))}</span>'
        items += f"<li>{badge(Status(status), language)} {link('library', words, doc=doc_id)}</li>"
    return f'<ul class="calc-status" aria-label="{say(language, "calc_rests_on", day=day.isoformat())}">{items}</ul>'


def _before(outcome: Outcome, statutes: Statutes, language: Language) -> str:
    """What is still needed, and by which clause it will be computed."""
    names = "".join(f"<li>{shown(slot.question.in_(language))}</li>" for slot in outcome.missing)
    clauses = Clauses(outcome.day, language)
    for name in outcome.rule.decisive:
        clauses.mark(statutes.words(name))
    return (
        f'<h2>{say(language, "calc_how")}</h2><p class="calc-formula">{shown(outcome.rule.formula.in_(language))}</p>'
        f'<h3>{say(language, "calc_lacks")}</h3><ul class="calc-lacks">{names}</ul>'
        f"{clauses.list()}"
    )


def _after(outcome: Outcome, desk: Desk, statutes: Statutes, language: Language) -> str:
    main = [figure for figure in outcome.figures if figure.main]
    rest = [figure for figure in outcome.figures if not figure.main]
    clauses = Clauses(outcome.day, language)
    sections = [
        f"<h2>{say(language, 'calc_result')}</h2>",
        status_line(outcome.statuses, statutes, outcome.day, language),
        _notices(outcome, language),
        f'<dl class="calc-figures">{"".join(_figure(figure, language) for figure in main)}</dl>' if main else "",
        picture(outcome, language),
        _table(outcome, language),
        f'<dl class="calc-figures calc-lesser">{"".join(_figure(figure, language) for figure in rest)}</dl>'
        if rest and not outcome.table
        else "",
        _steps(outcome, clauses, language),
        _notes("calc_assumptions", outcome.assumptions, clauses, language),
        _notes("calc_limits", outcome.limits, clauses, language),
        clauses.list(),
        _take_away(outcome, statutes, language),
    ]
    return "".join(sections)


def _notices(outcome: Outcome, language: Language) -> str:
    notices = dict.fromkeys((notice.kind, notice.text) for notice in notices_of(outcome, language))
    items = "".join(
        f'<li class="notice"><b>{NOTICES[kind][language]}</b><span>{shown(text)}</span></li>' for kind, text in notices
    )
    return f'<div class="notices" role="note"><ul>{items}</ul></div>' if items else ""


def _figure(figure: Figure, language: Language) -> str:
    label = shown(figure.label.in_(language))
    if figure.verdict is None:
        return f"<div><dt>{label}</dt><dd>{shown(figure_words(figure, language))}</dd></div>"
    kind = "yes" if figure.value.low else "no"
    return f'<div class="calc-verdict"><dt>{label}</dt><dd class="calc-{kind}">{shown(figure.verdict.in_(language))}</dd></div>'


def _figure_line(figure: Figure, language: Language) -> str:
    if figure.verdict is not None:
        return figure.verdict.in_(language)
    return f"{figure.label.in_(language)} {figure_words(figure, language)}"


def _table(outcome: Outcome, language: Language) -> str:
    """The years with their balances."""
    if not outcome.table:
        return ""
    head, *rows = [[shown(cell.in_(language)) for cell in row] for row in outcome.table]
    cells = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>' for first, *rest in rows
    )
    return (
        f'<div class="scroll" tabindex="0" role="group" aria-label="{say(language, "calc_balances")}"><table class="calc-table">'
        f"<thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _steps(outcome: Outcome, clauses: Clauses, language: Language) -> str:
    items = "".join(f"<li>{shown(step_words(step, language))}{clauses.mark(step.source)}</li>" for step in outcome.steps)
    return f'<h3>{say(language, "calc_steps")}</h3><ol class="calc-steps">{items}</ol>' if items else ""


def _notes(title: str, notes: Sequence[Note], clauses: Clauses, language: Language) -> str:
    items = "".join(f"<li>{shown(note.words.in_(language))}{clauses.mark(note.source)}</li>" for note in notes)
    return f'<h3>{say(language, title)}</h3><ul class="calc-notes">{items}</ul>' if items else ""


def _take_away(outcome: Outcome, statutes: Statutes, language: Language) -> str:
    saved = download(
        receipt(outcome, statutes).encode(), "json", f"{outcome.rule.id}-{outcome.day}", say(language, "calc_receipt")
    )
    asked = link("chat", say(language, "calc_ask"), q=question_about(outcome, statutes, language))
    return f'<div class="calc-away"><h3>{say(language, "calc_take_away")}</h3>{share(language)}<p>{asked} {saved}</p></div>'
