"""Of a long list only a part is at hand; the rest is fetched when it is wanted."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from explorer.errors import StoreError
from explorer.model.document import Document, Span
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import Evidence, Mention
from explorer.model.records import EvidenceRecord
from explorer.model.relation import Relation, Sign
from explorer.store.store import Store
from explorer.ui.background import Background
from explorer.ui.panels import kept_records as module
from explorer.ui.panels.kept_records import BEYOND, KeptRecords


@pytest.fixture
def many(tmp_path: Path) -> Store:
    """A store of three hundred sentences that say the same."""
    a, b = Entity("X:1", "A1", Kind.GENE), Entity("X:2", "B2", Kind.GENE)
    with Store.create(tmp_path / "many.pathways") as made:
        with made.import_run("x") as run:
            for number in range(300):
                text = f"A1 activates B2 in dish {number}."
                one = Evidence(
                    Span(0, len(text)),
                    Mention(Span(0, 2), a),
                    Relation.ACTIVATES,
                    Sign.POSITIVE,
                    Mention(Span(13, 15), b),
                )
                run.add(Document(text), [one], [one.sentence])
        yield made


def test_what_is_wanted_comes_with_its_neighbours_once(qtbot: QtBot, background: Background, many: Store) -> None:
    came: list[list[EvidenceRecord]] = []
    kept = KeptRecords(background, came.append)
    ids = many.evidence_list([1]).ids
    kept.begin(many, ids)
    assert kept.get(100) is None
    kept.want([100, 101])
    kept.want([200])
    qtbot.waitUntil(lambda: bool(came))
    assert [one.id for one in came[0]] == list(ids[100 - BEYOND : 100 + 2 * BEYOND])
    assert kept.get(101).id == ids[101]
    assert kept.get(200) is None, "one fetch at a time"
    kept.want([200])
    qtbot.waitUntil(lambda: kept.get(200) is not None)


def test_what_was_not_looked_at_for_long_is_let_go(
    qtbot: QtBot, background: Background, many: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "KEPT", 100)
    kept = KeptRecords(background, lambda _: None)
    kept.begin(many, many.evidence_list([1]).ids)
    for place in (0, 100, 200, 290):
        kept.want([place])
        qtbot.waitUntil(lambda place=place: kept.get(place) is not None)
    assert kept.get(0) is None
    assert sum(kept.get(place) is not None for place in range(300)) <= 100


def test_a_list_that_came_too_late_is_dropped(qtbot: QtBot, background: Background, many: Store) -> None:
    came: list[list[EvidenceRecord]] = []
    kept = KeptRecords(background, came.append)
    ids = many.evidence_list([1]).ids
    kept.begin(many, ids)
    kept.want([100])
    kept.begin(many, ids[:3])
    kept.want([0])
    qtbot.waitUntil(lambda: bool(came))
    qtbot.waitUntil(lambda: not background.tasks)
    assert [[one.id for one in part] for part in came] == [list(ids[:3])]


def test_a_store_that_cannot_be_read_is_told_once(qtbot: QtBot, background: Background, many: Store) -> None:
    errors: list[object] = []
    background.refused.connect(errors.append)
    kept = KeptRecords(background, lambda _: None)
    kept.begin(many, many.evidence_list([1]).ids)
    many.close()
    kept.want([0])
    qtbot.waitUntil(lambda: bool(errors))
    kept.want([0])
    qtbot.waitUntil(lambda: not background.tasks)
    assert len(errors) == 1
    assert isinstance(errors[0], StoreError)


def test_what_is_gone_from_the_store_is_asked_for_once(qtbot: QtBot, background: Background, many: Store) -> None:
    came: list[list[EvidenceRecord]] = []
    kept = KeptRecords(background, lambda records: (came.append(records), kept.want([1])))
    kept.begin(many, (5, 9999))
    kept.want([0, 1])
    qtbot.waitUntil(lambda: bool(came))
    qtbot.waitUntil(lambda: not background.tasks)
    assert len(came) == 1
    assert kept.get(0).id == 5
    assert kept.get(1) is None
