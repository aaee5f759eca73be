"""Pairs: whether one name of a sentence acts on another, and how, as told by words, by events and by rules."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import product

from explorer.extraction.learned.events import Path, Paths
from explorer.extraction.learned.features import Group
from explorer.extraction.learned.sketch import Sketch
from explorer.extraction.rules.finding import Finding
from explorer.model.document import Span
from explorer.model.relation import Relation

NONE, UP, DOWN, OPEN, DENIED = range(5)
SIGNS = {UP: 1, DOWN: -1, OPEN: 0}
MARK = "p"
# The best path that pairs are learned from needs, and that they are judged for: a fainter one comes to nothing.
LEARNED_FROM, JUDGED_FROM = 0.0005, 0.004
_STEPS = 9
NO_STEP = -1
_NO_RULE: Group = ("nofire",)
_REVERSED: dict[int, Group] = {sign: (f"rev:{sign}",) for sign in (1, -1, 0)}
Pair = tuple[int, int]


@dataclass(slots=True)
class Fired:
    """What the rules found in one sentence, by the tokens of its names.

    Attributes:
        pairs: The findings for each pair of names.
        units: The findings for each pair of units (lists of names, or names).
        subjects: Names that are a subject of some finding.
        objects: Names that are an object of some finding.
    """

    pairs: dict[Pair, list[Finding]] = field(default_factory=dict)
    units: dict[Pair, list[Finding]] = field(default_factory=dict)
    subjects: set[int] = field(default_factory=set)
    objects: set[int] = field(default_factory=set)


def fired(sketch: Sketch, findings: Sequence[Finding]) -> Fired:
    """Return *findings* by the tokens of *sketch*."""
    tokens: dict[Span, int] = {}
    for at in sketch.names if findings else ():
        name = sketch.tokens[at].name
        if name is not None:
            tokens[name.span] = at
    found = Fired()
    for finding in findings:
        one, other = tokens.get(finding.subject.name.span), tokens.get(finding.object.name.span)
        if one is None or other is None:
            continue
        found.pairs.setdefault((one, other), []).append(finding)
        found.units.setdefault((sketch.unit_of[one], sketch.unit_of[other]), []).append(finding)
        found.subjects.add(one)
        found.objects.add(other)
    return found


def strengths(paths: Paths) -> dict[Pair, float]:
    """Return for each pair of names the strength of its best path."""
    return {pair: max(row.values()).strength for pair, row in paths.items()}


def asked(
    sketch: Sketch,
    best: Mapping[Pair, float],
    rules: Fired,
    unjudged: Collection[Span] = (),
    least: float = JUDGED_FROM,
) -> Iterator[Pair]:
    """Yield the pairs of names that a path or a rule joins.

    Args:
        sketch: The sentence.
        best: The strengths of its paths.
        rules: What rules found in it.
        unjudged: Places of names that are in no pair.
        least: How sure a path must be.
    """
    joined = {pair for pair, strength in best.items() if strength >= least}
    joined.update(rules.pairs)
    if not joined:
        return
    names = {at: name for at in sketch.names if (name := sketch.tokens[at].name) and name.span not in unjudged}
    keys = {at: name.entity.key for at, name in names.items()}
    if rules.units:
        units = {at: sketch.unit_of[at] for at in keys}
        joined.update(pair for pair in product(keys, keys) if (units[pair[0]], units[pair[1]]) in rules.units)
    for one, other in sorted(joined):
        if one in keys and other in keys and keys[one] != keys[other]:
            yield one, other


class Told:
    """Names the features of pairs that events and rules tell, in one sentence.

    Attributes:
        strengths: The strengths of its paths.
    """

    def __init__(self, sketch: Sketch, paths: Paths, rules: Fired) -> None:
        self._sketch = sketch
        self._paths = paths
        self._rules = rules
        self.strengths = strengths(paths)
        self._acting: dict[int, float] = {}
        self._suffering: dict[int, float] = {}
        for (one, other), strength in self.strengths.items():
            if strength > self._acting.get(one, 0.0):
                self._acting[one] = strength
            if strength > self._suffering.get(other, 0.0):
                self._suffering[other] = strength

    def features(self, one: int, other: int) -> list[Group]:
        """Return the features of the pair *one*, *other*."""
        return [*self._of_rules(one, other), *self._of_paths(one, other)]

    def _of_rules(self, one: int, other: int) -> list[Group]:
        rules = self._rules
        found = rules.pairs.get((one, other), ())
        groups = [_finding(each.rule, each.sign, each.relation, each.negated, each.speculated) for each in found]
        if not found:
            groups.append(_NO_RULE)
            units = self._sketch.unit_of[one], self._sketch.unit_of[other]
            groups += [_of_unit(finding.rule, finding.sign) for finding in rules.units.get(units, ())]
        groups += [_REVERSED[finding.sign] for finding in rules.pairs.get((other, one), ())]
        subjects, objects = rules.subjects, rules.objects
        groups.append(_roles(one in subjects, one in objects, other in subjects, other in objects))
        return groups

    def _of_paths(self, one: int, other: int) -> list[Group]:
        row = self._paths.get((one, other))
        back = step_of(self.strengths.get((other, one), 0.0))
        if row is None:
            return [_steps_of_paths(NO_STEP, NO_STEP, NO_STEP, back)]
        up, down, open_ = _step_with(row, 1), _step_with(row, -1), _step_with(row, 0)
        best = self.strengths[one, other]
        sign = max(sign for sign, path in row.items() if path.strength == best)
        acting, suffering = best >= self._acting[one], best >= self._suffering[other]
        groups = [_steps_of_paths(up, down, open_, back), _best_path(sign, acting, suffering)]
        return groups + self._of_triggers(one, other, row[sign], sign)

    def _of_triggers(self, one: int, other: int, path: Path, sign: int) -> list[Group]:
        """The words that begin and end a path, and whether they stand between its names."""
        seen = self._sketch.seen
        low, high = min(one, other), max(one, other)
        together = path.first == path.last
        return [
            _words_of_path(seen[path.first].lemma, seen[path.last].lemma, sign, together),
            _places_of_path(low < path.first < high, low < path.last < high, one < other, together),
        ]


# Pairs have few such groups, so that each is put into words once.


@cache
def _finding(rule: str, sign: int, relation: Relation, negated: bool, speculated: bool) -> Group:
    names = f"r:{rule}:{sign}", f"rs:{sign}:{negated}", f"rr:{relation.value}"
    return (*names, "rspec") if speculated else names


@cache
def _of_unit(rule: str, sign: int) -> Group:
    return f"ur:{sign}", f"ur:{rule}"


@cache
def _roles(one_acts: bool, one_suffers: bool, other_acts: bool, other_suffers: bool) -> Group:
    """What else the two names of a pair are: "A activates B and C inhibits D": C is busy elsewhere."""
    return f"sf:{one_acts}", f"of:{other_suffers}", f"so:{one_suffers}{one_acts}", f"os:{other_acts}{other_suffers}"


@cache
def _steps_of_paths(up: int, down: int, open_: int, back: int) -> Group:
    """The steps of the path of each sign, of the best one, and of the best one the other way round."""
    steps = {"rp": up, "rn": down, "rz": open_, "rm": max(up, down, open_), "rv": back}
    return tuple(name for head, step in steps.items() for name in up_to(head, step))


@cache
def _best_path(sign: int, acting: bool, suffering: bool) -> Group:
    """The sign of the best path, and whether neither name has a better one elsewhere."""
    return f"rg{sign}", f"rbs{acting}", f"rbo{suffering}"


@lru_cache(maxsize=1 << 14)
def _words_of_path(first: str, last: str, sign: int, together: bool) -> Group:
    names = f"pf:{first}", f"pl:{last}", f"pfs:{first}:{sign}"
    return names if together else (*names, f"pfl:{first}:{last}")


@cache
def _places_of_path(first_inside: bool, last_inside: bool, forward: bool, together: bool) -> Group:
    return f"pd{together}", f"pw{first_inside}{last_inside}{forward}"


def step_of(value: float) -> int:
    """Return the last step of a thermometer that *value* (0..1) reaches, or `NO_STEP` where it is 0."""
    return min(_STEPS, int(max(0.0, 10 + math.log2(value) * 1.6))) if value > 0 else NO_STEP


def _step_with(row: Mapping[int, Path], sign: int) -> int:
    return step_of(row[sign].strength) if sign in row else NO_STEP


def up_to(name: str, step: int) -> Group:
    """Return a thermometer: the feature *name* with every step up to *step*."""
    return (f"{name}0",) if step == NO_STEP else tuple(f"{name}{one}" for one in range(1, step + 1))
