"""Giving verdicts: which events say what a person wants to be said, and which take it back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from explorer.model.records import Curation
from explorer.model.verdicts import BY_NAME, RETRACTED, standing


@dataclass(frozen=True, slots=True)
class Target:
    """An evidence that a verdict can be given on.

    Attributes:
        evidence_id: Its number.
        hash: What its verdicts are kept by.
        document_id: Its paper.
        statement_id: What it is evidence for.
    """

    evidence_id: int
    hash: str
    document_id: int
    statement_id: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person says of one or many evidence.

    Attributes:
        tag: INDRA's tag, or `RETRACTED` to take back what the person said before.
        note: Free text.
        correction: What is right instead, or empty.
    """

    tag: str
    note: str = ""
    correction: str = ""


def events(verdict: Verdict, curator: str, hashes: Iterable[str], before: Iterable[Curation]) -> list[Curation]:
    """Return the events by which *curator* gives *verdict* on evidence; none where that is said already.

    Args:
        verdict: The verdict, or that the former one is taken back.
        curator: Who.
        hashes: The evidence.
        before: What was said of them, by anybody, in the order in which it was said.
    """
    said: dict[str, list[Curation]] = defaultdict(list)
    for one in before:
        said[one.evidence_hash].append(one)
    made = []
    for key in dict.fromkeys(hashes):
        now = standing(said[key]).get(curator)
        if verdict.tag == RETRACTED:
            is_new = now is not None
        else:
            is_new = now is None or (now.tag, now.note, now.correction) != (
                verdict.tag,
                verdict.note,
                verdict.correction,
            )
        if is_new:
            made.append(Curation(key, verdict.tag, verdict.note, curator, correction=verdict.correction))
    return made


def taking_back(made: Sequence[Curation], before: Iterable[Curation]) -> list[Curation]:
    """Return the events after which everything holds that held *before* the events *made* were added to it."""
    relevant = {(one.evidence_hash, one.curator) for one in made}
    former = [one for one in before if (one.evidence_hash, one.curator) in relevant]
    then, now = _stacks(former), _stacks([*former, *made])
    back: list[Curation] = []
    for key in sorted(relevant):
        was, has = then[key], now[key]
        same = next((place for place, (a, b) in enumerate(zip(was, has, strict=False)) if a is not b), None)
        kept = min(len(was), len(has)) if same is None else same
        back += [Curation(key[0], RETRACTED, curator=key[1])] * (len(has) - kept)
        back += [Curation(key[0], one.tag, one.note, key[1], correction=one.correction) for one in was[kept:]]
    return back


def again(made: Iterable[Curation]) -> list[Curation]:
    """Return the events *made* as new ones, to be added once more after they were taken back."""
    return [Curation(one.evidence_hash, one.tag, one.note, one.curator, correction=one.correction) for one in made]


def _stacks(said: Iterable[Curation]) -> dict[tuple[str, str], list[Curation]]:
    """The verdicts of each curator on each evidence that were not taken back, the last one last."""
    stacks: dict[tuple[str, str], list[Curation]] = defaultdict(list)
    for one in said:
        stack = stacks[one.evidence_hash, one.curator]
        if one.tag == RETRACTED:
            del stack[-1:]
        elif one.tag in BY_NAME:
            stack.append(one)
    return stacks
