"""The draft of a card on the page: the question, the clauses to choose from, and the file to copy or download. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote

from assistant.types import Language
from assistant.web.parts import Documents, link, shown
from assistant.web.staff.draft import Clause
from assistant.web.staff.view import View
from assistant.web.staff.words import way
from assistant.web.texts import say
from assistant.wording import clause_label


def drawn_draft(question: str, clauses: Sequence[Clause], file: str, view: View, documents: Documents, language: Language) -> str:
    """Everything that writing the card begins with."""
    chosen = clauses[view.n - 1]
    name = f"{chosen.doc_id}-draft.yaml"
    return (
        f'<p class="hint">{say(language, "staff_draft_hint")}</p>'
        f'<blockquote class="asked" data-content>{shown(question)}</blockquote>'
        f"<h3>{say(language, 'staff_draft_clause')}</h3>{_choice(clauses, view, documents)}"
        f"<h3>{say(language, 'staff_draft_file')}</h3>"
        f'<pre id="staff-draft" tabindex="0" aria-label="{say(language, "staff_draft_file")}" data-content>{shown(file)}</pre>'
        f'<p class="actions"><button class="button" data-act="copy" data-done="{say(language, "staff_copied")}">{say(language, "staff_copy")}</button>'
        f'<a class="button" download="{shown(name)}" href="{held(file, "text/yaml")}">{say(language, "staff_download")}</a>'
        f"{link('library', say(language, 'staff_in_library'), doc=chosen.doc_id, at=f'{chosen.start}-{chosen.end}')}</p>"
    )


def held(text: str, kind: str) -> str:
    """An address that holds the text itself, so that no file is left on the server."""
    return f"data:{kind};charset=utf-8,{quote(text, safe='')}"


def _choice(clauses: Sequence[Clause], view: View, documents: Documents) -> str:
    """The clauses, best first, the chosen one marked; another is a link away."""
    items = []
    for n, clause in enumerate(clauses, 1):
        document = documents[clause.doc_id]
        label = shown(f"{document.record.short_title} {clause_label(clause.heading)}")
        head = f"<b>{label}</b>" if n == view.n else way(replace(view, n=n), label)
        text = shown(document.text[clause.start : clause.end])
        current = ' aria-current="true"' if n == view.n else ""
        items.append(f"<li{current} data-content>{head}<p>{text}</p></li>")
    return f'<ol class="clauses">{"".join(items)}</ol>'
