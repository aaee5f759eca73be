"""The rows of exporting for the table of actions, made from the kinds of file that evidence can be written as."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExportKind:
    """A kind of file.

    Attributes:
        name: Its key in `jobs.export`.
        text: Its title in menus, with the mnemonic.
        tip: What is written: ``The papers as BibTeX``.
        ending: The ending of its files.
    """

    name: str
    text: str
    tip: str
    ending: str

    @property
    def title(self) -> str:
        """The title without the mnemonic."""
        return self.text.replace("&", "")


KINDS = (
    ExportKind("bibtex", "&BibTeX", "The papers as BibTeX", ".bib"),
    ExportKind("ris", "&RIS", "The papers as RIS, for reference managers", ".ris"),
    ExportKind("csl", "CSL-&JSON", "The papers as CSL-JSON, for citation processors", ".json"),
    ExportKind("references", "References as &text", "The papers as lines in the citation style", ".txt"),
    ExportKind("csv", "Sentences as &CSV", "Every sentence with its statement and paper as a table", ".csv"),
)
Row = tuple[str, str, str, str, str, str]


def _rows(menu: str, slot: str, what: str, needs: str, submenu: str) -> Sequence[Row]:
    """Id, text in the menu, tip, slot, what it needs, submenu."""
    return [
        (
            f"{menu}.{kind.name}",
            f"{kind.text}…",
            f"{kind.tip}: {what}.",
            f"exports.{slot}.{kind.name}",
            needs,
            submenu,
        )
        for kind in KINDS
    ]


OF_VIEW = _rows("file", "view", "of all that the diagram shows", "diagram", "&Export evidence")
OF_SELECTION = _rows("evidence", "selection", "of what is selected", "evidence", "E&xport these")
