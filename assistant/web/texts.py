"""Every string of the page, in Chinese and English, in one catalogue.

What documents, questions and replies say is data and does not stand here.
"""

from __future__ import annotations

from assistant.types import Language, NoticeKind
from index.types import Status

LANGUAGES: tuple[Language, ...] = ("zh", "en")
LOCALES: dict[Language, str] = {"zh": "zh-CN", "en": "en"}

TEXTS: dict[str, dict[Language, str]] = {
    "product": {"zh": "浙江职业教育政策助手", "en": "Zhejiang Vocational Education Policy Assistant"},
    "seal": {"zh": "政", "en": "ZJ"},
    "promise": {
        "zh": "用平常的话提问，每个回答都附条款原文和效力状态；文件没写的，直接说没写，不作推测。",
        "en": "Ask in everyday words. Every answer shows its clause and whether that clause is in force; what the documents do not say is not guessed.",
    },
    "other_language": {"zh": "English", "en": "中文"},
    # the composer
    "question_label": {"zh": "您的问题", "en": "Your question"},
    "question_placeholder": {
        "zh": "用一句话写下您的问题",
        "en": "Type your question",
    },
    "send": {"zh": "提问", "en": "Ask"},
    "keys": {"zh": "Enter 发送，Shift + Enter 换行", "en": "Enter sends, Shift + Enter starts a new line"},
    "options": {"zh": "地区与日期（可选）", "en": "Region and date (optional)"},
    "options_set": {"zh": "地区与日期：{chosen}", "en": "Region and date: {chosen}"},
    "region": {"zh": "地区", "en": "Region"},
    "region_any": {"zh": "不限", "en": "Any"},
    "region_浙江": {"zh": "浙江", "en": "Zhejiang"},
    "region_杭州": {"zh": "杭州", "en": "Hangzhou"},
    "region_绍兴": {"zh": "绍兴", "en": "Shaoxing"},
    "as_of": {"zh": "按哪一天判断效力", "en": "Judge status as of"},
    "as_of_hint": {"zh": "留空即今天", "en": "Empty means today"},
    # the conversation
    "conversation": {"zh": "对话", "en": "Conversation"},
    "welcome": {"zh": "想了解哪项职业教育政策？", "en": "What would you like to know about vocational education policy?"},
    "welcome_hint": {
        "zh": "教师、企业、学校办事人员和市民都可以直接问。可以接着追问，不必把话重说一遍。",
        "en": "For teachers, enterprises, school officers and citizens. Follow-up questions need not repeat what was said.",
    },
    "examples": {"zh": "可以从这些问题开始", "en": "Questions to start with"},
    "you": {"zh": "您问", "en": "You asked"},
    "answer": {"zh": "回答", "en": "Answer"},
    "working": {"zh": "正在查阅文件……", "en": "Reading the documents …"},
    "quotes": {"zh": "展开条款原文（{count} 处）", "en": "Show the clauses word for word ({count})"},
    "notices": {"zh": "请注意", "en": "Please note"},
    "follow_ups": {"zh": "接着问", "en": "Ask next"},
    "sources_of": {"zh": "查看本条回答的依据（{count}）", "en": "Sources of this answer ({count})"},
    "nearest_of": {"zh": "查看最相近的条款（{count}）", "en": "Nearest clauses ({count})"},
    "kind_refusal": {"zh": "文件没有写明", "en": "The documents do not say"},
    "kind_ask": {"zh": "还需要一个情况", "en": "One more fact is needed"},
    "kind_error": {"zh": "没能处理", "en": "Could not be processed"},
    "failed": {
        "zh": "程序出了差错，这个问题没有答成。请再问一次；如仍不行，请把问题告诉管理员。",
        "en": "The program failed on this question. Please ask again; if it fails again, tell the administrator the question.",
    },
    "bad_date": {
        "zh": "“{value}”不是有效的日期。请在“地区与日期”里重新选择，或留空。",
        "en": "“{value}” is not a date. Choose one under “Region and date”, or leave it empty.",
    },
    "bad_region": {
        "zh": "没有“{value}”这个地区。请在“地区与日期”里重新选择。",
        "en": "There is no region “{value}”. Choose one under “Region and date”.",
    },
    # the side panel
    "sources": {"zh": "依据", "en": "Sources"},
    "sources_for": {"zh": "所答问题：", "en": "For: "},
    "sources_empty": {
        "zh": "回答所依据的条款会列在这里。点开任何一条，可以看到它在文件中的位置。",
        "en": "The clauses behind an answer are listed here. Open one to see it in its place in the document.",
    },
    "nearest": {"zh": "最相近的条款，但不是答案", "en": "Nearest clauses, but not an answer"},
    "nothing_near": {"zh": "这次回答没有引用条款。", "en": "This reply cites no clause."},
    "open_citation": {"zh": "在文件中查看依据 {n}：{title}", "en": "Show source {n} in its document: {title}"},
    "open_here": {"zh": "在文件中查看", "en": "Show in the document"},
    "verified": {"zh": "与原文逐字一致", "en": "Word for word as in the document"},
    "unverified": {"zh": "未经核对", "en": "Not verified"},
    "library": {"zh": "库内文件（{count}）", "en": "Documents in the library ({count})"},
    # the reader
    "back": {"zh": "返回依据", "en": "Back to the sources"},
    "previous": {"zh": "上一条", "en": "Previous"},
    "next": {"zh": "下一条", "en": "Next"},
    "place_in_list": {"zh": "依据 {n} / {count}", "en": "Source {n} of {count}"},
    "document": {"zh": "文件全文", "en": "Full document"},
    "number": {"zh": "文号", "en": "Number"},
    "issuer": {"zh": "发文机关", "en": "Issuer"},
    "signed": {"zh": "签发", "en": "Signed"},
    "effective_from": {"zh": "施行", "en": "In force from"},
    "effective_to": {"zh": "有效期至", "en": "Valid until"},
    "not_stated": {"zh": "文件未写明", "en": "not stated in the document"},
    "undated": {"zh": "未注明日期", "en": "undated"},
    # the footer
    "legend": {"zh": "效力状态", "en": "Status marks"},
    "no_advice": {
        "zh": "回答由程序依据库内文件给出，不构成法律意见，也不能代替主管部门的答复；办事请以发文机关公布的文件为准。",
        "en": "Answers come from a program that reads the documents in its library. They are no legal advice and replace no reply of the competent authority; the text published by the issuer prevails.",
    },
}

