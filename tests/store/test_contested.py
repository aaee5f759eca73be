"""What papers do not agree on."""

from __future__ import annotations


def add(store, papers, *said):
    with store.import_run("x") as run:
        for number, one in enumerate(said):
            run.add(*papers.paper(f"Paper {number} {one.verb} {one.subject}", one))


def told(store):
    return [(one.key, one.up, one.down, one.denied) for one in store.contested().items]


def test_both_signs_come_first_then_what_is_denied(store, papers):
    said = papers.Said
    add(
        store,
        papers,
        said("IL6", "activates", "STAT3"),
        said("IL6", "activates", "STAT3", "again"),
        said("IL6", "inhibits", "STAT3"),
        said("TNF", "activates", "EMT"),
        said("TNF", "activates", "EMT", negated=True),
        said("JAK2", "activates", "STAT3"),
        said("HIF1A", "activates", "EMT", negated=True),
    )
    assert told(store) == [("HGNC:6018>HGNC:11364", 2, 1, 0), ("HGNC:11892>MESH:D058750", 1, 0, 1)]


def test_a_correlation_is_not_contested_by_a_cause(store, papers):
    said = papers.Said
    add(store, papers, said("IL6", "binds", "STAT3", negated=True), said("IL6", "activates", "STAT3"))
    assert told(store) == []


def test_pages_follow_one_another(store, papers):
    said = papers.Said
    for name in ("IL6", "TNF", "JAK2"):
        add(store, papers, said(name, "activates", "EMT"), said(name, "inhibits", "EMT"))
    first = store.contested(limit=2)
    rest = store.contested(after=first.after, limit=2)
    assert (len(first.items), first.total, len(rest.items), rest.after) == (2, 3, 1, None)
    assert len({one.key for one in (*first.items, *rest.items)}) == 3
