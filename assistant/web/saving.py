"""Buttons that hand out a document as Word or Markdown. Nothing is stored: the file goes with the answer to the click."""

from __future__ import annotations

import logging
import re
import time
from base64 import b64encode
from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import gradio as gr

from assistant.export import Manuscript, to_docx, to_markdown
from assistant.types import Language
from assistant.web.faults import note
from assistant.web.parts import shown
from assistant.web.place import QUIET, wish_of
from assistant.web.session import Session
from assistant.web.texts import LOCALES, say

Write = Callable[..., Manuscript | None]  # (session, values of inputs…) -> the document as it stands, None for none

# (type of the file, text of the button, what the button says to a screen reader)
_FORMATS = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "save_docx", "save_docx_label"),
    "md": ("text/markdown;charset=utf-8", "save_md", "save_md_label"),
}
_LONGEST_NAME = 60  # characters
_NOT_IN_NAMES = re.compile(r"[^\w()·-]+")
_log = logging.getLogger(__name__)

# The file becomes a download within the page, and the focus goes back to the button that made it.
_SCRIPT = """
let last = '';
element.addEventListener('click', (event) => {
  const button = event.target.closest('[data-act="save"]');
  if (button) trigger('select', {format: button.dataset.format});
});
watch('value', () => {
  const file = element.querySelector('[data-file]');
  if (!file || file.dataset.stamp === last) return;
  last = file.dataset.stamp;
  const bytes = Uint8Array.from(atob(file.dataset.file), (char) => char.charCodeAt(0));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], {type: file.dataset.type}));
  link.download = file.dataset.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  element.querySelector('[data-format="' + file.dataset.kind + '"]')?.focus();
});
"""


class SaveBar:
    """The buttons, and the event behind them. What it shows is drawn by `save_bar`."""

    def __init__(self, elem_id: str, html: str = "") -> None:
        self.bar = gr.HTML(html, js_on_load=_SCRIPT, apply_default_css=False, elem_id=elem_id, elem_classes="save-bar")

    def connect(self, write: Write, session: Any, inputs: Sequence[Any] = ()) -> None:
        """Make what `write` gives into a file when a button is clicked."""

        def save(event: gr.EventData, session: Session, *values: Any) -> str:
            return handed_out(session.language, str(wish_of(event).get("format")), lambda: write(session, *values))

        self.bar.select(save, [session, *inputs], self.bar, trigger_mode="multiple", **QUIET)


def save_bar(language: Language, said: str = "", file: str = "") -> str:
    """The buttons; `said` below them, `file` the attributes of a file that has just been made."""
    buttons = "".join(
        f'<button type="button" class="chip" data-act="save" data-format="{kind}" aria-label="{say(language, label)}">'
        f"{say(language, text)}</button>"
        for kind, (_, text, label) in _FORMATS.items()
    )
    return (
        f'<div class="save" lang="{LOCALES[language]}"{file}><span>{say(language, "save")}</span>{buttons}'
        f'<span class="said" role="status">{said}</span></div>'
    )


def handed_out(language: Language, kind: str, write: Callable[[], Manuscript | None]) -> str:
    """The buttons with the file that was asked for; a failure is said in words."""
    if kind not in _FORMATS:
        return save_bar(language)
    try:
        manuscript = write()
        if manuscript is None:
            return save_bar(language)
        content = to_docx(manuscript) if kind == "docx" else to_markdown(manuscript).encode("utf-8")
    except Exception as error:
        note(_log, f"no {kind}", error)
        return save_bar(language, f'<b role="alert">{say(language, "save_failed")}</b>')
    name = file_name(manuscript, kind)
    attributes = {
        "file": b64encode(content).decode(),
        "type": _FORMATS[kind][0],
        "name": name,
        "kind": kind,
        "stamp": str(time.time_ns()),
    }
    file = "".join(f' data-{key}="{escape(value)}"' for key, value in attributes.items())
    return save_bar(language, say(language, "saved", name=f"<span data-content>{shown(name)}</span>"), file)


def file_name(manuscript: Manuscript, kind: str) -> str:
    """A name that every system takes, from the title and the day."""
    title = _NOT_IN_NAMES.sub("-", manuscript.title).strip("-")[:_LONGEST_NAME].strip("-")
    return f"{title}-{manuscript.day.isoformat()}.{kind}"
