"""Events: which words of a sentence are triggers, what each takes as its theme and as its cause, and where that leads.

An edge leads from a trigger to a name or to another trigger. A path leads from a name that causes a trigger over themes
to the name that is acted on: "IL-6 <- cause - induced - theme -> phosphorylation - theme -> STAT3".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.extraction.learned.features import Rows, rows_of
from explorer.extraction.learned.seen import lemma_of
from explorer.extraction.learned.sheet import Sheet
from explorer.extraction.learned.sketch import Sketch
from explorer.extraction.stream import Token

NONE, THEME, CAUSE = range(3)
MARK = "e"
_LEAST_EDGE = 0.004
_LEAST_PATH = 0.0005
_MOST_EDGES = 12  # of one trigger in one role: more are only there in heaps of words
_DEEPER = 2  # triggers that may follow on the first
# The dictionary's sign of these says nothing of what happens to their themes.
_SIGNLESS = frozenset({"bind", "modify", "express", "secrete"})


# A trigger and what it may take: tokens of one sentence, and the probabilities of theme and cause.
Edge = tuple[int, int, float, float]


class Path(NamedTuple):
    """How sure a path is (0..1), and its triggers.

    Attributes:
        strength: 0..1.
        first: The trigger whose cause begins it.
        last: The trigger whose theme ends it.
        words: All its triggers, those of what stands behind the cause before those that lead to the theme.
    """

    strength: float
    first: int
    last: int
    words: tuple[int, ...] = ()


# For two tokens of names, the best path of each sign.
Paths = dict[tuple[int, int], dict[int, Path]]
_Reached = dict[tuple[int, int], tuple[float, tuple[int, ...]]]  # token and sign: strength, triggers
_Taken = dict[int, list[tuple[int, float]]]  # trigger: targets with their probabilities
# Subject, object and sign: the strength of a path, its first trigger, those behind the cause, and the others.
_Best = dict[tuple[int, int, int], tuple[float, int, tuple[int, ...], tuple[int, ...]]]
_NOTHING: _Reached = {}


class Asked(NamedTuple):
    """Pairs of tokens of several sentences: the sentence, the token in the first role, the token in the second."""

    sentence: NDArray[np.int64]
    one: NDArray[np.int64]
    other: NDArray[np.int64]

    def rows(self, sheet: Sheet, mark: str) -> Rows:
        """Return the features of the pairs."""
        starts = np.array(sheet.starts, dtype=np.int64)[self.sentence]
        return rows_of(sheet, mark, starts + self.one, starts + self.other)


def asked(pairs: Iterable[tuple[int, int, int]]) -> Asked:
    """Return (sentence, one, other) triples as `Asked`."""
    return Asked(*np.array(list(pairs), dtype=np.int64).reshape(-1, 3).T)


def triggers(sketch: Sketch, words: Collection[str]) -> list[int]:
    """Return the tokens of *sketch* that may be triggers: listed ones and those of *words*."""
    return [
        at
        for at, token in enumerate(sketch.tokens)
        if token.name is None and (token.word is not None or token.low in words)
    ]


def edges_asked(sketches: Sequence[Sketch], words: Collection[str]) -> Asked:
    """Return all that may be an edge: a trigger, and a name or another trigger."""
    numbers: list[int] = []
    taking: list[int] = []
    taken: list[int] = []
    for number, sketch in enumerate(sketches):
        found = triggers(sketch, words)
        targets = [*sketch.names, *found]
        others = len(targets) - 1
        for place, trigger in enumerate(found, len(sketch.names)):
            taken += targets[:place] + targets[place + 1 :]  # all but itself
            taking += [trigger] * others
        numbers += [number] * (len(found) * others)
    return Asked(*(np.array(row, dtype=np.int64) for row in (numbers, taking, taken)))


def edges(asked_for: Asked, probabilities: NDArray[np.float64], sentences: int) -> list[list[Edge]]:
    """Return the likely edges of each of so many *sentences*."""
    found: list[list[Edge]] = [[] for _ in range(sentences)]
    themes, causes = probabilities[:, THEME], probabilities[:, CAUSE]
    likely = np.flatnonzero(np.maximum(themes, causes) > _LEAST_EDGE)
    sentence, *columns = (column[likely].tolist() for column in (*asked_for, themes, causes))
    for number, edge in zip(sentence, zip(*columns, strict=True), strict=True):
        found[number].append(edge)
    return found


def sign_of(token: Token, signs: Mapping[str, int]) -> int:
    """Return what a trigger does to its theme: as learned (*signs*, by lemma), else as listed."""
    learned = signs.get(lemma_of(token))
    if learned is not None:
        return learned
    word = token.word
    return word.sign if word is not None and word.group not in _SIGNLESS else 1


def paths(sketch: Sketch, found: Sequence[Edge], signs: Mapping[str, int]) -> Paths:
    """Return the best paths between the names of *sketch*."""
    themes, causes = _taken(found)
    if not themes or not causes:
        return {}
    names = frozenset(sketch.names)
    turns = {at: sign_of(sketch.tokens[at], signs) for at in {*themes, *causes}}
    reached = _reached(themes, names, turns)
    best: _Best = {}
    for trigger in causes:
        objects = reached.get(trigger)
        if objects:
            _join(_behind(trigger, causes, reached, names), objects, trigger, best)
    found_paths: Paths = {}
    for (subject, target, sign), (strength, trigger, before, words) in best.items():
        path = Path(strength, trigger, words[-1], before + words)
        row = found_paths.get((subject, target))
        if row is None:
            found_paths[subject, target] = {sign: path}
        else:
            row[sign] = path
    return found_paths


def _taken(found: Sequence[Edge]) -> tuple[_Taken, _Taken]:
    """The likely themes and the likely causes of each trigger, best first."""
    themes: dict[int, list[tuple[float, int]]] = defaultdict(list)
    causes: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for trigger, target, theme, cause in found:
        if theme > _LEAST_EDGE:
            themes[trigger].append((-theme, target))
        if cause > _LEAST_EDGE:
            causes[trigger].append((-cause, target))
    return _best(themes), _best(causes)


def _best(likely: Mapping[int, list[tuple[float, int]]]) -> _Taken:
    return {at: [(target, -share) for share, target in sorted(row)[:_MOST_EDGES]] for at, row in likely.items()}


def _reached(themes: _Taken, names: Collection[int], turns: Mapping[int, int]) -> dict[int, _Reached]:
    """What each trigger acts on, over the triggers that are its themes."""
    direct: dict[int, _Reached] = {}
    links: _Taken = {}
    for trigger, row in themes.items():
        direct[trigger] = {(target, turns[trigger]): (share, (trigger,)) for target, share in row if target in names}
        further = [one for one in row if one[0] in themes]
        if further:
            links[trigger] = further
    reached = direct
    for _ in range(_DEEPER if links else 0):
        reached = direct | {
            trigger: _over(trigger, row, direct, reached, turns[trigger]) for trigger, row in links.items()
        }
    return reached


def _over(
    trigger: int,
    links: list[tuple[int, float]],
    direct: Mapping[int, _Reached],
    reached: Mapping[int, _Reached],
    turn: int,
) -> _Reached:
    """What a trigger acts on itself (*direct*) or over the triggers that it takes."""
    own = dict(direct[trigger])
    for target, share in links:
        for (name, sign), (strength, words) in reached[target].items():
            # Written out for here, not called: this is asked hundreds of times for each abstract.
            surer = share * strength
            if surer > _LEAST_PATH:
                key = name, sign * turn
                known = own.get(key)
                if known is None or known[0] < surer:
                    own[key] = surer, (trigger, *words)
    return own


def _better(kept: _Reached, key: tuple[int, int], strength: float, words: tuple[int, ...]) -> None:
    if strength > _LEAST_PATH and (key not in kept or kept[key][0] < strength):
        kept[key] = (strength, words)


def _behind(trigger: int, causes: _Taken, reached: Mapping[int, _Reached], names: Collection[int]) -> _Reached:
    """What stands behind the cause of *trigger*: a name, or the theme or the cause of another event."""
    found: _Reached = {}
    for target, share in causes[trigger]:
        if target in names:
            _better(found, (target, 1), share, ())
            continue
        for (name, sign), (strength, words) in reached.get(target, _NOTHING).items():
            _better(found, (name, sign or 1), share * strength, words)
        for name, strength in causes.get(target, ()):
            if name in names:
                _better(found, (name, 1), share * strength, (target,))
    return found


def _join(subjects: _Reached, objects: _Reached, trigger: int, best: _Best) -> None:
    acted_on = [(target, sign, share, words) for (target, sign), (share, words) in objects.items()]
    for (subject, turn), (strength, before) in subjects.items():
        for target, sign, share, words in acted_on:
            if subject != target:
                key = subject, target, sign * turn
                known = best.get(key)
                if known is None or known[0] < strength * share:
                    best[key] = (strength * share, trigger, before, words)
