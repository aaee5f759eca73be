"""Filters in words: for the bar over the diagram, and for a methods section."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from explorer.model.filter import EXPLAINED, PRIMARY_ONLY, Filter, Judged, Sort
from explorer.model.wording import shortened

Teller = Callable[[Filter], Iterator[str]]
_ALL = Filter()
#: So many letters a step of the history has at most.
_LONGEST = 80
SORT_WORDS: Mapping[StrEnum, str] = {
    Sort.PRIMARY: "primary papers",
    Sort.REVIEW: "reviews",
    Sort.PREPRINT: "preprints",
    Sort.OTHER: "other texts",
    Sort.RETRACTED: "retracted papers",
    Sort.CORRECTED: "corrected papers",
    Sort.CONCERN: "papers of concern",
}
JUDGED_WORDS: Mapping[StrEnum, str] = {
    Judged.NOT: "not judged",
    Judged.RIGHT: "judged right",
    Judged.WRONG: "judged wrong",
    Judged.AGAINST: "judged as a denial",
    Judged.SPECULATED: "judged as a hypothesis",
    Judged.CONFLICT: "judged differently",
}


@dataclass(frozen=True, slots=True)
class Part:
    """Something that a filter leaves out.

    Attributes:
        fields: The fields of `Filter` that make it.
        text: In words: ``without reviews``.
    """

    fields: tuple[str, ...]
    text: str

    def taken_off(self, rule: Filter, *others: Filter) -> Filter:
        """Return *rule* with these fields as in the first of *others* in which they are not what they are now."""
        for other in others:
            fields = {name: getattr(other, name) for name in self.fields}
            if rule.but(**fields) != rule:
                return rule.but(**fields)
        return rule


def parts(rule: Filter) -> list[Part]:
    """Return what *rule* leaves out, each as a few words; an empty list where it leaves out nothing."""
    return [Part(fields, text) for fields, tell in _TELLERS for text in tell(rule)]


def changed(before: Filter, after: Filter) -> str:
    """Return what a step from one filter to another one is called in the history."""
    old, new = ([part.text for part in parts(rule)] for rule in (before, after))
    added, gone = [text for text in new if text not in old], [text for text in old if text not in new]
    if not new and gone:
        return "Take all filters off"
    if added:
        return shortened(f"Filter: {', '.join(added)}", _LONGEST)
    return shortened(f"Filter off: {', '.join(gone)}", _LONGEST) if gone else "Filter"


def _named(title: str, field: str) -> Teller:
    """Tells of the values of a field that are wanted."""

    def tell(rule: Filter) -> Iterator[str]:
        wanted = getattr(rule, field)
        if wanted != getattr(_ALL, field):
            yield f"{title}: {_listed(wanted) or 'none'}"

    return tell


def _listed(chosen: Iterable[str]) -> str:
    return ", ".join(sorted(str(one).replace("_", " ") for one in chosen))


def _years(rule: Filter) -> Iterator[str]:
    first, last = rule.first_year, rule.last_year
    if first is not None and last is not None:
        yield f"papers of {first}" if first == last else f"papers of {first} to {last}"
    elif first is not None or last is not None:
        yield f"papers up to {last}" if first is None else f"papers from {first} on"


def _flags(rule: Filter) -> Iterator[str]:
    kept = (("speculated", rule.speculated), ("implied", rule.implied))
    left_out = [name for name, counts in kept if not counts]
    if left_out:
        yield f"without {' and '.join(left_out)} evidence"


def _sorts(rule: Filter) -> Iterator[str]:
    if rule.without == PRIMARY_ONLY:
        yield "primary papers only"
    elif rule.without:
        yield f"without {', '.join(SORT_WORDS[sort] for sort in Sort if sort in rule.without)}"


def _contexts(rule: Filter) -> Iterator[str]:
    for aspect, wanted in rule.aspects.items():
        yield f"{aspect.replace('_', ' ')}: {', '.join(one.name for one in wanted)}"


def _judged(rule: Filter) -> Iterator[str]:
    if rule.judged is not None:
        yield f"evidence {' or '.join(JUDGED_WORDS[one] for one in Judged if one in rule.judged) or 'of no verdict'}"


def _least(field: str, words: str) -> Teller:
    """Tells of a bound that something has to reach."""

    def tell(rule: Filter) -> Iterator[str]:
        if getattr(rule, field) > getattr(_ALL, field):
            yield words.format(getattr(rule, field))

    return tell


def least_confidence(least: float) -> str:
    """Tell from which confidence on sentences are shown, 0..1: of those that a rule explains, and of the others."""
    return f"from {max(0.0, least - EXPLAINED):.2f}, without a rule from {least:.2f}"


def _confidence(rule: Filter) -> Iterator[str]:
    if rule.min_confidence > _ALL.min_confidence:
        yield f"confidence {least_confidence(rule.min_confidence)}"


def _set(field: str, words: str) -> Teller:
    """Tells of a switch that is not as usual."""

    def tell(rule: Filter) -> Iterator[str]:
        if getattr(rule, field) is not getattr(_ALL, field):
            yield words

    return tell


_TELLERS: tuple[tuple[tuple[str, ...], Teller], ...] = (
    (("relations",), _named("relations", "relations")),
    (("signs",), _named("signs", "signs")),
    (("kinds",), _named("kinds of entities", "kinds")),
    (("min_papers",), _least("min_papers", "edges with at least {} papers")),
    (("min_belief",), _least("min_belief", "edges with a belief of at least {:.2f}")),
    (("first_year", "last_year"), _years),
    (("min_confidence",), _confidence),
    (("speculated", "implied"), _flags),
    (("manual",), _set("manual", "without what was added by hand")),
    (("without",), _sorts),
    (("journals",), _named("journals", "journals")),
    (("sources",), _named("files", "sources")),
    (("contexts",), _contexts),
    (("judged",), _judged),
    (("contested_only",), _set("contested_only", "contested edges only")),
)
