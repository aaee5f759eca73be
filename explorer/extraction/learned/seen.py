"""What the learned models see of a token: its class and its lemma, as words and as codes, made once for each word."""

from __future__ import annotations

import zlib
from functools import cache, lru_cache
from typing import NamedTuple

from explorer.extraction.stream import Token
from explorer.extraction.triggers import Word
from explorer.model.entity import Kind

_SPELLED = frozenset("DCTPSRUxobhm,()-/:;")
_LEFT_OUT = frozenset("DR")
_SIGN = {1: "+", -1: "-", 0: "0"}
_CACHED = 1 << 15


@lru_cache(maxsize=1 << 16)
def code(text: str) -> int:
    """Return the code of a class or a word: crc32, the same on every machine."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


class Seen(NamedTuple):
    """A token as it is seen.

    Attributes:
        shape: Its class.
        bone: Whether it belongs to the skeleton of a sentence.
        line: Code of its class.
        own: Code of what it is: its lemma, or of a name its kind and state.
        kind: Code of its class; of a name also the kind.
        low: Code of the word, or of the class of a name.
        word: Code of its lemma where it is a content word, else 0.
        lemma: What it is counted as (`lemma_of`); empty for a name.
    """

    shape: str
    bone: bool
    line: int
    own: int
    kind: int
    low: int
    word: int
    lemma: str = ""


# The word tells what the same letters with the same tag were read as.
_known: dict[tuple[str, str], tuple[Word | None, Seen]] = {}


def seen(token: Token) -> Seen:
    """Return *token* as models see it."""
    if token.name is not None:
        return _name(token.name.entity.kind, token.name.state)
    key = token.low, token.tag
    known = _known.get(key)
    if known is None or known[0] is not token.word:
        if len(_known) >= _CACHED:
            _known.clear()
        known = _known[key] = (token.word, _plain(token))
    return known[1]


@cache
def _name(kind: Kind, state: str) -> Seen:
    shape = code("E")
    return Seen("E", True, shape, code(f"E{kind.value}{state}"), code(f"E{kind.value}"), shape, 0)


def _plain(token: Token) -> Seen:
    shape = class_of(token)
    bone = shape not in ("w", "#") and token.tag not in _LEFT_OUT
    counted = lemma_of(token)
    lemma = code(counted)
    content = token.word is not None or (token.tag in "wkqG" and len(token.low) > 3)
    return Seen(shape, bone, code(shape), lemma, code(shape), code(token.low), lemma if content else 0, counted)


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
