"""The page as an application: how it is built and served."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import gradio as gr
from starlette.routing import BaseRoute

from assistant.api.app import create_app
from assistant.api.desk import Answers as ApiAnswers
from assistant.api.serving import run
from assistant.config import Config
from assistant.records import Records, recorded
from assistant.web import script
from assistant.web.feedback import Feedback
from assistant.web.frame import Backing, Frame
from assistant.web.guard import SameOriginOnly
from assistant.web.library import originals
from assistant.web.skipping import SkippingBlocks
from assistant.web.staff.desk import Desk
from assistant.web.texts import say

_STYLES = Path(__file__).with_name("styles")
_AT_ONCE = 16  # questions answered at the same time, over all readers
_CJK = ("PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei")
_FONTS = ("system-ui", "-apple-system", "Segoe UI", *_CJK, "sans-serif")


class Served(Backing, ApiAnswers, Protocol):
    """What page and API need of an assistant."""


class Mounts(Protocol):
    """What mounting needs of an application."""

    @property
    def routes(self) -> list[Any]:
        """What it serves, in order."""

    def add_middleware(self, middleware_class: Any) -> None:
        """Put something before every route."""


def build_app(assistant: Backing, feedback: Feedback | None = None, desk: Desk | None = None) -> gr.Blocks:
    """The page over `assistant`, ready to launch; with `feedback`, readers can say whether an answer helped; with a desk,
    it has the staff view.
    """
    page = SkippingBlocks(title=say("zh", "product"), analytics_enabled=False, fill_width=True)
    with page:
        Frame(assistant, feedback, desk).connect(page)
    page.queue(default_concurrency_limit=_AT_ONCE, api_open=False)
    return page


def serve(assistant: Served, config: Config, open_browser: bool) -> None:
    """Serve the page and the API on `config.host` and `config.port` until interrupted. Raises ConfigError if the port is taken."""
    records = Records.open(config.database, config.keep_questions)
    kept = recorded(assistant, records)
    app = create_app(kept, config, closing=records.close)
    stop_page = mount_page(app, build_app(kept, records, Desk.of(assistant, records, config)), [originals.route(kept)])
    records.start()
    run(app, config, name=f"{say('zh', 'product')} · {say('en', 'product')}", stopping=stop_page, open_browser=open_browser)


def mount_page(app: Mounts, page: gr.Blocks, beside: Sequence[BaseRoute] = ()) -> Callable[[], None]:
    """Put the page, with the routes `beside` it, below everything that `app` serves itself.

    Returns what ends the page's long-lived streams.
    """
    app.add_middleware(SameOriginOnly)
    gr.mount_gradio_app(
        app,
        page,
        path="/",
        theme=_theme(),
        head=f"<style>{_style()}</style>{script.HEAD}",
        app_kwargs={"routes": [*beside], "docs_url": None, "redoc_url": None, "openapi_url": None},
        max_file_size=1,  # bytes: Gradio always has an upload address; tables of schools come with an event and are never kept as files
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        mcp_server=False,
        pwa=False,
        ssr_mode=False,
    )
    mounted = app.routes[-1].app
    return lambda: mounted.stop_event.set()  # every reader's page holds a heartbeat open, which would hold up the end


def _theme() -> gr.themes.Base:
    """Gradio's plainest theme with fonts of the reader's own system; colours and sizes are in style.css."""
    return gr.themes.Base(font=_FONTS, font_mono=("ui-monospace", "monospace")).set(
        body_background_fill="#f5f6f4", body_background_fill_dark="#12181c"
    )


def _style() -> str:
    """The frame first, so that a place may add to it."""
    files = sorted(_STYLES.glob("*.css"), key=lambda path: (path.stem != "frame", path.stem))
    return "\n".join(path.read_text(encoding="utf-8") for path in files)
