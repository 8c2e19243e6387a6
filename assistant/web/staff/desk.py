"""What the staff view works with."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.config import Config
from assistant.password import Gate, Hashed
from assistant.records import Records
from assistant.web.chat.actions import Answers
from assistant.web.staff.logins import Logins


@dataclass(frozen=True, slots=True)
class Desk:
    """The records, who may read them, and an assistant whose questions are not recorded, for drafts."""

    answers: Answers
    records: Records
    gate: Gate
    logins: Logins = field(default_factory=Logins)

    @classmethod
    def of(cls, answers: Answers, records: Records, config: Config) -> Desk | None:
        """The desk of a configuration; None without a password. Raises ConfigError for a hash that is none."""
        if config.staff_password_hash:
            return cls(answers, records, Gate(Hashed.read(config.staff_password_hash)))
        if config.staff_password:
            return cls(answers, records, Gate(Hashed.of(config.staff_password)))
        return None
