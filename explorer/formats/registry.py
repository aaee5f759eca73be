"""Every format that text can come in: one reader each, found by what a file holds and by the ending of its name."""

from __future__ import annotations

import logging
import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path

from explorer.errors import ExplorerError
from explorer.formats import (
    abstract_table,
    bibtex,
    jsonl,
    medline,
    pasted,
    plain,
    pubmed_csv,
    pubmed_text,
    pubmed_xml,
    ris,
    webpage,
)
from explorer.formats.source import Source, is_text
from explorer.model.document import Document
from explorer.model.imports import Problem
from explorer.model.wording import many

Records = Iterator[Document | Problem]
GROUP = "pathway_explorer.readers"
PACKED = ".gz"
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Reader:
    """A format that can be read.

    Attributes:
        name: Its short name, unique.
        title: Its name for people.
        endings: Endings of file names, lower case with the dot.
        sniff: Tells from a text (of a file: its beginning) whether it is this format; None where only the ending tells.
        read: Yields what a source holds; what it cannot use becomes a problem.
        record_bytes: Bytes that one record takes about, for progress; 0: a file is one record.
    """

    name: str
    title: str
    endings: tuple[str, ...]
    sniff: Callable[[str], bool] | None
    read: Callable[[Source], Records]
    record_bytes: int = 0


# In the order in which their sniffers are asked.
READERS: tuple[Reader, ...] = (
    Reader("pubmed-xml", "PubMed XML", (".xml",), pubmed_xml.sniff, pubmed_xml.read, 9000),
    Reader("html", "Saved web page", (".html", ".htm", ".xhtml"), webpage.sniff, webpage.read),
    Reader("jsonl", "Documents as JSON Lines", (".jsonl", ".ndjson"), jsonl.sniff, jsonl.read, 2500),
    Reader("ris", "RIS", (".ris",), ris.sniff, ris.read, 2500),
    Reader("medline", "MEDLINE", (".nbib", ".medline"), medline.sniff, medline.read, 4000),
    Reader("bibtex", "BibTeX", (".bib",), bibtex.sniff, bibtex.read, 1500),
    Reader("table", "Table with abstracts", (), abstract_table.sniff, abstract_table.read, 2500),
    Reader("pubmed-csv", "PubMed CSV", (".csv",), pubmed_csv.sniff, pubmed_csv.read, 350),
    Reader("pubmed-text", "PubMed abstracts as text", (), pubmed_text.sniff, pubmed_text.read, 2500),
    Reader("page", "Page pasted from a browser", (), pasted.sniff, pasted.read),
    Reader("text", "Plain text", (".txt", ".text", ".md"), None, plain.read),
)
PLAIN = READERS[-1]


@cache
def readers() -> tuple[Reader, ...]:
    """Return the built-in readers, then those of other packages; one that cannot be loaded is logged and left out."""
    return (*READERS[:-2], *_others(), *READERS[-2:])


def reader_for(source: Source) -> Reader | None:
    """Return the reader of *source*: by what it holds, then by its name's ending; None where nobody reads it."""
    head = source.head
    ending = _ending(source.name)
    by_ending = next((reader for reader in readers() if ending in reader.endings), None)
    if by_ending is not None and (by_ending.sniff is None or by_ending.sniff(head)) and by_ending is not PLAIN:
        return by_ending
    if not is_text(head):
        return by_ending
    if by_ending not in {None, PLAIN} and not head.strip():
        return by_ending
    sniffed = next((reader for reader in readers() if reader.sniff and reader.sniff(head)), None)
    if by_ending in {None, PLAIN}:
        return sniffed or (PLAIN if by_ending is PLAIN or source.path is None else None)
    # a page's signs are too weak to overrule an ending; a record's beginning is not
    return by_ending if sniffed is None or sniffed.name == "page" else sniffed


def read_path(path: Path) -> Records:
    """Yield the documents and problems of a file, or of all files below a folder in the order of their names.

    Never raises for what files hold or for files that cannot be read: each is a problem with the file's name.
    """
    if path.is_dir():
        yield from _folder(path)
    else:
        yield from _file(path)


