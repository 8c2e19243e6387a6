"""The chat page in Gradio: which components it has, which action each event starts, and how it is served."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import gradio as gr
from starlette.middleware import Middleware

from assistant.config import Config
from assistant.errors import ConfigError
from assistant.types import Language
from assistant.web import script
from assistant.web.actions import LONGEST_QUESTION, Actions, Answers
from assistant.web.guard import SameOriginOnly
from assistant.web.panel import footer, header
from assistant.web.session import Session
from assistant.web.texts import LANGUAGES, region_name, say
from index.load import REGIONS

_STYLE = Path(__file__).with_name("style.css")
_AT_ONCE = 16  # questions answered at the same time, over all readers
_ANY = ""  # value of the region selector for no region
_REMEMBERED = {"language": "zh", "region": _ANY, "as_of": ""}  # kept in the browser between visits
_CJK = ("PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei")
_FONTS = ("system-ui", "-apple-system", "Segoe UI", *_CJK, "sans-serif")
# Private: no documented endpoint. Hidden: the page shows in its own words that it is working.
_QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}

Update = Any  # what Gradio takes for a component: a value, gr.update(…) or gr.skip()


class _Page:
    """The components of one page and what connects them."""

    def __init__(self, assistant: Answers) -> None:
        self._actions = Actions(assistant)
        first = Session()
        conversation, panel = self._actions.draw(first)
        self.session = gr.State(first)
        self.memory = gr.BrowserState(_REMEMBERED, storage_key="policy-assistant", secret="no-secret")  # noqa: S106  # what is kept is none
        with gr.Column(elem_id="app"):
            with gr.Row(elem_id="top"):
                self.header = gr.HTML(header("zh"), js_on_load=script.HEADER, apply_default_css=False, elem_id="header")
                self.language = gr.Button(say("zh", "other_language"), elem_id="language", size="sm", min_width=0)
            with gr.Row(elem_id="desk"):
                with gr.Column(elem_id="talk"):
                    self.conversation = _html(conversation, script.CONVERSATION, "conversation")
                    self._compose()
                self.panel = _html(panel, script.PANEL, "side")
            self.footer = gr.HTML(footer("zh"), apply_default_css=False, elem_id="footer")

    def _compose(self) -> None:
        """The field for the question, and the selectors folded below it."""
        with gr.Column(elem_id="composer"):
            with gr.Row(elem_id="line"):
                self.question = gr.Textbox(
                    **_field("zh"),
                    lines=1,
                    max_lines=6,
                    max_length=LONGEST_QUESTION,
                    container=False,
                    elem_id="question",
                )
                self.send = gr.Button(say("zh", "send"), variant="primary", elem_id="send", min_width=0)
            with gr.Accordion(say("zh", "options"), open=False, elem_id="options") as self.options, gr.Row():
                self.region = gr.Radio(_regions("zh"), value=_ANY, label=say("zh", "region"), elem_id="region")
                self.as_of = gr.HTML(
                    "",
                    html_template=script.DATE_TEMPLATE,
                    js_on_load=script.DATE,
                    apply_default_css=False,
                    elem_id="as-of",
                    **_day("zh"),
                )
            self.keys = gr.HTML(_keys("zh"), apply_default_css=False, elem_id="keys")

    def connect(self, page: gr.Blocks) -> None:
        """Tie every event to its action."""
        state = [self.session, self.region, self.as_of]
        drawn = [self.conversation, self.panel]
        gr.on(
            [self.question.submit, self.send.click],
            self._ask,
            [self.question, *state],
            [*drawn, self.question],
            trigger_mode="once",
            **_QUIET,
        )
        self.conversation.submit(self._ask_offered, state, [*drawn, self.question], trigger_mode="once", **_QUIET)
        for clicked in drawn:
            clicked.select(self._look, self.session, self.panel, trigger_mode="always_last", **_QUIET)
        choices = [self.memory, self.region, self.as_of]
        for chosen in (self.region.input, self.as_of.input):  # by the reader; not when a visit is restored
            chosen(self._remember, [self.session, *choices], [self.memory, self.options], trigger_mode="always_last", **_QUIET)
        dressed = [
            *drawn,
            self.header,
            self.language,
            self.question,
            self.send,
            self.options,
            self.region,
            self.as_of,
            self.keys,
            self.footer,
        ]
        self.language.click(self._switch, [self.session, *choices], [self.memory, *dressed], trigger_mode="once", **_QUIET)
        page.load(self._restore, [self.session, self.memory], dressed, **_QUIET)

    def _ask(self, question: str, session: Session, region: str | None, as_of: str | None) -> Iterator[tuple[Update, ...]]:
        """The field is emptied as soon as its question stands in the conversation."""
        field: Update = ""
        panel = ""
        for conversation, drawn in self._actions.ask(question or "", session, region or _ANY, as_of or ""):
            yield conversation, gr.skip() if drawn == panel else drawn, field
            field, panel = gr.skip(), drawn

    def _ask_offered(
        self, session: Session, region: str | None, as_of: str | None, event: gr.EventData
    ) -> Iterator[tuple[Update, ...]]:
        """A starting question or a follow-up was clicked; what stands in the field stays there."""
        for conversation, panel, _ in self._ask(str(_wish(event).get("question") or ""), session, region, as_of):
            yield conversation, panel, gr.skip()

    def _look(self, session: Session, event: gr.EventData) -> Update:
        return self._actions.look(session, _wish(event))

    def _remember(self, session: Session, memory: dict[str, str], region: str | None, as_of: str | None) -> tuple[Update, ...]:
        """Keep the choice and show it on the folded selectors."""
        kept = {**_REMEMBERED, **(memory or {}), "region": region or _ANY, "as_of": as_of or ""}
        return kept, gr.update(label=_options_label(session.language, kept["region"], kept["as_of"]))

    def _switch(self, session: Session, memory: dict[str, str], region: str | None, as_of: str | None) -> tuple[Update, ...]:
        """The other language, in every string at once."""
        session.language = "en" if session.language == "zh" else "zh"
        kept = {**_REMEMBERED, **(memory or {}), "language": session.language}
        return kept, *self._dress(session, region or _ANY, as_of or "")

    def _restore(self, session: Session, memory: dict[str, str]) -> tuple[Update, ...]:
        """A page that opens takes up the language and the choices of the last visit, as far as they make sense."""
        kept = {**_REMEMBERED, **(memory if isinstance(memory, dict) else {})}
        if kept["language"] in LANGUAGES:
            session.language = "en" if kept["language"] == "en" else "zh"
        region = kept["region"] if kept["region"] in REGIONS else _ANY
        return self._dress(session, region, _iso(kept["as_of"]))

    def _dress(self, session: Session, region: str, as_of: str) -> tuple[Update, ...]:
        language = session.language
        return (
            *self._actions.draw(session),
            header(language),
            gr.update(value=say(language, "other_language")),
            gr.update(**_field(language)),
            gr.update(value=say(language, "send")),
            gr.update(label=_options_label(language, region, as_of)),
            gr.update(choices=_regions(language), value=region, label=say(language, "region")),
            gr.update(value=as_of, **_day(language)),
            _keys(language),
            footer(language),
        )


def build_app(assistant: Answers) -> gr.Blocks:
    """The page over `assistant`, ready to launch."""
    page = gr.Blocks(title=say("zh", "product"), analytics_enabled=False, fill_width=True)
    with page:
        _Page(assistant).connect(page)
    page.queue(default_concurrency_limit=_AT_ONCE, api_open=False)
    return page


def serve(assistant: Answers, config: Config, open_browser: bool) -> None:
    """Serve the page on `config.host` and `config.port` until interrupted. Raises ConfigError if the port is taken."""
    page = build_app(assistant)
    try:
        _, url, _ = page.launch(
            server_name=config.host,
            server_port=config.port,
            inbrowser=open_browser,
            prevent_thread_lock=True,
            theme=_theme(),
            head=f"<style>{_STYLE.read_text(encoding='utf-8')}</style>{script.HEAD}",
            app_kwargs={"middleware": [Middleware(SameOriginOnly)], "docs_url": None, "redoc_url": None, "openapi_url": None},
            max_file_size=1,  # bytes: Gradio always has an upload address, and this page takes no file
            footer_links=[],
            share=False,
            quiet=True,
            run_history=False,
            enable_monitoring=False,
            mcp_server=False,
            pwa=False,
            ssr_mode=False,
        )
    except OSError as error:
        raise ConfigError(f"cannot listen on {config.host}:{config.port} ({error}); set ASSISTANT_PORT to a free port") from None
    sys.stdout.write(f"{say('zh', 'product')} · {say('en', 'product')}: {url}\n")
    sys.stdout.flush()
    page.block_thread()


def _theme() -> gr.themes.Base:
    """Gradio's plainest theme with fonts of the reader's own system; colours and sizes are in style.css."""
    return gr.themes.Base(font=_FONTS, font_mono=("ui-monospace", "monospace")).set(
        body_background_fill="#f5f6f4", body_background_fill_dark="#12181c"
    )


def _html(value: str, on_load: str, elem_id: str) -> gr.HTML:
    return gr.HTML(value, js_on_load=on_load, apply_default_css=False, elem_id=elem_id)


def _field(language: Language) -> dict[str, Any]:
    return {"label": say(language, "question_label"), "placeholder": say(language, "question_placeholder")}


def _day(language: Language) -> dict[str, Any]:
    return {"caption": say(language, "as_of"), "hint": say(language, "as_of_hint")}


def _keys(language: Language) -> str:
    return f'<p class="keys">{say(language, "keys")}</p>'


def _regions(language: Language) -> list[tuple[str, str]]:
    return [(say(language, "region_any"), _ANY), *((region_name(language, region), region) for region in REGIONS)]


def _options_label(language: Language, region: str, as_of: str) -> str:
    chosen = " · ".join([*([region_name(language, region)] if region else []), *([as_of] if as_of else [])])
    return say(language, "options_set", chosen=chosen) if chosen else say(language, "options")


def _iso(day: object) -> str:
    """`day` if it is an ISO day, else nothing: it comes from the browser's store and goes into the page."""
    try:
        return date.fromisoformat(str(day)).isoformat()
    except ValueError:
        return ""


def _wish(event: gr.EventData) -> dict[str, object]:
    data = event._data
    return data if isinstance(data, dict) else {}
