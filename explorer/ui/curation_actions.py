"""What a person does with verdicts: give them, on one or many, take them back, and carry them from reader to reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from types import SimpleNamespace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from explorer.diagram.change import Change
from explorer.diagram.document import Diagram
from explorer.model.curating import Target, Verdict, again
from explorer.model.edge import Edge
from explorer.model.progress import Progress
from explorer.model.records import Curation, EvidenceRecord
from explorer.model.verdicts import BY_NAME, RETRACTED
from explorer.model.wording import many
from explorer.ui.curation_name import NameDialog
from explorer.ui.curation_verdict import Scope, VerdictDialog
from explorer.ui.desk import Desk, StoreActions
from explorer.ui.filtering import Filtering
from explorer.ui.panels.evidence import EvidencePanel
from explorer.ui.panels.evidence_card import EvidenceCard
from explorer.ui.panels.verdict import VerdictKeys, VerdictStrip
from explorer.ui.remembered import Remembered
from explorer.ui.store_steps import Step, StoreSteps

if TYPE_CHECKING:
    from explorer.jobs.curating import Judged
    from explorer.store.store import Store

CURATOR = "evidence.curator"


class CurationActions(StoreActions):
    """Slots of verdicts; what they change of the store can be undone like any other edit.

    Args:
        desk: What it works with.
        filtering: Counts again what stands behind the edges.
        evidence: Where the sentences are.
        remembered: Knows who the person is.

    Signals:
        judged: Verdicts were given or taken back: what is shown of evidence is out of date.
        show_wanted: Show an evidence in its abstract: the record.
        correcting: Something of a record is to be put right, here and in all like it: the record, and ``sign``,
            ``subject`` or ``object``.

    Attributes:
        dialog: The dialog of a verdict that is open, or was last.
        asking: The dialog that asks for the person's name.
    """

    own_for = "say something of its sentences"
    judged = Signal()
    show_wanted = Signal(object)
    correcting = Signal(object, str)

    def __init__(self, desk: Desk, filtering: Filtering, evidence: EvidencePanel, remembered: Remembered) -> None:
        super().__init__(desk)
        self._filtering = filtering
        self._evidence = evidence
        self._remembered = remembered
        self._marked: dict[str, int] = {}
        self._steps = StoreSteps(desk, self._settled)
        self.dialog: VerdictDialog | None = None
        self.asking: NameDialog | None = None
        evidence.sentences.rows.made.connect(self._dress)
        VerdictKeys(evidence.sentences, self._strip_at_hand)
        desk.stores.opened.connect(lambda _: self._marked.clear())

    @property
    def curator(self) -> str:
        """The name under which the person gives verdicts."""
        return self._remembered.text(CURATOR).strip()

    @property
    def at_hand(self) -> EvidenceRecord | None:
        """The evidence at hand, or None."""
        card = self._evidence.chosen
        return card.record if card is not None else None

    @property
    def slots(self) -> SimpleNamespace:
        """A slot for each verdict, by its tag, for the table of actions."""
        return SimpleNamespace(**{tag: partial(self.give, tag) for tag in (*BY_NAME, RETRACTED)})

    def give(self, tag: str) -> None:
        """Say *tag* of the sentence at hand, or take back what was said of it."""
        record = self.at_hand
        if record is not None:
            self.judge([record.id], Verdict(tag))

    def ask(self) -> None:
        """Ask for a verdict with a note, on the sentence at hand or on many."""
        record = self.at_hand
        if record is not None:
            self.ask_of(record)

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

    def take(self, edges: Iterable[Edge], words: str, back: Step, forth: Step) -> None:
        """Bring the diagram in step with verdicts that were given, as one step that can be undone.

        Args:
            edges: The edges concerned, as they are counted now.
            words: What was done.
            back: Takes it back in the store.
            forth: Does it in the store once more.
        """
        diagram = self._controller.diagram
        fresh = {edge.key: edge for edge in edges if {edge.subject.key, edge.object.key} <= diagram.nodes.keys()}
        shown = self._controller.selected_edges
        self.keep(replace(diagram.edit(words, edges=fresh), name=words), words, back, forth)
        gone = [edge for edge in shown if edge.key not in diagram.visible_edges]
        if gone:
            more = f"Nothing else speaks for “{gone[0].main.statement.text}”; it is not drawn any more."
            self._notices.say_undoable(f"{words}. {more}", self._controller.undo_stack)

    def keep(self, change: Change, words: str, back: Step, forth: Step) -> None:
        """Keep a *change* of the diagram that goes with what was done to the store, and say it."""
        self._controller.done(change, also=self._steps.following(self._stores.store, back, forth))
        self._notices.say_undoable(f"{words}.", self._controller.undo_stack)
        self.judged.emit()

    def _judge(self, store: Store, evidence_ids: Sequence[int], verdict: Verdict) -> None:
        job = partial(_judge, list(evidence_ids), verdict, self.curator, self._controller.diagram.copy())
        words = "Giving verdicts" if len(evidence_ids) > 1 else ""
        self._steps.run(store, Step(job, partial(self._done, verdict), words))

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
        self.take_events(judged, f"{what} on {many(number, 'sentence')}")

    def take_events(self, judged: Judged, words: str) -> None:
        """Bring the diagram in step with the events of *judged*."""
        back, forth = (Step(partial(_append, events)) for events in (judged.back, again(judged.made)))
        self.take(judged.edges, words, back, forth)

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
        strip.correcting.connect(self.correcting)
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

    def _settled(self) -> None:
        self._filtering.recount()
        self.judged.emit()


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
    evidence_ids: list[int], verdict: Verdict, curator: str, diagram: Diagram, store: Store, progress: Progress
) -> Judged:
    from explorer.jobs import curating  # noqa: PLC0415 - late: slow to import

    return curating.judge(store, evidence_ids, verdict, curator, diagram, progress)


def _append(events: Sequence[Curation], store: Store, progress: Progress) -> None:
    progress.check()
    store.append_curations(events)
