"""A sheet as PDF: one page of its exact size, fonts embedded, the same bytes each time."""

from __future__ import annotations

import hashlib
import io
import math
from typing import cast

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    NameObject,
    RectangleObject,
    TextStringObject,
)
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from explorer.diagram.metrics import visible
from explorer.figures.painter import application, paint
from explorer.figures.sheet import POINTS, Sheet

_RESOLUTION = 1200
_TAG = "PATHWA"  # six capitals before the name of a font that holds only some letters


def pdf(sheet: Sheet) -> bytes:
    """Return *sheet* as a PDF file of its size in millimetres."""
    application()
    page = PdfReader(io.BytesIO(_painted(sheet))).pages[0]
    writer = PdfWriter()
    # Only the page is taken over, so Qt's dates and ids stay behind; objects are numbered as they are reached from it.
    page = writer.add_page(page)
    top = float(page.mediabox.top)
    box = RectangleObject((0, round(top - sheet.height, 4), round(sheet.width, 4), top))
    for name in ("/MediaBox", "/CropBox", "/TrimBox"):
        page[NameObject(name)] = box
    page.compress_content_streams()
    _name_fonts(page)
    title = visible(sheet.title)
    writer.metadata = {"/Title": title, "/Producer": "Pathway Explorer", "/Creator": "Pathway Explorer"}
    writer.root_object[NameObject("/Lang")] = TextStringObject("en")
    contents = page.get_contents()
    content = contents.get_data() if contents is not None else b""
    mark = ByteStringObject(hashlib.sha256(content + title.encode()).digest()[:16])
    # pypdf has only a random one to offer.
    writer._ID = ArrayObject((mark, mark))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _name_fonts(page: PageObject) -> None:
    """Give each font a tag by its place on the page; Qt's follows the order in which it happened to embed them."""
    resources = cast("DictionaryObject", page["/Resources"])
    fonts = cast("DictionaryObject", resources.get("/Font", DictionaryObject()))
    for place, key in enumerate(sorted(fonts)):
        font = cast("DictionaryObject", fonts[key])
        descendant = cast("DictionaryObject", cast("ArrayObject", font["/DescendantFonts"])[0].get_object())
        descriptor = cast("DictionaryObject", descendant["/FontDescriptor"])
        name = str(descriptor["/FontName"]).lstrip("/").rpartition("+")[2]
        tagged = NameObject(f"/{_TAG[:-1]}{chr(ord(_TAG[-1]) + place)}+{name}")
        font[NameObject("/BaseFont")] = descendant[NameObject("/BaseFont")] = tagged
        descriptor[NameObject("/FontName")] = tagged


def _painted(sheet: Sheet) -> bytes:
    """Paint with Qt, whose pages are whole points: the next larger page, cut to size afterwards."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    device.setResolution(_RESOLUTION)
    size = QSizeF(math.ceil(sheet.width), math.ceil(sheet.height))
    device.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    device.setPageOrientation(QPageLayout.Orientation.Portrait)
    device.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(device)
    painter.scale(_RESOLUTION / POINTS, _RESOLUTION / POINTS)
    paint(painter, sheet.shapes)
    painter.end()
    return bytes(buffer.data().data())
