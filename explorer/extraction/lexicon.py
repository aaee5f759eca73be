"""The lexicon: which entities a name may stand for, offline."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path

from explorer.bundle import resource
from explorer.extraction.folding import fold
from explorer.extraction.lexicon_file import LexiconFile, Listing, Record
from explorer.model.entity import Entity, Kind

ID_KEY = "\x00"
CACHED = 1 << 17
# Vocabularies of the genes of rodents, with the animal.
RODENTS = {"MGI": "mouse", "RGD": "rat"}


class Status(IntEnum):
    """Where a listed name comes from, best first; what a person said is in no file of ours."""

    PERSON = -1
    HAND = 0
    SYMBOL = 1
    CURATED = 2
    NAME = 3
    ALIAS = 4
    PREVIOUS = 5
    SYNONYM = 6
    MADE = 7
    ORTHOLOGUE = 8
    UNLISTED = 9

    @property
    def how(self) -> str:
        """What a person is told about a name of this status."""
        return _HOW[self]


_HOW = {
    Status.PERSON: "your dictionary",
    Status.HAND: "curated",
    Status.SYMBOL: "symbol",
    Status.CURATED: "curated",
    Status.NAME: "name",
    Status.ALIAS: "alias",
    Status.PREVIOUS: "previous symbol",
    Status.SYNONYM: "synonym",
    Status.MADE: "made name",
    Status.ORTHOLOGUE: "symbol of the orthologue",
    Status.UNLISTED: "not listed",
}


class Casing(IntEnum):
    """How the letters of a listed name are written."""

    WORDS = 0
    CAPITALS = 1
    MIXED = 2


# By their numbers in the file.
_STATUSES = {status.value: status for status in Status}
_CASINGS = tuple(Casing)


# What is known of a key that nothing is listed for: one value for the many that there are.
_UNLISTED: tuple[tuple[tuple[Term, ...], bool], ...] = ((), False), ((), True)


def casing_of(name: str) -> Casing:
    """Return how *name* is written: as words, in capitals (a symbol), or mixed like ``NFkB``."""
    letters = [letter for letter in name if letter.isalpha() and letter.isascii()]
    upper = sum(letter.isupper() for letter in letters)
    if not letters or upper == 0:
        return Casing.WORDS
    if upper == len(letters):
        return Casing.CAPITALS
    inner = any(letter.isupper() for word in name.split() for letter in word[1:])
    return Casing.MIXED if inner or len(name) <= 5 else Casing.WORDS


@dataclass(frozen=True, slots=True)
class Term:
    """One meaning of a name: the entity, where the name comes from, how it is listed."""

    entity: Entity
    status: Status
    casing: Casing
    worded: bool
    """Whether it is listed with a blank or hyphen in it."""


def mark(status: Status, casing: Casing, worded: bool) -> int:
    """Return the 12 bits that the file keeps beside a key."""
    return status | casing << 4 | int(worded) << 6


class Lexicon:
    """The listed names, memory-mapped and read only; not shared between threads without care, cheap to open."""

    def __init__(self, file: LexiconFile) -> None:
        self._file = file
        self._entities: dict[int, Entity] = {}
        self._known: dict[str, tuple[tuple[Term, ...], bool]] = {}
        self._rodents: dict[tuple[str, str], Entity | None] = {}

    @classmethod
    def open(cls, path: Path | None = None) -> Lexicon:
        """Open the lexicon that came with the program, or the one at *path*.

        Raises:
            ExplorerError: It cannot be read or is not a lexicon of this version.
        """
        return cls(LexiconFile(path or resource("lexicon", "lexicon.bin")))

    def lookup(self, name: str) -> tuple[Term, ...]:
        """Return what *name* may stand for, best first; folded, and nothing else is judged."""
        return self.terms(fold(name))

    def terms(self, key: str) -> tuple[Term, ...]:
        """Return what the name with this key (`folding.fold`) may stand for, best first."""
        return self.known(key)[0]

    def begins(self, key: str) -> bool:
        """Return whether a listed name may go on after this key (now and then true where none does)."""
        return self.known(key)[1]

    def known(self, key: str) -> tuple[tuple[Term, ...], bool]:
        """Return what `terms` and `begins` return, asked once."""
        found = self._known.get(key)
        if found is None:
            if len(self._known) > CACHED:
                self._known.clear()
            listings, begins = self._file.look(key)
            found = self._known[key] = (tuple(map(self._term, listings)), begins) if listings else _UNLISTED[begins]
        return found

    def entity(self, id: str) -> Entity | None:  # noqa: A002 - the contract's word
        """Return the entity with this CURIE, also by an id of another vocabulary that means the same, or None."""
        found = self._file.find(ID_KEY + id)
        if found and id.startswith(tuple(RODENTS)):
            return self._orthologue(self._file.record(found[0].entity), id.partition(":")[0])
        return self._entity(found[0].entity) if found else None

    def orthologue(self, id: str, space: str) -> Entity | None:  # noqa: A002 - the contract's word
        """Return the gene of the mouse (*space* ``MGI``) or rat (``RGD``) for a human gene's CURIE, or None."""
        asked = id, space
        if asked not in self._rodents:
            if len(self._rodents) > CACHED:
                self._rodents.clear()
            found = self._file.find(ID_KEY + id)
            self._rodents[asked] = self._orthologue(self._file.record(found[0].entity), space) if found else None
        return self._rodents[asked]

    def human(self, id: str) -> Entity | None:  # noqa: A002 - the contract's word
        """Return the human gene whose orthologue the mouse's or rat's gene with this CURIE is, or None."""
        found = self._file.find(ID_KEY + id) if id.startswith(tuple(RODENTS)) else ()
        return self._entity(found[0].entity) if found else None

    def _orthologue(self, human: Record, space: str) -> Entity | None:
        for one in human.orthologues:
            id_, _, symbol = one.partition("=")
            if id_.startswith(f"{space}:"):
                full_name = f"{human.full_name} ({RODENTS[space]})"
                symbol = symbol or human.name[:1].upper() + human.name[1:].lower()
                return Entity(id_, symbol, Kind(human.kind), full_name, (human.name, *human.names))
        return None

    def synonyms(self, id: str) -> tuple[str, ...]:  # noqa: A002 - the contract's word
        """Return the listed names of the entity with this CURIE, in a fixed order; empty for an unknown one."""
        entity = self.entity(id)
        return entity.synonyms if entity else ()

    def other_ids(self, id: str) -> tuple[str, ...]:  # noqa: A002 - the contract's word
        """Return the CURIEs of other vocabularies that mean the same entity."""
        found = self._file.find(ID_KEY + id)
        return self._file.record(found[0].entity).other_ids if found else ()

    def __len__(self) -> int:
        """How many entities are listed."""
        return self._file.entities

    def _term(self, listing: Listing) -> Term:
        bits = listing.mark
        return Term(self._entity(listing.entity), _STATUSES[bits & 15], _CASINGS[bits >> 4 & 3], bool(bits >> 6 & 1))

    def _entity(self, number: int) -> Entity:
        found = self._entities.get(number)
        if found is None:
            record = self._file.record(number)
            found = Entity(record.id or None, record.name, Kind(record.kind), record.full_name, record.names)
            self._entities[number] = found
        return found


@cache
def default_lexicon() -> Lexicon:
    """Return the lexicon that came with the program, opened once."""
    return Lexicon.open()
