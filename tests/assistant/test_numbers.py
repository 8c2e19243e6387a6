"""The number reader: exact, or silent. The golden file is for review by officers; the properties are for us."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import cn2an
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.numbers import (
    NumberError,
    Quantity,
    format_months,
    format_ratio,
    format_yuan,
    read_one,
    read_quantities,
)

_GOLDEN: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "numbers_golden.yaml").read_text(encoding="utf-8")
)
_CASES = [case for group in _GOLDEN.values() for case in group]
_KEYS = {"text", "span", "value", "unit", "kind", "comparator", "low", "high", "reads", "refuse"}


def _expected(case: dict[str, Any]) -> tuple[object, ...]:
    comparator = case.get("comparator", "=")
    value = Decimal(case["value"])
    low = None if comparator in ("<", "<=") else Decimal(case.get("low", case["value"]))
    high = None if comparator in (">", ">=") else Decimal(case.get("high", case["value"]))
    return case.get("span", case.get("text")), value, case["unit"], case["kind"], comparator, low, high


def _found(quantity: Quantity) -> tuple[object, ...]:
    q = quantity
    return q.text, q.value, q.unit, q.kind, q.comparator, q.low, q.high


def test_golden_file_is_large_and_has_no_unknown_key_and_no_double() -> None:
    assert len(_CASES) >= 180
    assert all(set(case) <= _KEYS for case in _CASES)
    texts = [case["text"] for case in _CASES]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("case", _CASES, ids=[repr(case["text"]) for case in _CASES])
def test_golden(case: dict[str, Any]) -> None:
    text = case["text"]
    found = read_quantities(text)
    if case.get("refuse"):
        assert found == []
        with pytest.raises(NumberError):
            read_one(text)
        return
    wanted = case.get("reads", [case])
    assert [_found(quantity) for quantity in found] == [_expected(each) for each in wanted]
    assert all(text[q.start : q.end] == q.text for q in found)
    if len(wanted) == 1:
        assert read_one(text) == found[0]
        assert read_one(text, kind=found[0].kind) == found[0]


# --- six surface forms -----------------------------------------------------------------------------------------------

_CAPITALS = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def _mixed(n: int) -> str:
    """1亿2345万6789, 3万0050: Western digits with 亿 and 万."""
    parts = [(n // 10**8, "亿"), (n // 10**4 % 10**4, "万"), (n % 10**4, "")]
    words = ""
    for value, unit in parts:
        if value:
            gap = words and (value < 1000 or not words.endswith(("亿", "万")[unit == ""]))
            words += ("零" if gap else "") + f"{value}{unit}"
    return words


def _chinese(n: int) -> str:
    return str(cn2an.an2cn(str(n), "low"))


_FORMS: dict[str, Callable[[int], str]] = {
    "plain digits": str,
    "thousands separators": lambda n: f"{n:,}",
    "digits with 万 and 亿": _mixed,
    "Chinese numerals": _chinese,
    "financial numerals": lambda n: _chinese(n).translate(_CAPITALS),
    "full-width digits": lambda n: str(n).translate(_WIDE),
}
_SENTENCES = (
    ("", ""),
    ("去年工资总额", "元，培训费另算"),
    ("如果总额是", "元呢？"),
    ("不超过", "元"),
    ("人民币", "元整"),
    ("（", "元）"),
    ("共有职工", "人，都是正式的"),
    ("2025年", "元"),
    ("Total: RMB ", " in all"),
)


@pytest.mark.parametrize("form", _FORMS)
@given(
    n=st.one_of(
        st.integers(1, 10**12), st.integers(1, 10**5), st.builds(lambda a, b: a * 10**b, st.integers(1, 99), st.integers(0, 10))
    )
)
@settings(max_examples=200, deadline=None)
def test_every_number_survives_six_surface_forms(form: str, n: int) -> None:
    words = _FORMS[form](n)
    assert read_one(words).value == n, words
    assert read_one(words + "元", kind="money").value == n


@pytest.mark.parametrize("form", _FORMS)
@given(n=st.integers(1, 10**12), sentence=st.sampled_from(_SENTENCES[1:]))
@settings(max_examples=80, deadline=None)
def test_a_sentence_around_a_number_keeps_its_value(form: str, n: int, sentence: tuple[str, str]) -> None:
    before, after = sentence
    if form in ("Chinese numerals", "financial numerals") and (n < 3 or before.endswith("RMB ")):
        return  # 一人, 二元 and a lone 壹 are words in running text
    words = _FORMS[form](n)
    found = read_quantities(before + words + after)
    assert [q.value for q in found] == [n]
    assert words in found[0].text


# --- oracle ------------------------------------------------------------------------------------------------------------


@given(st.text("零一二两三四五六七八九十百千万亿", min_size=1, max_size=9))
@settings(max_examples=1500, deadline=None)
def test_what_cn2an_reads_differently_we_refuse(words: str) -> None:
    try:
        oracle = Decimal(str(cn2an.cn2an(words, "strict")))
    except ValueError:
        return
    try:
        found = read_one(words)
    except NumberError:
        return
    assert found.text == words
    assert found.low is not None and found.high is not None
    assert found.low <= oracle <= found.high, (words, oracle, found)


@given(st.integers(0, 10**16 - 1))
@settings(max_examples=500, deadline=None)
def test_every_numeral_that_cn2an_writes_is_read(n: int) -> None:
    assert read_one(_chinese(n)).value == n
    assert read_one(str(cn2an.an2cn(str(n), "up"))).value == n if n else True
    assert read_one(str(cn2an.an2cn(str(n), "rmb"))).value == n if n else True


@given(st.decimals(min_value=0, max_value=10**9, places=2))
@settings(max_examples=300, deadline=None)
def test_cents_are_exact(amount: Decimal) -> None:
    assert read_one(f"{amount:f}元").value == amount
    assert read_one(f"{amount:,f}元").value == amount
    assert read_one(f"{amount:f}万元").value == amount * 10000
    assert read_one(f"{amount:f}%").value == amount / 100


# --- comparators -------------------------------------------------------------------------------------------------------

_BOUNDS = {
    "超过": ">", "高于": ">", "大于": ">", "多于": ">", "超出": ">", "低于": "<", "少于": "<", "小于": "<",
    "最多": "<=", "至多": "<=", "最高": "<=", "至少": ">=", "最少": ">=", "起码": ">=", "最低": ">=", "满": ">=", "约": "~", "大约": "~",
    "将近": "~", "接近": "~", "突破": ">",
}  # fmt: skip
_COMPLEMENT = {">": "<=", "<": ">="}
_NEGATORS = "不 没 未 非 无 别 勿 不会 不能 不得 没有 并非 不是 不一定 是否 有没有 不可能 从不 绝不 未必 不必 难以不 不要".split()
_AMOUNTS = ("500万元", "30%", "300人", "三年", "一千二百万", "2倍", "8个百分点")


@pytest.mark.parametrize("words", _BOUNDS)
@pytest.mark.parametrize("negator", ["", *_NEGATORS])
def test_a_negation_never_leaves_the_comparator_as_it_was(words: str, negator: str) -> None:
    sign = _BOUNDS[words]
    for amount in _AMOUNTS:
        signs = [q.comparator for q in read_quantities(f"总额{negator}{words}{amount}")]
        if not negator and sign != "=":
            assert signs == [sign]
        elif negator and signs:
            complement = {"不满": "<", "未满": "<", "没满": "<", "不足": "<"}.get(negator + words, _COMPLEMENT.get(sign))
            assert signs == [complement], (negator, words, amount)


@given(st.sampled_from(_NEGATORS), st.sampled_from(_NEGATORS), st.sampled_from(list(_BOUNDS)), st.sampled_from(_AMOUNTS))
def test_two_negations_are_refused_or_mean_what_the_inner_one_means(outer: str, inner: str, words: str, amount: str) -> None:
    for quantity in read_quantities(f"{outer}{inner}{words}{amount}"):
        alone = read_quantities(f"{inner}{words}{amount}")
        assert quantity.comparator in {q.comparator for q in alone} | {_COMPLEMENT.get(_BOUNDS[words], "<")}
        assert quantity.comparator != _BOUNDS[words]


# --- fuzz --------------------------------------------------------------------------------------------------------------

_PIECES = st.sampled_from(
    [
        *"0123456789零一二两三四五六七八九十百千万亿.,，、：:/-~—–+%％‰°()（）“” \t\n年月日天周个元人名家所成折点倍半多余几来不超第约近每负壹贰拾佰陆伍号",
        *"不超过 以上 以下 左右 百分之 个月 个半月 个百分点 至少 million ¥ 元/月 万元 千克 e5 km 第三".split(),
        *(" percent", "RMB ", "half a year", "between ", " and ", " to ", "\u200b", "\ue010", "\ud800", "²", "½", "\x00"),
    ]
)
_NOISE = st.one_of(st.lists(_PIECES, max_size=14).map("".join), st.text(max_size=30))


_TOUCHING = re.compile(r"[0-9０-９][.,．]?$"), re.compile(r"[.,．]?[0-9０-９]")


def _cut_from_a_longer_figure(text: str, quantity: Quantity) -> bool:
    """Whether digits go on beyond the span: 500 read out of 1,500 or 1.500."""
    before, after = _TOUCHING
    left = quantity.text[0].isdigit() and before.search(text[: quantity.start])
    right = quantity.text[-1].isdigit() and after.match(text, quantity.end)
    return bool(left or right)


@given(_NOISE)
@settings(max_examples=1500, deadline=None)
def test_any_text_is_read_without_an_error_and_every_span_reads_the_same_alone(text: str) -> None:
    found = read_quantities(text)
    end = 0
    for quantity in found:
        assert text[quantity.start : quantity.end] == quantity.text
        assert end <= quantity.start < quantity.end <= len(text)
        end = quantity.end
        assert not _cut_from_a_longer_figure(text, quantity), (text, quantity)
        assert quantity.value.is_finite() and quantity.value.as_tuple().exponent in range(-40, 1)
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.value <= quantity.high
        again = [_found(each) for each in read_quantities(quantity.text)]
        assert again in ([], [_found(quantity)]), (text, quantity, again)  # silent where it needs its context: 25年
    try:
        one = read_one(text)
    except NumberError as error:
        assert "\n" not in str(error) and len(str(error)) < 400
    else:
        assert found == [one]


@given(_NOISE)
@settings(max_examples=300, deadline=None)
def test_reading_is_deterministic_and_knows_nothing_of_the_decimal_context(text: str) -> None:
    from decimal import localcontext

    usual = read_quantities(text)
    with localcontext() as context:
        context.prec = 2
        assert read_quantities(text) == usual


_DENSE = "去年工资薪金总额1000万元，职工教育经费支出120万元，不超过8%；职工两千三百名，其中教师95人，每5年累计不少于半年。"


def test_a_hundred_thousand_characters_take_less_than_a_second() -> None:
    text = (_DENSE + "深化产教融合，推进校企合作，建设一批高水平专业群和实训基地，落实“三全育人”要求。" * 3) * 700
    text = text[:100_000]
    start = time.process_time()
    assert read_quantities(text)
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    "piece", ["3", "三", "一", "1 ", "1.", "1,", "3到", "百分之", "不", "第", "第3", "1/", "3~", "半", "约", "\t1", "(一", " ", "\n", "2025-", "点", "1\x00", "“三", "壹"]
)  # fmt: skip
def test_repetition_costs_linear_time(piece: str) -> None:
    def cost(length: int) -> float:
        text = (piece * length)[:length]
        best = 1e9
        for _ in range(2):
            start = time.process_time()
            read_quantities(text)
            best = min(best, time.process_time() - start)
        return best

    assert cost(16_000) < 12 * cost(4_000) + 0.05  # four times the text; a quadratic scan would take sixteen times as long


# --- errors and formats ------------------------------------------------------------------------------------------------


def test_errors_name_the_words_the_cause_and_the_way_out() -> None:
    with pytest.raises(NumberError, match=r"“1\.2\.3万” has two decimal points; write one, as in 1\.23"):
        read_one("1.2.3万")
    with pytest.raises(NumberError, match="states 2 figures"):
        read_one("30人和40人")
    with pytest.raises(NumberError, match="states no ratio"):
        read_one("30", kind="ratio")
    with pytest.raises(NumberError, match="no figure that can be read"):
        read_one("不知道")


def test_a_bare_figure_fills_no_slot_of_money_by_itself() -> None:
    assert read_one("1000万").kind == "bare"
    with pytest.raises(NumberError):
        read_one("1000万", kind="money")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("10000000", "10,000,000元（1000万元）"),
        ("120000000", "120,000,000元（1.2亿元）"),
        ("12345678", "12,345,678元（1234.5678万元）"),
        ("12345678.9", "12,345,678.90元"),
        ("2490", "2,490元"),
        ("0", "0元"),
        ("0.005", "0.005元"),
        ("-5000000", "-5,000,000元（-500万元）"),
        ("1E+7", "10,000,000元（1000万元）"),
    ],
)
def test_yuan_are_written_exactly(value: str, words: str) -> None:
    assert format_yuan(Decimal(value)) == words


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_written_amounts_read_back(value: Decimal) -> None:
    words = format_yuan(value)
    assert all(q.value == value for q in read_quantities(words))
    assert read_one(words.split("（")[0]).value == value


def test_shares_and_months_are_written_exactly() -> None:
    assert [format_ratio(Decimal(x)) for x in ("0.5", "0.085", "1", "0", "-0.05", "1E+1")] == [
        "50%",
        "8.5%",
        "100%",
        "0%",
        "-5%",
        "1000%",
    ]
    assert [format_months(Decimal(x)) for x in ("6", "12", "27", "0", "0.5", "-18")] == [
        "6个月",
        "1年",
        "2年3个月",
        "0个月",
        "0.5个月",
        "-1年6个月",
    ]
    for wrong in (Decimal("NaN"), Decimal("Infinity")):
        with pytest.raises(ValueError, match="no finite Decimal"):
            format_yuan(wrong)
