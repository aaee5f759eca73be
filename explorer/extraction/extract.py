"""Text to evidence: sentences, names, tokens, rules; the same document always gives the same evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from explorer.extraction.anaphora import anaphor, with_antecedent
from explorer.extraction.asides import without_asides
from explorer.extraction.context import context_of, title_context
from explorer.extraction.flags import marked
from explorer.extraction.lexicon import Lexicon, default_lexicon
from explorer.extraction.names import Name, find_names
from explorer.extraction.rules.finding import Finding
from explorer.extraction.rules.table import RULES
from explorer.extraction.rules.walk import walk
from explorer.extraction.sentences import split
from explorer.extraction.sites import site_of
from explorer.extraction.stream import Token, read
from explorer.extraction.version import VERSION
from explorer.model.document import Document, Span
from explorer.model.evidence import Context, Evidence, Mention
from explorer.model.relation import MODIFICATIONS, Sign

# A sentence with more words than this is a table or a list that lost its line ends; rules are for sentences.
MAX_TOKENS = 400

_SIGNS = {1: Sign.POSITIVE, -1: Sign.NEGATIVE, 0: Sign.NONE}
FindNames = Callable[[str, Sequence[Span], Lexicon], list[Name]]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read in a document.

    Attributes:
        evidence: By place, then by rule.
        sentences: All sentences, with and without evidence.
    """

    evidence: tuple[Evidence, ...]
    sentences: tuple[Span, ...]


class Extractor:
    """Reads documents with one lexicon."""

    def __init__(self, lexicon: Lexicon | None = None, find: FindNames = find_names) -> None:
        self._lexicon = lexicon if lexicon is not None else default_lexicon()
        self._find = find

    def extract(self, document: Document) -> Extraction:
        """Return the evidence in *document*."""
        text = document.text
        sentences = split(text)
        names = self._find(text, sentences, self._lexicon)
        title = title_context(names, text, document.title)
        evidence: list[Evidence] = []
        before: list[Name] = []
        for sentence, inside in _by_sentence(sentences, names):
            found = anaphor(text, sentence, before, inside)
            if found is not None and inside:
                read_so = _of_sentence(text, sentence, [found[0], *inside], title)
                evidence += [with_antecedent(one, found[0].span, found[1]) for one in read_so]
            elif len(inside) > 1:
                evidence += _of_sentence(text, sentence, inside, title)
            before = inside
        return Extraction(tuple(evidence), tuple(sentences))


@cache
def _default() -> Extractor:
    return Extractor()


def extract(document: Document) -> tuple[Evidence, ...]:
    """Return the evidence in *document*, read with the bundled lexicon."""
    return _default().extract(document).evidence


def _by_sentence(sentences: list[Span], names: list[Name]) -> list[tuple[Span, list[Name]]]:
    found = []
    at = 0
    ordered = sorted(names, key=lambda name: name.span.start)
    for sentence in sentences:
        inside = []
        while at < len(ordered) and ordered[at].span.start < sentence.end:
            if ordered[at].span.start >= sentence.start and ordered[at].span.end <= sentence.end:
                inside.append(ordered[at])
            at += 1
        found.append((sentence, inside))
    return found


def _of_sentence(text: str, sentence: Span, names: list[Name], title: tuple[Context, ...]) -> list[Evidence]:
    tokens = read(text, sentence, names)
    if len(tokens) > MAX_TOKENS:
        return []
    main, findings = without_asides(tokens)
    found = findings + marked(main, walk(main))
    if not found:
        return []
    context = context_of(text, sentence, names, title)
    site = site_of(text, sentence)
    evidence = _evidence(found, main, sentence, context)
    return [
        replace(one, residue=site[0], position=site[1]) if one.relation in MODIFICATIONS else one for one in evidence
    ]


def _evidence(
    found: list[Finding], tokens: list[Token], sentence: Span, context: tuple[Context, ...]
) -> list[Evidence]:
    """Findings as evidence: one for each ends, relation, sign and denial; the surer rule tells it."""
    best: dict[tuple[str, str, str, int, bool], Evidence] = {}
    for finding in found:
        rule = RULES[finding.rule]
        key = (
            finding.subject.name.entity.key,
            finding.relation.value,
            finding.object.name.entity.key,
            finding.sign,
            finding.negated,
        )
        word = tokens[finding.trigger] if 0 <= finding.trigger < len(tokens) else None
        one = Evidence(
            sentence, Mention(finding.subject.name.span, finding.subject.name.entity), finding.relation,
            _SIGNS[finding.sign], Mention(finding.object.name.span, finding.object.name.entity),
            trigger=Span(word.start, word.end) if word is not None else None,
            negated=finding.negated, speculated=finding.speculated, implied=finding.implied,
            confidence=round(rule.confidence * (0.8 if finding.speculated else 1.0), 3), rule=finding.rule,
            version=VERSION, context=context,
        )  # fmt: skip
        if key not in best or best[key].confidence < one.confidence:
            best[key] = one
    return sorted(
        best.values(), key=lambda one: (one.subject.span.start, one.object.span.start, one.relation, one.sign)
    )
