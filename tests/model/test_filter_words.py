"""Each part of a filter in words, and without it."""

from __future__ import annotations

from explorer.model.evidence import Context
from explorer.model.filter import PRIMARY_ONLY, Filter, Judged, Sort
from explorer.model.filter_words import changed, parts
from explorer.model.relation import Relation

USUAL = Filter(min_confidence=0.6)


def texts(rule: Filter) -> list[str]:
    return [part.text for part in parts(rule)]


def test_a_plain_filter_leaves_nothing_out() -> None:
    assert texts(Filter()) == []


def test_parts_are_told_in_few_words() -> None:
    rule = Filter(
        relations=frozenset({Relation.INCREASES_AMOUNT, Relation.BINDS}),
        signs=frozenset(),
        min_papers=3,
        min_belief=0.7,
        first_year=2010,
        speculated=False,
        implied=False,
        without=frozenset({Sort.REVIEW, Sort.CORRECTED}),
        journals=frozenset({"Letters"}),
        contexts=frozenset({Context("cell_line", "A549", "X:1"), Context("species", "mouse")}),
        judged=frozenset({Judged.RIGHT, Judged.NOT}),
    )
    assert texts(rule) == [
        "relations: binds, increases amount",
        "signs: none",
        "edges with at least 3 papers",
        "edges with a belief of at least 0.70",
        "papers from 2010 on",
        "without speculated and implied evidence",
        "without reviews, corrected papers",
        "journals: Letters",
        "cell line: A549",
        "species: mouse",
        "evidence not judged or judged right",
    ]
    assert texts(Filter(without=PRIMARY_ONLY)) == ["primary papers only"]


def test_a_part_that_is_taken_off_is_as_usual() -> None:
    rule = USUAL.but(min_papers=2, min_confidence=0.9, first_year=2000, last_year=2001)
    taken = {part.fields[0]: part.taken_off(rule, USUAL, Filter()) for part in parts(rule)}
    assert taken["min_papers"] == rule.but(min_papers=1)
    assert taken["first_year"] == rule.but(first_year=None, last_year=None)
    assert taken["min_confidence"] == rule.but(min_confidence=0.6)


def test_what_is_usual_lets_all_through_when_it_is_taken_off() -> None:
    (part,) = parts(USUAL)
    assert part.taken_off(USUAL, USUAL, Filter()) == Filter()


def test_years_are_told_as_people_say_them() -> None:
    def told(first: int | None, last: int | None) -> list[str]:
        return [part.text for part in parts(Filter(first_year=first, last_year=last))]

    assert told(None, 2018) == ["papers up to 2018"]
    assert told(2015, None) == ["papers from 2015 on"]
    assert told(2015, 2018) == ["papers of 2015 to 2018"]
    assert told(2018, 2018) == ["papers of 2018"]


def test_a_step_of_the_history_says_what_the_filter_began_or_ceased_to_leave_out() -> None:
    two = Filter(min_papers=2)
    assert changed(Filter(), two) == "Filter: edges with at least 2 papers"
    assert (
        changed(two, Filter(min_papers=3, last_year=2018)) == "Filter: edges with at least 3 papers, papers up to 2018"
    )
    assert changed(Filter(min_papers=2, last_year=2018), two) == "Filter off: papers up to 2018"
    assert changed(two, Filter()) == "Take all filters off"
    many = Filter(journals=frozenset(f"Journal of Examples {number}" for number in range(20)))
    assert len(changed(Filter(), many)) == 80
