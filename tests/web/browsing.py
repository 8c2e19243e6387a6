"""What the tests of the page do in the browser."""

from __future__ import annotations

import re
from typing import Any

QUESTION = "公办职业学校绩效工资最多可以上浮多少？"
CJK = re.compile(r"[\u3400-\u9fff]")

# Everything that the page itself says: visible text, names and hints, without what documents, questions and replies say.
CHROME = """() => {
  const copy = document.querySelector('#app').cloneNode(true);
  copy.querySelectorAll('[data-content], #language').forEach((part) => part.remove());
  const said = [copy.textContent, document.title];
  for (const part of copy.querySelectorAll('*'))
    for (const name of ['title', 'placeholder', 'aria-label', 'alt']) said.push(part.getAttribute(name) || '');
  return said.join(' ');
}"""


def opened(page: Any, url: str) -> Any:
    page.goto(url)
    page.wait_for_selector(".welcome .chip")
    return page


def go_to(page: Any, address: str) -> None:
    """Go to an address within the page, as the way back does: no event is cut off, as it would be by loading anew."""
    page.evaluate("(search) => { history.pushState(null, '', search); dispatchEvent(new PopStateEvent('popstate')); }", address)


def ask(page: Any, question: str, number: int = 0) -> Any:
    """Ask by the Enter key and wait for the whole answer."""
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")
    return answered(page, number)


def answered(page: Any, number: int) -> Any:
    page.wait_for_selector(f".turn[data-number='{number}'][aria-busy='false']")
    return page.locator(f".turn[data-number='{number}']")


def overflow(page: Any) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def in_view(page: Any, selector: str) -> bool:
    """Whether the middle of an element is on the screen and nothing lies over it."""
    return bool(
        page.evaluate(
            """(selector) => {
              const part = document.querySelector(selector).getClientRects()[0];
              const top = document.elementFromPoint(part.x + part.width / 2, part.y + part.height / 2);
              return Boolean(top?.closest(selector));
            }""",
            selector,
        )
    )
