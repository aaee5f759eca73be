"""The saved form of a filter; fields at their default are left out."""

from __future__ import annotations

from typing import Any

from explorer.diagram import saved_values as checked
from explorer.model.entity import Kind
from explorer.model.evidence import Context
from explorer.model.filter import Filter, Judged, Sort
from explorer.model.relation import Relation, Sign

_WHERE = "filter"
_YEARS = ("first_year", "last_year")
_FLAGS = ("speculated", "implied", "negated", "contested_only")
_CHOICES = {"relations": Relation, "signs": Sign, "kinds": Kind, "judged": Judged}
_NAMES = ("journals", "sources", "without")


def filter_out(rule: Filter) -> dict[str, Any]:
    """Return the saved form of *rule*."""
    state: dict[str, Any] = {"min_papers": rule.min_papers}
    state |= {key: sorted(getattr(rule, key)) for key in _CHOICES if getattr(rule, key) is not None}
    state |= {key: getattr(rule, key) for key in _YEARS if getattr(rule, key) is not None}
    state |= {key: getattr(rule, key) for key in ("min_confidence", "min_belief") if getattr(rule, key)}
    state |= {key: sorted(getattr(rule, key)) for key in _NAMES if getattr(rule, key)}
    if rule.contexts:
        state["contexts"] = [context_out(one) for wanted in rule.aspects.values() for one in wanted]
    if not rule.manual:
        state["manual"] = False
    return state | {key: getattr(rule, key) for key in _FLAGS}


def filter_in(raw: dict[str, Any]) -> Filter:
    """Return the filter of a saved form; raises `DiagramError` with what is wrong in it."""
    usual = Filter()
    return Filter(
        relations=checked.choices(raw, "relations", Relation),
        signs=checked.choices(raw, "signs", Sign),
        kinds=checked.choices(raw, "kinds", Kind),
        min_papers=checked.whole(raw, "min_papers", _WHERE, 1),
        first_year=checked.year(raw, "first_year", _WHERE),
        last_year=checked.year(raw, "last_year", _WHERE),
        speculated=checked.flag(raw, "speculated", _WHERE, usual.speculated),
        implied=checked.flag(raw, "implied", _WHERE, usual.implied),
        negated=checked.flag(raw, "negated", _WHERE, usual.negated),
        contested_only=checked.flag(raw, "contested_only", _WHERE, usual.contested_only),
        min_confidence=checked.share(raw, "min_confidence", _WHERE),
        min_belief=checked.share(raw, "min_belief", _WHERE),
        manual=checked.flag(raw, "manual", _WHERE, usual.manual),
        without=checked.choices(raw, "without", Sort) or frozenset(),
        journals=frozenset(checked.strings(raw, "journals", _WHERE)),
        sources=frozenset(checked.strings(raw, "sources", _WHERE)),
        contexts=frozenset(
            context_in(one, "a context of the filter") for one in checked.listed(raw, "contexts", _WHERE)
        ),
        judged=checked.choices(raw, "judged", Judged),
    )


def context_out(one: Context) -> list[str | None]:
    """Return the saved form of a context."""
    return [one.aspect, one.name, one.id]


def context_in(raw: object, what: str) -> Context:
    """Return the context of a saved form; *what* names it in errors."""
    match raw:
        case [str(aspect), str(name), (None | str()) as identifier] if aspect and name:
            return Context(aspect, name, identifier)
        case _:
            raise checked.wrong(what, raw, "an aspect, a name and an identifier or null")
