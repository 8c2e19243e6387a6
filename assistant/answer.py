"""One question in, one checked reply out. The thin class that every door calls."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.also_asked import also_asked
from assistant.cite import is_verbatim
from assistant.clauses import find_clause, show_clause
from assistant.comparing import Comparison, compare
from assistant.compose import Composed, compose
from assistant.computing import computed_reply, reply_of
from assistant.config import Config
from assistant.elsewhere import told_elsewhere
from assistant.errors import RequestError
from assistant.evidence import THRESHOLD
from assistant.generation.rewrite import rewritten
from assistant.generation.talk import Talk
from assistant.generation.writer import Asked, Writer
from assistant.llm import BoundedModel, open_model
from assistant.overview import wide_question
from assistant.parted import evidence_for
from assistant.passages import cited_first, merged_passages, ranked_passages
from assistant.phrases import phrase
from assistant.places import PROVINCE, within_province
from assistant.refuse import refuse
from assistant.retrieve import Evidence, gather
from assistant.rule_clauses import RuleClauses
from assistant.rules import RuleBook
from assistant.rules.book import find_rule
from assistant.rules.route import Routed
from assistant.rules.types import Facts
from assistant.standing import STANDING
from assistant.status import asks_about_documents, describe, points_at_documents
from assistant.suggest import complete
from assistant.text import clean
from assistant.types import Citation, Language, Question, RankedPassage, Reply, Request, Show
from assistant.understand import understand
from index.build import open_index
from index.embed import load_embedder
from index.load import CORPUS, REGIONS, read_original
from index.search import PolicyIndex
from index.types import Document, Topic

_ALSO_ASKED = 3
_AS_GOOD = 0.95  # share of the best score from which what the province says is what was asked for
_SURELY = 0.75  # probability from which a turn that found nothing is answered with the turns before it
_SUBSTANCE = 2  # letters or characters that a question needs at least


class Assistant:
    """Answers requests. Holds the open index and nothing that changes; safe to share between threads."""

    def __init__(self, index: PolicyIndex, corpus: Path = CORPUS, *, model: BoundedModel | None = None) -> None:
        """`model` words the answers that passages give; without one the cards do."""
        self.index = index
        self._model = model
        self.documents: Mapping[str, Document] = index.documents
        # Rules rest on the documents that come with the program; a corpus without them is answered from its clauses alone.
        self.rules = RuleBook.open(index.documents) if RuleBook.needs() <= index.documents.keys() else None
        self.clauses = RuleClauses(index, self.rules) if self.rules else None
        self.cards = index.cards
        self._corpus = corpus
        self._writer = None if model is None else Writer(index, self.rules, model.name)
        self._records = {doc_id: document.record for doc_id, document in index.documents.items()}

    @classmethod
    def open(cls, config: Config | None = None) -> Assistant:
        """The assistant over the configured corpus, its index built first if need be."""
        config = config or Config.from_environment()
        index, _ = open_index(load_embedder(config.embedding), config.cache, config.corpus)
        return cls(index, config.corpus, model=open_model(config))

    @property
    def model(self) -> BoundedModel | None:
        """The language model that words answers, None where none is configured."""
        return self._model

    def ask(self, request: Request, show: Show | None = None) -> Reply:
        """The reply to one request. Raises RequestError for a request that names no known region.

        With a language model, `show` gets each sentence as soon as it is verified; the text of the reply is what counts in the
        end, since a model that fails half-way is replaced by the answer without it.
        """
        started = time.perf_counter()
        if request.region is not None and request.region not in REGIONS:
            raise RequestError(f"region {request.region!r} is unknown; use one of {', '.join(REGIONS)}, or leave it out")
        talk = None if self._model is None else Talk(self._model, self._model.seconds)
        question = understand(request, date.today(), self._records, self.index.glossary)
        question, whole = self._made_whole(question, request, talk)
        reply = self._reply(question, request, talk, show or _show_nobody)
        if whole is not None and reply.kind != "refusal":
            text = f"{phrase(question.language, 'rewritten', question=whole)}\n\n{reply.text}"
            reply = replace(reply, text=text, understood={**reply.understood, "rewritten": whole})
        _require_verbatim(self.index, (*reply.citations, *reply.related))
        return replace(
            reply,
            id=request.id,
            language=question.language,
            as_of=question.day.isoformat(),
            elapsed_ms=round(1000 * (time.perf_counter() - started), 2),
        )

    def complete(self, typed: str, language: Language) -> tuple[str, ...]:
        """Questions with an answer for what has been typed so far, those of `language` first. "" prepares the first call."""
        found = complete(self.index, typed, language) or complete(self.index, typed)
        return tuple(suggestion.text for suggestion in found)

    def also_asked(self, reply: Reply, asked: str) -> tuple[str, ...]:
        """What others ask beside `asked`, none of it among the follow-up questions of its `reply`."""
        limit = _ALSO_ASKED + len(reply.follow_ups)
        found = also_asked(self.index, reply, reply.language, date.today(), limit, asked, computes=self.rules is not None)
        return tuple(question for question in found if question not in reply.follow_ups)[:_ALSO_ASKED]

    def compute(self, rule_id: str, facts: Facts, day: date, language: Language) -> Reply:
        """What a rule makes of facts that have been read, with its clauses, which are judged on `day`. Only where there are rules."""
        assert self.rules is not None, "a corpus without the documents of the rules computes nothing"
        computed = self.rules.answer(Routed(find_rule(rule_id), dict(facts)), day, language)
        reply = replace(reply_of(self.index, computed, day, language, ()), language=language, as_of=day.isoformat())
        _require_verbatim(self.index, reply.citations)
        return reply

    def nearest(self, words: str, count: int) -> tuple[RankedPassage, ...]:
        """The passages nearest in meaning to `words`, best first; none where nothing in the corpus comes near."""
        if sum(char.isalnum() for char in clean(words)) < _SUBSTANCE:
            return ()
        question = understand(Request(words), date.today(), self._records, self.index.glossary)
        found = gather(self.index, question, question.text)
        return ranked_passages(self.index, found)[:count] if found.probability >= THRESHOLD else ()

    def original(self, doc_id: str) -> bytes:
        """A document's bytes as received. Raises KeyError for no document of ours, CorpusError if the file has changed."""
        return read_original(self._corpus, self._records[doc_id])

    @property
    def topics(self) -> tuple[Topic, ...]:
        """What the jurisdictions can be compared on."""
        return self.index.topics

    def compare(self, wanted: str, day: date | None = None) -> Comparison:
        """The jurisdictions side by side on a topic (its id or name) or on whatever the words ask for."""
        comparison = compare(self.index, wanted, day or date.today())
        _require_verbatim(self.index, comparison.citations())
        return comparison

    def _made_whole(self, question: Question, request: Request, talk: Talk | None) -> tuple[Question, str | None]:
        """A follow-up as the model makes it whole, understood anew; the question as it is where there is nothing to do."""
        if talk is None or not question.follows_up:
            return question, None
        whole = rewritten(question.latest, request.history, question.language, talk)
        if whole is None:
            return question, None
        alone = replace(request, question=whole, history=())
        return understand(alone, date.today(), self._records, self.index.glossary), whole

    def _reply(self, question: Question, request: Request, talk: Talk | None, show: Show) -> Reply:
        if (at_once := self._without_matter(question, request)) is not None:
            return at_once
        if points_at_documents(question, self._records.values()) and (rested := self._rested_on(request)):
            question = replace(question, doc_ids=rested, regions=())
        whole = gather(self.index, question, question.text)
        passages = ranked_passages(self.index, whole)
        if self.clauses and (computed := computed_reply(self.index, self.clauses, question, request, whole.ranking, passages)):
            return computed
        if clause := find_clause(self.index, question):
            shown = show_clause(self.index, question, clause)
            return _answer(shown, cited_first(self.index, shown.citations, passages))
        if asks_about_documents(question) or self._means_a_document(question, whole):
            described = describe(self.index, question)
            return _answer(described, cited_first(self.index, described.citations, passages))
        if outside := self._outside(question, whole):
            if not self._holds_in(question, whole, outside):
                return replace(refuse(self.index, question, whole, outside), passages=passages)
            question = replace(question, regions=(PROVINCE,))
            whole = gather(self.index, question, question.text)
        question, whole, found, unanswered = self._found(question, whole, request)
        if not found and question.doc_ids and question.about & {"status", "newest", "date"}:
            described = describe(self.index, question)  # what is asked of a document beside its status is story
            return _answer(described, cited_first(self.index, described.citations, passages))
        if not found:
            return replace(refuse(self.index, question, whole), passages=passages)
        if (passage := told_elsewhere(self.index, question, found)) is not None:
            return replace(refuse(self.index, question, whole, elsewhere=passage), passages=passages)
        composed = compose(self.index, question, found, unanswered, computes=self.rules is not None)
        plain = _answer(composed, merged_passages(self.index, found, passages))
        if self._writer is None or talk is None:
            return plain
        asked = Asked(question, clean(request.question), tuple(map(clean, request.history)), found, unanswered)
        return self._writer.write(asked, replace(plain, language=question.language), talk, show)

    def _without_matter(self, question: Question, request: Request) -> Reply | None:
        """The reply to a message that asks nothing, or names nothing but a reader or a place; None for every other."""
        if sum(char.isalnum() for char in clean(request.question)) < _SUBSTANCE:
            return refuse(self.index, question, None)
        wide = wide_question(self.index, question)
        if wide is None:
            return None
        whole = gather(self.index, question, question.text)
        if not wide.items:
            return replace(
                refuse(self.index, question, whole, lead=phrase(question.language, "wide")),
                passages=ranked_passages(self.index, whole),
            )
        who = [one.name if question.language == "zh" else one.name_en for one in wide.names]
        lead = phrase(question.language, "overview", who=("、" if question.language == "zh" else " and ").join(who))
        composed = compose(self.index, question, [replace(whole, items=wide.items)], lead=lead)
        return _answer(composed, cited_first(self.index, composed.citations, ranked_passages(self.index, whole)))

    def _found(
        self, question: Question, whole: Evidence, request: Request
    ) -> tuple[Question, Evidence, list[Evidence], list[Evidence]]:
        """What answers a question, and its parts that nothing answers; as a follow-up where it finds nothing by itself."""
        found, unanswered = evidence_for(self.index, self._records, question, whole)
        if found or question.follows_up or not request.history or not self.index.cards:
            return question, whole, found, unanswered
        leaning = understand(request, date.today(), self._records, self.index.glossary, leaning=True)
        further = gather(self.index, leaning, leaning.text) if leaning.follows_up else whole
        if further.probability < _SURELY:
            return question, whole, found, unanswered
        return leaning, further, [further], []

    def _rested_on(self, request: Request) -> tuple[str, ...]:
        """The documents that the reply before this turn rested on."""
        turns = tuple(filter(None, map(clean, request.history)))
        before = replace(request, question=turns[-1], history=turns[:-1])
        reply = self._reply(understand(before, date.today(), self._records, self.index.glossary), before, None, _show_nobody)
        steps = {step.citation for calculation in reply.calculations for step in calculation.steps}
        used = [citation.doc_id for citation in reply.citations if not steps or citation.n in steps]
        return tuple(dict.fromkeys(used))

    def _means_a_document(self, question: Question, whole: Evidence) -> bool:
        """Whether a question about a named document is most like those about its standing: the manifest knows more than a card."""
        standing = any(item.card and item.card.topic == STANDING and item.doc_id in question.doc_ids for item in whole.items)
        return standing and bool(question.about)

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


def error_reply(message: str, request_id: str | None = None) -> Reply:
    """The reply to a request that could not be read or answered."""
    return Reply(request_id, "error", phrase("zh", "error", message=message), error=message)


def _show_nobody(_: str) -> None:
    """Nobody watches the sentences come."""


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


def _require_verbatim(index: PolicyIndex, citations: Iterable[Citation]) -> None:
    """The last gate: nothing leaves with a quotation that is not in its document."""
    for citation in citations:
        if not is_verbatim(index.documents, citation.doc_id, citation.start, citation.end, citation.quote):
            raise AssertionError(f"citation {citation.n} of {citation.doc_id} is not verbatim; this is a defect, report it")
