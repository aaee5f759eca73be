"""Why an evidence is there, told from its own data and from the row of its rule; nothing here is known of any rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explorer.extraction.precision import measured
from explorer.extraction.rules.table import RULES, Rule
from explorer.model.document import Document, Span
from explorer.model.entity import Entity
from explorer.model.evidence import (
    BUILTIN,
    IMPLIES,
    MANUAL,
    NEGATES,
    SAYS,
    SPECULATES,
    TURNS,
    UNEXPLAINED,
    Evidence,
    Grounded,
    Mention,
)

# What the words of each effect do, and what two of them that undo each other leave.
_DOING = {
    SAYS: ("Event", "is", "are", "part of what says it"),
    TURNS: ("Sign", "turns", "turn", "the sign"),
    NEGATES: ("Negated", "denies", "deny", "it"),
    SPECULATES: ("Speculated", "makes", "make", "it a supposition"),
    IMPLIES: ("Implied", "implies", "imply", "it: no verb says it of the two"),
}
_UNDOING = frozenset({TURNS, NEGATES})
# What the table of names calls a name, as a person is told it; what is not here tells itself.
_GROUNDED = {
    "curated": "grounded by a curated list",
    "your dictionary": "grounded by your dictionary",
    "symbol": "grounded by its symbol",
    "name": "grounded by its name",
    "alias": "grounded by an alias",
    "previous symbol": "grounded by a symbol it had before",
    "synonym": "grounded by a synonym",
    "made name": "grounded by a spelling of its name",
    "symbol of the orthologue": "grounded by the symbol of its orthologue",
    "pattern": "grounded by the form of the name",
    "not listed": "in no list of names",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of an explanation.

    Attributes:
        heading: What it is about, in a word.
        text: What is to be said, plain text.
        spans: The words of the document that it speaks of, in their order.
    """

    heading: str
    text: str
    spans: tuple[Span, ...] = ()


def explain(evidence: Evidence, document: Document) -> tuple[Reason, ...]:
    """Return why *evidence* of *document* is there: its rule, how sure it is, its words, and what its names mean."""
    parts = (_origin, _sureness, _saying, _swaying, _meanings)
    return tuple(reason for part in parts for reason in part(evidence, document.text))


def _origin(evidence: Evidence, _: str) -> Iterator[Reason]:
    """The rule as its row tells it, or who else said it."""
    rule = RULES.get(evidence.rule)
    if evidence.origin == MANUAL:
        yield Reason("Origin", "A person said so.")
    elif evidence.origin != BUILTIN:
        yield Reason("Origin", " ".join(("It comes from", evidence.origin, evidence.version)).rstrip() + ".")
    elif rule is None:
        yield Reason("Rule", f"{evidence.rule or 'none'}: this version has no rule of that name.")
    else:
        yield Reason("Rule", f"{rule.name}: {rule.description}.")
        yield Reason("Example", f"“{rule.example}” says: {rule.said}.")


def _sureness(evidence: Evidence, _: str) -> Iterator[Reason]:
    """How often the like of it was right, and how often its rule."""
    if evidence.origin == MANUAL:
        return
    if evidence.origin != BUILTIN:
        yield Reason("Confidence", f"{evidence.confidence:.2f}, as {evidence.origin} has it.")
        return
    text = (
        f"{evidence.confidence:.2f}: right in {_of_100(evidence.confidence)} sentences like it, on annotated abstracts"
    )
    rule = RULES.get(evidence.rule)
    if rule is not None:
        text += f"; of all that the rule finds, in {_of_100(rule_precision(rule))}"
    yield Reason("Confidence", text + (f" (version {evidence.version})." if evidence.version else "."))


def rule_precision(rule: Rule) -> float:
    """How often what *rule* finds is right, 0..1: as measured where that could be, else as its row has it."""
    record = measured().get(rule.name)
    return record.precision if record is not None and record.judged else rule.confidence


def _of_100(share: float) -> str:
    return f"{share * 100:.0f} of 100"


def _saying(evidence: Evidence, text: str) -> Iterator[Reason]:
    """The word that says the relation."""
    if evidence.trigger is not None:
        yield Reason("Trigger", f"{_quoted([evidence.trigger], text)} says it.", (evidence.trigger,))
    elif evidence.origin == BUILTIN:
        yield Reason("Trigger", "No single word says it; the construction does.")


def _swaying(evidence: Evidence, text: str) -> Iterator[Reason]:
    """The words that turned the sign or set a flag; a flag whose words are not known says that."""
    flags = {NEGATES: evidence.negated, SPECULATES: evidence.speculated, IMPLIES: evidence.implied}
    for effect, (heading, does, do, what) in _DOING.items():
        spans = [cue.span for cue in evidence.why.cues if cue.effect == effect]
        undone = effect in _UNDOING and len(spans) % 2 == 0
        if spans:
            told = f"{_quoted(spans, text)} {does if len(spans) == 1 else do} {what}"
            yield Reason(heading, told + ("; together they undo each other." if undone else "."), tuple(spans))
        elif flags.get(effect):
            yield Reason(heading, "Which words say so was not kept.")


def _meanings(evidence: Evidence, text: str) -> Iterator[Reason]:
    """What each name was taken for, how, and what else it could mean."""
    why = evidence.why
    yield _meaning("Subject", evidence.subject, why.subject, text)
    yield _meaning("Object", evidence.object, why.object, text)
    if why == UNEXPLAINED and evidence.origin == BUILTIN:
        yield Reason("Names", "How they were grounded was not kept; read the abstract again to know.")


def _meaning(heading: str, mention: Mention, grounded: Grounded, text: str) -> Reason:
    parts = [f"{_quoted([mention.span], text)} is {described(mention.entity)}"]
    if grounded.how:
        parts.append(grounding(grounded.how))
    if grounded.resolved_by and not grounded.ambiguous:
        parts.append(f"chosen by: {grounded.resolved_by}")
    others = alternatives(grounded)
    return Reason(heading, "; ".join([*parts, *([others] if others else [])]) + ".", (mention.span,))


def grounding(how: str) -> str:
    """Return *how* a name was grounded (`Grounded.how`) in plain words: ``grounded by a curated list``."""
    return _GROUNDED.get(how, how)


def alternatives(grounded: Grounded) -> str:
    """Return what else a name could mean in words; empty where it has one meaning."""
    if not grounded.alternatives:
        return ""
    others = _listed([described(one) for one in grounded.alternatives], "or")
    if grounded.ambiguous:
        return f"nothing in the text chose: it could also be {others}"
    return f"elsewhere it could be {others}"


def described(entity: Entity) -> str:
    """Return *entity* with its kind and identifier: ``IL6 (gene, HGNC:6018)``."""
    return f"{entity.name} ({entity.kind.value.replace('_', ' ')}, {entity.id or 'no identifier'})"


def _quoted(spans: Sequence[Span], text: str) -> str:
    return _listed([f"“{span.of(text)}”" for span in spans], "and")


def _listed(words: Sequence[str], last: str) -> str:
    return f" {last} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]
