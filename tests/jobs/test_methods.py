"""The paragraph for a methods section."""

from __future__ import annotations

import re

import explorer
from explorer.jobs.methods import filters_in_words, lexicon_version, paragraph
from explorer.model.evidence import Context
from explorer.model.filter import Filter, Judged, Sort
from explorer.model.records import StoreCounts
from explorer.model.relation import Sign

COUNTS = StoreCounts(documents=1, sentences=12_345, entities=2, statements=3, evidence=1)


def test_it_names_versions_counts_and_filters() -> None:
    text = paragraph(COUNTS, "abcd", (2, 1), Filter(min_papers=2, first_year=2010, signs=frozenset({Sign.POSITIVE})))
    assert f"Pathway Explorer {explorer.__version__}" in text
    assert "lexicon abcd" in text
    assert "1 abstract (12\u202f345 sentences)" in text
    assert "2 entities and 1 edge;" in text
    assert "signs: +; edges with at least 2 papers; papers of 2010 to …" in text


def test_without_a_filter_it_says_so() -> None:
    assert paragraph(COUNTS, "x", (0, 0), Filter()).endswith("no filter was in force.")


def test_every_option_of_a_filter_has_words() -> None:
    """An option that is added and not told would make the paragraph wrong."""
    changed = {
        "relations": frozenset(),
        "signs": frozenset(),
        "kinds": frozenset(),
        "min_papers": 3,
        "first_year": 2000,
        "last_year": 2001,
        "speculated": False,
        "implied": False,
        "contested_only": True,
        "min_confidence": 0.5,
        "min_belief": 0.5,
        "manual": False,
        "without": frozenset({Sort.REVIEW}),
        "journals": frozenset({"Letters"}),
        "sources": frozenset({"a.ris"}),
        "contexts": frozenset({Context("species", "mouse")}),
        "judged": frozenset({Judged.RIGHT}),
    }
    others = set(Filter.__dataclass_fields__) - set(changed) - {"negated"}
    assert others == set(), f"tell {others} in filters_in_words"
    for name, value in changed.items():
        assert filters_in_words(Filter(**{name: value})), name


def test_the_lexicon_has_the_same_version_each_time() -> None:
    assert re.fullmatch("[0-9a-f]{8}", lexicon_version())
    assert lexicon_version() == lexicon_version()
