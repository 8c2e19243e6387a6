"""A staff view over the real assistant, and the database that its server and the test share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from assistant.records import Records
from tests.web.conftest import served

PASSWORD = "correct horse"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the data."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(scope="module")
def staff_url(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page with a staff view that keeps questions."""
    settings: Mapping[str, str] = {
        "ASSISTANT_DATA": str(kept),
        "ASSISTANT_KEEP_QUESTIONS": "30",
        "ASSISTANT_STAFF_PASSWORD": PASSWORD,
    }
    yield from served(["assistant.cli", "serve", "--port", "{port}"], tmp_path_factory.mktemp("served"), settings=settings)


@pytest.fixture
def records(kept: Path) -> Iterator[Records]:
    """The records that the server of `staff_url` reads and writes, empty."""
    records = Records.open(f"sqlite:///{kept / 'records.sqlite'}", 30)
    records.delete("feedback")
    records.delete("questions")
    yield records
    records.close()
