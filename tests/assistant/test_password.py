"""The password is never kept, and guessing it takes time."""

from __future__ import annotations

import pytest

from assistant.errors import ConfigError
from assistant.password import Gate, Hashed

RIGHT = "正确的密码 horse"
HASHED = Hashed.of(RIGHT)


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_hash_reads_back_and_knows_its_password_alone() -> None:
    assert Hashed.read(f" {HASHED}\n") == HASHED
    assert HASHED.matches(RIGHT) and not HASHED.matches(RIGHT[:-1]) and not HASHED.matches("")
    assert str(Hashed.of(RIGHT)) != str(HASHED)  # salted
    assert "horse" not in str(HASHED)


@pytest.mark.parametrize(
    "text", ["", "hunter2hunter2", "scrypt:3:YQ==:YQ==", f"{HASHED}x", str(HASHED).replace(":32768:", ":1048576:"), "a:b:c:d"]
)
def test_what_is_no_hash_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(ConfigError, match="assistant staff hash") as fault:
        Hashed.read(text)
    assert "hunter2" not in str(fault.value)


def test_each_further_wrong_password_costs_more_waiting() -> None:
    clock = Clock()
    gate = Gate(HASHED, clock)
    waits = []
    for _ in range(8):
        assert not gate.admits("falsch")
        waits.append(gate.wait())
        clock.now += gate.wait()
    assert waits == [0, 0, 0, 0, 2, 4, 8, 16]
    assert gate.admits(RIGHT)
    assert not gate.admits("falsch") and gate.wait() == 0  # the right one begins the count anew


def test_while_waiting_even_the_right_password_is_not_looked_at() -> None:
    clock = Clock()
    gate = Gate(HASHED, clock)
    for _ in range(5):
        gate.admits("falsch")
    assert not gate.admits(RIGHT)
    clock.now += 2
    assert gate.admits(RIGHT)
