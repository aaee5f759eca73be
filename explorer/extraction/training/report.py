"""What training tells of itself: figures by folds, how sure evidence may be taken to be, and the thresholds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from explorer.extraction.extract import Extractor
from explorer.extraction.learned.weights import DENIALS, MOLECULES, OTHERS, RULES, Weights
from explorer.extraction.precision import Record
from explorer.extraction.training.calibration import Knots, knots, table
from explorer.extraction.training.examples import FOLDS, Example
from explorer.extraction.training.scoring import Figures, Gold, Scored, figures, gold, marks, scored
from explorer.model.document import Document

_STEPS = [step / 100 for step in range(5, 96)]
_HALF, _SURE = 0.5, 0.72
_LEAST = 0.02
# How many pools evidence is divided into, and the least share of it in the first. What rules found and the models doubt
# is one pool: there the models hardly tell right from wrong, and nearly half is right.
_POOLS = {RULES: (9, 0.33), MOLECULES: (64, 0.0), OTHERS: (64, 0.0), DENIALS: (16, 0.0)}
# What is wanted: 0.60 on molecules, and a little more for abstracts that are unlike these, and 0.55 on all ends.
_PRECISION = {True: 0.61, False: 0.55}


@dataclass(frozen=True, slots=True)
class Validated:
    """What each fold's abstracts gave with the weights learned from the other ones.

    Attributes:
        rows: For each fold, the scored evidence.
        facts: For each fold, what is annotated.
        knots: From probability to confidence.
        given: All evidence: its rule and its confidence.
    """

    rows: tuple[list[Scored], ...]
    facts: tuple[Gold, ...]
    knots: Mapping[str, Knots]
    given: Sequence[tuple[str, float]]

    @property
    def pooled(self) -> list[Scored]:
        """The evidence of all folds."""
        return [one for rows in self.rows for one in rows]

    @property
    def all_facts(self) -> Gold:
        """The facts of all folds."""
        whole = Gold()
        for one in self.facts:
            whole.add(one)
        return whole


def validate(examples: Sequence[Example], folds: Sequence[Weights]) -> Validated:
    """Extract each abstract with the weights that were learned without it, and score that.

    Confidence is first the probability itself; what it turned out to be worth gives the knots, and then is it.
    """
    facts = tuple(gold(one.annotation for one in examples if one.fold == fold) for fold in range(FOLDS))
    given: list[tuple[str, float]] = []
    raw = [list(_rows(examples, fold, weights, facts[fold], given)) for fold, weights in enumerate(folds)]
    every = [one for rows in raw for one in rows]
    bends = {
        group: knots([(one.confidence, one.right) for one in every if one.group == group], *pools)
        for group, pools in _POOLS.items()
    }
    given.clear()
    bent = [replace(weights, knots=bends) for weights in folds]
    rows = [list(_rows(examples, fold, weights, facts[fold], given)) for fold, weights in enumerate(bent)]
    return Validated(tuple(rows), facts, bends, given)


def _rows(
    examples: Sequence[Example], fold: int, weights: Weights, facts: Gold, given: list[tuple[str, float]]
) -> Iterator[Scored]:
    """Yield the scored evidence of one fold; add the rule and the confidence of all evidence to *given*."""
    extractor = Extractor(weights=weights, floor=_LEAST)
    for one in examples:
        if one.fold == fold:
            document = Document(text=one.annotation.text, source=one.annotation.source)
            found = extractor.extract(document).evidence
            given += [(evidence.rule, evidence.confidence) for evidence in found]
            yield from scored(one.annotation, found, facts)


def records(validated: Validated, floor: float) -> list[Record]:
    """Return what became of the findings of each rule that are at least as sure as *floor*."""
    uses = Counter(rule for rule, confidence in validated.given if confidence >= floor)
    judged = [one for one in validated.pooled if one.group and not one.negated and one.confidence >= floor]
    counts = Counter(one.rule for one in judged)
    right = Counter(one.rule for one in judged if one.right)
    return [Record(rule, uses[rule], counts[rule], right[rule]) for rule in sorted(uses)]


class Thresholds(NamedTuple):
    """From which confidence evidence is printed, given at all, and shown in the window."""

    default: float
    floor: float
    window: float


def thresholds(validated: Validated) -> Thresholds:
    """Return how sure evidence must be.

    Printed is all that a rule found, and what was learned where that gives the best F1 on molecules and is precise
    enough (`_PRECISION`). The floor is where half of all is right, the window's where nearly three in four effects on
    molecules are.
    """
    rows, facts = validated.pooled, validated.all_facts
    told = validated.knots[RULES] or ((0.0, _HALF),)
    allowed = [step for step in _STEPS if step <= max(told[0][1], _STEPS[0])]
    at = {only: {step: figures(rows, facts, step, molecules=only) for step in _STEPS} for only in _PRECISION}
    precise = [s for s in allowed if all(at[only][s].precision >= least for only, least in _PRECISION.items())]
    default = max(precise or allowed[-1:], key=lambda step: (at[True][step].f1, step))
    floor = next((step for step in _STEPS if at[False][step].precision >= _HALF), default)
    window = next((step for step in _STEPS if at[True][step].precision >= _SURE), default)
    return Thresholds(default, min(floor, default), max(window, default))


def lines(validated: Validated, default: float) -> Iterator[str]:
    """Yield the tables, line by line."""
    yield f"at a confidence of at least {default:.2f}, each fold with weights learned from the other ones:"
    yield f"{'':8}{'molecules':26}{'all ends':26}sign"
    for fold, (rows, facts) in enumerate(zip(validated.rows, validated.facts, strict=True), 1):
        yield _line(f"fold {fold}", rows, facts, default)
    pooled, facts = validated.pooled, validated.all_facts
    yield _line("pooled", pooled, facts, default)
    yield "pooled, at other confidences:"
    for step in _STEPS[::5]:
        yield _line(f"{step:.2f}", pooled, facts, step)
    yield "on pairs of the annotation, at other confidences: marked there, found, right"
    for step in _STEPS[::5]:
        denied, supposed = marks([one for one in pooled if one.confidence >= step], facts)
        yield f"{step:.2f}    denied {' '.join(map(str, denied)):16} supposed {' '.join(map(str, supposed))}"
    yield "confidence, share that is right, evidence:"
    for confidence, right, count in table([(one.confidence, one.right) for one in pooled if one.group]):
        yield f"  {confidence:.2f}  {right:.2f}  {count}"


def _line(name: str, rows: Sequence[Scored], facts: Gold, least: float) -> str:
    molecules, ends = (figures(rows, facts, least, molecules=only) for only in (True, False))
    return f"{name:8}{_three(molecules):26}{_three(ends):26}{ends.sign:.3f}"


def _three(one: Figures) -> str:
    return f"P {one.precision:.3f} R {one.recall:.3f} F {one.f1:.3f}"
