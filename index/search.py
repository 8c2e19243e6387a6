"""The open index: every side's scores for a question, and their fusion to a ranking."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.dense import DenseIndex
from index.embed import Embedder
from index.fuse import WEIGHTS, scale, weighted_sum
from index.glossary import Glossary
from index.groups import Groups, grouped
from index.lexical import LexicalIndex
from index.outline import numbers_match
from index.renderings import Renderings
from index.segment import Segmenter
from index.types import Card, Document, Hit, Matter, Overview, Passage, PassageKind, Remark, Status, Topic

Scores = NDArray[np.float32]
Clause = tuple[str, tuple[int, ...]]  # document and numbers, e.g. (4, 3)
_ABSOLUTE = ("question_dense", "question_same")  # a cosine has a scale of its own
_ALIKE = 0.88  # cosine from which a question begins to be one that people ask of a card
FIGURE = re.compile(r"(?<!\d)(?!20\d\d年)\d|半年|一半")  # a digit that is no year
MAX_SCORED = 600  # characters of a question that count: a person's is shorter, a pasted page would only slow every side


@dataclass(frozen=True, slots=True)
class Sides:
    """The BM25 indexes: over passages, over cards and matters, over their single questions."""

    words: LexicalIndex
    bigrams: LexicalIndex
    card_words: LexicalIndex
    card_bigrams: LexicalIndex
    card_sounds: LexicalIndex
    question_bigrams: LexicalIndex


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for. `text` in simplified characters; the rest only where the question says so."""

    text: str
    expansions: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    doc_ids: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()  # clause numbers, e.g. (4, 3)
    day: date | None = None  # the day on which status counts
    wants_figure: bool = False  # asks how much, how many, how long
    about_document: bool = False  # asks for a title, number, date, issuer or validity


@dataclass(frozen=True)
class Ranking:
    """Scores of one query: per passage (fused and by side) and per card."""

    features: Scores  # (passages, len(WEIGHTS))
    passages: Scores  # (passages,)
    cards: Scores  # (cards,)
    asked: Scores  # (cards + matters,): by the card sides alone, so that both kinds compare
    questions: Scores  # (questions of cards, then of matters): cosine
    words: tuple[str, ...]

    def top(self, k: int) -> list[Hit]:
        """The best `k` passages, best first, ties in document order."""
        return [Hit(int(at), float(self.passages[at])) for at in np.argsort(-self.passages, kind="stable")[:k]]

    def sides_of(self, passage: int) -> dict[str, float]:
        """The features behind the score of a passage, by name."""
        return {name: float(value) for name, value in zip(WEIGHTS, self.features[passage], strict=True)}


