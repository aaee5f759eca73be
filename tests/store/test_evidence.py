"""A click becomes sentences, page by page; one damaged cell hides nothing (row 10 of the faults)."""

from __future__ import annotations

import sqlite3
from functools import partial

import pytest

from explorer.model.filter import Filter
from explorer.store.store import Store
from tests.patience import paces


@pytest.fixture
def hundred(store, papers):
    """A hundred sentences of fifty papers that say the same."""
    with store.import_run("x") as run:
        for number in range(50):
            said = [
                papers.Said(
                    "IL6", "activates", "STAT3", f"{number}.{part}", confidence=(number % 10) / 10, speculated=part == 1
                )
                for part in range(2)
            ]
            run.add(*papers.paper(f"Paper {number}", *said, pmid=str(number + 1), date=str(1990 + number % 7)))
    return store


@pytest.mark.parametrize("order", ["paper", "year", "confidence"])
@pytest.mark.parametrize("limit", [1, 7, 100, 1000])
def test_pages_hold_each_evidence_once_in_order(hundred, order, limit):
    page, found = hundred.evidence_page([1], order=order, limit=limit), []
    while True:
        assert page.total == 100
        found += page.items
        if page.after is None:
            break
        page = hundred.evidence_page([1], order=order, after=page.after, limit=limit)
    assert len({one.id for one in found}) == len(found) == 100
    key = {
        "paper": lambda one: one.document_id,
        "year": lambda one: -one.document.year,
        "confidence": lambda one: -one.evidence.confidence,
    }[order]
    assert [key(one) for one in found] == sorted(key(one) for one in found)


def test_a_filter_narrows_the_evidence_shown(hundred):
    assert hundred.evidence_page([1], filter=Filter(speculated=False)).total == 50
    assert hundred.evidence_page([1], filter=Filter(first_year=1996)).total == 14
    assert hundred.evidence_page([2, 3]).total == 0
    assert hundred.evidence_page([]).items == ()


def test_the_sentences_beside_an_evidence_are_at_hand(store, papers):
    with store.import_run("x") as run:
        run.add(*papers.paper("Title", "Before it.", papers.Said("IL6", "activates", "STAT3"), "After it."))
        run.add(*papers.paper("", papers.Said("TNF", "activates", "STAT3")))
    first, second = store.document_evidence(1)[0], store.document_evidence(2)[0]
    assert store.neighbours_text(first) == ("Before it.", "After it.")
    assert store.neighbours_text(second) == ("", "")


def damage(path, *queries):
    """Change cells behind the program's back, where need be against the types of their columns."""
    connection = sqlite3.connect(path)
    tables = connection.execute("SELECT sql, name FROM sqlite_schema WHERE sql LIKE '%STRICT'").fetchall()
    connection.execute("PRAGMA writable_schema=ON")
    connection.execute("UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')') WHERE sql LIKE '%) STRICT'")
    connection.commit()
    connection.close()
    connection = sqlite3.connect(path)
    for query in queries:
        connection.execute(query)
    connection.execute("PRAGMA writable_schema=ON")
    connection.executemany("UPDATE sqlite_schema SET sql = ? WHERE name = ?", tables)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("UPDATE evidence SET rule = CAST(x'ff00fe' AS TEXT) WHERE id = 7", "rule"),
        ("UPDATE evidence SET rule = x'00ff' WHERE id = 7", "rule holds bytes"),
        ("UPDATE evidence SET version = 'a' || char(0) || 'b' WHERE id = 7", "version"),
        ("UPDATE evidence SET confidence = 'much' WHERE id = 7", "confidence"),
        ("UPDATE evidence SET confidence = 9e999 WHERE id = 7", "confidence"),
        ("UPDATE evidence SET sentence_stop = 99999 WHERE id = 7", "sentence lies outside"),
        ("UPDATE evidence SET subject_start = 'x' WHERE id = 7", "subject_start"),
        ("UPDATE evidence SET negated = x'01' WHERE id = 7", "negated"),
        ("UPDATE evidence SET document_id = 999 WHERE id = 7", "document is missing"),
        ("UPDATE evidence SET statement_id = 1.5, id = 7 WHERE id = 7", None),
        ("UPDATE contexts SET name = CAST(x'c328' AS TEXT) WHERE evidence_id = 7", "name has bytes"),
    ],
)
def test_one_bad_cell_flags_its_row_and_shows_all_others(hundred, query, said):
    copy = hundred.path.with_name("bad.pathways")
    hundred.save_copy(copy)
    damage(copy, query)
    with Store.open(copy) as store:
        found = store.evidence_page([1], limit=1000).items
        flagged = [one for one in found if one.damaged]
        if said:
            assert [one.id for one in flagged] == [7]
            assert said in flagged[0].damaged
            assert len(found) == 100
        else:
            assert len(found) >= 99
        assert [one.evidence for one in found if one.id != 7] == [
            one.evidence for one in hundred.evidence_page([1], limit=1000).items if one.id != 7
        ]
        for one in found:
            one.sentence.encode()
        assert store.check() != []


@pytest.mark.parametrize(
    "query",
    [
        "UPDATE documents SET title = CAST(x'ff41' AS TEXT) WHERE id = 3",
        "UPDATE documents SET text = x'414243' WHERE id = 3",
        "UPDATE documents SET authors = '{' WHERE id = 3",
        "UPDATE documents SET sections = '[[1,2]]' WHERE id = 3",
        "UPDATE documents SET kind = 'x' WHERE id = 3",
    ],
)
def test_a_bad_document_is_shown_with_all_others(hundred, query):
    copy = hundred.path.with_name("bad.pathways")
    hundred.save_copy(copy)
    damage(copy, query)
    with Store.open(copy) as store:
        assert len(store.documents().items) == 50
        found = store.evidence_page([1], limit=1000).items
        assert len(found) == 100
        assert {one.document_id for one in found if one.damaged} == {3}
        assert len(store.statements()) == 1
        assert any("Document 3" in one for one in store.check())


def test_ten_thousand_evidence_of_one_edge_page_in_a_moment(store, papers):
    with store.import_run("x") as run:
        for number in range(500):
            said = [papers.Said("IL6", "activates", "STAT3", f"{number}.{part}") for part in range(20)]
            run.add(*papers.paper(f"Paper {number}", *said, pmid=str(number + 1), date=str(1990 + number % 30)))
    best = {}
    for order in ("paper", "year", "confidence"):
        for after in (None, 5000, 9950):
            page = store.evidence_page([1], order=order, after=after)
            assert (page.total, len(page.items)) == (10_000, 50)
            best[order, after] = min(
                paces(partial(store.evidence_page, [1], order=order, after=after)) for _ in range(3)
            )
    assert max(best.values()) < 10, best
