"""Filters that ask more of an evidence than its own row: its paper, what it holds for, what people say of it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select

from explorer.model.document import DocumentKind
from explorer.model.evidence import MANUAL, Context
from explorer.model.filter import OF_KIND, OF_NOTICE, Filter, Judged, Sort
from explorer.store import schema
from explorer.store.connections import in_list
from explorer.store.folding import cleaned

_found, _papers, _notices, _contexts, _verdicts = (
    schema.evidence,
    schema.documents,
    schema.notices,
    schema.contexts,
    schema.curations,
)
_KINDS = {sort: kind for kind, sort in OF_KIND.items()}
_NOTICES = {sort: kind for kind, sort in OF_NOTICE.items()}
Condition = ColumnElement[bool]


def narrowed(wanted: Filter) -> list[Condition]:
    """Return the conditions on evidence that *wanted* makes by paper, origin, context and verdict."""
    conditions: list[Condition] = [] if wanted.manual else [_found.c.origin != MANUAL]
    conditions += _none_of_sorts(wanted.without)
    for column, names in ((_papers.c.journal, wanted.journals), (_papers.c.source, wanted.sources)):
        if names:
            papers = select(_papers.c.id).where(column.in_(in_list(sorted(map(cleaned, names)))))
            conditions.append(_found.c.document_id.in_(papers))
    conditions += [_holds_for(aspect, contexts) for aspect, contexts in wanted.aspects.items()]
    return conditions if wanted.judged is None else [*conditions, _judged(wanted.judged)]


def _none_of_sorts(without: frozenset[Sort]) -> list[Condition]:
    kinds = [_KINDS[sort].value for sort in Sort if sort in without and sort in _KINDS]
    notices = [_NOTICES[sort].value for sort in Sort if sort in without and sort in _NOTICES]
    left_out: list[Select[tuple[int]]] = []
    if kinds:
        known = [kind.value for kind in DocumentKind]
        of_kind = _papers.c.kind.in_(in_list(kinds))
        strange = _papers.c.kind.not_in(in_list(known)) if Sort.OTHER in without else false()
        left_out.append(select(_papers.c.id).where(or_(of_kind, strange)))
    if notices:
        left_out.append(select(_notices.c.document_id).where(_notices.c.kind.in_(in_list(notices))))
    return [_found.c.document_id.not_in(papers) for papers in left_out]


def _holds_for(aspect: str, contexts: Iterable[Context]) -> Condition:
    """Whether an evidence holds for one of *contexts*, which are of one aspect."""
    table, listed = _contexts, list(contexts)
    ids = [cleaned(one.id) for one in listed if one.id is not None]
    names = [cleaned(one.name) for one in listed if one.id is None]
    same = or_(table.c.curie.in_(in_list(ids)), and_(table.c.curie.is_(None), table.c.name.in_(in_list(names))))
    return _found.c.id.in_(select(table.c.evidence_id).where(table.c.aspect == cleaned(aspect), same))


def _judged(wanted: frozenset[Judged]) -> Condition:
    """Whether people say one of *wanted* of an evidence; of most evidence nobody says anything."""
    spared = Judged.NOT in wanted
    listed = sorted(one.value for one in Judged if (one in wanted) is not spared)
    found = judgements().subquery()
    numbers = select(found.c.id).where(found.c.judged.in_(in_list(listed)))
    return _found.c.id.not_in(numbers) if spared else _found.c.id.in_(numbers)


def judgements() -> Select[tuple[int, str]]:
    """Return a query of the evidence that people said anything of: its number, and what they say (see `Judged`)."""
    subject, object_ = schema.entities.alias(), schema.entities.alias()
    verdict = _verdicts.c.id, _verdicts.c.curator, _verdicts.c.tag, _verdicts.c.correction
    said = select(_found.c.id, func.judged(*verdict, subject.c.key, object_.c.key).label("judged"))
    said = said.join(_verdicts, _verdicts.c.evidence_hash == _found.c.hash)
    said = said.join(schema.statements, schema.statements.c.id == _found.c.statement_id)
    said = said.join(subject, subject.c.id == schema.statements.c.subject_id)
    said = said.join(object_, object_.c.id == schema.statements.c.object_id)
    # Grouped by a sum, which no index has: SQLite would walk through all evidence to have it in order.
    return said.group_by(_found.c.id + 0)
