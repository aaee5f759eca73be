"""What a person does with entities: merge those that are one, split those that are not, and take that back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from explorer.diagram.regrounding import regrounded
from explorer.model.entity import Entity
from explorer.model.entity_edit import EntityEdit, Split
from explorer.model.filter import Filter
from explorer.model.progress import Progress
from explorer.ui.desk import Desk, StoreActions
from explorer.ui.entity_history import EditHistoryDialog
from explorer.ui.entity_merge import MergeDialog
from explorer.ui.entity_split import SplitDialog
from explorer.ui.filtering import Filtering
from explorer.ui.store_steps import Step, StoreSteps

if TYPE_CHECKING:
    from explorer.jobs.entity_edits import Done, Facets
    from explorer.store.store import Store


class EntityActions(StoreActions):
    """Slots of merging and splitting; what they change of the store can be undone like any other edit.

    Args:
        desk: What it works with.
        filtering: Counts again what stands behind the edges.
    """

    own_for = "merge and split entities in it"

    def __init__(self, desk: Desk, filtering: Filtering) -> None:
        super().__init__(desk)
        self._filtering = filtering
        self.merging: MergeDialog | None = None
        self.splitting: SplitDialog | None = None
        self.past: EditHistoryDialog | None = None
        self._steps = StoreSteps(desk, self._settled)

    def merge(self) -> None:
        """Ask which of the selected entities stays, then merge them."""
        store = self.own_store()
        diagram = self._controller.diagram
        keys = sorted(self._chosen(), key=lambda key: (diagram.nodes[key].entity.id is None, -diagram.degree(key), key))
        if store is not None and len(keys) > 1:
            self.merging = MergeDialog([diagram.nodes[key].entity for key in keys], self._window)
            self.merging.chosen.connect(lambda keep: self._merge(store, keep, [key for key in keys if key != keep]))
            self.merging.open()

    def split(self) -> None:
        """Ask what of the selected entity is another one, then split it."""
        store = self.own_store()
        keys = self._chosen()
        if store is not None and len(keys) == 1:
            self._background.run(_facets, store, keys[0], then=partial(self._ask_split, store), channel="split")

    def history(self) -> None:
        """Show all merges and splits of the store."""
        store = self._stores.store
        if store is not None:
            self._background.run(_edits, store, then=partial(self._show_history, store), channel="entity edits")

    def _merge(self, store: Store, keep: str, others: list[str]) -> None:
        self._change(_merge, store, keep, others, words="Merging entities")

    def _ask_split(self, store: Store, facets: Facets) -> None:
        self.splitting = SplitDialog(facets.entity, facets.names, facets.sentences, self._window)
        dialog = self.splitting
        dialog.name_asked.connect(
            lambda name: self._background.run(
                _meanings, store, name, facets.entity.key, then=partial(dialog.offer, name), channel="meanings"
            )
        )
        dialog.chosen.connect(partial(self._split, store, facets.entity))
        dialog.open()

    def _split(self, store: Store, entity: Entity, wanted: Split) -> None:
        self._change(_split, store, entity.key, wanted, words="Splitting an entity")

    def _show_history(self, store: Store, edits: list[EntityEdit]) -> None:
        self.past = EditHistoryDialog(edits, read_only=store.read_only, parent=self._window)
        self.past.turn_wanted.connect(
            lambda number, holds: self._change(_turn, store, number, holds, words="Changing entities")
        )
        self.past.open()

    def _change(self, job: object, *args: object, words: str) -> None:
        assert callable(job)
        diagram = self._controller.diagram
        shown = frozenset(diagram.nodes.keys() - diagram.look.rollup.made)
        self._background.run(job, *args, shown, diagram.filter, then=self._changed, progress=words)

    def _changed(self, done: Done) -> None:
        """Bring the diagram in step, as one change that can be undone with the edit of the store."""
        edit = done.edit
        words = f"Take back: {edit.text}" if edit.undone else edit.text
        change = regrounded(self._controller.diagram, done.news, words)
        store = self._stores.store
        back, forth = (
            Step(partial(_hold, edit.id, holds), words="Changing entities") for holds in (edit.undone, not edit.undone)
        )
        self._controller.done(change, also=self._steps.following(store, back, forth))
        self._stores.count()
        self._controller.select([edit.target.key])
        later = "" if edit.undone else " It holds for what you import later, too."
        self._notices.say(f"Done: {words[0].lower()}{words[1:]}.{later}")

    def _settled(self) -> None:
        """The store followed undo and redo: count again."""
        self._filtering.recount()
        self._stores.count()

    def _chosen(self) -> list[str]:
        """The selected entities; no groups, and no families that no text names."""
        diagram = self._controller.diagram
        made = diagram.look.rollup.made
        return [key for key in self._controller.chosen_nodes if key in diagram.nodes and key not in made]


def _merge(store: Store, keep: str, others: list[str], nodes: frozenset[str], rule: Filter, progress: Progress) -> Done:
    from explorer.jobs import entity_edits  # noqa: PLC0415 - late: slow to import

    return entity_edits.merge(store, keep, others, entity_edits.Shown(nodes, rule), progress)


def _split(store: Store, key: str, wanted: Split, nodes: frozenset[str], rule: Filter, progress: Progress) -> Done:
    from explorer.jobs import entity_edits  # noqa: PLC0415 - late: slow to import

    return entity_edits.split(store, key, wanted, entity_edits.Shown(nodes, rule), progress)


def _turn(store: Store, edit_id: int, holds: bool, nodes: frozenset[str], rule: Filter, progress: Progress) -> Done:
    from explorer.jobs import entity_edits  # noqa: PLC0415 - late: slow to import

    return entity_edits.turn(store, edit_id, holds, entity_edits.Shown(nodes, rule), progress)


def _hold(edit_id: int, holds: bool, store: Store, progress: Progress) -> None:
    from explorer.jobs import entity_edits  # noqa: PLC0415 - late: slow to import

    entity_edits.hold(store, edit_id, holds, progress)


def _facets(store: Store, key: str, progress: Progress) -> Facets:
    from explorer.jobs import entity_edits  # noqa: PLC0415 - late: slow to import

    return entity_edits.facets(store, key, progress)


def _meanings(store: Store, name: str, besides: str, progress: Progress) -> list[Entity]:
    from explorer.jobs import entity_edits  # noqa: PLC0415 - late: slow to import

    return entity_edits.meanings(store, name, besides, progress)


def _edits(store: Store, progress: Progress) -> list[EntityEdit]:
    progress.check()
    return store.entity_edits()
