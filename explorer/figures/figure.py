"""A figure out: the diagram as PNG, SVG or PDF, written whole and re-opened; the picture for the clipboard."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType

from lxml import etree
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from PySide6.QtGui import QImage

from explorer.diagram.document import Diagram
from explorer.diagram.picture import picture
from explorer.diagram.shapes import Rect, Shape, bounds
from explorer.diagram.style import FIGURE, Style
from explorer.diagram.styled import styled
from explorer.errors import FigureError
from explorer.figures.compose import compose
from explorer.figures.options import PRESETS, FigureOptions, preset
from explorer.figures.painter import application
from explorer.figures.pdf import pdf
from explorer.figures.png import pixels, png, render
from explorer.figures.sheet import Sheet
from explorer.figures.svg import svg
from explorer.files import atomic_write

__all__ = ["FORMATS", "PRESETS", "FigureOptions", "compose", "frame", "image", "preset", "save", "write"]

MARGIN = 8.0  # units around a picture for the clipboard


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a sheet.

    Attributes:
        title: As shown in a file dialog.
        content: Makes the bytes of the file.
        check: Opens the file as a reader would and raises if it is not the whole sheet.
    """

    title: str
    content: Callable[[Sheet, FigureOptions], bytes]
    check: Callable[[Sheet, FigureOptions, Path], None]


def save(path: Path, diagram: Diagram, citations: Mapping[int, str], options: FigureOptions) -> list[Path]:
    """Write the figure of *diagram* to *path* in the format that its ending names; return the files written.

    Args:
        path: Where; ``.png``, ``.svg`` or ``.pdf``.
        diagram: What is shown.
        citations: One plain line for each document number of `BackedStatement.papers`.
        options: Size and parts.

    Raises:
        FigureError: The ending is another one, there is nothing to show, or the picture is too large.
        ExplorerError: The file cannot be written; the old one is as it was.
    """
    _format(path)
    return write(path, compose(diagram, citations, options), options)


def write(path: Path, sheet: Sheet, options: FigureOptions) -> list[Path]:
    """Write *sheet* to *path*, re-open it and return the files written; raises as `save` does."""
    kind = _format(path)
    atomic_write(path, kind.content(sheet, options), verify=partial(kind.check, sheet, options))
    return [path]


def image(diagram: Diagram, *, scale: float = 2.0, style: Style = FIGURE) -> QImage:
    """Return the picture of *diagram* alone, for the clipboard.

    Args:
        diagram: What is shown.
        scale: Pixels for one unit; 1 is the canvas at 100 %.
        style: Looks.

    Raises:
        FigureError: There is nothing to show, or the picture would be too large.
    """
    shapes = picture(diagram, style)
    if not shapes:
        raise FigureError("There is nothing in the diagram to make a picture of; show some entities first.")
    area, ground = frame(shapes), styled(style, diagram.look).ground
    width, height = math.ceil(area.width * scale), math.ceil(area.height * scale)
    return render(shapes, area, width, height, ground=ground, scale=scale)


def frame(shapes: tuple[Shape, ...]) -> Rect:
    """Return the part of the plane that `image` shows: the bounds of *shapes* and a margin, in whole units."""
    box = bounds(shapes).grown(MARGIN)
    left, top = math.floor(box.x), math.floor(box.y)
    return Rect(left, top, math.ceil(box.right) - left, math.ceil(box.bottom) - top)


def _format(path: Path) -> Format:
    kind = FORMATS.get(path.suffix.lower())
    if kind is None:
        raise FigureError(
            f"{path.name} does not say which format the figure should have; end it with one of {', '.join(FORMATS)}."
        )
    return kind


def _png(sheet: Sheet, options: FigureOptions) -> bytes:
    return png(sheet, options.dpi)


def _svg(sheet: Sheet, options: FigureOptions) -> bytes:  # noqa: ARG001 - one signature for all formats
    application()
    return svg(sheet)


def _pdf(sheet: Sheet, options: FigureOptions) -> bytes:  # noqa: ARG001 - one signature for all formats
    return pdf(sheet)


def _check_png(sheet: Sheet, options: FigureOptions, path: Path) -> None:
    found = QImage(str(path))
    if found.isNull() or found.size().toTuple() != pixels(sheet, options.dpi):
        raise _broken(path)


def _check_svg(sheet: Sheet, options: FigureOptions, path: Path) -> None:  # noqa: ARG001
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        root = etree.parse(path, parser).getroot()
    except etree.XMLSyntaxError as error:
        raise _broken(path) from error
    if len(root) != len(sheet.parts) + 2:  # title and description come first
        raise _broken(path)


def _check_pdf(sheet: Sheet, options: FigureOptions, path: Path) -> None:  # noqa: ARG001
    try:
        pages = PdfReader(path, strict=True).pages
        whole = len(pages) == 1 and abs(float(pages[0].mediabox.width) - sheet.width) < 0.01
    except (PyPdfError, ValueError, KeyError) as error:
        raise _broken(path) from error
    if not whole:
        raise _broken(path)


def _broken(path: Path) -> FigureError:
    return FigureError(
        f"The figure could not be read back after writing ({path.suffix}), so it was not kept; try again."
    )


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        ".png": Format("PNG picture", _png, _check_png),
        ".svg": Format("SVG drawing", _svg, _check_svg),
        ".pdf": Format("PDF document", _pdf, _check_pdf),
    }
)
