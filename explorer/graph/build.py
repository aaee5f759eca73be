"""Statements to edges, edges to what a filter shows, edges to networkx."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from explorer.model.edge import BackedStatement, Edge
from explorer.model.filter import Filter

if TYPE_CHECKING:
    import networkx as nx


_PLAIN = Filter()


def edges(statements: Iterable[BackedStatement]) -> list[Edge]:
    """Return the edges of *statements*, one for each ordered pair, sorted by key.

    Undirected statements of a pair make an edge of their own, so that they are never drawn as a cause.
    """
    groups: dict[tuple[str, str, bool], list[BackedStatement]] = defaultdict(list)
    for one in statements:
        backed = replace(one, statement=one.statement.ordered())
        ends = backed.statement.subject.key, backed.statement.object.key
        groups[(*ends, backed.statement.relation.directed)].append(backed)
    found = [
        Edge(group[0].statement.subject, group[0].statement.object, directed, tuple(sorted(group, key=best_first)))
        for (_, _, directed), group in groups.items()
    ]
    return sorted(found, key=lambda edge: edge.key)


def as_known(found: Iterable[Edge], known: Mapping[str, Edge]) -> list[Edge]:
    """Return *found* with the very edges of *known* (by key) in place of those that are the same.

    What nothing happened to is then told by its identity: it takes no time to compare ten thousand edges.
    """
    return [former if (former := known.get(edge.key)) is not None and edge.same_as(former) else edge for edge in found]


def best_first(one: BackedStatement) -> tuple[int, int, int, str]:
    """Return what statements of an edge are sorted by: best supported first, then by key."""
    return -len(one.papers), -one.sentences, -one.negated, one.statement.key


def shown(edges: Sequence[Edge], filter: Filter) -> list[Edge]:  # noqa: A002 - the word of the model
    """Return what of *edges* the *filter* lets through, in the same order (see `let_through`)."""
    left = let_through(filter)
    return [kept for edge in edges if (kept := left(edge)) is not None]


def let_through(rule: Filter) -> Callable[[Edge], Edge | None]:
    """Return what tells what of an edge *rule* lets through: the edge itself, less of it, or None.

    An edge keeps only the statements that count under the filter; whether it is contested is asked before relations and
    signs are left out, since either side alone would answer no.
    """
    if rule.choosing == _PLAIN and not _narrows(rule):
        # the usual one, and of a large diagram the only one that has to be fast
        return _backed
    return partial(_kept, rule=rule)


def _narrows(rule: Filter) -> bool:
    """Whether counts alone may tell that evidence does not count under *rule*."""
    return not (rule.speculated and rule.implied and rule.first_year is None and rule.last_year is None)


def _backed(edge: Edge) -> Edge | None:
    """*edge* without statements that have no evidence left; None where there is no evidence for it with a paper."""
    if len(edge.statements) == 1:
        (one,) = edge.statements
        return edge if one.sentences and one.papers else None
    if not (any(one.sentences for one in edge.statements) and any(one.papers for one in edge.statements)):
        return None
    if all(one.sentences or one.negated for one in edge.statements):
        return edge
    return replace(edge, statements=tuple(one for one in edge.statements if one.sentences or one.negated))


def _kept(edge: Edge, rule: Filter) -> Edge | None:
    if rule.kinds is not None and not {edge.subject.kind, edge.object.kind} <= rule.kinds:
        return None
    if len(edge.statements) == 1:
        return edge if _kept_alone(edge.statements[0], rule) else None
    counted = tuple(one for one in edge.statements if _counts(one, rule))
    if rule.contested_only and not replace(edge, statements=counted).contested:
        return None
    statements = tuple(one for one in counted if _chosen(one, rule))
    if not statements:
        return None
    kept = edge if len(statements) == len(edge.statements) else replace(edge, statements=statements)
    if kept.only_negated:
        return kept if rule.negated else None
    return kept if kept.papers >= rule.min_papers and kept.belief >= rule.min_belief else None


def _kept_alone(one: BackedStatement, rule: Filter) -> bool:
    """Whether *rule* lets an edge through that has this statement only: nearly all are such, and this is fast."""
    if rule.contested_only or not (_counts(one, rule) and _chosen(one, rule)):
        return False
    if not one.sentences:
        return rule.negated
    return len(one.papers) >= rule.min_papers and one.belief >= rule.min_belief


def unsaid(edge: Edge, filter: Filter) -> tuple[BackedStatement, ...]:  # noqa: A002 - the word of the model
    """Return the statements of *edge* that *filter* does not leave out, but for and against which nothing counts.

    Their sentences are not sure enough, or people called them wrong: they draw nothing, but can be read.
    """
    return tuple(one for one in edge.statements if not (one.sentences or one.negated) and _chosen(one, filter))


def _chosen(one: BackedStatement, rule: Filter) -> bool:
    relation = rule.relations is None or one.statement.relation in rule.relations
    return relation and (rule.signs is None or one.statement.sign in rule.signs)


def _counts(one: BackedStatement, rule: Filter) -> bool:
    """Whether the evidence of a statement counts, as far as its counts tell; the store knows each single evidence."""
    if not (one.sentences or one.negated):
        return False  # none of it is sure enough, or of these years
    if one.sentences and not rule.speculated and one.speculated >= one.sentences:
        return False
    if one.sentences and not rule.implied and one.implied >= one.sentences:
        return False
    return one.sentences == 0 or _in_years(one, rule)


def _in_years(one: BackedStatement, rule: Filter) -> bool:
    if rule.first_year is not None and (one.last_year is None or one.last_year < rule.first_year):
        return False
    return rule.last_year is None or (one.first_year is not None and one.first_year <= rule.last_year)


def graph(edges: Iterable[Edge]) -> nx.MultiDiGraph[str]:
    """Return *edges* as networkx: nodes are entity keys with ``entity=``, edges are keyed by `Edge.key` with ``edge=``.

    A multigraph, since a pair can have a directed and an undirected edge; an undirected edge runs one way only, from
    the smaller key.
    """
    import networkx as nx  # noqa: PLC0415 - late: slow to import

    result: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for edge in edges:
        for entity in (edge.subject, edge.object):
            result.add_node(entity.key, entity=entity)
        result.add_edge(edge.subject.key, edge.object.key, key=edge.key, edge=edge)
    return result
