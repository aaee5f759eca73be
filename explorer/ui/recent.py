"""The stores opened last."""

from __future__ import annotations

from pathlib import Path

from explorer.ui.remembered import Remembered

KEPT = 10
_KEY = "recent"


class Recent:
    """Paths of the stores opened last, newest first; those that are gone are not shown, and not forgotten either."""

    def __init__(self, remembered: Remembered) -> None:
        self._remembered = remembered

    def paths(self) -> list[Path]:
        """Return the stores that are there."""
        return [path for path in self._all() if path.is_file()]

    def last(self) -> Path | None:
        """Return the store opened last, if it is still there."""
        kept = self._all()
        return kept[0] if kept and kept[0].is_file() else None

    def add(self, path: Path) -> None:
        """Note that *path* was opened."""
        kept = [path.resolve(), *(one for one in self._all() if one != path.resolve())]
        self._remembered.set_names(_KEY, [str(one) for one in kept[:KEPT]])

    def _all(self) -> list[Path]:
        return [Path(name) for name in self._remembered.names(_KEY) if name and "\x00" not in name]
