"""What happens between the parts when the diagram changes or something is selected."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from explorer.diagram.change import Change
from explorer.diagram.document import Diagram
from explorer.graph.build import unsaid
from explorer.graph.rollup import own_words
from explorer.ui.docks import CHARTS, Docks
from explorer.ui.following import Following
from explorer.ui.leading import Leading
from explorer.ui.panels.subject import Subject, about
from explorer.ui.parts import Parts
from explorer.ui.plain_text import menu_text
from explorer.ui.possible import there

if TYPE_CHECKING:
    from explorer.store.saved_searches import SavedSearch
    from explorer.ui.panels.charts import ChartsPanel
    from explorer.ui.panels.contents import ContentsPanel
    from explorer.ui.panels.missed import MissedPanel
    from explorer.ui.panels.words import Words


class Wiring(QObject):
    """Connects the parts of one window.

    Signals:
        showing: Whether there is a diagram to show: True for the canvas, False for the empty page.
    """

    showing = Signal(bool)

    def __init__(self, window: QWidget, parts: Parts) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._leading = Leading(parts)
        self._following = Following(parts, self)
        self._removable = False
        self._connect_canvas()
        self._connect_finding()
        self._connect_filters()
        self._connect_evidence()
        self._connect_curation()
        self.allow()

    # the canvas

    def _connect_canvas(self) -> None:
        parts, canvas = self._parts, self._parts.canvas
        parts.controller.replaced.connect(self._replaced)
        parts.controller.changed.connect(self._changed)
        parts.controller.counted.connect(self._show_evidence)
        parts.controller.redrawn.connect(canvas.fit)
        parts.controller.selected.connect(self._selected)
        parts.controller.undo_stack.indexChanged.connect(lambda _: self._name_undo())
        parts.controller.undo_stack.indexChanged.connect(lambda _: parts.notices.step_taken())
        canvas.edge_clicked.connect(lambda _: self._leading.read())
        canvas.node_clicked.connect(lambda _: self._leading.read())
        canvas.opened.connect(self._open)
        canvas.hovered.connect(parts.hover.look)
        canvas.zoom_changed.connect(parts.status.show_zoom)
        canvas.describe = parts.hover.describe

    def _replaced(self, diagram: Diagram) -> None:
        self._parts.canvas.set_diagram(diagram)
        self._parts.hover.forget()
        self._show_state()

    def _changed(self, change: Change) -> None:
        self._parts.canvas.apply(change)
        if not self._parts.play.on:  # it counts each year by itself
            self._parts.filtering.follow(change)
        if not change.only_moves:
            self._parts.hover.forget()
            self._show_state()
            self._show_evidence()

    def _selected(self, keys: frozenset[str]) -> None:
        self._parts.canvas.select(keys)
        self._parts.docks.statements.select(keys)
        Docks.contents.tell(self._parts.docks, "selected", lambda panel: panel.select(keys))
        self._show_evidence()
        self.allow()

    def _open(self, key: str) -> None:
        """A double click: edit a note, open or close a group, read the paper of an edge, expand a node."""
        parts = self._parts
        if parts.hands.open(key):
            return
        if key in parts.controller.diagram.visible_edges:
            parts.outputs.abstract()
        else:
            parts.diagram.expand_keys((key,))

    # panels

    def _connect_finding(self) -> None:
        """What is found, listed and noted leads to its place."""
        parts, docks, leading = self._parts, self._parts.docks, self._leading
        docks.find.entity_chosen.connect(leading.go_to)
        docks.find.evidence_chosen.connect(leading.show_found)
        docks.find.statement_chosen.connect(leading.show_statement)
        docks.find.searched.connect(docks.show_results)
        docks.find.left.connect(parts.canvas.setFocus)
        parts.stores.counted.connect(lambda _: docks.find.saved.count())
        docks.find.saved.forgotten.connect(self._offer_search)
        docks.statements.chosen.connect(leading.choose_statements)
        docks.statements.away.connect(leading.show_edges)
        docks.statements.opened.connect(leading.open_statement)
        Docks.remarks.when_made(docks, lambda panel: panel.opened.connect(leading.go_to_noted))
        Docks.contents.when_made(docks, self._connect_contents)
        Docks.history.when_made(docks, lambda panel: panel.set_stack(parts.controller.undo_stack))

    def _connect_contents(self, panel: ContentsPanel) -> None:
        panel.chosen.connect(self._parts.controller.select)
        panel.go_wanted.connect(self._parts.canvas.center_on)

    def _connect_filters(self) -> None:
        """Filters are set wherever they are shown."""
        parts, docks = self._parts, self._parts.docks
        Docks.filters.when_made(docks, lambda panel: panel.wanted.connect(parts.filtering.show))
        parts.filter_bar.wanted.connect(parts.filtering.show)
        parts.filter_bar.reveal_wanted.connect(parts.diagram.reveal)
        parts.filter_bar.lens_off.connect(parts.lens.leave)
        docks.years.play_wanted.connect(parts.play.open)
        docks.years.wanted.connect(parts.filtering.show_years)
        docks.years.more_wanted.connect(lambda: docks.open_panel(CHARTS))
        Docks.charts.when_made(docks, self._connect_charts)

    def _connect_charts(self, panel: ChartsPanel) -> None:
        panel.wanted.connect(self._parts.filtering.show)
        panel.entity_wanted.connect(self._leading.go_to)
        panel.told.connect(self._parts.notices.say)

    def _connect_evidence(self) -> None:
        """What can be done from a sentence."""
        parts, evidence = self._parts, self._parts.docks.evidence
        evidence.show_wanted.connect(self._leading.go_to)
        evidence.expand_wanted.connect(parts.diagram.add_entity)
        evidence.paper.delete_wanted.connect(Parts.imports.slot(parts, lambda imports: imports.delete_paper))
        evidence.edge_wanted.connect(parts.papers.show_edge)
        evidence.words_menu.connect(self._fill_words_menu)
        evidence.filled.connect(self.allow)
        evidence.sentences.moved.connect(self._follow_card)
        evidence.remove_wanted.connect(Parts.manual.slot(parts, lambda manual: manual.remove_record))
        evidence.head.belief.rates_wanted.connect(Parts.belief.slot(parts, lambda belief: belief.rates))
        evidence.sides.missed_wanted.connect(parts.actions["evidence.missed"].trigger)

    def _connect_curation(self) -> None:
        """What was missed can be added; after a verdict what is shown is out of date."""
        parts, docks = self._parts, self._parts.docks
        parts.curation.judged.connect(self._show_evidence)
        parts.curation.show_wanted.connect(self._leading.show_abstract)
        parts.curation.correcting.connect(Parts.correcting.slot(parts, lambda correcting: correcting.correct))
        Docks.missed.when_made(docks, self._connect_missed)
        Docks.contested.when_made(docks, lambda panel: parts.curation.judged.connect(panel.look_again))

    def _connect_missed(self, panel: MissedPanel) -> None:
        parts = self._parts
        panel.add_wanted.connect(Parts.manual.slot(parts, lambda manual: manual.add_between))
        panel.remove_wanted.connect(Parts.manual.slot(parts, lambda manual: manual.remove_record))
        panel.words_menu.connect(self._fill_words_menu)
        panel.abstract_wanted.connect(self._leading.show_abstract)
        Parts.manual.when_made(parts, lambda manual: manual.kept.connect(panel.look_again))

    def _fill_words_menu(self, menu: QMenu, words: Words) -> None:
        """Offer what can be said of words of a sentence."""
        self._parts.dictionary.fill_menu(menu, words)
        self._parts.manual.fill_menu(menu, words)

    def _show_evidence(self) -> None:
        parts = self._parts
        edges, diagram = parts.controller.selected_edges, parts.controller.diagram
        chosen = parts.controller.chosen_nodes
        nodes = [diagram.visible_nodes[key].entity for key in chosen]
        shown = edges or [diagram.visible_edges[key] for key in diagram.edges_of(chosen)]
        subject = about(edges, nodes, diagram.degree) if edges or nodes else Subject()
        if nodes and not edges:
            statements = tuple(one for edge in shown for one in edge.statements)
            subject = replace(subject, statements=statements, rolled=not all(map(own_words, shown)))
        rolled = diagram.rolled_edges
        silent = [one for edge in shown if edge.key in rolled for one in unsaid(rolled[edge.key], diagram.filter)]
        subject = replace(subject, statements=(*subject.statements, *silent))
        parts.docks.evidence.head.show_remark(parts.remarks.of_selection())
        parts.docks.evidence.show_subject(subject, diagram.filter)

    def _show_state(self) -> None:
        self._following.show_state()
        self.showing.emit(bool(self._parts.controller.diagram.nodes))
        self.allow()

    def allow(self) -> None:
        """Enable what can be done now."""
        parts = self._parts
        possible = there(parts.controller) | {
            *(("store",) if parts.stores.store is not None else ()),
            *(("evidence",) if parts.docks.evidence.cards else ()),
            *(("own evidence",) if parts.docks.evidence.removable else ()),
        }
        self._removable = "own evidence" in possible
        parts.actions.allow(possible)
        parts.layouts.allow("diagram" in possible)
        self._name_undo()

    def _offer_search(self, search: SavedSearch) -> None:
        """A search was forgotten: offer to take that back."""
        again = partial(self._parts.docks.find.saved.restore, search)
        self._parts.notices.say(f"The search “{search.name}” was forgotten.", [("Undo", again)])

    def _follow_card(self) -> None:
        """Another card is at hand; while scrolling that happens often, so look again only where it matters."""
        if self._parts.docks.evidence.removable != self._removable:
            self.allow()

    def _name_undo(self) -> None:
        stack = self._parts.controller.undo_stack
        for name, word, possible, text in (
            ("edit.undo", "&Undo", stack.canUndo(), stack.undoText()),
            ("edit.redo", "&Redo", stack.canRedo(), stack.redoText()),
        ):
            action = self._parts.actions[name]
            action.setEnabled(possible)
            action.setText(f"{word}: {menu_text(text)}" if text else word)
            action.setIconText(word.replace("&", ""))
