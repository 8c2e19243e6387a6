"""How well the clause of each rule answers a turn: retrieval's side of the question which rule is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

import numpy as np

from assistant.rules import RuleBook
from assistant.rules.asking import Support, Supports
from assistant.rules.book import RULES
from assistant.rules.types import Rule
from assistant.types import Request
from assistant.understand import to_query, understand
from index.search import PolicyIndex, Ranking

_STRENGTH = 20.0  # a card score that only a near repetition of a card question reaches
_LOOKED_AT = 50  # best cards whose rank is told apart
_KEPT = 256  # earlier turns whose support is kept: a conversation asks for each again and again


class RuleClauses:
    """The cards that explain the clauses that each rule computes with. Holds nothing that changes but a bounded cache."""

    def __init__(self, index: PolicyIndex, book: RuleBook) -> None:
        self.book = book
        self._index = index
        self._records = {doc_id: document.record for doc_id, document in index.documents.items()}
        explaining = {rule.id: list(self._explaining(rule)) for rule in RULES if rule.asking.spoken}
        explaining = {rule: cards for rule, cards in explaining.items() if cards}
        self._rules = tuple(explaining)
        self._cards = np.asarray([card for cards in explaining.values() for card in cards], dtype=np.int64)
        self._starts = np.cumsum([0, *map(len, explaining.values())])[:-1]  # where the cards of each rule begin
        self.of_turn = lru_cache(_KEPT)(self._ranked)  # the support of each rule by a turn on its own

    def supports(self, text: str, ranking: Ranking) -> Supports:
        """The support of each rule by turn: of `text` by its `ranking`, of any other turn by ranking it now."""

        def of(turn: str) -> Mapping[str, Support]:
            return self.support(ranking) if turn == text else self.of_turn(turn)

        return of

    def support(self, ranking: Ranking) -> Mapping[str, Support]:
        """The support of each rule by a ranking of the corpus."""
        scores = ranking.cards
        if not len(scores) or not self._rules:
            return {}
        top = max(float(scores.max()), 1e-6)
        ranks = np.full(len(scores), _LOOKED_AT)
        ranks[np.argsort(-scores)[:_LOOKED_AT]] = np.arange(min(_LOOKED_AT, len(scores)))
        best = np.maximum.reduceat(scores[self._cards], self._starts).tolist()
        first = np.minimum.reduceat(ranks[self._cards], self._starts).tolist()
        return {
            rule: Support(score / top, rank, min(1.0, score / _STRENGTH))
            for rule, score, rank in zip(self._rules, best, first, strict=True)
        }

    def _ranked(self, turn: str) -> Mapping[str, Support]:
        question = understand(Request(turn), date.today(), self._records, self._index.glossary)
        return self.support(self._index.rank(to_query(question)))

    def _explaining(self, rule: Rule) -> Iterator[int]:
        spans = [(provision.doc_id, provision.start, provision.end) for provision in self.book.statutes.clauses_of(rule)]
        for at, card in enumerate(self._index.cards):
            if any(card.doc_id == doc_id and card.start < end and start < card.end for doc_id, start, end in spans):
                yield at
