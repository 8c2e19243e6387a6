"""学校产教融合评价: scores of schools from the indicator table of annex 1. 绍兴五年行动计划（征求意见稿）附件1.

The table is read from the rows of the document, never typed in. 指标说明2: the best of the schools taking part has full marks,
the others in proportion; 指标说明1: secondary and higher vocational schools are evaluated apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.rules.errors import TableError
from assistant.rules.reading import readings
from assistant.rules.types import INDICATOR_UNIT, Indicator, Words

COUNT = 44  # indicators of the table; another number means that it was not rebuilt whole
FULL = Decimal(100)
_GROUP = re.compile(r"^(?P<name>.+?)[（(](?P<weight>[\d.]+[%％])[）)]$")


@dataclass(frozen=True, slots=True)
class Score:
    """The points of one school in one indicator; None with a reason where the table does not define them."""

    points: Decimal | None
    reason: Words | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All scores of one comparison group: by school and indicator, with totals of what is defined."""

    schools: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    scores: Mapping[str, tuple[Score, ...]]
    notes: tuple[Words, ...]

    def total(self, school: str) -> Decimal:
        """The points of a school in the indicators that are defined."""
        return sum((score.points for score in self.scores[school] if score.points is not None), Decimal(0))

    def subtotals(self, school: str) -> dict[str, Decimal]:
        """The same by first-level group."""
        found: dict[str, Decimal] = {}
        for indicator, score in zip(self.indicators, self.scores[school], strict=True):
            found[indicator.group] = found.get(indicator.group, Decimal(0)) + (score.points or Decimal(0))
        return found


def read_indicators(rows: Iterable[str]) -> tuple[Indicator, ...]:
    """The indicators from the rebuilt rows of annex 1, in order. Raises TableError unless all are there and the weights add up."""
    found = []
    for row in rows:
        cells = [cell.strip() for cell in row.split(" | ")]
        if len(cells) != 4 or not cells[3].endswith(("%", "％")):
            continue
        groups = [_GROUP.match(cell) for cell in cells[:2]]
        unit = INDICATOR_UNIT.search(cells[2])
        names = [match["name"] if match else cell for match, cell in zip(groups, cells, strict=False)]
        found.append(
            Indicator(names[0], names[1], cells[2], unit["unit"].replace("％", "%") if unit else None, _weight(cells[3]), row)
        )
    total = sum((indicator.weight for indicator in found), Decimal(0))
    if len(found) != COUNT or total != FULL:
        raise TableError(
            f"annex 1: {len(found)} indicators with {total} points were read, {COUNT} with {FULL} expected; rebuild the document's tables"
        )
    return tuple(found)


def rows_of(text: str) -> tuple[str, ...]:
    """The rows of annex 1 in the document's text: from its heading to its notes."""
    start = text.find("\n附件1：\n")
    end = text.find("指标说明", start)
    return tuple(line for line in text[start:end].splitlines() if " | " in line)


def score(indicator: Indicator, value: Decimal, best: Decimal) -> Score:
    """The points of a value against the best of the schools taking part."""
    if indicator.unit is None:
        words = Words(
            "该指标没有计量单位，按比例赋分没有定义", "the indicator has no unit, so scoring in proportion is not defined"
        )
        return Score(None, words)
    if best == 0:
        words = Words(
            "参评学校中的最高值是 0，按比例赋分没有定义", "the best value is 0, so scoring in proportion is not defined"
        )
        return Score(None, words)
    return Score(value * indicator.weight / best)


def evaluate(indicators: Sequence[Indicator], table: Mapping[str, Sequence[Decimal | None]]) -> Evaluation:
    """The scores of one comparison group. `table`: school → values in the order of `indicators`, None where not reported.

    Raises TableError on a negative value, a share above 100 % or a row of the wrong length.
    """
    for school, values in table.items():
        _require_sound(school, values, indicators)
    columns = list(zip(*table.values(), strict=True)) if table else []
    best = [max((value for value in column if value is not None), default=None) for column in columns]
    scores: dict[str, tuple[Score, ...]] = {}
    for school, values in table.items():
        row = zip(indicators, values, best, strict=True)
        scores[school] = tuple(
            Score(None, Words("没有填报", "not reported")) if value is None or most is None else score(indicator, value, most)
            for indicator, value, most in row
        )
    return Evaluation(tuple(table), tuple(indicators), scores, _notes(indicators, table, best))


def _notes(
    indicators: Sequence[Indicator], table: Mapping[str, Sequence[Decimal | None]], best: Sequence[Decimal | None]
) -> tuple[Words, ...]:
    """What a reader of the scores has to know: where nothing is compared, not defined, not reported, or perhaps mixed up."""
    notes = []
    if len(table) == 1:
        alone = "只有一所学校参评：它的每项都是最高值而得满分，没有比较的意义"
        notes.append(Words(alone, "only one school takes part: it has full marks everywhere, and nothing is compared"))
    columns = list(zip(*table.values(), strict=True)) if table else [()] * len(indicators)
    for zh, en, found in (
        ("没有计量单位、未计分的指标", "no unit, not scored", [i for i in indicators if i.unit is None]),
        (
            "最高值为 0、未计分的指标",
            "best value 0, not scored",
            [i for i, most in zip(indicators, best, strict=True) if most == 0],
        ),
        ("没有学校填报的指标", "reported by no school", [i for i, most in zip(indicators, best, strict=True) if most is None]),
        (
            "百分数里有的不超过 1、有的大于 1，请核对是不是有的学校填了小数",
            "percentages of which some do not exceed 1; please check whether a school wrote fractions",
            [i for i, column in zip(indicators, columns, strict=True) if i.unit == "%" and _mixed(column)],
        ),
    ):
        if found:
            names = [indicator.name for indicator in found]
            notes.append(Words(f"{zh}：{'、'.join(names)}", f"{en}: {', '.join(names)}"))
    return tuple(notes)


def _mixed(column: Sequence[Decimal | None]) -> bool:
    """Whether some shares are above 1 and others look like fractions."""
    given = [value for value in column if value]
    return any(value <= 1 for value in given) and any(value > 1 for value in given)


def _require_sound(school: str, values: Sequence[Decimal | None], indicators: Sequence[Indicator]) -> None:
    if len(values) != len(indicators):
        raise TableError(f"{school}: {len(values)} values for {len(indicators)} indicators; give one a column")
    for indicator, value in zip(indicators, values, strict=True):
        if value is not None and (words := impossible(indicator, value)):
            raise TableError(f"{school}, {indicator.name}: {words.en}")


def impossible(indicator: Indicator, value: Decimal) -> Words | None:
    """Why an indicator cannot have this value; None if it can."""
    if not value.is_finite() or value < 0:
        return Words(f"{value} 不可能，指标值从 0 起", f"{value} cannot be; values start at 0")
    if indicator.unit == "%" and value > FULL and "占全日制" not in indicator.name:
        return Words(
            f"{value}% 超过了 100%；请按百分数填，最多 100",
            f"{value}% is more than all; give the share in percent, at most 100",
        )
    return None


def _weight(cell: str) -> Decimal:
    """The weight as our number reader reads it, in points of 100."""
    found = readings(cell)
    if len(found) != 1 or found[0].unit != "ratio" or not found[0].amount.exact:
        raise TableError(f"annex 1: weight {cell!r} cannot be read; it has to be a percentage")
    return found[0].amount.low * FULL
