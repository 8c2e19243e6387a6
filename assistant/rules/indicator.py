"""一项评价指标的得分: one indicator of annex 1 for one school, against the best. 绍兴五年行动计划（征求意见稿）附件1."""

from __future__ import annotations

from assistant.rules.amount import Amount
from assistant.rules.errors import ImpossibleValue
from assistant.rules.types import Asking, Facts, Rule, Slot, Words
from assistant.rules.working import Quantity, Sheet

INDICATOR = Slot(
    name="indicator",
    label=Words("指标", "indicator"),
    unit="",
    kind="text",
    question=Words(
        "是附件1的哪一项指标？（请写指标原名，如“毕业生就业率”）",
        "Which indicator of annex 1? (its name as in the table, for example 毕业生就业率)",
    ),
)
VALUE = Slot(
    name="value",
    label=Words("本校指标值", "the school's value"),
    unit="any",
    question=Words("本校的指标值是多少？", "What is the school's value?"),
    near=(
        r"(?:我们|我校|本校|我院|咱们?|自己|学校|我这|俺们?)[^，,。；;\d]{0,16}?(?:是|有|为|才|只有|达到|做到|到|占|拿|得|一共|共|总共)*",
        r"(?:we|our|ours|us)(?:(?! best| top| highest| leading)[^,.;?\d]){0,50}",
        r"(?:我们|我校|本校|学校|我院|咱们)(?:学校)?(?:的)?(?:是|有|为|只有|达到)?|[^，,。]{0,12}(?:率|比例|数|时间|量|价值|金额|经费|收入|面积)(?:是|有|为|达到)?",
        r"(?:we|our(?: school)?|ours)(?: have| has| is|'s)?",
    ),
    varies=True,
    required=False,
)
VALUES = Slot(
    name="values",
    label=Words("各校指标值", "the schools' values"),
    unit="any",
    question=Words("各参评学校的指标值分别是多少？", "What is each school's value?"),
    near=(
        r"(?:分别|依次|各自|各校)(?:是|为|有|达到)?|[二两三四五六七八九十\d]+(?:所|家)(?:学校|中职|高职|职校)?(?:的)?[^，,。\d]{0,16}(?:分别|依次)?(?:是|为|有)?",
        r"respectively|(?<!our )(?<!my )(?<!the )schools have|(?:each|every) school(?: has)?|\d+ schools",
    ),
    required=False,
    many=True,
    listed=True,
)
BEST = Slot(
    name="best",
    label=Words("参评学校中的最高值", "best value of the schools taking part"),
    unit="any",
    question=Words("参评学校中这项指标的最高值是多少？", "What is the best value of the schools taking part?"),
    near=(
        r"(?:头名|头一(?:名|家|个|位)|第一名|榜首|龙头|最牛|最厉害|标杆|拔尖|冠军|最高的?|最好的?|最多的?|最强|排(?:在)?(?:第一|最前|头里)|领头|状元|人家)(?:的)?(?:那所|那个|那家|一所|一家|学校|值|职校|高职|中职)*(?:的)?(?:搞|办|做|报|完成|拿)?(?:了|是|有|为|达到|做到|到|占|已经?)*",
        r"(?:best|highest|top|leading|leader|first|number one|no\. ?1|winner|front[- ]runner)(?: [a-z-]+){0,8}",
        r"(?:最高|最好|第一|领先|排第一|最多)(?:的|值|分)?(?:那所|一所)?(?:学校)?(?:的)?(?:是|有|为|达到)?",
        r"(?:best|highest|top|first)(?: [a-z-]+){0,2}(?: is| has)?",
    ),
    required=False,
    after=(
        r"(?:的)?(?:最高|第一|头名)",
        r"(?:at )?(?:the )?(?:best|top|highest|leading)",
    ),
)


