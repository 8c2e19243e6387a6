"""One question in, one checked reply out. The thin class that every door calls."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from assistant.cite import is_verbatim
from assistant.clauses import find_clause, show_clause
from assistant.compose import Composed, compose
from assistant.computing import computed_reply
from assistant.config import Config
from assistant.errors import RequestError
from assistant.evidence import THRESHOLD
from assistant.phrases import phrase
from assistant.places import PROVINCE, within_province
from assistant.refuse import refuse
from assistant.retrieve import Evidence, gather
from assistant.rule_clauses import RuleClauses
from assistant.rules import RuleBook
from assistant.status import asks_about_documents, describe
from assistant.text import clean
from assistant.types import Question, RankedPassage, Reply, Request
from assistant.understand import understand
from index.build import open_index
from index.embed import load_embedder
from index.load import REGIONS
from index.search import PolicyIndex
from index.types import Document

_PASSAGES = 10  # of the contract
_AS_GOOD = 0.95  # share of the best score from which what the province says is what was asked for
_PART_ALONE = 0.7  # probability from which a part is answered where the question as a whole would be refused
_SUBSTANCE = 2  # letters or characters that a question needs at least


class Assistant:
    """Answers requests. Holds the open index and nothing that changes; safe to share between threads."""

    def __init__(self, index: PolicyIndex) -> None:
        self.index = index
        self.documents: Mapping[str, Document] = index.documents
        # Rules rest on the documents that come with the program; a corpus without them is answered from its clauses alone.
        self.rules = RuleBook.open(index.documents) if RuleBook.needs() <= index.documents.keys() else None
        self.clauses = RuleClauses(index, self.rules) if self.rules else None
        self._records = {doc_id: document.record for doc_id, document in index.documents.items()}

    @classmethod
    def open(cls, config: Config | None = None) -> Assistant:
        """The assistant over the configured corpus, its index built first if need be."""
        config = config or Config.from_environment()
        index, _ = open_index(load_embedder(config.embedding), config.cache, config.corpus)
        return cls(index)

    def ask(self, request: Request) -> Reply:
        """The reply to one request. Raises RequestError for a request that names no known region."""
        started = time.perf_counter()
        if request.region is not None and request.region not in REGIONS:
            raise RequestError(f"region {request.region!r} is unknown; use one of {', '.join(REGIONS)}, or leave it out")
        question = understand(request, date.today(), self._records, self.index.glossary)
        reply = self._reply(question, request)
        _require_verbatim(self.index, reply)
        return replace(
            reply, id=request.id, language=question.language, elapsed_ms=round(1000 * (time.perf_counter() - started), 2)
        )

    def _reply(self, question: Question, request: Request) -> Reply:
        if sum(char.isalnum() for char in clean(request.question)) < _SUBSTANCE:
            return refuse(self.index, question, None)
        whole = gather(self.index, question, question.text)
        passages = self._passages(whole)
        if self.clauses and (computed := computed_reply(self.index, self.clauses, question, request, whole.ranking, passages)):
            return computed
        if clause := find_clause(self.index, question):
            shown = show_clause(self.index, question, clause)
            return _answer(shown, self._cited_first(shown, passages))
        if asks_about_documents(question):
            described = describe(self.index, question)
            return _answer(described, self._cited_first(described, passages))
        if outside := self._outside(question, whole):
            if not self._holds_in(question, whole, outside):
                return replace(refuse(self.index, question, whole, outside), passages=passages)
            question = replace(question, regions=(PROVINCE,))
            whole = gather(self.index, question, question.text)
        found, unanswered = self._evidence(question, whole)
        if not found and question.doc_ids and question.about & {"status", "newest", "date"}:
            described = describe(self.index, question)  # what is asked of a document beside its status is story
            return _answer(described, self._cited_first(described, passages))
        if not found:
            return replace(refuse(self.index, question, whole), passages=passages)
        composed = compose(self.index, question, found, unanswered, computes=self.rules is not None)
        return _answer(composed, self._merged(found, passages))

    def _evidence(self, question: Question, whole: Evidence) -> tuple[list[Evidence], list[Evidence]]:
        """What answers the question, and the parts of it that nothing answers."""
        if len(question.parts) > 1:
            parts = [gather(self.index, question, part) for part in question.parts]
            found = [part for part in parts if part.probability >= THRESHOLD]
            sure = THRESHOLD if whole.probability >= THRESHOLD else _PART_ALONE
            if any(part.probability >= sure for part in found):
                return found, [part for part in parts if part.probability < THRESHOLD]
        return ([whole], []) if whole.probability >= THRESHOLD else ([], [])

    def _outside(self, question: Question, whole: Evidence) -> tuple[str, ...]:
        """Places that the question asks about and the best passage does not speak of."""
        if question.regions or not question.elsewhere:
            return ()
        best = self.index.passages[whole.ranking.top(1)[0].position].text
        return tuple(place for place in question.elsewhere if place not in best)

    def _holds_in(self, question: Question, whole: Evidence, places: Sequence[str]) -> bool:
        """Whether the question is one that the province's documents answer, and the places lie in the province."""
        if question.follows_up or not all(map(within_province, places)) or not self.index.cards:
            return False
        scores = whole.ranking.cards
        of_province = [self._records[card.doc_id].region == PROVINCE for card in self.index.cards]
        return any(of_province) and float(scores[of_province].max()) >= _AS_GOOD * float(scores.max())

    def _passages(self, evidence: Evidence) -> tuple[RankedPassage, ...]:
        return tuple(self._ranked(hit.position, hit.score) for hit in evidence.ranking.top(_PASSAGES))

    def _ranked(self, position: int, score: float) -> RankedPassage:
        passage = self.index.passages[position]
        return RankedPassage(passage.doc_id, passage.path, passage.start, passage.end, passage.text, round(score, 4))

    def _merged(self, found: list[Evidence], passages: tuple[RankedPassage, ...]) -> tuple[RankedPassage, ...]:
        """The best passage of each part, then what else was cited, then the next best of each part in turn."""
        tops = [[hit.position for hit in evidence.ranking.top(_PASSAGES)] for evidence in found]
        cited = [self.index.position_of[item.passage.key] for evidence in found for item in evidence.items]
        order = [top[0] for top in tops] + cited + [at for rank in zip(*tops, strict=True) for at in rank]
        scores = {at: max(float(evidence.ranking.passages[at]) for evidence in found) for at in order}
        merged = [self._ranked(at, scores[at]) for at in dict.fromkeys(order)]
        return tuple(merged[:_PASSAGES]) if len(merged) >= _PASSAGES else (*merged, *passages)[:_PASSAGES]

    def _cited_first(self, composed: Composed, passages: tuple[RankedPassage, ...]) -> tuple[RankedPassage, ...]:
        top = passages[0].score if passages else 0.0
        cited = [
            self._ranked(at, top)
            for citation in composed.citations
            for at, passage in enumerate(self.index.passages)
            if passage.doc_id == citation.doc_id and passage.start < citation.end and citation.start < passage.end
        ]
        rest = [passage for passage in passages if (passage.doc_id, passage.start) not in {(c.doc_id, c.start) for c in cited}]
        return tuple([*cited, *rest][:_PASSAGES])


def error_reply(message: str, request_id: str | None = None) -> Reply:
    """The reply to a request that could not be read or answered."""
    return Reply(request_id, "error", phrase("zh", "error", message=message), error=message)


def _answer(composed: Composed, passages: tuple[RankedPassage, ...]) -> Reply:
    return Reply(
        None,
        "answer",
        composed.text,
        citations=composed.citations,
        passages=passages,
        notices=composed.notices,
        follow_ups=composed.follow_ups,
        composed_by=composed.composed_by,
    )


def _require_verbatim(index: PolicyIndex, reply: Reply) -> None:
    """The last gate: no reply leaves with a quotation that is not in its document."""
    for citation in (*reply.citations, *reply.related):
        if not is_verbatim(index.documents, citation.doc_id, citation.start, citation.end, citation.quote):
            raise AssertionError(f"citation {citation.n} of {citation.doc_id} is not verbatim; this is a defect, report it")
