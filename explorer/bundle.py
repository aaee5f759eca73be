"""The one module that knows where `resources/` and `db/` are: in a wheel or in a checkout."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path


@cache
def _root(folder: str) -> Path:
    inside = Path(str(files("explorer"))) / folder
    return inside if inside.is_dir() else Path(__file__).resolve().parent.parent / folder


def resource(*parts: str) -> Path:
    """Return the path of a file below ``resources/``, such as ``resource("fonts", "DejaVuSans.ttf")``."""
    return _root("resources").joinpath(*parts)


def migrations() -> Path:
    """Return the folder of the store's Alembic migrations."""
    return _root("db") / "migrations"


def sample() -> Path:
    """Return the folder of the demo's texts."""
    return _root("db") / "sample"
