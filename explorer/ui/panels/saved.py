"""The searches that a person keeps, each with how many statements are new since it was looked at."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QMenu, QVBoxLayout, QWidget

from explorer.errors import ExplorerError
from explorer.model.progress import Progress
from explorer.ui.background import Background
from explorer.ui.panels.own_keys import OwnKeys
from explorer.ui.panels.pieces import label, ruler
from explorer.ui.plain_text import tip_text, visible

if TYPE_CHECKING:
    from explorer.store.saved_searches import SavedSearch
    from explorer.store.store import Store

_KEPT = Qt.ItemDataRole.UserRole
# So many are seen at once; the others are scrolled to.
_ROWS = 5


class SavedList(QListWidget):
    """The list: Enter opens, F2 renames in place, Delete forgets.

    Signals:
        opened: The `SavedSearch` to search for.
        renamed: (name, other): the person called it so.
        removed: The `SavedSearch` to forget.
    """

    opened = Signal(object)
    renamed = Signal(str, str)
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Saved searches")
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.customContextMenuRequested.connect(self._menu)
        self.itemClicked.connect(lambda item: self.opened.emit(item.data(_KEPT)))
        self.itemChanged.connect(self._changed)
        OwnKeys(self, (Qt.Key.Key_Delete, Qt.Key.Key_F2))

    def show_searches(self, searches: list[SavedSearch]) -> None:
        """Show *searches*."""
        self.blockSignals(True)
        self.clear()
        for one in searches:
            item = QListWidgetItem(_words(one))
            item.setData(_KEPT, one)
            item.setToolTip(tip_text(f"{one.query}\nClick to search again; F2 renames, Delete forgets."))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            if one.new:
                font = QFont()
                font.setWeight(QFont.Weight.DemiBold)
                item.setFont(font)
            self.addItem(item)
        self.blockSignals(False)
        height = self.sizeHintForRow(0) if searches else 0
        self.setFixedHeight(height * min(len(searches), _ROWS) + 2 * self.frameWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, rename and forget by the keyboard."""
        item = self.currentItem()
        if self.currentRow() < 0 or self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(item.data(_KEPT))
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit(item.data(_KEPT))
        else:
            super().keyPressEvent(event)

    def rename(self, item: QListWidgetItem) -> None:
        """Let the person write another name in place of the words."""
        self.blockSignals(True)
        item.setText(visible(item.data(_KEPT).name))
        self.blockSignals(False)
        self.editItem(item)

    def _changed(self, item: QListWidgetItem) -> None:
        kept, name = item.data(_KEPT), item.text().strip()
        self.blockSignals(True)
        item.setText(_words(kept))
        self.blockSignals(False)
        if name and name not in (kept.name, _words(kept)):
            self.renamed.emit(kept.name, name)

    def _menu(self, place: QPoint) -> None:
        item = self.itemAt(place)
        if item is None:
            return
        menu = QMenu(self)
        menu.addAction("Search again", partial(self.opened.emit, item.data(_KEPT)))
        menu.addAction("Rename…", partial(self.rename, item))
        menu.addAction("Forget", partial(self.removed.emit, item.data(_KEPT)))
        menu.popup(self.mapToGlobal(place))


class SavedSearchesBox(QWidget):
    """The list under its heading; nothing where no search is kept.

    Args:
        background: Asks the store.

    Signals:
        opened: The `SavedSearch` to search for.
        forgotten: The `SavedSearch` that the person forgot; `restore` takes that back.
        refused: Why a search was not kept or renamed, as a sentence.
    """

    opened = Signal(object)
    forgotten = Signal(object)
    refused = Signal(str)

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._store: Store | None = None
        self.list = SavedList()
        self.heading = label("Saved searches", "section")
        self.heading.setContentsMargins(12, 6, 12, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        for widget in (ruler(), self.heading, self.list):
            column.addWidget(widget)
        self.list.opened.connect(self.opened)
        self.list.renamed.connect(lambda name, other: self._change(_rename, name, other))
        self.list.removed.connect(self._forget)
        self.hide()

    def set_store(self, store: Store | None) -> None:
        """Show those of *store*."""
        self._store = store
        self._show([])
        self.count()

    def count(self) -> None:
        """Count again what is new: something came, or went."""
        self._list(slow=True)

    def keep(self, query: str) -> None:
        """Keep *query*, under its own words as name."""
        self._change(_keep, query)

    def saw(self, search: SavedSearch) -> None:
        """Note that what is new in *search* is shown."""
        if self._store is not None and not self._store.read_only:
            self._change(_saw, search.name)

    def restore(self, search: SavedSearch) -> None:
        """Keep *search* again, which was forgotten."""
        self._change(_restore, search)

    def _list(self, *, slow: bool) -> None:
        """Show what the store has now; a list that was asked for before is not shown any more."""
        if self._store is not None:
            self._background.run(_listed, self._store, then=self._show, channel="saved searches", slow=slow)

    def _forget(self, search: SavedSearch) -> None:
        self._change(_remove, search.name)
        if self._store is not None and not self._store.read_only:
            self.forgotten.emit(search)

    def _change(self, job: Callable[..., None], *names: object) -> None:
        """Let *job* do something to the searches of the store, then show those that there are."""
        if self._store is not None:
            self._background.run(job, self._store, *names, then=lambda _: self._list(slow=False), or_else=self._refuse)

    def _refuse(self, error: ExplorerError) -> None:
        self.refused.emit(str(error))
        self.count()

    def _show(self, searches: list[SavedSearch]) -> None:
        self.list.show_searches(searches)
        self.setVisible(bool(searches))


def _words(search: SavedSearch) -> str:
    return visible(f"{search.name}   {search.new:,} new" if search.new else search.name)


def _listed(store: Store, progress: Progress) -> list[SavedSearch]:
    progress.check()
    return store.saved_searches()


def _keep(store: Store, query: str, progress: Progress) -> None:
    progress.check()
    store.save_search(query, query)


def _rename(store: Store, name: str, other: str, progress: Progress) -> None:
    progress.check()
    store.rename_search(name, other)


def _remove(store: Store, name: str, progress: Progress) -> None:
    progress.check()
    store.remove_search(name)


def _restore(store: Store, search: SavedSearch, progress: Progress) -> None:
    progress.check()
    store.restore_search(search)


def _saw(store: Store, name: str, progress: Progress) -> None:
    progress.check()
    store.saw_search(name)
