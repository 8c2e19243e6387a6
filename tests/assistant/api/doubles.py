"""An assistant that is slow, fails or is interrupted on request. `python -m tests.assistant.api.doubles PORT` serves it."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from typing import Any

from assistant.answer import Assistant
from assistant.config import Config
from assistant.errors import RequestError
from assistant.types import Reply, Request

SECRET = "a secret of the server"


class Slow:
    """Answers as the real assistant, after as many seconds as the question's digits say; 崩溃 fails, 错误 is refused."""

    def __init__(self, real: Assistant) -> None:
        self._real = real
        self.documents, self.index, self.rules = real.documents, real.index, real.rules

    def ask(self, request: Request) -> Reply:
        if "崩溃" in request.question:
            raise ZeroDivisionError(SECRET)
        if "错误" in request.question:
            raise RequestError("refused")
        if digits := [char for char in request.question if char.isdigit()]:
            time.sleep(float("".join(digits)) / 10)
        return replace(self._real.ask(Request("绩效工资最多可以上浮多少？")), id=request.id)


if __name__ == "__main__":
    from assistant.api.app import create_app
    from assistant.api.serving import run

    config = replace(Config.from_environment(), port=int(sys.argv[1]), threads=8)
    assistant: Any = Slow(Assistant.open(config))
    run(create_app(assistant, config), config, name="double")
