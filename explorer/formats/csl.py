"""CSL-JSON: papers as citation processors and reference managers exchange them (CSL 1.0.2, ``csl-data.json``)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from explorer.formats import bibtex
from explorer.formats.names import family_first
from explorer.model.document import Document, DocumentKind

Item = dict[str, Any]


def write(documents: Sequence[Document]) -> str:
    """Return *documents* as CSL-JSON; each has a key of its own, the same as in BibTeX."""
    return json.dumps(items(documents), ensure_ascii=False, indent=1) + "\n"


def items(documents: Sequence[Document]) -> list[Item]:
    """Return *documents* as CSL-JSON objects."""
    keys = bibtex.keys(documents)
    return [item(document, key) for document, key in zip(documents, keys, strict=True)]


def item(document: Document, key: str) -> Item:
    """Return *document* as one CSL-JSON object with the id *key*; what is not known is left out."""
    found = {
        "id": key,
        "type": "article-journal" if document.journal else "article",
        "title": _line(document.title),
        "author": [_author(_line(name)) for name in document.authors],
        "container-title": _line(document.journal),
        "volume": _line(document.volume),
        "issue": _line(document.issue),
        "page": _line(document.pages),
        "issued": _date(document.date),
        "DOI": document.doi,
        "PMID": document.pmid,
        "PMCID": document.pmcid,
        "note": _note(document),
    }
    return {name: value for name, value in found.items() if value}


def _author(name: str) -> Item:
    family, given = family_first(name)
    return {"family": family, "given": given} if given else {"literal": family}


def _date(date: str) -> Item:
    parts = [int(part) for part in date.split("-") if part.isdigit()]
    return {"date-parts": [parts]} if parts else {}


def _note(document: Document) -> str:
    if document.sample:
        return "Our own summary, not the words of the paper"
    return document.kind.value if document.kind in {DocumentKind.RETRACTED, DocumentKind.PREPRINT} else ""


def _line(text: str) -> str:
    return " ".join(text.split())
