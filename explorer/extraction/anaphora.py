"""Anaphora: "this cytokine", "its expression", "the latter" stand for the one name before that they can mean.

Where two names fit, none is chosen: a guess would put a wrong edge on the diagram.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from explorer.extraction.ends import PLACES
from explorer.extraction.listed import listed
from explorer.extraction.names import Name
from explorer.extraction.triggers import words
from explorer.model.document import Span
from explorer.model.entity import MOLECULES, Kind
from explorer.model.evidence import Evidence

_GENES = frozenset({Kind.GENE, Kind.FAMILY, Kind.COMPLEX})
_CLASSES: dict[str, frozenset[Kind]] = {
    **dict.fromkeys(
        (
            "cytokine", "chemokine", "kinase", "growth factor", "transcription factor", "protein", "gene", "receptor",
            "enzyme", "oncogene", "ligand", "phosphatase", "tumor suppressor", "tumour suppressor", "adipokine",
            "hormone", "oncoprotein",
        ),
        _GENES,
    ),
    **dict.fromkeys(("drug", "compound", "inhibitor", "agent"), frozenset({Kind.CHEMICAL})),
    **dict.fromkeys(("microRNA", "miRNA"), frozenset({Kind.MIRNA})),
    **dict.fromkeys(("pathway", "signaling pathway", "signalling pathway"), frozenset({Kind.PATHWAY})),
}  # fmt: skip
# What only genes have, and what any molecule has: "its expression", "its activity".
_OF_GENES = listed("""
    expression transcription promoter phosphorylation degradation ubiquitination ubiquitylation translation secretion
    mrna stability acetylation methylation silencing knockdown overexpression depletion dimerization localization
    translocation abundance deletion loss knockout ablation downregulation upregulation induction recruitment
""")
_OF_MOLECULES = listed("activity activation inhibition level levels production synthesis release function")
_ANAPHOR = re.compile(
    rf"(?<![\w-])(?:[Tt]his (?P<named>{'|'.join(_CLASSES)})"
    rf"|[Tt]he (?P<latter>latter)(?: (?:{'|'.join(_CLASSES)}))?"
    rf"|(?P<its>[Ii]ts)(?= (?:own |m?RNA |protein |nuclear |transcriptional )?"
    rf"(?P<noun>{'|'.join((*_OF_GENES, *_OF_MOLECULES))})(?!\w))"
    r"|(?P<it>It)(?= (?:also |then |further |directly |strongly )?(?P<verb>[a-z]{4,})))(?![\w-])"
)
_PATHWAY_NOUNS = re.compile(r"(?:[- /][\w-]+)? (?:pathway|signall?ing|cascade|axis)\b")
_WORD_BEFORE = re.compile(r"(\w+)(?: to)? $")


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A word that stands for a name: as a name of its own, and where its antecedent stands."""

    name: Name
    antecedent: Span


def anaphors(text: str, sentence: Span, before: Sequence[Name], inside: Sequence[Name]) -> list[Anaphor]:
    """Return the anaphors of *sentence* that only one name fits.

    Args:
        text: The document's text.
        sentence: The sentence.
        before: Names in the sentence before.
        inside: Names in the sentence itself.
    """
    found = []
    for match in _ANAPHOR.finditer(text, sentence.start, sentence.end):
        span = Span(match.start(), match.end())
        if any(_crosses(name.span, span) for name in inside):
            continue
        earlier = [name for name in inside if name.span.end <= span.start]
        antecedent = _antecedent(text, match, earlier, before)
        if antecedent is not None:
            place = " in the sentence before" if antecedent.span.end <= sentence.start else ""
            how = f"stands for “{antecedent.text}”{place}"
            name = Name(span, span.of(text), antecedent.entity, (antecedent.entity,), how=how)
            found.append(Anaphor(name, antecedent.span))
    return found


def _crosses(one: Span, other: Span) -> bool:
    """Whether two spans overlap and the first is not a part of the second ("chemokine" of "this chemokine")."""
    inside = other.start <= one.start and one.end <= other.end
    return one.start < other.end and other.start < one.end and not inside


def with_anaphors(names: Sequence[Name], found: Sequence[Anaphor]) -> list[Name]:
    """Return *names* and the anaphors by place, without names that are a part of an anaphor."""
    spans = [one.name.span for one in found]
    kept = [name for name in names if not any(span.start <= name.span.start < span.end for span in spans)]
    return sorted([*kept, *(one.name for one in found)], key=lambda name: name.span.start)


def _antecedent(text: str, match: re.Match[str], earlier: Sequence[Name], before: Sequence[Name]) -> Name | None:
    if match.group("named"):
        return _of_class(text, _CLASSES[match.group("named")], earlier, before)
    if match.group("latter"):
        return _second_of_two(earlier or before)
    if match.group("it"):
        return _actor(before) if _is_verb(match.group("verb")) else None
    kinds = _GENES | {Kind.MIRNA} if match.group("noun") in _OF_GENES else MOLECULES
    names = _fitting(earlier, kinds) or _fitting(before, kinds)
    if len({name.entity.key for name in names}) == 2 and earlier:
        return _acted_on(text, match.start(), names)
    return _only(names)


def _of_class(text: str, kinds: frozenset[Kind], earlier: Sequence[Name], before: Sequence[Name]) -> Name | None:
    """The one name of one of *kinds* in the sentence before the word, else in the sentence before that."""
    for names in (earlier, before):
        fitting = _fitting(names, kinds)
        if Kind.PATHWAY in kinds:
            fitting = [name for name in names if name in fitting or _PATHWAY_NOUNS.match(text, name.span.end)]
        if fitting:
            return _only(fitting)
    return None


def _fitting(names: Sequence[Name], kinds: frozenset[Kind]) -> list[Name]:
    return [name for name in names if name.entity.kind in kinds]


def _only(names: Sequence[Name]) -> Name | None:
    """The last of *names* where all are of one entity."""
    return names[-1] if len({name.entity.key for name in names}) == 1 else None


def _second_of_two(names: Sequence[Name]) -> Name | None:
    molecules = _fitting(names, MOLECULES)
    return molecules[-1] if len(molecules) == 2 and molecules[0].entity != molecules[1].entity else None


def _actor(names: Sequence[Name]) -> Name | None:
    """Of "X was upregulated. It ...": X where the sentence opens with it and names no other molecule."""
    opening = next((name for name in names if name.entity.kind not in PLACES), None)
    return opening if opening is not None and opening == _only(_fitting(names, MOLECULES)) else None


def _acted_on(text: str, at: int, names: Sequence[Name]) -> Name | None:
    """Of "X binds Y and increases its expression": Y, for X acts on another than itself."""
    first, last = names[0], names[-1]
    before = _WORD_BEFORE.search(text, last.span.end, at)
    told = before is not None and _is_verb(before.group(1))
    between = text[first.span.end : last.span.start].split()
    parted = any(_is_verb(word.strip(",;")) for word in between) and "," not in between
    return last if told and parted and first.entity != last.entity else None


@cache
def _is_verb(word: str) -> bool:
    return any(one.part == "verb" for one in words().get(word.lower(), ()))


def with_antecedent(evidence: Evidence, anaphors_there: Sequence[Anaphor]) -> Evidence:
    """Return *evidence* with its antecedent where one of its ends is an anaphor."""
    for one in anaphors_there:
        if one.name.span in (evidence.subject.span, evidence.object.span):
            return replace(evidence, antecedent=one.antecedent)
    return evidence
