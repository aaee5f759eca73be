"""What may have been missed between two entities: the sentences that name both, by the extractor's own eyes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from explorer.extraction.lexicon import default_lexicon
from explorer.extraction.names import Name, find_names
from explorer.extraction.user_dictionary import EMPTY, UserDictionary
from explorer.model.document import Span
from explorer.model.entity_edit import EntityEdit, meant
from explorer.model.missed import Candidate, MissedPage, NamedTogether
from explorer.model.progress import Progress

if TYPE_CHECKING:
    from explorer.store.store import Store

PAGE = 12
AT_ONCE = 24
# So many sentences are looked at for one page: where a name mostly means something else, the person says when to stop.
MOST = 120


def missed_page(
    store: Store,
    pair: tuple[str, str],
    after: int,
    progress: Progress,
    dictionary: UserDictionary = EMPTY,
    limit: int = PAGE,
) -> MissedPage:
    """Return sentences that name both entities of a *pair*, and from which nothing about the two was extracted.

    Args:
        store: Where they are looked for.
        pair: Their keys.
        after: The `MissedPage.after` of the page before; 0 for the first page.
        progress: Stops it.
        dictionary: What the person says of names.
        limit: Length of a page; a shorter one may come where `MOST` sentences were looked at.
    """
    edits = store.entity_edits()
    items: list[NamedTogether] = []
    looked = 0
    while looked < MOST:
        progress.check()
        found = store.pair_candidates(*pair, after, AT_ONCE)
        for together, candidate in _together(found, pair, edits, dictionary):
            after, looked = candidate.id, looked + 1
            if together is not None:
                items.append(together)
            if len(items) == limit:
                return MissedPage(tuple(items), after)
        if len(found) < AT_ONCE:
            return MissedPage(tuple(items))
    return MissedPage(tuple(items), after)


def _together(
    candidates: list[Candidate], keys: tuple[str, str], edits: list[EntityEdit], dictionary: UserDictionary
) -> Iterator[tuple[NamedTogether | None, Candidate]]:
    """Yield each candidate with where it names both; each document is read once."""
    for _, group in groupby(candidates, attrgetter("document_id")):
        of_document = list(group)
        document = of_document[0].document
        names = find_names(document.text, of_document[0].sentences, default_lexicon(), dictionary.wanted(document))
        places = [_named(names, key, edits) for key in keys]
        for one in of_document:
            first, second = (tuple(span for span in spans if _inside(span, one.sentence)) for spans in places)
            if first and second:
                yield NamedTogether(one.document_id, document, one.sentence, first, second), one
            else:
                yield None, one


def _named(names: list[Name], key: str, edits: list[EntityEdit]) -> list[Span]:
    """Where the entity with *key* is named, as people have merged and split entities since."""
    return [one.span for one in names if meant(edits, one.entity, (one.text,), "").key == key]


def _inside(span: Span, sentence: Span) -> bool:
    return sentence.start <= span.start and span.end <= sentence.end
