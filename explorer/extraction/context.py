"""Context: what a finding holds for, from the sentence, else from the title."""

from __future__ import annotations

import re

from explorer.extraction.names import Name
from explorer.model.document import Span
from explorer.model.entity import Kind
from explorer.model.evidence import Context

_ASPECTS = {
    Kind.CELL_LINE: "cell_line",
    Kind.CELL: "cell",
    Kind.TISSUE: "tissue",
    Kind.DISEASE: "disease",
    Kind.ORGANISM: "species",
}
_ORDER = ("cell_line", "cell", "tissue", "disease", "species", "setting")
_SETTING = re.compile(r"\bin[ -](vitro|vivo)\b", re.IGNORECASE)


def _named(names: list[Name]) -> dict[str, list[Context]]:
    found: dict[str, list[Context]] = {}
    for name in names:
        aspect = _ASPECTS.get(name.entity.kind)
        if aspect is not None:
            one = Context(aspect, name.entity.name, name.entity.id)
            if one not in found.setdefault(aspect, []):
                found[aspect].append(one)
    return found


def title_context(names: list[Name], text: str, title: str) -> tuple[Context, ...]:
    """Return what the title names; the first line stands for the title where there is none."""
    end = len(title) if title and text.startswith(title) else max(text.find("\n"), 0)
    found = _named([name for name in names if name.span.end <= end])
    return tuple(one for aspect in _ORDER for one in found.get(aspect, ()))


def context_of(text: str, sentence: Span, names: list[Name], title: tuple[Context, ...]) -> tuple[Context, ...]:
    """Return the context of the findings of *sentence*: each aspect from the sentence, else from the title."""
    found = _named(names)
    for match in _SETTING.finditer(text, sentence.start, sentence.end):
        setting = Context("setting", f"in {match.group(1).lower()}")
        if setting not in found.setdefault("setting", []):
            found["setting"].append(setting)
    for one in title:
        if one.aspect not in found or found[one.aspect][0] in title:
            found.setdefault(one.aspect, [])
            if one not in found[one.aspect]:
                found[one.aspect].append(one)
    return tuple(one for aspect in _ORDER for one in found.get(aspect, ()))
