"""What a person says about names: by right click in a sentence, or in the list; shown first, then kept or not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QMenu

from explorer.errors import CancelledError, ExplorerError
from explorer.extraction.dictionary_file import LONGEST_NAME, read_dictionary
from explorer.extraction.user_dictionary import Action, Entry, UserDictionary, scope_of
from explorer.model.imports import Problem
from explorer.model.progress import Progress
from explorer.ui import links
from explorer.ui.desk import Desk, StoreActions
from explorer.ui.dictionary_again import AgainDialog
from explorer.ui.dictionary_dialog import DictionaryDialog
from explorer.ui.dictionary_entry import EntryDialog, Here
from explorer.ui.dictionary_preview import PreviewDialog
from explorer.ui.notices import Choice
from explorer.ui.panels.words import Words
from explorer.ui.plain_text import menu_text
from explorer.ui.remembered import Remembered

if TYPE_CHECKING:
    from explorer.jobs.reread import Preview
    from explorer.model.entity import Entity
    from explorer.store.store import Store

_LONGEST_SHOWN = 40
Reading = Callable[["Store", Path, Progress, int], "Preview"]


class DictionaryActions(StoreActions):
    """Slots of the dictionary and of reading again.

    Args:
        desk: What it works with.
        remembered: Knows where the person's dictionary is.

    Signals:
        kept: The store says something else than before.
        previewed: What would change is shown.
        show_new: The person wants what is new on the diagram: the evidence.

    Attributes:
        dialog: The dialog that is open, or was last.
    """

    kept = Signal()
    previewed = Signal()
    show_new = Signal(object)

    def __init__(self, desk: Desk, remembered: Remembered) -> None:
        super().__init__(desk)
        self._remembered = remembered
        self.dialog: QDialog | None = None

    @property
    def path(self) -> Path:
        """The person's dictionary."""
        return self._remembered.dictionary

    def fill_menu(self, menu: QMenu, words: Words) -> None:
        """Put into *menu* what can be said about *words*."""
        name = " ".join(words.text.split())
        if not name or len(name) > LONGEST_NAME:
            return
        called = f"“{name if len(name) <= _LONGEST_SHOWN else f'{name[:_LONGEST_SHOWN]}…'}”"
        scope = scope_of(words.record.document)
        offers = [
            (f"{called} is no name in this abstract", partial(self._forbid, name, scope)),
            (f"{called} is no name anywhere", partial(self._forbid, name, "")),
            (f"{called} means something else…", partial(self.ask, words, Action.PREFER)),
        ]
        if words.mention is None:
            offers.insert(0, (f"Add {called} as a name…", partial(self.ask, words, Action.ADD)))
        menu.addSeparator()
        for text, act in offers:
            menu.addAction(menu_text(text)).triggered.connect(lambda _on=False, act=act: act())

    def show(self) -> None:
        """Show the dictionary."""
        self._ask_store(_listed, self.path, then=self._show, channel="dictionary")

    def again(self) -> None:
        """Ask which abstracts are to be read again."""
        self._ask_store(_older, then=self._ask_again, channel="dictionary")

    def propose(self, added: Sequence[Entry], removed: Sequence[Entry] = ()) -> None:
        """Show what a change of the dictionary would change in the store."""
        self._preview(_title(added, removed), partial(_change, tuple(added), tuple(removed)))

    def _forbid(self, name: str, scope: str) -> None:
        self.propose([Entry(Action.FORBID, name, scope=scope)])

    def ask(self, words: Words, action: Action) -> None:
        """Ask what *words* mean; the other meanings of the name come first."""
        name = " ".join(words.text.split())
        others = words.grounded.alternatives if words.mention is not None else ()
        document = words.record.document
        here = Here(scope_of(document), document.title or document.source)
        entry = Entry(action, name, standard=name if action is Action.ADD else "")
        self._open_entry(entry, [], here, others)

    def _edit(self, entry: Entry) -> None:
        self._open_entry(entry, [entry])

    def _open_entry(
        self, entry: Entry, replaced: Sequence[Entry], here: Here | None = None, candidates: Sequence[Entity] = ()
    ) -> None:
        dialog = EntryDialog(self._background, entry, self._stores.store, here, candidates, self._window)
        dialog.chosen.connect(lambda chosen: self.propose([chosen], [one for one in replaced if one != chosen]))
        self._open(dialog)

    def _show(self, found: tuple[UserDictionary, tuple[Problem, ...], int]) -> None:
        dictionary, problems, waiting = found
        dialog = DictionaryDialog(self.path, dictionary.entries, problems, waiting, self._window)
        dialog.new_wanted.connect(lambda: self._open_entry(Entry(Action.ADD, ""), []))
        dialog.edit_wanted.connect(self._edit)
        dialog.remove_wanted.connect(lambda entries: self.propose([], entries))
        dialog.folder_wanted.connect(lambda: links.open_folder(self.path.parent))
        dialog.again_wanted.connect(lambda: self._preview("The dictionary as its file has it now", _edits))
        self._open(dialog)

    def _ask_again(self, counts: tuple[int, int]) -> None:
        dialog = AgainDialog(*counts, self._window)
        dialog.chosen.connect(lambda older: self._preview("Abstracts read again", partial(_again, older)))
        self._open(dialog)

    def _preview(self, title: str, reading: Reading) -> None:
        """Read again beside the window, and show what would change."""
        store = self._stores.store
        if store is None:
            return
        self._background.run(
            _read,
            reading,
            store,
            self.path,
            self._remembered.number("extraction.processes"),
            then=partial(self._show_preview, title, store),
            or_else=self._stopped,
            progress="Reading again",
            channel="reread",
        )

    def _show_preview(self, title: str, store: Store, preview: Preview) -> None:
        problems = (*(one.text for one in preview.problems), *preview.difference.problems)
        rule = self._controller.diagram.filter
        dialog = PreviewDialog(preview.difference, title, rule, self._where(store), problems, self._window)
        dialog.kept.connect(lambda: self._keep(store, preview))
        self._open(dialog)
        self.previewed.emit()

    def _where(self, store: Store) -> str:
        """Say where the change is kept, where that is not the open store."""
        if self._stores.is_demo:
            return "The demo stays as it is: the dictionary is kept, and abstracts that you import are read with it."
        if store.read_only:
            return "This store is read-only and stays as it is: only the dictionary is kept."
        return ""

    def _keep(self, store: Store, preview: Preview) -> None:
        own = None if self._where(store) else store
        self._background.run(
            _keep,
            own,
            self.path,
            preview,
            then=lambda _: self._done(own, preview),
            or_else=self._stopped,
            progress="Keeping",
        )

    def _done(self, store: Store | None, preview: Preview) -> None:
        listed: list[Choice] = [("Dictionary", self.show)] if preview.added or preview.removed else []
        if store is None:
            self._notices.say("Kept in your dictionary.", listed)
            return
        rule = self._controller.diagram.filter
        changes = (one for one in preview.difference.changes if one.after and rule.is_sure(one.evidence))
        new = [one.evidence for one in changes]
        show: list[Choice] = [("Show what is new", lambda: self.show_new.emit(new))] if new else []
        told = "Kept. Remove it from the dictionary to take it back." if preview.added else "Kept."
        self._notices.say(told, [*show, *listed])
        self.kept.emit()

    def _stopped(self, error: ExplorerError) -> None:
        if isinstance(error, CancelledError):
            self._notices.say("Cancelled: store and dictionary are as they were.")
        else:
            self._notices.warn(str(error))

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.open()


