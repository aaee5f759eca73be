"""A field for entities: typed with completion, pasted as a list, or taken from the diagram; doubts are told below."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from explorer.jobs.search import Completion
from explorer.jobs.ways import Resolved, resolve
from explorer.model.entity import Entity
from explorer.model.progress import Progress
from explorer.model.records import EntityHit
from explorer.model.wording import shortened
from explorer.ui.background import Background
from explorer.ui.panels.pieces import Flow, flat_button, label
from explorer.ui.panels.search_line import WAIT_MS, Completions, completer_of

if TYPE_CHECKING:
    from explorer.store.store import Store

#: What parts the names of a pasted list.
_BETWEEN = re.compile(r"[,;|\t\r\n\u2028\u2029]+")
_OFFERED = 12
_TOLD = 8
#: So many letters of a name are on the button that chooses it.
_LONGEST = 40
_TOP = Qt.AlignmentFlag.AlignTop


class NamesLine(QLineEdit):
    """A line that takes a list of names apart when it is pasted.

    Signals:
        listed: Names that were pasted, or typed and confirmed by Enter.
        confirmed: Enter was pressed in the empty line.
    """

    listed = Signal(list)
    confirmed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a pasted list; Enter confirms what is typed."""
        pasted = QGuiApplication.clipboard().text() if event.matches(QKeySequence.StandardKey.Paste) else ""
        if _BETWEEN.search(pasted.strip()):
            self.listed.emit(names_in(pasted))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            names = names_in(self.text())
            self.clear()
            if names:
                self.listed.emit(names)
            else:
                self.confirmed.emit()
        else:
            super().keyPressEvent(event)


def names_in(text: str) -> list[str]:
    """Return the names of a list, each once: parted by lines, tabs, commas, semicolons or bars."""
    return list(dict.fromkeys(name for one in _BETWEEN.split(text) if (name := one.strip().strip('"').strip())))


