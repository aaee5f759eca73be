"""Context: what a finding holds for, from the sentence, else from the title; never what the finding itself is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from explorer.extraction.mention import Name
from explorer.extraction.treatments import treatments
from explorer.model.document import Span
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import Context

_ASPECTS = {
    Kind.CELL_LINE: "cell_line",
    Kind.CELL: "cell",
    Kind.TISSUE: "tissue",
    Kind.DISEASE: "disease",
    Kind.ORGANISM: "species",
}
_ORDER = ("cell_line", "cell", "tissue", "disease", "species", "setting", "treatment")


class _Setting(NamedTuple):
    """A setting: how it is written, and parts of words of which every way to write it has one.

    The parts, in small letters, are found in a fraction of the time; most sentences have none.
    """

    name: str
    written: re.Pattern[str]
    parts: tuple[str, ...]


_SETTINGS = (
    _Setting(
        "in vitro",
        re.compile(r"\bin[ -]vitro\b|\b(?:cell|organ) cultures?\b|\bco-?cultured?s?\b", re.IGNORECASE),
        ("vitro", "culture"),
    ),
    _Setting(
        "in vivo",
        re.compile(
            r"\bin[ -]vivo\b|\bxenograft(?:s|ed)?\b|\ballografts?\b|\b(?:mouse|murine|rat|animal|rodent) models?\b"
            r"|\bin (?:[\w/+-]+ ){0,2}(?:mice|rats)\b",
            re.IGNORECASE,
        ),
        ("vivo", "graft", "model", "mice", "rats"),
    ),
    _Setting("ex vivo", re.compile(r"\bex[ -]vivo\b", re.IGNORECASE), ("vivo",)),
    _Setting(
        "clinical",
        re.compile(
            r"\bpatients?\b|\bclinical (?:trials?|samples?|specimens?|stud(?:y|ies)|outcomes?)\b|\bcohorts?\b"
            r"|\bvolunteers?\b|\bbiops(?:y|ies)\b",
            re.IGNORECASE,
        ),
        ("patient", "clinical", "cohort", "volunteer", "biops"),
    ),
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a sentence and the title of its document say that findings hold for."""

    sentence: tuple[Context, ...]
    title: tuple[Context, ...]

    def of(self, *ends: Entity) -> tuple[Context, ...]:
        """Return the context of a finding about *ends*: each aspect from the sentence, else from the title."""
        found = [one for one in self.sentence if not _is_one_of(one, ends)]
        said = {one.aspect for one in found}
        found += [one for one in self.title if one.aspect not in said and not _is_one_of(one, ends)]
        return tuple(sorted(found, key=lambda one: _ORDER.index(one.aspect)) if len(found) > 1 else found)


def title_context(names: Sequence[Name], text: str, title: str) -> tuple[Context, ...]:
    """Return what the title says; the first line stands for the title where there is none."""
    end = len(title) if title and text.startswith(title) else max(text.find("\n"), 0)
    return _context(text, Span(0, end), [name for name in names if name.span.end <= end])


def surroundings(text: str, sentence: Span, names: Sequence[Name], title: tuple[Context, ...]) -> Surroundings:
    """Return what *sentence*, which has these *names*, and the *title* (`title_context`) say."""
    return Surroundings(_context(text, sentence, names), title)


def _context(text: str, span: Span, names: Sequence[Name]) -> tuple[Context, ...]:
    found = [*_named(names), *_settings(text, span), *treatments(text, span, names)]
    return tuple(dict.fromkeys(found))


def _named(names: Iterable[Name]) -> Iterator[Context]:
    for name in names:
        aspect = _ASPECTS.get(name.entity.kind)
        if aspect is not None:
            yield Context(aspect, name.entity.name, name.entity.id)


def _settings(text: str, span: Span) -> Iterator[Context]:
    low = span.of(text).lower()
    for setting in _SETTINGS:
        if any(part in low for part in setting.parts) and setting.written.search(text, span.start, span.end):
            yield Context("setting", setting.name)


def _is_one_of(context: Context, ends: Sequence[Entity]) -> bool:
    """Return whether a context is an end of the finding; a dose behind its name does not matter."""
    if context.id:
        return context.id in [end.id for end in ends]
    bare = context.name.partition(" (")[0].removeprefix("no ")
    return bare in [end.name for end in ends]
