"""Whose rule is asked for: the slot of rules that the three jurisdictions word differently, and the words for kinds of school."""

from __future__ import annotations

from assistant.rules.types import Slot, Words

PRIVATE = r"民办|私立|民营|\bprivate\b"
PUBLIC = r"公办|公立|\bpublic (?:school|college|vocational)"

PLACE = Slot(
    name="place",
    label=Words("地方", "place"),
    unit="",
    kind="choice",
    choices=("浙江", "杭州", "绍兴"),
    words={
        "浙江": Words("浙江（省）", "Zhejiang (province)"),
        "杭州": Words("杭州", "Hangzhou"),
        "绍兴": Words("绍兴", "Shaoxing"),
    },
    question=Words("问的是浙江省、杭州还是绍兴？", "Is it about the province, Hangzhou or Shaoxing?"),
    implied=(
        (r"绍兴|柯桥|上虞|诸暨|嵊州|新昌|越城|shaoxing", "绍兴"),
        (r"杭州|萧山|余杭|临平|富阳|临安|桐庐|淳安|建德|hangzhou", "杭州"),
        (r"全省|省里|省级|浙江|zhejiang|provinc", "浙江"),
    ),
    required=False,
)