def compute(sheet: Sheet) -> None:
    """参评学校中指标值最高者得满分，其余学校按比例赋分."""
    indicator, row = sheet.law.indicator(str(sheet.says("indicator")))
    sheet.limit(
        "中职、高职分开评价：最高值要取同类学校中的最高值",
        "secondary and higher vocational schools are evaluated apart: the best is that of the own kind",
        "evaluation.apart",
    )
    sheet.limit("条文没有写得分取几位小数", "the number of decimals is not stated", "evaluation.scoring")
    if indicator.unit is None:
        words = Words(
            f"“{indicator.name}”没有计量单位，按比例赋分没有定义，不能计算",
            f"“{indicator.name}” has no unit, so scoring in proportion is not defined",
        )
        sheet.step(words, source=row)
        sheet.verdict("defined", Words("能否按比例赋分", "scoring defined"), False, words)
        return
    if sheet.has("values"):
        _score_all(sheet, Quantity(Amount.of(indicator.weight), "分值", row))
        return
    value, best = sheet.given("value"), sheet.given("best")
    _require_comparable(sheet, value, best)
    full = Quantity(Amount.of(indicator.weight), "分值", row)
    sheet.step(
        Words(f"“{indicator.name}”权重系数 {full.words().zh}", f"weight of “{indicator.name}”: {full.words().en}"),
        full.amount,
        "分值",
        row,
    )
    scoring = sheet.law.words("evaluation.scoring")
    if best.amount.high == 0:
        words = Words("最高值是 0，按比例赋分没有定义，不能计算", "the best value is 0, so scoring in proportion is not defined")
        sheet.step(words, source=scoring)
        sheet.verdict("defined", Words("能否按比例赋分", "scoring defined"), False, words)
        return
    if best.amount.low <= 0:
        sheet.limit("最高值可能是 0，得分不能确定", "the best value may be 0, so the points are open", "evaluation.scoring")
        return
    share = sheet.divide(Words("与最高值之比", "share of the best"), value, best, "ratio")
    score = sheet.multiply(Words("得分", "points"), full, share)
    sheet.step(Words("最高者得满分，其余按比例", "the best has full marks, the others in proportion"), source=scoring)
    sheet.figure("full", Words("满分", "full marks"), full, main=False)
    sheet.figure("score", Words("得分", "points"), score)


def _score_all(sheet: Sheet, full: Quantity) -> None:
    """The points of each school named, the best of them having full marks."""
    values, scoring = sheet.series("values"), sheet.law.words("evaluation.scoring")
    best = max(values, key=lambda value: value.amount.low)
    if best.amount.low <= 0 or not all(value.amount.exact for value in values):
        words = Words(
            "最高值是 0 或给出的是范围，按比例赋分不能确定", "the best value is 0 or a range, so scoring in proportion is open"
        )
        sheet.step(words, source=scoring)
        sheet.verdict("defined", Words("能否按比例赋分", "scoring defined"), False, words)
        return
    sheet.step(Words("最高者得满分，其余按比例", "the best has full marks, the others in proportion"), source=scoring)
    sheet.figure("full", Words("满分", "full marks"), full, main=False)
    for at, value in enumerate(values, 1):
        label = Words(f"第{at}所得分", f"points of school {at}")
        share = sheet.divide(Words(f"第{at}所与最高值之比", f"school {at}: share of the best"), value, best, "ratio")
        sheet.figure(f"score_{at}", label, sheet.multiply(label, full, share))
    sheet.assume("按参评学校只有给出的这几所计算", "only the schools given are taken to take part", "evaluation.scoring")


def _needs(facts: Facts) -> tuple[str, ...]:
    """The values of all schools, or one's own and the best."""
    values = facts.get("values")
    if values is not None and isinstance(values.value, tuple) and len(values.value) > 1:
        return ()
    return tuple(name for name in ("value", "best") if name not in facts)


def _require_comparable(sheet: Sheet, value: Quantity, best: Quantity) -> None:
    units = {sheet.facts["value"].spoken_unit, sheet.facts["best"].spoken_unit}
    if len(units) > 1 and units != {"", "元"}:  # 45万 beside 90万元
        raise ImpossibleValue(
            "best",
            "本校指标值和最高值的单位不一样，请核对后用同一单位再说一遍",
            "the two values have different units; please check and give both in one unit",
        )
    if value.amount.low > best.amount.high:
        raise ImpossibleValue(
            "best",
            "本校指标值高于给出的最高值，请核对：最高值应包括本校",
            "the school's value is above the best; please check: the best includes the school itself",
        )


RULE = Rule(
    id="indicator-score",
    title=Words("一项产教融合评价指标的得分（绍兴附件1）", "Points of one evaluation indicator (Shaoxing annex 1)"),
    formula=Words(
        "得分 = 权重 × 本校指标值 ÷ 参评学校中的最高值", "points = weight × value ÷ best value of the schools taking part"
    ),
    slots=(INDICATOR, VALUES, VALUE, BEST),
    sources=("evaluation.scoring", "evaluation.apart"),
    decisive=("evaluation.scoring",),
    asking=Asking(
        topic=r"评价表|评分表|评价体系|附件[1一]|指标|(?<!有)得分(?!伐)|赋分|几分|多少分|评分|打分|计分|indicator|scoring sheet|shaoxing evaluation|points|score",
        asks=r"几分|多少分|(?<!有)得分(?!伐)|分数|打分|points|score",
        given=("value", "values"),
        regions=("绍兴",),
    ),
    compute=compute,
    needs=_needs,
    opening=Words(
        "帮我算算：绍兴产教融合评价里，一项指标能得多少分？",
        "Can you work out the points of one indicator of the Shaoxing evaluation?",
    ),
)
