"""`python -m assistant.api.docs`: the table of endpoints in docs/api.md, out of the OpenAPI schema. A test compares the two."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assistant.answer import Assistant
from assistant.api.app import create_app
from assistant.config import Config

BEGIN, END = "<!-- endpoints:begin -->", "<!-- endpoints:end -->"


def table(schema: Mapping[str, Any]) -> str:
    """A Markdown row for each operation: method and path, what it does, what it takes."""
    rows = ["| 接口 endpoint | 说明 what it does | 参数 takes |", "| --- | --- | --- |"]
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            rows.append(
                f"| `{method.upper()} {path}` | {operation['summary']} · {operation['description']} | {_takes(operation, schema)} |"
            )
    return "\n".join(rows)


def with_table(page: str, schema: Mapping[str, Any]) -> str:
    """The page with the table between its marks."""
    block = f"{BEGIN}\n{table(schema)}\n{END}"
    return re.sub(f"{BEGIN}.*?{END}", lambda _: block, page, flags=re.DOTALL)


def _takes(operation: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    """The names of parameters and fields; those that must be given are bold."""
    named = {item["name"]: item["required"] for item in operation.get("parameters", ())}
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    if "$ref" in body:
        model = schema["components"]["schemas"][body["$ref"].rpartition("/")[2]]
        named |= {name: name in model.get("required", ()) for name in model["properties"]}
    return " ".join(f"**{name}**" if required else name for name, required in named.items())


def main(page: Path) -> None:
    """Write the table into the page."""
    config = Config.from_environment()
    schema = create_app(Assistant.open(config), config).openapi()
    page.write_text(with_table(page.read_text(encoding="utf-8"), schema), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/api.md"))
