"""Writing evidence and papers to files: of what is selected, or of all that the diagram shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from explorer.files import safe_name
from explorer.model.edge import Edge
from explorer.model.filter import Filter
from explorer.model.progress import Progress
from explorer.model.wording import many
from explorer.ui import ask
from explorer.ui.citing import Style, chosen_style
from explorer.ui.desk import Desk, StoreActions
from explorer.ui.export_table import KINDS, ExportKind
from explorer.ui.remembered import Remembered

if TYPE_CHECKING:
    from explorer.jobs.export import Exported
    from explorer.store.store import Store


class ExportActions(StoreActions):
    """Slots of exporting.

    Args:
        desk: What it works with.
        remembered: Knows the style of citations.

    Attributes:
        view: A slot for each kind of file, by its name: what the whole diagram shows is written.
        selection: The same for what is selected: edges, or else the edges of the selected nodes.
    """

    def __init__(self, desk: Desk, remembered: Remembered) -> None:
        super().__init__(desk)
        self._remembered = remembered
        self.view, self.selection = (
            SimpleNamespace(**{kind.name: partial(self._ask, kind, what) for kind in KINDS})
            for what in (self._of_view, self._of_selection)
        )

    def _of_view(self) -> tuple[str, list[Edge]]:
        diagram = self._controller.diagram
        return diagram.title, list(diagram.visible_edges.values())

    def _of_selection(self) -> tuple[str, list[Edge]]:
        """Return the edges with a name for them."""
        controller = self._controller
        edges, diagram = controller.selected_edges, controller.diagram
        if edges:
            return edges[0].main.statement.text if len(edges) == 1 else f"{len(edges)} edges", edges
        nodes = controller.chosen_nodes
        name = diagram.visible_nodes[nodes[0]].entity.name if len(nodes) == 1 else f"{len(nodes)} entities"
        return name, [diagram.visible_edges[key] for key in diagram.edges_of(nodes)]

    def _ask(self, kind: ExportKind, find: Callable[[], tuple[str, list[Edge]]]) -> None:
        """Ask where, then write beside the window."""
        name, edges = find()
        proposed = safe_name(name or "evidence", kind.ending)
        path = ask.save_file(
            self._window, f"Export {kind.title}", proposed, f"{kind.title} (*{kind.ending})", kind.ending
        )
        if path is not None:
            self._ask_store(
                _export,
                _statements(edges),
                self._controller.diagram.filter,
                (path, kind.name, chosen_style(self._remembered)),
                then=self._say,
                progress="Exporting",
            )

    def _say(self, done: Exported) -> None:
        papers, evidence = many(done.papers, "paper"), many(done.evidence, "sentence")
        self._notices.say(f"{done.path.name} was saved: {evidence} of {papers}.", stays=True)


def _statements(edges: Iterable[Edge]) -> list[int]:
    return [one.id for edge in edges for one in edge.statements]


def _export(
    store: Store, statement_ids: list[int], rule: Filter, to: tuple[Path, str, Style], progress: Progress
) -> Exported:
    from explorer.jobs.export import Target, export  # noqa: PLC0415 - late: slow to import

    return export(store, statement_ids, rule, Target(*to), progress)
