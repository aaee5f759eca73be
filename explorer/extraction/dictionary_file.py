"""The user dictionary as a plain file: UTF-8, one entry a line, cells parted by tabs, comments after ``#``.

A person may edit it by hand: a line that cannot be understood is told, and the others are used. What the program
changes in it leaves comments, and lines that it does not understand, where they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from explorer.errors import ExplorerError, FormatError
from explorer.extraction.folding import fold
from explorer.extraction.user_dictionary import Action, Entry, Letters, UserDictionary
from explorer.files import atomic_write
from explorer.model.entity import Kind
from explorer.model.imports import Problem

COLUMNS = ("action", "name", "id", "kind", "standard name", "scope", "case")
ANYWHERE = "anywhere"
HEAD = f"""\
# Names as you want them. One entry a line, cells parted by tabs; lines that begin with # are comments.
# action: add (a name of your own), forbid (this is no name), prefer (of its meanings, this one)
# id: a CURIE such as HGNC:6018; kind: {", ".join(Kind)}
# scope: {ANYWHERE}, or one document: PMID:..., DOI:..., TEXT:... (SHA-256 of its text)
# case: empty (short symbols are not met in small letters), exact, or any
{chr(9).join(COLUMNS)}
"""
LONGEST_NAME = 200
LARGEST_BYTES = 16 << 20
_CURIE = re.compile(r"[A-Za-z][\w.-]{0,30}:[\w.:/+()-]{1,80}", re.ASCII)
_SCOPE = re.compile(r"PMID:\d{1,12}|DOI:10\.\S{3,250}|TEXT:[0-9a-f]{64}")
Choice = TypeVar("Choice", bound=StrEnum)


class BadLineError(ValueError):
    """A line that is no entry: why, and what would be right."""


def read_dictionary(path: Path) -> tuple[UserDictionary, tuple[Problem, ...]]:
    """Return the dictionary at *path* and what was wrong with its lines; a file that is not there is empty.

    Raises:
        ExplorerError: It is there and cannot be read.
    """
    entries, problems = parsed(read_text(path), path.name)
    return UserDictionary(tuple(entries)), tuple(problems)


def read_text(path: Path) -> str:
    """Return what stands in the file; letters that are no UTF-8 come as lone surrogates, no file as no text."""
    try:
        if path.exists() and path.stat().st_size > LARGEST_BYTES:
            raise FormatError(f"{path.name} is too large for a dictionary; it may have {LARGEST_BYTES >> 20} MB.")
        return path.read_bytes().decode("utf-8-sig", "surrogateescape")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise ExplorerError(f"The dictionary {path.name} cannot be read: {error.strerror or error}.") from error


def parsed(text: str, called: str) -> tuple[list[Entry], list[Problem]]:
    """Return the entries in *text* and a problem for each line that is none; *called* is the file's name."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for number, line in enumerate(_lines(text), 1):
        try:
            entry = _entry(line)
        except BadLineError as error:
            problems.append(Problem(called, number, f"{error} The line is not used."))
        else:
            entries += [entry] if entry is not None else []
    return list(dict.fromkeys(entries)), problems


def changed(text: str, added: Iterable[Entry], removed: Iterable[Entry] = ()) -> str:
    """Return *text* without the lines of the *removed* entries and with the *added* ones at its end.

    An entry that is added again moves to the end: of two about one name the later one counts.
    """
    new = tuple(dict.fromkeys(added))
    gone = {*removed, *new}
    kept = [line for line in _lines(text) if not _is_one_of(line, gone)]
    while kept and not kept[-1].strip():
        kept.pop()
    head = [] if kept else HEAD.rstrip("\n").split("\n")
    return "\n".join([*head, *kept, *map(line_of, new)]) + "\n"


def write_text(path: Path, text: str) -> None:
    """Write the file whole or not at all, its folder made where it is missing."""
    with suppress(OSError):  # where there can be no folder, writing says so
        path.parent.mkdir(parents=True, exist_ok=True)
    atomic_write(path, text.encode("utf-8", "surrogateescape"))


def line_of(entry: Entry) -> str:
    """Return *entry* as a line of the file."""
    cells = (
        entry.action.value,
        entry.name,
        entry.id or "",
        entry.kind.value if entry.kind else "",
        entry.standard,
        entry.scope or ANYWHERE,
        entry.letters.value,
    )
    return "\t".join(cells).rstrip("\t")


def made_entry(
    action: Action,
    name: str,
    *,
    id: str = "",  # noqa: A002 - the field's word
    kind: str = "",
    standard: str = "",
    scope: str = "",
    letters: str = "",
) -> Entry:
    """Return a checked entry; raises `BadLineError` with a sentence where it is none."""
    name, standard = _one_line(name), _one_line(standard)
    if not fold(name) or len(name) > LONGEST_NAME:
        raise BadLineError(f"A name has letters or digits, and at most {LONGEST_NAME} of them.")
    if id and not _CURIE.fullmatch(id):
        raise BadLineError(f"“{_short(id)}” is no identifier; write one such as HGNC:6018.")
    if action is Action.FORBID and (id or kind or standard):
        raise BadLineError("What is forbidden has no identifier, kind or standard name.")
    if action is not Action.FORBID and not (id or kind):
        raise BadLineError(f"“{action}” needs an identifier or a kind, to say what the name means.")
    where = "" if scope in ("", ANYWHERE) else scope
    if where and not _SCOPE.fullmatch(where):
        raise BadLineError(f"“{_short(scope)}” is no scope; write {ANYWHERE}, PMID:…, DOI:… or TEXT:….")
    meant = _one_of(Kind, kind, "kind") if kind else None
    return Entry(action, name, id or None, meant, standard, where, _one_of(Letters, letters, "case"))


def _entry(line: str) -> Entry | None:
    """Return the entry on *line*; None where it is empty, a comment or the head."""
    if not line.strip() or line.startswith("#") or line.partition("\t")[0].strip().lower() == COLUMNS[0]:
        return None
    if any("\ud800" <= letter <= "\udfff" for letter in line):
        raise BadLineError("It is not UTF-8; save the file as UTF-8.")
    cells = [cell.strip() for cell in line.rstrip("\t").split("\t")]
    if len(cells) < 2 or len(cells) > len(COLUMNS):
        raise BadLineError(f"It has {len(cells)} cells; they are parted by tabs: {', '.join(COLUMNS)}.")
    action, name, curie, kind, standard, scope, letters = (*cells, *[""] * (len(COLUMNS) - len(cells)))
    return made_entry(
        _one_of(Action, action.lower(), "action"),
        name,
        id=curie,
        kind=kind.lower(),
        standard=standard,
        scope=_usual_scope(scope),
        letters=letters.lower(),
    )


def _usual_scope(scope: str) -> str:
    """Return a scope with its kind in capitals and its value in small letters."""
    kind, colon, value = scope.partition(":")
    return f"{kind.upper()}:{value.strip().lower()}" if colon else scope.lower()


def _one_of(choices: type[Choice], value: str, column: str) -> Choice:
    """Return the choice called *value*; raises `BadLineError` where there is none."""
    try:
        return choices(value)
    except ValueError:
        named = ", ".join(one for one in choices if one)
        raise BadLineError(f"“{_short(value)}” is no {column}; write one of {named}.") from None


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _is_one_of(line: str, entries: set[Entry]) -> bool:
    try:
        return _entry(line) in entries
    except BadLineError:
        return False
