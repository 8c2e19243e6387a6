"""Nobody is shut out of any place: axe-core finds nothing serious in them, in light and in dark, in both languages."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest

from tests.web.axe import serious
from tests.web.browsing import go_to

pytestmark = pytest.mark.browser

# The address of a state, and what has been drawn when it stands there.
STATES = (
    ("?place=calculators&rule=all", ".calc-list"),
    (f"?place=calculators&rule=performance-pay&total={quote('1000万元')}", ".calc-figures"),
    ("?place=calculators&rule=evaluation", "#calc-table"),
    ("?place=library", "#place-library .volume"),
    (f"?place=library&doc=zhejiang-2020-27&clause={quote('四（三）')}", ".clause.target"),
    (f"?place=library&q={quote('实习')}", "#place-library .extract"),
    ("?place=comparison", ".picks a"),
    ("?place=comparison&topic=enterprise-practice", ".matter .cell"),
)


@pytest.mark.parametrize("page", ["desktop", "phone"], indirect=True)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_place_shuts_anybody_out(page: Any, page_url: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    language = "zh" if scheme == "light" else "en"
    page.goto(page_url)
    page.wait_for_selector(".welcome .chip")
    if language == "en":
        page.click("#language")
        page.wait_for_function("document.documentElement.lang === 'en'")
    for address, drawn in STATES:
        go_to(page, address)
        page.wait_for_selector(drawn)
        assert page.evaluate("document.body.classList.contains('dark')") == (scheme == "dark")
        assert serious(page) == [], address
