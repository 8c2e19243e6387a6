"""`python -m assistant.rules.docs`: docs/rules.md out of the rules themselves. A test compares the two."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from assistant.rules.book import RULES, compute, named, open_book
from assistant.rules.load import Statutes, read_yaml
from assistant.rules.report import headline, understood
from assistant.rules.show import show
from assistant.rules.turns import fill_turns
from assistant.rules.types import LawText, Rule

CASES = Path(__file__).parent / "cases"
_EXAMPLES = 3  # a rule
_HEAD = """# 规则 · Rules

由 `python -m assistant.rules.docs` 从规则生成，请勿手改；改规则后重新生成。
Generated from the rules by `python -m assistant.rules.docs`; do not edit by hand.

每条规则的参数都从条文原文读出并逐条核对；得数是按条文试算，最高限额不等于应得，征求意见稿不能作为办事依据。
Every parameter is read from the words of its clause and checked against them. A maximum is no entitlement, and a consultation draft cannot be relied on.
"""


def render(documents: Mapping[str, LawText]) -> str:
    """The page: for each rule its formula, clauses, parameters, facts, and worked examples from its cases."""
    statutes = open_book(documents)
    return _HEAD + "".join(_section(rule, statutes) for rule in RULES) + _evaluation(statutes)


def _section(rule: Rule, statutes: Statutes) -> str:
    lines = [
        f"\n## {rule.id} · {rule.title.zh} · {rule.title.en}\n",
        f"- 算法：{rule.formula.zh}",
        f"- Formula: {rule.formula.en}",
        *([f"- 还没有数也可以问 · Or ask without a figure: {rule.opening.zh} · {rule.opening.en}"] if rule.opening else []),
        "",
        "| 条文 | 内容 | 参数 | 核对日期 |",
        "| --- | --- | --- | --- |",
    ]
    for identifier in rule.sources:
        provision = statutes.words(identifier)
        parameter = statutes.parameters.get(identifier)
        value = f"`{parameter.token}` = {show(parameter.value, parameter.unit, 'zh')}" if parameter else "—"
        checked = parameter.last_checked_on.isoformat() if parameter else "—"
        draft = "" if provision.record.issued else "（征求意见稿）"
        title = provision.record.title.replace("|", "／")
        lines.append(f"| 《{title}》{draft}{provision.clause} | {provision.quote} | {value} | {checked} |")
    lines += ["", "| 事实 | 含义 | Fact | 单位 | 必需 |", "| --- | --- | --- | --- | --- |"]
    for slot in rule.slots:
        many = "，可多期" if slot.many else ""
        lines.append(
            f"| `{slot.name}` | {slot.label.zh}{many} | {slot.label.en} | {slot.unit or slot.kind} | {'是' if slot.required else '否'} |"
        )
    return "\n".join([*lines, *_examples(rule, statutes), ""])


def _examples(rule: Rule, statutes: Statutes) -> list[str]:
    """The first worked cases in words, answered by the rule on the day of the case."""
    lines: list[str] = []
    for case in read_yaml(CASES / f"{rule.id}.yaml"):
        say = case.get("say")
        if not say or not case.get("expect") or len(lines) >= 2 * _EXAMPLES:
            continue
        facts = fill_turns(rule, say)
        outcome = compute(statutes, rule, named(statutes, facts), case.get("as_of", date(2026, 11, 22)))
        lines += [f"- 问：{' ／ '.join(say)}", f"  答：{understood(outcome.facts.values(), 'zh')}{headline(outcome, 'zh')}"]
    return ["", *lines] if lines else []


def _evaluation(statutes: Statutes) -> str:
    scoring, apart = statutes.words("evaluation.scoring"), statutes.words("evaluation.apart")
    return (
        "\n## evaluation · 学校产教融合评价指标体系 · Evaluation of schools\n\n"
        f"- 条文（征求意见稿附件1）：{scoring.quote}{apart.quote}\n"
        "- 算法：某校得分 = 权重 × 该校指标值 ÷ 参评学校中的最高值；中职、高职分开；没有计量单位的指标和最高值为 0 的指标不计分并写明。\n"
        "- 用法：`assistant compute evaluation --table schools.csv`（也可以是 XLSX），一行一所学校，一列一个指标（列名同附件1），可有 类别 列。\n"
    )


def main(documents: Mapping[str, LawText], target: Path) -> None:
    """Write the page."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(render(documents), encoding="utf-8")


if __name__ == "__main__":
    import importlib

    # The documents come from outside: the rules themselves import nothing of the index.
    loaded = importlib.import_module("index.load").load_documents()
    main({document.record.doc_id: document for document in loaded}, Path(sys.argv[1] if len(sys.argv) > 1 else "docs/rules.md"))
