"""The evidence of statements as one list of numbers, sorted, grouped and narrowed: a window reads it part by part."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select

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
# What has to be known of evidence to group it; all but the journal stands in the index of statements.
_KEYS: dict[str, tuple[ColumnElement[Any], ...]] = {
    PAPER: (_table.c.document_id,),
    YEAR: (func.coalesce(_table.c.year, 0),),
    JOURNAL: (_papers.c.journal,),
    FLAG: tuple(_table.c[flag] for flag in FLAGS),
}
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
        counting = [_table.c.statement_id.in_(in_list(statement_ids)), *evidence_counts(filter)]
        narrowing = [*_with_words(listing.words), *_with_flag(listing.flag)]
        query = select(_table.c.id, *_KEYS.get(listing.group, ())).where(*counting, *narrowing)
        if JOURNAL in (listing.order, listing.group) or listing.words:
            query = query.join(_papers, _papers.c.id == _table.c.document_id)
        query = query.order_by(*_ORDERS[listing.order])
        with self.reading() as connection:
            # numbers alone are had in half the time of rows
            ids = rows(connection, query) if listing.group else tuple(connection.scalars(query))
            total = len(ids)
            if narrowing:
                total = rows(connection, select(func.count()).select_from(_table).where(*counting))[0][0]
            return _grouped(connection, ids, listing.group, total) if listing.group else Listed(tuple(ids), (), total)


def _with_words(text: str) -> list[ColumnElement[bool]]:
    """That a sentence has all words of *text* (case folded)."""
    words = [quoted or word for quoted, word in _WORDS.findall(cleaned(text).casefold())]
    length = _table.c.sentence_stop - _table.c.sentence_start
    sentence = func.folded_cells(func.substr(_papers.c.text, _table.c.sentence_start + 1, length))
    return [func.instr(sentence, word) > 0 for word in words]


def _with_flag(flag: str) -> list[ColumnElement[bool]]:
    """That an evidence has *flag*, or none at all."""
    if flag == UNFLAGGED:
        return [_table.c[one] == 0 for one in FLAGS]
    return [_table.c[flag] != 0] if flag else []


def _grouped(connection: Connection, found: Sequence[Row[Any]], group: str, total: int) -> Listed:
    """The list of *found* (number, then what it is grouped by) with its groups."""
    parts: dict[tuple[Any, ...], list[int]] = {}
    for row in found:
        parts.setdefault(tuple(row[1:]), []).append(row[0])
    names = sorted(parts, key=_RANKS[group]) if group in _RANKS else list(parts)
    titles = _titles(connection, [name for (name,) in names]) if group == PAPER else {}
    groups, start = [], 0
    for name in names:
        title = titles.get(name[0], "A paper that is missing") if group == PAPER else _NAMERS[group](*name)
        groups.append(Group(title, start, len(parts[name])))
        start += len(parts[name])
    return Listed(tuple(number for name in names for number in parts[name]), tuple(groups), total)


def _titles(connection: Connection, document_ids: Sequence[Any]) -> dict[int, str]:
    """What a paper is called above its sentences: its title and year."""
    query = select(_papers.c.id, _papers.c.title, _papers.c.source, _papers.c.year)
    found = rows(connection, query.where(_papers.c.id.in_(in_list(document_ids))))
    return {row.id: _title(row) for row in found}


def _title(row: Row[Any]) -> str:
    title = " ".join(cleaned(row.title or row.source or "A text without title").split())[:_LONGEST_TITLE].rstrip(". ")
    return f"{title} ({row.year})" if row.year else title


def _flags(*on: int) -> str:
    return ", ".join(flag for flag, holds in zip(FLAGS, on, strict=True) if holds) or UNFLAGGED


# The order of groups by what they have in common; papers come in the order of their first evidence.
_RANKS: dict[str, Callable[[tuple[Any, ...]], Any]] = {
    YEAR: lambda key: -key[0],
    JOURNAL: lambda key: (not key[0], cleaned(key[0]).casefold(), key[0]),
    FLAG: lambda key: key,
}
_NAMERS: dict[str, Callable[..., str]] = {
    YEAR: lambda year: str(year) if year else "No year",
    JOURNAL: lambda name: cleaned(name) or "No journal",
    FLAG: _flags,
}
