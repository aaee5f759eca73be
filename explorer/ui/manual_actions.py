"""What a person does with statements of their own: add one from a sentence, remove it, and take that back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from explorer.diagram.change import Change
from explorer.diagram.document import Diagram
from explorer.extraction.dictionary_file import read_dictionary
from explorer.model.document import Document, Span
from explorer.model.entity import Entity
from explorer.model.manual import ManualStatement
from explorer.model.missed import NamedTogether
from explorer.model.progress import Progress
from explorer.model.records import EvidenceRecord
from explorer.ui.desk import Desk, StoreActions
from explorer.ui.filtering import Filtering
from explorer.ui.manual_dialog import ManualDialog
from explorer.ui.panels.evidence import EvidencePanel
from explorer.ui.panels.words import Words
from explorer.ui.remembered import Remembered
from explorer.ui.store_steps import Step, StoreSteps

if TYPE_CHECKING:
    from explorer.jobs.manual import Added, Removed
    from explorer.store.store import Store


@dataclass(eq=False, slots=True)
class _Held:
    """A statement of a person that comes and goes with steps of undo.

    Attributes:
        statement: The statement.
        evidence_id: Number of its evidence; None while it is not in the store.
    """

    statement: ManualStatement
    evidence_id: int | None

    def take(self, evidence_id: int | None) -> None:
        """Take the number that its evidence has now."""
        self.evidence_id = evidence_id


class ManualActions(StoreActions):
    """Slots of statements that people add; what they change of the store can be undone like any other edit.

    Args:
        desk: What it works with.
        filtering: Counts again what stands behind the edges.
        evidence: Where the sentence at hand is.
        remembered: Knows the person's dictionary of names.

    Attributes:
        dialog: The dialog that is open, or was last.

    Signals:
        kept: A statement came to the store, or went from it.
    """

    own_for = "add statements to it"
    kept = Signal()

    def __init__(self, desk: Desk, filtering: Filtering, evidence: EvidencePanel, remembered: Remembered) -> None:
        super().__init__(desk)
        self._filtering = filtering
        self._evidence = evidence
        self._remembered = remembered
        self._steps = StoreSteps(desk, self._settled)
        self.dialog: ManualDialog | None = None

    def add(self) -> None:
        """Ask what the sentence at hand says."""
        card = self._evidence.chosen
        if card is not None:
            record = card.record
            self._open(record.document_id, record.document, record.evidence.sentence)

    def add_between(self, found: NamedTogether) -> None:
        """Ask what a sentence says of the two entities that it names."""
        subject, object_ = sorted((found.first[0], found.second[0]), key=lambda span: span.start)
        ends = {"subject": subject, "object": object_}
        self._open(found.document_id, found.document, found.sentence, ends)

    def remove(self) -> None:
        """Remove the statement at hand, if a person added it."""
        card = self._evidence.chosen
        if card is not None and self._evidence.removable:
            self.remove_record(card.record)

    def remove_record(self, record: EvidenceRecord) -> None:
        """Take a statement that a person added away."""
        store = self.own_store()
        if store is not None:
            diagram = self._controller.diagram.copy()
            self._background.run(_remove, store, record.id, diagram, then=self._removed, progress="Removing")

    def fill_menu(self, menu: QMenu, words: Words) -> None:
        """Put into the *menu* of words that a statement can be made of their sentence."""
        menu.addSeparator()
        action = menu.addAction("Add a statement from this sentence…")
        action.triggered.connect(lambda _on=False: self._find_sentence(words))

    def _find_sentence(self, words: Words) -> None:
        place = words.record.document_id, words.span.start
        self._ask_store(_sentence_at, *place, then=partial(self._open_at, words), channel="sentence")

    def _open_at(self, words: Words, sentence: Span | None) -> None:
        record = words.record
        around = sentence or record.evidence.sentence
        inside = around.start <= words.span.start and words.span.end <= around.end
        self._open(record.document_id, record.document, around, {"subject": words.span} if inside else {})

    def _open(
        self, document_id: int, document: Document, sentence: Span, chosen: dict[str, Span] | None = None
    ) -> None:
        if self.own_store() is None:
            return
        dialog = self.dialog = ManualDialog(document_id, document, sentence, self._evidence.colours, self._window)
        dialog.meanings_wanted.connect(partial(self._look_up, dialog, document))
        dialog.added.connect(partial(self._add, dialog))
        for name, span in (chosen or {}).items():
            dialog.choose(name, span)
        dialog.open()

    def _look_up(self, dialog: ManualDialog, document: Document, name: str, span: Span) -> None:
        self._ask_store(
            _meanings,
            document,
            span,
            self._remembered.dictionary,
            then=partial(dialog.offer, name, span),
            channel=f"meaning of the {name}",
        )

    def _add(self, dialog: ManualDialog, statement: ManualStatement) -> None:
        store = self.own_store()
        if store is not None:
            self._background.run(
                _add,
                store,
                statement,
                self._controller.diagram.copy(),
                then=partial(self._added, dialog, statement),
                or_else=lambda error: dialog.refuse(str(error)),
                progress="Adding a statement",
            )

    def _added(self, dialog: ManualDialog, statement: ManualStatement, added: Added) -> None:
        dialog.done(ManualDialog.DialogCode.Accepted)
        new = added.addition
        change = self._controller.diagram.add(new.entities, new.edges, new.positions)
        words = f"Add “{statement.evidence.statement.text}”"
        self._keep(replace(change, name=words), _Held(statement, added.evidence_id), holds=True)
        self._controller.select([added.edge])
        told = f"“{statement.evidence.statement.text}” was added by hand"
        if self._controller.selection:
            self._notices.say_undoable(f"{told}.", self._controller.undo_stack)
        else:
            self._notices.say(f"{told}; the filters hide it.", [("Clear the filters", self._filtering.clear)])

    def _removed(self, removed: Removed) -> None:
        change = self._controller.diagram.refresh_edges(removed.edges)
        text = removed.statement.evidence.statement.text
        self._keep(replace(change, name=f"Remove “{text}”"), _Held(removed.statement, None), holds=False)
        self._notices.say_undoable(f"“{text}” was removed.", self._controller.undo_stack)

    def _keep(self, change: Change, held: _Held, *, holds: bool) -> None:
        """Keep what was done to store and diagram as one step; undone, it holds no more, or again."""
        back, forth = (Step(partial(_hold, held, wanted), held.take) for wanted in (not holds, holds))
        self._controller.done(change, also=self._steps.following(self._stores.store, back, forth))
        self._stores.count()
        self.kept.emit()

    def _settled(self) -> None:
        """The store followed undo and redo: count again."""
        self._filtering.recount()
        self._stores.count()
        self.kept.emit()


def _sentence_at(store: Store, document_id: int, place: int, progress: Progress) -> Span | None:
    progress.check()
    return store.sentence_at(document_id, place)


def _meanings(store: Store, document: Document, span: Span, dictionary: Path, progress: Progress) -> tuple[Entity, ...]:
    from explorer.jobs import manual  # noqa: PLC0415 - late: slow to import

    return manual.meanings(store, document, span, progress, read_dictionary(dictionary)[0])


def _add(store: Store, statement: ManualStatement, diagram: Diagram, progress: Progress) -> Added:
    from explorer.jobs import manual  # noqa: PLC0415 - late: slow to import

    return manual.add_by_hand(store, statement, diagram, progress)


def _remove(store: Store, evidence_id: int, diagram: Diagram, progress: Progress) -> Removed:
    from explorer.jobs import manual  # noqa: PLC0415 - late: slow to import

    return manual.remove_by_hand(store, evidence_id, diagram, progress)


def _hold(held: _Held, wanted: bool, store: Store, progress: Progress) -> int | None:
    """Let the store have a statement or not; return the number of its evidence, if it has it.

    Steps wait for each other: nobody else touches *held* meanwhile.
    """
    progress.check()
    number = held.evidence_id
    if wanted and number is None:
        return store.add_manual(held.statement)
    if not wanted and number is not None:
        store.remove_manual(number)
        return None
    return number
