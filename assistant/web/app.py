"""The page as an application: how it is built and served."""

from __future__ import annotations

import sys
from pathlib import Path

import gradio as gr
from starlette.middleware import Middleware

from assistant.config import Config
from assistant.errors import ConfigError
from assistant.web import script
from assistant.web.frame import Frame, Serves
from assistant.web.guard import SameOriginOnly
from assistant.web.texts import say

_STYLES = Path(__file__).with_name("styles")
_AT_ONCE = 16  # questions answered at the same time, over all readers
_CJK = ("PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei")
_FONTS = ("system-ui", "-apple-system", "Segoe UI", *_CJK, "sans-serif")


def build_app(assistant: Serves) -> gr.Blocks:
    """The page over `assistant`, ready to launch."""
    page = gr.Blocks(title=say("zh", "product"), analytics_enabled=False, fill_width=True)
    with page:
        Frame(assistant).connect(page)
    page.queue(default_concurrency_limit=_AT_ONCE, api_open=False)
    return page


def serve(assistant: Serves, config: Config, open_browser: bool) -> None:
    """Serve the page on `config.host` and `config.port` until interrupted. Raises ConfigError if the port is taken."""
    page = build_app(assistant)
    try:
        _, url, _ = page.launch(
            server_name=config.host,
            server_port=config.port,
            inbrowser=open_browser,
            prevent_thread_lock=True,
            theme=_theme(),
            head=f"<style>{_style()}</style>{script.HEAD}",
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


def _style() -> str:
    """The frame first, so that a place may add to it."""
    files = sorted(_STYLES.glob("*.css"), key=lambda path: (path.stem != "frame", path.stem))
    return "\n".join(path.read_text(encoding="utf-8") for path in files)
