"""Patterns that more than one step of reading a question needs."""

from __future__ import annotations

import re

# Asks how much, how many, how long.
FIGURE_ASKED = re.compile(
    r"多少|多久|多长|百分之|比例|几(?!乎|位)|占比|权重|how (?:much|many|long|high)|percent|what share|ratio", re.I
)
