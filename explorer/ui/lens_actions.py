"""What a person does with the context lens; it is kept in step with the diagram."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from explorer.diagram.change import Change
from explorer.diagram.looks import Lens
from explorer.graph.choices import Facets
from explorer.jobs.choices import Known, count_choices
from explorer.model.edge import BackedStatement
from explorer.model.evidence import Context
from explorer.model.filter import Filter
from explorer.model.progress import Progress
from explorer.ui.desk import Desk, StoreActions

if TYPE_CHECKING:
    from explorer.store.store import Store
    from explorer.ui.lens_dialog import LensDialog


class LensActions(StoreActions):
    """Slots of the lens.

    Args:
        desk: What it works with.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.dialog: LensDialog | None = None
        desk.controller.changed.connect(self._follow)
        desk.controller.replaced.connect(lambda _: self._look_again())

    def choose(self) -> None:
        """Count what there is, and ask what to look through."""
        diagram = self._controller.diagram
        edges = list(diagram.rolled_edges.values())
        self._ask_store(count_choices, edges, diagram.filter, None, then=self._open, channel="contexts")

    def _open(self, found: tuple[Facets, Known]) -> None:
        from explorer.ui.lens_dialog import LensDialog  # noqa: PLC0415 - late: not needed at first

        self.dialog = LensDialog(found[0].of("contexts"), self._window)
        self.dialog.chosen.connect(self.look_through)
        self.dialog.open()

    def look_through(self, context: Context) -> None:
        """Let all edges fade that have no evidence for *context*."""
        self._ask(context, partial(self._take, context))

    def leave(self) -> None:
        """Take the lens away."""
        look = self._controller.diagram.look
        if look.lens is not None:
            self._controller.done(self._controller.diagram.set_look(replace(look, lens=None), "Take the lens away"))

    def _take(self, context: Context, statements: frozenset[int]) -> None:
        look = replace(self._controller.diagram.look, lens=Lens(context, statements))
        self._controller.done(self._controller.diagram.set_look(look, f"Look at {context.name}"))

    def _follow(self, change: Change) -> None:
        """Edges came or are counted anew, or a former lens is back: other statements may hold for its context."""
        if change.edges_after or change.filter_after is not None or change.look_after is not None:
            self._look_again()

    def _look_again(self) -> None:
        lens = self._controller.diagram.look.lens
        if lens is not None:
            self._ask(lens.context, partial(self._renew, lens.context))

    def _renew(self, context: Context, statements: frozenset[int]) -> None:
        look = self._controller.diagram.look
        if look.lens is not None and look.lens != Lens(context, statements) and look.lens.context == context:
            self._controller.glance(self._controller.diagram.set_look(replace(look, lens=Lens(context, statements))))

    def _ask(self, context: Context, then: Callable[[frozenset[int]], None]) -> None:
        diagram = self._controller.diagram
        said = [one for edge in diagram.edges.values() for one in edge.statements]
        self._ask_store(_holding, said, diagram.filter, context, then=then, channel="lens")


def _holding(
    store: Store, said: Collection[BackedStatement], rule: Filter, context: Context, progress: Progress
) -> frozenset[int]:
    """Return the numbers of the statements that have evidence for *context* that *rule* lets count."""
    progress.check()
    others = frozenset(one for one in rule.contexts if one.aspect != context.aspect)
    counted = store.counted_again(list(said), rule.counting.but(contexts=others | {context}))
    return frozenset(one.id for one in counted if one.sentences)
