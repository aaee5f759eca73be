"""Genes and microRNAs that nobody listed: told by how they are written and what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from explorer.extraction.casing import common_words, never_names
from explorer.extraction.tokens import Tokens
from explorer.model.document import Span
from explorer.model.entity import Entity, Kind

_SYMBOL = re.compile(r"[A-Z][A-Z]{1,5}\d{1,3}[A-Z]?\d?|[A-Z][a-z]{2,4}\d{1,2}[a-z]?|[A-Z]{3,6}|[a-z]{3,5}\d{1,2}")
_MIRNA = re.compile(r"(?:hsa-|mmu-)?(?:miR|miRNA|microRNA|let)-?\d+[a-z]?(?:-[35]p)?(?![\w])")
_AFTER = frozenset(
    "gene genes protein proteins kinase receptor receptors mrna promoter overexpression knockdown silencing sirna shrna "
    "expression phosphorylation activation phosphatase ligase transcripts isoform".split()
)


def unlisted_genes(tokens: Tokens, taken: Sequence[Span]) -> Iterator[tuple[Span, Entity]]:
    """Yield words that look like a gene's symbol where the text calls them a gene, and microRNAs by their form."""
    covered = sorted((span.start, span.end) for span in taken)
    for match in _MIRNA.finditer(tokens.text):
        if not _overlaps(covered, match.start(), match.end()):
            name = re.sub(r"^(?:hsa-|mmu-)?(?:miRNA|microRNA|miR)-?", "miR-", match.group())
            covered.append((match.start(), match.end()))
            yield Span(match.start(), match.end()), Entity(None, name, Kind.MIRNA)
    for index, word in enumerate(tokens.words):
        if not _SYMBOL.fullmatch(word) or tokens.keys[index] in never_names() or tokens.keys[index] in common_words():
            continue
        if tokens.word(index + 1) in _AFTER and tokens.after(index) == " ":
            start, end = tokens.starts[index], tokens.ends[index]
            if not _overlaps(covered, start, end):
                yield Span(start, end), Entity(None, word, Kind.GENE)


def _overlaps(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(one < end and start < other for one, other in spans)
