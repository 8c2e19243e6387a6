"""Follow-up questions ("那绍兴呢？", "有什么条件？") resolved against the turns before them, without a language model."""

from __future__ import annotations

import re

from assistant.places import regions_in, without_regions

# Ways to begin or end a question that leans on what was said before.
_LEANS = re.compile(
    r"^(?:那么?|然后|还有|另外|所以|这|该|它|他们?|其中|里面|上面|刚才|前面|前者|后者|同样|再|具体|比如|不是|也|要不要|能不能|几|多少|多久|多长|谁|哪|怎么|为什么|为啥|啥|什么|有没有|有什么|需要|如果|比例|条件|期限|"
    r"and\b|what about|how about|is (?:it|that|this|approval)|does (?:it|that)|who\b|how long|how many|how much|when\b|why\b|are they|which\b|in )|(?:呢|的话)[？?]?$|^(?:the )?same\b",
    re.I,
)
# A turn that opens a new matter, whatever its length.
_NEW_MATTER = re.compile(
    r"^(?:换个(?:事|话题|问题)|另外问|再问个别的|问个别的|话说回来|by the way|another question|different (?:question|topic))[，,:： ]*",
    re.I,
)
_CHATTER = re.compile(r"^(?:好的?|嗯+|谢谢|明白了?|知道了|ok|okay|thanks?|got it|对|是的|行|哦+|收到)[。！!，, ]*$", re.I)
_SUBSTANCE = re.compile(r"[\u4e00-\u9fff]{2,}|[A-Za-z]{4,}|\d")
_SHORT = 9  # Chinese characters: fewer seldom name their own subject in a running conversation
_FRAGMENT = 5  # characters
_OWN_SUBJECT = 18  # characters from which a turn that begins like a follow-up still stands alone
_EARLIER_TURNS = 3


def resolve(text: str, history: tuple[str, ...]) -> tuple[str, bool]:
    """The question made whole, and whether earlier turns were needed for it.

    The words of the earlier turns come first, without the places named there if the new turn names its own.
    """
    if (marker := _NEW_MATTER.match(text)) is not None:
        return text[marker.end() :] or text, False
    earlier = [turn for turn in history if not _CHATTER.match(turn)]
    if not earlier or not leans(text):
        return text, False
    subject = _subject(earlier)
    if regions_in(text):
        subject = without_regions(subject)
    return f"{subject} {text}".strip(), True


def leans(text: str) -> bool:
    """Whether a turn needs the ones before it."""
    bare = re.sub(r"[\s，。？！,.?!、]", "", without_regions(text))
    if not _SUBSTANCE.search(bare) or not bare:
        return True
    if text.isascii():
        return len(text.split()) <= 4 or (bool(_LEANS.search(text)) and len(text.split()) <= 8)
    return len(bare) <= _SHORT or (bool(_LEANS.search(text)) and len(bare) <= _OWN_SUBJECT)


def is_fragment(part: str) -> bool:
    """Whether one of several questions in a message is too bare to be looked up without the one before it."""
    bare = re.sub(r"[\s，。？！,.?!、]", "", without_regions(part))
    return len(bare) <= _FRAGMENT or bool(_LEANS.search(part) and len(bare) <= _SHORT)


def _subject(earlier: list[str]) -> str:
    """The last turn that stands alone, followed by the turns that lean on it; the last place named wins."""
    chain: list[str] = []
    for turn in reversed(earlier[-_EARLIER_TURNS:]):
        chain.insert(0, turn)
        if not leans(turn):
            break
    for at in range(len(chain) - 1, 0, -1):
        if regions_in(chain[at]):
            chain[:at] = [without_regions(turn) for turn in chain[:at]]
            break
    return " ".join(chain)
