"""Rows are sorted both ways with equal ones by name, and searched by words."""

from __future__ import annotations

from itertools import pairwise

import pytest

from explorer.errors import CancelledError
from explorer.model.edge import Edge
from explorer.model.progress import Progress
from explorer.ui.panels import statement_rows
from explorer.ui.panels.statement_columns import BY_ID, COLUMNS
from explorer.ui.panels.statement_rows import Lines, ready
from explorer.ui.panels.statement_sources import Drawn

IL6_STAT3 = "HGNC:6018>HGNC:11364"


@pytest.fixture
def made(lines: dict[str, Edge]) -> Lines:
    return ready(Drawn(lines, {}), {IL6_STAT3: "look at this\nagain"}, Progress())


def shown(made: Lines, column: str, *, falling: bool = False, wanted: str = "") -> list[str]:
    places = made.order(BY_ID[column], falling=falling, wanted=wanted)
    return [made.line(place).statement.text for place in places]


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.id)
def test_every_column_sorts_both_ways_and_equal_cells_by_name(made: Lines, column: object) -> None:
    place = next(number for number, one in enumerate(COLUMNS) if one is column)
    for falling in (False, True):
        rows = [made.line(one) for one in made.order(place, falling=falling)]
        cells = [COLUMNS[place].order(row) for row in rows]
        folded = [cell.casefold() if isinstance(cell, str) else cell for cell in cells]
        assert folded == sorted(folded, reverse=falling)
        for one, other in pairwise(rows):
            if COLUMNS[place].order(one) == COLUMNS[place].order(other):
                assert one.subject.casefold() <= other.subject.casefold()


def test_all_words_must_be_there_and_those_after_a_minus_must_not(made: Lines) -> None:
    assert shown(made, "subject", wanted="il6 STAT3 -inhibits") == ["IL6 activates STAT3"]
    assert shown(made, "subject", wanted="againx") == []
    assert len(shown(made, "subject", wanted="again")) == 2
    assert len(shown(made, "subject", wanted="-")) == len(made)


def test_nothing_gives_an_empty_table() -> None:
    nothing = ready(Drawn({}, {}), {}, Progress())
    assert len(nothing) == 0
    assert len(nothing.order(3, falling=True, wanted="x")) == 0


def test_a_member_is_called_after_the_family_that_stands_for_it(lines: dict[str, Edge]) -> None:
    made = ready(Drawn(lines, {"HGNC:11364": "STAT"}), {}, Progress())
    assert "STAT (STAT3)" in {made.line(place).object for place in range(len(made))}


def test_making_ready_stops_when_it_is_cancelled(lines: dict[str, Edge]) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        ready(Drawn(lines, {}), {}, progress)


def test_many_are_sorted_as_few_are(lines: dict[str, Edge], made: Lines, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statement_rows, "_FEW", 0)
    many = ready(Drawn(lines, {}), {IL6_STAT3: "look at this\nagain"}, Progress())
    assert list(many.places) == list(made.places)
    assert [list(one) for one in many.rising] == [list(one) for one in made.rising]
    assert [list(one) for one in many.falling] == [list(one) for one in made.falling]
