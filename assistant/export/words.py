"""Every fixed phrase of a document to keep, in Chinese and English, and the text that a file can carry."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from assistant.comparing import MarkKind
from assistant.types import Language

_DISTRIBUTION = "zhejiang-vocational-policy-assistant"
# What XML cannot carry, and marks that turn the direction of a line so that it reads as something else.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")

_ZH = {
    "product": "浙江职业教育政策助手",
    "conversation": "政策问答记录",
    "calculation": "测算：{title}",
    "comparison": "对照：{title}",
    "made": "{product}（{version} 版）生成于{day}。引文与库内文件逐字一致，每个编号所指的条款见文末“引用的条款”。",
    "no_advice": "内容由程序依据库内文件给出，不构成法律意见，也不能代替主管部门的答复；办事请以发文机关公布的文件为准。",
    "judged": "效力按{day}判断。",
    "question": "问题 {n}",
    "nearest": "最相近的条款，但不是答案：",
    "inputs": "已知情况",
    "results": "结果",
    "steps": "计算过程",
    "assumptions": "假设",
    "limits": "条件和没有写明的",
    "item": "项目",
    "value": "数值",
    "said": "您的原话",
    "assumed": "（假设）",
    "step": "步骤",
    "basis": "依据",
    "arithmetic": "算术",
    "notices": "请注意",
    "sources": "引用的条款",
    "status": "效力：{status}（按{day}判断）",
    "path": "条款：{path}",
    "unverified": "（未经核对）",
    "documents": "所涉文件",
    "title": "文件",
    "number": "文号",
    "issuer": "发文机关",
    "dates": "日期",
    "hash": "原文 SHA-256",
    "none": "未写明",
    "silent": "文件没有规定",
    "unfound": "没有找到规定",
    "silent_listed": "库内{region}的文件里没有这一事项的条文。",
    "silent_found": "按这些词，没有在库内{region}的文件里找到相应条文。",
    "nothing": "库内文件没有规定这一事项。",
    "figures": "数字不同",
    "years": "年份不同",
    "force": "约束力用词不同",
    "no_figures": "没有写数字",
    "no_force": "没有用这类词",
    "alike": "所引条款的数字和约束力用词没有差别。",
    "alone": "只有一份文件写到，没有可以对照的条款。",
    "differences": "差别（按所引条款的字面）",
    "marked": "加下划线的字句，是各文件写法不同的数字和约束力用词。",
    "others": "同一题目的其他条款",
    "translation": "参考译文：{text}",
    "page": ("第 ", " 页，共 ", " 页"),
    "colon": "：",
    "comma": "、",
    "semicolon": "；",
    "stop": "。",
}
_EN = {
    "product": "Zhejiang Vocational Education Policy Assistant",
    "conversation": "Record of questions and answers on policy",
    "calculation": "Calculation: {title}",
    "comparison": "Comparison: {title}",
    "made": "Made by the {product} {version} on {day}. Quotations are word for word those of the documents in its library; the clause behind each number stands under “Clauses cited”.",
    "no_advice": "This comes from a program that reads the documents in its library. It is no legal advice and replaces no reply of the competent authority; the text published by the issuer prevails.",
    "judged": "Status is judged as of {day}.",
    "question": "Question {n}",
    "nearest": "Nearest clauses, but not an answer:",
    "inputs": "What is given",
    "results": "Results",
    "steps": "Steps",
    "assumptions": "Assumptions",
    "limits": "Conditions and what is left open",
    "item": "Item",
    "value": "Value",
    "said": "Your words",
    "assumed": "(assumed)",
    "step": "Step",
    "basis": "Basis",
    "arithmetic": "arithmetic",
    "notices": "Please note",
    "sources": "Clauses cited",
    "status": "Status: {status} (as of {day})",
    "path": "Clause: {path}",
    "unverified": " (not verified)",
    "documents": "Documents concerned",
    "title": "Document",
    "number": "Number",
    "issuer": "Issuer",
    "dates": "Dates",
    "hash": "SHA-256 of the original",
    "none": "not stated",
    "silent": "Not regulated in the documents",
    "unfound": "No clause found",
    "silent_listed": "The library's documents of {region} hold no clause on this matter.",
    "silent_found": "By these words, no clause was found in the library's documents of {region}.",
    "nothing": "The documents in the library do not regulate this.",
    "figures": "Figures differ",
    "years": "Years differ",
    "force": "Words of force differ",
    "no_figures": "no figure",
    "no_force": "none of these words",
    "alike": "The clauses quoted do not differ in figures or words of force.",
    "alone": "Only one document speaks of this; there is nothing to compare it with.",
    "differences": "Differences (in the words of the clauses quoted)",
    "marked": "Figures and words of force that differ between documents are underlined.",
    "others": "Further clauses on this topic",
    "translation": "Working translation: {text}",
    "page": ("Page ", " of ", ""),
    "colon": ": ",
    "comma": ", ",
    "semicolon": "; ",
    "stop": ".",
}
_FORCE: dict[MarkKind, tuple[str, str]] = {
    "duty": ("要求", "required"),
    "permission": ("允许", "permitted"),
    "encouragement": ("鼓励", "encouraged"),
    "leeway": ("留有余地", "with leeway"),
}


def say(language: Language, key: str, **values: object) -> str:
    """A fixed phrase with its values filled in."""
    text = (_ZH if language == "zh" else _EN)[key]
    assert isinstance(text, str)
    return text.format(**values) if values else text


def page_words(language: Language) -> tuple[str, str, str]:
    """What stands before, between and after the number of a page and the number of pages."""
    before, between, after = (_ZH if language == "zh" else _EN)["page"]
    return before, between, after


def force_word(kind: MarkKind, language: Language) -> str:
    """What a word of force amounts to; empty for a figure."""
    words = _FORCE.get(kind)
    return words[language == "en"] if words else ""


def printable(text: str) -> str:
    """`text` without characters that no file can carry or that would show it as something else."""
    return _UNPRINTABLE.sub("\ufffd", text)


@cache
def product_version() -> str:
    """The version of the product: of the package that is installed, else of the tree that runs."""
    try:
        return version(_DISTRIBUTION)
    except PackageNotFoundError:
        project = Path(__file__).resolve().parents[2] / "pyproject.toml"
        return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])
