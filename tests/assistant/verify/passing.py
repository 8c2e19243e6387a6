"""Whether a sentence passes beside its sources: the one question of the tests of single classes of lies."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from assistant.verify import Grounds, Source, verify
from assistant.verify.statements import read
from index.types import Record

RECORD = Record(
    "d",
    "职业教育办法",
    "职业教育办法",
    "Measures",
    None,
    None,
    "浙江省",
    "浙江",
    True,
    date(2020, 1, 1),
    None,
    None,
    None,
    None,
    "",
    "",
    "",
)


def passes(sentence: str, sources: Mapping[str, Source]) -> bool:
    """Whether the sentence, which has to be a statement, is verified."""
    statement = read(sentence)
    assert statement is not None
    return verify(statement, Grounds(dict(sources), records=(RECORD,))).passed
