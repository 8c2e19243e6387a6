"""The parameters of the law from YAML, refused unless each stands in its document.

Every figure is checked four ways: its quote is, once and character by character, in the document; its token is in the quote;
our own number reader makes of the token exactly the value and the unit that the file states; and no key is unknown or doubled.
A file that fails any of them is not loaded at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import yaml

from assistant.rules.amount import Amount
from assistant.rules.errors import ParameterError
from assistant.rules.reading import says
from assistant.rules.types import Indicator, LawRecord, LawText, Parameter, Provision, Rule, Words

FOLDER = Path(__file__).parent / "parameters"
UNITS = ("元", "元/学年", "ratio", "月", "比", "倍", "学时", "公历年")
_PROVISION_KEYS = {"quote", "doc_id", "clause", "last_checked_on"}
_PARAMETER_KEYS = {"value", "unit", "token", *_PROVISION_KEYS}


class Statutes:
    """The checked parameters and provisions by id. Holds nothing that changes."""

    def __init__(
        self,
        parameters: Mapping[str, Parameter],
        provisions: Mapping[str, Provision],
        hashes: Mapping[str, str],
        indicators: Iterable[tuple[Indicator, Provision]] = (),
    ) -> None:
        self.parameters = dict(parameters)
        self.provisions = dict(provisions)
        self.hashes = dict(hashes)
        self.indicators = {row.name: (row, provision) for row, provision in indicators}
        self._records: dict[str, LawRecord] = {provision.doc_id: provision.record for provision in self.every()}

    def figure(self, parameter_id: str) -> Parameter:
        """The parameter of that id."""
        return self.parameters[parameter_id]

    def words(self, provision_id: str) -> Provision:
        """The provision of that id, a parameter's own words included."""
        found = self.provisions.get(provision_id)
        return found if found is not None else self.parameters[provision_id].provision

    def every(self) -> tuple[Provision, ...]:
        """All provisions, those of parameters included."""
        return (*self.provisions.values(), *(parameter.provision for parameter in self.parameters.values()))

    def clauses_of(self, rule: Rule) -> tuple[Provision, ...]:
        """The provisions that `rule` computes with: those of its parameters and those that decide; the rows of annex 1 where it scores them."""
        names = dict.fromkeys((*rule.decisive, *(name for name in rule.sources if name in self.parameters)))
        rows = tuple(row for _, row in self.indicators.values()) if any(slot.kind == "text" for slot in rule.slots) else ()
        return (*map(self.words, names), *rows)

    def indicator(self, name: str) -> tuple[Indicator, Provision]:
        """The indicator of annex 1 of that name, with its row."""
        return self.indicators[name]

    def record(self, doc_id: str) -> LawRecord:
        """The record of a document that a provision quotes."""
        return self._records[doc_id]

    def title(self, doc_id: str) -> Words:
        """The title of a document that a provision quotes."""
        record = self._records[doc_id]
        return Words(record.title, record.title_en)

    def __contains__(self, identifier: str) -> bool:
        return identifier in self.provisions or identifier in self.parameters


class _Loader(yaml.SafeLoader):
    """YAML without doubled keys and without floats: 0.30 in a file of law is a string or a mistake."""


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[Any, Any]:
    seen: set[Any] = set()
    for key_node, _ in node.value:
        key = loader.construct_object(key_node)
        if key in seen:
            raise ParameterError(f"{_place(key_node)}: key {key!r} stands twice; keep one")
        seen.add(key)
    return loader.construct_mapping(node, deep=True)


def _no_float(_: _Loader, node: yaml.ScalarNode) -> None:
    raise ParameterError(f"{_place(node)}: {node.value} is a float literal; write the value as a string in quotes")


def _place(node: yaml.Node) -> str:
    return f"line {node.start_mark.line + 1}"


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)
_Loader.add_constructor("tag:yaml.org,2002:float", _no_float)


