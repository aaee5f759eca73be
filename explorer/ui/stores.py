"""The open store of the window: opened, made, copied, checked and closed beside the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from explorer.errors import ExplorerError
from explorer.model.progress import Progress
from explorer.ui import ask
from explorer.ui.background import Background
from explorer.ui.notices import Notices
from explorer.ui.recent import Recent

if TYPE_CHECKING:
    from explorer.store.store import Store


class Stores(QObject):
    """Opens one store at a time and tells everybody.

    Signals:
        opening: Words for what is being opened.
        opened: The `Store` that is open now.
        counted: `StoreCounts` of the open store.
        not_opened: Nothing could be opened; what was open before stays.
    """

    opening = Signal(str)
    opened = Signal(object)
    counted = Signal(object)
    not_opened = Signal()

    def __init__(self, window: QWidget, background: Background, notices: Notices, recent: Recent) -> None:
        super().__init__(window)
        self._window = window
        self._background = background
        self._notices = notices
        self._recent = recent
        self.store: Store | None = None
        self.is_demo = False

    def new(self) -> None:
        """Ask where a new store goes and open it."""
        self._ask_new("A new store for your abstracts", lambda _: None)

    def choose(self) -> None:
        """Ask which store to open."""
        path = ask.open_file(self._window, "Open a store", ask.STORES)
        if path is not None:
            self.open(path)

    def demo(self) -> None:
        """Open the demo, made first where it is missing."""
        self.opening.emit("Making the demo")
        self._background.run(
            _open_demo,
            then=lambda store: self._take(store, demo=True),
            or_else=self._failed,
            progress="Making the demo",
        )

    def open(self, path: Path) -> None:
        """Open the store at *path*."""
        self.opening.emit(f"Opening {path.name}")
        self._background.run(
            _open, path, then=lambda found: self._take(found[0], demo=found[1]), or_else=self._failed, channel="open"
        )

    def copy(self) -> None:
        """Ask where a checked copy goes and write it."""
        self._ask_copy("Save a copy of this store", lambda path: self._notices.say(f"A copy was saved as {path.name}."))

    def own(self, why: str, then: Callable[[Store], None]) -> None:
        """Call *then* with a store of the person's own; ask where it goes while the demo or a read-only one is open."""
        if self.store is None or self.is_demo:
            self._ask_new(f"{why}: where shall your own store go? The demo stays as it is.", then)
        elif self.store.read_only:
            self.own_copy(f"{why}: this store is read-only. Save a copy of your own", then)
        else:
            then(self.store)

    def own_copy(self, title: str, then: Callable[[Store], None] = lambda _: None) -> None:
        """Ask where a copy of the read-only store goes, open it and call *then*."""
        self._ask_copy(title, lambda path: self._open_then(path, then))

    def check(self) -> None:
        """Look for damage in the open store."""
        if self.store is not None:
            self._background.run(_check, self.store, then=self._checked, progress="Checking the store")

    def count(self) -> None:
        """Count again what the open store holds."""
        if self.store is not None:
            self._background.run(_counts, self.store, then=self.counted.emit, channel="counts")

    def close(self) -> None:
        """Close the store."""
        store, self.store = self.store, None
        if store is not None:
            store.close()

    def _ask_new(self, title: str, then: Callable[[Store], None]) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        if not Path(folder).is_dir():
            folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
        path = ask.save_file(
            self._window,
            title,
            str(Path(folder) / f"my abstracts{ask.ENDING}"),
            ask.STORES,
            ask.ENDING,
            replaces=False,
        )
        if path is not None:
            self._background.run(_create, path, then=lambda store: self._take_new(store, then), or_else=self._failed)

    def _ask_copy(self, title: str, then: Callable[[Path], None]) -> None:
        if self.store is None:
            return
        proposed = self.store.path.with_name(f"{self.store.path.stem} copy{ask.ENDING}").name
        path = ask.save_file(self._window, title, proposed, ask.STORES, ask.ENDING)
        if path is not None and path.resolve() == self.store.path.resolve():
            self._notices.warn(f"{path.name} is the store that is open; choose another name for the copy.")
        elif path is not None:
            self._background.run(
                _copy, self.store, path, then=then, progress="Saving a copy", or_else=self._notices_error
            )

    def _open_then(self, path: Path, then: Callable[[Store], None]) -> None:
        self._background.run(_open, path, then=lambda found: self._take_new(found[0], then), or_else=self._failed)

    def _take_new(self, store: Store, then: Callable[[Store], None]) -> None:
        self._take(store, demo=False)
        then(store)

    def _take(self, store: Store, *, demo: bool) -> None:
        """Make *store* the open one; what still runs for the former one is late now."""
        self._background.new_generation()
        former, self.store = self.store, store
        self.is_demo = demo
        if not demo:
            self._recent.add(store.path)
        self.opened.emit(store)
        self.count()
        if former is not None and former is not store:
            self._background.run(_close, former, lasting=True)

    def _checked(self, problems: list[str]) -> None:
        if problems:
            more = f" and {len(problems) - 1} more" if len(problems) > 1 else ""
            self._notices.warn(f"The store has a problem: {problems[0]}{more} Save a copy before you go on.")
        else:
            self._notices.say("The store is sound.")

    def _failed(self, error: ExplorerError) -> None:
        self._notices_error(error)
        self.not_opened.emit()

    def _notices_error(self, error: ExplorerError) -> None:
        self._notices.warn(str(error))


def _open(path: Path, progress: Progress) -> tuple[Store, bool]:
    from explorer.jobs.demo import is_demo  # noqa: PLC0415 - late: slow to import
    from explorer.store.store import Store  # noqa: PLC0415 - late: slow to import

    progress.check()
    return _wanted(Store.open(path), progress), is_demo(path)


def _open_demo(progress: Progress) -> Store:
    from explorer.jobs.demo import ensure_demo  # noqa: PLC0415 - late: slow to import
    from explorer.store.store import Store  # noqa: PLC0415 - late: slow to import

    return _wanted(Store.open(ensure_demo(progress)), progress)


def _create(path: Path, progress: Progress) -> Store:
    from explorer.store.store import Store  # noqa: PLC0415 - late: slow to import

    progress.check()
    # A store that is there is opened, and never replaced.
    return _wanted(Store.open(path) if path.exists() else Store.create(path), progress)


def _wanted(store: Store, progress: Progress) -> Store:
    """Return *store*; close it where another one was wanted meanwhile, for nobody else would."""
    if progress.cancelled:
        store.close()
    progress.check()
    return store


def _copy(store: Store, path: Path, progress: Progress) -> Path:
    progress.check()
    store.save_copy(path)
    return path


def _check(store: Store, progress: Progress) -> list[str]:
    progress.check()
    return store.check()


def _counts(store: Store, progress: Progress) -> object:
    progress.check()
    return store.counts()


def _close(store: Store, _progress: Progress) -> None:
    store.close()
