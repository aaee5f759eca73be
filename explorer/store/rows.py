"""Rows of a store to words of the program and back; a damaged cell is noted, never raised."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, TypeVar

from explorer.model.document import Document, DocumentKind, Section, Span
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import BUILTIN, Context, Evidence, Mention
from explorer.model.relation import Relation, Sign
from explorer.model.statement import Statement
from explorer.store import reasons
from explorer.store.folding import cleaned

E = TypeVar("E", bound=Enum)
NO_ENTITY = Entity(None, "", Kind.OTHER)
NO_STATEMENT = Statement(NO_ENTITY, Relation.REGULATES, Sign.NONE, NO_ENTITY)


class Cells:
    """The cells of one row, each taken as the type it must have; `damage` says which were not.

    Args:
        row: The cells by column.
        damage: Where to note what is wrong; shared by the rows of one record.
    """

    def __init__(self, row: Mapping[Any, Any], damage: list[str] | None = None) -> None:
        self._row = row
        self.damage: list[str] = [] if damage is None else damage

    def text(self, column: str) -> str:
        """Return a text cell; what no text can hold is replaced."""
        cell = self._row[column]
        if isinstance(cell, bytes):
            cell = cell.decode("utf-8", "replace")
            self.damage.append(f"{column} holds bytes")
        elif not isinstance(cell, str):
            self.damage.append(f"{column} holds {'nothing' if cell is None else 'a number'}")
            cell = "" if cell is None else str(cell)
        text = cleaned(cell)
        if text != cell:
            self.damage.append(f"{column} has bytes that are no text")
        return text

    def number(self, column: str) -> int:
        """Return a whole number; 0 where it is none."""
        cell = self._row[column]
        if isinstance(cell, int):
            return cell
        self.damage.append(f"{column} is no number")
        return 0

    def real(self, column: str) -> float:
        """Return a number between 0 and 1; 0 where it is none."""
        cell = self._row[column]
        if isinstance(cell, (int, float)) and 0 <= cell <= 1:
            return float(cell)
        self.damage.append(f"{column} is no number from 0 to 1")
        return 0.0

    def optional(self, column: str) -> str | None:
        """Return a text cell, or None where it is empty."""
        return None if self._row[column] is None else self.text(column)

    def one_of(self, column: str, choices: type[E], default: E) -> E:
        """Return the member of *choices* that a cell names, or *default*."""
        try:
            return choices(self._row[column])
        except ValueError:
            self.damage.append(f"{column} is not known")
            return default

    def span(self, name: str, text: str) -> Span:
        """Return a span inside *text*, cut to it where it is not."""
        start, stop = self.number(f"{name}_start"), self.number(f"{name}_stop")
        if 0 <= start <= stop <= len(text):
            return Span(start, stop)
        self.damage.append(f"the {name} lies outside the text")
        start = min(max(start, 0), len(text))
        return Span(start, min(max(stop, start), len(text)))

    def optional_span(self, name: str, text: str) -> Span | None:
        """Return a span, or None where there is none."""
        return None if self._row[f"{name}_start"] is None else self.span(name, text)

    def listed(self, column: str) -> list[Any]:
        """Return a cell that holds a JSON list; an empty one where it does not."""
        try:
            found = json.loads(self.text(column))
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, list):
            return found
        self.damage.append(f"{column} is no list")
        return []


def document_row(document: Document) -> dict[str, object]:
    """Return the cells of *document*, without its numbers."""
    return {
        "title": document.title,
        "authors": json.dumps(document.authors, ensure_ascii=False),
        "journal": document.journal,
        "date": document.date,
        "year": document.year,
        "volume": document.volume,
        "issue": document.issue,
        "pages": document.pages,
        "pmid": document.pmid,
        "pmcid": document.pmcid,
        "doi": document.doi,
        "kind": document.kind.value,
        "source": document.source,
        "sample": int(document.sample),
        "text_hash": document.text_hash,
        "sections": json.dumps([[one.label, one.span.start, one.span.end] for one in document.sections]),
        "text": document.text,
    }


def document_of(cells: Cells) -> Document:
    """Return the document of a row of `documents`."""
    text = cells.text("text")
    return Document(
        text=text,
        title=cells.text("title"),
        authors=tuple(author for author in cells.listed("authors") if isinstance(author, str)),
        journal=cells.text("journal"),
        date=cells.text("date"),
        volume=cells.text("volume"),
        issue=cells.text("issue"),
        pages=cells.text("pages"),
        pmid=cells.text("pmid"),
        pmcid=cells.text("pmcid"),
        doi=cells.text("doi"),
        kind=cells.one_of("kind", DocumentKind, DocumentKind.OTHER),
        source=cells.text("source"),
        sections=_sections(cells, len(text)),
        sample=bool(cells.number("sample")),
    )


def _sections(cells: Cells, length: int) -> tuple[Section, ...]:
    found = []
    for one in cells.listed("sections"):
        match one:
            case [str(label), int(start), int(stop)] if 0 <= start <= stop <= length:
                found.append(Section(label, Span(start, stop)))
            case _:
                cells.damage.append("a section lies outside the text")
    return tuple(found)


def entity_of(cells: Cells, synonyms: Sequence[str] = ()) -> Entity:
    """Return the entity of a row of `entities`."""
    return Entity(
        cells.optional("curie"),
        cells.text("name"),
        cells.one_of("kind", Kind, Kind.OTHER),
        cells.text("full_name"),
        tuple(synonyms),
    )


def statement_of(cells: Cells, subject: Entity, object_: Entity) -> Statement:
    """Return the statement of a row of `statements`."""
    return Statement(
        subject,
        cells.one_of("relation", Relation, Relation.REGULATES),
        cells.one_of("sign", Sign, Sign.NONE),
        object_,
        cells.text("residue"),
        cells.text("position"),
    )


def evidence_row(evidence: Evidence) -> dict[str, object]:
    """Return the cells of *evidence*, without its numbers, hash and year."""
    trigger, antecedent = evidence.trigger, evidence.antecedent
    return {
        "sentence_start": evidence.sentence.start,
        "sentence_stop": evidence.sentence.end,
        "subject_start": evidence.subject.span.start,
        "subject_stop": evidence.subject.span.end,
        "object_start": evidence.object.span.start,
        "object_stop": evidence.object.span.end,
        "trigger_start": trigger.start if trigger else None,
        "trigger_stop": trigger.end if trigger else None,
        "antecedent_start": antecedent.start if antecedent else None,
        "antecedent_stop": antecedent.end if antecedent else None,
        "swapped": int(evidence.statement.subject.key != evidence.subject.entity.key),
        "negated": int(evidence.negated),
        "speculated": int(evidence.speculated),
        "implied": int(evidence.implied),
        "confidence": _confidence(evidence),
        "rule": evidence.rule,
        "origin": evidence.origin,
        "version": evidence.version,
        "why": reasons.written(evidence.why),
    }


def _confidence(evidence: Evidence) -> float:
    """How sure the extractor was, 0..1; 1 for other origins: they have no such scale, and always count."""
    if evidence.origin != BUILTIN:
        return 1.0
    return min(max(float(evidence.confidence), 0.0), 1.0) if evidence.confidence == evidence.confidence else 0.0


def evidence_of(cells: Cells, statement: Statement, text: str, context: Sequence[Context] = ()) -> Evidence:
    """Return the evidence of a row of `evidence` for *statement* in the document with *text*."""
    subject, object_ = statement.subject, statement.object
    if cells.number("swapped"):
        subject, object_ = object_, subject
    return Evidence(
        sentence=cells.span("sentence", text),
        subject=Mention(cells.span("subject", text), subject),
        relation=statement.relation,
        sign=statement.sign,
        object=Mention(cells.span("object", text), object_),
        trigger=cells.optional_span("trigger", text),
        antecedent=cells.optional_span("antecedent", text),
        negated=bool(cells.number("negated")),
        speculated=bool(cells.number("speculated")),
        implied=bool(cells.number("implied")),
        confidence=cells.real("confidence"),
        rule=cells.text("rule"),
        origin=cells.text("origin"),
        version=cells.text("version"),
        residue=statement.residue,
        position=statement.position,
        context=tuple(context),
        why=reasons.read(cells.text("why"), len(text), cells.damage),
    )
