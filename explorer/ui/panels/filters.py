"""What the diagram shows: all filters, each choice with the edges it has. Hides, never deletes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from explorer.graph.choices import Facets
from explorer.jobs.choices import Known, count_choices
from explorer.model.edge import Edge
from explorer.model.entity import Kind
from explorer.model.evidence import Context
from explorer.model.filter import PRIMARY_ONLY, Filter, Judged, Sort
from explorer.model.filter_words import JUDGED_WORDS, SORT_WORDS
from explorer.model.relation import Relation, Sign
from explorer.ui.background import Background
from explorer.ui.panels.confidence import ConfidenceSlider
from explorer.ui.panels.filter_bounds import Bounds
from explorer.ui.panels.filter_groups import Boxes, LongList, effect
from explorer.ui.panels.named_box import NamedBox
from explorer.ui.panels.pieces import Column, flat_button, label
from explorer.ui.plain_text import tip_text

if TYPE_CHECKING:
    from explorer.store.store import Store

Member = TypeVar("Member", bound=StrEnum)
SIGN_WORDS: dict[StrEnum, str] = {
    Sign.POSITIVE: "increases (+)",
    Sign.NEGATIVE: "decreases (−)",
    Sign.NONE: "direction not stated",
}
_FLAGS = (
    ("speculated", "Speculated sentences", "Sentences that say it may be so"),
    ("implied", "Implied statements", "Said by the construction of a sentence, not by a verb"),
    ("manual", "Added by hand", "What people added"),
    ("negated", "Edges with denials only", "Nothing but sentences that say it is not so"),
    ("contested_only", "Contested edges only", "Evidence says both increase and decrease"),
)
# Aspects of contexts in the order in which they are offered, with their titles.
ASPECTS = {
    "cell_line": "Cell line",
    "cell": "Cell",
    "tissue": "Tissue",
    "disease": "Disease",
    "species": "Species",
    "setting": "Setting",
    "treatment": "Treatment",
}
_MANY = 5_000


class FilterPanel(Column):
    """All filters.

    Signals:
        wanted: The `Filter` that the person wants.
        counted: The counts of all choices are shown.
    """

    wanted = Signal(object)
    counted = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._store: Store | None = None
        self._rule = self._usual = Filter()
        self._edges: list[Edge] = []
        self._known: Known | None = None
        self.facets = Facets()
        self.shown = label("", "faint")
        self.confidence = ConfidenceSlider(background)
        self.confidence.wanted.connect(lambda _: self._ask())
        self.bounds = Bounds(self._ask)
        self.signs = Boxes("Effect", self._ask, SIGN_WORDS)
        self.relations = Boxes("Relation", self._ask, {})
        self.kinds = Boxes("Kind of entity", self._ask, {})
        self.flags = {name: self._flag(title) for name, title, _ in _FLAGS}
        self.sorts = Boxes("Papers", self._ask, SORT_WORDS)
        self.primary = flat_button("Primary papers only", "Leave reviews and others out", self._ask_primary)
        self.judged = Boxes("Verdicts", self._ask, JUDGED_WORDS)
        self.journals = LongList("Journals, only", self._ask, _named)
        self.sources = LongList("Files, only", self._ask, _named)
        self.contexts = {name: LongList(f"{title}, only", self._ask, _context) for name, title in ASPECTS.items()}
        self.everything = QPushButton("Show everything again")
        self.everything.clicked.connect(lambda: self.wanted.emit(self._usual))
        self._wait = QTimer(self, singleShot=True)
        self._wait.timeout.connect(self._count)
        self._compose()

    def _compose(self) -> None:
        self.column.setSpacing(14)
        self.add(self.shown)
        self.add(self.confidence)
        self.add(self.bounds)
        for group in (self.signs, self.relations, self.kinds, self._flag_box(), self.sorts, self.primary, self.judged):
            self.add(group)
        for long_list in (*self.contexts.values(), self.journals, self.sources):
            self.add(long_list)
        self.add(self.everything)

    def set_store(self, store: Store | None) -> None:
        """Count in *store* from now on."""
        self._store, self._known, self.facets = store, None, Facets()
        self.confidence.set_store(store)

    def show_state(
        self,
        edges: Mapping[str, Edge],
        rule: Filter,
        visible: int,
        usual: Filter = Filter(),  # noqa: B008 - frozen
        hidden: Collection[str] = (),
    ) -> None:
        """Show what *rule* says, and count what each choice does to *edges*, of which *visible* are seen.

        Args:
            edges: All edges by key, as they are drawn; those that the filter hides too.
            rule: The filter in force.
            visible: How many edges are seen.
            usual: The filter that has nothing on.
            hidden: Keys of entities that are hidden by hand: their edges are not counted.
        """
        self._rule, self._usual = rule, usual
        gone = frozenset(hidden)
        self._edges = [one for one in edges.values() if not gone or gone.isdisjoint((one.subject.key, one.object.key))]
        self.confidence.show_state(edges.values(), rule.min_confidence)
        self.bounds.show_rule(rule)
        self._show_choices()
        self.shown.setText(f"{visible:,} of {len(edges):,} edges shown" if edges else "No diagram yet.")
        self.everything.setEnabled(rule != usual)
        self._wait.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Count when it is seen."""
        super().showEvent(event)
        self._wait.start()

    def _count(self) -> None:
        """Ask for the counts where they are seen; more than a few statements must not keep a click waiting."""
        if self._store is not None and self._edges and self.isVisible():
            self._background.run(
                count_choices,
                self._store,
                self._edges,
                self._rule,
                self._known,
                then=self._take_counts,
                channel="choices",
                slow=len(self._edges) > _MANY,
            )

    def _take_counts(self, found: tuple[Facets, Known]) -> None:
        self.facets, self._known = found
        self._show_choices()
        self.counted.emit()

    def _show_choices(self) -> None:
        """Show all choices with their counts, as far as they are known."""
        rule, facets = self._rule, self.facets
        statements = [one.statement for edge in self._edges for one in edge.statements]
        for boxes, name, every, there in (
            (self.relations, "relations", Relation, {one.relation for one in statements}),
            (self.signs, "signs", Sign, {one.sign for one in statements}),
            (self.kinds, "kinds", Kind, {end.kind for edge in self._edges for end in (edge.subject, edge.object)}),
        ):
            boxes.show_values([one for one in every if one in there], getattr(rule, name), facets.of(name))
        sorts = [one for one in Sort if one in facets.of("without").keys() | rule.without]
        self.sorts.show_values(sorts, frozenset(Sort) - rule.without, facets.of("without"))
        self.primary.setVisible(bool(PRIMARY_ONLY & set(sorts)) and rule.without != PRIMARY_ONLY)
        judged = [one for one in Judged if one in facets.of("judged").keys() | (rule.judged or frozenset())]
        self.judged.show_values(judged if judged != [Judged.NOT] else (), rule.judged, facets.of("judged"))
        self.journals.show_values(rule.journals, facets.of("journals"))
        self.sources.show_values(rule.sources, facets.of("sources"))
        wanted, found = rule.aspects, facets.of("contexts")
        for aspect, group in self.contexts.items():
            group.show_values(
                wanted.get(aspect, ()), {one: choice for one, choice in found.items() if one.aspect == aspect}
            )
        self._show_flags()

    def _show_flags(self) -> None:
        for name, title, tip in _FLAGS:
            box, choices = self.flags[name], self.facets.of(name)
            with QSignalBlocker(box):
                box.setChecked(getattr(self._rule, name))
            change = sum(choice.change for choice in choices.values())
            box.say(title, f"({change:+,})".replace("-", "−") if change else "")
            box.setToolTip(tip_text(f"{tip}; switching it {effect(change)}." if choices else f"{tip}."))

    def _ask(self) -> None:
        """Tell what the person wants now."""
        facets = self._rule.but(
            relations=_typed(self.relations.chosen, Relation),
            signs=_typed(self.signs.chosen, Sign),
            kinds=_typed(self.kinds.chosen, Kind),
            without=self.sorts.left_out if self.sorts.boxes else self._rule.without,
            judged=self.judged.chosen if self.judged.boxes else self._rule.judged,
            journals=self.journals.chosen,
            sources=self.sources.chosen,
            contexts=self._wanted_contexts(),
            min_confidence=self.confidence.value,
            **{name: box.isChecked() for name, box in self.flags.items()},
        )
        rule = self.bounds.put_in(facets)
        if rule != self._rule:
            self.wanted.emit(rule)

    def _wanted_contexts(self) -> frozenset[Context]:
        strange = {one for one in self._rule.contexts if one.aspect not in self.contexts}
        return frozenset(strange).union(*(group.chosen for group in self.contexts.values()))

    def _ask_primary(self) -> None:
        self.wanted.emit(self._rule.but(without=PRIMARY_ONLY))

    def _flag(self, title: str) -> NamedBox:
        box = NamedBox()
        box.say(title)
        box.toggled.connect(lambda _on: self._ask())
        return box

    def _flag_box(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(label("Evidence", "section"))
        for box in self.flags.values():
            column.addWidget(box)
        return made


def _typed(chosen: Iterable[object] | None, kind: type[Member]) -> frozenset[Member] | None:
    return None if chosen is None else frozenset(one for one in chosen if isinstance(one, kind))


def _named(name: object) -> str:
    return str(name) or "not given"


def _context(one: object) -> str:
    return one.name if isinstance(one, Context) else ""
