"""The menu of layouts, made from their registry when it is first opened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QToolButton

from explorer.ui import theme
from explorer.ui.arranging import Arranging
from explorer.ui.controller import Controller
from explorer.ui.icons import icon
from explorer.ui.layout_choices import LayoutChoices, SelectionOrder
from explorer.ui.layout_options import LayoutOptions
from explorer.ui.plain_text import menu_text, tip_text
from explorer.ui.remembered import Remembered

if TYPE_CHECKING:
    from explorer.layout.plan import Layout

#: So many nodes have to be selected before they can be laid out by themselves.
FEWEST = 3


class Layouts:
    """A button for the toolbar and a menu, with an action for each layout.

    A layout runs with the parameters that were chosen for it; its entities (a centre, a source, a target) are the
    selected ones, in the order in which they were selected.
    """

    def __init__(
        self, window: QMainWindow, controller: Controller, arranging: Arranging, remembered: Remembered
    ) -> None:
        self._window = window
        self._controller = controller
        self._arranging = arranging
        self._choices = LayoutChoices(remembered)
        self._order = SelectionOrder()
        self._actions: dict[str, QAction] = {}
        self.options: LayoutOptions | None = None
        controller.selected.connect(self._select)
        self.menu = QMenu("&Layout", window)
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self._open)
        self.only = QAction("Only what is &selected", window)
        self.only.setToolTip("Lay out the selected entities by themselves; all others stay where they are.")
        self.only.setCheckable(True)
        self.only.setEnabled(False)
        self.button = QToolButton()
        self.button.setObjectName("menu")
        self.button.setText("Layout")
        self.button.setToolTip("Lay the diagram out again")
        self.button.setMenu(self.menu)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def actions(self) -> list[QAction]:
        """Return an action for each layout, and for what else the menu has."""
        if not self._actions:
            for name, layout in _layouts().items():
                action = self._actions[name] = self.menu.addAction(menu_text(layout.title))
                action.setObjectName(f"layout.{name}")
                action.setToolTip(tip_text(layout.tip or layout.title))
                action.triggered.connect(lambda _on=False, name=name: self.run(name))
            self.menu.addSeparator()
            self.menu.addAction(self.only)
            options = self._actions[""] = self.menu.addAction("Layout &options…")
            options.setObjectName("layout.options")
            options.setToolTip("Distances, directions and proportions of each layout.")
            options.triggered.connect(lambda _on=False: self.show_options())
        return list(self._actions.values())

    def run(self, name: str) -> None:
        """Lay out what is shown, or only what is selected, by the layout called *name*."""
        layout = _layouts()[name]
        self._choices.ran(name)
        only = self._selected() if self.only.isChecked() and self.only.isEnabled() else []
        self._arranging.run(name, layout.title, {**self._choices.values(name), **self._ends(layout)}, only)

    def show_options(self) -> None:
        """Show the parameters of the layout that was run last."""
        name = self._choices.last or next(iter(_layouts()))
        if self.options is None:
            self.options = LayoutOptions(list(_layouts().values()), name, self._choices.values, self._window)
            self.options.wanted.connect(self._apply)
            self.options.finished.connect(lambda _: self._closed())
        self.options.show_layout(name)
        self.options.show()
        self.options.raise_()

    def allow(self, possible: bool) -> None:
        """Enable the button and the menu."""
        self.button.setEnabled(possible)
        self.menu.setEnabled(possible)

    def colour(self) -> None:
        """Draw the icon in the colours of the window."""
        colours = theme.current()
        self.button.setIcon(icon("layout", colours.text, colours.faint))

    def _open(self) -> None:
        """Someone looks at the menu: a layout will be wanted soon."""
        self.actions()
        self._arranging.warm_up()

    def _apply(self, name: str, values: Mapping[str, object]) -> None:
        self._choices.keep(name, values)
        self.run(name)

    def _closed(self) -> None:
        self.options = None

    def _select(self, keys: frozenset[str]) -> None:
        self._order.take(keys)
        self.only.setEnabled(len(self._selected()) >= FEWEST)

    def _selected(self) -> list[str]:
        return self._order.among(self._controller.selected_nodes)

    def _ends(self, layout: Layout) -> dict[str, str]:
        """The selected nodes for the parameters of *layout* that are nodes."""
        from explorer.layout.parameters import parameters  # noqa: PLC0415 - late: with the layouts

        names = [one.name for one in parameters(layout.params) if one.node]
        return dict(zip(names, self._selected(), strict=False))


def _layouts() -> Mapping[str, Layout]:
    from explorer.layout.registry import layouts  # noqa: PLC0415 - late: slow to import

    return layouts()
