"""Laying the diagram out: beside the window, in one warm process, and as one step that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from explorer.diagram import bands
from explorer.diagram.change import Change
from explorer.diagram.document import Diagram
from explorer.errors import ExplorerError
from explorer.model.progress import Progress
from explorer.ui.background import Background
from explorer.ui.controller import Controller
from explorer.ui.drafts import Drafts, Places
from explorer.ui.place_memory import PlaceMemory

if TYPE_CHECKING:
    from explorer.jobs.layout_worker import LayoutWorker

CELL = "cell"


class Arranging:
    """Runs layouts on the open diagram.

    Args:
        controller: Holds the diagram and takes the new places.
        background: Runs what takes long.
        drafts: Shows early versions.
        memory: Knows what a person said about places.
    """

    def __init__(self, controller: Controller, background: Background, drafts: Drafts, memory: PlaceMemory) -> None:
        self._controller = controller
        self._background = background
        self._drafts = drafts
        self._memory = memory
        self._worker: LayoutWorker | None = None

    @property
    def worker(self) -> LayoutWorker:
        """The process for layouts; it starts when it is first needed."""
        if self._worker is None:
            from explorer.jobs.layout_worker import LayoutWorker  # noqa: PLC0415 - late: slow to import

            self._worker = LayoutWorker()
        return self._worker

    def warm_up(self) -> None:
        """Start the process, so that the next layout need not wait for it."""
        if not self.worker.warm:
            # A process that cannot start is told when a layout is wanted, not before.
            self._background.run(self.worker.warm_up, or_else=_nothing, channel="warm layouts", lasting=True, slow=True)

    def run(self, name: str, title: str, values: Mapping[str, object], only: Collection[str] = ()) -> None:
        """Lay out what is shown by the layout called *name*.

        Args:
            name: The layout.
            title: Its name for people.
            values: Its parameters by name; those it cannot have, and those that are missing, have their defaults.
            only: Keys of the nodes that move; empty for all. The layout in bands (Cell) always moves all.
        """
        diagram = self._controller.diagram
        banded = bands.bands(diagram, self._memory.by_hand) if name == CELL else {}
        whole = not only or bool(banded)
        task = self._background.run(
            _arranged,
            diagram.copy(),
            (name, dict(values), frozenset(only), banded),
            self.worker,
            self._drafts.begin(),
            then=lambda places: self._take(places, banded, f"Layout: {title}", whole=whole),
            channel="diagram",
            progress=f"Layout: {title}",
        )
        self._drafts.until(task)

    def into_bands(self, change: Change) -> Change:
        """Put what *change* added to a diagram with compartments into its bands; return both as one change."""
        return bands.added(self._controller.diagram, change, self._memory.by_hand)

    def close(self) -> None:
        """End the process; its work was cancelled before."""
        if self._worker is not None:
            self._worker.close()

    def _take(self, places: Places, banded: Mapping[str, str], name: str, *, whole: bool) -> None:
        diagram = self._controller.diagram
        change = bands.laid_out(diagram, places, banded, name) if whole else diagram.move(places, name)
        self._controller.done(change, whole=whole)


def _arranged(
    diagram: Diagram,
    wish: tuple[str, Mapping[str, object], frozenset[str], Mapping[str, str]],
    worker: LayoutWorker,
    on_draft: Callable[[Places], None],
    progress: Progress,
) -> Places:
    from explorer.jobs import open_diagram  # noqa: PLC0415 - late: slow to import
    from explorer.layout.parameters import made  # noqa: PLC0415 - late: with the layouts
    from explorer.layout.registry import layouts  # noqa: PLC0415 - late: slow to import

    name, values, only, banded = wish
    params = made(layouts()[name].params, values)
    return open_diagram.relayout(
        diagram, name, progress, params=params, only=only, bands=banded, worker=worker, on_draft=on_draft
    )


def _nothing(_error: ExplorerError) -> None:
    """Let it go."""
