"""The catalogue of strings is complete in both languages, and the colours are legible."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.web import texts
from index.types import Status

WEB = Path(texts.__file__).parent
CJK = re.compile(r"[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]")


def _catalogues() -> Iterator[tuple[str, dict[str, str]]]:
    for name, catalogue in (
        ("TEXTS", texts.TEXTS),
        ("STATUS", texts.STATUS),
        ("MEANING", texts.STATUS_MEANING),
        ("NOTICES", texts.NOTICES),
    ):
        for key, entry in catalogue.items():
            yield f"{name}.{key}", dict(entry)


def test_every_text_stands_in_both_languages_with_the_same_values() -> None:
    for key, entry in _catalogues():
        assert set(entry) == set(texts.LANGUAGES), key
        assert all(text.strip() for text in entry.values()), key
        values = [sorted(re.findall(r"\{\w*\}", text)) for text in entry.values()]
        assert values[0] == values[1], key
        assert key == "TEXTS.other_language" or not CJK.search(entry["en"].replace("“", "").replace("”", "")), key
    assert set(texts.STATUS) == set(texts.STATUS_MEANING) == set(Status)
    assert all(texts.EXAMPLES[role][language] for role in texts.EXAMPLES for language in texts.LANGUAGES)


def test_every_text_that_the_page_asks_for_stands_in_the_catalogue_and_none_is_idle() -> None:
    strings = {
        node.value
        for path in WEB.rglob("*.py")
        if path.name != "texts.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    asked = {
        argument.value
        for path in WEB.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say"
        for argument in node.args[1:2]
        if isinstance(argument, ast.Constant)
    }
    assert asked <= texts.TEXTS.keys()
    assert {key for key in texts.TEXTS if not key.startswith("region_")} <= strings | set(texts.PLACES.values())


def test_no_string_of_the_page_stands_outside_the_catalogue() -> None:
    for path in WEB.rglob("*.py"):
        if path.name in ("texts.py", "reader.py", "session.py"):  # the last two recognise what documents and replies say
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found = [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CJK.search(node.value)
        ]
        assert not found, (path.name, found)


# Colours


def _palettes() -> list[dict[str, str]]:
    css = (WEB / "styles" / "frame.css").read_text(encoding="utf-8")
    light, dark = re.findall(r"\{([^{}]*--ink:[^{}]*)\}", css)
    first = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", light))
    return [first, {**first, **dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", dark))}]


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("palette", _palettes(), ids=["light", "dark"])
def test_text_has_the_contrast_of_wcag_aa(palette: dict[str, str]) -> None:
    pairs = [(ink, ground) for ink in ("ink", "soft", "accent") for ground in ("ground", "sheet", "tint")]
    pairs += [
        (f"{name}-ink", name) for name in ("in-force", "draft", "expired", "not-yet", "mark", "warn", "fail", "seal", "accent")
    ]
    for ink, ground in pairs:
        bright, dim = sorted((_luminance(palette[ink]), _luminance(palette[ground])), reverse=True)
        assert (bright + 0.05) / (dim + 0.05) >= 4.5, (ink, ground)
