"""What a person chose for each layout, remembered from one start to the next."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress

from explorer.ui.remembered import Remembered

_LAST = "layout"


class LayoutChoices:
    """The parameters of layouts as the person set them.

    Args:
        remembered: Keeps them.
    """

    def __init__(self, remembered: Remembered) -> None:
        self._remembered = remembered

    @property
    def last(self) -> str:
        """The layout that was run last, or empty."""
        return next(iter(self._remembered.names(_LAST)), "")

    def ran(self, name: str) -> None:
        """Remember that the layout *name* was run last."""
        if name != self.last:
            self._remembered.set_names(_LAST, [name])

    def values(self, name: str) -> dict[str, object]:
        """Return what was chosen for the layout *name*; what is damaged is left out."""
        with suppress(ValueError, RecursionError):
            kept = json.loads(next(iter(self._remembered.names(_key(name))), "{}"))
            if isinstance(kept, dict):
                return kept
        return {}

    def keep(self, name: str, values: Mapping[str, object]) -> None:
        """Remember *values* for the layout *name*; none at all are its defaults."""
        self._remembered.set_names(_key(name), [json.dumps(dict(values))] if values else [])


class SelectionOrder:
    """The selected things in the order in which they were selected; what came together comes by key."""

    def __init__(self) -> None:
        self._keys: list[str] = []

    def take(self, keys: Iterable[str]) -> None:
        """Take the present selection."""
        now = set(keys)
        self._keys = [key for key in self._keys if key in now] + sorted(now - set(self._keys))

    def among(self, keys: Iterable[str]) -> list[str]:
        """Return those of *keys* that are selected, the one selected first before the others."""
        wanted = set(keys)
        return [key for key in self._keys if key in wanted]


def _key(name: str) -> str:
    return f"layout.{name}"
