"""Putting a sign or a grounding right once, and in all like it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from explorer.diagram.document import Diagram
from explorer.diagram.regrounding import regrounded
from explorer.extraction.user_dictionary import Action
from explorer.model.curating import again
from explorer.model.entity import Entity
from explorer.model.filter import Filter
from explorer.model.manual import ManualStatement, opposite
from explorer.model.progress import Progress
from explorer.model.records import Curation, EvidenceRecord
from explorer.model.relation import Sign
from explorer.model.wording import many
from explorer.ui.curation_actions import CurationActions
from explorer.ui.curation_alike import AlikeDialog, GroundingDialog
from explorer.ui.desk import Desk, StoreActions
from explorer.ui.dictionary_actions import DictionaryActions
from explorer.ui.panels.words import Words
from explorer.ui.store_steps import Step

if TYPE_CHECKING:
    from explorer.jobs.correcting import Alike, RightGrounding, RightSigns
    from explorer.store.store import Store

_SIGNS = {Sign.POSITIVE: "up", Sign.NEGATIVE: "down"}


class Correcting(StoreActions):
    """Slots of putting right.

    Args:
        desk: What it works with.
        curation: Knows who the person is, and lets the store follow undo and redo.
        dictionary: Where a name can be given a meaning for every store.

    Attributes:
        dialog: The dialog that is open, or was last.
    """

    def __init__(self, desk: Desk, curation: CurationActions, dictionary: DictionaryActions) -> None:
        super().__init__(desk)
        self._curation = curation
        self._dictionary = dictionary
        self.dialog: AlikeDialog | None = None

    def correct(self, record: EvidenceRecord, what: str) -> None:
        """Ask what is right of *record*: its ``sign``, its ``subject`` or its ``object``."""
        store = self._curation.own_store()
        if store is None:
            return
        if what != "sign":
            job, show = partial(_alike_in_name, end=what), partial(self._ask_meaning, store, record, what)
            self._background.run(job, store, record, then=show, channel="alike")
        elif opposite(record.evidence) is None:
            self._notices.say("This statement has no sign that could be turned; give another verdict.")
        else:
            show = partial(self._ask_sign, store, record)
            self._background.run(_alike_in_sign, store, record, then=show, channel="alike")

    def sign(self) -> None:
        """Put the sign of the sentence at hand right."""
        self._correct_at_hand("sign")

    def subject(self) -> None:
        """Put the grounding of the subject of the sentence at hand right."""
        self._correct_at_hand("subject")

    def object(self) -> None:
        """Put the grounding of the object of the sentence at hand right."""
        self._correct_at_hand("object")

    def _correct_at_hand(self, what: str) -> None:
        record = self._curation.at_hand
        if record is not None:
            self.correct(record, what)

    def _ask_sign(self, store: Store, record: EvidenceRecord, alike: Alike) -> None:
        evidence, text = record.evidence, record.document.text
        word = f" and the word “{evidence.trigger.of(text)}”" if evidence.trigger is not None else ""
        question = f"“{evidence.statement.text}”: the effect is {_SIGNS[evidence.sign.flipped()]}wards instead."
        common = f"found by the rule “{evidence.rule}”{word} with the relation “{evidence.relation.label}”"
        dialog = self.dialog = AlikeDialog("Right sign", question, common, len(alike.ids), alike.sample, self._window)
        dialog.chosen.connect(
            lambda every: self._curation.as_somebody(
                lambda: self._turn_signs(store, alike.ids if every else alike.ids[:1])
            )
        )
        dialog.open()

    def _turn_signs(self, store: Store, ids: Sequence[int]) -> None:
        self._background.run(
            _put_signs_right,
            store,
            list(ids),
            self._curation.curator,
            self._controller.diagram.copy(),
            then=self._signs_right,
            progress="Putting signs right",
        )

    def _signs_right(self, right: RightSigns) -> None:
        held = list(right.numbers)

        def keep(numbers: list[int]) -> None:
            held[:] = numbers

        forth = Step(partial(_turn_signs, again(right.judged.made), right.statements, ()), keep)
        back = Step(lambda store, progress: _turn_signs(right.judged.back, (), held, store, progress), keep)
        number = len(right.judged.made)
        words = f"Sign put right in {many(number, 'sentence')}"
        self._curation.take(right.judged.edges, words, back, forth)

    def _ask_meaning(self, store: Store, record: EvidenceRecord, end: str, alike: Alike) -> None:
        mention = record.evidence.subject if end == "subject" else record.evidence.object
        name = mention.span.of(record.document.text)
        dialog = GroundingDialog(name, mention.entity, alike.meanings, len(alike.ids), alike.sample, self._window)
        self.dialog = dialog
        dialog.name_asked.connect(
            lambda asked: self._background.run(
                _meanings, store, asked, mention.entity.key, then=partial(dialog.offer, asked), channel="meanings"
            )
        )
        words = Words(record, mention.span, mention, getattr(record.evidence.why, end))
        dialog.dictionary_wanted.connect(lambda: self._dictionary.ask(words, Action.PREFER))
        dialog.chosen.connect(
            lambda every: self._curation.as_somebody(lambda: self._ground(store, (record, end, every), dialog.target))
        )
        dialog.open()

    def _ground(self, store: Store, wanted: tuple[EvidenceRecord, str, bool], target: Entity) -> None:
        diagram = self._controller.diagram
        shown = frozenset(diagram.nodes.keys() - diagram.look.rollup.made)
        self._background.run(
            _put_grounding_right,
            store,
            wanted,
            target,
            self._curation.curator,
            (shown, diagram.filter),
            then=self._grounding_right,
            progress="Putting a grounding right",
        )

    def _grounding_right(self, right: RightGrounding) -> None:
        edit, number = right.done.edit, len(right.made)
        words = f"{edit.text} in {many(number, 'sentence')}"
        change = replace(regrounded(self._controller.diagram, right.done.news, words), name=words)
        back = Step(partial(_turn_grounding, edit.id, False, right.back))
        forth = Step(partial(_turn_grounding, edit.id, True, again(right.made)))
        self._curation.keep(change, words, back, forth)
        self._controller.select([edit.target.key])


def _alike_in_sign(store: Store, record: EvidenceRecord, progress: Progress) -> Alike:
    from explorer.jobs import correcting  # noqa: PLC0415 - late: slow to import

    return correcting.alike_in_sign(store, record, progress)


def _alike_in_name(store: Store, record: EvidenceRecord, progress: Progress, *, end: str) -> Alike:
    from explorer.jobs import correcting  # noqa: PLC0415 - late: slow to import

    return correcting.alike_in_name(store, record, end, progress)


def _meanings(store: Store, name: str, besides: str, progress: Progress) -> list[Entity]:
    from explorer.jobs import entity_edits  # noqa: PLC0415 - late: slow to import

    return entity_edits.meanings(store, name, besides, progress)


def _put_signs_right(store: Store, ids: list[int], curator: str, diagram: Diagram, progress: Progress) -> RightSigns:
    from explorer.jobs import correcting  # noqa: PLC0415 - late: slow to import

    return correcting.put_signs_right(store, ids, curator, diagram, progress)


def _turn_signs(
    said: Sequence[Curation],
    added: Sequence[ManualStatement],
    removed: Sequence[int],
    store: Store,
    progress: Progress,
) -> list[int]:
    progress.check()
    return [number for number in store.put_right(said, added, list(removed)) if number is not None]


def _put_grounding_right(
    store: Store,
    wanted: tuple[EvidenceRecord, str, bool],
    target: Entity,
    curator: str,
    shown: tuple[frozenset[str], Filter],
    progress: Progress,
) -> RightGrounding:
    from explorer.jobs import correcting, entity_edits  # noqa: PLC0415 - late: slow to import

    progress.check()
    return correcting.put_grounding_right(store, wanted, target, curator, entity_edits.Shown(*shown))


def _turn_grounding(edit_id: int, holds: bool, said: Sequence[Curation], store: Store, progress: Progress) -> None:
    from explorer.jobs import correcting  # noqa: PLC0415 - late: slow to import

    correcting.turn_grounding(store, edit_id, holds, said, progress)
