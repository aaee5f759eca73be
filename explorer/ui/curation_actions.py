"""What a person does with verdicts: give them, on one or many, take them back, and carry them from reader to reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from types import SimpleNamespace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from explorer.diagram.document import Diagram
from explorer.errors import ExplorerError
from explorer.model.curating import Target, Verdict, again
from explorer.model.progress import Progress
from explorer.model.records import Curation, EvidenceRecord
from explorer.model.verdicts import BY_NAME, RETRACTED
from explorer.ui.background import Background
from explorer.ui.controller import Controller
from explorer.ui.curation_name import NameDialog
from explorer.ui.curation_verdict import Scope, VerdictDialog
from explorer.ui.filtering import Filtering
from explorer.ui.notices import Notices
from explorer.ui.panels.evidence import EvidencePanel
from explorer.ui.panels.evidence_card import EvidenceCard
from explorer.ui.panels.verdict import VerdictKeys, VerdictStrip
from explorer.ui.remembered import Remembered
from explorer.ui.stores import Stores

if TYPE_CHECKING:
    from explorer.jobs.curating import Judged
    from explorer.store.store import Store

CURATOR = "evidence.curator"
_READ_ONLY = "This store is read-only: save a copy of your own to say something of its sentences."


class CurationActions(QObject):
    """Slots of verdicts; what they change of the store can be undone like any other edit.

    Args:
        window: Owner of the dialogs.
        controller: The open diagram.
        stores: Where the open store is.
        background: Runs what asks and changes the store.
        notices: Where it is said what was done, or could not be.
        filtering: Counts again what stands behind the edges.
        evidence: Where the sentences are.
        remembered: Knows who the person is.

    Signals:
        judged: Verdicts were given or taken back: what is shown of evidence is out of date.

    Attributes:
        dialog: The dialog of a verdict that is open, or was last.
        asking: The dialog that asks for the person's name.
    """

    judged = Signal()

    def __init__(  # noqa: PLR0917 - the parts it stands between
        self,
        window: QWidget,
        controller: Controller,
        stores: Stores,
        background: Background,
        notices: Notices,
        filtering: Filtering,
        evidence: EvidencePanel,
        remembered: Remembered,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._controller = controller
        self._stores = stores
        self._background = background
        self._notices = notices
        self._filtering = filtering
        self._evidence = evidence
        self._remembered = remembered
        self._marked: dict[str, int] = {}
        self._waiting: list[tuple[Store, tuple[Curation, ...]]] = []
        self.dialog: VerdictDialog | None = None
        self.asking: NameDialog | None = None
        evidence.sentences.rows.made.connect(self._dress)
        VerdictKeys(evidence.sentences, self._strip_at_hand)
        stores.opened.connect(lambda _: self._forget())

    @property
    def curator(self) -> str:
        """The name under which the person gives verdicts."""
        return self._remembered.text(CURATOR).strip()

    @property
    def slots(self) -> SimpleNamespace:
        """A slot for each verdict, by its tag, for the table of actions."""
        return SimpleNamespace(**{tag: partial(self.give, tag) for tag in (*BY_NAME, RETRACTED)})

    def give(self, tag: str) -> None:
        """Say *tag* of the sentence at hand, or take back what was said of it."""
        card = self._evidence.chosen
        if card is not None:
            self.judge([card.record.id], Verdict(tag))

    def ask(self) -> None:
        """Ask for a verdict with a note, on the sentence at hand or on many."""
        card = self._evidence.chosen
        if card is not None:
            self.ask_of(card.record)

    def ask_of(self, record: EvidenceRecord) -> None:
        """Ask for a verdict with a note, on *record* or on many with it."""
        store = self.own_store()
        if store is not None:
            listed = self._evidence.sentences.rows.listed.ids
            self._background.run(_targets, store, list(listed), then=partial(self._open, record), channel="verdict")

    def judge(self, evidence_ids: Sequence[int], verdict: Verdict) -> None:
        """Give *verdict* on evidence (by its numbers)."""
        store = self.own_store()
        if store is not None:
            self.as_somebody(lambda: self._judge(store, evidence_ids, verdict))

    def as_somebody(self, then: Callable[[], None]) -> None:
        """Call *then* when it is known who the person is: verdicts of several people are told apart by their names."""
        if self.curator:
            then()
            return
        self.asking = NameDialog(self._window)
        self.asking.named.connect(partial(self._remembered.set_option, CURATOR))
        self.asking.named.connect(lambda _: then())
        self.asking.open()

    def own_store(self) -> Store | None:
        """Return the open store, if it may be written."""
        store = self._stores.store
        if store is not None and store.read_only:
            self._notices.say(_READ_ONLY)
            return None
        return store

    def take(self, judged: Judged, words: str) -> None:
        """Bring the diagram in step with verdicts that were given, as one step that can be undone."""
        diagram, store = self._controller.diagram, self._stores.store
        fresh = {edge.key: edge for edge in judged.edges if {edge.subject.key, edge.object.key} <= diagram.nodes.keys()}
        shown = self._controller.selected_edges
        change = replace(diagram.edit(words, edges=fresh), name=words)
        self._controller.done(change, also=lambda holds: self._turn(store, judged, holds))
        gone = [edge for edge in shown if edge.key not in diagram.visible_edges]
        more = f" Nothing else speaks for “{gone[0].main.statement.text}”; it is not drawn any more." if gone else ""
        self._notices.say(f"{words}.{more}", [("Undo", self._controller.undo_stack.undo)])
        self.judged.emit()

    def _judge(self, store: Store, evidence_ids: Sequence[int], verdict: Verdict) -> None:
        self._background.run(
            _judge,
            store,
            list(evidence_ids),
            verdict,
            self.curator,
            self._controller.diagram.copy(),
            then=partial(self._done, verdict),
            progress="Giving verdicts" if len(evidence_ids) > 1 else "",
        )

    def _done(self, verdict: Verdict, judged: Judged) -> None:
        if not judged.made:
            nothing = (
                "There is no verdict of yours to take back." if verdict.tag == RETRACTED else "That is said already."
            )
            self._notices.say(nothing)
            return
        what = "Verdict taken back" if verdict.tag == RETRACTED else f"Verdict “{BY_NAME[verdict.tag].title}”"
        number = len(judged.made)
        self._marked.clear()
        self.take(judged, f"{what} on {number:,} sentence{'' if number == 1 else 's'}")

    def _open(self, record: EvidenceRecord, targets: Sequence[Target]) -> None:
        self.dialog = VerdictDialog(scopes(record, targets, self._marked.values()), self._window)
        self.dialog.chosen.connect(lambda verdict, ids: self.judge(ids, verdict))
        self.dialog.open()

    # the strips of the cards

    def _dress(self, card: EvidenceCard) -> None:
        """Give a new card its strip."""
        strip = VerdictStrip(lambda: self.curator, self._marked.__contains__)
        strip.given.connect(lambda record, tag: self.judge([record.id], Verdict(tag)))
        strip.asked.connect(self.ask_of)
        strip.marked.connect(self._mark)
        card.shows.connect(strip.show_record)
        card.add_strip(strip)
        strip.show_record(card.record)

    def _strip_at_hand(self) -> VerdictStrip | None:
        card = self._evidence.chosen
        return card.findChild(VerdictStrip) if card is not None else None

    def _mark(self, record: EvidenceRecord, on: bool) -> None:
        if on:
            self._marked[record.hash] = record.id
        else:
            self._marked.pop(record.hash, None)

    def _forget(self) -> None:
        self._marked.clear()
        self._waiting.clear()

    # undo and redo

    def _turn(self, store: Store | None, judged: Judged, holds: bool) -> None:
        """Let the store follow a step of undo or redo, one after the other."""
        if store is None or store is not self._stores.store:
            return
        events = tuple(again(judged.made)) if holds else judged.back
        self._waiting.append((store, events))
        if len(self._waiting) == 1:
            self._follow()

    def _follow(self) -> None:
        store, events = self._waiting[0]
        self._background.run(_append, store, events, then=lambda _: self._followed(), or_else=self._not_followed)

    def _followed(self) -> None:
        del self._waiting[:1]
        if self._waiting:
            self._follow()
        else:
            self._filtering.recount()
            self.judged.emit()

    def _not_followed(self, error: ExplorerError) -> None:
        self._waiting.clear()
        self._notices.warn(str(error))
        self._filtering.recount()


def scopes(record: EvidenceRecord, listed: Sequence[Target], marked: Iterable[int] = ()) -> list[Scope]:
    """Return what a verdict can be given on at once: *record*, what is *marked*, its paper, all that is *listed*."""
    of_paper = [one.evidence_id for one in listed if one.document_id == record.document_id]
    every = [one.evidence_id for one in listed]
    found = [Scope("This sentence", (record.id,))]
    for words, ids in (
        ("The {} marked", list(marked)),
        ("All {} of this paper that are listed", of_paper),
        ("All {} that are listed", every),
    ):
        if ids and set(ids) not in [set(one.ids) for one in found]:
            found.append(Scope(words.format(f"{len(ids):,}"), tuple(ids)))
    return found


def _targets(store: Store, evidence_ids: list[int], progress: Progress) -> list[Target]:
    progress.check()
    return store.targets(evidence_ids)


def _judge(
    store: Store, evidence_ids: list[int], verdict: Verdict, curator: str, diagram: Diagram, progress: Progress
) -> Judged:
    from explorer.jobs import curating  # noqa: PLC0415 - late: slow to import

    return curating.judge(store, evidence_ids, verdict, curator, diagram, progress)


def _append(store: Store, events: Sequence[Curation], progress: Progress) -> None:
    progress.check()
    store.append_curations(events)
