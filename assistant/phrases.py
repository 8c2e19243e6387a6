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
    "reach": "条文写的是{said}，没有写{asked}。",
    "outcome": "文件只写了目标，没有写是否已经达到。",
    "no_penalty": "条文没有写不这样做会怎样。",
    "no_amount": "条文没有写金额。",
    "no_tax": "条文没有写税的事。",
    "no_term": "条文没有写年限或期限。",
    "no_date": "条文没有写具体时间。",
    "no_pay": "条文没有写工资待遇。",
    "no_benefit": "条文没有写补助、奖励或优惠。",
    "overview": "这个问题很宽，先说与{who}关系最大的几条；想看哪一件，请接着问。",
    "wide": "这个问题太宽，请再说具体一点：您是老师、学校、企业还是家长，想问哪件事？比如绩效工资、接收实习生的补助、升学比例。",
    "province_only": "{here}的文件里没有找到相应的条文，下面是全省文件的条文。",
    "not_compared": "本库没有{places}的文件，不能和它比较。",
    "partly": "关于“{part}”：现有文件没有写明。",
    "silent": "在{places}的文件里没有找到相应的条文。",
    "silent_documents": "在{titles}里没有找到相应的条文。",
    "refusal": "现有文件没有写明这个问题的答案。",
    "refusal_place": "本库只有浙江省、杭州市、绍兴市的五份职业教育文件，没有{places}自己的规定。",
    "refusal_elsewhere": "在{here}和全省的文件里没有找到相应的条文。下面是{there}的条文，只管{there}，不能用于{here}。",
    "refusal_junk": "没有读到可以回答的问题。请用一句话写出您想了解的职业教育政策，例如“绩效工资最多可以上浮多少？”。",
    "searched": "已查：浙江省、杭州市、绍兴市五份职业教育文件（{count}条）。",
    "nearest": "最相近的条文（不是答案）：",
    "clause": "《{title}》{label}原文：",
    "quote_lead": "相关规定见《{title}》{label}：",
    "translation": "参考译文：{text}",
    "error": "无法处理：{message}",
    "checked": "已核对 {verified}/{total} 句（{model} 所写，逐句与条文核对）。",
    "checked_replaced": "第 {numbers} 句没有通过核对，已换成条文卡片的话（标 ※）。",
    "checked_dropped": "第 {numbers} 句没有通过核对，已删去。",
    "rewritten": "按这个问题回答：{question}",
    "model_timeout": "语言模型没有在限定时间内答完，以上是不用模型的回答。",
    "model_unreachable": "语言模型连接不上或中途断开，以上是不用模型的回答。",
    "model_refused": "语言模型服务拒绝了请求（请检查密钥和模型名），以上是不用模型的回答。",
    "model_busy": "语言模型正忙，以上是不用模型的回答。",
    "model_broken": "语言模型没有给出可用的回答，以上是不用模型的回答。",
    "model_resting": "语言模型刚才多次失败，暂不调用，以上是不用模型的回答。",
    "model_unverified": "语言模型写的 {total} 句都没有通过核对，没有采用，以上是不用模型的回答。",
    "model_declined": "语言模型认为条文没有直接回答，以上是不用模型的回答。",
    "compare_header": "| 文件 | 内容 | 状态 |\n| --- | --- | --- |",
}
_EN = {
    "draft": "{refs} comes from a consultation draft that is not in force and cannot be relied on.",
    "expired": "The document of {refs} was valid until {until}; on {day} it has expired.",
    "not_yet_in_force": "The document of {refs} takes effect on {since}; on {day} it is not yet in force.",
    "target_date_passed": "The target year of {refs} ({year}) has passed; the documents do not say whether it was met.",
    "province": "The library holds no document of {places} itself; what follows applies to the whole province.",
    "not_stated": "Not stated: {text}",
    "reach": "The clause speaks of {said}; it does not mention {asked}.",
    "outcome": "The documents set the target and do not say whether it was reached.",
    "no_penalty": "The clause does not say what follows if this is not done.",
    "no_amount": "The clause states no amount.",
    "no_tax": "The clause says nothing on tax.",
    "no_term": "The clause sets no term.",
    "no_date": "The clause names no date.",
    "no_pay": "The clause says nothing on pay.",
    "no_benefit": "The clause names no subsidy, reward or relief.",
    "overview": "This is a wide question. What matters most to {who} comes first; ask on for any of it.",
    "wide": "This question is too wide. Say who you are (teacher, school, enterprise, parent) and what it is about: performance pay, subsidies for taking interns, progression to higher levels.",
    "province_only": "The documents of {here} hold no such clause; what follows is the province's.",
    "not_compared": "The library holds no document of {places}, so there is no comparing with it.",
    "partly": "On “{part}”: the documents do not say.",
    "silent": "No such clause was found in the documents of {places}.",
    "silent_documents": "No such clause was found in {titles}.",
    "refusal": "The documents do not say.",
    "refusal_place": "The library holds five vocational-education documents of Zhejiang, Hangzhou and Shaoxing, and nothing on {places}.",
    "refusal_elsewhere": "The documents of {here} and of the province say nothing on this. The clause below is of {there}, and applies there only, not in {here}.",
    "refusal_junk": "There was no question to answer. Ask in one sentence about vocational-education policy, for example “How much may performance pay rise?”.",
    "searched": "Searched: five documents of Zhejiang, Hangzhou and Shaoxing ({count} passages).",
    "nearest": "Nearest clauses (not an answer):",
    "clause": "{title}, {label}, original text:",
    "quote_lead": "See {title}, {label}:",
    "translation": "Working translation: {text}",
    "error": "Cannot be processed: {message}",
    "checked": "{verified} of {total} statements verified (written by {model}, each checked against its clause).",
    "checked_replaced": "Statement {numbers} did not pass and was replaced by the words of the card (marked ※).",
    "checked_dropped": "Statement {numbers} did not pass and was left out.",
    "rewritten": "Answered as: {question}",
    "model_timeout": "The language model did not finish in the time allowed; this is the answer without it.",
    "model_unreachable": "The language model could not be reached or broke off; this is the answer without it.",
    "model_refused": "The language model's server refused the request (check the key and the model's name); this is the answer without it.",
    "model_busy": "The language model is busy; this is the answer without it.",
    "model_broken": "The language model gave no usable answer; this is the answer without it.",
    "model_resting": "The language model failed repeatedly just now and is not asked for a while; this is the answer without it.",
    "model_unverified": "None of the {total} statements that the language model wrote passed the check; this is the answer without it.",
    "model_declined": "The language model found no direct answer in the clauses; this is the answer without it.",
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
