"""Charts: which there are, what each counts of a diagram or a store, and what a click on a bar wants."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from explorer.formats.cells import guarded
from explorer.graph import build
from explorer.model.charts import Bar, Chart
from explorer.model.edge import Edge
from explorer.model.filter import Filter
from explorer.model.progress import Progress

if TYPE_CHECKING:
    from explorer.store.store import Store


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """One kind of chart.

    Attributes:
        name: Its name.
        title: As shown.
        counted: What its numbers count, and the head of their column.
        what: What its bars are, and the head of their column.
        fields: The fields of `Filter` that a click on a bar sets; none where it selects an entity.
        upright: Whether its bars stand side by side, in a fixed order, and not below each other.
        count: Counts it: of a store, under a filter, some statements or all (None).
        clicked: The fields of the filter after a click on a bar that is not yet chosen.
    """

    name: str
    title: str
    counted: str
    what: str
    fields: tuple[str, ...]
    upright: bool
    count: Callable[[Store, Filter, Sequence[int] | None], Chart]
    clicked: Callable[[Bar], Mapping[str, object]]

    def is_chosen(self, rule: Filter, bar: Bar) -> bool:
        """Whether *rule* wants just what *bar* stands for (of journals: that too)."""
        if self.name == "journals":
            return bar.value in rule.journals
        return bool(self.fields) and rule.but(**self.clicked(bar)) == rule

    def is_narrowed(self, rule: Filter) -> bool:
        """Whether *rule* wants only some of the bars."""
        return self.apart(rule) != rule

    def apart(self, rule: Filter) -> Filter:
        """Return *rule* without what the chart's own bars set, so that all bars are seen."""
        plain = Filter()
        return rule.but(**{name: getattr(plain, name) for name in self.fields})

    def toggled(self, rule: Filter, bar: Bar) -> Filter:
        """Return *rule* after a click on *bar*: what it stands for is wanted, or no longer."""
        if self.name == "journals":
            return rule.but(journals=rule.journals ^ {bar.value})
        return self.apart(rule) if self.is_chosen(rule, bar) else rule.but(**self.clicked(bar))


def draw(store: Store, edges: Sequence[Edge] | None, rule: Filter, spec: ChartSpec, progress: Progress) -> Chart:
    """Return the bars of a chart.

    Args:
        store: Where the evidence stands.
        edges: All edges of a diagram, counted under *rule*; None for the whole store, of which bounds on whole edges
            (papers, contested) are not asked.
        rule: The filter in force; what the chart's own bars set is left aside.
        spec: Which chart.
        progress: Stops it.
    """
    progress.check()
    apart = spec.apart(rule)
    if edges is None:
        return spec.count(store, apart, None)
    if apart.counting != rule.counting:
        edges = _counted(store, edges, apart)
        progress.check()
    said = [one.id for edge in build.shown(edges, apart) for one in edge.statements if one.sentences]
    return spec.count(store, apart.counting, said)


def _counted(store: Store, edges: Sequence[Edge], rule: Filter) -> list[Edge]:
    """*edges* with the counts that they have under *rule*."""
    every = [one for edge in edges for one in edge.statements]
    counted = {one.id: one for one in store.counted_again(every, rule.counting)}
    return [replace(edge, statements=tuple(counted[one.id] for one in edge.statements)) for edge in edges]


def table(spec: ChartSpec, chart: Chart) -> str:
    """Return the numbers of *chart* as CSV with a head line; no cell becomes a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([spec.what, spec.counted])
    writer.writerows([guarded(bar.label), bar.number] for bar in chart.bars)
    if chart.others:
        writer.writerow([f"{chart.others} more", chart.rest])
    return out.getvalue()


def _relation(bar: Bar) -> Mapping[str, object]:
    assert isinstance(bar.value, tuple)
    relation, sign = bar.value
    return {"relations": frozenset({relation}), "signs": frozenset({sign})}


CHARTS = (
    ChartSpec(
        "years",
        "Evidence per year",
        "Sentences",
        "Year",
        ("first_year", "last_year"),
        True,
        lambda store, rule, ids: store.chart_years(rule, ids),
        lambda bar: {"first_year": bar.value, "last_year": bar.value},
    ),
    ChartSpec(
        "relations",
        "Statements by relation and sign",
        "Statements",
        "Relation",
        ("relations", "signs"),
        False,
        lambda store, rule, ids: store.chart_relations(rule, ids),
        _relation,
    ),
    ChartSpec(
        "entities",
        "Entities with the most statements",
        "Statements",
        "Entity",
        (),
        False,
        lambda store, rule, ids: store.chart_entities(rule, ids),
        lambda _bar: {},
    ),
    ChartSpec(
        "journals",
        "Papers by journal",
        "Papers",
        "Journal",
        ("journals",),
        False,
        lambda store, rule, ids: store.chart_journals(rule, ids),
        lambda bar: {"journals": frozenset({bar.value})},
    ),
    ChartSpec(
        "belief",
        "Belief of statements",
        "Statements",
        "Belief",
        ("min_belief",),
        True,
        lambda store, rule, ids: store.chart_belief(rule, ids),
        lambda bar: {"min_belief": bar.value},
    ),
)
