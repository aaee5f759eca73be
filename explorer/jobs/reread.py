"""Documents of a store read again, by a changed dictionary or a newer extractor; shown before it is kept."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.extraction.dictionary_file import changed, line_of, parsed, read_dictionary, read_text, write_text
from explorer.extraction.user_dictionary import EMPTY, PREFIXES, Entry, UserDictionary
from explorer.extraction.version import VERSION
from explorer.files import atomic_write
from explorer.formats.citation import citation
from explorer.jobs.extracting import read
from explorer.model.document import Document
from explorer.model.evidence import Evidence
from explorer.model.imports import Problem
from explorer.model.progress import Progress
from explorer.model.rereading import Change, ChangeKind, Difference, Fresh, Known, Reading, compared

if TYPE_CHECKING:
    from explorer.extraction.extract import Extraction
    from explorer.store.store import Store

AT_ONCE = 100
_ORDER = (ChangeKind.STANDS, ChangeKind.GONE, ChangeKind.SIGN, ChangeKind.NEW)


@dataclass(frozen=True, slots=True)
class Preview:
    """What reading again would change; nothing is changed until it is kept.

    Attributes:
        difference: What would change in the store.
        fresh: What was found.
        added: Entries that come into the dictionary's file.
        removed: Entries that go from it.
        read_with: What the store keeps of the dictionary it was read with; None leaves what it keeps.
        problems: What is wrong with lines of the dictionary's file.
    """

    difference: Difference
    fresh: tuple[Fresh, ...]
    added: tuple[Entry, ...] = ()
    removed: tuple[Entry, ...] = ()
    read_with: str | None = None
    problems: tuple[Problem, ...] = ()


def preview_change(
    store: Store, path: Path, added: Sequence[Entry], removed: Sequence[Entry], progress: Progress, processes: int = 0
) -> Preview:
    """Read the documents again that entries touch, with the dictionary at *path* and these entries in and out of it."""
    dictionary, problems = read_dictionary(path)
    ids = touched(store, (*added, *removed), progress)
    difference, fresh = _read(store, ids, dictionary.with_changes(added, removed), progress, processes)
    before = UserDictionary(tuple(parsed(store.dictionary_read_with(), "")[0]))
    after = before.with_changes(added, removed)
    return Preview(difference, fresh, tuple(added), tuple(removed), _written(after), problems)


def preview_edits(store: Store, path: Path, progress: Progress, processes: int = 0) -> Preview:
    """Read the documents again that were touched by what was edited in the file since the store was read with it."""
    dictionary, problems = read_dictionary(path)
    ids = touched(store, edits(store, dictionary), progress)
    difference, fresh = _read(store, ids, dictionary, progress, processes)
    return Preview(difference, fresh, read_with=_written(dictionary), problems=problems)


def preview_again(store: Store, path: Path, progress: Progress, processes: int = 0, *, older_only: bool) -> Preview:
    """Read all documents again, or those with evidence by an older extractor only."""
    dictionary, problems = read_dictionary(path)
    ids = store.documents_to_read(VERSION if older_only else "")
    difference, fresh = _read(store, ids, dictionary, progress, processes)
    return Preview(difference, fresh, read_with=None if older_only else _written(dictionary), problems=problems)


def keep(store: Store | None, path: Path, preview: Preview, progress: Progress) -> None:
    """Do what was shown: the dictionary's file and the store change both, or neither does.

    Args:
        store: Where the evidence is replaced; None leaves the store as it is (the demo, a store of another person).
        path: The dictionary.
        preview: What was shown.
        progress: Cancelled, everything is as it was.
    """
    before = path.read_bytes() if path.exists() else None
    if preview.added or preview.removed:
        write_text(path, changed(read_text(path), preview.added, preview.removed))
    try:
        if store is not None:
            store.read_again(preview.fresh, preview.read_with, progress)
    except BaseException:
        if before is None:
            path.unlink(missing_ok=True)
        else:
            atomic_write(path, before)
        raise


def edits(store: Store, dictionary: UserDictionary) -> tuple[Entry, ...]:
    """Return the entries by which *dictionary* differs from what the store was last read with."""
    known = store.dictionary_read_with()
    before = UserDictionary(tuple(parsed(known, "")[0])) if known else EMPTY
    return before.differences(dictionary)


def touched(store: Store, entries: Iterable[Entry], progress: Progress) -> list[int]:
    """Return the documents that have a name of *entries* and that the entry holds for, in their order."""
    wanted = tuple(entries)
    ids = {number for one in wanted for number in _candidates(store, one)}
    said = UserDictionary(wanted)
    found: list[int] = []
    for part in _parts(sorted(ids)):
        progress.check()
        papers = store.papers(part)
        found += [one.id for one in papers if said.wanted(one.document).touches(one.document.text)]
    return found


def _candidates(store: Store, entry: Entry) -> list[int]:
    if entry.scope:
        kind, _, value = entry.scope.partition(":")
        return store.documents_known_as(kind.lower(), value)
    return store.documents_naming([entry.name], PREFIXES)


def _written(dictionary: UserDictionary) -> str:
    return "".join(f"{line_of(one)}\n" for one in dictionary.entries)


def _read(
    store: Store, ids: Sequence[int], dictionary: UserDictionary, progress: Progress, processes: int
) -> tuple[Difference, tuple[Fresh, ...]]:
    """Read documents again; return the difference and what was found."""
    waiting: deque[Reading] = deque()
    changes: list[Change] = []
    fresh: list[Fresh] = []
    problems: list[str] = []
    unchanged = 0
    documents = _documents(store, ids, waiting)
    for done, (document, result) in enumerate(read(documents, progress, processes, dictionary), 1):
        progress.report(done, len(ids), document.source)
        reading = waiting.popleft()
        if isinstance(result, Problem):
            problems.append(result.text)
            continue
        one = _fresh(reading, result)
        fresh.append(one)
        told, same = _told(reading, one)
        changes += told
        unchanged += same
    changes.sort(key=lambda one: (not one.verdict, _ORDER.index(one.kind)))
    return Difference(len(fresh), tuple(changes), unchanged, tuple(problems)), tuple(fresh)


def _documents(store: Store, ids: Sequence[int], waiting: deque[Reading]) -> Iterator[Document]:
    """Yield documents to be read; what is known of them waits until they are."""
    for part in _parts(ids):
        for one in store.known_of(part):
            waiting.append(one)
            yield one.document


def _fresh(reading: Reading, found: Extraction) -> Fresh:
    return Fresh(reading.document_id, reading.document, found.evidence, found.sentences)


def _told(reading: Reading, fresh: Fresh) -> tuple[list[Change], int]:
    """Return what changes in one document, and how much does not."""
    difference = compared(reading.document, reading.known, fresh.evidence)
    new = {_words_of(one): one for one in difference.new}
    changes = [_change(ChangeKind.STANDS, reading.document, one, None) for one in difference.stands]
    turned: set[Evidence] = set()
    for one in difference.gone:
        now = new.get(_words_of(one.evidence))
        if now is not None and now.sign is not one.evidence.sign and now not in turned:
            turned.add(now)
            changes.append(_change(ChangeKind.SIGN, reading.document, one, now))
        else:
            changes.append(_change(ChangeKind.GONE, reading.document, one, None))
    changes += [_change(ChangeKind.NEW, reading.document, None, one) for one in difference.new if one not in turned]
    flipped = [(one, now) for one, now in difference.same if one.evidence.negated != now.negated]
    changes += [_change(ChangeKind.SIGN, reading.document, one, now) for one, now in flipped]
    return changes, len(difference.same) - len(flipped)


def _words_of(one: Evidence) -> tuple[int, int, int]:
    """What makes two evidence be about the same words of a text."""
    return one.sentence.start, one.subject.span.start, one.object.span.start


def _change(kind: ChangeKind, document: Document, before: Known | None, after: Evidence | None) -> Change:
    shown = after or (before.evidence if before is not None else None)
    assert shown is not None
    return Change(
        kind,
        shown,
        citation(document),
        shown.sentence.of(document.text),
        _said(before.evidence) if before is not None else "",
        _said(after) if after is not None else "",
        before.verdict.title if before is not None and before.verdict is not None else "",
    )


def _said(evidence: Evidence) -> str:
    return f"{evidence.statement.text}{' (negated)' if evidence.negated else ''}"


def _parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), AT_ONCE):
        yield ids[start : start + AT_ONCE]
