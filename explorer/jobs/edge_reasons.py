"""Why an edge is there: the rules, words and names behind all its evidence with their counts, and what hides it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.extraction.explain import alternatives, described, grounding, rule_precision
from explorer.extraction.rules.table import RULES
from explorer.graph.build import edges
from explorer.graph.hiding import EdgeHiding, Hider
from explorer.model.edge import BackedStatement
from explorer.model.evidence import BUILTIN, MANUAL, NEGATES, SAYS, SPECULATES, TURNS, Evidence, Grounded, Mention
from explorer.model.filter import Filter, judged_as
from explorer.model.progress import Progress
from explorer.model.records import EvidenceRecord
from explorer.model.wording import many

if TYPE_CHECKING:
    from explorer.store.store import Store

AT_ONCE = 200
MOST = 12
"""So many different words of a kind are named; of the others, how many there are."""
_EFFECTS = (
    ("Words with a part in it", SAYS),
    ("Words that turn the sign", TURNS),
    ("Words that deny it", NEGATES),
    ("Words that make it a supposition", SPECULATES),
)


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the explanation: a heading, and plain lines below it."""

    heading: str
    lines: tuple[str, ...]


def edge_reasons(
    store: Store, statements: Sequence[BackedStatement], rule: Filter, progress: Progress
) -> tuple[Section, ...]:
    """Return why the edge of *statements* is there, told from all evidence of *store*, whatever *rule* hides.

    Args:
        store: Where the evidence is.
        statements: All statements of the edge, or of several.
        rule: The filter in force.
        progress: Told how far it is, and stops it.
    """
    records = list(_records(store, [one.id for one in statements], progress))
    found = [record.evidence for record in records]
    parts = [
        Section("Rules", tuple(_rules(found))),
        Section("Triggers", _named(_triggers(records))),
        *(Section(heading, _named(_cues(records, effect))) for heading, effect in _EFFECTS),
        Section("Subjects", tuple(_names(records, subject=True))),
        Section("Objects", tuple(_names(records, subject=False))),
        Section("Filters", tuple(_filters(records, statements, rule))),
    ]
    return tuple(part for part in parts if part.lines)


def _records(store: Store, statement_ids: Sequence[int], progress: Progress) -> Iterator[EvidenceRecord]:
    ids = store.evidence_list(statement_ids).ids
    for start in range(0, len(ids), AT_ONCE):
        progress.report(start, len(ids), "Reading the evidence")
        yield from store.evidence_records(ids[start : start + AT_ONCE])


def _rules(found: Iterable[Evidence]) -> Iterator[str]:
    """Each rule with its count, the most used first: what it is, and how often it is right."""
    for (origin, name), count in Counter((one.origin, one.rule) for one in found).most_common():
        yield f"{many(count, 'sentence')} by {_rule(origin, name)}"


def _rule(origin: str, name: str) -> str:
    if origin == MANUAL:
        return "a person, who added them by hand"
    if origin != BUILTIN:
        return origin
    rule = RULES.get(name)
    if rule is None:
        return f"“{name or 'none'}”: this version has no rule of that name"
    return f"“{name}”: {rule.description}; right in {rule_precision(rule):.0%} of what it finds"


def _triggers(records: Iterable[EvidenceRecord]) -> Counter[str]:
    return Counter(
        _word(one.evidence.trigger.of(one.document.text)) for one in records if one.evidence.trigger is not None
    )


def _cues(records: Iterable[EvidenceRecord], effect: str) -> Counter[str]:
    return Counter(
        _word(cue.span.of(one.document.text))
        for one in records
        for cue in one.evidence.why.cues
        if cue.effect == effect
    )


def _names(records: Iterable[EvidenceRecord], *, subject: bool) -> Iterator[str]:
    """How the names of an end are written, what they were taken for and how, and what they could mean too."""
    counted = Counter[tuple[str, str, str]]()
    others: dict[str, Grounded] = {}
    for record in records:
        mention, grounded = _end(record.evidence, subject=subject)
        written, entity = _written(mention.span.of(record.document.text)), described(mention.entity)
        counted[entity, written, grounded.how] += 1
        if grounded.alternatives:
            others.setdefault(f"{entity}\n{written}", grounded)
    ranked = counted.most_common()
    for (entity, written, how), count in ranked[:MOST]:
        told = alternatives(others[f"{entity}\n{written}"]) if f"{entity}\n{written}" in others else ""
        parts = [f"“{written}” is {entity}", f"{count:,} times" if count > 1 else "once"]
        parts += [grounding(how)] if how else []
        yield "; ".join([*parts, *([told] if told else [])])
    if len(ranked) > MOST:
        yield f"other ways to write it: {len(ranked) - MOST:,}"


def _end(evidence: Evidence, *, subject: bool) -> tuple[Mention, Grounded]:
    """The subject of what is said, or its object: of an undirected relation as the statement has them."""
    ends = (evidence.subject, evidence.why.subject), (evidence.object, evidence.why.object)
    swapped = evidence.statement.subject.key != evidence.subject.entity.key
    return ends[subject is swapped]


def _filters(records: Sequence[EvidenceRecord], statements: Sequence[BackedStatement], rule: Filter) -> Iterator[str]:
    """What hides some of it now, and what would, each with how many sentences that are."""
    hidings = [(edge, EdgeHiding(edge, rule)) for edge in edges(statements)]
    by_statement = {one.id: hiding for edge, hiding in hidings for one in edge.statements}
    counted = Counter[Hider]()
    for record in records:
        hiding = by_statement.get(record.statement_id)
        if hiding is not None:
            counted.update(hiding.of(record.evidence, record.document, judged_as(record.held)))
    whole = len(records)
    for words, now, all_of_it in (
        ("All of it is hidden now by", True, True),
        ("Hidden now by", True, False),
        ("All of it would be hidden by", False, True),
        ("Some would be hidden by", False, False),
    ):
        hiders = [
            hider.text if all_of_it else f"{hider.text} ({count:,} of {many(whole, 'sentence')})"
            for hider, count in counted.most_common()
            if hider.now is now and (count == whole) is all_of_it
        ]
        if hiders:
            yield f"{words} {'; '.join(_few(hiders))}"


def _few(parts: Sequence[str]) -> list[str]:
    """The first of *parts*, and how many more there are."""
    more = [f"and {len(parts) - MOST:,} others"] if len(parts) > MOST else []
    return [*parts[:MOST], *more]


def _named(counted: Counter[str]) -> tuple[str, ...]:
    """The words with their counts in one line, the most frequent first."""
    ranked = counted.most_common()
    if not ranked:
        return ()
    return (", ".join(_few([f"“{word}”{f' × {count:,}' if count > 1 else ''}" for word, count in ranked])),)


def _word(text: str) -> str:
    return " ".join(text.split()).casefold()


def _written(text: str) -> str:
    return " ".join(text.split())
