"""The staff view in Gradio: a door with a password, and the board behind it."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice
from math import ceil
from typing import Any

import gradio as gr

from assistant.errors import RecordsError
from assistant.records import KEPT
from assistant.records.tables import COLUMNS, to_csv
from assistant.types import Language
from assistant.web.place import QUIET, Update, wish_of
from assistant.web.session import Session
from assistant.web.staff import script
from assistant.web.staff.board import board
from assistant.web.staff.desk import Desk
from assistant.web.staff.drafting import held
from assistant.web.staff.view import View, read
from assistant.web.staff.words import COLUMNS as COLUMN_WORDS
from assistant.web.staff.words import KEEPING
from assistant.web.texts import LOCALES, say

_MOST_EXPORTED = 20_000  # records that travel through the browser; `assistant records export` gives any number
_LONGEST_PASSWORD = 1_000  # characters
_log = logging.getLogger(__name__)


class Staff:
    """The place of those who look after the assistant. Shows nothing to who has not said the password."""

    key = "staff"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.login = gr.State("")  # a token of `desk.logins`; never leaves the server
        self.view = gr.State(View())
        with gr.Column(elem_id="staff-door") as self.door:
            self.welcome = gr.HTML(_welcome("zh"), apply_default_css=False, elem_id="staff-welcome")
            self.password = gr.Textbox(
                label=say("zh", "staff_password"),
                type="password",
                lines=1,
                max_length=_LONGEST_PASSWORD,
                elem_id="staff-password",
                html_attributes=gr.InputHTMLAttributes(autocomplete="current-password"),
            )
            self.enter = gr.Button(say("zh", "staff_enter"), variant="primary", elem_id="staff-enter")
            self.refusal = gr.HTML(apply_default_css=False, elem_id="staff-refusal")
        self.board = gr.HTML(js_on_load=script.BOARD, apply_default_css=False, elem_id="staff-board")
        self.file = gr.HTML(js_on_load=script.FILE, apply_default_css=False, elem_id="staff-file")
        self.inputs = [self.login, self.view]
        self.dressed = [self.view, self.door, self.welcome, self.password, self.enter, self.refusal, self.board]

    def connect(self, session: gr.State) -> None:
        """Tie every event to its action."""
        typed = [self.password, *self.inputs, session]
        gr.on(
            [self.password.submit, self.enter.click],
            self._enter,
            typed,
            [self.login, *self.dressed],
            trigger_mode="once",
            **QUIET,
        )
        done = [self.login, self.file, *self.dressed]
        self.board.select(self._act, [*self.inputs, session], done, trigger_mode="once", **QUIET)

    def dress(self, session: Session, *values: Any) -> tuple[Update, ...]:
        """Everything in the language of the session: the board for those who are in, the door for all others."""
        login, view = values
        # A page that opens is dressed while somebody may already type: that is not undone.
        door = gr.skip() if not login else gr.update(visible=not self._desk.logins.valid(login))
        drawn = self._board(login, view, session.language) if login else gr.skip()
        return gr.skip(), door, *_said(session.language), "", drawn

    def open(self, query: Mapping[str, str], session: Session, *values: Any) -> Iterator[tuple[Update, ...]]:
        """Show what an address asks for, or remember it until the password is said."""
        login, _ = values
        if login:
            yield self._drawn(login, read(query), session.language)
        else:
            yield read(query), *(gr.skip() for _ in self.dressed[1:])

    def _enter(self, password: str, login: str, view: View, session: Session) -> tuple[Update, ...]:
        language = session.language
        if self._desk.gate.admits(password or ""):
            login = self._desk.logins.begin()
            return login, *self._drawn(login, view, language)
        wait = ceil(self._desk.gate.wait())
        _log.warning("a password for the staff view was not accepted; the next waits %d s", wait)
        refusal = say(language, "staff_wait", seconds=wait) if wait else say(language, "staff_wrong")
        return "", *self._drawn("", view, language, refusal)

    def _act(self, login: str, view: View, session: Session, event: gr.EventData) -> tuple[Update, ...]:
        """A button of the board, or another period."""
        wish, language = wish_of(event), session.language
        if not self._desk.logins.valid(login):
            return "", gr.skip(), *self._drawn("", view, language, say(language, "staff_expired"))
        act, file, said = wish.get("act"), gr.skip(), ""
        try:
            if act == "leave":
                self._desk.logins.end(login)
                return "", "", *self._drawn("", View(), language)
            if act == "period":
                days = {
                    "view": view.name,
                    "from": str(wish.get("from") or ""),
                    "to": str(wish.get("to") or ""),
                    "only": view.only,
                }
                view = read({**days, "days": "0"} if not (days["from"] or days["to"]) else days)
            elif act == "delete":
                view, said = self._delete(view, wish, language)
            elif act == "export":
                file, said = self._export(view, wish, language)
        except RecordsError as error:
            _log.warning("staff view: %s", error)  # the board says it too, in its own attempt
        return login, file, *self._drawn(login, view, language, said=said)

    def _delete(self, view: View, wish: Mapping[str, object], language: Language) -> tuple[View, str]:
        """Delete what the view has asked about, and nothing else."""
        kept = next((kept for kept in KEPT if kept == wish.get("kept") == view.kept and view.name == "delete"), None)
        if kept is None:
            return view, ""
        count = self._desk.records.delete(kept, view.period(date.today()))
        _log.info("staff view: %d %s deleted", count, kept)
        return view.to("delete"), say(language, "staff_deleted", count=count, what=say(language, KEEPING[kept]))

    def _export(self, view: View, wish: Mapping[str, object], language: Language) -> tuple[str, str]:
        """A link that holds the table of the period, and whether it is all of it."""
        kept = next((kept for kept in KEPT if kept == wish.get("kept")), KEPT[0])
        period = view.period(date.today())
        records = list(islice(self._desk.records.every(kept, period), _MOST_EXPORTED + 1))
        table = to_csv([say(language, COLUMN_WORDS[name]) for name in COLUMNS[kept]], records[:_MOST_EXPORTED])
        name = f"{kept}-{period.first or ''}-{period.last or date.today()}.csv"
        address = held("".join(table), "text/csv")
        # Another number each time, so that the same table can be had twice.
        link = f'<a download="{name}" href="{address}" data-n="{secrets.token_hex(4)}" tabindex="-1" aria-hidden="true"></a>'
        said = (
            say(language, "staff_cut", most=_MOST_EXPORTED)
            if len(records) > _MOST_EXPORTED
            else say(language, "staff_exported", count=len(records))
        )
        return link, said

    def _drawn(self, login: str, view: View, language: Language, refusal: str = "", said: str = "") -> tuple[Update, ...]:
        welcome, password, enter = _said(language)
        alert = f'<p role="alert" lang="{LOCALES[language]}">{refusal}</p>' if refusal else ""
        door = gr.update(visible=not self._desk.logins.valid(login))
        return view, door, welcome, {**password, "value": ""}, enter, alert, self._board(login, view, language, said)

    def _board(self, login: str, view: View, language: Language, said: str = "") -> str:
        """The board for those who are in; nothing for all others."""
        return board(self._desk, view, language, said) if self._desk.logins.valid(login) else ""


def _said(language: Language) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """The words of the door: welcome, field and button."""
    return _welcome(language), gr.update(label=say(language, "staff_password")), gr.update(value=say(language, "staff_enter"))


def _welcome(language: Language) -> str:
    return f'<div lang="{LOCALES[language]}"><h2>{say(language, "place_staff")}</h2><p>{say(language, "staff_door")}</p></div>'
