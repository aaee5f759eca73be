"""A figure with its references beside it: the picture, a list, BibTeX and RIS."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.diagram.document import Diagram
from explorer.figures import figure
from explorer.figures.figure import FigureOptions
from explorer.files import atomic_write
from explorer.formats import bibtex, ris
from explorer.formats.citation_styles import PLAIN, cite
from explorer.model.document import Document
from explorer.model.progress import Progress

if TYPE_CHECKING:
    from explorer.store.store import Store


def citations(store: Store, diagram: Diagram, style: str | Path = PLAIN) -> dict[int, str]:
    """Return the citation of each paper behind the visible edges in *style*, by its number in the store."""
    papers = {
        paper
        for edge in diagram.visible_edges.values()
        for one in edge.statements
        for paper in (*one.papers, *one.against)
    }
    found = store.papers(sorted(papers))
    lines = cite([record.document for record in found], style)
    return {record.id: line for record, line in zip(found, lines, strict=True)}


def save_figure(
    store: Store,
    diagram: Diagram,
    path: Path,
    options: FigureOptions,
    progress: Progress,
    note: Callable[[str], None] | None = None,
    *,
    style: str | Path = PLAIN,
) -> list[Path]:
    """Write the figure and, beside it, its references as text, BibTeX and RIS; return the files written, figure first.

    Args:
        store: Where the papers are.
        diagram: What is shown.
        path: The figure; its ending names the format.
        options: Size and parts.
        progress: Told twice.
        note: Called with each sentence that the person should know of the figure (labels that print small, ...).
        style: The citation style of its references.

    Raises:
        ExplorerError: A file cannot be written or the figure is too large; old files are as they were.
    """
    progress.report(0, 2, "Drawing the figure")
    sheet = figure.compose(diagram, citations(store, diagram, style), options)
    written = figure.write(path, sheet, options)
    if note is not None:
        for sentence in sheet.notes:
            note(sentence)
    progress.report(1, 2, "Writing the references")
    documents = [record.document for record in store.papers(sheet.references.papers)]
    if documents:
        written += _write_references(path, documents, sheet.references.text)
    progress.report(2, 2)
    return written


def _write_references(path: Path, documents: Sequence[Document], text: str) -> list[Path]:
    """Write the references of the figure at *path* beside it; return the files written."""
    written = []
    for ending, content in (
        (".references.txt", text),
        (".bib", bibtex.write(documents)),
        (".ris", ris.write(documents)),
    ):
        beside = path.with_suffix(ending)
        atomic_write(beside, content.encode("utf-8"))
        written.append(beside)
    return written
