"""Evidence: one sentence of one document that supports a statement."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from explorer.model.document import Document, Span
from explorer.model.entity import Entity
from explorer.model.relation import Relation, Sign
from explorer.model.statement import Statement

BUILTIN, MANUAL = "builtin", "manual"
"""Origins: the program's own extractor, and a person."""
LEARNED = "learned"
"""The rule of evidence that no rule found, but what was learned from annotated abstracts."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: where it stands (document offsets) and the entity it was grounded to."""

    span: Span
    entity: Entity


@dataclass(frozen=True, slots=True)
class Context:
    """What a finding holds for.

    Attributes:
        aspect: ``cell_line``, ``cell``, ``tissue``, ``disease``, ``species``, ``treatment`` or ``setting`` (in vitro,
            in vivo).
        name: As shown.
        id: A CURIE, or None.
    """

    aspect: str
    name: str
    id: str | None = None


# What words besides the trigger may do to a statement: be part of what says it, turn its sign, set one of its flags.
EFFECTS = SAYS, TURNS, NEGATES, SPECULATES, IMPLIES = "says", "turns", "negates", "speculates", "implies"
# What chose a meaning where nothing in the text did: the name stays ambiguous.
AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words besides the trigger that have a part in what a sentence says.

    Attributes:
        span: Where they stand in the document.
        effect: One of `EFFECTS`.
    """

    span: Span
    effect: str


@dataclass(frozen=True, slots=True)
class Grounded:
    """How a name came by its entity.

    Attributes:
        how: What the name is: ``symbol``, ``synonym``, ``defined``, ``not listed``, ...; empty where it is not known.
        resolved_by: What chose among several meanings: ``long form``, ``next word ...``; `AMBIGUOUS` where nothing did;
            empty where it has one meaning.
        alternatives: What else it could mean, the likelier first.
    """

    how: str = ""
    resolved_by: str = ""
    alternatives: tuple[Entity, ...] = ()

    @property
    def ambiguous(self) -> bool:
        """Whether nothing in the text chose among its meanings."""
        return self.resolved_by == AMBIGUOUS and bool(self.alternatives)


@dataclass(frozen=True, slots=True)
class Why:
    """What an evidence rests on besides its rule and trigger.

    Attributes:
        cues: The words that set a flag or turned the sign, in the order of the text.
        subject: How the subject was grounded.
        object: How the object was grounded.
    """

    cues: tuple[Cue, ...] = ()
    subject: Grounded = Grounded()
    object: Grounded = Grounded()


UNEXPLAINED = Why()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence that supports (or, where *negated*, denies) a statement; all spans count in the document's text.

    Attributes:
        sentence: The whole sentence.
        subject: The subject's name and grounding. With anaphora the span is that of the pronoun.
        relation: What is said.
        sign: The effect, up, down or none.
        object: The object's name and grounding.
        trigger: The word that says the relation, or None where the construction says it.
        antecedent: The name that an anaphor stands for, or None.
        negated: The sentence says that it is not so.
        speculated: The sentence says that it may be so.
        implied: Said by the construction, not by a verb between the two.
        confidence: 0..1, the extractor's own.
        rule: Name of the rule that found it.
        origin: Extractor, reader or database: ``builtin``, ``manual``, ``reach``, ``signor``.
        version: Version of the origin.
        residue: Residue of a modification (``S``, ``Tyr``), or empty.
        position: Position of a modification (``705``), or empty.
        context: What the finding holds for, in a fixed order.
        why: What it rests on besides rule and trigger.
    """

    sentence: Span
    subject: Mention
    relation: Relation
    sign: Sign
    object: Mention
    trigger: Span | None = None
    antecedent: Span | None = None
    negated: bool = False
    speculated: bool = False
    implied: bool = False
    confidence: float = 1.0
    rule: str = ""
    origin: str = BUILTIN
    version: str = ""
    residue: str = ""
    position: str = ""
    context: tuple[Context, ...] = ()
    why: Why = UNEXPLAINED

    @property
    def statement(self) -> Statement:
        """The statement that this is evidence for (ends of an undirected relation in order)."""
        return Statement(
            self.subject.entity, self.relation, self.sign, self.object.entity, self.residue, self.position
        ).ordered()

    def hash(self, document: Document) -> str:
        """Return what makes this evidence the same one: 32 hexadecimal digits.

        The text stands for the document, so that the hash outlives a document that gains a PMID; sentence span, ends,
        relation, sign and origin complete it.
        """
        return evidence_hash(document.text_hash, self.sentence, self.statement, self.origin)


def evidence_hash(text_hash: str, sentence: Span, statement: Statement, origin: str) -> str:
    """Return the hash of the evidence for *statement* (as it was read) in a *sentence* of the text with *text_hash*."""
    said = statement.ordered()
    parts = (
        text_hash,
        f"{sentence.start}-{sentence.end}",
        said.subject.key,
        said.relation,
        said.sign,
        said.object.key,
        said.residue,
        said.position,
        origin,
    )
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
