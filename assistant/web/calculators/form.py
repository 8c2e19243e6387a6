"""The form of a rule as HTML, made from the description of its facts. What was written into it is escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from assistant.rules.forms import LONGEST, STANDS, Filled, asked_first
from assistant.rules.schema import form as described
from assistant.rules.show import unit_word
from assistant.rules.types import Rule
from assistant.types import Language
from assistant.web.calculators.catalogue import line_about
from assistant.web.calculators.desk import LIST, Desk
from assistant.web.parts import link, shown
from assistant.web.texts import LOCALES, say

ROWS = 10  # years or schools that a form takes
Field = Mapping[str, object]


def form(rule: Rule, desk: Desk, filled: Filled, language: Language, offered: tuple[str, ...]) -> str:
    """The form with what stands in it; `offered` are the words that a field of free text suggests."""
    fields = described(rule, language)
    single = [field for field in fields if not field["many"]]
    main = [field for field in single if _is_main(rule, field)]
    more = [field for field in single if field not in main]
    draw = _Drawing(rule, desk, filled, language, offered)
    rows = draw.rows([field for field in fields if field["many"]])
    return (
        f'<section class="calc-form" lang="{LOCALES[language]}"><p class="calc-back">{_back(language)}</p>'
        f'<h2 tabindex="-1">{shown(rule.title.in_(language))}</h2><p class="calc-lead">{line_about(rule, language)}</p>'
        f'<form data-rule="{escape(rule.id)}" data-language="{language}" novalidate>'
        f"{''.join(map(draw.field, main))}{rows}{draw.folded(more)}{_day(desk, language)}"
        f'<p class="calc-do"><button type="submit" class="calc-go">{say(language, "calc_compute")}</button>'
        f"{link('calculators', say(language, 'calc_clear'), rule=rule.id)}</p>"
        '<p class="unseen" role="status" data-summary></p></form></section>'
    )


def _back(language: Language) -> str:
    return link("calculators", say(language, "calc_back"), rule=LIST)


def _is_main(rule: Rule, field: Field) -> bool:
    """Whether a field is shown at once: what is needed, what the question is mostly about, and every choice."""
    name = str(field["name"])
    return bool(field["required"]) or name in asked_first(rule) or name in rule.asking.gap or field["kind"] != "amount"


class _Drawing:
    """The fields of one form; holds what they have in common."""

    def __init__(self, rule: Rule, desk: Desk, filled: Filled, language: Language, offered: tuple[str, ...]) -> None:
        self._desk, self._filled, self._language, self._offered = desk, filled, language, offered
        self._rule, self._first = rule, asked_first(rule)

    def field(self, field: Field, at: int = 0, label: str | None = None) -> str:
        """One field: label, what to write, the value, and below it what was read."""
        name = str(field["name"])
        place = f"calc-{name}-{at}"
        title = shown(label or str(field["label"]))
        need = "" if label else self._need(field)
        hint = shown(str(field["hint"] or field["question"])) if not label else ""
        hinted = f'<p class="calc-hint" id="{place}-hint">{hint}</p>' if hint else ""
        return (
            f'<div class="calc-field"><label for="{place}">{title}{need}</label>{hinted}'
            f"{self._control(field, place, at, bool(hint))}{self._echo(name, at, place)}</div>"
        )

    def rows(self, fields: Sequence[Field]) -> str:
        """The facts that have a value for each year or school, side by side, a row each; rows not yet needed are hidden."""
        if not fields:
            return ""
        yearly = not any(slot.listed for slot in self._rule.slots)
        given = max((len(self._desk.said.get(str(field["name"]), ())) for field in fields), default=0)
        head = "".join(
            f"<p><b>{shown(str(field['label']))}</b>{self._need(field)}<br>{shown(str(field['question']))}</p>"
            for field in fields
        )
        drawn = "".join(self._row(fields, at, at >= max(1, given), yearly) for at in range(ROWS))
        more = say(self._language, "calc_more_years" if yearly else "calc_more_values")
        return (
            f'<fieldset class="calc-rows"><legend>{say(self._language, "calc_years" if yearly else "calc_values")}</legend>'
            f'<div class="calc-hint">{head}</div>{drawn}<button type="button" class="calc-more" data-act="more">{more}</button></fieldset>'
        )

    def _row(self, fields: Sequence[Field], at: int, hidden: bool, yearly: bool) -> str:
        name = say(self._language, "calc_year" if yearly else "calc_value", n=at + 1)
        cells = "".join(
            self.field(field, at, f"{name} {field['label']}" if len(fields) > 1 or not yearly else name) for field in fields
        )
        return f'<div class="calc-row" role="group" aria-label="{name}"{" hidden" if hidden else ""}>{cells}</div>'

    def folded(self, fields: Sequence[Field]) -> str:
        """What may be added, folded away until some of it is given."""
        if not fields:
            return ""
        given = any(self._desk.said.get(str(field["name"])) for field in fields)
        summary = say(self._language, "calc_more", count=len(fields))
        return f'<details class="calc-further"{" open" if given else ""}><summary>{summary}</summary>{"".join(map(self.field, fields))}</details>'

    def _need(self, field: Field) -> str:
        name = "calc_required" if field["required"] else "calc_first" if field["name"] in self._first else "calc_optional"
        return f' <small class="{name.replace("_", "-")}">{say(self._language, name)}</small>'

    def _control(self, field: Field, place: str, at: int, hinted: bool) -> str:
        name = str(field["name"])
        said = self._desk.said.get(name, [])
        value = said[at] if at < len(said) else ""
        faulty = ' aria-invalid="true"' if (name, at) in self._filled.faults else ""
        common = (
            f'id="{place}" data-name="{escape(name)}" data-at="{at}"{faulty} '
            f'aria-describedby="{f"{place}-hint " if hinted else ""}{place}-echo"'
        )
        if field["kind"] in ("choice", "flag"):
            return f"<select {common}>{self._options(field, value)}</select>"
        offered = (
            "".join(f'<option value="{escape(name)}"></option>' for name in self._offered) if field["kind"] == "text" else ""
        )
        listed = f' list="{place}-list"' if offered else ""
        data = f'<datalist id="{place}-list" data-content>{offered}</datalist>' if offered else ""
        entry = f'<input type="text" {common}{listed} value="{shown(value)}" maxlength="{LONGEST}" autocomplete="off" spellcheck="false" data-content>'
        unit = _unit(str(field["unit"]), self._language)
        return f'<div class="calc-entry">{entry}{f"<span>{unit}</span>" if unit else ""}{data}</div>'

    def _options(self, field: Field, value: str) -> str:
        choices = field["choices"]
        assert isinstance(choices, list)
        listed = [(str(choice["value"]), str(choice["label"])) for choice in choices]
        if field["kind"] == "flag":
            listed = [("yes", say(self._language, "calc_yes")), ("no", say(self._language, "calc_no"))]
        picked = value
        if value and value not in dict(listed) and (fact := self._filled.facts.get(str(field["name"]))):
            picked = ("yes" if fact.value else "no") if field["kind"] == "flag" else str(fact.value)
        options = "".join(
            f'<option value="{escape(key)}"{" selected" if key == picked else ""}>{shown(words)}</option>'
            for key, words in listed
        )
        return f'<option value="">{say(self._language, "calc_not_said")}</option>{options}'

    def _echo(self, name: str, at: int, place: str) -> str:
        text, kind = echo(self._filled, name, at, self._language)
        return f'<p class="calc-echo" id="{place}-echo" data-kind="{kind}">{shown(text)}</p>'


def echo(filled: Filled, name: str, at: int, language: Language) -> tuple[str, str]:
    """What a field was read as, or why it could not be; and which of the two."""
    if fault := filled.faults.get((name, at)):
        return fault.in_(language), "fault"
    words = filled.read.get((name, at))
    fact = filled.facts.get(name)
    if words is None or (fact is not None and fact.slot.kind in ("choice", "flag")):
        return "", ""
    return say(language, "calc_read_as", value=words.in_(language)), "read"


def _unit(unit: str, language: Language) -> str:
    """The unit that stands in the field; none where a number alone might be meant in another, such as ten thousands of yuan."""
    if unit not in STANDS:
        return ""
    return STANDS[unit] if language == "zh" or unit == "ratio" else shown(unit_word(unit))


def _day(desk: Desk, language: Language) -> str:
    return (
        f'<div class="calc-field calc-day"><label for="calc-as-of">{say(language, "calc_as_of")} '
        f'<small class="calc-optional">{say(language, "calc_optional")}</small></label>'
        f'<p class="calc-hint" id="calc-as-of-hint">{say(language, "calc_as_of_hint")}</p>'
        f'<input type="date" id="calc-as-of" data-day value="{shown(desk.as_of)}" min="2000-01-01" max="2099-12-31" aria-describedby="calc-as-of-hint"></div>'
    )
