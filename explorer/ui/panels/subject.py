"""What the Evidence panel is about, and its head: title, counts, belief, what a person wrote on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from explorer.diagram.groups import PREFIX as GROUP
from explorer.graph.rollup import own_words
from explorer.model.edge import BackedStatement, Edge
from explorer.model.entity import Entity
from explorer.model.wording import many
from explorer.ui.background import Background
from explorer.ui.panels.belief import BeliefBar
from explorer.ui.panels.entity import ENTITIES_SHOWN
from explorer.ui.panels.pieces import label

if TYPE_CHECKING:
    from explorer.store.store import Store

_HINT = "Click an edge of the diagram: the sentences it comes from are shown here."


@dataclass(frozen=True, slots=True)
class Subject:
    """What the panel is about.

    Attributes:
        title: In words: ``IL6 activates STAT3``.
        statements: Whose evidence it shows.
        entities: Its ends, or the one entity.
        degrees: How many edges of the diagram each entity has.
        contested: Whether the evidence says both up and down.
        note: A line below the title, or empty.
        rolled: Whether the statements are about members of what is shown, so that each sentence says whom it is about.
        belief: How sure one may be of the one edge it is about, 0..1; None where it is about something else.
    """

    title: str = ""
    statements: tuple[BackedStatement, ...] = ()
    entities: tuple[Entity, ...] = ()
    degrees: dict[str, int] = field(default_factory=dict)
    contested: bool = False
    note: str = ""
    rolled: bool = False
    belief: float | None = None


def about(edges: Sequence[Edge], nodes: Sequence[Entity], degree: Callable[[str], int]) -> Subject:
    """Return what the panel shows for selected edges and nodes: the edges, where there are any."""
    statements = tuple(one for edge in edges for one in edge.statements)
    ends = tuple({end.key: end for edge in edges for end in (edge.subject, edge.object)}.values()) or tuple(nodes)
    if len(edges) == 1 and any(end.key.startswith(GROUP) for end in ends):
        # its statements are about the members of a group, each about others
        title, note = f"{ends[0].name} to {ends[1].name}", ends[0].full_name or ends[1].full_name
    elif len(edges) == 1 and not own_words(edges[0]):
        title, note = _of_family(edges[0]), f"said of {', '.join(_members(edges[0]))}"
    elif len(edges) == 1:
        title, note = edges[0].main.statement.text, _others(len(statements) - 1)
    elif edges:
        title, note = f"{len(edges)} edges", ""
    else:
        title = nodes[0].name if len(nodes) == 1 else f"{len(nodes)} entities"
        note = nodes[0].full_name if len(nodes) == 1 else ""
    contested = len(edges) == 1 and edges[0].contested
    degrees = {end.key: degree(end.key) for end in ends[:ENTITIES_SHOWN]}
    belief = edges[0].belief if len(edges) == 1 else None
    return Subject(title, statements, ends, degrees, contested, note, not all(map(own_words, edges)), belief)


def _of_family(edge: Edge) -> str:
    """What an edge of a family says, in words: ``AKT activates MTOR``."""
    return replace(edge.main.statement, subject=edge.subject, object=edge.object).text


def _members(edge: Edge) -> list[str]:
    """The names of those that the statements of an edge are about and that are shown as something else, sorted."""
    ends = [end for one in edge.statements for end in (one.statement.subject, one.statement.object)]
    return sorted({end.name for end in ends if end.key not in (edge.subject.key, edge.object.key)})


def _others(number: int) -> str:
    return f"and {many(number, 'other statement')} about the two" if number else ""


class SubjectHead(QWidget):
    """Says above the tabs what is selected."""

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("", "heading", selectable=True)
        self.counts = label("", "faint")
        self.contested = label("contested", "warning", wraps=False)
        self.remark = label("", "noted", selectable=True)
        self.remark.hide()
        self.belief = BeliefBar(background)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 12, 8)
        column.setSpacing(4)
        line = QHBoxLayout()
        line.addWidget(self.title, 1)
        line.addWidget(self.contested, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        column.addWidget(self.remark)
        column.addWidget(self.counts)
        column.addWidget(self.belief)

    def show_subject(self, store: Store | None, subject: Subject) -> None:
        """Say what *subject* is, of which *store* has the evidence."""
        self.title.setText(subject.title or "Nothing selected")
        self.counts.setText("\n".join(part for part in (subject.note, counted(subject.statements)) if part) or _HINT)
        self.contested.setVisible(subject.contested)
        self.belief.show_belief(store, subject.statements, subject.belief)

    def show_remark(self, text: str) -> None:
        """Show what a person wrote on what is selected."""
        self.remark.setText(text)
        self.remark.setVisible(bool(text))


def counted(statements: Sequence[BackedStatement]) -> str:
    """Return the counts in words: ``3 statements, 4 papers, 6 sentences, 1 negated``."""
    if not statements:
        return ""
    papers = len({paper for one in statements for paper in one.papers + one.against})
    parts = [
        (sum(1 for one in statements if one.sentences or one.negated), "statement", "statements"),
        (papers, "paper", "papers"),
        (sum(one.sentences for one in statements), "sentence", "sentences"),
        (sum(one.negated for one in statements), "negated", "negated"),
    ]
    shown = [part for part in parts if part[0] and not (part[1] == "statement" and part[0] == 1)]
    return ", ".join(many(number, one, several) for number, one, several in shown)
