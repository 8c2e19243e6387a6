"""axe-core on a page as it stands in the browser: what would shut out people who see, hear or move otherwise.

`.ci/install-axe` installs it. Where it is missing, a test that calls `serious` is skipped with the reason, and fails in CI.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

from tests.absent import absent

_GRAVE = ("serious", "critical")  # axe's words for what keeps somebody from using the page
_RUN = """async (grave) => {
  const found = await axe.run(document, {resultTypes: ['violations']});
  return found.violations.filter((rule) => grave.includes(rule.impact)).flatMap((rule) =>
    rule.nodes.map((node) => rule.id + ': ' + rule.help + ' — ' + node.target.join(' ') + ' — ' + (node.any[0]?.message || '') + ' — ' + node.html.slice(0, 200)));
}"""


def serious(page: Any) -> list[str]:
    """Each serious or critical violation on the page as it stands: rule, what it asks for, the element. Empty is good.

    Only what is shown is looked at: open what is folded first. For the dark colours, call
    `page.emulate_media(color_scheme="dark")` before the page is loaded.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_source())
    return [str(line) for line in page.evaluate(_RUN, list(_GRAVE))]


@cache
def _source() -> str:
    cache_home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    home = Path(os.environ.get("AXE_HOME") or cache_home / "zhejiang-policy-assistant" / "axe")
    script = home / "node_modules" / "axe-core" / "axe.min.js"
    if not script.exists():
        absent(f"axe-core is not installed in {home} (.ci/install-axe)")
    return script.read_text(encoding="utf-8")
