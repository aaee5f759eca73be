"""Pairs: whether one name of a sentence acts on another, and how, as told by words, by events and by rules."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product

from explorer.extraction.learned.events import Path, Paths
from explorer.extraction.learned.seen import lemma_of
from explorer.extraction.learned.sketch import Sketch
from explorer.extraction.rules.finding import Finding
from explorer.model.document import Span

NONE, UP, DOWN, OPEN, DENIED = range(5)
SIGNS = {UP: 1, DOWN: -1, OPEN: 0}
MARK = "p"
# The best path that pairs are learned from needs, and that they are judged for: a fainter one comes to nothing.
LEARNED_FROM, JUDGED_FROM = 0.0005, 0.004
_STEPS = 9
_SIGN_NAMES = {1: "rp", -1: "rn", 0: "rz"}
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
    for at in sketch.names:
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
    return {pair: max([path.strength for path in row.values()]) for pair, row in paths.items()}


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
    names = {at: name for at in sketch.names if (name := sketch.tokens[at].name) and name.span not in unjudged}
    keys = {at: name.entity.key for at, name in names.items()}
    joined = {pair for pair, strength in best.items() if strength >= least}
    joined.update(rules.pairs)
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
            self._acting[one] = max(self._acting.get(one, 0.0), strength)
            self._suffering[other] = max(self._suffering.get(other, 0.0), strength)

    def features(self, one: int, other: int) -> list[str]:
        """Return the features of the pair *one*, *other*."""
        return [*self._of_rules(one, other), *self._of_paths(one, other)]

    def _of_rules(self, one: int, other: int) -> list[str]:
        rules = self._rules
        names: list[str] = []
        found = rules.pairs.get((one, other), ())
        for finding in found:
            names += (f"r:{finding.rule}:{finding.sign}", f"rs:{finding.sign}:{finding.negated}")
            names += (f"rr:{finding.relation.value}", *(("rspec",) if finding.speculated else ()))
        if not found:
            names.append("nofire")
            for finding in rules.units.get((self._sketch.unit_of[one], self._sketch.unit_of[other]), ()):
                names += (f"ur:{finding.sign}", f"ur:{finding.rule}")
        names += [f"rev:{finding.sign}" for finding in rules.pairs.get((other, one), ())]
        subjects, objects = rules.subjects, rules.objects
        names += _roles(one in subjects, one in objects, other in subjects, other in objects)
        return names

    def _of_paths(self, one: int, other: int) -> list[str]:
        row = self._paths.get((one, other), {})
        names: list[str] = []
        for sign, name in _SIGN_NAMES.items():
            names += steps(name, row[sign].strength if sign in row else 0.0)
        best = self.strengths.get((one, other), 0.0)
        names += steps("rm", best)
        names += steps("rv", self.strengths.get((other, one), 0.0))
        if best > 0:
            sign = max(row, key=lambda sign: (row[sign].strength, sign))
            names.append(f"rg{sign}")
            names.append("rbsTrue" if best >= self._acting[one] else "rbsFalse")
            names.append("rboTrue" if best >= self._suffering[other] else "rboFalse")
            names += self._of_triggers(one, other, row[sign], sign)
        return names

    def _of_triggers(self, one: int, other: int, path: Path, sign: int) -> list[str]:
        """The words that begin and end a path, and whether they stand between its names."""
        first, last = (lemma_of(self._sketch.tokens[at]) for at in (path.first, path.last))
        low, high = min(one, other), max(one, other)
        names = [f"pf:{first}", f"pl:{last}", f"pfs:{first}:{sign}"]
        if path.first != path.last:
            names.append(f"pfl:{first}:{last}")
        names.append(f"pd{path.first == path.last}")
        names.append(f"pw{low < path.first < high}{low < path.last < high}{one < other}")
        return names


@cache
def _roles(one_acts: bool, one_suffers: bool, other_acts: bool, other_suffers: bool) -> tuple[str, ...]:
    """What else the two names of a pair are: "A activates B and C inhibits D": C is busy elsewhere."""
    return f"sf:{one_acts}", f"of:{other_suffers}", f"so:{one_suffers}{one_acts}", f"os:{other_acts}{other_suffers}"


def steps(name: str, value: float) -> tuple[str, ...]:
    """Return a thermometer: the feature *name* with every step that *value* (0..1) reaches."""
    if value <= 0:
        return (f"{name}0",)
    return _up_to(name, min(_STEPS, int(max(0.0, 10 + math.log2(value) * 1.6))))


@cache
def _up_to(name: str, step: int) -> tuple[str, ...]:
    return tuple(f"{name}{one}" for one in range(1, step + 1))
