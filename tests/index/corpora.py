"""Small corpora on disk: the test doubles of `corpus/`, complete and valid, for a test to change one thing in."""

from __future__ import annotations

import hashlib
from pathlib import Path

TEXT = """某市职业教育办法
一、总则
（一）企业实践。专业教师每年到企业实践不少于1个月。学校应当为教师购买保险。
（二）绩效工资。经批准后绩效工资总量最高可上浮50%。
"""
CARD = """doc_id: {doc_id}
cards:
  - id: practice
    topic: teachers
    quote: 专业教师每年到企业实践不少于1个月
    answer: 专业教师每年到企业实践不少于1个月。
    answer_en: Specialist teachers spend at least 1 month a year in enterprises.
    quote_en: Specialist teachers practise in enterprises for at least 1 month a year
    questions:
      - 老师下企业要多久
      - 教师企业实践时间
"""


def table(doc_id: str, raw: bytes, **changes: str | None) -> str:
    """One table of a manifest; `changes` are TOML values, None to leave the key out."""
    fields: dict[str, str | None] = {
        "title": '"某市职业教育办法"',
        "short_title": '"办法"',
        "title_en": '"Measures on vocational education"',
        "issuer": '"某市人民政府"',
        "region": '"杭州"',
        "issued": "true",
        "source": '"written for a test"',
        "sha256": f'"{hashlib.sha256(raw).hexdigest()}"',
        **changes,
    }
    return "\n".join([f"[{doc_id}]", *(f"{key} = {value}" for key, value in fields.items() if value is not None), ""])


def write_corpus(folder: Path, doc_id: str = "measures", text: str | bytes = TEXT, **changes: str | None) -> Path:
    """A corpus of one document without cards, and the folder it lies in."""
    raw = text.encode() if isinstance(text, str) else text
    (folder / "documents").mkdir(parents=True)
    (folder / "documents" / f"{doc_id}.txt").write_bytes(raw)
    (folder / "manifest.toml").write_text(table(doc_id, raw, **changes), encoding="utf-8")
    (folder / "terms.txt").write_text("绩效工资 20000 n\n企业实践 20000 n\n", encoding="utf-8")
    return folder


def write_cards(corpus: Path, content: str = CARD, doc_id: str = "measures") -> Path:
    """A card file for one document, and its path."""
    path = corpus / "cards" / f"{doc_id}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(content.replace("{doc_id}", doc_id), encoding="utf-8")
    return path
