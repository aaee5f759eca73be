"""What people say of an evidence, all verdicts on it taken together, as a function of SQL. Standard library only."""

from __future__ import annotations

from explorer.model.filter import judged_as
from explorer.model.records import Curation
from explorer.model.verdicts import in_effect


class Judgement:
    """An aggregate over the verdicts on one evidence: one of `Judged`, as text.

    Its arguments are, of each verdict, its number, curator, tag and correction, and the keys of the evidence's ends.
    """

    def __init__(self) -> None:
        self._events: list[tuple[int, Curation]] = []
        self._ends: tuple[str, ...] = ()

    def step(self, *cells: object) -> None:
        """Take one verdict; a damaged row says nothing."""
        match cells:
            case int(number), str(curator), str(tag), str(correction), str(subject), str(object_):
                self._events.append((number, Curation("", tag, curator=curator, correction=correction)))
                self._ends = (subject, object_)

    def finalize(self) -> str:
        """Return what holds after all verdicts, in the order of their numbers."""
        said = [event for _, event in sorted(self._events, key=lambda one: one[0])]
        return judged_as(in_effect(said, self._ends)).value
