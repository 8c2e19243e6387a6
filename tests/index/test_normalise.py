"""Normalising undoes layout and nothing else: it is idempotent, loses no digit and mends the known damage."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.load import CORPUS
from index.normalise import fold_characters, normalise
from index.types import Document

# Text of the kind that exports hold, made of the characters that some step treats in its own way.
PIECES = st.sampled_from(
    [
        *"一二十、（）。；，：！？“”《》〔〕％＋１２９ＡａxX1290.%+:;∶|/ ",
        *(
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            "\t",
            "\n\t",
            "\u3000",
            "\u00a0",
            "\ue010",
            "\ue010 ",
            "\u200b",
            "\ufeff",
            "\u2028",
            "\x85",
            "\f",
        ),
        *(
            "[bookmark: _GoBack]",
            "附件",
            "附件1：",
            "抄送",
            "通知",
            "实施方案",
            "浙江省人民政府",
            "2025年1月1日",
            "（征求意见稿）",
            "1.",
            "e\u0301",
        ),
        *("一、总则", "（一）", "学校应当", "办公室", "〔2020〕27号", " | ", " |"),
    ]
)
EXPORTED = st.lists(PIECES, max_size=60).map("".join)


def digits(text: str) -> list[int]:
    """The decimal digits of a text in order, of whatever width."""
    return [unicodedata.decimal(char) for char in text if char.isdecimal()]


@given(EXPORTED | st.text())
@example("\t一级指标\n\t权重\n\n\t产学合作\n（38%）\n\t3%\n\n\t一级指标\n\t权重\n")
@example("甲\ue010\ue010 1")
def test_normalising_twice_is_normalising_once(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given((EXPORTED | st.text()).filter(lambda text: "\t" not in text and "[bookmark:" not in text))
def test_no_digit_is_lost_added_or_moved(text: str) -> None:
    assert digits(normalise(text)) == digits(text)


@given(st.lists(st.tuples(st.booleans(), EXPORTED), max_size=12))
def test_no_digit_of_a_table_is_lost(lines: list[tuple[bool, str]]) -> None:
    """Merged cells are filled in, so that digits may be repeated; no row equals the header, so that none is dropped."""
    text = ""
    for number, (in_table, line) in enumerate(lines):
        line = " ".join(line.replace("\t", " ").replace("[bookmark:", "").split())
        text += f"\t{line}{chr(0x5000 + number)}\n" if in_table else f"{line}\n"
    left = iter(digits(normalise(text)))
    assert all(digit in left for digit in digits(text)), "the digits are no subsequence of the result's"


@given(EXPORTED | st.text())
def test_the_result_has_no_layout_left(text: str) -> None:
    result = normalise(text)
    assert not set(result) & set("\r\t\u00a0\u3000\u200b\ufeff\ue010\u2028\x85\f")
    assert not any(char in result for char in "０１２３４５６７８９％＋")
    assert all(line == line.strip() and line for line in result.split("\n")) or not result


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs",)), max_size=40).map(lambda text: " ".join(text.split())))
def test_words_and_chinese_punctuation_stay_as_they_are(text: str) -> None:
    """Letters, Han characters and punctuation come out as they went in, apart from their width."""
    kept = [char for char in fold_characters(text) if not char.isspace() and char.isprintable()]
    assert [char for char in normalise(text) if not char.isspace() and char.isprintable()] == kept or "[bookmark:" in text


@pytest.mark.parametrize(
    ("raw", "mended"),
    [
        ("比例达到１\ue010２∶１以上。", "比例达到1.2∶1以上。"),
        ("每学年不低于１\ue010２ 万元。", "每学年不低于1.2万元。"),
        ("不低于１\ue010 ２ 万元。", "不低于1.2万元。"),
        ("达到９０％以上。", "达到90%以上。"),
        ("“１＋Ｘ”证书", "“1+X”证书"),
        ("１．２万元", "1.2万元"),
        ("甲＝乙＆丙／丁－戊", "甲=乙&丙/丁-戊"),
        ("2%—3%", "2%—3%"),
    ],
)
def test_the_private_decimal_point_and_full_width_signs(raw: str, mended: str) -> None:
    """Without its decimal point 1.2 would read as 12, a tenfold error."""
    assert normalise(raw) == mended


@pytest.mark.parametrize(
    ("raw", "mended"),
    [
        ("加强对实习\n实训基地的支持。", "加强对实习实训基地的支持。"),
        ("加强对实习\n\n\n实训基地的支持。", "加强对实习实训基地的支持。"),
        ("到2025\n年，建成10所。", "到2025年，建成10所。"),
        ("support of ABC\nDEF schools", "support of ABC DEF schools"),
        ("第一句。\n第二句。", "第一句。\n第二句。"),
        ("（一）第一条\n（二）第二条", "（一）第一条\n（二）第二条"),
        ("一、总体要求\n以改革为动力。", "一、总体要求\n以改革为动力。"),
        ("建成基地；\n一、保障措施\n加强领导。", "建成基地；\n一、保障措施\n加强领导。"),
    ],
)
def test_a_sentence_broken_at_a_line_or_page_is_joined_and_a_heading_never(raw: str, mended: str) -> None:
    assert normalise(raw) == mended


def test_a_title_broken_in_two_is_one_line_and_its_draft_mark_another() -> None:
    raw = "关于推进现代职业教育高质量发展\n奋力打造全国职业教育高地的通知\n（征求意见稿）\n各市：\n"
    assert normalise(raw) == "关于推进现代职业教育高质量发展奋力打造全国职业教育高地的通知\n（征求意见稿）\n各市："


def test_bookmarks_of_the_word_processor_are_dropped_and_other_brackets_kept() -> None:
    assert normalise("大幅提升影响力。[bookmark: _GoBack]") == "大幅提升影响力。"
    assert normalise("见[1]和[附件]。") == "见[1]和[附件]。"


def test_line_ends_of_every_system_are_the_same() -> None:
    lines = ["一、总体要求", "以改革为动力。", "（一）加强领导。各级政府要"]
    assert len({normalise(end.join(lines)) for end in ("\n", "\r\n", "\r", "\u2028", "\x85")}) == 1


KNOWN = [
    ("zhejiang-2020-27", "比例达到1.2∶1以上。"),
    ("zhejiang-2020-27", "生均财政拨款水平每学年不低于1.2万元"),
    ("zhejiang-2020-27", "经批准后绩效工资总量最高可上浮50%，学校在内部分配时应向一线教职工倾斜。"),
    ("zhejiang-2020-27", "按职工总数的2%—3%安排专业对口岗位接纳学生实习"),
    ("zhejiang-2020-27", "浙江省人民政府\n2020年11月6日\n（此件公开发布）\n"),
    ("shaoxing-five-year-draft", "不超过工资薪金总额8%的部分准予在计算企业所得税应纳税额时扣除"),
    ("shaoxing-five-year-draft", "每5年累计不少于半年、新入职专业教师前两年须赴企业集中实践锻炼至少半年以上的制度。"),
    ("hangzhou-2025-61", "本方案自2025年12月24日起施行，有效期至2027年12月31日，由市教育局负责牵头组织实施。"),
    ("hangzhou-reform-draft", "剩余部分按不超过30%的比例用于教职工的绩效考核分配，实行绩效工资单列管理。"),
    ("hangzhou-reform-draft", "按照当地最低工资25%的标准，对接受学生实习和教师实践锻炼的企业进行补助"),
    ("zhejiang-highland-draft", "各市党委和省直属有关单位党委（党组）要于2021年底前"),
]


@pytest.mark.parametrize(("doc_id", "sentence"), KNOWN)
def test_the_sentences_people_ask_about_stand_whole_in_the_text(
    documents: Mapping[str, Document], doc_id: str, sentence: str
) -> None:
    assert documents[doc_id].text.count(sentence) == 1


def test_the_texts_of_the_corpus_are_normal_and_free_of_damage(documents: Mapping[str, Document]) -> None:
    for doc_id, document in documents.items():
        assert normalise(document.text) == document.text, doc_id
        assert "\ue010" not in document.text, doc_id
        assert "bookmark" not in document.text, doc_id
        assert "\t" not in document.text, doc_id


def test_no_digit_of_the_four_documents_without_tables_is_lost(documents: Mapping[str, Document]) -> None:
    for doc_id, document in documents.items():
        raw = (CORPUS / "documents" / f"{doc_id}.txt").read_text(encoding="utf-8")
        if "\t" not in raw:
            assert digits(document.text) == digits(raw.replace("[bookmark: _GoBack]", "")), doc_id


@pytest.mark.parametrize("doc_id", ["zhejiang-2020-27", "hangzhou-2025-61"])
def test_every_paragraph_of_a_hard_wrapped_body_ends_as_a_sentence_or_is_a_heading(
    documents: Mapping[str, Document], doc_id: str
) -> None:
    """Lines were broken in mid-sentence there: none is left broken."""
    text = documents[doc_id].text
    body = text[text.index("\n一、") :].strip().split("\n")
    short = [
        line for line in body if line[-1] not in "。：；" and not (len(line) < 45 and line[0] in "一二三四五六七八九十（抄浙")
    ]
    assert short == []