def _title(added: Sequence[Entry], removed: Sequence[Entry]) -> str:
    """Say what is to be done: ``“CSR” is no name anywhere``."""
    if len(added) == 1:
        entry = added[0]
        forbids = entry.action is Action.FORBID
        where = "in one abstract" if entry.scope else "anywhere" if forbids else "in all abstracts"
        said = "is no name" if forbids else f"means {_meaning(entry)}"
        return f"“{entry.name}” {said} {where}"
    if len(removed) == 1:
        return f"Without the entry for “{removed[0].name}”"
    return f"Without {len(removed)} entries of the dictionary"


def _meaning(entry: Entry) -> str:
    """Name what *entry* means; the kind tells meanings apart that are called like the name."""
    kind = f" ({entry.kind.value.replace('_', ' ')})" if entry.kind else ""
    return f"{entry.standard or entry.id or entry.name}{kind}"


def _change(
    added: tuple[Entry, ...], removed: tuple[Entry, ...], store: Store, path: Path, progress: Progress, processes: int
) -> Preview:
    from explorer.jobs.reread import preview_change  # noqa: PLC0415 - late: slow to import

    return preview_change(store, path, added, removed, progress, processes)


def _edits(store: Store, path: Path, progress: Progress, processes: int) -> Preview:
    from explorer.jobs.reread import preview_edits  # noqa: PLC0415 - late: slow to import

    return preview_edits(store, path, progress, processes)


def _again(older_only: bool, store: Store, path: Path, progress: Progress, processes: int) -> Preview:
    from explorer.jobs.reread import preview_again  # noqa: PLC0415 - late: slow to import

    return preview_again(store, path, progress, processes, older_only=older_only)


def _read(reading: Reading, store: Store, path: Path, processes: int, progress: Progress) -> Preview:
    return reading(store, path, progress, processes)


def _keep(store: Store | None, path: Path, preview: Preview, progress: Progress) -> None:
    from explorer.jobs.reread import keep  # noqa: PLC0415 - late: slow to import

    keep(store, path, preview, progress)


def _listed(store: Store, path: Path, progress: Progress) -> tuple[UserDictionary, tuple[Problem, ...], int]:
    from explorer.jobs.reread import edits, touched  # noqa: PLC0415 - late: slow to import

    dictionary, problems = read_dictionary(path)
    return dictionary, problems, len(touched(store, edits(store, dictionary), progress))


def _older(store: Store, progress: Progress) -> tuple[int, int]:
    """Return how many documents have evidence by another extractor, and how many there are."""
    from explorer.extraction.version import VERSION  # noqa: PLC0415 - late: as above

    progress.check()
    return len(store.documents_to_read(VERSION)), len(store.documents_to_read())
