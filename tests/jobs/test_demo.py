"""The demo is made once by the real reader and extractor, kept, and made anew where it is damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.errors import CancelledError
from explorer.jobs import demo
from explorer.model.progress import Progress
from explorer.store.store import Store


def test_the_demo_is_made_once_kept_and_mended() -> None:
    told: list[int] = []
    path = demo.ensure_demo(Progress(lambda done, _total, _what: told.append(done)))
    assert told == sorted(told)
    assert told
    assert demo.is_demo(path)
    assert [one.name for one in demo.folder().iterdir()] == [path.name]
    with Store.open(path, read_only=True) as store:
        counts = store.counts()
        assert counts.documents >= 12
        assert counts.evidence >= 40
        assert store.check() == []
        assert all(one.document.sample for one in store.documents().items)
        assert store.find_entity("IL6")
    written = path.stat().st_mtime_ns
    assert demo.ensure_demo(Progress()) == path
    assert path.stat().st_mtime_ns == written

    path.write_bytes(b"no store any more")
    assert demo.ensure_demo(Progress()) == path
    with Store.open(path, read_only=True) as store:
        again = store.counts()
    assert (again.documents, again.evidence) == (counts.documents, counts.evidence)


def test_a_cancelled_demo_leaves_nothing() -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        demo.ensure_demo(progress)
    assert list(demo.folder().iterdir()) == []


def test_a_store_elsewhere_is_no_demo(tmp_path: Path) -> None:
    assert not demo.is_demo(tmp_path / "demo-1.pathways")
    assert not demo.is_demo(demo.folder() / "mine.pathways")
