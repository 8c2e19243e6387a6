"""What a question says it does not ask: 不是留绍那个, 最低工资那条我不问. Its words would draw the answer to it."""

from __future__ import annotations

import re

_END = r"(?=[，,。；;！!？?)）、]|$)"
_EXCLUDED = (
    # …，不是实习期间那个; a question (不是免费吗, 是不是) says nothing of the kind
    re.compile(
        rf"(?<=[，,。；;！!？?（(])\s*(?:也|而|可|并|又)?不是(?!吗|么|说好|都|很|所有)(?![^，,。；;！!？?)）]*[吗么吧])[^，,。；;！!？?()（）]{{1,14}}?{_END}"
    ),
    re.compile(
        rf"(?:(?<=[，,。；;！!？?（(])|^)[^，,。；;！!？?()（）]{{2,26}}?(?:我)?(?:(?<!问)不问|不想问|不要问|先不(?:问|说|提|管|谈)|就不(?:说|讲|提|管)了|不(?:用|必)(?:说|讲|提|答|管)了?|不关心|撇开不(?:谈|说))(?:它|了)?{_END}"
    ),
    re.compile(r"(?:,|;|\()\s*(?:and )?not (?:the|those|that|about) [a-z' -]{3,40}?(?=[,.;?!)]|$)", re.I),
)


def without_excluded(text: str) -> str:
    """`text` without what it rules out; as it is where hardly anything else is said."""
    rest = text
    for pattern in _EXCLUDED:
        rest = pattern.sub("", rest)
    return rest if sum(char.isalnum() for char in rest) * 3 >= sum(char.isalnum() for char in text) else text
