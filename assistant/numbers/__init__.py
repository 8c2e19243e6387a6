"""Quantities in Chinese and English text, exact or refused: see `read_quantities` and `read_one`."""

from assistant.numbers.formats import format_months, format_ratio, format_yuan
from assistant.numbers.reader import read_one, read_quantities, scan
from assistant.numbers.types import NumberError, Quantity, Refusal

__all__ = [
    "NumberError",
    "Quantity",
    "Refusal",
    "format_months",
    "format_ratio",
    "format_yuan",
    "read_one",
    "read_quantities",
    "scan",
]
