"""What the texts call entities: the form in which each is written most often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Select, func, select, union_all

from explorer.model.progress import Progress
from explorer.store import schema
from explorer.store.connections import Connections, in_list, rows
from explorer.store.folding import cleaned

_AT_ONCE = 100
_LONGEST = 120  # letters of a name; what is longer is no name


class WrittenNames(Connections):
    """The part of the store that knows how names are written."""

    def written_names(self, keys: Iterable[str], progress: Progress) -> dict[str, str]:
        """Return the most frequent written form of each entity with *keys*, by its key; those never named are left out.

        Where several are as frequent, the first by its letters is taken. Pronouns are no names. It asks for a hundred
        entities at a time, and stops where *progress* is cancelled.
        """
        found: dict[str, str] = {}
        wanted = list(dict.fromkeys(map(cleaned, keys)))
        for start in range(0, len(wanted), _AT_ONCE):
            progress.report(start, len(wanted), "Reading how names are written")
            found |= self._written(wanted[start : start + _AT_ONCE])
        return found

    def known_names(self, keys: Iterable[str]) -> dict[str, list[str]]:
        """Return all names and identifiers that the store knows of the entities with *keys*, by key."""
        wanted = in_list(dict.fromkeys(map(cleaned, keys)))
        table, names, curies = schema.entities, schema.folded_names, schema.identifiers
        called = (
            select(table.c.key, names.c.name)
            .join(names, names.c.entity_id == table.c.id)
            .where(names.c.part == 0, table.c.key.in_(wanted))
        )
        numbered = (
            select(table.c.key, curies.c.curie)
            .join(curies, curies.c.entity_id == table.c.id)
            .where(table.c.key.in_(wanted))
        )
        found: dict[str, list[str]] = {}
        with self.reading() as connection:
            for query in (called, numbered):
                for key, name in rows(connection, query):
                    found.setdefault(str(key), []).append(str(name))
        return found

    def ways_written(self, key: str) -> list[tuple[str, int]]:
        """Return how texts write the entity with *key* and how often, the most frequent first; without pronouns."""
        with self.reading() as connection:
            counted = rows(connection, _forms([cleaned(key)]))
        counts: Counter[str] = Counter()
        for row in counted:
            counts[" ".join(str(row.written).split())] += row.times
        return sorted(counts.items(), key=lambda one: (-one[1], one[0]))

    def _written(self, keys: Sequence[str]) -> dict[str, str]:
        with self.reading() as connection:
            counted = rows(connection, _forms(keys))
        counts: dict[str, Counter[str]] = {}
        for row in counted:
            name = " ".join(str(row.written).split())
            if 0 < len(name) <= _LONGEST:
                counts.setdefault(row.key, Counter())[name] += row.times
        return {key: min(forms, key=lambda name: (-forms[name], name)) for key, forms in counts.items()}


def _forms(keys: Sequence[str]) -> Select[Any]:
    """How often each entity is written in which form, as subject or as object."""
    table, said, names, texts = schema.evidence, schema.statements, schema.entities, schema.documents
    parts = []
    for one, other, span in (("subject_id", "object_id", "subject"), ("object_id", "subject_id", "object")):
        start, stop = table.c[f"{span}_start"], table.c[f"{span}_stop"]
        # The ends of evidence stand as in the sentence; those of an undirected statement may be the other way round.
        for end, swapped in ((one, 0), (other, 1)):
            parts.append(
                select(names.c.key, func.substr(texts.c.text, start + 1, stop - start).label("written"))
                .join_from(names, said, said.c[end] == names.c.id)
                .join(table, table.c.statement_id == said.c.id)
                .join(texts, texts.c.id == table.c.document_id)
                .where(names.c.key.in_(in_list(keys)), table.c.swapped == swapped, table.c.antecedent_start.is_(None))
            )
    every = union_all(*parts).subquery()
    return select(every.c.key, every.c.written, func.count().label("times")).group_by(every.c.key, every.c.written)
