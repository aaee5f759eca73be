"""What is known of a noun phrase while its words are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from explorer.extraction.cues import denying
from explorer.extraction.ends import End, Inner
from explorer.model.evidence import Cue


@dataclass(slots=True)
class Base:
    """What is known of a phrase while its words are read.

    Attributes:
        start: Index of its first token.
        at: Index of the next token.
        run: The names it stands for so far.
        sign: Product of its adjectives' signs.
        change: It has an adjective of change.
        denied: "no" or "neither" stands before it.
        noun: Index of its event or agent noun, or -1.
        head: What its last important word is.
        causes: Names before a linker ("X-induced").
        cause_sign: Sign of the linker.
        cause_at: Index of the linker; -1 where there is none, -2 for a carrier's word ("X-deficient").
        inner: Statements inside.
        actors: Of "the X inhibitory effect on Y": X.
        joined: The next name belongs to the run (after a slash or hyphen, or at the start).
        last: Class of the word before.
        cues: The adjectives that turn the sign, the determiner that denies.
    """

    start: int
    at: int
    run: list[End] = field(default_factory=list)
    sign: int = 1
    change: bool = False
    denied: bool = False
    noun: int = -1
    head: str = "other"
    causes: list[End] = field(default_factory=list)
    cause_sign: int = 1
    cause_at: int = -1
    inner: list[Inner] = field(default_factory=list)
    actors: list[End] = field(default_factory=list)
    joined: bool = True
    last: str = ""
    cues: tuple[Cue, ...] = ()

    def unsigned(self) -> None:
        """Forget the sign of the adjectives: what it says is said by another word, or not of the name that is meant."""
        self.sign, self.cues = 1, denying(self.cues)
