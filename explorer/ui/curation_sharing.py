"""Verdicts that travel: written to a file, and those of another reader put beside the own ones."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.diagram.document import Diagram
from explorer.files import safe_name
from explorer.model.curating import Verdict
from explorer.model.progress import Progress
from explorer.model.records import Curation, EvidenceRecord
from explorer.model.verdicts import RETRACTED
from explorer.model.wording import many
from explorer.ui import ask
from explorer.ui.curation_actions import CurationActions
from explorer.ui.curation_list import VerdictsDialog
from explorer.ui.curation_merge import MergeVerdictsDialog
from explorer.ui.desk import Desk, StoreActions

if TYPE_CHECKING:
    from explorer.jobs.curating import Compared, Judged
    from explorer.store.store import Store

ENDING = ".verdicts.jsonl"
_KINDS = "Verdicts (*.jsonl)"


class CurationSharing(StoreActions):
    """Slots of files of verdicts.

    Args:
        desk: What it works with.
        curation: Brings the diagram in step.

    Attributes:
        dialog: What is shown before verdicts are kept, or was last.
        listed: The list of verdicts that is open, or was last.
    """

    def __init__(self, desk: Desk, curation: CurationActions) -> None:
        super().__init__(desk)
        self._curation = curation
        self.dialog: MergeVerdictsDialog | None = None
        self.listed: VerdictsDialog | None = None

    def export(self) -> None:
        """Ask for a file and write all verdicts to it."""
        store = self._stores.store
        if store is None:
            return
        path = ask.save_file(self._window, "Write verdicts", safe_name(store.name, ENDING), _KINDS, ".jsonl")
        if path is not None:
            self._background.run(_export, store, path, then=partial(self._written, path), progress="Writing verdicts")

    def list_all(self) -> None:
        """List all verdicts that hold."""
        store = self._stores.store
        if store is not None:
            self._background.run(_given, store, then=partial(self._list, store), channel="verdicts given")

    def merge(self) -> None:
        """Ask for a file and show what is in it beside what is here."""
        path = ask.open_file(self._window, "Merge verdicts", _KINDS)
        if path is not None:
            self.merge_file(path)

    def merge_file(self, path: Path) -> None:
        """Show what the verdicts in the file at *path* agree on with those here; keep them when the person says so."""
        store = self._curation.own_store()
        if store is not None:
            self._background.run(_compare, store, path, then=partial(self._show, store), progress="Reading verdicts")

    def _written(self, path: Path, number: int) -> None:
        self._notices.say(f"{many(number, 'verdict')} written to {path.name}.")

    def _list(self, store: Store, found: tuple[list[EvidenceRecord], int]) -> None:
        curation = self._curation
        self.listed = VerdictsDialog(*found, curation.curator, read_only=store.read_only, parent=self._window)
        self.listed.taken_back.connect(lambda ids: curation.judge(ids, Verdict(RETRACTED)))
        self.listed.show_wanted.connect(curation.show_wanted)
        self.listed.open()

    def _show(self, store: Store, compared: Compared) -> None:
        self.dialog = MergeVerdictsDialog(compared, self._window)
        self.dialog.kept.connect(lambda events: self._keep(store, compared.name, events))
        self.dialog.open()

    def _keep(self, store: Store, name: str, events: list[Curation]) -> None:
        self._background.run(
            _keep,
            store,
            events,
            self._controller.diagram.copy(),
            then=lambda judged: self._curation.take_events(judged, f"Merge {len(judged.made):,} verdicts of {name}"),
            progress="Keeping verdicts",
        )


def _export(store: Store, path: Path, progress: Progress) -> int:
    from explorer.jobs import curating  # noqa: PLC0415 - late: slow to import

    return curating.export(store, path, progress)


def _given(store: Store, progress: Progress) -> tuple[list[EvidenceRecord], int]:
    from explorer.jobs import curating  # noqa: PLC0415 - late: slow to import

    return curating.given(store, progress)


def _compare(store: Store, path: Path, progress: Progress) -> Compared:
    from explorer.jobs import curating  # noqa: PLC0415 - late: slow to import

    return curating.compare(store, path, progress)


def _keep(store: Store, events: list[Curation], diagram: Diagram, progress: Progress) -> Judged:
    from explorer.jobs import curating  # noqa: PLC0415 - late: slow to import

    progress.check()
    return curating.keep(store, events, diagram)
