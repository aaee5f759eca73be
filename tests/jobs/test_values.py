"""A table's names are found among the entities of a diagram, and those that are not are listed."""

from __future__ import annotations

import pytest

from explorer.errors import CancelledError
from explorer.formats.values import Columns, Table
from explorer.jobs.values import Loaded, Matched, index, load, match, scaled
from explorer.model.entity import Entity, Kind
from explorer.model.progress import Progress

IL6 = Entity("HGNC:6018", "IL6", Kind.GENE, "interleukin 6", ("IL-6", "BSF2", "shared"))
HIF = Entity("HGNC:4910", "HIF1A", Kind.GENE, "", ("HIF-1α", "shared"))
TP53 = Entity("HGNC:11998", "TP53", Kind.GENE, "", ("IL6",))


def matched(*rows: tuple[str, ...], known: dict[str, list[str]] | None = None) -> Matched:
    table = Table("t", ("name", "value", "p"), rows)
    columns = Columns(0, 1, 2)
    return match(Loaded(table, columns, index((IL6, HIF, TP53), known or {})), columns, Progress())


@pytest.mark.parametrize("name", ["IL6", "il-6", "HGNC:6018", "hgnc:6018", "BSF2", "Interleukin 6", "IL 6"])
def test_names_synonyms_and_identifiers_find_their_entity(name):
    assert matched((name, "1", "")).numbers == {IL6.key: (1.0, None)}


def test_a_name_goes_before_the_same_word_as_a_synonym_of_another():
    assert matched(("IL6", "1", "0.5")).numbers == {IL6.key: (1.0, 0.5)}


@pytest.mark.parametrize("name", ["6018", "shared", "nothing", "HGNC:1"])
def test_a_bare_number_and_a_word_for_two_entities_are_nobodys_and_are_listed(name):
    found = matched((name, "1", ""), ("HIF-1alpha", "2", ""))
    assert found.unmatched == (name,)
    assert found.numbers == {HIF.key: (2.0, None)}


def test_the_store_knows_more_names():
    known = {HIF.key: ["MOP1", "ENSG:1"]}
    assert matched(("mop1", "1", ""), known=known).numbers == {HIF.key: (1.0, None)}
    assert matched(("ensg:1", "1", ""), known=known).numbers == {HIF.key: (1.0, None)}


def test_of_two_rows_for_one_entity_the_surer_counts():
    assert matched(("IL6", "1", "0.5"), ("BSF2", "2", "0.1"), ("IL-6", "3", "")).numbers == {IL6.key: (2.0, 0.1)}


@pytest.mark.parametrize(("values", "end"), [((0.7, -2.3), 2.5), ((120.0,), 150.0), ((0.0,), 1.0), ((), 1.0)])
def test_the_scale_is_symmetric_and_reaches_to_the_largest(values, end):
    found = scaled("logFC", Matched({str(place): (value, None) for place, value in enumerate(values)}, ()))
    assert (found.low, found.middle, found.high) == (-end, 0.0, end)


def test_a_table_is_loaded_with_a_guess_and_reading_stops_when_cancelled(tmp_path):
    path = tmp_path / "changes.csv"
    path.write_text("gene,logFC\nIL6,1\n", encoding="utf-8")
    loaded = load(path, [IL6], None, Progress())
    assert (loaded.table.name, loaded.columns) == ("changes", Columns(0, 1))
    stopped = Progress()
    stopped.cancel()
    with pytest.raises(CancelledError):
        match(loaded, loaded.columns, stopped)
