"""What comes onto the diagram: looked for beside the window, then joined to what is there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from explorer.diagram.document import Diagram
from explorer.model.entity import Entity
from explorer.model.progress import Progress
from explorer.ui.arranging import Arranging
from explorer.ui.controller import Controller

if TYPE_CHECKING:
    from explorer.jobs.layout_worker import LayoutWorker
    from explorer.jobs.open_diagram import Addition
    from explorer.store.store import Store


def lacking(
    store: Store, diagram: Diagram, wanted: Sequence[Entity], worker: LayoutWorker | None, progress: Progress
) -> Addition:
    """Return what *diagram* lacks of the entities *wanted*, with places, and all edges among what is there then."""
    from explorer.jobs import open_diagram  # noqa: PLC0415 - late: slow to import

    new = [one for one in wanted if one.key not in diagram.nodes]
    return open_diagram.addition(store, diagram, new, progress, worker)


def join(controller: Controller, arranging: Arranging, addition: Addition, shown: Iterable[str]) -> bool:
    """Add to the diagram, into its bands where it has any, and show nodes that were hidden, as one step.

    Args:
        controller: The open diagram.
        arranging: Knows the bands.
        addition: What comes.
        shown: Keys of the nodes that are shown; those that are not on the diagram then are passed over.

    Returns:
        Whether that changed anything.
    """
    diagram = controller.diagram
    change = arranging.into_bands(diagram.add(addition.entities, addition.edges, addition.positions))
    revealed = diagram.reveal(sorted(diagram.nodes.keys() & set(shown)))
    controller.done(change.then(revealed, (change or revealed).name))
    return bool(change or revealed)
