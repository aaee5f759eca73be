"""Plays the diagram as it was known up to a year: the filter of years, changed only to be looked at."""

from __future__ import annotations

from functools import partial

from explorer.diagram.change import Change
from explorer.errors import ExplorerError
from explorer.model.edge import Edge
from explorer.model.filter import Filter
from explorer.ui.controller import Controller
from explorer.ui.desk import Desk, StoreActions
from explorer.ui.filtering import recounted
from explorer.ui.play_bar import PlayBar


class PlayActions(StoreActions):
    """Slots of playing.

    Edges have the widths, signs and badges of what was known by the year that is shown; nodes keep their places. What
    was shown before comes back when the person leaves; nothing is to be undone.

    Args:
        desk: What it works with.

    Attributes:
        bar: The line below the diagram.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.bar = PlayBar()
        self.bar.moved.connect(self._show)
        self.bar.left.connect(self._end)
        desk.controller.replaced.connect(lambda _: self._forget())
        desk.controller.changed.connect(self._follow)

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
            self._controller.passing_edges = tuple(self._controller.diagram.edges.values())
            self.bar.begin(min(years), max(years))

    def leave(self) -> None:
        """Show what was shown before."""
        if self.on:
            self._end(keep=False)

    def _show(self, year: int) -> None:
        """Count what was known by *year* beside the window, then show that."""
        before = self._controller.passing
        if before is not None:
            self.bar.waits = True
            rule, edges = before.but(last_year=year), list(self._controller.diagram.edges.values())
            self._ask_store(recounted, edges, rule, then=partial(self._take, rule), or_else=self._fail, channel="play")

    def _take(self, rule: Filter, edges: list[Edge]) -> None:
        """Show the counts of a year, unless edges came or went meanwhile: then count again."""
        controller, diagram = self._controller, self._controller.diagram
        if controller.passing is None or rule.last_year is None:
            return
        if diagram.edges.keys() != {edge.key for edge in edges}:
            self._show(rule.last_year)
            return
        self.bar.waits = False
        change = diagram.set_filter(rule)
        controller.glance(change.then(diagram.refresh_edges(edges), change.name))

    def _fail(self, error: ExplorerError) -> None:
        """What cannot be counted is not played."""
        self.leave()
        self._notices.warn(str(error))

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
            self._controller.glance(self._controller.come_back(self._controller.diagram, before))
            if keep:
                self._controller.done(self._controller.diagram.set_filter(now))

    def _forget(self) -> None:
        """The person chose another filter, or another diagram is open: what is shown stays."""
        self._controller.passing = None
        self.bar.waits = False
        self.bar.end()


def _years(controller: Controller) -> list[int]:
    """The years of the first papers of the shown edges, and of the last one."""
    edges = controller.diagram.visible_edges.values()
    return [year for edge in edges for year in (edge.first_year, edge.last_year) if year is not None]
