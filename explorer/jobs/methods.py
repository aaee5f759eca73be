"""A paragraph for the methods section of a paper: what was read, with what, and what is shown."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

import explorer
from explorer import bundle
from explorer.extraction.version import VERSION
from explorer.model.filter import Filter
from explorer.model.filter_words import parts
from explorer.model.progress import Progress
from explorer.model.records import StoreCounts

if TYPE_CHECKING:
    from explorer.diagram.document import Diagram
    from explorer.store.store import Store


def methods(store: Store, diagram: Diagram, progress: Progress) -> str:
    """Return the paragraph for *diagram* of *store*."""
    progress.check()
    nodes, edges = len(diagram.visible_nodes), len(diagram.visible_edges)
    return paragraph(store.counts(), lexicon_version(), (nodes, edges), diagram.filter)


def lexicon_version() -> str:
    """Return the version of the lexicon of names: eight digits of the BLAKE2 hash of its file."""
    return blake2b(bundle.resource("lexicon", "lexicon.bin").read_bytes(), digest_size=4).hexdigest()


def paragraph(counts: StoreCounts, lexicon: str, shown: tuple[int, int], rule: Filter) -> str:
    """Return the paragraph as plain text, in the past tense of a methods section.

    Args:
        counts: What the store holds.
        lexicon: The lexicon's version.
        shown: How many entities and how many edges the diagram shows.
        rule: The filter in force.
    """
    read = (
        f"Pathway statements were extracted from {_number(counts.documents, 'abstract')} "
        f"({_number(counts.sentences, 'sentence')}) with Pathway Explorer {explorer.__version__} "
        f"(extractor {VERSION}, lexicon {lexicon}), which works offline, by rules and by a linear model whose weights "
        "are part of the program."
    )
    found = (
        f"This gave {_number(counts.statements, 'distinct statement')} between "
        f"{_number(counts.entities, 'entity', 'entities')}, supported by "
        f"{_number(counts.evidence, 'evidence sentence')}."
    )
    drawn = (
        f"The diagram shows {_number(shown[0], 'entity', 'entities')} and {_number(shown[1], 'edge')}; "
        f"{_filters(rule)}."
    )
    return " ".join((read, found, drawn))


def _number(count: int, name: str, plural: str = "") -> str:
    return f"{count:,} {name if count == 1 else plural or name + 's'}".replace(",", "\u202f")


def _filters(rule: Filter) -> str:
    told = filters_in_words(rule)
    return f"filters in force: {'; '.join(told)}" if told else "no filter was in force"


def filters_in_words(rule: Filter) -> list[str]:
    """Return what *rule* leaves out, each as a few words; an empty list where it leaves out nothing."""
    return [part.text for part in parts(rule)]
