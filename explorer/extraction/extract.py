"""Text to evidence: names, rules, and what was learned; the same document always gives the same evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from explorer.bundle import resource
from explorer.extraction.anaphora import with_antecedent
from explorer.extraction.because import why
from explorer.extraction.confidence import FLOOR
from explorer.extraction.context import Surroundings, surroundings, title_context
from explorer.extraction.learned.decide import decide
from explorer.extraction.learned.judge import Judgement, judge
from explorer.extraction.learned.vetoes import allowed
from explorer.extraction.learned.weights import Weights, load
from explorer.extraction.lexicon import Lexicon, default_lexicon
from explorer.extraction.names import Name, find_names
from explorer.extraction.reading import ReadSentence, read_sentences
from explorer.extraction.rules.finding import Finding
from explorer.extraction.sentences import split
from explorer.extraction.sites import site_of
from explorer.extraction.user_dictionary import EMPTY, UserDictionary, Wanted
from explorer.extraction.version import VERSION
from explorer.model.document import Document, Span
from explorer.model.evidence import Context, Evidence, Mention
from explorer.model.relation import MODIFICATIONS, Sign

_SIGNS = {1: Sign.POSITIVE, -1: Sign.NEGATIVE, 0: Sign.NONE}
# So many sentences are judged at once, about what a chunk of abstracts has: each step in numpy has a price of its own.
_TOGETHER = 240
# Hyphens of publishers, each one letter as before: verbs, names and lists are known with the plain one.
_HYPHENS = str.maketrans("‐‑", "--")
FindNames = Callable[[str, Sequence[Span], Lexicon, Wanted], list[Name]]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read in a document.

    Attributes:
        evidence: By place, then by rule.
        sentences: All sentences, with and without evidence.
    """

    evidence: tuple[Evidence, ...]
    sentences: tuple[Span, ...]


class _Page(NamedTuple):
    """A document before it is judged: its sentences, those that were read, and the context that its title gives."""

    text: str
    sentences: tuple[Span, ...]
    read: list[ReadSentence]
    title: tuple[Context, ...]


class Extractor:
    """Reads documents with one lexicon and one set of weights.

    Args:
        lexicon: What is listed; the bundled lexicon where it is None.
        find: Finds names.
        weights: What was learned; the bundled weights where it is None.
        floor: Learned evidence with less confidence is left out.
        dictionary: What the person said about names.
    """

    def __init__(
        self,
        lexicon: Lexicon | None = None,
        find: FindNames = find_names,
        weights: Weights | None = None,
        floor: float = FLOOR,
        dictionary: UserDictionary = EMPTY,
    ) -> None:
        self._lexicon = lexicon if lexicon is not None else default_lexicon()
        self._find = find
        self._weights = weights if weights is not None else default_weights()
        self._floor = floor
        self._dictionary = dictionary

    def extract(self, document: Document) -> Extraction:
        """Return the evidence in *document*."""
        return self.extract_all([document])[0]

    def extract_all(self, documents: Sequence[Document]) -> list[Extraction]:
        """Return what is in each of *documents*, sooner than one by one: models look at all sentences at once."""
        pages = [self._read(one) for one in documents]
        judgements = self._judged(pages)
        return [self._extraction(page, judgements) for page in pages]

    def _judged(self, pages: Sequence[_Page]) -> Iterator[Judgement]:
        """The judgements of all sentences; those of one document together, for each hears what the others say."""
        read: list[ReadSentence] = []
        documents: list[int] = []
        for number, page in enumerate(pages):
            read += page.read
            documents += [number] * len(page.read)
            if read and (len(read) >= _TOGETHER or number == len(pages) - 1):
                yield from judge(self._weights, read, documents)
                read, documents = [], []

    def _read(self, document: Document) -> _Page:
        text = document.text.translate(_HYPHENS)
        sentences = split(text)
        names = self._find(text, sentences, self._lexicon, self._dictionary.wanted(document))
        read = list(read_sentences(text, sentences, names))
        return _Page(text, tuple(sentences), read, title_context(names, text, document.title))

    def _extraction(self, page: _Page, judgements: Iterator[Judgement]) -> Extraction:
        evidence: list[Evidence] = []
        for one, judgement in zip(page.read, judgements, strict=False):
            evidence += self._of_sentence(page.text, one, judgement, page.title)
        return Extraction(tuple(evidence), page.sentences)

    def _of_sentence(
        self, text: str, read: ReadSentence, judgement: Judgement, title: tuple[Context, ...]
    ) -> list[Evidence]:
        found = decide(self._weights, read, judgement, self._floor) if read.findings or judgement else []
        found = allowed(read, found) if found else []
        if not found:
            return []
        evidence = _evidence(found, read, surroundings(text, read.span, read.names, title))
        if any(one.relation in MODIFICATIONS for one in evidence):
            site = site_of(text, read.span)
            evidence = [
                replace(one, residue=site[0], position=site[1]) if one.relation in MODIFICATIONS else one
                for one in evidence
            ]
        return [with_antecedent(one, read.anaphors) for one in evidence] if read.anaphors else evidence


@cache
def default_weights() -> Weights:
    """Return the bundled weights."""
    return load(resource("extraction", "weights.bin"))


@cache
def _default() -> Extractor:
    return Extractor()


def extract(document: Document) -> tuple[Evidence, ...]:
    """Return the evidence in *document*, read with the bundled lexicon and weights."""
    return _default().extract(document).evidence


def _evidence(found: list[Finding], read: ReadSentence, around: Surroundings) -> list[Evidence]:
    """Findings as evidence: one for each ends, relation, sign and denial; the surer finding tells it."""
    tokens = read.main
    best: dict[tuple[str, str, str, int, bool], Evidence] = {}
    for finding in found:
        key = (
            finding.subject.name.entity.key,
            finding.relation.value,
            finding.object.name.entity.key,
            finding.sign,
            finding.negated,
        )
        trigger = tokens[finding.trigger].span if 0 <= finding.trigger < len(tokens) else None
        one = Evidence(
            read.span, Mention(finding.subject.name.span, finding.subject.name.entity), finding.relation,
            _SIGNS[finding.sign], Mention(finding.object.name.span, finding.object.name.entity),
            trigger=trigger, negated=finding.negated, speculated=finding.speculated, implied=finding.implied,
            confidence=round(finding.confidence, 3), rule=finding.rule,
            version=VERSION, context=around.of(finding.subject.name.entity, finding.object.name.entity),
            why=why(finding, trigger),
        )  # fmt: skip
        if key not in best or best[key].confidence < one.confidence:
            best[key] = one
    return sorted(
        best.values(), key=lambda one: (one.subject.span.start, one.object.span.start, one.relation, one.sign)
    )
