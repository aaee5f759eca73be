"""Which filters hide an evidence, or would: the other way round than `build.shown`, for a person who asks why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from explorer.model.document import Document
from explorer.model.edge import Edge
from explorer.model.evidence import BUILTIN, LEARNED, MANUAL, Evidence
from explorer.model.filter import EXPLAINED, Filter, Judged, Sort, sorts_of
from explorer.model.filter_words import JUDGED_WORDS, SORT_WORDS
from explorer.model.wording import many


@dataclass(frozen=True, slots=True)
class Hider:
    """A setting of the filter that hides an evidence.

    Attributes:
        fields: The fields of `Filter` that make it.
        text: The setting in words: ``relations without “activates”``.
        now: Whether the filter in force has it.
    """

    fields: tuple[str, ...]
    text: str
    now: bool


@dataclass(frozen=True, slots=True)
class _Case:
    """An evidence with all that filters look at."""

    evidence: Evidence
    document: Document
    edge: Edge
    rule: Filter
    judged: Judged


def hidden_by(
    evidence: Evidence, document: Document, edge: Edge, rule: Filter, judged: Judged = Judged.NOT
) -> tuple[Hider, ...]:
    """Return the settings that hide *evidence*, those of the filter in force (*rule*) among them.

    Args:
        evidence: The evidence.
        document: Where it stands.
        edge: The edge that it belongs to, with all its statements.
        rule: The filter in force.
        judged: What people say of the evidence.
    """
    return EdgeHiding(edge, rule).of(evidence, document, judged)


class EdgeHiding:
    """Tells of the evidence of one edge what hides it; what holds for the whole edge is found once.

    Args:
        edge: The edge, with all its statements.
        rule: The filter in force.
    """

    def __init__(self, edge: Edge, rule: Filter) -> None:
        self._edge, self._rule = edge, rule
        self._of_edge = tuple(_by_edge(edge, rule))

    def of(self, evidence: Evidence, document: Document, judged: Judged = Judged.NOT) -> tuple[Hider, ...]:
        """Return the settings that hide *evidence* of *document*, as `hidden_by` does."""
        case = _Case(evidence, document, self._edge, self._rule, judged)
        return (*_by_statement(case), *self._of_edge, *(hider for find in _FINDERS for hider in find(case)))


def _by_statement(case: _Case) -> Iterator[Hider]:
    """What it says: relation, sign, kinds of the ends."""
    one, rule = case.evidence, case.rule
    yield Hider(
        ("relations",),
        f"relations without “{one.relation.label}”",
        rule.relations is not None and one.relation not in rule.relations,
    )
    yield Hider(("signs",), f"signs without “{one.sign}”", rule.signs is not None and one.sign not in rule.signs)
    # of the edge, not of the names: where members are shown as their family, it is the family that filters see
    kinds = dict.fromkeys((case.edge.subject.kind, case.edge.object.kind))
    named = "” or “".join(kind.value.replace("_", " ") for kind in kinds)
    yield Hider(("kinds",), f"kinds without “{named}”", rule.kinds is not None and not set(kinds) <= rule.kinds)


def _by_edge(edge: Edge, rule: Filter) -> Iterator[Hider]:
    """What the edge is backed by."""
    if edge.only_negated:
        yield Hider(("negated",), "edges that are only denied left out", not rule.negated)
    else:
        papers = edge.papers
        words = f"more than {many(papers, 'paper')} wanted"
        yield Hider(("min_papers",), words, papers < rule.min_papers)
        if edge.belief < 1:
            yield Hider(("min_belief",), f"more belief than {edge.belief:.2f} wanted", edge.belief < rule.min_belief)
    if not edge.contested:
        yield Hider(("contested_only",), "contested edges only", rule.contested_only)


def _by_flags(case: _Case) -> Iterator[Hider]:
    """Its flags."""
    if case.evidence.speculated:
        yield Hider(("speculated",), "speculated evidence left out", not case.rule.speculated)
    if case.evidence.implied:
        yield Hider(("implied",), "implied evidence left out", not case.rule.implied)
    if case.evidence.origin == MANUAL:
        yield Hider(("manual",), "what was added by hand left out", not case.rule.manual)


def _by_year(case: _Case) -> Iterator[Hider]:
    """The year of its paper; with a bound, what has none is hidden."""
    year, first, last = case.document.year, case.rule.first_year, case.rule.last_year
    outside = (first is not None and (year is None or year < first)) or (
        last is not None and (year is None or year > last)
    )
    yield Hider(("first_year", "last_year"), f"years without {year}" if year is not None else "any years", outside)


def _by_confidence(case: _Case) -> Iterator[Hider]:
    """How sure the extractor is of it; what others found always counts.

    The setting is told as the confidence of the evidence, which its card shows and the caption of the slider: the
    slider's own number is higher by `EXPLAINED` for what a rule explains, and ends at 1.
    """
    one = case.evidence
    most = one.confidence + (0.0 if one.rule == LEARNED else EXPLAINED)
    now = not case.rule.is_sure(one)
    if one.origin == BUILTIN and (now or most < 1):
        yield Hider(("min_confidence",), f"more than {one.confidence:.2f} sure wanted", now)


def _by_paper(case: _Case) -> Iterator[Hider]:
    """What sort of paper it stands in, and where that is from."""
    sorts = sorts_of(case.document)
    for sort in Sort:
        if sort in sorts:
            yield Hider(("without",), f"{SORT_WORDS[sort]} left out", sort in case.rule.without)
    for field, one in (("journals", case.document.journal), ("sources", case.document.source)):
        wanted = getattr(case.rule, field)
        words = f"other {_FROM[field]} than “{one}”" if one else f"any {_FROM[field]}"
        yield Hider((field,), words, bool(wanted) and one not in wanted)


def _by_context(case: _Case) -> Iterator[Hider]:
    """What it holds for; where another context is wanted it is hidden."""
    named = {one.aspect: one.name for one in reversed(case.evidence.context)}
    for aspect in sorted({*named, *case.rule.aspects}):
        words = f"another {aspect.replace('_', ' ')} than “{named[aspect]}”" if aspect in named else f"a {aspect} given"
        yield Hider(("contexts",), words, not case.rule.is_in_context(case.evidence, aspect))


def _by_verdict(case: _Case) -> Iterator[Hider]:
    """What people say of it."""
    wanted = case.rule.judged
    words = f"evidence {JUDGED_WORDS[case.judged]} left out"
    yield Hider(("judged",), words, wanted is not None and case.judged not in wanted)


_FROM = {"journals": "journals", "sources": "files"}
_FINDERS: tuple[Callable[[_Case], Iterator[Hider]], ...] = (
    _by_flags,
    _by_year,
    _by_confidence,
    _by_paper,
    _by_context,
    _by_verdict,
)
