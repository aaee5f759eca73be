"""A sentence as the learned models see it: classes of words instead of words, lists as one unit, and its skeleton.

Names of entities are never seen, so that what was learned holds for all of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from explorer.extraction.stream import Token

# Tokens that join members of a list; so many may stand between two of them.
_JOINING = frozenset({",", "/", "and", "or", "-", "(", ")", "as", "well", "both"})
_MOST_JOINING = 4
_SPELLED = frozenset("DCTPSRUxobhm,()-/:;")
_LEFT_OUT = frozenset("DR")
# Verbs that have a subject of their own, and what stands between clauses.
_FINITE = frozenset("vdkbhm")
_CLAUSE_ENDS = frozenset(",;CTS(")
_SIGN = {1: "+", -1: "-", 0: "0"}


class Sketch:
    """One sentence.

    Args:
        tokens: Its tokens, those in parentheses too.

    Attributes:
        tokens: The same.
        classes: The class of each token.
        units: First and last token of each unit: a list of names, or a single token.
        shapes: The class of each unit.
        unit_of: Unit of each token.
        bones: Units of the skeleton: no plain words, numbers, determiners and adverbs.
        names: The tokens that are names.
    """

    __slots__ = ("bones", "classes", "names", "shapes", "tokens", "unit_of", "units")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.classes = [class_of(token) for token in tokens]
        self.units: list[tuple[int, int]] = []
        self.unit_of = [0] * len(tokens)
        self._read_units()
        self.shapes = [self.classes[first] for first, _ in self.units]
        self.bones = [unit for unit, (first, _) in enumerate(self.units) if _is_bone(self.shapes[unit], tokens[first])]
        self.names = [at for at, token in enumerate(tokens) if token.name is not None]

    def _read_units(self) -> None:
        at = 0
        while at < len(self.tokens):
            last = self._last_of_list(at) if self.tokens[at].name is not None else at
            for place in range(at, last + 1):
                self.unit_of[place] = len(self.units)
            self.units.append((at, last))
            at = last + 1

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


def class_of(token: Token) -> str:
    """Return the class of *token*: what it is in the sentence, without saying of whom."""
    if token.name is not None:
        return "E"
    word = token.word
    if word is not None:
        form = f".{word.form}" if word.form else ""
        return f"{word.part[0]}{_SIGN[word.sign]}{word.group}{form}"
    if token.tag in _SPELLED:
        return token.low
    if token.tag == "l":
        return f"L_{token.low}"
    if token.tag in "kqG":
        return f"V{token.tag}"
    return {"c": "CARRIER", "#": "#"}.get(token.tag, "w")


def lemma_of(token: Token) -> str:
    """Return what a word is counted as: its lemma and part of speech where it is a known trigger."""
    return f"{token.word.lemma}.{token.word.part[0]}" if token.word is not None else token.low


def _is_bone(shape: str, token: Token) -> bool:
    return shape not in ("w", "#") and token.tag not in _LEFT_OUT
