"""Which papers carry a chain of edges: papers down, edges across, the paper that carries most of it on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from explorer.formats.citation import citation
from explorer.graph.contradictions import Row, matrix_of
from explorer.model.document import Document
from explorer.model.edge import Edge
from explorer.model.filter import Filter
from explorer.model.progress import Progress
from explorer.model.wording import many, shortened
from explorer.ui.background import Background
from explorer.ui.panels.pieces import label, on_base
from explorer.ui.panels.standing import standing
from explorer.ui.plain_text import tip_text, visible
from explorer.ui.table_copy import make_copyable

if TYPE_CHECKING:
    from explorer.store.store import Store

_ROLE = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
_AUTHORS = 18  # letters
_WIDE, _PAPER = 78, 170  # pixels
_HINT = (
    "Which papers say which edges: select edges that follow each other, or a path found by Explore, and choose "
    "Evidence > Evidence matrix."
)


@dataclass(frozen=True, slots=True)
class Matrix:
    """A chain of edges and the papers that carry it.

    Attributes:
        edges: The edges, in the order of the chain.
        rows: The papers, the one that carries most of it first.
        documents: The papers by their numbers.
    """

    edges: tuple[Edge, ...]
    rows: tuple[Row, ...]
    documents: dict[int, Document]


def paper_name(document: Document) -> str:
    """Return the shortest name of a paper: ``Moreau 2017``, its title where nobody is named."""
    author = document.authors[0].rpartition(" ")[0] or document.authors[0] if document.authors else document.title
    short = shortened(author, _AUTHORS)
    return f"{short} {document.year}" if document.year is not None else short


def edge_name(edge: Edge) -> str:
    """Return an edge as the head of a column: ``IL6 → STAT3``."""
    return f"{edge.subject.name} {'→' if edge.directed else '–'} {edge.object.name}"


class MatrixTable(QAbstractTableModel):
    """A row for each paper, a column for each edge; a cell counts the sentences in which the paper says the edge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix = Matrix((), (), {})

    def show(self, matrix: Matrix) -> None:
        """Show *matrix*."""
        self.beginResetModel()
        self.matrix = matrix
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many papers there are."""
        return 0 if parent.isValid() else len(self.matrix.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many edges there are, and one for how many of them a paper carries."""
        return 0 if parent.isValid() else len(self.matrix.edges) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        """Return the names of edges and papers; whole citations as tips."""
        if orientation is Qt.Orientation.Vertical:
            document = self.matrix.documents[self.matrix.rows[section].document_id]
            doubtful = any(one.look == "warning" for one in standing(document))
            name = f"⚠ {paper_name(document)}" if doubtful else paper_name(document)
            texts = {_ROLE.DisplayRole: visible(name), _ROLE.ToolTipRole: tip_text(citation(document))}
            return texts.get(_ROLE(role))
        if section == len(self.matrix.edges):
            return {_ROLE.DisplayRole: "Edges", _ROLE.ToolTipRole: "How many of the edges it carries"}.get(_ROLE(role))
        name = edge_name(self.matrix.edges[section])
        return {_ROLE.DisplayRole: visible(name), _ROLE.ToolTipRole: tip_text(name)}.get(_ROLE(role))

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Return what the view asks of a cell; what a paper does not say stays empty."""
        if not index.isValid():
            return None
        if role == _ROLE.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        if role != _ROLE.DisplayRole:
            return None
        row = self.matrix.rows[index.row()]
        if index.column() == len(row.cells):
            return f"{row.edges} of {len(row.cells)}"
        number = row.cells[index.column()]
        return f"{number:,}" if number else ""


class MatrixView(QWidget):
    """The table of a chain of edges.

    Args:
        background: Runs what asks the store.

    Signals:
        chosen: A cell was chosen: the key of the edge and the number of the paper.
        filled: A matrix is shown.
    """

    chosen = Signal(str, int)
    filled = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self.words = label(_HINT, "faint")
        self.words.setContentsMargins(12, 8, 12, 6)
        self.table = MatrixTable(self)
        self.view = QTableView()
        self.view.setModel(self.table)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setWordWrap(False)
        self.view.setTabKeyNavigation(False)
        self.view.setAccessibleName("Evidence matrix")
        make_copyable(self.view)
        heads = self.view.horizontalHeader()
        heads.setDefaultSectionSize(_WIDE)
        heads.setFixedHeight(2 * heads.fontMetrics().lineSpacing() + 10)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap))
        self.view.verticalHeader().setFixedWidth(_PAPER)
        self.view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.view.activated.connect(self._choose)
        self.view.clicked.connect(self._choose)
        on_base(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.words)
        column.addWidget(self.view, 1)

    def show_chain(self, store: Store, edges: Sequence[Edge], rule: Filter) -> None:
        """Show which papers of *store* carry *edges*, in their order, under *rule*."""
        self.words.setText("Looking …")
        self.table.show(Matrix((), (), {}))
        self._background.run(_matrix, store, tuple(edges), rule, then=self._fill, channel="matrix")

    def _fill(self, matrix: Matrix) -> None:
        self.table.show(matrix)
        self.words.setText(_words(matrix))
        self.filled.emit()

    def _choose(self, index: QModelIndex) -> None:
        matrix = self.table.matrix
        if index.isValid() and index.column() < len(matrix.edges):
            self.chosen.emit(matrix.edges[index.column()].key, matrix.rows[index.row()].document_id)


def _words(matrix: Matrix) -> str:
    """What the matrix says in a sentence."""
    if not matrix.rows:
        return "No paper says any of these edges under the filter."
    best, whole = matrix.rows[0], len(matrix.edges)
    called = paper_name(matrix.documents[best.document_id])
    alone = [edge_name(edge) for place, edge in enumerate(matrix.edges) if _papers(matrix, place) == 1]
    papers = many(len(matrix.rows), "paper")
    told = f"{called} carries {best.edges} of {many(whole, 'edge')}; {papers} in all."
    if not alone:
        return told
    if len(alone) == 1:
        return f"{told} Only one paper says {alone[0]}."
    return f"{told} {len(alone)} of the edges are said by one paper only."


def _papers(matrix: Matrix, place: int) -> int:
    return sum(1 for row in matrix.rows if row.cells[place])


def _matrix(store: Store, edges: tuple[Edge, ...], rule: Filter, progress: Progress) -> Matrix:
    counts = []
    for edge in edges:
        progress.check()
        counts.append(store.sentences_by_paper([one.id for one in edge.statements], rule))
    rows = matrix_of(counts)
    documents = {one.id: one.document for one in store.papers(row.document_id for row in rows)}
    return Matrix(edges, tuple(row for row in rows if row.document_id in documents), documents)