@dataclass(frozen=True)
class PolicyIndex:
    """Documents, passages and cards with everything needed to rank them. Immutable; safe to share between threads."""

    documents: Mapping[str, Document]
    passages: tuple[Passage, ...]
    cards: tuple[Card, ...]
    vocabulary: frozenset[str]  # every word of the passages and the cards
    matters: tuple[Matter, ...]  # what no document covers, scored like cards
    card_homes: tuple[tuple[int, ...], ...]  # positions of the passages that a card explains: one, or several table rows
    segmenter: Segmenter
    embedder: Embedder
    glossary: Glossary
    sides: Sides
    dense_passages: DenseIndex
    dense_questions: DenseIndex
    remarks: tuple[Remark, ...] = ()
    overviews: tuple[Overview, ...] = ()
    topics: tuple[Topic, ...] = ()  # of the cards, in the order in which a reader is shown them
    renderings: Renderings = field(default_factory=dict)  # English words for the words of the documents

    @cached_property
    def _asked(self) -> tuple[Card | Matter, ...]:
        return (*self.cards, *self.matters)

    @cached_property
    def question_card(self) -> NDArray[np.int64]:
        """The card, or after the cards the matter, of each question, shape (questions,)."""
        return np.repeat(np.arange(len(self._asked)), [len(asked.questions) for asked in self._asked])

    @cached_property
    def _questions_of(self) -> Groups:
        return Groups(self.question_card, len(self._asked))

    @cached_property
    def _spread(self) -> tuple[Groups, NDArray[np.int64]]:
        """Every pair of a passage and a card that explains it: the cards, grouped by passage."""
        pairs = sorted((home, card) for card, homes in enumerate(self.card_homes) for home in homes)
        flat = np.asarray(pairs, dtype=np.int64).reshape(-1, 2)
        return Groups(flat[:, 0], len(self.passages)), flat[:, 1]

    @cached_property
    def _first_home(self) -> NDArray[np.int64]:
        return np.asarray([homes[0] for homes in self.card_homes], dtype=np.int64)

    @cached_property
    def card_at(self) -> Mapping[str, int]:
        """The position of each card by its id."""
        return {card.id: at for at, card in enumerate(self.cards)}

    @cached_property
    def cards_of(self) -> Mapping[int, tuple[int, ...]]:
        """The cards of each passage that has any."""
        return grouped((passage, card) for card, homes in enumerate(self.card_homes) for passage in homes)

    @cached_property
    def cards_of_document(self) -> Mapping[str, tuple[int, ...]]:
        """The cards of each document that has any."""
        return grouped((card.doc_id, at) for at, card in enumerate(self.cards))

    @cached_property
    def cards_on(self) -> Mapping[str, tuple[int, ...]]:
        """The cards of each topic."""
        return grouped((card.topic, at) for at, card in enumerate(self.cards))

    @cached_property
    def cards_in(self) -> Mapping[Clause, tuple[int, ...]]:
        """The cards of each clause that has any."""
        return grouped((self.clause_of(card), card) for card in range(len(self.cards)))

    def clause_of(self, card: int) -> Clause:
        """The clause that a card explains."""
        return self.cards[card].doc_id, self.passages[self.card_homes[card][0]].numbers

    @cached_property
    def _likeness(self) -> dict[int, Scores]:
        return {}

    def likeness(self, card: int) -> Scores:
        """How many bigrams every card shares with what this one says, at most 1, shape (cards,); kept once measured."""
        if card not in self._likeness:
            own = self.cards[card]
            shared = self.sides.card_bigrams.scores(self.segmenter.bigrams(own.answer + own.quote))
            self._likeness[card] = scale(shared[: len(self.cards)])
        return self._likeness[card]

    @cached_property
    def _question_texts(self) -> tuple[str, ...]:
        return tuple(question for asked in self._asked for question in asked.questions)

    @cached_property
    def _question_grams(self) -> dict[int, tuple[frozenset[str], float]]:
        return {}

    def question_bigrams(self, at: int) -> tuple[frozenset[str], float]:
        """The bigrams of the question at position `at` of `Ranking.questions`, and the sum of their idf; kept once read."""
        if at not in self._question_grams:
            grams = frozenset(self.segmenter.bigrams(self._question_texts[at]))
            self._question_grams[at] = grams, sum(map(self.sides.question_bigrams.idf, grams))
        return self._question_grams[at]

    def passage_at(self, doc_id: str, offset: int) -> Passage | None:
        """The passage of a document that holds the character at `offset`."""
        return next((p for p in self.passages if p.doc_id == doc_id and p.start <= offset < p.end), None)

    def rank(self, query: Query) -> Ranking:
        """Score every passage and card for `query`."""
        text = query.text[:MAX_SCORED]
        words, bigrams = self.segmenter.words(text), self.segmenter.bigrams(text)
        expanded = [word for term in query.expansions for word in self.segmenter.words_of_term(term)]
        # Official words draw a question towards clauses; beside other people's questions it stands in its own words.
        vectors = self.embedder.encode([text, " ".join((text, *query.expansions))] if query.expansions else [text])
        plain, official = vectors[0], vectors[-1]
        question_cosine = self.dense_questions.scores(plain)
        cards = {
            "card_words": self.sides.card_words.scores(words),
            "card_bigrams": self.sides.card_bigrams.scores(bigrams),
            "card_sounds": self.sides.card_sounds.scores(self.segmenter.sounds(text)),
            "question_bigrams": self.best_question(self.sides.question_bigrams.scores(bigrams)),
            "question_dense": np.maximum(self.best_question(question_cosine), 0),
        }
        cards["question_same"] = np.clip((cards["question_dense"] - _ALIKE) / (1 - _ALIKE), 0, 1)
        alike = {name: scores if name in _ABSOLUTE else scale(scores) for name, scores in cards.items()}
        asked = sum((np.float32(WEIGHTS[name]) * scores for name, scores in alike.items()), start=np.zeros(1, dtype=np.float32))
        concerned = self.concerned(text)
        asked, question_cosine = asked * concerned, question_cosine * concerned[self.question_card]
        scaled = {name: scores[: len(self.cards)] for name, scores in alike.items()}
        scaled["figure"] = self.figures * np.float32(query.wants_figure)
        mentions = self._mentions(query)
        scaled["question_same"] = scaled["question_same"] * ~mentions["other_region"][self._first_home]
        columns = {
            "words": scale(self.sides.words.scores(words)),
            "bigrams": scale(self.sides.bigrams.scores(bigrams)),
            "dense": np.maximum(self.dense_passages.scores(official), 0),
            "expanded": scale(self.sides.words.scores(expanded)),
            **{name: self._best_card(scores) for name, scores in scaled.items()},
            **mentions,
        }
        features = np.stack([columns[name] for name in WEIGHTS], axis=1).astype(np.float32)
        card_features = np.stack(
            [scaled[name] if name in scaled else columns[name][self._first_home] for name in WEIGHTS], axis=1
        ).astype(np.float32)
        return Ranking(features, weighted_sum(features), weighted_sum(card_features), asked, question_cosine, tuple(words))

    def lift(self, ranking: Ranking, gains: Scores) -> Ranking:
        """`ranking` with `gains`, shape (cards,), none below 0, added to the cards and the passages that they explain."""
        return replace(ranking, cards=ranking.cards + gains, passages=ranking.passages + self._best_card(gains))

    @cached_property
    def _placed(self) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """The matters that are about places, by their position after the cards."""
        return tuple((at, matter.places) for at, matter in enumerate(self.matters, len(self.cards)) if matter.places)

    def concerned(self, text: str) -> Scores:
        """1 for every card, and for every matter that is about no place or one that the question names; else 0."""
        lowered = text.lower()
        concerned = np.ones(len(self._asked), dtype=np.float32)
        concerned[[at for at, places in self._placed if not any(place in lowered for place in places)]] = 0.0
        return concerned

    def best_question(self, scores: Scores) -> Scores:
        """Per card, then per matter, the best of its questions' scores."""
        return self._questions_of.best(scores)

    def _best_card(self, scores: Scores) -> Scores:
        passages, cards = self._spread
        return passages.best(scores[cards])

    def _mentions(self, query: Query) -> dict[str, NDArray[np.bool_]]:
        """What the question says outright about place, document and clause, one 0/1 column each."""
        region = self._of([name for name, document in self.documents.items() if document.record.region in query.regions])
        document = self._of(query.doc_ids)
        asked = document if query.doc_ids else np.ones_like(document)
        clause = np.zeros_like(document)
        if query.numbers:
            clause[:] = [numbers_match(passage.numbers, query.numbers) for passage in self.passages]
        return {
            "in_force": self._in_force(query.day),
            "region": region,
            "other_region": ~region & bool(query.regions),
            "document": document,
            "clause": clause & asked,
            "matter": self._matter & (not query.about_document),
            "table_row": self._rows,
        }

    def _in_force(self, day: date | None) -> NDArray[np.bool_]:
        if day is None:
            return self._of(())
        return self._of(name for name, document in self.documents.items() if document.record.status_on(day) is Status.IN_FORCE)

    def _of(self, doc_ids: Iterable[str]) -> NDArray[np.bool_]:
        """Which passages are of one of these documents, shape (passages,)."""
        named = {self._document_at[doc_id] for doc_id in doc_ids if doc_id in self._document_at}
        return np.asarray([at in named for at in range(len(self.documents))], dtype=bool)[self._home_document]

    @cached_property
    def _document_at(self) -> Mapping[str, int]:
        return {doc_id: at for at, doc_id in enumerate(self.documents)}

    @cached_property
    def _home_document(self) -> NDArray[np.int64]:
        """The position of each passage's document."""
        return np.asarray([self._document_at[passage.doc_id] for passage in self.passages], dtype=np.int64)

    @cached_property
    def figures(self) -> Scores:
        """1 for every card whose quote holds a figure, else 0, shape (cards,)."""
        return np.asarray([bool(FIGURE.search(card.quote)) for card in self.cards], dtype=np.float32)

    @cached_property
    def _matter(self) -> NDArray[np.bool_]:
        return np.asarray([passage.kind in (PassageKind.FRONT_MATTER, PassageKind.BACK_MATTER) for passage in self.passages])

    @cached_property
    def _rows(self) -> NDArray[np.bool_]:
        return np.asarray([passage.kind is PassageKind.TABLE_ROW for passage in self.passages])

    @cached_property
    def position_of(self) -> Mapping[str, int]:
        """The position of each passage by its key."""
        return {passage.key: at for at, passage in enumerate(self.passages)}
