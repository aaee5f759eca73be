"""What a person may see of statements in a table: one row of this list for each column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from explorer.model.relation import Relation, Sign
from explorer.model.statement import Statement

_WAYS = {Sign.POSITIVE: "up", Sign.NEGATIVE: "down", Sign.NONE: ""}


class Line(NamedTuple):
    """A statement as a row.

    Attributes:
        edge: Key of the edge that it belongs to.
        statement: What is said.
        papers: Papers that say it.
        sentences: Sentences that say it.
        negated: Sentences that deny it.
        belief: How sure one may be of it, 0..1.
        first_year: Year of the first paper that says it, or None.
        last_year: Year of the last one, or None.
        contested: Whether the evidence of the edge says both up and down.
        subject: What its subject is called: a member after the family that stands for it.
        object: The same of its object.
        note: What a person wrote on the edge, or empty.
    """

    edge: str
    statement: Statement
    papers: int
    sentences: int
    negated: int
    belief: float
    first_year: int | None
    last_year: int | None
    contested: bool
    subject: str
    object: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class StatementColumn:
    """A column.

    Attributes:
        id: Its name in the settings.
        head: As shown.
        tip: What it means.
        text: The cell of a row, as it is seen and copied.
        order: What the cell is sorted by: all numbers or all texts.
        widest: The longest usual cell; empty for one that takes what room there is.
        number: Whether it stands at the right, and goes to a spreadsheet as a number.
        usual: Whether it is shown where nobody chose.
    """

    id: str
    head: str
    tip: str
    text: Callable[[Line], str]
    order: Callable[[Line], float | str]
    widest: str = ""
    number: bool = False
    usual: bool = False


def _relation(line: Line) -> str:
    one = line.statement
    words = _words(one.relation, one.sign)
    return f"{words} {one.residue}{one.position}" if one.residue or one.position else words


@cache
def _words(relation: Relation, sign: Sign) -> str:
    """A relation, with its sign where that is not the one it always has."""
    return relation.label if sign in (relation.sign, Sign.NONE) else f"{relation.label} ({sign.value})"


def _sentences(line: Line) -> str:
    one = line
    return f"{one.sentences} −{one.negated}" if one.negated else str(one.sentences)


def _year(year: int | None) -> str:
    return "" if year is None else str(year)


def _kinds(line: Line) -> str:
    ends = line.statement.subject, line.statement.object
    return " → ".join(end.kind.value.replace("_", " ") for end in ends)


def _contested(line: Line) -> str:
    return "contested" if line.contested else ""


def _sign(line: Line) -> str:
    return _WAYS[line.statement.sign]


_C = StatementColumn
COLUMNS: tuple[StatementColumn, ...] = (
    _C("subject", "Subject", "Who acts", lambda one: one.subject, lambda one: one.subject, usual=True),
    _C("relation", "Relation", "What is said, with its effect", _relation, _relation, "activates", usual=True),
    _C("object", "Object", "What is acted on", lambda one: one.object, lambda one: one.object, usual=True),
    _C("sign", "Sign", "Its effect: up or down", _sign, _sign, "down"),
    _C(
        "papers",
        "Papers",
        "Papers that say it",
        lambda one: str(one.papers),
        lambda one: one.papers,
        "Papers",
        number=True,
        usual=True,
    ),
    _C(
        "sentences",
        "Sent.",
        "Sentences that say it; −n: that deny it",
        _sentences,
        lambda one: one.sentences,
        "Sent.",
        number=True,
        usual=True,
    ),
    _C(
        "belief",
        "Belief",
        "How sure one may be of it, 0 to 1",
        lambda one: f"{one.belief:.2f}",
        lambda one: one.belief,
        "Belief",
        number=True,
    ),
    _C(
        "first",
        "First",
        "Year of the first paper that says it",
        lambda one: _year(one.first_year),
        lambda one: one.first_year or 0,
        "First",
        number=True,
    ),
    _C(
        "last",
        "Last",
        "Year of the last paper that says it",
        lambda one: _year(one.last_year),
        lambda one: one.last_year or 0,
        "2020",
        number=True,
    ),
    _C("kinds", "Kinds", "What subject and object are", _kinds, _kinds, "gene → process"),
    _C("contested", "Contested", "Evidence of the edge says both up and down", _contested, _contested, "contested"),
    _C("note", "Note", "What was written on the edge", lambda one: one.note, lambda one: one.note, "a note of ours"),
)
BY_ID = {column.id: place for place, column in enumerate(COLUMNS)}
USUAL = tuple(column.id for column in COLUMNS if column.usual)
