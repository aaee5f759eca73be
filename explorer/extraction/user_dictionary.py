"""What a person said about names: names of their own, what is no name, and which meaning is right.

A `UserDictionary` is a plain value: it is sent to worker processes as it is, and the same entries always read the same
document in the same way. `Wanted` is what it says of one document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from explorer.extraction.folding import WORD, beginnings, fold, fold_but_case, fold_word
from explorer.extraction.lexicon import Casing, Lexicon, Status, Term
from explorer.model.document import Document
from explorer.model.entity import Entity, Kind

if TYPE_CHECKING:
    from explorer.extraction.abbreviations import Abbreviation

# A symbol of so few letters may be a word when it is written small: CAT, WAS, Rb.
_SHORT_SYMBOL = 6
# So many words a name has at most, as `matching` has it.
LONGEST = 14
# What may stand before a name in one word, as `matching` takes it off; in small letters, Greek ones as Latin.
PREFIXES = (
    *("phospho", "pro", "pre", "anti", "rhu", "rh", "rm", "si", "sh", "dn", "wt", "myr", "delta", "deltan"),
    *("p", "h", "m", "v", "r", "s", "d", "n"),
)
_LONGEST_PREFIX = max(map(len, PREFIXES))


class Action(StrEnum):
    """What an entry wants."""

    ADD = "add"
    FORBID = "forbid"
    PREFER = "prefer"


class Letters(StrEnum):
    """How the case of an entry's letters counts.

    ``SENSIBLE``: a symbol of up to six letters (``CSR``, ``Rb``) is not met in small letters; else case does not count.
    """

    SENSIBLE = ""
    EXACT = "exact"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the dictionary.

    Attributes:
        action: What is wanted.
        name: The name as texts write it; hyphens, blanks and Greek letters count as in the lexicon.
        id: A CURIE, or None.
        kind: What it is; None where the lexicon knows (by the id), or where nothing is meant (``forbid``).
        standard: The name to be shown; empty for the lexicon's, else the name itself.
        scope: ``PMID:...``, ``DOI:...`` or ``TEXT:...`` (`scope_of`) of the one document it holds for; empty for all.
        letters: How case counts.
    """

    action: Action
    name: str
    id: str | None = None
    kind: Kind | None = None
    standard: str = ""
    scope: str = ""
    letters: Letters = Letters.SENSIBLE

    @property
    def key(self) -> str:
        """The name folded as texts are."""
        return fold(self.name)

    def entity(self, lexicon: Lexicon) -> Entity:
        """Return what the name means: the lexicon's entity where it knows the id, else one of the person's own."""
        known = lexicon.entity(self.id) if self.id else None
        return known or Entity(self.id, self.standard or self.name, self.kind or Kind.OTHER)

    def written_as(self, surface: str) -> bool:
        """Return whether a stretch of text with the key of the name is written like it."""
        if self.letters is Letters.ANY:
            return True
        if self.letters is Letters.EXACT:
            return fold_but_case(surface) == fold_but_case(self.name)
        if len(self.name) > _SHORT_SYMBOL or not self.name.isalpha():
            return True
        return sum(map(str.isupper, surface)) >= min(2, sum(map(str.isupper, self.name)))


def scopes_of(document: Document) -> tuple[str, ...]:
    """Return under what entries may name *document*, the surest first."""
    named = (("PMID", document.pmid), ("DOI", document.doi.lower()), ("TEXT", document.text_hash))
    return tuple(f"{kind}:{value}" for kind, value in named if value)


def scope_of(document: Document) -> str:
    """Return the scope of an entry that holds for *document* only."""
    return scopes_of(document)[0]


