"""Fixtures of the store's tests: an empty store, and papers to put into it."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from explorer.store.store import Store

FEEDER = Path(__file__).with_name("papers.py")


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("store_papers", FEEDER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["store_papers"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def papers() -> ModuleType:
    """The module that makes papers: `paper`, `Said`, `numbered`."""
    return _load()


@pytest.fixture(scope="session")
def feeder() -> Path:
    """The same module as a program to run in a child process."""
    return FEEDER


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with Store.create(tmp_path / "papers.pathways") as one:
        yield one
        assert one.check() == []


@pytest.fixture
def filled(store: Store, papers: ModuleType) -> Store:
    """A store with twenty numbered papers in one import."""
    with store.import_run("twenty papers") as run:
        for number in range(20):
            run.add(*papers.numbered(number))
    return store
