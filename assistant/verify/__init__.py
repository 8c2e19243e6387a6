"""Whether a sentence that a language model wrote may be shown: deterministic, sentence by sentence. See `check.verify`."""

from assistant.verify.check import verify
from assistant.verify.statements import Statement, statements
from assistant.verify.types import Calculated, Grounds, Source, Verdict

__all__ = ["Calculated", "Grounds", "Source", "Statement", "Verdict", "statements", "verify"]
