"""HTML as a browser would see it: its elements and its text, and whether anything in it could act."""

from __future__ import annotations

import re
from html.parser import HTMLParser

TAGS = set(
    "a article aside b blockquote br button details div dd dl dt em fieldset footer form h1 h2 h3 h4 h5 i input label legend li mark nav ol "
    "p q section small span strong summary table tbody td textarea th thead tr ul".split()
)
ATTRIBUTES = re.compile(
    r"(?:aria-[a-z]+|data-[a-z]+|autocomplete|checked|class|dir|for|href|id|inputmode|lang|maxlength|name|novalidate|open|required|"
    r"role|rows|scope|start|tabindex|title|type|value)$"
)


class Reading(HTMLParser):
    """What a browser would see: the elements, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.marked = ""
        self.depth = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.depth += tag == "mark"

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "mark"

    def handle_data(self, data: str) -> None:
        self.text += data
        self.marked += data if self.depth else ""

    def assert_harmless(self) -> None:
        for tag, attributes in self.tags:
            assert tag in TAGS, tag
            for name in attributes:
                assert ATTRIBUTES.match(name), (tag, name)
            assert (attributes.get("href") or "?place=").startswith("?place="), attributes
