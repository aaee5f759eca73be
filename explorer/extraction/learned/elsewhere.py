"""What the other sentences of a document say of the same two entities: papers say what they found more than once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from explorer.extraction.learned.events import Paths
from explorer.extraction.learned.features import Group
from explorer.extraction.learned.pairs import Fired, step_of, up_to
from explorer.extraction.learned.sketch import Sketch

# From where on a path elsewhere is heard, and from where on its sign is.
_FAINT, _SURE = 0.02, 0.1
_Keys = tuple[int, str, str]  # document, and the entities of a pair


class _Said(NamedTuple):
    """The best path of a pair in one sentence: how sure, with what sign, and where."""

    strength: float
    sign: int
    sentence: int


_NOTHING = _Said(0.0, 0, -1)
_TOLD: Group = ("er",)
_TOLD_BACK: Group = ("et",)


class Elsewhere:
    """Names the features of pairs that other sentences tell.

    Args:
        sketches: The sentences.
        paths: The paths in each.
        rules: What rules found in each.
        documents: The document of each.
    """

    def __init__(
        self, sketches: Sequence[Sketch], paths: Sequence[Paths], rules: Sequence[Fired], documents: Sequence[int]
    ) -> None:
        self._documents = documents
        self._entities = [_entities(sketch) for sketch in sketches]
        self._paths: dict[_Keys, list[_Said]] = defaultdict(list)
        self._rules: dict[_Keys, list[tuple[int, Group]]] = defaultdict(list)
        for sentence, (rows, fired) in enumerate(zip(paths, rules, strict=True)):
            for (one, other), row in rows.items():
                if max(row.values()).strength > _FAINT:
                    strength, sign = max([(path.strength, sign) for sign, path in row.items()])
                    self._paths[self._keys(sentence, one, other)].append(_Said(strength, sign, sentence))
            for (one, other), findings in fired.pairs.items():
                told = [(sentence, _rule_elsewhere(finding.sign, finding.negated)) for finding in findings]
                self._rules[self._keys(sentence, one, other)] += told

    def _keys(self, sentence: int, one: int, other: int) -> _Keys:
        entities = self._entities[sentence]
        return self._documents[sentence], entities[one], entities[other]

    def features(self, sentence: int, one: int, other: int) -> list[Group]:
        """Return the features of the pair *one*, *other* of a sentence."""
        keys = self._keys(sentence, one, other)
        turned = keys[0], keys[2], keys[1]
        best, back = self._best(keys, sentence), self._best(turned, sentence)
        sign = best.sign if best.strength > _SURE else None
        groups = [_paths_elsewhere(step_of(best.strength), step_of(back.strength), sign)]
        found = dict.fromkeys([group for place, group in self._rules.get(keys, ()) if place != sentence])
        if found:
            groups += [*found, _TOLD]
        if any(place != sentence for place, _ in self._rules.get(turned, ())):
            groups.append(_TOLD_BACK)
        return groups

    def _best(self, keys: _Keys, sentence: int) -> _Said:
        said = self._paths.get(keys)
        return max((one for one in said if one.sentence != sentence), default=_NOTHING) if said else _NOTHING


@cache
def _paths_elsewhere(best: int, back: int, sign: int | None) -> Group:
    """The steps of the best path and of the best one the other way round, and the sign where it is heard."""
    names = (*up_to("ep", best), *up_to("ev", back))
    return names if sign is None else (*names, f"es{sign}")


@cache
def _rule_elsewhere(sign: int, negated: bool) -> Group:
    return (f"er:{sign}:{negated}",)


def _entities(sketch: Sketch) -> dict[int, str]:
    """The entity of each token that is a name."""
    return {at: name.entity.key for at in sketch.names if (name := sketch.tokens[at].name) is not None}
