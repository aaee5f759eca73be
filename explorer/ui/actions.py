"""The actions of the window, made from their table."""

from __future__ import annotations

from operator import attrgetter

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from explorer.ui import theme
from explorer.ui.action_spec import ActionSpec
from explorer.ui.action_table import ACTIONS, MENUS
from explorer.ui.icons import icon


class Actions:
    """The `QAction` of each `ActionSpec`.

    Args:
        window: Their owner.
        parts: The parts of the window. A slot names an attribute of theirs and is looked up when the action is
            triggered: what does the work may only be made by that.
    """

    def __init__(self, window: QMainWindow, parts: object) -> None:
        self._window = window
        self._by_id = {spec.id: self._action(spec, parts) for spec in ACTIONS}
        self._menus: dict[str, QMenu] = {}
        self._parts: dict[str, int] = {}

    def __getitem__(self, action_id: str) -> QAction:
        return self._by_id[action_id]

    @property
    def all(self) -> dict[str, QAction]:
        """Every action by its id."""
        return dict(self._by_id)

    def menu(self, name: str) -> QMenu:
        """Return the menu with *name* (``file``) or the submenu with a title (``Colours``)."""
        return self._menus[name]

    def fill_menu_bar(self) -> None:
        """Put every action into its menu."""
        bar = self._window.menuBar()
        for title in MENUS:
            name = title.replace("&", "").lower()
            menu = self._menus[name] = bar.addMenu(title)
            menu.setToolTipsVisible(True)
            group = 0
            for spec in (one for one in ACTIONS if one.id.split(".")[0] == name):
                if spec.group != group:
                    menu.addSeparator()
                    group = spec.group
                (self._submenu(menu, spec) if spec.submenu else menu).addAction(self._by_id[spec.id])

    def allow(self, there: frozenset[str]) -> None:
        """Enable what can be done with what is *there* (see `ActionSpec.needs`)."""
        for spec in ACTIONS:
            if spec.needs:
                possible = spec.needs in there
                self._by_id[spec.id].setEnabled(possible)
                if spec.without:
                    self._by_id[spec.id].setToolTip(_tip(spec) if possible else spec.without)

    def colour(self) -> None:
        """Draw the icons in the colours of the window."""
        colour = theme.current()
        for spec in ACTIONS:
            if spec.icon:
                self._by_id[spec.id].setIcon(icon(spec.icon, colour.text, colour.faint))

    def _submenu(self, menu: QMenu, spec: ActionSpec) -> QMenu:
        """The submenu of *spec* in *menu*, made where it is missing, with a line before another part."""
        name = spec.submenu.replace("&", "")
        if name not in self._menus:
            self._menus[name] = menu.addMenu(spec.submenu)
            self._menus[name].setToolTipsVisible(True)
            self._parts[name] = spec.part
        if spec.part != self._parts[name]:
            self._menus[name].addSeparator()
            self._parts[name] = spec.part
        return self._menus[name]

    def _action(self, spec: ActionSpec, parts: object) -> QAction:
        action = QAction(spec.text, self._window)
        action.setObjectName(spec.id)
        action.setIconText(spec.toolbar or spec.plain_text)
        action.setShortcuts(spec.keys)
        action.setToolTip(_tip(spec))
        action.setCheckable(spec.checkable)
        slot = attrgetter(spec.slot)
        action.triggered.connect(lambda _checked=False: slot(parts)())
        self._window.addAction(action)
        return action


def _tip(spec: ActionSpec) -> str:
    """What *spec* does, with its first keys."""
    keys = spec.keys
    shown = f" ({keys[0].toString(QKeySequence.SequenceFormat.NativeText)})" if keys else ""
    return f"{spec.tip[:-1] if shown else spec.tip}{shown}"
