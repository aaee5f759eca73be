"""What a person does with the looks of the diagram: style, labels, and the panel of own looks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from explorer.diagram.dressing import label_nodes, restyle
from explorer.diagram.edge_labels import MOST
from explorer.diagram.looks import Labels
from explorer.model.progress import Progress
from explorer.ui.desk import Desk, StoreActions

if TYPE_CHECKING:
    from explorer.store.store import Store
    from explorer.ui.actions import Actions
    from explorer.ui.looks_panel import LooksPanel


class LooksActions(StoreActions):
    """Slots of looks; keeps their switches in step with the diagram.

    Args:
        desk: What it works with; the store knows how names are written.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._actions: Actions | None = None
        self._written: dict[str, str] = {}
        self.dialog: LooksPanel | None = None
        desk.controller.changed.connect(lambda _: self._follow())
        desk.controller.replaced.connect(lambda _: self._replaced())

    def show_in(self, actions: Actions) -> None:
        """Keep the switches of *actions* in step with the diagram."""
        self._actions = actions
        self._mark()

    def panel(self) -> None:
        """Open the panel of looks, or bring it to the front."""
        from explorer.ui.looks_panel import LooksPanel  # noqa: PLC0415 - late: not needed at first

        if self.dialog is None:
            self.dialog = LooksPanel(self._controller, self._window)
            self.dialog.destroyed.connect(self._closed)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def standard(self) -> None:
        """Give the diagram the standard style."""
        self._style("standard")

    def sbgn(self) -> None:
        """Give the diagram the forms of SBGN Activity Flow."""
        self._style("sbgn")

    def grey(self) -> None:
        """Give the diagram a style without colours."""
        self._style("grey")

    def symbols(self) -> None:
        """Write official symbols in the nodes."""
        self._controller.done(label_nodes(self._controller.diagram, Labels.SYMBOL))
        self._mark()

    def written(self) -> None:
        """Write in the nodes what the texts call them most often."""
        diagram = self._controller.diagram
        if diagram.look.labels is not Labels.WRITTEN:
            self._ask([key for key, node in diagram.nodes.items() if not node.written], label=True)
        self._mark()

    def edge_labels(self) -> None:
        """Let edges say their relation, or no longer."""
        controller, look = self._controller, self._controller.diagram.look
        name = "Hide edge labels" if look.edge_labels else "Show edge labels"
        controller.done(controller.diagram.set_look(replace(look, edge_labels=not look.edge_labels), name))
        if controller.diagram.look.edge_labels and len(controller.diagram.visible_edges) > MOST:
            self._notices.say(f"Edge labels come with {MOST} edges or fewer; hide or filter some.")
        self._mark()

    def _style(self, name: str) -> None:
        self._controller.done(restyle(self._controller.diagram, name))
        self._mark()

    # what the texts call entities

    def _ask(self, keys: Iterable[str], *, label: bool) -> None:
        """Ask the store how names are written; with *label* write them in the nodes then, as one step."""
        wanted = [key for key in keys if key not in self._written]
        if self._stores.store is None or not wanted:
            self._name({}, label=label)
            return
        self._background.run(
            _names,
            self._stores.store,
            wanted,
            then=lambda found: self._name({**dict.fromkeys(wanted, ""), **found}, label=label),
            channel="written names",
            progress="Reading how names are written" if label else "",
        )

    def _name(self, found: dict[str, str], *, label: bool) -> None:
        self._written |= found
        diagram = self._controller.diagram
        names = {key: name for key, name in self._written.items() if name and key in diagram.nodes}
        if label:
            self._controller.done(label_nodes(diagram, Labels.WRITTEN, names))
        elif diagram.look.labels is Labels.WRITTEN:
            self._controller.rename({key: name for key, name in names.items() if not diagram.nodes[key].written})

    def _name_new(self) -> None:
        """Nodes that came while names are shown as written get theirs too."""
        diagram = self._controller.diagram
        bare = [key for key, node in diagram.nodes.items() if not node.written and self._written.get(key) != ""]
        if diagram.look.labels is Labels.WRITTEN and bare:
            self._ask(bare, label=False)

    def _replaced(self) -> None:
        self._written.clear()
        self._mark()

    def _follow(self) -> None:
        self._mark()
        # Not while the change is being told to the others.
        QTimer.singleShot(0, self._window, self._name_new)

    def _mark(self) -> None:
        """Set the switches as the diagram is."""
        if self._actions is None:
            return
        look = self._controller.diagram.look
        states = {"standard": look.style == "standard", "sbgn": look.style == "sbgn", "grey": look.style == "grey"}
        states |= {"symbols": look.labels is Labels.SYMBOL, "written": look.labels is Labels.WRITTEN}
        for name, on in (states | {"edge_labels": look.edge_labels}).items():
            self._actions[f"diagram.{name}"].setChecked(on)

    def _closed(self) -> None:
        self.dialog = None


def _names(store: Store, keys: list[str], progress: Progress) -> dict[str, str]:
    return store.written_names(keys, progress)
