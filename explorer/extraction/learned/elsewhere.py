"""What the other sentences of a document say of the same two entities: papers say what they found more than once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from explorer.extraction.learned.events import Paths
from explorer.extraction.learned.pairs import Fired, steps
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
        self._rules: dict[_Keys, list[tuple[int, str]]] = defaultdict(list)
        for sentence, (rows, fired) in enumerate(zip(paths, rules, strict=True)):
            for (one, other), row in rows.items():
                strength, sign = max([(path.strength, sign) for sign, path in row.items()])
                if strength > _FAINT:
                    self._paths[self._keys(sentence, one, other)].append(_Said(strength, sign, sentence))
            for (one, other), findings in fired.pairs.items():
                told = [(sentence, f"er:{finding.sign}:{finding.negated}") for finding in findings]
                self._rules[self._keys(sentence, one, other)] += told

    def _keys(self, sentence: int, one: int, other: int) -> _Keys:
        entities = self._entities[sentence]
        return self._documents[sentence], entities[one], entities[other]

    def features(self, sentence: int, one: int, other: int) -> list[str]:
        """Return the features of the pair *one*, *other* of a sentence."""
        keys = self._keys(sentence, one, other)
        turned = keys[0], keys[2], keys[1]
        best = self._best(keys, sentence)
        names = [*steps("ep", best.strength), *steps("ev", self._best(turned, sentence).strength)]
        if best.strength > _SURE:
            names.append(f"es{best.sign}")
        found = dict.fromkeys([name for place, name in self._rules.get(keys, ()) if place != sentence])
        if found:
            names += [*found, "er"]
        if any(place != sentence for place, _ in self._rules.get(turned, ())):
            names.append("et")
        return names

    def _best(self, keys: _Keys, sentence: int) -> _Said:
        said = self._paths.get(keys)
        return max((one for one in said if one.sentence != sentence), default=_NOTHING) if said else _NOTHING


def _entities(sketch: Sketch) -> dict[int, str]:
    """The entity of each token that is a name."""
    return {at: name.entity.key for at in sketch.names if (name := sketch.tokens[at].name) is not None}