class Wanted:
    """What a dictionary says of one document.

    Args:
        entries: Those that hold for it; of two about one name the later one counts.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_key: dict[str, list[Entry]] = {}
        for one in entries:
            self._by_key.setdefault(one.key, []).insert(0, one)

    def __bool__(self) -> bool:
        return bool(self._by_key)

    @cached_property
    def openings(self) -> frozenset[str]:
        """Keys of the beginnings of its names, where a search must not stop."""
        names = (one.name for entries in self._by_key.values() for one in entries)
        return frozenset(start for name in names for start in beginnings(name))

    def entry(self, surface: str, key: str) -> Entry | None:
        """Return the entry about a stretch of text with this key, also where it is a plural; None without one."""
        found = self._first(surface, key)
        if found is None and surface.endswith("s") and len(key) > 2:
            found = self._first(surface[:-1], key[:-1])
        return found

    def terms(self, entry: Entry, lexicon: Lexicon, others: Sequence[Term] = ()) -> tuple[Term, ...]:
        """Return the meanings that *entry* leaves: none where it forbids the name, else its own before the *others*."""
        if entry.action is Action.FORBID:
            return ()
        meant = Term(entry.entity(lexicon), Status.PERSON, Casing.MIXED, worded=" " in entry.name)
        return (meant, *(one for one in others if one.entity != meant.entity))

    def long_forms(self, abbreviations: Iterable[Abbreviation]) -> dict[str, tuple[Abbreviation, Entry]]:
        """Return the short forms whose long form has an entry, with the definition and the entry."""
        found = ((one, self.entry(one.long, fold(one.long))) for one in abbreviations)
        return {one.short: (one, entry) for one, entry in found if entry is not None}

    def touches(self, text: str) -> bool:
        """Return whether one of its names may stand in *text*, also after a prefix (``pSTAT3``)."""
        words = WORD.findall(text)
        keys = [fold_word(word) for word in words]
        return any(self._begins_at(words, keys, at) for at in range(len(words)))

    def _first(self, surface: str, key: str) -> Entry | None:
        return next((one for one in self._by_key.get(key, ()) if one.written_as(surface)), None)

    def _begins_at(self, words: Sequence[str], keys: Sequence[str], at: int) -> bool:
        # Whether what stands before it may stand there is for the search itself to say.
        word = words[at]
        inner = (fold_word(word[offset:]) for offset in range(1, min(_LONGEST_PREFIX + 1, len(word))))
        following = keys[at + 1 : at + LONGEST]
        return any(self._goes_on(key, following) for key in (keys[at], *inner))

    def _goes_on(self, key: str, following: Sequence[str]) -> bool:
        """Return whether a name has this key, or the key with those of some *following* words."""
        for after in (*following, ""):
            if key in self._by_key or key.removesuffix("s") in self._by_key:
                return True
            if key not in self.openings:
                return False
            key += after
        return False


NOTHING = Wanted(())


@dataclass(frozen=True)
class UserDictionary:
    """A person's entries, in the order of their file."""

    entries: tuple[Entry, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.entries)

    def wanted(self, document: Document) -> Wanted:
        """Return what holds for *document*: what is said of it alone counts before what is said of all."""
        if not self._scoped:
            return self._everywhere
        here = [one for scope in scopes_of(document) for one in self._scoped.get(scope, ())]
        return Wanted((*self._general, *here)) if here else self._everywhere

    def with_changes(self, added: Iterable[Entry], removed: Iterable[Entry] = ()) -> UserDictionary:
        """Return a dictionary without the *removed* entries and with the *added* ones at its end, each entry once."""
        new = tuple(dict.fromkeys(added))
        gone = {*removed, *new}
        return UserDictionary((*(one for one in self.entries if one not in gone), *new))

    def differences(self, other: UserDictionary) -> tuple[Entry, ...]:
        """Return the entries that only one of the two has."""
        return tuple(one for one in dict.fromkeys((*self.entries, *other.entries)) if self._has(one) != other._has(one))

    def _has(self, entry: Entry) -> bool:
        return entry in self._set

    @cached_property
    def _set(self) -> frozenset[Entry]:
        return frozenset(self.entries)

    @cached_property
    def _general(self) -> tuple[Entry, ...]:
        return tuple(one for one in self.entries if not one.scope)

    @cached_property
    def _everywhere(self) -> Wanted:
        return Wanted(self._general)

    @cached_property
    def _scoped(self) -> Mapping[str, tuple[Entry, ...]]:
        found: dict[str, tuple[Entry, ...]] = {}
        for one in self.entries:
            if one.scope:
                found[one.scope] = (*found.get(one.scope, ()), one)
        return found


EMPTY = UserDictionary()