def read_yaml(path: Path) -> Any:
    """A YAML file read strictly. Raises ParameterError with file and line."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 (a SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        raise ParameterError(f"{path.name}: not readable ({error})") from None
    except ParameterError as error:
        raise ParameterError(f"{path.name}: {error}") from None


def needed_documents(folder: Path = FOLDER) -> frozenset[str]:
    """The doc_ids that the files of `folder` quote. Nothing else of them is checked."""
    contents = [read_yaml(path) for path in sorted(folder.glob("*.yaml"))]
    return frozenset(
        str(entry["doc_id"]) for content in contents for table in content.values() for entry in (table or {}).values()
    )


def load_statutes(documents: Mapping[str, LawText], folder: Path = FOLDER) -> Statutes:
    """All parameters and provisions of `folder`, each checked against `documents`. Raises ParameterError on the first fault."""
    parameters: dict[str, Parameter] = {}
    provisions: dict[str, Provision] = {}
    hashes: dict[str, str] = {}
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise ParameterError(f"{folder}: holds no parameter file; restore assistant/rules/parameters")
    for path in paths:
        content = read_yaml(path)
        if not isinstance(content, dict) or content.keys() != {"parameters", "provisions"}:
            raise ParameterError(f"{path.name}: write exactly the two tables `parameters` and `provisions`")
        for table in content.values():
            for identifier, entry in (table or {}).items():
                if identifier in provisions or identifier in parameters:
                    raise ParameterError(f"{path.name}: {identifier} is defined twice; rename one")
                where = f"{path.name}: {identifier}"
                if table is content["parameters"]:
                    parameters[identifier] = _parameter(identifier, entry, documents, where)
                else:
                    _require_keys(entry, _PROVISION_KEYS, where)
                    provisions[identifier] = _provision(identifier, entry, documents, where)
        hashes[path.name] = _digest(path)
    return Statutes(parameters, provisions, hashes)


def _parameter(identifier: str, entry: Any, documents: Mapping[str, LawText], where: str) -> Parameter:
    _require_keys(entry, _PARAMETER_KEYS, where)
    provision = _provision(identifier, entry, documents, where)
    unit, token = entry["unit"], entry["token"]
    if unit not in UNITS:
        raise ParameterError(f"{where}: unit {unit!r} is unknown; one of {', '.join(UNITS)}")
    if not isinstance(token, str) or provision.quote.count(token) != 1:
        raise ParameterError(f"{where}: token {token!r} does not stand exactly once in the quote; copy it from the document")
    value = _value(entry["value"], where)
    if not says(provision.quote, provision.quote.index(token), token, value, unit):
        raise ParameterError(
            f"{where}: the number reader does not read {token!r} as {entry['value']} {unit}; correct value or unit"
        )
    return Parameter(identifier, value, unit, token, _checked_on(entry, where), provision)


def _provision(identifier: str, entry: Mapping[str, Any], documents: Mapping[str, LawText], where: str) -> Provision:
    doc_id, quote = entry["doc_id"], entry["quote"]
    if doc_id not in documents:
        raise ParameterError(f"{where}: document {doc_id!r} is not in the corpus; correct doc_id")
    document = documents[doc_id]
    if not isinstance(quote, str) or not quote:
        raise ParameterError(f"{where}: the quote is empty; copy it from the document")
    if (found := document.text.count(quote)) != 1:
        raise ParameterError(f"{where}: the quote {quote[:20]!r}… stands {found} times in {doc_id}; copy it, and enough of it")
    start = document.text.index(quote)
    _checked_on(entry, where)
    return Provision(identifier, quote, doc_id, str(entry["clause"]), start, start + len(quote), document.record)


def _require_keys(entry: Any, keys: set[str], where: str) -> None:
    if not isinstance(entry, dict):
        raise ParameterError(f"{where}: is no table; write {', '.join(sorted(keys))}")
    if missing := keys - entry.keys():
        raise ParameterError(f"{where}: lacks {', '.join(sorted(missing))}")
    if unknown := entry.keys() - keys:
        raise ParameterError(f"{where}: unknown key {', '.join(sorted(map(str, unknown)))}")


def _value(value: Any, where: str) -> Amount:
    bounds = value if isinstance(value, list) else [value]
    if not all(isinstance(bound, str) for bound in bounds) or len(bounds) not in (1, 2):
        raise ParameterError(f"{where}: value {value!r}: write a decimal string, or two for a range")
    try:
        return Amount(Decimal(bounds[0]), Decimal(bounds[-1]))
    except (InvalidOperation, ValueError):
        raise ParameterError(f"{where}: value {value!r} is no decimal string, or its bounds stand the wrong way round") from None


def _checked_on(entry: Mapping[str, Any], where: str) -> date:
    day = entry["last_checked_on"]
    if not isinstance(day, date):
        raise ParameterError(f"{where}: last_checked_on {day!r} is no day; write YYYY-MM-DD")
    return day


def _digest(path: Path) -> str:
    import hashlib

    return hashlib.sha256(path.read_bytes()).hexdigest()
