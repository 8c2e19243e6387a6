"""Ranking over the real index: what a question names outright decides, and the same question ranks the same."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.fuse import WEIGHTS, weighted_sum
from index.outline import numbers_match
from index.search import MAX_SCORED, PolicyIndex, Query
from index.types import PassageKind

TODAY = date(2026, 11, 22)
QUESTIONS = [
    "绩效工资最多可以上浮多少",
    "老师下企业实践要多久",
    "企业接收学生实习有补助吗",
    "双师型教师要达到多少比例",
    "职工教育经费扣除8%",
    "产学合作占多少权重",
    "实训基地由哪个部门牵头",
    "How much can performance pay rise?",
    "升学比例 中职",
    "公开招聘 高技能人才 学历",
]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("公办职业院校绩效工资总量最高可以上浮多少", "最高可上浮50%"),
        ("兼职报酬受不受绩效工资总量限制", "兼职报酬不受单位绩效工资总量限制"),
        ("接受学生实习的企业按最低工资补助多少", "当地最低工资25%"),
        ("新入职专业教师前两年实践锻炼", "前两年须赴企业集中实践锻炼"),
        ("杭州2025—2027方案有效期到什么时候", "有效期至2027年12月31日"),
        ("顶岗实习专业对口率占多少权重", "顶岗实习专业对口率（%）"),
        ("毕业生留绍工作比例占多少分", "留绍工作比例"),
    ],
)
def test_a_plain_question_finds_its_clause(index: PolicyIndex, question: str, words: str) -> None:
    found = [index.passages[hit.position].text for hit in index.rank(Query(question)).top(3)]
    assert any(words in text for text in found)


@pytest.mark.parametrize("region", ["浙江", "杭州", "绍兴"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_region_that_is_mentioned_moves_its_passages_up(index: PolicyIndex, question: str, region: str) -> None:
    """None of them ranks lower than before, and one of them is among the first three."""
    places = [index.documents[passage.doc_id].record.region for passage in index.passages]
    plain, named = (
        [hit.position for hit in index.rank(query).top(len(places))]
        for query in (Query(question), Query(question, regions=(region,)))
    )
    own = [at for at, place in enumerate(places) if place == region]
    assert all(named.index(at) <= plain.index(at) for at in own)
    assert region in [places[at] for at in named[:3]]


def test_a_region_changes_the_score_by_its_weights_and_nothing_else(index: PolicyIndex) -> None:
    plain, named = index.rank(Query(QUESTIONS[0])), index.rank(Query(QUESTIONS[0], regions=("杭州",)))
    own = np.asarray([index.documents[passage.doc_id].record.region == "杭州" for passage in index.passages])
    expected = np.where(own, WEIGHTS["region"], WEIGHTS["other_region"])
    assert np.allclose(named.passages - plain.passages, expected, atol=1e-4)


@pytest.mark.parametrize(
    ("doc_id", "numbers", "words"),
    [
        ("zhejiang-2020-27", (4, 3), "最高可上浮50%"),
        ("shaoxing-five-year-draft", (13,), "每5年累计不少于半年"),
        ("hangzhou-reform-draft", (17,), "不超过30%的比例"),
        ("hangzhou-2025-61", (2, 3, 2), "社会服务能力提升工程"),
    ],
)
def test_a_document_and_clause_number_is_a_query(index: PolicyIndex, doc_id: str, numbers: tuple[int, ...], words: str) -> None:
    """Without a word of the clause: every passage of it comes before every other."""
    ranking = index.rank(Query("", doc_ids=(doc_id,), numbers=numbers))
    own = {at for at, p in enumerate(index.passages) if p.doc_id == doc_id and numbers_match(p.numbers, numbers)}
    assert {hit.position for hit in ranking.top(len(own))} == own
    assert any(words in index.passages[at].text for at in own)


@pytest.mark.parametrize(
    ("numbers", "asked", "expected"),
    [
        ((4, 3), (4, 3), True),
        ((4, 3), (4,), False),
        ((4,), (4,), True),
        ((4, 3), (3,), True),
        ((6, 17), (17,), True),
        ((2, 3, 2), (2, 3), True),
        ((2, 3, 2), (3,), True),
        ((2, 3), (2, 3, 2), False),
        ((4, 3), (3, 4), False),
        ((4, 3), (), False),
        ((), (4,), False),
    ],
)
def test_clause_numbers(numbers: tuple[int, ...], asked: tuple[int, ...], expected: bool) -> None:
    assert numbers_match(numbers, asked) is expected


def test_a_document_in_force_counts_for_more_on_its_days_only(index: PolicyIndex) -> None:
    position = next(at for at, passage in enumerate(index.passages) if passage.doc_id == "hangzhou-2025-61")
    column = list(WEIGHTS).index("in_force")
    days = {date(2025, 12, 23): 0, date(2025, 12, 24): 1, date(2027, 12, 31): 1, date(2028, 1, 1): 0, None: 0}
    assert {day: int(index.rank(Query("实习", day=day)).features[position, column]) for day in days} == days


def test_cover_and_signature_come_up_only_for_questions_about_the_document(index: PolicyIndex) -> None:
    matter = (PassageKind.FRONT_MATTER, PassageKind.BACK_MATTER)
    column = list(WEIGHTS).index("matter")
    asked = index.rank(Query("谁印发的", about_document=True)).features[:, column]
    plain = index.rank(Query("谁印发的")).features[:, column]
    assert not asked.any()
    assert [bool(value) for value in plain] == [passage.kind in matter for passage in index.passages]


def test_the_score_is_the_weighted_sum_of_the_features_shown(index: PolicyIndex) -> None:
    ranking = index.rank(Query(QUESTIONS[1], regions=("绍兴",), day=TODAY, wants_figure=True))
    for hit in ranking.top(20):
        assert hit.score == pytest.approx(
            sum(WEIGHTS[name] * value for name, value in ranking.sides_of(hit.position).items()), abs=1e-4
        )
    assert np.allclose(ranking.passages, weighted_sum(ranking.features))


def test_hits_come_best_first_and_ties_in_document_order(index: PolicyIndex) -> None:
    hits = index.rank(Query("")).top(len(index.passages))
    assert sorted(hit.position for hit in hits) == list(range(len(index.passages)))
    keys = [(-hit.score, hit.position) for hit in hits]
    assert keys == sorted(keys)
    assert len(index.rank(Query("实习")).top(10)) == 10


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_question_ranks_the_same(index: PolicyIndex, question: str) -> None:
    first, second = index.rank(Query(question)), index.rank(Query(question))
    assert np.array_equal(first.features, second.features)
    assert np.array_equal(first.cards, second.cards)


def test_eight_threads_get_the_ranking_of_one(index: PolicyIndex) -> None:
    alone = {question: index.rank(Query(question)).passages for question in QUESTIONS}
    with ThreadPoolExecutor(8) as pool:
        rankings = pool.map(lambda question: (question, index.rank(Query(question)).passages), QUESTIONS * 16)
        for question, passages in rankings:
            assert np.array_equal(passages, alone[question])


ODD = [
    "",
    " ",
    "？！",
    "\x00\x07",
    "\ud800",
    "😀🎓",
    "<script>alert(1)</script>",
    "的的的",
    "\ue010",
    "a" * 100_000,
    "工资" * 50_000,
]


@pytest.mark.parametrize("question", ODD)
def test_odd_questions_get_a_finite_ranking(index: PolicyIndex, question: str) -> None:
    assert_finite(index, question)


@settings(max_examples=30)
@given(st.text(alphabet=st.characters(), max_size=60))
def test_any_question_gets_a_finite_ranking(index: PolicyIndex, question: str) -> None:
    assert_finite(index, question)


def assert_finite(index: PolicyIndex, question: str) -> None:
    ranking = index.rank(Query(question))
    assert ranking.features.shape == (len(index.passages), len(WEIGHTS))
    for scores in (ranking.features, ranking.passages, ranking.cards, ranking.asked, ranking.questions):
        assert np.isfinite(scores).all()


def test_a_question_without_a_known_word_is_like_no_card(index: PolicyIndex) -> None:
    ranking = index.rank(Query("？！"))
    assert not ranking.asked.any()
    assert not ranking.questions.any()


def test_what_stands_behind_the_first_six_hundred_characters_is_not_scored(index: PolicyIndex) -> None:
    long = (QUESTIONS[0] * 100)[:MAX_SCORED]
    assert np.array_equal(index.rank(Query(long)).passages, index.rank(Query(long + "土地划拨" * 1000)).passages)


def test_a_cards_own_question_finds_its_card(index: PolicyIndex) -> None:
    """Every tenth card: its first question is nearest to the card itself, by the card's own sides."""
    for at in range(0, len(index.cards), 10):
        ranking = index.rank(Query(index.cards[at].questions[0]))
        assert at in np.argsort(-ranking.asked, kind="stable")[:3], index.cards[at].id


def test_a_passage_is_found_by_any_offset_inside_it(index: PolicyIndex) -> None:
    for passage in index.passages[::7]:
        assert index.passage_at(passage.doc_id, passage.start) == passage
        assert index.passage_at(passage.doc_id, passage.end - 1) == passage
    assert index.passage_at("nowhere", 0) is None
    assert index.passage_at("zhejiang-2020-27", 10**9) is None


def test_questions_know_their_card(index: PolicyIndex) -> None:
    asked = (*index.cards, *index.matters)
    for at in range(0, len(index.question_card), 97):
        grams, weight = index.question_bigrams(int(at))
        [own] = [q for q in asked[int(index.question_card[at])].questions if frozenset(index.segmenter.bigrams(q)) == grams][:1]
        assert own and weight > 0


@pytest.mark.parametrize(
    "indicator", ["企业接受实习实训的学生量", "技术创新成果数", "企业捐赠的资金", "校企共建实验室或研发机构数"]
)
def test_an_indicator_named_word_for_word_finds_its_row(index: PolicyIndex, indicator: str) -> None:
    found = [index.passages[hit.position].text for hit in index.rank(Query(f"{indicator}占多少权重")).top(3)]
    assert any(indicator in text for text in found)
