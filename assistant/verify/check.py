"""One sentence against what it cites: every check, in the order in which a reader would ask."""

from __future__ import annotations

import re

from assistant.text import language_of
from assistant.types import Language
from assistant.verify.actors import wrong_actors
from assistant.verify.address import answers_first
from assistant.verify.bounds import wrong_bounds
from assistant.verify.conditions import lost_conditions
from assistant.verify.content import only_glue, strange_content
from assistant.verify.direction import wrong_directions
from assistant.verify.duty import lost_duty, split_duty, wrong_duty
from assistant.verify.figures import figure_spans, wrong_figures
from assistant.verify.modality import merged_permissions, wrong_modality
from assistant.verify.naming import names_held, without_lead, without_names, wrong_names
from assistant.verify.negation import wrong_negation
from assistant.verify.quotation import quoted_alone, wrong_quotations
from assistant.verify.ranks import wrong_ranks
from assistant.verify.reach import wrong_reach
from assistant.verify.segments import Text, read_text
from assistant.verify.silence import split_silence, wrong_silence
from assistant.verify.standing import denial_of_draft, drafts_untold, wrong_standing
from assistant.verify.statements import Statement, parts
from assistant.verify.strength import strengthens, wrong_strength
from assistant.verify.territory import wrong_territory
from assistant.verify.types import Calculated, Grounds, Source, Verdict

_MARKUP = re.compile(r"[<>`\\]|\]\(|https?:|www\.", re.I)  # no sentence about a clause needs a link, an image or a tag
LONGEST = 600  # characters of a sentence: more is no sentence, and checking it only costs


def verify(statement: Statement, grounds: Grounds) -> Verdict:
    """Whether the statement may be shown. Fails closed: what cannot be checked does not pass.

    A sentence that cites at several places is checked piece by piece, each against the keys that follow it. Takes well under
    two milliseconds; equal calls give equal verdicts.
    """
    unknown = [key for key in statement.keys if key not in grounds.sources and key not in grounds.calculations]
    if unknown:
        return Verdict(False, (f"key {unknown[0]} was never handed out",), statement.keys)
    if len(statement.raw) > LONGEST:
        return Verdict(False, (f"the sentence has more than {LONGEST} characters",), statement.keys)
    if _MARKUP.search(statement.text):
        return Verdict(False, ("the sentence holds markup or a link",), statement.keys)
    language = language_of(statement.text)
    if not statement.keys:
        harmless = only_glue(read_text(statement.text, language)) and not any(mark in statement.text for mark in '“”"「」《》')
        return Verdict(harmless, () if harmless else ("the sentence states something and cites nothing",))
    reasons: list[str] = []
    told: dict[str, str] = {}  # what the pieces before have said of each document: it need not be said twice
    for text, keys in parts(statement.raw):
        reasons += _check_part(text, keys, grounds, language_of(text) if text.strip() else language, told)
    return Verdict(not reasons, tuple(dict.fromkeys(reasons)), statement.keys)


def _check_part(text: str, keys: tuple[str, ...], grounds: Grounds, language: Language, told: dict[str, str]) -> list[str]:
    if not any(char.isalnum() for char in text):
        return ["a key without a sentence"]
    sources = tuple(grounds.sources[key] for key in keys if key in grounds.sources)
    calculations = tuple(grounds.calculations[key] for key in keys if key in grounds.calculations)
    if not sources and not calculations:
        return ["the sentence states something and cites nothing"]
    if language == "en" and sources and not all(source.english for source in sources) and not calculations:
        return ["the cited clause has no reviewed translation to hold an English sentence against"]
    own = [source.record for source in sources]
    before = min((told.get(source.doc_id, "") for source in sources), key=len, default="")
    told.update({source.doc_id: f"{told.get(source.doc_id, '')}{text}" for source in sources})
    positive, remarks = split_silence(text, language)
    positive, duties = split_duty(denial_of_draft(positive), language)
    bare = without_lead(without_names(positive, own))
    sentence = read_text(bare, language)
    headings = _headings(sources) if language == "zh" else ()  # an English sentence is held against translations, which have none
    cited = _cited(sources, calculations, language) + headings
    binding = _binding(sources, cited, language)
    reasons = [
        *answers_first(positive),
        *wrong_quotations(text, sources),
        *wrong_names(text, sources, grounds.records),
        *(wrong_standing(text, sources, before) if sources else ()),
        *drafts_untold(text, calculations),
        *wrong_silence(remarks, sources, language),
    ]
    rest = quoted_alone(text, sources)
    if rest is not None and only_glue(lead := read_text(without_names(rest, own), language)) and not strengthens(lead):
        return [*reasons, *wrong_territory(lead, lead.text, cited, sources)]  # the clause in its own words: nothing else is said
    if any(char.isalnum() for char in bare):
        reasons += [
            *wrong_figures(sentence, sources, calculations, grounds.said),
            *wrong_actors(sentence, cited),
            *wrong_bounds(sentence, cited, figure_spans(sentence)),
            *wrong_modality(sentence, cited, binding),
            *merged_permissions(sentence, cited),
            *wrong_strength(sentence, cited, sources),
            *wrong_duty(duties, sentence, cited),
            *lost_duty(sentence, binding),
            *lost_conditions(sentence, binding),
            *wrong_negation(sentence, cited, binding),
            *wrong_directions(sentence, cited),
            *wrong_reach(sentence, cited),
            *wrong_ranks(sentence, cited, frozenset(record.region for record in own)),
            *wrong_territory(sentence, without_names(positive, own), cited, sources),
            *strange_content(
                sentence,
                cited,
                grounds.synonyms,
                _renderings(sources),
                headings=headings,
                said=grounds.said,
                named=names_held(text, sources),
            ),
        ]
    return reasons


def _binding(sources: tuple[Source, ...], cited: tuple[Text, ...], language: Language) -> tuple[Text, ...]:
    """What a sentence must not lose a "not" of: in English the translations, as an explanation denies more than its clause does."""
    return cited if language == "zh" else tuple(read_text(words, "en") for source in sources for words in source.translations)


def _renderings(sources: tuple[Source, ...]) -> frozenset[str]:
    return frozenset[str]().union(*(source.renderings for source in sources))


def _cited(sources: tuple[Source, ...], calculations: tuple[Calculated, ...], language: Language) -> tuple[Text, ...]:
    """What the sentence is held against, in its language: the spans, or their reviewed translations."""
    words = [calculation.text for calculation in calculations]
    if language == "zh":
        words += [source.text for source in sources]
    else:
        words += [translation for source in sources for translation in source.english]
    return tuple(read_text(text, language) for text in words)


def _headings(sources: tuple[Source, ...]) -> tuple[Text, ...]:
    return tuple(read_text("。".join(source.heading), "zh") for source in sources if source.heading)
