"""Plays the diagram as it was known up to a year: the filter of years, changed only to be looked at."""

from __future__ import annotations

from explorer.diagram.change import Change
from explorer.ui.controller import Controller
from explorer.ui.play_bar import PlayBar


class PlayActions:
    """Slots of playing.

    Nodes keep their places. What was shown before comes back when the person leaves; nothing is to be undone.

    Args:
        controller: The open diagram.

    Attributes:
        bar: The line below the diagram.
    """

    def __init__(self, controller: Controller) -> None:
        self._controller = controller
        self.bar = PlayBar()
        self.bar.moved.connect(self._show)
        self.bar.left.connect(self._end)
        controller.replaced.connect(lambda _: self._forget())
        controller.changed.connect(self._follow)

    @property
    def on(self) -> bool:
        """Whether the years are played, or stand at one of them."""
        return self._controller.passing is not None

    def open(self) -> None:
        """Play from the first year; once more closes it."""
        if self.on:
            self._end(keep=False)
            return
        years = _years(self._controller)
        if years:
            self._controller.passing = self._controller.diagram.filter
            self.bar.begin(min(years), max(years))

    def leave(self) -> None:
        """Show what was shown before."""
        if self.on:
            self._end(keep=False)

    def _show(self, year: int) -> None:
        if self._controller.passing is not None:
            self._controller.glance(self._controller.diagram.set_filter(self._controller.passing.but(last_year=year)))

    def _follow(self, change: Change) -> None:
        """Say how much is known by the year that is shown; another filter that somebody chose ends the play."""
        before, diagram = self._controller.passing, self._controller.diagram
        if before is None:
            return
        if change.filter_after not in (None, before.but(last_year=diagram.filter.last_year)):
            self._forget()
        else:
            known, every = len(diagram.visible_edges), len(diagram.rolled_edges)
            self.bar.say(f"{diagram.filter.last_year}: {known:,} of {every:,} edges")

    def _end(self, keep: bool) -> None:
        """Go back to what was shown before; to *keep* the year makes a change that can be undone."""
        before, now = self._controller.passing, self._controller.diagram.filter
        self._forget()
        if before is not None:
            self._controller.glance(self._controller.diagram.set_filter(before))
            if keep:
                self._controller.done(self._controller.diagram.set_filter(now))

    def _forget(self) -> None:
        """The person chose another filter, or another diagram is open: what is shown stays."""
        self._controller.passing = None
        self.bar.end()


def _years(controller: Controller) -> list[int]:
    """The years of the first papers of the shown edges, and of the last one."""
    edges = controller.diagram.visible_edges.values()
    return [year for edge in edges for year in (edge.first_year, edge.last_year) if year is not None]
