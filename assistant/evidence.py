"""Whether the corpus holds an answer: signals of the best match, and a calibrated decision.

A question is compared with the cards (what the documents say) and with the matters (what they do not say); it is
answered when it is more like the first, and its words are in what would be shown. The probability is a logistic
function of the signals, fitted by `python -m evals.gate` on calibration questions that no suite holds and on the
development questions; both kinds of error are printed there. It decides before anything is composed.
"""

from __future__ import annotations

import math
import re
from typing import NamedTuple

import numpy as np

from assistant.aspects import silence_on
from assistant.patterns import FIGURE_ASKED
from index.search import FIGURE, PolicyIndex, Ranking

# What a question may ask for that only certain words can answer.
_ASKS_MONEY = re.compile(
    r"多少(?:钱|块|元|万|工钱|工资|薪|津贴|补贴|报酬|学费)|几(?:块|百|千|万|十万|百万)|价(?:格|钱)|学费|收费|聘金|工资(?:是|有|开|给)?多少|赔(?:多少|偿)|补(?:贴|助)?(?:多少|几)|"
    r"how much (?:money|is the|does|do|are|am)|salary|tuition|\bwages?\b|\bfees?\b|\bcosts?\b|\byuan\b",
    re.I,
)
_ASKS_PAPER = re.compile(
    r"名单|范本|模板|样本|样表|表格|电话|网址|地址|下载|链接|发我|发给我|发一份|材料|流程|手续|怎么(?:申请|申报|报名|办理)|报名|申报|截止|分数线|"
    r"\blist of|\bforms?\b|phone|contact|\bapply|deadline|procedure|template",
    re.I,
)
# What no document of policy holds: how to reach somebody, where to sign up, who is on a list, what it cost in fact.
_ASKS_OUTSIDE = re.compile(
    r"名单|范本|模板|电话|手机号|网址|网站|网页|官网|地址|账号|密码|下载|链接|邮箱|公众号|二维码|(?<![a-z])apps?(?![a-z])|小程序|叫(?:啥|什么)名|姓(?:甚|什么)|的人叫|哪几(?:家|所|个)(?:企业|公司|学校)(?:入选|上榜|获)|"
    # what happened, and how many there are now: counts of a year gone by, scores, prices of the day, the weather
    r"(?:去年|前年|上年|上学期|往年)[^，。？；]{0,12}(?:了|过|有|到)(?:多少|几)|(?:现在|目前|眼下|如今)[^，。？；]{0,6}有(?:多少|几)[家所名位]|"
    r"(?:去年|前年|今年|上半年|下半年|上学期|上个?月|这几年|近几年|历年|往年|目前|眼下|现在)[^，。？；]{0,16}?(?:招|放|收|录|办|建成|评上|拿到|毕业|发|拨|花|新增|来)(?:了|到了?|过)(?:多少|几)|"
    r"(?:一共|总共|拢共)(?:招|放|收|录|来|发|花)了(?:多少|几)|录(?:取)?(?:到|了)?(?:多少|几)[分名]|考(?:了|到)?多少分|投档|天气|气温|[落下](?:不[落下])?[雨雪]|台风|股票|汇率|房价|(?:中|高)考.{0,10}(?:分流|几比几|成绩|分数|线)|签证|工作许可|work permit|\bvisas?\b|weather|last year|admission score|"
    r"分数线|录取分|入选|实际(?:给|花|拨|用|发|支出)|排名|通过率|报录比|\bphone|website|\bemail|\blogin\b|\bthe list\b|list of (?:names|companies|schools|firms)|\bwere (?:chosen|selected|picked)|\baddress\b|actually (?:spent|paid|received)|\branking",
    re.I,
)
# Asks whether, or only names something: a document that mentions the thing answers, even if it gives no details.
_ASKS_DETAIL = re.compile(
    r"多少|多久|多长|哪(?!怕|里的话)|谁|几(?!乎)|怎|咋|如何|什么|啥|何时|为何|何处|名单|电话|网|表|流程|手续|标准|条件|材料|名额|细则|时间|日期|\b(?:what|who|whom|which|how|when|where|why|list)\b",
    re.I,
)
# What the documents say of a thing: asks no detail of it.
_ASKS_WORDS = re.compile(
    r"(?:怎么|咋|如何)(?:个)?(?:写|说|提|讲|规定|表述)|差在哪儿?|(?:有什么|有啥|什么)(?:说法|规定|区别|不同|变化)|有哪些说法"
)
_ONLY_DETAILS = re.compile(r"(?:但|，)(?:也)?没有?(?:写|列|说|规定|公布)|\bbut\b.*\b(?:not?|no)\b")
_MONEY = re.compile(r"[0-9.]\s*万?元|最低工资")


class Signals(NamedTuple):
    """How well the best card, and the best matter, match the question."""

    preference: float  # how much better the best card scores than the best matter, relative to the better of them
    cosine: float  # how much nearer the nearest card question is than the nearest question of a matter
    overlap: float  # the same by the idf-weighted Dice coefficient of bigrams
    unknown: float  # idf-weighted share of the question's words that stand nowhere in documents and cards
    strength: float  # score of the best card, scaled
    figure: float  # 1 if a figure is asked for and the best card's quote holds one
    no_money: float  # 1 if a sum of money is asked for and no clause of a card close to the best holds one
    paper: float  # 1 if a list, form, contact or procedure is asked for
    outside: float  # 1 if a contact, an account, a list of names or what happened in fact is asked for
    whether: float  # 1 if the question asks no detail and the best matter says that the documents do mention the thing
    unsaid: float  # 1 if a date, a sum, pay, a benefit, a penalty is asked for that no card close to the best speaks of


