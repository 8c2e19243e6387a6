"""The rules as code: concrete figures, each step with its clause. Imports neither the index nor any language model."""

from assistant.rules.book import RULES
from assistant.rules.chat import Computed, RuleBook
from assistant.rules.errors import RuleError

__all__ = ["RULES", "Computed", "RuleBook", "RuleError"]
