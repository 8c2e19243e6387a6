"""What one reader waits for, measured inside Chromium: a page that opens in a browser just started, and an answer that begins."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
_PATIENCE_MS = 60_000
_BETWEEN_S = 0.3  # from an answer to the next question: the page has come to rest
# Dressed in the language of the last visit, the field open for a question, the first thing to click on the screen.
_USABLE = """() => window.policyDressed === true && document.querySelector('.welcome .chip')?.getClientRects().length > 0
  && document.querySelector('#question textarea')?.disabled === false"""
# From the key that sends a question to the frame that shows the first words of its answer, and the last.
_WATCH = """(number) => {
  const seen = window.seenAnswer = {};
  const turn = () => document.querySelector(`.turn[data-number="${number}"]`);
  addEventListener('keydown', (event) => { if (event.key === 'Enter') seen.sent ??= performance.now(); }, {capture: true});
  const shown = (what) => { seen[what] = 0; requestAnimationFrame(() => { seen[what] = performance.now(); }); };
  new MutationObserver((_, observer) => {
    if (!('first' in seen) && turn()?.querySelector('.reply .text')?.textContent.trim()) shown('first');
    if (!('last' in seen) && turn()?.getAttribute('aria-busy') === 'false') { shown('last'); observer.disconnect(); }
  }).observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
}"""
_WEIGHT = """() => {
  const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
  const sum = (part) => all.reduce((total, entry) => total + entry[part], 0);
  return {requests: all.length, sent: sum('transferSize'), unpacked: sum('decodedBodySize')};
}"""


class NoBrowserError(Exception):
    """Chromium or Playwright is not there; the message says how to get it."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A page opened in a browser just started: milliseconds and bytes."""

    from_start_ms: float  # from the start of the browser's process until the page could be used
    from_address_ms: float  # from entering the address
    requests: int
    sent: int  # bytes as they came, packed
    unpacked: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """From sending a question to the first words of the answer on the screen, and to the last."""

    first_ms: float
    last_ms: float


@contextmanager
def _chromium() -> Iterator[Callable[[], Any]]:
    """What starts a Chromium of its own, with an empty profile."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise NoBrowserError("playwright is not installed; run `make install-dev`") from None
    chromium = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    if chromium is None:
        raise NoBrowserError("chromium is not installed; run `make browser`, or set CHROMIUM to its path")
    with sync_playwright() as playwright:
        yield lambda: playwright.chromium.launch(executable_path=chromium, args=list(_FLAGS))


def openings(url: str, runs: int) -> list[Opening]:
    """The page opened `runs` times, each in a new browser with an empty cache. Raises NoBrowserError."""
    found = []
    with _chromium() as start:
        for _ in range(runs):
            began = time.perf_counter()
            with start() as browser:
                page = browser.new_page(locale="zh-CN")
                entered = time.perf_counter()
                page.goto(url, wait_until="commit")
                page.wait_for_function(_USABLE, timeout=_PATIENCE_MS)
                usable = time.perf_counter()
                weight = page.evaluate(_WEIGHT)
            found.append(Opening(1000 * (usable - began), 1000 * (usable - entered), **weight))
    return found


def waitings(url: str, questions: Sequence[str]) -> list[Waiting]:
    """The questions asked one after another in one conversation, by typing and Enter. Raises NoBrowserError."""
    found = []
    with _chromium() as start, start() as browser:
        page = browser.new_page(locale="zh-CN")
        page.goto(url)
        page.wait_for_function(_USABLE, timeout=_PATIENCE_MS)
        for number, question in enumerate(questions):
            page.fill("#question textarea", question)
            page.evaluate(_WATCH, number)
            page.press("#question textarea", "Enter")
            page.wait_for_function("() => window.seenAnswer.last > 0", timeout=_PATIENCE_MS)
            seen = page.evaluate("() => window.seenAnswer")
            found.append(Waiting(seen["first"] - seen["sent"], seen["last"] - seen["sent"]))
            page.wait_for_timeout(1000 * _BETWEEN_S)
    return found
