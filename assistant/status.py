"""Questions about the documents themselves: in force or not, from when to when, which number, which is newer.

Answered from the manifest, each statement with the words of the document that say so.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date

from assistant.cite import Citations
from assistant.compose import Composed
from assistant.notices import notices_for
from assistant.places import regions_in, without_regions
from assistant.references import described_documents, documents_in
from assistant.standing import identity_line
from assistant.types import Language, Question
from assistant.wording import quoted, source_line
from index.search import PolicyIndex
from index.types import Document, Record

# Words that a question about a document is made of. If more than a little is left, it asks about a clause.
_GENERIC = re.compile(
    r"文件|方案|最早|最晚|最老|引用|应该|里头|里面|里|省级|市级|政策|规定|计划|通知|意见稿|意见|征求|草案|草稿|稿子|稿|红头|职教|职业教育|教育|产教融合|五年|行动|实施|改革|深化|打造|高地|全国|本库|手头|目前|现在|今天|如今|还|仍|已经|已|吗|呢|的|了|是|不是|"
    r"有效期|有效|生效|失效|过期|作废|废止|现行|算数|管用|到期|正式|印发|发布|出台|施行|执行|效力|依据|开始|落款|签发|文号|编号|字号|哪天|具体|从|落实|实施|出来|以后|之后|结束|截止|哪年|省政府|市政府|办公厅|人民政府|管|到|能当|能用|能|用|收录|你们|您|库里|作|当|没有|没|不|有|哪|些|个|份|几|一|两|三|五|谁|什么|时候|多少|何时|最新|新|旧|听|"
    r"你这儿?|我这儿?|手里|手上|材料|东西|本子|停在|停留|处在|阶段|逐个|逐份|逐一|报一下|报一报|列一下|列给我|列出来|列|点一下|点出来|说一下|告诉我|帮我|给我|只是|真正|正经|发下来|下发|下来|出来|拟|起草|盖章|盖了|公章|章|名义|翻遍|找着|找到|看到|事情|日期|时间|年份|格子|填|啥|各|分别|分清|到底|究竟|其余|剩下|其中|对不对|对吗|真的|假的|定稿|印发日|施行日|到期日|生效日|"
    r"这|那|该|为准|以|只是|只|就|算|和|与|、|省里|市里|这个|那个|请问|吧|啊|呀|么|明年|去年|今年|后年|年|月|日|号|底|初|会|要|到|前|后|\d+|[，。？！,.?!：:；;“”《》〔〕（）() ]"
)
_GENERIC_EN = {
    *"is are was the a an this that these those still in force valid draft drafts document documents plan plans policy notice law official or only just of on for it does do when "
    "which one five year five-year hangzhou shaoxing zhejiang provincial province now today currently and to be legally binding status what effect take expire expired "
    "has have already yet into come came issued new newer newest latest most recent oldest should i we cite follow use among by 2020 2021 2025 2026 2027 2028 year".split()
}
# Which of the documents a list is to hold.
_DRAFTS = re.compile(
    r"征求意见|草案|草稿|稿子|(?:没有?|未|尚未)(?:正式)?(?:印发|下发|发文|发下来|出台|发布|定稿|生效)|\bdrafts?\b|not (?:yet )?issued",
    re.I,
)
_ISSUED = re.compile(r"正式|印发|有效|现行|作数|算数|管用|下发|发下来|生效|in force|issued", re.I)
_OF_ITSELF = frozenset({"status", "date", "number", "issuer"})
_POINTS = re.compile(r"这|该|此|上面|刚才|前面|它|\b(?:this|that|it|these|those|they)\b", re.I)
_CLAUSE_LEFT = 3  # characters of substance that make it a question about a clause


def asks_about_documents(question: Question) -> bool:
    """Whether a question is about documents as such, not about what one of their clauses says."""
    if not question.about or (not question.about & {"status", "list", "newest"} and not question.doc_ids):
        return False
    if len(question.doc_ids) > 1 and question.about & {"newest", "list"}:
        return True
    if question.language == "en":
        left = [word for word in re.findall(r"[a-z0-9-]+", question.text.lower()) if word not in _GENERIC_EN]
        return len(left) <= (_CLAUSE_LEFT if question.doc_ids else 1)
    return len(_substance(question.latest)) < _CLAUSE_LEFT or bool(
        question.doc_ids and len(_substance(question.latest)) < 2 * _CLAUSE_LEFT
    )


def points_at_documents(question: Question, records: Collection[Record]) -> bool:
    """Whether a later turn asks what the documents of the reply before it are worth, and names none: 这个文件是正式的吗."""
    said = question.latest
    if not question.follows_up or not question.about & _OF_ITSELF or len(_substance(said)) >= _CLAUSE_LEFT:
        return False
    if regions_in(said) or documents_in(said, records):
        return False
    return bool(_POINTS.search(said)) or not described_documents(said, tuple(records), question.regions)


def describe(index: PolicyIndex, question: Question) -> Composed:
    """The documents asked about, one line each with status on the day, dates, and the clause that says so."""
    language = question.language
    chosen = _chosen(index, question)
    citations = Citations(index, question.day)
    lines = [_headline(question, chosen, language)]
    for document in chosen:
        lines.append(f"- {identity_line(index, document, question, citations, question.about)}")
    if "newest" in question.about and len(chosen) > 1:
        lines.append(_newest(chosen, language))
    quotes = "\n\n".join(
        f"{quoted(citation.quote)}\n>\n> [{citation.n}] {source_line(citation, index.documents[citation.doc_id].record, language)}"
        for citation in citations.all()
    )
    text = "\n".join(line for line in lines if line)
    notices = tuple(
        notice for notice in notices_for(index, citations.all(), question.day, language) if notice.kind != "target_date_passed"
    )
    return Composed(f"{text}\n\n{quotes}", citations.all(), notices, _follow_ups(language), "extractive")


def _headline(question: Question, chosen: Sequence[Document], language: Language) -> str:
    if len(chosen) < 2:
        return ""
    issued = sum(document.record.issued for document in chosen)
    if issued in (0, len(chosen)):
        kind = ("issued", "正式印发") if issued else ("consultation drafts", "征求意见稿")
        return f"{len(chosen)} documents, all {kind[0]}." if language == "en" else f"{kind[1]}共{len(chosen)}份。"
    if language == "en":
        return f"{len(chosen)} documents: {issued} issued, {len(chosen) - issued} consultation draft(s)."
    return f"共{len(chosen)}份：正式印发{issued}份，征求意见稿{len(chosen) - issued}份。"


def _newest(chosen: Sequence[Document], language: Language) -> str:
    dated = [document for document in chosen if document.record.signed is not None]
    if not dated:
        return ""
    newest = max(dated, key=lambda document: document.record.signed or date.min)
    if language == "en":
        return f"The newest with a date is {newest.record.title_en}. No document says that it replaces another."
    return f"写明日期的文件中，最新的是《{newest.record.title}》；没有文件写明它取代了哪一份。"


def _chosen(index: PolicyIndex, question: Question) -> list[Document]:
    documents = list(index.documents.values())
    if question.doc_ids:
        return [document for document in documents if document.doc_id in question.doc_ids]
    if question.regions:
        documents = [document for document in documents if document.record.region in question.regions]
    if "list" in question.about or re.search(r"哪几|哪些|能不能当|可不可以当|能当", question.text):
        if _DRAFTS.search(question.text):
            return [d for d in documents if not d.record.issued] or documents
        if _ISSUED.search(question.text):
            return [d for d in documents if d.record.issued] or documents
    return documents


def _substance(text: str) -> str:
    return _GENERIC.sub("", without_regions(text))


def _follow_ups(language: Language) -> tuple[str, ...]:
    if language == "en":
        return ("How much may performance pay rise?", "What do companies get for taking interns?")
    return ("绩效工资最多可以上浮多少？", "企业接收学生实习有什么补助？", "教师每年要到企业实践多久？")