_CLOSE = 0.8  # share of the best score: a card this close may hold the sum asked for, as the same matter elsewhere does
_NEAREST = 12  # questions whose words are held against those asked
_STRENGTH = 20.0  # a card score that only a near repetition of a card question reaches


# Fitted by `python -m evals.gate`: intercept, then one weight a signal, in the order of `Signals`.
_INTERCEPT = -0.03
_WEIGHTS = (4.44, 3.80, 1.84, -0.88, 1.45, 0.34, -2.35, -1.39, -1.60, 1.17, -0.8)
THRESHOLD = 0.53


def probability(signals: Signals) -> float:
    """The probability that the corpus answers the question, from 0 to 1."""
    logit = _INTERCEPT + sum(weight * value for weight, value in zip(_WEIGHTS, signals, strict=True))
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, logit))))


def signals(index: PolicyIndex, text: str, ranking: Ranking) -> Signals:
    """Measure the evidence for `text` in a ranking made for it."""
    cards = len(index.cards)
    if not cards:
        return _plain(index, ranking)
    best = int(np.argmax(ranking.cards))
    asked, uncovered = float(ranking.asked[:cards].max()), float(ranking.asked[cards:].max(initial=0.0))
    scale = max(asked, uncovered, 1e-6)
    split = int(np.searchsorted(index.question_card, cards))
    near = _nearest(ranking.questions[:split])
    far = split + _nearest(ranking.questions[split:])
    card = index.cards[best]
    close = [index.cards[at] for at in np.flatnonzero(ranking.cards >= _CLOSE * ranking.cards[best])]
    return Signals(
        preference=(asked - uncovered) / scale,
        cosine=_at(ranking.questions, near) - _at(ranking.questions, far),
        overlap=_overlap(index, text, near) - _overlap(index, text, far),
        unknown=unknown_share(index, ranking),
        strength=min(1.0, float(ranking.cards[best]) / _STRENGTH),
        figure=float(bool(FIGURE_ASKED.search(text)) and bool(FIGURE.search(card.quote))),
        no_money=float(bool(_ASKS_MONEY.search(text)) and not any(_MONEY.search(one.quote + one.answer) for one in close)),
        paper=float(bool(_ASKS_PAPER.search(text))),
        outside=float(asks_outside(text)),
        whether=float(not _ASKS_DETAIL.search(_ASKS_WORDS.sub(" ", text)) and _is_mentioned(index, ranking)),
        unsaid=float(bool(silence_on(text, (f"{one.quote} {one.answer} {one.not_stated}" for one in close)))),
    )


def asks_outside(text: str) -> bool:
    """Whether a contact, an account, a list of names or what happened in fact is asked for, which no document of policy holds."""
    return bool(_ASKS_OUTSIDE.search(text))


def _nearest(cosines: np.ndarray) -> np.ndarray:
    """The positions of the best, best first."""
    best = np.argpartition(-cosines, _NEAREST)[:_NEAREST] if len(cosines) > _NEAREST else np.arange(len(cosines))
    return best[np.argsort(-cosines[best])]


def _is_mentioned(index: PolicyIndex, ranking: Ranking) -> bool:
    """Whether the matter that the question is most like is one of which only the details are missing."""
    if not index.matters:
        return False
    return bool(_ONLY_DETAILS.search(index.matters[int(ranking.asked[len(index.cards) :].argmax())].say))


def _plain(index: PolicyIndex, ranking: Ranking) -> Signals:
    """Signals of a corpus without cards: its passages stand in for them."""
    best = ranking.top(1)[0]
    return Signals(
        preference=1.0,
        cosine=ranking.sides_of(best.position)["dense"],
        overlap=0.0,
        unknown=unknown_share(index, ranking),
        strength=min(1.0, 2 * best.score / _STRENGTH),
        figure=0.0,
        no_money=0.0,
        paper=0.0,
        outside=0.0,
        whether=0.0,
        unsaid=0.0,
    )


def _at(values: np.ndarray, order: np.ndarray) -> float:
    return float(max(0.0, values[order[0]])) if len(order) else 0.0


def _overlap(index: PolicyIndex, text: str, nearest: np.ndarray) -> float:
    """The best idf-weighted Dice coefficient of bigrams with one of the nearest questions."""
    idf = index.sides.question_bigrams.idf
    own = {gram: idf(gram) for gram in set(index.segmenter.bigrams(text))}
    total = sum(own.values())
    best = 0.0
    for at in nearest:
        grams, weight = index.question_bigrams(int(at))
        shared = sum(own[gram] for gram in own.keys() & grams)
        best = max(best, 2 * shared / (total + weight) if total + weight else 0.0)
    return best


def unknown_share(index: PolicyIndex, ranking: Ranking) -> float:
    """The idf-weighted share of the question's words that stand nowhere in documents and cards; 1 for no words at all."""
    words = set(ranking.words)
    total = sum(map(index.sides.card_words.idf, words))
    missing = words - index.vocabulary
    return sum(map(index.sides.card_words.idf, missing)) / total if total else 1.0
