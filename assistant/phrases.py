"""Every fixed phrase of a reply, in Chinese and English, in one place."""

from __future__ import annotations

from datetime import date

from assistant.types import Language
from index.types import Status

STATUS: dict[Language, dict[Status, str]] = {
    "zh": {
        Status.IN_FORCE: "现行",
        Status.DRAFT: "征求意见稿",
        Status.EXPIRED: "已过期",
        Status.NOT_YET_IN_FORCE: "尚未生效",
    },
    "en": {
        Status.IN_FORCE: "in force",
        Status.DRAFT: "consultation draft",
        Status.EXPIRED: "expired",
        Status.NOT_YET_IN_FORCE: "not yet in force",
    },
}
_REGION_EN = {"浙江": "Zhejiang (province)", "杭州": "Hangzhou", "绍兴": "Shaoxing"}

_ZH = {
    "draft": "{refs}出自征求意见稿，未正式施行，不能作为办事依据。",
    "expired": "{refs}所在文件有效期至{until}，到{day}已过有效期。",
    "not_yet_in_force": "{refs}所在文件自{since}起施行，{day}时尚未生效。",
    "target_date_passed": "{refs}的目标年份（{year}年）已过，文件没有说明是否实现。",
    "province": "本库没有{places}自己的文件，以下为全省规定。",
    "not_stated": "文件未写明：{text}",
    "partly": "关于“{part}”：现有文件没有写明。",
    "silent": "在{places}的文件里没有找到相应的条文。",
    "refusal": "现有文件没有写明这个问题的答案。",
    "refusal_place": "本库只有浙江省、杭州市、绍兴市的五份职业教育文件，没有{places}自己的规定。",
    "refusal_junk": "没有读到可以回答的问题。请用一句话写出您想了解的职业教育政策，例如“绩效工资最多可以上浮多少？”。",
    "searched": "已查：浙江省、杭州市、绍兴市五份职业教育文件（{count}条）。",
    "nearest": "最相近的条文（不是答案）：",
    "clause": "《{title}》{label}原文：",
    "quote_lead": "相关规定见《{title}》{label}：",
    "translation": "参考译文：{text}",
    "error": "无法处理：{message}",
    "compare_header": "| 文件 | 内容 | 状态 |\n| --- | --- | --- |",
}
_EN = {
    "draft": "{refs} comes from a consultation draft that is not in force and cannot be relied on.",
    "expired": "The document of {refs} was valid until {until}; on {day} it has expired.",
    "not_yet_in_force": "The document of {refs} takes effect on {since}; on {day} it is not yet in force.",
    "target_date_passed": "The target year of {refs} ({year}) has passed; the documents do not say whether it was met.",
    "province": "The library holds no document of {places} itself; what follows applies to the whole province.",
    "not_stated": "Not stated: {text}",
    "partly": "On “{part}”: the documents do not say.",
    "silent": "No such clause was found in the documents of {places}.",
    "refusal": "The documents do not say.",
    "refusal_place": "The library holds five vocational-education documents of Zhejiang, Hangzhou and Shaoxing, and nothing on {places}.",
    "refusal_junk": "There was no question to answer. Ask in one sentence about vocational-education policy, for example “How much may performance pay rise?”.",
    "searched": "Searched: five documents of Zhejiang, Hangzhou and Shaoxing ({count} passages).",
    "nearest": "Nearest clauses (not an answer):",
    "clause": "{title}, {label}, original text:",
    "quote_lead": "See {title}, {label}:",
    "translation": "Working translation: {text}",
    "error": "Cannot be processed: {message}",
    "compare_header": "| Document | What it says | Status |\n| --- | --- | --- |",
}


def region_name(region: str, language: Language) -> str:
    """A region in a language; one that we have no English name for, as in a corpus that a user brings, as it is written."""
    return region if language == "zh" else _REGION_EN.get(region, region)


def phrase(language: Language, key: str, **values: object) -> str:
    """A fixed phrase with its values filled in."""
    return (_ZH if language == "zh" else _EN)[key].format(**values)


def day_words(day: date, language: Language) -> str:
    """A day as readers of the language write it: 2025年12月24日, 24 December 2025."""
    return f"{day.year}年{day.month}月{day.day}日" if language == "zh" else f"{day.day} {day:%B} {day.year}"
