"""A paragraph for the methods section of a paper: what was read, with what, and what is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

import explorer
from explorer import bundle
from explorer.extraction.version import VERSION
from explorer.model.entity_edit import EditAction, EntityEdit
from explorer.model.evidence import BUILTIN, MANUAL
from explorer.model.filter import Filter
from explorer.model.filter_words import parts
from explorer.model.progress import Progress
from explorer.model.records import Curation, Reader, StoreCounts
from explorer.model.verdicts import standing
from explorer.model.wording import many

if TYPE_CHECKING:
    from explorer.diagram.document import Diagram
    from explorer.store.store import Store


def methods(store: Store, diagram: Diagram, progress: Progress) -> str:
    """Return the paragraph for *diagram* of *store*."""
    progress.check()
    nodes, edges = len(diagram.visible_nodes), len(diagram.visible_edges)
    counts, readers = store.counts(), store.readers()
    progress.check()
    by_hand = ByHand.of(store.all_curations(), store.entity_edits(), readers)
    text = paragraph(counts, lexicon_version(), (nodes, edges), diagram.filter, by_hand, versions(readers))
    lens = diagram.look.lens
    return text if lens is None else f"{text} Edges without evidence for {lens.context.name} are drawn faded."


@dataclass(frozen=True, slots=True)
class ByHand:
    """What people did to what was read.

    Attributes:
        verdicts: Verdicts that hold now.
        judged: Evidence with such a verdict.
        curators: People who gave them.
        added: Evidence that was added by hand.
        merges: Times that entities were made one.
        splits: Times that an entity was split.
    """

    verdicts: int = 0
    judged: int = 0
    curators: int = 0
    added: int = 0
    merges: int = 0
    splits: int = 0

    @classmethod
    def of(cls, curations: Iterable[Curation], edits: Iterable[EntityEdit], readers: Iterable[Reader]) -> ByHand:
        """Return the counts of what holds of *curations* and *edits*, and of what people found of *readers*."""
        said: dict[str, list[Curation]] = {}
        for one in curations:
            said.setdefault(one.evidence_hash, []).append(one)
        holding = [found for events in said.values() if (found := standing(events))]
        actions = Counter(edit.action for edit in edits if not edit.undone)
        return cls(
            sum(map(len, holding)),
            len(holding),
            len({curator for found in holding for curator in found}),
            sum(reader.evidence for reader in readers if reader.origin == MANUAL),
            actions[EditAction.MERGE],
            actions[EditAction.SPLIT],
        )

    @property
    def text(self) -> str:
        """A sentence on it."""
        parts = []
        if self.verdicts:
            judged = f"{_number(self.verdicts, 'verdict')} of {_number(self.curators, 'reader')}"
            parts.append(f"{judged} on {_number(self.judged, 'evidence sentence')}")
        parts += [_number(self.added, "statement") + " added by hand"] if self.added else []
        parts += [_number(self.merges, "merge") + " of entities"] if self.merges else []
        parts += [_number(self.splits, "split") + " of entities"] if self.splits else []
        return f"Curation: {'; '.join(parts)}." if parts else "No evidence was judged or added by hand."


def versions(readers: Iterable[Reader]) -> str:
    """Return the versions of the extractor that found evidence: ``3 and 4``; where there is none, the one at hand."""
    found = sorted({reader.version for reader in readers if reader.origin == BUILTIN and reader.version})
    return " and ".join(found) or VERSION


def lexicon_version() -> str:
    """Return the version of the lexicon of names: eight digits of the BLAKE2 hash of its file."""
    return blake2b(bundle.resource("lexicon", "lexicon.bin").read_bytes(), digest_size=4).hexdigest()


def paragraph(
    counts: StoreCounts,
    lexicon: str,
    shown: tuple[int, int],
    rule: Filter,
    by_hand: ByHand = ByHand(),
    extractor: str = VERSION,
) -> str:
    """Return the paragraph as plain text, in the past tense of a methods section.

    Args:
        counts: What the store holds.
        lexicon: The lexicon's version.
        shown: How many entities and how many edges the diagram shows.
        rule: The filter in force.
        by_hand: What people did to what was read.
        extractor: The versions that read it.
    """
    read = (
        f"Pathway statements were extracted from {_number(counts.documents, 'abstract')} "
        f"({_number(counts.sentences, 'sentence')}) with Pathway Explorer {explorer.__version__} "
        f"(extractor {extractor}, lexicon {lexicon}), which works offline, by rules and by a linear model whose "
        "weights are part of the program."
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
    return " ".join((read, found, by_hand.text, drawn))


def _number(count: int, name: str, plural: str = "") -> str:
    return many(count, name, plural).replace(",", "\u202f")


def _filters(rule: Filter) -> str:
    told = filters_in_words(rule)
    return f"filters in force: {'; '.join(told)}" if told else "no filter was in force"


def filters_in_words(rule: Filter) -> list[str]:
    """Return what *rule* leaves out, each as a few words; an empty list where it leaves out nothing."""
    return [part.text for part in parts(rule)]
