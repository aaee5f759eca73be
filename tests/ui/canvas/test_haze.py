"""Edges as a haze: it shows how many run where, and its pieces fit together."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage, QPainter

from explorer.ui.canvas.haze import CELL, Haze

COLOURS = ("#D00000", "#0000D0")
SIDE = 32 * CELL


def many(number: int, seed: int = 1) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Lines at random over three times the side, and their colours."""
    draw = np.random.default_rng(seed)
    return draw.uniform(-SIDE, 2 * SIDE, (number, 4)), draw.integers(0, 2, number)


def painted(haze: Haze, side: int = SIDE) -> NDArray[np.uint8]:
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    haze.paint(painter)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(side, side, 4)[..., :3].copy()


def test_a_haze_is_thicker_where_more_lines_run() -> None:
    haze = Haze((0, 0, SIDE, SIDE), 1.0, COLOURS, 3.0)
    few, much = SIDE // 4, 3 * SIDE // 4
    lines = [(few, 0, few, SIDE)] * 3 + [(much, 0, much, SIDE)] * 60
    haze.add(np.array(lines, dtype=np.float64), np.zeros(len(lines), dtype=np.intp))
    row = painted(haze)[SIDE // 2].astype(int).sum(axis=1)
    assert row[much] < row[few] < row[SIDE // 2] == 3 * 255


def test_a_haze_has_the_colours_of_its_lines() -> None:
    haze = Haze((0, 0, SIDE, SIDE), 1.0, COLOURS, 1.0)
    haze.add(np.array([(8.0, 0, 8, SIDE)] * 30 + [(SIDE - 8.0, 0, SIDE - 8, SIDE)] * 30), np.repeat([0, 1], 30))
    middle = painted(haze)[SIDE // 2].astype(int)
    assert middle[8][2] > middle[8][0] + 20
    assert middle[SIDE - 8][0] > middle[SIDE - 8][2] + 20


def test_lines_may_be_added_in_any_order_and_in_parts() -> None:
    lines, colours = many(400)
    whole, parts = (Haze((0, 0, SIDE, SIDE), 1.0, COLOURS, 5.0) for _ in range(2))
    whole.add(lines, colours)
    for rows in np.array_split(np.random.default_rng(2).permutation(400), 7):
        parts.add(lines[rows], colours[rows])
    assert np.array_equal(painted(whole), painted(parts))


def test_the_pieces_of_a_haze_fit_together() -> None:
    lines, colours = many(600)
    whole = Haze((0, 0, SIDE, SIDE), 1.0, COLOURS, 5.0)
    half = Haze((SIDE / 2, 0, SIDE, SIDE), 1.0, COLOURS, 5.0)
    for haze in (whole, half):
        haze.add(lines, colours)
    one, other = painted(whole).astype(int), painted(half).astype(int)
    assert abs(one[:, SIDE // 2 :] - other[:, SIDE // 2 :]).max() <= 2


def test_the_length_of_lines_in_the_box_is_what_is_counted() -> None:
    haze = Haze((0, 0, SIDE, SIDE), 1.0, COLOURS, 5.0)
    haze.add(np.array([(-500.0, SIDE / 2, 500.0 + SIDE, SIDE / 2)]), np.zeros(1, dtype=np.intp))
    left, top, right, bottom = haze.box
    inside = haze._counts.sum() * haze._spacing
    assert right - left == bottom - top
    assert inside == pytest.approx(right - left, abs=2 * haze._spacing)
