"""Cues: the words that turn a sign or set a flag, carried from where they are read to the evidence."""

from __future__ import annotations

from collections.abc import Iterable

from explorer.extraction.stream import Token
from explorer.model.evidence import NEGATES, SAYS, TURNS, Cue


def cue(token: Token, effect: str) -> Cue:
    """Return *token* as a cue with this *effect*."""
    return Cue(token.span, effect)


def turned_by(token: Token) -> tuple[Cue, ...]:
    """Return the cue that *token* is where it turns what it governs: "loss", "inhibitor", "reduced"."""
    return (cue(token, TURNS),) if token.word is not None and token.word.sign < 0 else ()


def turning(cues: Iterable[Cue]) -> tuple[Cue, ...]:
    """Return those of *cues* that turn a sign."""
    return tuple(one for one in cues if one.effect == TURNS)


def denying(cues: Iterable[Cue]) -> tuple[Cue, ...]:
    """Return those of *cues* that deny."""
    return tuple(one for one in cues if one.effect == NEGATES)


def flagging(cues: Iterable[Cue]) -> tuple[Cue, ...]:
    """Return those of *cues* that set a flag."""
    return tuple(one for one in cues if one.effect not in {SAYS, TURNS})


def in_order(cues: Iterable[Cue]) -> tuple[Cue, ...]:
    """Return *cues* in the order of the text, each once."""
    return tuple(sorted(dict.fromkeys(cues), key=lambda one: (one.span.start, one.span.end, one.effect)))
