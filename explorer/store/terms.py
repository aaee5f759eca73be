"""The terms of a query (`model.query`) as conditions on statements and on their evidence; every value is bound."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    and_,
    func,
    literal,
    literal_column,
    not_,
    or_,
    select,
    text,
    true,
    tuple_,
)

from explorer.model.document import DocumentKind, NoticeKind
from explorer.model.query import Term
from explorer.model.relation import Sign
from explorer.model.verdicts import RETRACTED
from explorer.store import schema
from explorer.store.connections import in_list
from explorer.store.folding import cleaned, forms

_said, _found, _papers = schema.statements, schema.evidence, schema.documents
_SIGNS = {"up": Sign.POSITIVE.value, "down": Sign.NEGATIVE.value, "none": Sign.NONE.value}
_LAST = "\U0010ffff"
Condition = ColumnElement[bool]


def grouped(terms: Sequence[Term], words: Sequence[str], newer_than: int = 0) -> Select[Any]:
    """Return a query of what fits: the statements' ``id``, ``papers``, ``sentences``, and how many of them ``denied``.

    Args:
        terms: All of these have to hold.
        words: Names of bound values, each what FTS5 has to find in the sentence.
        newer_than: Only evidence with a larger number than this counts.
    """
    listed = [_by_evidence(term) for term in terms if term.field in _OF_FEW] + [_said_in(one) for one in words]
    listed += [_found.c.id > newer_than] if newer_than else []
    by_evidence = listed + [_by_evidence(term) for term in terms if term.field in _OF_EVIDENCE]
    by_evidence += [_marked(term) for term in terms if term.field == "is" and term.values != ("contested",)]
    by_statement = [_by_statement(term) for term in terms if term.field in _OF_STATEMENT]
    by_statement += [_marked(term) for term in terms if term.values == ("contested",)]
    counted = [term for term in terms if term.field == "papers"]
    if not by_evidence:
        denied = literal(0).label("denied")  # only what speaks for a statement is counted with it
        query = select(_said.c.id, _said.c.papers, _said.c.sentences, denied).where(*by_statement)
        return query.where(*(_between(_said.c.papers, term) for term in counted))
    papers = func.count(_found.c.document_id.distinct())
    bounds = and_(true(), *(_between(papers, term) for term in counted))
    columns = papers.label("papers"), func.count().label("sentences"), func.sum(_found.c.negated).label("denied")
    if not listed:
        supported = select(_said.c.id, *columns).join(_found, _found.c.statement_id == _said.c.id)
        return supported.where(*by_statement, *by_evidence).group_by(_said.c.id).having(bounds)
    # Few evidence are in question: SQLite has to begin with these, not with the statements.
    few = select(_found.c.statement_id, *columns).where(*by_evidence).group_by(_found.c.statement_id)
    found = few.having(bounds).subquery()
    query = select(_said.c.id, found.c.papers, found.c.sentences, found.c.denied).join(
        found, found.c.statement_id == _said.c.id
    )
    return query.where(*by_statement)


def _by_statement(term: Term) -> Condition:
    return _signed(_OF_STATEMENT[term.field](term), term)


def _by_evidence(term: Term) -> Condition:
    return _signed((_OF_EVIDENCE | _OF_FEW)[term.field](term), term)


def _signed(condition: Condition, term: Term) -> Condition:
    return not_(condition) if term.excluded else condition


def _between(column: ColumnElement[Any], term: Term) -> Condition:
    bounds: list[Condition] = []
    if term.low is not None:
        bounds.append(column >= term.low)
    if term.high is not None:
        bounds.append(column <= term.high)
    return and_(true(), *bounds)


def _named(values: Sequence[str]) -> CompoundSelect[Any]:
    """The entities that one of *values* names whole, or by its beginning, or that have it as identifier."""
    names, curies = schema.folded_names, schema.identifiers
    folded = [form for value in values for form in forms(value)]
    begins = [and_(names.c.folded >= form, names.c.folded < form + _LAST) for form in folded if len(form) > 2]
    exact = and_(names.c.folded.in_(in_list(folded)), names.c.part == 0)
    by_name = select(names.c.entity_id).where(or_(exact, *begins))
    return by_name.union(select(curies.c.entity_id).where(curies.c.curie.in_(in_list(map(cleaned, values)))))


def _ends(*columns: ColumnElement[Any]) -> Callable[[Term], Condition]:
    def condition(term: Term) -> Condition:
        named = _named(term.values)
        return or_(*(column.in_(named) for column in columns))

    return condition


def _kinds(term: Term) -> Condition:
    entities = select(schema.entities.c.id).where(schema.entities.c.kind.in_(in_list(term.values)))
    return or_(_said.c.subject_id.in_(entities), _said.c.object_id.in_(entities))


def _like(column: ColumnElement[Any], values: Sequence[str]) -> Condition:
    """Whether a cell has one of *values* in it; case does not count for plain letters."""
    return or_(*(column.icontains(cleaned(value), autoescape=True) for value in values))


def _in_context(*aspects: str) -> Callable[[Term], Condition]:
    table = schema.contexts

    def condition(term: Term) -> Condition:
        named = _like(table.c.name, term.values) | table.c.curie.in_(in_list(map(cleaned, term.values)))
        return _found.c.id.in_(select(table.c.evidence_id).where(table.c.aspect.in_(in_list(aspects)), named))

    return condition


def _written(column: ColumnElement[Any]) -> Callable[[Term], Condition]:
    return lambda term: _like(column, term.values)


def _identified(kind: str) -> Callable[[Term], Condition]:
    table = schema.identities

    def condition(term: Term) -> Condition:
        values = in_list([cleaned(value).lower() for value in term.values])
        return _papers.c.id.in_(select(table.c.document_id).where(table.c.kind == kind, table.c.value.in_(values)))

    return condition


def _in_paper(fits: Callable[[Term], Condition]) -> Callable[[Term], Condition]:
    return lambda term: _found.c.document_id.in_(select(_papers.c.id).where(fits(term)))


def of_papers(terms: Sequence[Term]) -> Select[Any] | None:
    """Return a query of the papers (``id``) that fit all *terms*; None where one of them asks nothing of a paper."""
    conditions: list[Condition] = []
    for term in terms:
        if term.field == "is" and set(term.values) <= _PAPER_MARKS.keys():
            conditions.append(_signed(or_(*(_PAPER_MARKS[value]() for value in term.values)), term))
        elif term.field in _OF_PAPER:
            conditions.append(_signed(_OF_PAPER[term.field](term), term))
        else:
            return None
    return select(_papers.c.id).where(and_(true(), *conditions))


def _said_in(words: str) -> Condition:
    """Whether the sentence of an evidence has the words bound as *words*."""
    table = schema.sentences
    matching = text(f"SELECT rowid FROM sentence_words WHERE sentence_words MATCH :{words}").columns(  # noqa: S608
        literal_column("rowid")
    )
    there = select(table.c.document_id, table.c.start).where(table.c.id.in_(matching.scalar_subquery()))
    return tuple_(_found.c.document_id, _found.c.sentence_start).in_(there)


def _marked(term: Term) -> Condition:
    return _signed(or_(*(_MARKS[value]() for value in term.values)), term)


def _contested() -> Condition:
    other = _said.alias()
    opposite = select(1).where(
        other.c.subject_id == _said.c.subject_id,
        other.c.object_id == _said.c.object_id,
        other.c.sign != _said.c.sign,
        other.c.sign != Sign.NONE.value,
        other.c.sentences > 0,
    )
    return and_(_said.c.sign != Sign.NONE.value, _said.c.sentences > 0, opposite.correlate(_said).exists())


def _curated() -> Condition:
    table = schema.curations
    return _found.c.hash.in_(select(table.c.evidence_hash).where(table.c.tag != RETRACTED))


def _corrected() -> Condition:
    table = schema.notices
    kinds = [NoticeKind.ERRATUM.value, NoticeKind.CONCERN.value]
    return _papers.c.id.in_(select(table.c.document_id).where(table.c.kind.in_(in_list(kinds))))


def _in_marked_paper(mark: str) -> Condition:
    return _found.c.document_id.in_(select(_papers.c.id).where(_PAPER_MARKS[mark]()))


_PAPER_MARKS: dict[str, Callable[[], Condition]] = {
    "retracted": lambda: _papers.c.kind == DocumentKind.RETRACTED.value,
    "corrected": _corrected,
    "review": lambda: _papers.c.kind == DocumentKind.REVIEW.value,
}
_MARKS: dict[str, Callable[[], Condition]] = {
    "negated": lambda: _found.c.negated == 1,
    "speculated": lambda: _found.c.speculated == 1,
    "implied": lambda: _found.c.implied == 1,
    "manual": lambda: _found.c.origin == "manual",
    "contested": _contested,
    "curated": _curated,
    "retracted": lambda: _in_marked_paper("retracted"),
    "corrected": lambda: _in_marked_paper("corrected"),
    "review": lambda: _in_marked_paper("review"),
}
_OF_STATEMENT: dict[str, Callable[[Term], Condition]] = {
    "kind": _kinds,
    "relation": lambda term: _said.c.relation.in_(in_list(term.values)),
    "sign": lambda term: _said.c.sign.in_(in_list([_SIGNS[value] for value in term.values])),
    "subject": _ends(_said.c.subject_id),
    "object": _ends(_said.c.object_id),
    "entity": _ends(_said.c.subject_id, _said.c.object_id),
    "belief": lambda term: _between(_said.c.belief, term),
}
_OF_PAPER: dict[str, Callable[[Term], Condition]] = {
    "year": lambda term: func.coalesce(_between(_papers.c.year, term), 0) == 1,
    "journal": _written(_papers.c.journal),
    "author": _written(_papers.c.authors),
    "title": _written(_papers.c.title),
    "source": _written(_papers.c.source),
    "pmid": _identified("pmid"),
    "doi": _identified("doi"),
}
_OF_EVIDENCE: dict[str, Callable[[Term], Condition]] = {
    "year": lambda term: func.coalesce(_between(_found.c.year, term), 0) == 1,
    "confidence": lambda term: _between(_found.c.confidence, term),
    "journal": _in_paper(_OF_PAPER["journal"]),
    "source": _in_paper(_OF_PAPER["source"]),
    "rule": lambda term: _like(_found.c.rule, term.values),
}
# What mostly names few evidence.
_OF_FEW: dict[str, Callable[[Term], Condition]] = {
    "cell": _in_context("cell", "cell_line"),
    "tissue": _in_context("tissue"),
    "disease": _in_context("disease"),
    "species": _in_context("species"),
    "treatment": _in_context("treatment"),
    "setting": _in_context("setting"),
    "author": _in_paper(_OF_PAPER["author"]),
    "title": _in_paper(_OF_PAPER["title"]),
    "pmid": _in_paper(_OF_PAPER["pmid"]),
    "doi": _in_paper(_OF_PAPER["doi"]),
}