def read_text(text: str, source: str = "pasted text") -> list[Document | Problem]:
    """Return what a pasted text holds: one abstract or several, in any format that has a sniffer."""
    pasted_text = Source(source, content=text)
    return list(_records(pasted_text, reader_for(pasted_text) or PLAIN))


def count_hint(paths: Iterable[Path]) -> int:
    """Return about how many records the files hold, judged by their sizes; quick, for a progress bar."""
    total = 0
    for path in paths:
        for file in _files(path) if path.is_dir() else [path]:
            total += _hint(file)
    return total


def _hint(path: Path) -> int:
    try:
        size = path.stat().st_size
    except OSError:
        return 1
    packed = path.name.casefold().endswith(PACKED)
    reader = next((one for one in readers() if _ending(path.name) in one.endings), None)
    each = reader.record_bytes if reader else 0
    return max(1, size * (6 if packed else 1) // each) if each else 1


def _others() -> tuple[Reader, ...]:
    found = []
    for point in entry_points(group=GROUP):
        try:
            reader = point.load()
        except Exception:  # noqa: BLE001 - a package of somebody else may fail in any way
            _log.exception("The reader %s could not be loaded.", point.name)
            continue
        if isinstance(reader, Reader):
            found.append(reader)
        else:
            _log.error("The reader %s is no Reader and was left out.", point.name)
    return tuple(found)


def _folder(folder: Path) -> Records:
    """Yield what all readable files below *folder* hold; files nobody reads are told once for each ending."""
    unread: Counter[str] = Counter()
    any_file = False
    for path in _files(folder):
        any_file = True
        if _ending(path.name) in _endings() or _is_record_file(path):
            yield from _file(path)
        else:
            unread[path.suffix.casefold()] += 1
    for ending, count in sorted(unread.items()):
        files = many(count, "file")
        what = f"ending in {ending}" if ending else "without an ending"
        yield Problem(folder.name, 0, f"{files} {what} left out: no format that can be read.")
    if not any_file:
        yield Problem(folder.name, 0, "The folder is empty; choose one with abstracts in it.")


def _is_record_file(path: Path) -> bool:
    """Tell whether a file of an unknown ending begins as a format of records does; a page's signs are too weak here."""
    head = "" if _unusable(path) else Source(path.name, path).head
    return is_text(head) and any(one.sniff(head) for one in readers() if one.sniff and one.name != "page")


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files below *folder* in a fixed order; hidden ones and links to folders are left out."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place) / name for name in sorted(names) if not name.startswith("."))


def _file(path: Path) -> Records:
    problem = _unusable(path)
    if problem:
        yield Problem(path.name, 0, problem)
        return
    source = Source(path.name, path)
    reader = reader_for(source)
    if reader is None:
        yield Problem(path.name, 0, "No format that can be read; save it as text, PubMed XML, RIS or MEDLINE.")
        return
    yield from _records(source, reader)


def _unusable(path: Path) -> str:
    """Return why *path* cannot be read as a file, or nothing; pipes and devices are never opened."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            return "It is no file; choose a file or a folder."
        with path.open("rb"):
            return ""
    except OSError as error:
        return f"It cannot be opened: {error.strerror or error}."


def _records(source: Source, reader: Reader) -> Records:
    """Yield what *reader* finds; what it raises because of the content becomes the last problem of the file."""
    try:
        yield from reader.read(source)
        if source.damage:
            yield Problem(
                source.name, 0, f"The packed file is cut or damaged ({source.damage[0]}); the start was read."
            )
    except ExplorerError as error:
        yield Problem(source.name, 0, str(error))
    except OSError as error:
        yield Problem(source.name, 0, f"It cannot be read to its end ({error.strerror or error}).")
    except (ValueError, ArithmeticError, LookupError, TypeError, RecursionError, MemoryError) as error:
        _log.warning("The reader %s gave up: %s", reader.name, type(error).__name__, exc_info=error)
        yield Problem(source.name, 0, f"It cannot be understood as {reader.title} ({type(error).__name__}).")


@cache
def _endings() -> frozenset[str]:
    return frozenset(ending for reader in readers() for ending in reader.endings)


def _ending(name: str) -> str:
    return Path(name.casefold().removesuffix(PACKED)).suffix
