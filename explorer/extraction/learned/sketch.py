"""A sentence as the learned models see it: classes of words instead of words, lists as one unit, and its skeleton.

Names of entities are never seen, so that what was learned holds for all of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from explorer.extraction.learned.seen import seen
from explorer.extraction.stream import Token

# Tokens that join members of a list; so many may stand between two of them.
_JOINING = frozenset({",", "/", "and", "or", "-", "(", ")", "as", "well", "both"})
_MOST_JOINING = 4
# Verbs that have a subject of their own, and what stands between clauses.
_FINITE = frozenset("vdkbhm")
_CLAUSE_ENDS = frozenset(",;CTS(")


class Sketch:
    """One sentence.

    Args:
        tokens: Its tokens, those in parentheses too.

    Attributes:
        tokens: The same.
        seen: Each token as models see it.
        units: First and last token of each unit: a list of names, or a single token.
        unit_of: Unit of each token.
        bones: Units of the skeleton: no plain words, numbers, determiners and adverbs.
        names: The tokens that are names.
    """

    __slots__ = ("bones", "names", "seen", "tokens", "unit_of", "units")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.seen = [seen(token) for token in tokens]
        self.names = [at for at, token in enumerate(tokens) if token.name is not None]
        self.units: list[tuple[int, int]] = []
        self.unit_of: list[int] = []
        self._read_units()
        self.bones = [unit for unit, (first, _) in enumerate(self.units) if self.seen[first].bone]

    def _read_units(self) -> None:
        after = 0
        for name in self.names:
            if name >= after:
                self._take_alone(after, name)
                after = self._last_of_list(name) + 1
                self.unit_of += [len(self.units)] * (after - name)
                self.units.append((name, after - 1))
        self._take_alone(after, len(self.tokens))

    def _take_alone(self, start: int, stop: int) -> None:
        """Take each token from *start* to *stop*, exclusive, as a unit of its own."""
        unit = len(self.units)
        self.unit_of += range(unit, unit + stop - start)
        self.units += [(at, at) for at in range(start, stop)]

    def _last_of_list(self, first: int) -> int:
        """The last token of the list that begins with the name at *first*."""
        tokens, opened = self.tokens, False
        members = [first]
        while True:
            last = members[-1]
            at = last + 1
            while at < len(tokens) and at - last <= _MOST_JOINING and tokens[at].low in _JOINING:
                at += 1
            if at == last + 1 or at >= len(tokens) or tokens[at].name is None:
                break
            opened = opened or any(tokens[place].low == "(" for place in range(last + 1, at))
            members.append(at)
        if len(members) > 1 and self._two_clauses(first, members[-1]):
            return members[-2]
        closed = members[-1] + 1 < len(tokens) and tokens[members[-1] + 1].low == ")"
        return members[-1] + 1 if opened and closed else members[-1]

    def _two_clauses(self, first: int, last: int) -> bool:
        """Whether a list's last name is the subject of what follows: "A activates B and C inhibits D"."""
        after = [token for token in self.tokens[last + 1 : last + 4] if token.tag != "R"]
        if not after or after[0].tag not in _FINITE or (len(after) > 1 and after[1].low == "by"):
            return False
        for at in range(first - 1, -1, -1):
            tag = self.tokens[at].tag
            if tag in _FINITE:
                return True
            if tag in _CLAUSE_ENDS:
                return False
        return False
