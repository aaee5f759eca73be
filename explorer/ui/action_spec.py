"""One thing a person can do, as data."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing a person can do.

    Attributes:
        id: ``menu.name``; its first part is the menu it stands in.
        text: As menus show it, with the mnemonic.
        tip: One line that says what it does.
        shortcut: Keys in portable form; several are separated by ``;``. Empty for none.
        slot: ``part.method``: which part of the window does it.
        icon: Name of its icon, or empty.
        toolbar: Words on the toolbar, or empty where it is not there.
        needs: What must be there for it to be possible: ``store``, ``own`` (a store that may be written), ``diagram``,
            ``node``, ``nodes`` (two or more), ``edge``, ``one edge``, ``one thing`` (an entity or an edge), ``bent`` (a
            selected edge that was bent by hand), ``entity`` (one selected entity), ``entities`` (two or more),
            ``member`` (a selected node that can be shown as its family), ``family`` (one that stands for its members),
            ``group`` (a selected group, or a node in one), ``titled`` (one selected group or note), ``values`` (numbers
            on the nodes), ``selection``, ``evidence``, ``own evidence`` (a sentence at hand that a person added); empty
            for nothing.
        checkable: Whether it is an on/off switch.
        group: A change of the group puts a line into the menu.
        submenu: Title of the submenu it stands in, or empty.
        part: A change of the part puts a line into the submenu.
        without: One line that says why it cannot be done while its need is not met, and what can; empty where that
            is plain.
    """

    id: str
    text: str
    tip: str
    shortcut: str
    slot: str
    icon: str = ""
    toolbar: str = ""
    needs: str = ""
    checkable: bool = False
    group: int = 0
    submenu: str = ""
    part: int = 0
    without: str = ""

    @property
    def plain_text(self) -> str:
        """The text without mnemonic and dots."""
        return self.text.replace("&", "").rstrip("…")

    @property
    def keys(self) -> list[QKeySequence]:
        """The shortcuts."""
        return [QKeySequence(one.strip()) for one in self.shortcut.split(" ; ") if one.strip()]
