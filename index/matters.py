"""What the documents do not say: matters from `corpus/not_covered/*.yaml`, the counterpart of the cards.

A question that is asked like one of these, and less like any card, is refused in the words of the matter. Knowing
what is not there is what keeps a near clause from being stretched over a question it does not answer.
"""

from __future__ import annotations

from pathlib import Path

import yaml

from index.cards import YAML_LOADER, is_list_of_texts
from index.errors import CorpusError
from index.types import Matter

_KEYS = {"id", "say", "say_en", "questions"}
_OPTIONAL = {"places"}  # words of which a question must hold one before the matter counts at all


def load_matters(corpus: Path) -> tuple[Matter, ...]:
    """The matters of a corpus in file order, none if it lists none. Raises CorpusError, naming file and entry."""
    matters: dict[str, Matter] = {}
    for path in sorted((corpus / "not_covered").glob("*.yaml")):
        try:
            content = yaml.load(path.read_text(encoding="utf-8"), Loader=YAML_LOADER)  # noqa: S506 - a safe loader
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            raise CorpusError(f"{path}: not readable as YAML ({' '.join(str(error).split())}); fix the file") from None
        if not isinstance(content, dict) or content.keys() != {"matters"} or not isinstance(content["matters"], list):
            raise CorpusError(f"{path}: must hold `matters:` and a list")
        for entry in content["matters"]:
            if not isinstance(entry, dict) or entry.keys() - _OPTIONAL != _KEYS or not is_list_of_texts(entry["questions"]):
                raise CorpusError(f"{path}: {str(entry)[:60]!r}: write {', '.join(sorted(_KEYS))}; questions is a list of texts")
            if entry["id"] in matters:
                raise CorpusError(f"{path}: id {entry['id']!r} is used twice; rename one")
            matters[entry["id"]] = Matter(
                entry["id"],
                entry["say"],
                entry["say_en"],
                tuple(map(str, entry["questions"])),
                tuple(str(place).lower() for place in entry.get("places") or ()),
            )
    return tuple(matters.values())
