"""Whether a turn that holds figures wants the clause itself: its words, what a share is of, whose office it is, what it is worth."""

from __future__ import annotations

import re

from assistant.rules.asking import PLAINLY, wants_figure

# 这个50%是怎么规定的，原话念给我听: the clause itself is wanted, whatever figure of it is repeated.
ITS_WORDS = re.compile(
    r"原话|原文|怎么(?:规定|写|说)的|哪一?条(?:规定|写|说|里)|出处|第几条|exact wording|word for word|which clause", re.I
)
# What a share is a share of, or what counts as such.
_DEFINES = re.compile(
    r"分母|分子|怎么界定|还是(?:只|单|仅|光)(?:数|算|看|指)|[跟和](?:哪|什么|谁)[^,，。？?]{0,6}比|(?:算|包括|包含|含|计|归)(?:在|进|到|不算|不包括)?[^,，。；;？?]{0,16}(?:里|内|之内|范围|之列)(?:面|头)?(?:的)?(?:吗|么|不|没|[?？]|$)|会不会[^,，。；;？?]{0,14}一(?:块|起|道)(?:儿)?(?:比|算|评|排)|认不认|认(?:账|可)?[吗么]|denominator|counted? as",
    re.I,
)
_OFFICE = re.compile(
    r"归(?:谁|哪)[^,，。？?]{0,6}|哪(?:个|几个|些)?(?:部门|单位|局)|谁(?:来)?(?:批|审|管|负责|定)|要不要(?:批|审批|报批|备案|上报|报)|找谁|哪一?级|(?:哪(?:一)?[年份个]|什么)(?:的)?(?:文件|稿子?|政策)|谁(?:说|规定|提)的|which (?:document|level)|who (?:said|says)|(?:直接)?(?:打|拨|汇|发|划|付)(?:到|给|进)[^,，。；;？?]{0,10}还是|还是[^,，。；;？?]{0,10}(?:转|走账|走|拨|打|发)(?:下来|过来)?(?:[?？]|$)|(?:which|what) (?:office|department|bureau|authority)|who (?:approves|decides)",
    re.I,
)
# What the document is worth, whatever figure of it is repeated.
_STANDING = re.compile(
    r"板上钉钉|(?:还在|正在)(?:问|收|听|征)[^,，。？?]{0,6}意见|征求意见|草案|正式(?:文件|印发|施行|执行|实施|生效|出台)|[作当](?:成|做|为)?(?:政策|正式)?依据|(?:能不能|可不可以|能|可以)(?:在[^,，。？?]{1,12})?(?:写|引|抄)(?!论文)|作数|算数|\bin force\b|\bdraft\b",
    re.I,
)
# Whether a target was reached, by nobody in particular: the documents set targets and report no results.
_OUTCOME = re.compile(
    r"(?:达到|达标|达成|实现|完成|兑现|做到)[^,，。；;？?]{0,8}?了?(?:没有?|吗|么|不)|(?:建|办|做)(?:好|成|完)了?(?:没有?|吗|么)|(?:有没有|是否|是不是)(?:已经?)?(?:达到|达标|达成|实现|完成|兑现|做到)|\b(?:did|has|have|was|were|is)\b[^.;?]{0,60}\b(?:reach|meet|met|achieve|hit)(?:ed|d)?\b",
    re.I,
)
_TAX_OF_A_PERSON = re.compile(r"个税|个人所得税|\b(?:personal|individual) income tax\b", re.I)  # no clause deals with it
_OWN = re.compile(r"我|俺|咱|本(?:校|厂|院|公司|单位)|\b(?:i|my|we|our|us)\b", re.I)
CONDITIONS = re.compile(
    r"(?:在)?(?:什么|哪些|何种)(?:条件|前提|情况|情形)下?|(?:on|under) what (?:conditions?|circumstances)", re.I
)
# Narrower than what a figure is wanted by elsewhere: 我校总共教工211人 tells how many, and asks nothing.
_HOW_MANY = re.compile(r"多少|几(?!乎)|差|够|达标|how (?:many|much)|enough|short", re.I)


def outcome_is_asked(folded: str) -> bool:
    """Whether a folded, lower-case turn asks if a target was reached, and not for the asker's own school or firm."""
    return bool(_OUTCOME.search(folded)) and not _OWN.search(folded)


def clause_is_wanted(folded: str) -> bool:
    """Whether a folded, lower-case turn asks for a definition, an office or a standing, and for no figure beside."""
    if _TAX_OF_A_PERSON.search(folded):
        return True
    if _DEFINES.search(folded) and not PLAINLY.search(folded) and not _HOW_MANY.search(_DEFINES.sub(" ", folded)):
        return True
    return any(pattern.search(folded) and not wants_figure(pattern.sub(" ", folded)) for pattern in (_OFFICE, _STANDING))
