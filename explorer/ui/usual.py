"""The filter that a diagram begins with, and that clearing the filters leads back to."""

from __future__ import annotations

from explorer.extraction.confidence import WINDOW_DEFAULT
from explorer.model.filter import Filter
from explorer.ui.remembered import Remembered


def usual_filter(remembered: Remembered) -> Filter:
    """Return the filter that the person's settings say: all but what the extractor is too little sure of."""
    percent = remembered.number("evidence.min_confidence")
    return Filter(min_confidence=percent / 100 if percent else WINDOW_DEFAULT)
