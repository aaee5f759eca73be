"""What people said of an evidence, below its sentence, and the ways to say something of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QMenu, QWidget

from explorer.model.records import EvidenceRecord
from explorer.model.verdicts import BY_NAME, RETRACTED, TAGS, standing
from explorer.ui.panels.pieces import Flow, flat_button, label
from explorer.ui.plain_text import SafeLabel, tip_text

TAKE_BACK_KEY, NOTE_KEY, MARK_KEY = "R", "V", "K"
_KEYS = {tag.key: tag.name for tag in TAGS} | {TAKE_BACK_KEY: RETRACTED}
_AGREES = "✓"
_DIFFERS = "✗"


def said_of(record: EvidenceRecord, curator: str) -> list[tuple[str, str, str]]:
    """Return what people say of *record* now: words, ``flag`` or ``warning``, and a tip; *curator* reads it."""
    found = []
    for name, one in standing(record.curations).items():
        tag = BY_NAME[one.tag]
        who = "" if name == curator else f"{name or 'somebody'}: "
        mark = _AGREES if tag.effect == "right" else _DIFFERS
        right = f" Right is: {one.correction}." if one.correction else ""
        note = f" “{one.note}”" if one.note else ""
        look = "flag" if tag.effect == "right" else "warning"
        found.append((f"{mark} {who}{tag.title}", look, f"{tag.tip}{right}{note}"))
    if record.held.conflict:
        tip = "They say what does not go together: until one of them changes it, it counts as it was read."
        found.append(("conflict", "warning", tip))
    return found


class VerdictStrip(QWidget):
    """The line of a card that shows verdicts and takes one.

    Args:
        curator: Tells who reads.
        is_marked: Tells whether an evidence (by its hash) is marked, to be judged with others.

    Signals:
        given: A verdict is given, or taken back: the record and the tag.
        asked: A note, or many at once, are wanted: the record.
        correcting: Something is to be put right here and in all like it: the record, and ``sign``, ``subject`` or
            ``object``.
        marked: The record is marked or no longer: its record and which.
    """

    given = Signal(object, str)
    asked = Signal(object)
    correcting = Signal(object, str)
    marked = Signal(object, bool)

    def __init__(
        self, curator: Callable[[], str], is_marked: Callable[[str], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._curator = curator
        self._is_marked = is_marked
        self.record: EvidenceRecord | None = None
        self.mark = QCheckBox("Mark")
        self.mark.setToolTip(f"Mark it, to judge it together with others ({MARK_KEY})")
        self.mark.setAccessibleName("Marked")
        self.mark.toggled.connect(self._tell_mark)
        self.button = flat_button("Verdict ▾", "Say whether this was extracted rightly", self._open)
        self._words: list[SafeLabel] = []
        self._row = Flow(spacing=4)
        self._row.addWidget(self.mark)
        self._row.addWidget(self.button)
        self.setLayout(self._row)

    @property
    def words(self) -> list[str]:
        """What is shown of verdicts."""
        return [one.original for one in self._words if not one.isHidden()]

    def show_record(self, record: EvidenceRecord) -> None:
        """Show what people say of *record*."""
        self.record = record
        self.mark.blockSignals(True)
        self.mark.setChecked(self._is_marked(record.hash))
        self.mark.blockSignals(False)
        for one in self._words:
            one.hide()
            self._row.removeWidget(one)
            one.deleteLater()
        self._words = []
        for text, look, tip in said_of(record, self._curator()):
            made = label(text, look, wraps=False)
            made.setToolTip(tip_text(tip))
            self._words.append(made)
            self._row.addWidget(made)
            made.show()
        self.updateGeometry()

    def menu(self) -> QMenu:
        """Return the menu of everything that can be said."""
        made = QMenu(self)
        made.setToolTipsVisible(True)
        for tag in TAGS:
            self._add(made, f"{tag.title}\t{tag.key}", tag.tip, partial(self._give, tag.name))
        made.addSeparator()
        self._add(made, f"Take back\t{TAKE_BACK_KEY}", "Take your last verdict back.", partial(self._give, RETRACTED))
        self._add(made, f"With a note, or many…\t{NOTE_KEY}", "Say it of several sentences at once.", self._ask)
        made.addSeparator()
        for text, what in (
            ("Right sign, here and in all like it…", "sign"),
            ("Right subject, here and in all like it…", "subject"),
            ("Right object, here and in all like it…", "object"),
        ):
            self._add(made, text, "How many are like it is shown before.", partial(self._correct, what))
        return made

    def _add(self, menu: QMenu, text: str, tip: str, act: Callable[[], object]) -> QAction:
        action = menu.addAction(text)
        action.setToolTip(tip)
        action.triggered.connect(lambda _on=False: act())
        return action

    def _open(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def _give(self, tag: str) -> None:
        if self.record is not None:
            self.given.emit(self.record, tag)

    def _ask(self) -> None:
        if self.record is not None:
            self.asked.emit(self.record)

    def _correct(self, what: str) -> None:
        if self.record is not None:
            self.correcting.emit(self.record, what)

    def _tell_mark(self, on: bool) -> None:
        if self.record is not None:
            self.marked.emit(self.record, on)

    def press(self, key: str) -> bool:
        """Do what the *key* stands for; return whether it stands for anything."""
        if key in _KEYS:
            self._give(_KEYS[key])
        elif key == NOTE_KEY:
            self._ask()
        elif key == MARK_KEY:
            self.mark.toggle()
        else:
            return False
        return True


class VerdictKeys(QObject):
    """Gives verdicts with single keys while a list of sentences has the focus.

    Args:
        list_: The widget around the list; keys that nothing in it takes come to it.
        strip: Returns the strip of the sentence at hand, or None.
    """

    def __init__(self, list_: QWidget, strip: Callable[[], VerdictStrip | None]) -> None:
        super().__init__(list_)
        self._strip = strip
        list_.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a letter that stands for a verdict."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
            strip = self._strip()
            if plain and strip is not None and not event.isAutoRepeat() and strip.press(event.text().upper()):
                return True
        return super().eventFilter(watched, event)
