"""What the search line asks of a store: all that is found for a text, grouped, and what may be typed next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from explorer.model.entity import Kind
from explorer.model.hits import StatementHit
from explorer.model.page import Page
from explorer.model.progress import Progress
from explorer.model.query import BY_NAME, Of, Query, Term, cited, parse, suggestions
from explorer.model.records import DocumentRecord, EntityHit, SentenceHit

if TYPE_CHECKING:
    from explorer.store.store import Store

NEW, STATEMENTS, SENTENCES, PAPERS = "new", "statements", "sentences", "papers"
#: How many of a group are shown at first.
FIRST: Mapping[str, int] = MappingProxyType({NEW: 50, STATEMENTS: 30, SENTENCES: 30, PAPERS: 20})
ENTITIES = 12
NOTHING: Page[Any] = Page((), 0)
_NO_QUERY = Query()
_NEAR = 5
_NAMES, _FIELDS = 10, 12
#: Fields whose value is the number of a paper.
_NUMBERS = ("pmid", "doi")
#: Fields whose value is a name of an entity.
_ENDS = ("subject", "object", "entity")


@dataclass(frozen=True, slots=True)
class Found:
    """What was found.

    Attributes:
        query: What was asked for.
        entities: By kind.
        near: Entities with a name that the words are a slip of, where nothing fits.
        new: Statements with evidence that is new since a kept search was looked at.
        statements: Those that fit the terms.
        sentences: Those that have the words.
        papers: Those that have the words on them and fit the terms.
        cited: Whether a paper was asked for by its number or address: then it comes first, with what it says.
    """

    query: Query = _NO_QUERY
    entities: Mapping[Kind, Page[EntityHit]] = field(default_factory=dict)
    near: tuple[EntityHit, ...] = ()
    new: Page[StatementHit] = NOTHING
    statements: Page[StatementHit] = NOTHING
    sentences: Page[SentenceHit] = NOTHING
    papers: Page[DocumentRecord] = NOTHING
    cited: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing fits."""
        pages = self.new, self.statements, self.sentences, self.papers
        return not self.entities and not any(page.items for page in pages)


def search(store: Store, typed: str, limits: Mapping[str, int], seen: int | None, progress: Progress) -> Found:
    """Return what *typed* finds in *store*.

    Entities fit by a name and by ``kind:``, papers by what is written on them and the terms that ask for a paper,
    sentences by words where there are no terms, statements by terms. What a term cannot be asked of is left out.

    Args:
        store: Where to look.
        typed: Any text.
        limits: How many of each group, by its name, of entities by their kind; `FIRST` and `ENTITIES` where not named.
        seen: Number of the newest evidence that a person has seen: statements with newer ones are `Found.new`; or None.
        progress: Stops it between the groups.
    """
    query = parse(typed)
    most = {**FIRST, **limits}
    entities = _entities(store, query, limits)
    progress.check()
    sentences = NOTHING if query.terms else store.search_sentences(query.words, limit=most[SENTENCES])
    progress.check()
    papers = store.find_papers(query.words, query.terms, most[PAPERS])
    progress.check()
    if query.terms:
        statements = _statements(store, query, most[STATEMENTS])
    else:
        statements = _said_in(store, papers, most[STATEMENTS]) if cited(query.words) else NOTHING
    new = NOTHING if seen is None else _statements(store, query, most[NEW], seen)
    found = Found(query, entities, (), new, statements, sentences, papers, _by_number(query))
    if found.empty and not query.terms:
        progress.check()
        return Found(query, near=tuple(store.nearly(query.words, _NEAR)))
    return found


def _by_number(query: Query) -> bool:
    """Whether a paper is asked for by its number or address."""
    return any(term.field in _NUMBERS for term in query.terms) if query.terms else cited(query.words)


def _said_in(store: Store, papers: Page[DocumentRecord], limit: int) -> Page[StatementHit]:
    """What *papers*, which were asked for by number or address, say."""
    for name in _NUMBERS:
        numbers = tuple(value for one in papers.items if (value := getattr(one.document, name)))
        if numbers:
            return _statements(store, Query(terms=(Term(name, numbers),)), limit)
    return NOTHING


def _statements(store: Store, query: Query, limit: int, seen: int = 0) -> Page[StatementHit]:
    hits, total = store.search_statements(query, limit, seen)
    return Page(tuple(hits), total)


def _entities(store: Store, query: Query, limits: Mapping[str, int]) -> dict[Kind, Page[EntityHit]]:
    """Entities that the words name, of the kinds that are asked for; none where a term asks something else."""
    if any(term.field != "kind" or term.excluded for term in query.terms):
        return {}
    kinds = [Kind(value) for term in query.terms for value in term.values]
    most = max([ENTITIES, *(limits[kind] for kind in Kind if kind in limits)])
    found = store.find_entities(query.words, kinds, most)
    return {
        kind: Page(page.items[: limits.get(kind, ENTITIES)], page.total, at_least=page.at_least)
        for kind, page in found.items()
    }


@dataclass(frozen=True, slots=True)
class Completion:
    """What may be typed next.

    Attributes:
        shown: What the list shows.
        line: What the search line holds once it is taken.
        tip: More of it, or empty.
        entity: The entity that is chosen by it, or None.
    """

    shown: str
    line: str
    tip: str = ""
    entity: EntityHit | None = None


def completions(store: Store, typed: str, cursor: int, progress: Progress) -> list[Completion]:
    """Return names, fields and values that go on from what stands before *cursor*."""
    progress.check()
    offered = suggestions(typed, cursor)
    named: list[Completion] = []
    if not parse(typed).terms and ":" not in typed.rpartition(" ")[2]:
        named = [Completion("", hit.entity.name, entity=hit) for hit in store.complete(typed, _NAMES)]
    start = max(typed.rfind(" ", 0, cursor) + 1, 0)
    name, colon, value = typed[start:cursor].partition(":")
    field_ = BY_NAME.get(name.lstrip("-").lower())
    if colon and field_ is not None and field_.of is Of.TEXT and field_.name in _ENDS and value.strip('"'):
        for hit in store.complete(value, _NAMES):
            text = f"{name}:{_quoted(hit.entity.name)}"
            named.append(Completion(text, f"{typed[:start]}{text} ", hit.entity.full_name))
    fields = [
        Completion(one.text, f"{typed[: one.start]}{one.text}{'' if one.text.endswith(':') else ' '}", one.tip)
        for one in offered[:_FIELDS]
    ]
    return [*named, *fields]


def _quoted(name: str) -> str:
    return f'"{name}"' if any(letter in name for letter in ' ,"') else name
