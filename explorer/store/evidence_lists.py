"""The evidence of statements as one list of numbers, sorted, grouped and narrowed: a window reads it part by part."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from explorer.model.filter import Filter
from explorer.model.listing import FLAG, FLAGS, JOURNAL, PAPER, UNFLAGGED, YEAR, Group, Listed, Listing
from explorer.store import schema
from explorer.store.connections import Connections, in_list, rows
from explorer.store.folding import cleaned
from explorer.store.statements import evidence_counts

_table, _papers = schema.evidence, schema.documents
_AS_READ = _table.c.document_id, _table.c.sentence_start, _table.c.id
_ORDERS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "paper": _AS_READ,
    "year": (func.coalesce(_table.c.year, 0).desc(), *_AS_READ),
    "journal": (_papers.c.journal == "", _papers.c.journal.collate("NOCASE"), _papers.c.journal, *_AS_READ),
    "confidence": (_table.c.confidence.desc(), *_AS_READ),
}
# All of them stand in the index of statements, so that no row is looked up.
_COLUMNS = _table.c.id, _table.c.document_id, _table.c.year, *(_table.c[flag] for flag in FLAGS)
_LONGEST_TITLE = 160
_WORDS = re.compile(r'"([^"]+)"|([^\s"]+)')


class EvidenceLists(Connections):
    """The part of the store that lists all evidence of an edge at once, however much there is."""

    def evidence_list(
        self,
        statement_ids: Sequence[int],
        filter: Filter = Filter(),  # noqa: A002, B008 - the field's word; frozen
        listing: Listing = Listing(),  # noqa: B008 - frozen
    ) -> Listed:
        """Return the numbers of the evidence of statements that counts under *filter*, as *listing* wants them."""
        conditions = [_table.c.statement_id.in_(in_list(statement_ids)), *evidence_counts(filter)]
        query = select(*_COLUMNS).where(*conditions).order_by(*_ORDERS[listing.order])
        if JOURNAL in (listing.order, listing.group):
            query = query.add_columns(_papers.c.journal).join(_papers, _papers.c.id == _table.c.document_id)
        with self.reading() as connection:
            found: Sequence[Row[Any]] = rows(connection, query)
            total = len(found)
            words = [quoted or word for quoted, word in _WORDS.findall(cleaned(listing.words).casefold())]
            if words:
                having = {row.id for row in rows(connection, _with_words(conditions, words))}
                found = [row for row in found if row.id in having]
            if listing.flag:
                wanted = set() if listing.flag == UNFLAGGED else {listing.flag}
                found = [row for row in found if wanted <= set(_flags(row)) and (wanted or not _flags(row))]
            return _listed(connection, found, listing.group, total)


def _with_words(conditions: Sequence[ColumnElement[bool]], words: Iterable[str]) -> Select[Any]:
    """The evidence whose sentence has all of *words* (case folded)."""
    length = _table.c.sentence_stop - _table.c.sentence_start
    sentence = func.folded_cells(func.substr(_papers.c.text, _table.c.sentence_start + 1, length))
    query = select(_table.c.id).join(_papers, _papers.c.id == _table.c.document_id)
    return query.where(*conditions, *(func.instr(sentence, word) > 0 for word in words))


def _listed(connection: Connection, found: Sequence[Row[Any]], group: str, total: int) -> Listed:
    if not group:
        return Listed(tuple(row.id for row in found), (), total)
    key, rank = _GROUPINGS[group]
    parts: dict[Hashable, list[int]] = {}
    for row in found:
        parts.setdefault(key(row), []).append(row.id)
    names = list(parts) if rank is None else sorted(parts, key=rank)
    titles = _titles(connection, names) if group == PAPER else {}
    groups, start = [], 0
    for name in names:
        groups.append(Group(titles.get(name) or _NAMERS.get(group, str)(name), start, len(parts[name])))
        start += len(parts[name])
    return Listed(tuple(number for name in names for number in parts[name]), tuple(groups), total)


def _flags(row: Row[Any]) -> tuple[str, ...]:
    return tuple(flag for flag in FLAGS if row._mapping[flag])


def _titles(connection: Connection, document_ids: Sequence[Any]) -> dict[Hashable, str]:
    """What a paper is called above its sentences: its title and year."""
    query = select(_papers.c.id, _papers.c.title, _papers.c.source, _papers.c.year)
    found = rows(connection, query.where(_papers.c.id.in_(in_list(document_ids))))
    return {row.id: _title(row) for row in found}


def _title(row: Row[Any]) -> str:
    title = " ".join(cleaned(row.title or row.source or "A text without title").split())[:_LONGEST_TITLE].rstrip(". ")
    return f"{title} ({row.year})" if row.year else title


# What evidence is grouped by, and the order of the groups; without one they come in the order of their first evidence.
_GROUPINGS: dict[str, tuple[Callable[[Row[Any]], Hashable], Callable[[Any], Any] | None]] = {
    PAPER: (lambda row: row.document_id, None),
    YEAR: (lambda row: row.year or 0, lambda year: -year),
    JOURNAL: (lambda row: cleaned(row.journal), lambda name: (not name, name.casefold(), name)),
    FLAG: (_flags, lambda flags: [flag in flags for flag in FLAGS]),
}
_NAMERS: dict[str, Callable[[Any], str]] = {
    PAPER: lambda _: "A paper that is missing",
    YEAR: lambda year: str(year) if year else "No year",
    JOURNAL: lambda name: name or "No journal",
    FLAG: lambda flags: ", ".join(flags) or UNFLAGGED,
}
