"""The prompts of `prompts/*.md`, filled in. A value put in is never searched for variables again: text of documents stays data."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assistant.errors import AssistantError

PROMPTS = Path(__file__).resolve().parent.parent / "prompts"
_VARIABLE = re.compile(r"\{\{(\w+)\}\}")
_FORM = re.compile(r"\AVariables: (?P<names>[\w, ]+)\n+# system\n(?P<system>.+?)\n# user\n(?P<user>.+)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt: what the system says, what the user says, and the variables of both."""

    name: str
    system: str
    user: str
    variables: frozenset[str]

    def fill(self, **values: str) -> tuple[str, str]:
        """Both parts with every variable replaced. Raises PromptError where the names given are not those of the prompt."""
        if values.keys() != self.variables:
            wrong = ", ".join(sorted(values.keys() ^ self.variables))
            raise PromptError(f"prompt {self.name}: {wrong} given or missing; it takes {', '.join(sorted(self.variables))}")

        def value(match: re.Match[str]) -> str:
            return values[match[1]]

        return _VARIABLE.sub(value, self.system), _VARIABLE.sub(value, self.user)


class PromptError(AssistantError):
    """A prompt file is not of the form, or is filled in wrongly."""


@lru_cache(maxsize=16)
def load_prompt(name: str, folder: Path = PROMPTS) -> Prompt:
    """The prompt `<folder>/<name>.md`. Raises PromptError, naming the file and what is wrong with it."""
    path = folder / f"{name}.md"
    try:
        form = _FORM.match(path.read_text(encoding="utf-8"))
    except OSError:
        raise PromptError(f"{path}: not found; the prompts belong to the program") from None
    if form is None:
        raise PromptError(f"{path}: write `Variables: a, b`, then the parts `# system` and `# user`")
    declared = frozenset(form["names"].replace(" ", "").split(","))
    used = frozenset(_VARIABLE.findall(form["system"] + form["user"]))
    if declared != used:
        raise PromptError(f"{path}: declares {', '.join(sorted(declared))} and uses {', '.join(sorted(used))}")
    return Prompt(name, form["system"].strip(), form["user"].strip(), declared)


def as_data(value: object) -> str:
    """A value as one line of JSON: nothing in it can end the place where it stands."""
    return json.dumps(value, ensure_ascii=False)
