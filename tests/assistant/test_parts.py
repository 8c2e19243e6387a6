"""A message is cut into the questions it asks, and the story around them stays out."""

import pytest

from assistant.parts import parts_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("高职每生拨多少，中职那边呢", ("高职每生拨多少", "中职那边呢")),
        ("实训中心谁牵头？实训基地谁牵头？", ("实训中心谁牵头", "实训基地谁牵头")),
        ("杭州打算建几所中职啊然后职教小镇在哪个区", ("杭州打算建几所中职啊", "职教小镇在哪个区")),
        ("两个比例帮我查下：高职拿证的比例，企业参与的比例", ("高职拿证的比例", "企业参与的比例")),
        ("学徒补助给不给，学徒是先招工还是先招生", ("学徒补助给不给", "学徒是先招工还是先招生")),
        ("材料什么时候交，交给谁", ("材料什么时候交", "交给谁")),
        ("我在杭州教书，先读中专然后读的大专", ("我在杭州教书，先读中专然后读的大专",)),
        ("证明要交哪些，交到村里还是学校", ("证明要交哪些，交到村里还是学校",)),
        ("注意：甲方的比例", ("注意：甲方的比例",)),
        ("", ("",)),
    ],
)
def test_a_message_is_cut_where_one_question_ends(text: str, parts: tuple[str, ...]) -> None:
    assert parts_of(text)[0] == parts


def test_the_story_is_what_asks_nothing() -> None:
    assert parts_of("我公司在滨江，补助照什么标准，是谁打钱给我们")[1] == "我公司在滨江"