STATUS: dict[Status, dict[Language, str]] = {
    Status.IN_FORCE: {"zh": "现行", "en": "In force"},
    Status.DRAFT: {"zh": "征求意见稿", "en": "Consultation draft"},
    Status.EXPIRED: {"zh": "已过期", "en": "Expired"},
    Status.NOT_YET_IN_FORCE: {"zh": "尚未生效", "en": "Not yet in force"},
}
STATUS_MEANING: dict[Status, dict[Language, str]] = {
    Status.IN_FORCE: {"zh": "已正式印发，当日有效", "en": "issued and valid on that day"},
    Status.DRAFT: {
        "zh": "未正式印发，不能作为办事依据",
        "en": "for comment only, cannot be relied on",
    },
    Status.EXPIRED: {
        "zh": "当日已超过文件写明的有效期",
        "en": "its stated validity has passed on that day",
    },
    Status.NOT_YET_IN_FORCE: {"zh": "当日还没到文件的施行日", "en": "that day is before it takes effect"},
}
NOTICES: dict[NoticeKind, dict[Language, str]] = {
    "draft": {"zh": "征求意见稿", "en": "Draft"},
    "expired": {"zh": "已过期", "en": "Expired"},
    "not_yet_in_force": {"zh": "尚未生效", "en": "Not yet in force"},
    "target_date_passed": {"zh": "目标年份已过", "en": "Target year passed"},
    "conflict": {"zh": "规定不一致", "en": "Texts differ"},
    "wording": {"zh": "文字说明", "en": "Wording"},
    "scope": {"zh": "适用范围", "en": "Scope"},
}
EXAMPLES: dict[Language, tuple[str, ...]] = {
    "zh": (
        "学校搞社会培训，绩效工资最多能上浮多少？",
        "企业接收职校学生实习有什么补助？",
        "杭州和绍兴对教师下企业实践的要求有什么不同？",
        "哪些文件现在有效？",
        "中职生能升本科吗？",
        "绍兴评价学校产教融合，哪项权重最大？",
    ),
    "en": (
        "How much may performance pay rise?",
        "What do companies get for taking interns?",
        "How do Hangzhou and Shaoxing differ on teachers' practice in enterprises?",
        "Which documents are in force now?",
    ),
}


def say(language: Language, key: str, **values: object) -> str:
    """The string of the page called `key`, with its values filled in. Raises KeyError for a key not in the catalogue."""
    return TEXTS[key][language].format(**values)


def region_name(language: Language, region: str) -> str:
    """A region as readers of the language write it; a region the catalogue does not know, as it is."""
    entry = TEXTS.get(f"region_{region}")
    return entry[language] if entry else region
