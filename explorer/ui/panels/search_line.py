"""The search line: completes names, fields and values, says what of the text it cannot take, and is saved by a star."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QSizePolicy, QWidget

from explorer.jobs.search import Completion, completions
from explorer.model.query import Query, parse
from explorer.model.records import EntityHit
from explorer.ui import theme
from explorer.ui.background import Background
from explorer.ui.icons import icon
from explorer.ui.panels.results import called_by
from explorer.ui.plain_text import SafeLabel, tip_text, visible

if TYPE_CHECKING:
    from explorer.store.store import Store

WAIT_MS = 120
_ROLE = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
# Wide enough for a symbol, the synonym that was typed, and the full name.
COMPLETIONS_WIDTH = 560


class Completions(QAbstractListModel):
    """What may be typed next; the completer takes the line from the edit role."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offered: list[Completion] = []

    def show(self, offered: list[Completion]) -> None:
        """Offer others."""
        self.beginResetModel()
        self.offered = offered
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.offered)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Return what is shown, what the line holds afterwards, or the tip."""
        if not index.isValid():
            return None
        one = self.offered[index.row()]
        if role == _ROLE.DisplayRole:
            return words_of(one)
        if role == _ROLE.EditRole:
            return one.line
        return tip_text(one.tip) if role == _ROLE.ToolTipRole and one.tip else None


def words_of(one: Completion) -> str:
    """Return what the list of completions shows."""
    if one.entity is not None:
        return visible(_offered(one.entity))
    return visible(f"{one.shown}   {one.tip}" if one.tip else one.shown)


def _offered(hit: EntityHit) -> str:
    full = f" — {hit.entity.full_name}" if hit.entity.full_name not in ("", hit.entity.name) else ""
    return f"{called_by(hit)}{full}   ({hit.entity.kind.value.replace('_', ' ')}, {hit.statements})"


def completer_of(line: QLineEdit, offers: Completions, take: Callable[[int], None]) -> QCompleter:
    """Return what lists *offers* below *line*; *take* is called with the row that a person takes."""
    completer = QCompleter(offers, line)
    # The store has folded, ranked and chosen already: the list shows what it returned.
    completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
    completer.setCompletionRole(_ROLE.EditRole)
    completer.setMaxVisibleItems(14)
    popup = QListView()
    completer.setPopup(popup)
    popup.setObjectName("completions")
    popup.setMinimumWidth(COMPLETIONS_WIDTH)
    popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    popup.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    # two entities may have one name: the row tells them apart
    activated: Any = completer.activated
    activated[QModelIndex].connect(lambda index: take(index.row()))
    return completer


class SearchLine(QLineEdit):
    """The line.

    Signals:
        wanted: Enter was pressed: search for the text.
        entity_chosen: Key of an entity that was taken from the completions.
        save_wanted: The star was pressed.
        help_wanted: The question mark was pressed.
        down: The person goes on to the results.
        left: Esc was pressed in the empty line.
    """

    wanted = Signal(str)
    entity_chosen = Signal(str)
    save_wanted = Signal()
    help_wanted = Signal()
    down = Signal()
    left = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._store: Store | None = None
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._complete)
        self.setPlaceholderText("Search: IL6, hif-1a, EMT, relation:inhibits …")
        self.setClearButtonEnabled(True)
        self.setAccessibleName("Search")
        self.setMinimumWidth(340)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(460)
        self.textEdited.connect(self._edited)
        self.returnPressed.connect(self._enter)
        self.offers = Completions(self)
        self.remark = SafeLabel()
        self.remark.setObjectName("remark")
        self._star = self.addAction(icon("star"), QLineEdit.ActionPosition.TrailingPosition)
        self._star.setToolTip("Keep this search: it tells what is new since you looked")
        self._star.triggered.connect(lambda _=False: self.save_wanted.emit())
        self._help = self.addAction(icon("help"), QLineEdit.ActionPosition.TrailingPosition)
        self._help.setToolTip("What can be searched for, with examples")
        self._help.triggered.connect(lambda _=False: self.help_wanted.emit())
        completer = completer_of(self, self.offers, self.take)
        popup = completer.popup()
        assert popup is not None
        self._popup = popup
        self.setCompleter(completer)

    def set_store(self, store: Store | None) -> None:
        """Complete from *store* from now on."""
        self._store = store
        self.offers.show([])

    def colour(self) -> None:
        """Take the colours of the window."""
        colour = theme.current()
        self._star.setIcon(icon("star", colour.faint))
        self._help.setIcon(icon("help", colour.faint))

    def tell(self, query: Query) -> None:
        """Say below the line what of *query* was not understood."""
        self._say(" ".join(one.text for one in query.remarks))

    def take(self, row: int) -> None:
        """Do what it means that the completion in *row* was taken: its entity is chosen, or values are offered."""
        one = self.offers.offered[row]
        if one.entity is not None:
            self.entity_chosen.emit(one.entity.entity.key)
        else:
            self._timer.start()

    def event(self, event: QEvent) -> bool:
        """Keep Esc for the line: it must not clear the selection of the diagram."""
        key = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride else None
        if key == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes on to the results; Esc empties the line, and leaves an empty one."""
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self._timer.stop()
            self._say("")
            if self.text():
                self.clear()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was said of the text goes with the keyboard."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._say("")

    def _edited(self, text: str) -> None:
        self._timer.start()
        # what is still being typed is not judged yet
        done = [one.text for one in parse(text).remarks if one.end < self.cursorPosition()]
        self._say(" ".join(done))

    def _enter(self) -> None:
        self._timer.stop()
        self._popup.hide()
        if self.text().strip():
            self.wanted.emit(self.text().strip())

    def _complete(self) -> None:
        text = self.text()
        if self._store is None or not text.strip():
            self.offers.show([])
            return
        self._background.run(
            completions, self._store, text, self.cursorPosition(), then=self._offer, channel="complete"
        )

    def _offer(self, offered: list[Completion]) -> None:
        self.offers.show(offered)
        if offered and self.hasFocus():
            self._say("")
            self.completer().complete()
        elif not offered:
            self._popup.hide()

    def _say(self, words: str) -> None:
        """Show *words* right below the line, over whatever is there."""
        self.remark.setVisible(False)
        if words and self.isVisible():
            self.remark.setParent(self.window())
            self.remark.setText(words)
            self.remark.setWordWrap(True)
            self.remark.setFixedWidth(max(self.width(), 360))
            self.remark.adjustSize()
            self.remark.move(self.mapTo(self.window(), QPoint(0, self.height() + 4)))
            self.remark.raise_()
            self.remark.setVisible(True)
