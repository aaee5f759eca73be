"""All evidence of an edge as one list: in the wanted order, grouped, narrowed; read part by part."""

from __future__ import annotations

from functools import partial

import pytest

from explorer.model.filter import Filter
from explorer.model.listing import Group, Listing
from tests.patience import paces


@pytest.fixture
def many(store, papers):
    """Forty sentences of twenty papers that say the same."""
    with store.import_run("x") as run:
        for number in range(20):
            said = [
                papers.Said(
                    "IL6",
                    "activates",
                    "STAT3",
                    f"{'hypoxia' if part else 'Ärger'} {number}",
                    confidence=(number % 10) / 10,
                    speculated=part == 1,
                    negated=number == 3,
                )
                for part in range(2)
            ]
            fields = {"pmid": str(number + 1), "journal": ("", "beta", "Alpha")[number % 3]}
            if number:
                fields["date"] = str(1990 + number % 7)
            run.add(*papers.paper(f"Paper {number}.", *said, **fields))
    return store


def listed(store, **wanted):
    return store.evidence_list([1], Filter(), Listing(**wanted))


def records(store, **wanted):
    return store.evidence_records(listed(store, **wanted).ids)


@pytest.mark.parametrize(
    ("order", "key"),
    [
        ("paper", lambda one: (one.document_id, one.evidence.sentence.start)),
        ("year", lambda one: -(one.document.year or 0)),
        ("journal", lambda one: (one.document.journal == "", one.document.journal.casefold())),
        ("confidence", lambda one: -one.evidence.confidence),
    ],
)
def test_an_order_holds_each_evidence_once(many, order, key):
    found = records(many, order=order)
    assert len({one.id for one in found}) == len(found) == 40
    assert [key(one) for one in found] == sorted(key(one) for one in found)


@pytest.mark.parametrize("group", ["paper", "year", "journal", "flag"])
def test_groups_are_whole_and_follow_each_other(many, group):
    found = listed(many, group=group, order="confidence")
    assert [one.start for one in found.groups] == [
        sum(one.count for one in found.groups[:place]) for place in range(len(found.groups))
    ]
    assert sum(one.count for one in found.groups) == len(set(found.ids)) == 40
    sure = [one.evidence.confidence for one in many.evidence_records(found.ids)]
    for one in found.groups:
        part = sure[one.start : one.start + one.count]
        assert part == sorted(part, reverse=True)


def test_groups_say_what_they_have_in_common(many):
    assert listed(many, group="flag").groups == (
        Group("no flag", 0, 19),
        Group("speculated", 19, 19),
        Group("negated", 38, 1),
        Group("negated, speculated", 39, 1),
    )
    assert [one.title for one in listed(many, group="journal").groups] == ["Alpha", "beta", "No journal"]
    years = [one.title for one in listed(many, group="year").groups]
    assert years == ["1996", "1995", "1994", "1993", "1992", "1991", "1990", "No year"]
    assert [one.title for one in listed(many, group="paper", order="year").groups][:2] == [
        "Paper 6 (1996)",
        "Paper 13 (1996)",
    ]


def test_words_and_flags_narrow_the_list_and_the_whole_is_counted(many):
    found = listed(many, words="HYPOXIA shown")
    assert (len(found.ids), found.total) == (20, 40)
    assert all("hypoxia" in one.sentence for one in many.evidence_records(found.ids))
    assert len(listed(many, words="ärger").ids) == 20
    assert len(listed(many, words="ärger hypoxia").ids) == 0
    assert len(listed(many, words='" OR 1=1 --').ids) == 0
    assert len(listed(many, words='stat3 "hypoxia 1"').ids) == 11
    assert len(listed(many, words='"').ids) == 40
    assert len(listed(many, flag="negated").ids) == 2
    assert len(listed(many, flag="no flag").ids) == 19
    assert len(listed(many, flag="speculated", words="hypoxia 3.").ids) == 2


def test_the_filter_in_force_holds(many):
    assert many.evidence_list([1], Filter(speculated=False)).total == 20
    assert many.evidence_list([], Filter()).ids == ()
    assert many.evidence_list([77], Filter(), Listing(group="paper")).groups == ()


def test_records_come_in_the_order_asked_and_without_those_that_are_gone(many):
    ids = listed(many).ids
    wanted = [ids[5], 9999, ids[2]]
    assert [one.id for one in many.evidence_records(wanted)] == [ids[5], ids[2]]


def test_the_end_of_a_long_list_comes_as_fast_as_its_beginning(store, papers):
    with store.import_run("x") as run:
        for number in range(700):
            said = [papers.Said("IL6", "activates", "STAT3", f"{number}.{part}") for part in range(3)]
            run.add(*papers.paper(f"Paper {number}", *said, pmid=str(number + 1), date="2001"))
    ids = store.evidence_list([1]).ids

    def spent(part):
        return min(paces(partial(store.evidence_records, part)) for _ in range(5))

    assert len(ids) == 2100
    assert spent(ids[-40:]) < 3 * spent(ids[:40]) + 0.5
