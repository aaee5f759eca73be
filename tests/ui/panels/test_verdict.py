"""The line of verdicts on a card: what it says, and that it shows what strangers wrote letter for letter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from explorer.model.document import Document, Span
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import Evidence, Mention
from explorer.model.records import Curation, EvidenceRecord
from explorer.model.relation import Relation, Sign
from explorer.model.verdicts import TAGS
from explorer.ui.panels.verdict import MARK_KEY, NOTE_KEY, TAKE_BACK_KEY, VerdictStrip, said_of

A, B = (Entity(f"X:{name}", name, Kind.GENE) for name in "AB")


def record(*said: Curation) -> EvidenceRecord:
    evidence = Evidence(Span(0, 3), Mention(Span(0, 1), A), Relation.ACTIVATES, Sign.POSITIVE, Mention(Span(2, 3), B))
    return EvidenceRecord(1, 1, 1, evidence, Document("A B"), hash="1" * 32, curations=said)


def said(tag: str, curator: str, note: str = "", correction: str = "") -> Curation:
    return Curation("1" * 32, tag, note, curator, correction=correction)


def test_ones_own_verdict_stands_without_a_name_and_a_conflict_is_told() -> None:
    told = said_of(record(said("correct", "Ada"), said("polarity", "Ben", "see 2", "sign=-")), "Ada")
    assert [(words, look) for words, look, _ in told] == [
        ("✓ Correct", "flag"),
        ("✗ Ben: Wrong sign", "warning"),
        ("conflict", "warning"),
    ]
    assert told[1][2].endswith("Right is: sign=-. “see 2”")


def test_two_who_agree_are_no_conflict() -> None:
    told = said_of(record(said("no_relation", "Ada"), said("wrong_relation", "Ben")), "Ada")
    assert [words for words, _, _ in told] == ["✗ No relation", "✗ Ben: Wrong relation"]


def test_what_a_stranger_wrote_is_shown_letter_for_letter(qtbot: QtBot) -> None:
    strip = VerdictStrip(lambda: "Ada", lambda _: False)
    qtbot.addWidget(strip)
    strip.show_record(record(said("correct", "<b>B</b>‮", "<img src=x>")))
    (words,) = [one for one in strip.findChildren(QLabel) if not one.isHidden()]
    assert words.textFormat() is Qt.TextFormat.PlainText
    assert "<b>B</b>" in words.text()
    assert "‮" not in words.text()
    assert "<img" not in words.toolTip()


def test_every_key_does_one_thing_and_every_tag_has_one(qtbot: QtBot) -> None:
    strip = VerdictStrip(lambda: "Ada", lambda _: False)
    qtbot.addWidget(strip)
    strip.show_record(record())
    given: list[str] = []
    strip.given.connect(lambda _, tag: given.append(tag))
    assert all(strip.press(tag.key) for tag in TAGS)
    assert given == [tag.name for tag in TAGS]
    assert strip.press(TAKE_BACK_KEY)
    assert given[-1] == "retracted"
    assert not strip.press("Q")
    keys = [tag.key for tag in TAGS] + [TAKE_BACK_KEY, NOTE_KEY, MARK_KEY]
    assert len(set(keys)) == len(keys)
    with qtbot.waitSignal(strip.asked):
        strip.press(NOTE_KEY)
    with qtbot.waitSignal(strip.marked):
        strip.press(MARK_KEY)


def test_the_menu_offers_all_of_it_with_its_keys(qtbot: QtBot) -> None:
    strip = VerdictStrip(lambda: "Ada", lambda _: False)
    qtbot.addWidget(strip)
    strip.show_record(record())
    titles = [action.text() for action in strip.menu().actions() if not action.isSeparator()]
    assert titles[:2] == ["Correct\tC", "No relation\tN"]
    assert len(titles) == len(TAGS) + 5
    with qtbot.waitSignal(strip.correcting) as caught:
        strip.menu().actions()[-1].trigger()
    assert caught.args[1] == "object"
