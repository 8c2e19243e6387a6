"""The OpenAPI schema says what the API does: schemathesis makes requests of it, good and bad, and checks every response."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from assistant.answer import Assistant
from assistant.api.app import OPENAPI, create_app
from assistant.config import Config

# Here strings are a person's words: which of them can be read, as "1000万元" and not "许多", no schema can say.
WORDS = ("/api/rules/{id}/compute", "/v1/chat/completions")
EXAMPLES = 25  # of each kind, for each operation


@pytest.fixture(scope="module")
def schema(assistant: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Any:
    keys: Path = tmp_path_factory.mktemp("keys") / "none.json"
    config = replace(Config.from_environment({}), keys=keys, limit_address="off")
    return schemathesis.openapi.from_asgi(OPENAPI, create_app(assistant, config))


def check(operation: Any, mode: GenerationMode) -> None:
    """Requests that the schema allows, or forbids; every response is held against it."""

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def keeps(case: Any) -> None:
        case.call_and_validate(excluded_checks=[positive_data_acceptance] if operation.path in WORDS else [])

    keeps()


def test_every_operation_keeps_to_its_schema(schema: Any) -> None:
    checked: Counter[GenerationMode] = Counter()
    for result in schema.get_all_operations():
        operation = result.ok()
        check(operation, GenerationMode.POSITIVE)
        checked[GenerationMode.POSITIVE] += 1
        with suppress(Unsatisfiable):  # of some operations nothing can be sent that their schema forbids
            check(operation, GenerationMode.NEGATIVE)
            checked[GenerationMode.NEGATIVE] += 1
    operations = sum(len(methods) for methods in schema.raw_schema["paths"].values())
    assert checked[GenerationMode.POSITIVE] == operations >= 14 and checked[GenerationMode.NEGATIVE] >= 6