class EntityField(QWidget):
    """Chosen entities as chips, and the line for more, below what they are.

    Args:
        background: Asks the store.
        title: What the entities are.
        single: Whether there is one at most.

    Signals:
        changed: Other entities are chosen.
        selection_wanted: The person wants those that are selected on the diagram.
        confirmed: Enter was pressed in the empty line.
        resized: There are more or less chips or doubts than before.
    """

    changed = Signal()
    selection_wanted = Signal()
    confirmed = Signal()
    resized = Signal()

    def __init__(
        self, background: Background, title: str, *, single: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._store: Store | None = None
        self._single = single
        self._channel = f"names: {title}"
        self._chosen: dict[str, Entity] = {}
        self.line = NamesLine()
        self.line.setPlaceholderText("Name" if single else "Name or list")
        self.line.setToolTip("Type a name" if single else "Type a name, or paste a list of names")
        self.line.setAccessibleName(title)
        self.offers = Completions(self)
        self.line.setCompleter(completer_of(self.line, self.offers, self._take))
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._complete)
        self.line.textEdited.connect(lambda _: self._timer.start())
        self.line.listed.connect(self.add_names)
        self.line.confirmed.connect(self.confirmed)
        self.heading = label(title, "faint", wraps=False)
        self.doubts = label("", "faint")
        self._chips, self._choices = Flow(spacing=2), Flow(spacing=2)
        self._compose()

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The chosen ones, in the order in which they came."""
        return tuple(self._chosen.values())

    @property
    def keys(self) -> tuple[str, ...]:
        """Their keys."""
        return tuple(self._chosen)

    def set_store(self, store: Store | None) -> None:
        """Take names of *store* from now on; nothing is chosen."""
        self._store = store
        self.set_entities(())

    def set_entities(self, entities: Iterable[Entity]) -> None:
        """Choose exactly *entities*."""
        self._chosen = {one.key: one for one in entities}
        self._tell("")
        self._show()

    def add(self, entities: Iterable[Entity]) -> None:
        """Choose *entities* too; in a field for one, the last of them."""
        added = {one.key: one for one in entities}
        self._chosen = dict([*added.items()][-1:]) if self._single and added else self._chosen | added
        self._show()

    def add_names(self, names: list[str]) -> None:
        """Choose what *names* mean; those that mean nothing or several are told."""
        if self._store is not None:
            self._background.run(resolve, self._store, names, then=self._resolved, channel=self._channel)

    def _compose(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        self.heading.setContentsMargins(0, 3, 0, 3)  # as much as the buttons beside it
        head.addWidget(self.heading, 0, _TOP)
        head.addWidget(_box(self._chips), 1)
        head.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.line)
        # After the line: so they are reached by Tab in the order of what is done.
        selected = flat_button("Selected", "Take what is selected on the diagram", self.selection_wanted.emit)
        clear = flat_button("Clear", "Choose none", lambda: self.set_entities(()))
        clear.setVisible(not self._single)
        for button in (selected, clear):
            head.addWidget(button, 0, _TOP)
        column.addWidget(self.doubts)
        column.addWidget(_box(self._choices))
        self._tell("")
        self._show()

    def _show(self) -> None:
        """Show what is chosen, or leave its place empty."""
        _fill(
            self._chips,
            [
                (f"{one.name} ×", f"{one.full_name or one.name}: take it out", partial(self._drop, key))
                for key, one in self._chosen.items()
            ],
        )
        self.changed.emit()
        self.resized.emit()

    def _drop(self, key: str) -> None:
        self._chosen.pop(key, None)
        self._show()

    def _complete(self) -> None:
        text = self.line.text().strip()
        if self._store is None or not text:
            self.offers.show([])
        else:
            self._background.run(_named, self._store, text, then=self._offer, channel=f"{self._channel} typed")

    def _offer(self, hits: list[EntityHit]) -> None:
        self.offers.show([Completion("", hit.entity.name, entity=hit) for hit in hits])
        if hits and self.line.hasFocus():
            self.line.completer().complete()

    def _take(self, row: int) -> None:
        hit = self.offers.offered[row].entity
        if hit is not None:
            self.add([hit.entity])
            # the completer writes the name when this is done
            QTimer.singleShot(0, self.line, self.line.clear)

    def _resolved(self, found: Resolved) -> None:
        self.add(found.entities)
        told = []
        if found.unknown:
            more = f" and {len(found.unknown) - _TOLD:,} more" if len(found.unknown) > _TOLD else ""
            told.append(f"Not in this store: {', '.join(found.unknown[:_TOLD])}{more}.")
        choices = [
            (
                shortened(f"{name}: {one.full_name or one.name}", _LONGEST),
                f"{one.full_name or one.name} ({one.kind.value}, {one.id or one.key})",
                partial(self._settle, one),
            )
            for name, several in found.ambiguous
            for one in several
        ]
        if choices:
            told.append(f"{', '.join(name for name, _ in found.ambiguous)} may mean several; choose:")
        self._tell(" ".join(told))
        _fill(self._choices, choices)
        self.resized.emit()

    def _settle(self, entity: Entity) -> None:
        self.add([entity])

    def _tell(self, words: str) -> None:
        self.doubts.setText(words)
        self.doubts.setVisible(bool(words))
        _fill(self._choices, [])


def _box(flow: Flow) -> QWidget:
    made = QWidget()
    made.setLayout(flow)
    return made


def _fill(flow: Flow, buttons: list[tuple[str, str, partial[None]]]) -> None:
    """Put *buttons* (words, tip, what they do) into *flow* in place of those that are there."""
    while flow.count():
        widget = flow.takeAt(0).widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
    for words, tip, act in buttons:
        flow.addWidget(flat_button(words, tip, act))
    box = flow.parentWidget()
    if box is not None:
        box.setVisible(bool(buttons))
        box.updateGeometry()


def _named(store: Store, text: str, progress: Progress) -> list[EntityHit]:
    progress.check()
    return store.complete(text, _OFFERED)
