"""What a person does with notes on nodes, edges and the diagram: write, find, take back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from explorer.diagram.change import Change
from explorer.ui.canvas.view import Canvas
from explorer.ui.desk import Desk, StoreActions
from explorer.ui.docks import NOTES, Docks
from explorer.ui.hover import Hover
from explorer.ui.remark_book import RemarkBook
from explorer.ui.remark_dialog import RemarkDialog
from explorer.ui.remark_view import RemarkView
from explorer.ui.table_copy import make_copyable

if TYPE_CHECKING:
    from explorer.ui.panels.remarks import RemarksPanel

DIAGRAM = ""
"""The key of the note on the diagram as a whole."""
_THE_DIAGRAM = "The diagram"


class RemarkActions(StoreActions):
    """Slots of notes; each note that is written can be undone like any other edit.

    Args:
        desk: What it works with.
        canvas: Where marks are.
        docks: Where notes are shown.
        book: The notes of the store.

    Attributes:
        book: The notes of the store.
        view: The marks on the diagram.
        dialog: The dialog that is open, or was last.
    """

    own_for = "write notes in it"

    def __init__(self, desk: Desk, canvas: Canvas, docks: Docks, book: RemarkBook) -> None:
        super().__init__(desk)
        self._docks = docks
        self.book = book
        self.view = RemarkView(canvas)
        self.dialog: RemarkDialog | None = None
        canvas.layers.append(self.view)
        Docks.remarks.when_made(docks, self._connect)
        book.changed.connect(self._show)
        book.refused.connect(lambda error: desk.notices.warn(f"The note could not be kept: {error}"))
        desk.stores.opened.connect(book.set_store)
        desk.stores.counted.connect(lambda _: book.look_again())
        desk.controller.replaced.connect(lambda _: self._show())
        desk.controller.changed.connect(self._follow)

    def _connect(self, panel: RemarksPanel) -> None:
        make_copyable(panel.view, self._notices.say)
        panel.edit_wanted.connect(self.edit)
        panel.chosen.connect(lambda keys: self._controller.select(keys - {DIAGRAM}))

    def connect_hover(self, hover: Hover) -> None:
        """Let tips tell the notes too."""
        hover.note = self.book.of

    def note(self) -> None:
        """Write a note on the selected node or edge."""
        edges, nodes = self._controller.selected_edges, self._controller.selected_nodes
        if len(edges) == 1 or len(nodes) == 1:
            self.edit(edges[0].key if edges else nodes[0])

    def describe(self) -> None:
        """Write what the diagram as a whole is about."""
        self.edit(DIAGRAM)

    def show_list(self) -> None:
        """Show all notes."""
        self._docks.open_panel(NOTES)
        self._docks.remarks.line.setFocus()

    def edit(self, key: str) -> None:
        """Let the note on *key* be written."""
        if self._stores.store is None or (key != DIAGRAM and self.own_store() is None):
            return
        text = self._controller.diagram.description if key == DIAGRAM else self.book.of(key)
        self.dialog = RemarkDialog(self._called(key), text, self._window)
        self.dialog.kept.connect(partial(self._keep, key))
        self.dialog.open()

    def marked(self) -> frozenset[str]:
        """Return the keys of all that has a note."""
        return frozenset(self.book.notes)

    def of_selection(self) -> str:
        """Return the note on the selected node or edge; empty where there is none, or several are selected."""
        edges, nodes = self._controller.selected_edges, self._controller.selected_nodes
        keys = [edge.key for edge in edges] or nodes
        return self.book.of(keys[0]) if len(keys) == 1 else ""

    def _keep(self, key: str, text: str) -> None:
        """Keep a note; undo takes it back, in the store too."""
        if key == DIAGRAM:
            self._controller.done(self._controller.diagram.set_description(text))
            return
        before = self.book.of(key)
        if text != before:
            store = self._stores.store
            self.book.write(key, text)
            self._controller.done(
                Change(f"Note on {self._called(key)}"),
                also=lambda holds: self._turn(store, key, text if holds else before),
            )

    def _turn(self, store: object, key: str, text: str) -> None:
        """The person went a step back or forth over a note."""
        if store is self._stores.store:
            self.book.write(key, text)

    def _called(self, key: str) -> str:
        diagram = self._controller.diagram
        if key == DIAGRAM:
            return diagram.title or _THE_DIAGRAM
        edge = diagram.visible_edges.get(key)
        if edge is not None:
            return f"{edge.subject.name} {'→' if edge.directed else '–'} {edge.object.name}"
        node = diagram.visible_nodes.get(key)
        return node.name if node is not None else self.book.called(key)

    def _follow(self, change: Change) -> None:
        self.view.forget()
        if not change.only_moves:
            self._show()

    def _show(self) -> None:
        """Show the notes wherever they are seen."""
        notes, text = self.book.notes, self._controller.diagram.description
        self.view.show(notes)
        listed = sorted(((key, self._called(key), words) for key, words in notes.items()), key=_by_name)
        every = [*([(DIAGRAM, _THE_DIAGRAM, text)] if text else []), *listed]
        Docks.remarks.tell(self._docks, "notes", lambda panel: panel.show_notes(every))
        Docks.contents.tell(self._docks, "notes", lambda panel: panel.show_notes(notes))
        self._docks.statements.show_notes(notes)
        self._docks.evidence.head.show_remark(self.of_selection())


def _by_name(one: tuple[str, str, str]) -> tuple[str, str]:
    return one[1].casefold(), one[0]
