"""Getting text in: files, folders, a paste, what is dropped on the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from explorer.errors import CancelledError, ExplorerError
from explorer.model.document import Document
from explorer.model.imports import ImportReport
from explorer.model.progress import Progress
from explorer.model.records import ImportRecord, Removal
from explorer.ui import ask
from explorer.ui.desk import Desk, StoreActions
from explorer.ui.import_dialogs import PASTED, HistoryDialog, PasteDialog, ReportDialog, report_line
from explorer.ui.news import last_document
from explorer.ui.notices import Choice
from explorer.ui.remembered import Remembered

if TYPE_CHECKING:
    from explorer.store.store import Store

KINDS = "Abstracts (*.txt *.html *.htm *.xml *.gz *.nbib *.medline *.ris *.csv *.jsonl *.json);;All files (*)"


class Imports(StoreActions):
    """Slots of importing.

    Args:
        desk: What it works with.
        remembered: Knows the person's settings and dictionary of names.

    Signals:
        finished: The store holds other documents now: the `ImportReport`, or None after an undo.
        redraw: The person wants another diagram, of all that was imported.
        show_new: The person wants what is new on the diagram: the number of the last document that is not.

    Attributes:
        drawn: Whether there is a diagram already: what is new does not show on it by itself.
    """

    finished = Signal(object)
    redraw = Signal()
    show_new = Signal(int)

    def __init__(self, desk: Desk, remembered: Remembered) -> None:
        super().__init__(desk)
        self._remembered = remembered
        self.drawn: Callable[[], bool] = lambda: False
        self.dialog: PasteDialog | HistoryDialog | ReportDialog | None = None

    def files(self) -> None:
        """Ask which files to read."""
        paths = ask.open_files(self._window, "Import abstracts", KINDS)
        if paths:
            self.read(paths)

    def folder(self) -> None:
        """Ask which folder to read."""
        path = ask.folder(self._window, "Import a folder of abstracts")
        if path is not None:
            self.read([path])

    def paste(self) -> None:
        """Open the paste dialog."""
        self.paste_text("")

    def paste_text(self, text: str) -> None:
        """Open the paste dialog with *text* in it."""
        dialog = PasteDialog(self._background, text, self._window)
        dialog.kept.connect(self._keep)
        self.dialog = dialog
        dialog.open()

    def read(self, paths: Sequence[Path]) -> None:
        """Read files and folders into a store of the person's own."""
        self._stores.own("Import", lambda store: self._ingest(store, list(paths), ""))

    def dropped(self, paths: Sequence[Path], text: str) -> None:
        """Take what was dropped on the window: a store is opened, other files are read, a text is previewed."""
        if len(paths) == 1 and paths[0].suffix.casefold() == ask.ENDING:
            self._stores.open(paths[0])
        elif paths:
            self.read(paths)
        elif text.strip():
            self.paste_text(text)

    def history(self) -> None:
        """Show the imports of the store."""
        self._ask_store(_imports, then=self._show_history, channel="imports")

    def _keep(self, documents: tuple[Document, ...]) -> None:
        self._stores.own("Keep the abstract", lambda store: self._ingest(store, list(documents), PASTED))

    def _ingest(self, store: Store, source: list[Path] | list[Document], what: str) -> None:
        processes = self._remembered.number("extraction.processes")
        self._background.run(
            partial(_ingest, source, store, what, processes, self._remembered.dictionary),
            then=self._finished,
            or_else=self._stopped,
            progress="Reading",
        )

    def _finished(self, outcome: tuple[ImportReport, int]) -> None:
        report, former = outcome
        choices: list[Choice] = []
        if report.statements and self.drawn():
            if report.new:
                choices.append(("Show what is new", lambda: self.show_new.emit(former)))
            choices.append(("Draw the pathway anew", self.redraw.emit))
        choices.append(("Details", lambda: self._show_report(report)))
        self.finished.emit(report)
        self._notices.say(report_line(report), choices)

    def _stopped(self, error: ExplorerError) -> None:
        if isinstance(error, CancelledError):
            self._notices.say(str(error), stays=True)
        else:
            self._notices.warn(str(error))
        self.finished.emit(None)

    def _show_report(self, report: ImportReport) -> None:
        self.dialog = ReportDialog(report, self._window)
        self.dialog.open()

    def _show_history(self, records: list[ImportRecord]) -> None:
        store = self._stores.store
        if store is None:
            return
        dialog = HistoryDialog(records, read_only=store.read_only, parent=self._window)
        dialog.undo_wanted.connect(self._preview_undo)
        self.dialog = dialog
        dialog.open()

    def _preview_undo(self, import_id: int) -> None:
        self._remove("Undo this import", "undo_import", import_id)

    def delete_paper(self, document_id: int) -> None:
        """Delete a paper after saying what goes with it."""
        self._remove("Delete this paper", "delete_document", document_id)

    def _remove(self, title: str, method: str, number: int) -> None:
        """Say what goes, and do it where the person agrees."""
        store = self._stores.store
        if store is None or store.read_only:
            self._notices.warn(
                "This store is read-only, so nothing can be removed from it; save a copy of your own first."
            )
            return

        def confirm(removal: Removal) -> None:
            text = f"This removes {removal.text} from the store."
            ask.confirm(self._window, title, text, "Remove", remove)

        def remove() -> None:
            self._background.run(_call, store, method, number, then=self._removed, progress="Removing")

        self._background.run(_call, store, f"{method}_preview", number, then=confirm)

    def _removed(self, removal: Removal) -> None:
        self._notices.say(f"Removed: {removal.text}.")
        self.finished.emit(None)


def _ingest(
    source: list[Path] | list[Document], store: Store, what: str, processes: int, dictionary: Path, progress: Progress
) -> tuple[ImportReport, int]:
    """Return the report, and the number of the last document that was there before."""
    from explorer.extraction.dictionary_file import read_dictionary  # noqa: PLC0415 - late: slow to import
    from explorer.jobs.ingest import ingest  # noqa: PLC0415 - late: slow to import

    said, problems = read_dictionary(dictionary)
    former = last_document(store)
    report = ingest(source, store, progress, what, processes, said)
    return replace(report, problems=(*problems, *report.problems)), former


def _imports(store: Store, progress: Progress) -> list[ImportRecord]:
    progress.check()
    return store.imports()


def _call(store: Store, method: str, number: int, progress: Progress) -> Removal:
    progress.check()
    calls = {
        "undo_import_preview": store.undo_import_preview,
        "undo_import": store.undo_import,
        "delete_document_preview": store.delete_document_preview,
        "delete_document": store.delete_document,
    }
    return calls[method](number)
