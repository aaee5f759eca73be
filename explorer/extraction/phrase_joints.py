"""What hyphens and slashes join to the names of a noun phrase: "IL-6-induced", "STAT3-/- mice", "PI3K/AKT"."""

from __future__ import annotations

from explorer.extraction.names import Name
from explorer.extraction.phrase_starts import Starts
from explorer.extraction.phrase_state import Base
from explorer.extraction.phrase_words import INDEPENDENT, PASSED
from explorer.extraction.stream import Token
from explorer.extraction.trigger_nouns import CARRIERS, LINKERS
from explorer.model.document import Span
from explorer.model.entity import Kind
from explorer.model.evidence import TURNS, Cue


class Joints(Starts):
    """Reads what is joined to names."""

    def _carrier_named(self, base: Base, name: Name) -> bool:
        """Whether the name is of what carries or lacks the names before it: "STAT3-/- mice"."""
        if name.entity.kind not in {Kind.ORGANISM, Kind.CELL}:
            return False
        first = name.text.split()[0].lower()
        said = Span(name.span.start, name.span.start + len(first))
        if base.run and base.last in {"E", "-"} and base.run[-1].molecule and first in CARRIERS:
            self._carry(base, CARRIERS[first], said)  # "PTEN knockout mice"
        return base.head == "carrier"

    def take_joint(self, base: Base, token: Token, governed: str) -> bool:  # noqa: ARG002
        """A slash or hyphen between names, or before a linker or a carrier's word."""
        following = self.tag(base.at + 1)
        if base.last in {"n", "l"} and base.run and token.glued and self.low(base.at + 1) in LINKERS:
            self._link(base, base.at + 1, LINKERS[self.low(base.at + 1)])  # "X signaling-mediated Y"
            base.head, base.noun = "other", -1
            base.at += 2
            return True
        if base.last != "E":
            if token.tag == "-" and token.glued and following in {"w", "l", "n", "E", "c", "d", "#"} and base.last:
                base.at += 1
                return True
            return False
        if following == "E":
            base.at += 1
            base.joined = True
            return True
        if [self.low(base.at + k) for k in range(3)] == ["-", "/", "-"]:
            self._carry(base, -1, Span(token.start, self.tokens[base.at + 2].end))  # "STAT3-/- mice"
            base.at += 3
            return True
        return token.tag == "-" and self._take_hyphened(base)

    def _carry(self, base: Base, sign: int, said: Span) -> None:
        """The names read so far stand for what carries or lacks them, as the words at *said* say."""
        cues = (Cue(said, TURNS),) if sign < 0 else ()
        base.causes = [end.turned(sign, cues, carried=True) for end in base.run]
        base.cause_at, base.head, base.run, base.joined = -2, "carrier", [], True

    def _take_hyphened(self, base: Base) -> bool:
        low = self.low(base.at + 1)
        following = self.tag(base.at + 1)
        if low in LINKERS and not (low == "activated" and self.tag(base.at + 2) == "c"):
            self._link(base, base.at + 1, LINKERS[low])
        elif low in {"independent", "insensitive"}:
            self._link(base, base.at + 1, INDEPENDENT)
        elif low in CARRIERS:
            self._carry(base, CARRIERS[low], self.tokens[base.at + 1].span)
        elif low in PASSED:
            base.run, base.joined = [], True
        elif following in {"", ",", ".", ";", ":", "P", "C"}:
            base.at += 1
            return following != ""
        elif following == "n":
            base.at += 1
            return True
        elif following in {"g", "G"}:
            base.run, base.joined = [], True
        base.at += 2
        return True

    def _link(self, base: Base, at: int, sign: int | None) -> None:
        if sign is not None:
            base.causes, base.cause_sign, base.cause_at = list(base.run), sign, at
        base.run, base.joined = [], True
