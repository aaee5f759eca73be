"""A belief in words: its terms one by one, with numbers that multiply out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10, prod

from explorer.graph.belief import Belief, Term
from explorer.model.wording import many

_ORIGINS = {"builtin": "this program", "manual": "added by hand"}
_SHOWN = 4
"""So many papers are told one by one."""


@dataclass(frozen=True, slots=True)
class Line:
    """One step of the computation.

    Attributes:
        heading: What it is: ``For``, ``Against``, ``Belief``, ``Set aside``.
        text: A sentence or two.
    """

    heading: str
    text: str


def explained(one: Belief) -> tuple[Line, ...]:
    """Return how the value of *one* came about, step by step; the last step gives the value."""
    lines = [Line("Against" if term.against else "For", _term(term)) for term in one.terms]
    lines += [line for against in (False, True) if (line := _side(one, against=against)) is not None]
    if one.set_aside:
        sentences = many(one.set_aside, "sentence that a person", "sentences that people")
        lines.append(Line("Set aside", f"{sentences} called wrong: on neither side."))
    return (*lines, Line("Belief", _value(one)))


def _term(term: Term) -> str:
    said = f"{many(term.papers, 'paper')}, {many(term.sentences, 'sentence')}"
    called = _ORIGINS.get(term.origin, term.origin)
    origin = called[:1].upper() + called[1:]
    wrong, whole = prod(term.wrong), number(term.systematic)
    return (
        f"{origin}: {said}. Chance that {_papers(term.wrong, wrong)}; that the origin errs as a whole: {whole}. "
        f"Together {whole} + {number(1 - term.systematic)} × {number(wrong)} = {number(term.error)}."
    )


def _papers(each: Sequence[float], wrong: float) -> str:
    if len(each) == 1:
        return f"the paper is wrong: {number(wrong)}"
    shown = " × ".join(number(one) for one in each[:_SHOWN])
    more = " × …" if len(each) > _SHOWN else ""
    return f"all papers are wrong: {shown}{more} = {number(wrong)}"


def _side(one: Belief, *, against: bool) -> Line | None:
    errors = [term.error for term in one.terms if term.against == against]
    if not errors:
        return None
    heading, value = ("Against", one.against) if against else ("For", one.support)
    return Line(heading, f"In all: 1 − {' × '.join(map(number, errors))} = {number(value)}.")


def _value(one: Belief) -> str:
    if not one.support:
        return "0: nothing that counts speaks for it."
    f, a = number(one.support), number(one.against)
    if not one.against:
        return f"{f}: nothing speaks against it."
    return f"{f} × (1 − {a}² ÷ ({f} + {a})) = {number(one.value)}."


def number(share: float) -> str:
    """Return *share* (0..1) with the digits that tell it from 0 and 1: ``0.86``, ``0.0123``, ``0.9987``."""
    smaller = min(share, 1 - share)
    digits = min(max(2, 2 - floor(log10(smaller))), 6) if smaller > 0 else 2
    whole, _, parts = f"{share:.{digits}f}".partition(".")
    return f"{whole}.{parts[:2]}{parts[2:].rstrip('0')}"
