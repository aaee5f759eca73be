"""What a person does with families: show members as their family, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.diagram import families, members
from explorer.model.progress import Progress
from explorer.ui.background import Background
from explorer.ui.controller import Controller
from explorer.ui.notices import Notices

if TYPE_CHECKING:
    from explorer.ui.actions import Actions


class FamilyActions:
    """Slots of families; keeps their switches in step with the diagram.

    Args:
        controller: The open diagram.
        background: Looks the families of its nodes up before somebody waits for them.
        notices: Where it is said what could not be done.
    """

    def __init__(self, controller: Controller, background: Background, notices: Notices) -> None:
        self._controller = controller
        self._notices = notices
        self._actions: Actions | None = None
        controller.changed.connect(lambda _: self._mark())
        controller.replaced.connect(lambda _: self._mark())
        controller.replaced.connect(
            lambda diagram: background.run(_learn, list(diagram.nodes), channel="families", slow=True)
        )

    def show_in(self, actions: Actions) -> None:
        """Keep the switches of *actions* in step with the diagram."""
        self._actions = actions
        self._mark()

    def written(self) -> None:
        """Show members and families as the texts name them."""
        self._all(on=False)

    def families(self) -> None:
        """Show all members as their family."""
        self._all(on=True)
        if not self._controller.diagram.shown_as:
            self._notices.say("Nothing here belongs to a family; what is added later will be shown as its family.")

    def close(self) -> None:
        """Show the selected nodes as their families."""
        controller = self._controller
        wanted = families.closable(controller.diagram, controller.chosen_nodes)
        controller.done(families.close(controller.diagram, controller.chosen_nodes))
        controller.select(wanted)

    def open(self) -> None:
        """Show the members of the selected families."""
        controller = self._controller
        wanted = set(families.openable(controller.diagram, controller.chosen_nodes))
        shown = [key for key, family in controller.diagram.shown_as.items() if family.key in wanted]
        controller.done(families.open_up(controller.diagram, wanted))
        controller.select(shown)

    def _all(self, *, on: bool) -> None:
        self._controller.done(families.by_families(self._controller.diagram, on))
        self._mark()

    def _mark(self) -> None:
        rollup = self._controller.diagram.look.rollup
        for name, on in (("view.written", not rollup.families), ("view.families", rollup.families)):
            if self._actions is not None:
                self._actions[name].setChecked(on)


def _learn(keys: list[str], progress: Progress) -> None:
    """Look the families of *keys* up."""
    progress.check()
    members.learn(keys)
