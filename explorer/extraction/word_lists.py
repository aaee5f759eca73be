"""Our own lists of words that tell names from other words, read once from ``resources/lexicon``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from explorer.bundle import resource
from explorer.model.entity import Kind


def _lines(name: str) -> Iterator[str]:
    for line in resource("lexicon", name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


@cache
def common_words() -> frozenset[str]:
    """Return words that mean no molecule unless they are written in capitals (``set``, ``was``, ``impact``)."""
    return frozenset(word for line in _lines("common_words.txt") for word in line.split())


@cache
def never_names() -> frozenset[str]:
    """Return keys of what is no name of anything here in whatever case (``OR``, ``USA``, ``CI``)."""
    return frozenset(word for line in _lines("never_names.txt") for word in line.split())


@cache
def cues(which: str) -> frozenset[str]:
    """Return words beside a name that tell what it is, of one of the lists in ``cue_words.txt`` (``gene``, ``tag``)."""
    rows = (line.partition(":") for line in _lines("cue_words.txt"))
    return frozenset(word for row in rows if row[0] == which for word in row[2].split())


@cache
def _heads() -> tuple[dict[str, Kind], tuple[tuple[str, Kind], ...]]:
    words: dict[str, Kind] = {}
    endings: list[tuple[str, Kind]] = []
    for line in _lines("head_words.txt"):
        kind, *rest = line.split()
        words |= {word: Kind(kind) for word in rest if not word.startswith("-")}
        endings += [(word[1:], Kind(kind)) for word in rest if word.startswith("-")]
    return words, tuple(endings)


def head_kind(word: str) -> Kind | None:
    """Return the kind that the last word of a spelled-out name tells (``kinase``: a gene), or None."""
    words, endings = _heads()
    one = word.removesuffix("s")
    listed = words.get(word) or words.get(one)
    if listed:
        return listed
    return next((kind for ending, kind in endings if one.endswith(ending) and len(one) > len(ending) + 2), None)


@cache
def neighbours() -> dict[str, dict[str, frozenset[str]]]:
    """Return for keys of names what they mean beside which words: key of the name, id of a meaning, keys of words."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for line in _lines("neighbours.tsv"):
        names, id_, words = line.split("\t")
        for name in names.split():
            found.setdefault(name, {})[id_] = frozenset(words.split())
    return found
