"""Stated confidence against the share that is right, each annotated abstract with weights learned without it.

``bench_calibration.py FOLDS OUT.png FOLDER...``: FOLDS holds what ``explorer.extraction.train --keep-folds`` kept.
Prints a table for all evidence and one for what rules found, and draws both.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter, QPen

from explorer.extraction.extract import Extractor
from explorer.extraction.learned.weights import RULES, load
from explorer.extraction.training.calibration import table
from explorer.extraction.training.examples import FOLDS, fold_of
from explorer.extraction.training.scoring import Scored, gold, scored
from explorer.extraction.training.standoff import read_folder
from explorer.model.document import Document

_LEAST = 0.02
_SIZE_PX, _EDGE_PX = 640, 70
_COLOURS = ("#1f5fa8", "#c4541a")
_Row = tuple[float, float, int]


def main() -> int:
    """Score, print and draw."""
    kept, out, *folders = [Path(argument) for argument in sys.argv[1:]]
    rows = [one for one in _scored(kept, folders) if one.group]
    series = {
        "all evidence": table([(one.confidence, one.right) for one in rows]),
        "found by a rule": table([(one.confidence, one.right) for one in rows if one.group == RULES]),
    }
    for name, found in series.items():
        print(f"{name}: confidence, share that is right, evidence; off by {_off(found):.3f} on average")
        for confidence, right, count in found:
            print(f"  {confidence:.2f}  {right:.2f}  {count}")
    _draw(series).save(str(out))
    return 0


def _scored(kept: Path, folders: Sequence[Path]) -> list[Scored]:
    extractors = [Extractor(weights=load(kept / f"fold{number + 1}.bin"), floor=_LEAST) for number in range(FOLDS)]
    rows: list[Scored] = []
    for annotation in (one for folder in folders for one in read_folder(folder)):
        document = Document(text=annotation.text, source=annotation.source)
        evidence = extractors[fold_of(annotation.source)].extract(document).evidence
        rows += scored(annotation, evidence, gold([annotation]))
    return rows


def _off(found: Sequence[_Row]) -> float:
    """How far confidence is from the share that is right, on average over evidence."""
    return sum(abs(confidence - right) * count for confidence, right, count in found) / sum(row[2] for row in found)


def _draw(series: dict[str, list[_Row]]) -> QImage:
    application = QGuiApplication.instance() or QGuiApplication([])
    assert application is not None
    image = QImage(_SIZE_PX, _SIZE_PX, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(QFont("sans-serif", 10))
    _draw_axes(painter)
    for (name, found), colour, line in zip(series.items(), _COLOURS, range(len(series)), strict=True):
        _draw_series(painter, found, QColor(colour))
        painter.drawText(QPointF(_EDGE_PX + 15, _EDGE_PX + 20 + 18 * line), name)
    painter.end()
    return image


def _at(confidence: float, right: float) -> QPointF:
    span = _SIZE_PX - 2 * _EDGE_PX
    return QPointF(_EDGE_PX + confidence * span, _SIZE_PX - _EDGE_PX - right * span)


def _draw_axes(painter: QPainter) -> None:
    painter.setPen(QPen(QColor("#999999"), 1, Qt.PenStyle.DashLine))
    painter.drawLine(_at(0, 0), _at(1, 1))
    painter.setPen(QPen(QColor("black"), 1))
    painter.drawRect(QRectF(_at(0, 1), _at(1, 0)))
    for tenth in range(0, 11, 2):
        at = _at(tenth / 10, 0)
        painter.drawText(at + QPointF(-8, 20), f"{tenth / 10:.1f}")
        painter.drawText(_at(0, tenth / 10) + QPointF(-30, 5), f"{tenth / 10:.1f}")
    painter.drawText(_at(0.35, 0) + QPointF(0, 45), "stated confidence")
    painter.drawText(QPointF(12, _EDGE_PX - 20), "share that is right (circles: how much evidence)")


def _draw_series(painter: QPainter, found: Sequence[_Row], colour: QColor) -> None:
    painter.setPen(QPen(colour, 2))
    points = [_at(confidence, right) for confidence, right, _ in found]
    painter.drawPolyline(points)
    most = max(count for _, _, count in found)
    for point, (_, _, count) in zip(points, found, strict=True):
        radius = 3 + 12 * (count / most) ** 0.5
        painter.drawEllipse(point, radius, radius)


if __name__ == "__main__":
    sys.exit(main())
