"""The parts of the window, made and handed to each other here; what happens between them is in `wiring`."""

from __future__ import annotations

from types import SimpleNamespace

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QWidget

from explorer.diagram.style import Style
from explorer.ui.action_table import ACTIONS
from explorer.ui.actions import Actions
from explorer.ui.arranging import Arranging
from explorer.ui.autosave import Autosave
from explorer.ui.background import Background
from explorer.ui.canvas.view import Canvas
from explorer.ui.citing import chosen_style
from explorer.ui.controller import Controller
from explorer.ui.curation_actions import CurationActions
from explorer.ui.desk import Desk
from explorer.ui.diagram_actions import DiagramActions
from explorer.ui.docks import Docks
from explorer.ui.drafts import Drafts
from explorer.ui.empty import EmptyPage
from explorer.ui.entity_families import FamilyActions
from explorer.ui.failures import Failures
from explorer.ui.filter_bar import FilterBar
from explorer.ui.filtering import Filtering
from explorer.ui.group_actions import GroupActions
from explorer.ui.guide import Guide
from explorer.ui.hands_actions import HandActions
from explorer.ui.hover import Hover
from explorer.ui.kept_actions import KeptActions
from explorer.ui.late import Late
from explorer.ui.late_panels import LatePanels
from explorer.ui.late_parts import LateParts
from explorer.ui.layouts import Layouts
from explorer.ui.lens_actions import LensActions
from explorer.ui.looks_actions import LooksActions
from explorer.ui.menus import ContextMenus
from explorer.ui.note_actions import NoteActions
from explorer.ui.notices import Notices
from explorer.ui.paper_actions import PaperActions
from explorer.ui.place_actions import PlaceActions
from explorer.ui.place_memory import PlaceMemory
from explorer.ui.play_actions import PlayActions
from explorer.ui.recent import Recent
from explorer.ui.remark_actions import RemarkActions
from explorer.ui.remark_book import RemarkBook
from explorer.ui.remembered import Remembered
from explorer.ui.status import Status
from explorer.ui.stores import Stores
from explorer.ui.table_actions import TableActions
from explorer.ui.values_actions import ValuesActions
from explorer.ui.viewing import Viewing

#: What a panel is about is done by a part; a panel that is made brings it.
_DOERS = (
    (Docks.explore, LateParts.explore),
    (Docks.compare, LateParts.compare),
    (Docks.contested, LateParts.belief),
    (Docks.matrix, LateParts.belief),
)


class Parts(LateParts):
    """Everything the window is made of, not yet connected.

    Each group is made of those before it; what is not needed at first is made later (see `LateParts`).

    Args:
        window: The window.
        remembered: Settings and what was chosen before.
        background: Runs long work.
        failures: Takes bugs.
    """

    def __init__(self, window: QMainWindow, remembered: Remembered, background: Background, failures: Failures) -> None:
        self.window = window
        self.remembered = remembered
        self.background = background
        self.failures = failures
        self.notices = Notices()
        self.recent = Recent(remembered)
        self.controller = Controller(window)
        self.canvas = Canvas(animate=remembered.flag("look.animate"))
        self.docks = Docks(window, background, remembered)
        self.docks.evidence.citing.set_style(chosen_style(remembered))
        self.stores = Stores(window, background, self.notices, self.recent)
        self.desk = Desk(window, self.controller, self.stores, background, self.notices)
        self._make_edits(window)
        self._make_looks(window)
        self._make_curation()
        self._make_whole(window)
        self._make_actions(window)
        self._make_surroundings(window)

    def recolour(self, style: Style) -> None:
        """Give every part that paints by itself the colours of the window."""
        self.canvas.style = style
        self.docks.evidence.set_style(style)
        Docks.missed.tell(self.docks, "style", lambda panel: panel.set_style(style))
        self.docks.years.colour()
        Docks.charts.tell(self.docks, "colours", lambda panel: panel.colour())
        self.docks.find.colour()
        self.empty.colour()
        self.actions.colour()
        self.layouts.colour()

    @property
    def verdicts(self) -> SimpleNamespace:
        """A slot for each verdict, by its tag."""
        return self.curation.slots

    def commands(self) -> dict[str, QAction]:
        """Return every command by its words, for the palette."""
        found = {f"{_menu(spec.id)}: {spec.plain_text}": self.actions[spec.id] for spec in ACTIONS}
        found |= {f"Layout: {action.text()}": action for action in self.layouts.actions()}
        found |= {f"Panel: {action.text()}": action for action in self.docks.switches}
        return found

    def _make_edits(self, window: QMainWindow) -> None:
        """What changes the diagram, and where things stand on it."""
        controller, notices = self.controller, self.notices
        self.memory = PlaceMemory(controller, self.background, notices, window)
        self.places = PlaceActions(controller, self.memory, notices)
        self.arranging = Arranging(controller, self.background, Drafts(self.canvas, self.background), self.memory)
        self.filtering = Filtering(self.desk, self.remembered)
        self.diagram = DiagramActions(self.desk, self.remembered, self.arranging, self.filtering)
        self.notes = NoteActions(controller, self.canvas)
        self.groups = GroupActions(controller, self.canvas, self.notes.editor, notices)
        self.hands = HandActions(controller, self.canvas, self.groups, self.notes, notices)

    def _make_looks(self, window: QMainWindow) -> None:
        """What changes how it looks, and what explains that."""
        controller, canvas = self.controller, self.canvas
        self.viewing = Viewing(window, canvas, controller, self.docks, self.remembered, self.recolour)
        self.guide = Guide(
            window, self.commands, self.failures, self.notices, lambda: canvas.style, lambda: controller.diagram.look
        )
        self.looks = LooksActions(self.desk)
        self.values = ValuesActions(self.desk, canvas)
        self.families = FamilyActions(controller, self.background, self.notices)

    def _make_curation(self) -> None:
        """What a person says of names, sentences and entities."""
        self.curation = CurationActions(self.desk, self.filtering, self.docks.evidence, self.remembered)

    def _make_whole(self, window: QMainWindow) -> None:
        """What looks at the whole, and what leaves the window."""
        self.remarks = RemarkActions(self.desk, self.canvas, self.docks, RemarkBook(self.background, window))
        self.lens = LensActions(self.desk)
        self.play = PlayActions(self.desk)
        self.kept = KeptActions(self.desk, self.docks, self.play.leave)
        self.tables = TableActions(self.desk, self.docks.statements)
        self.viewing.clears += (self.play.leave, self.lens.leave)
        LateParts.compare.when_made(self, lambda compare: self.viewing.clears.append(compare.clear))
        for panel, doer in _DOERS:
            self._bring(panel, doer)

    def _bring(self, panel: Late[LatePanels, QWidget], doer: Late[LateParts, object]) -> None:
        panel.when_made(self.docks, lambda _: doer.of(self))

    def _make_actions(self, window: QMainWindow) -> None:
        """The commands, with the parts that do them."""
        self.actions = Actions(window, self)
        self.looks.show_in(self.actions)
        self.families.show_in(self.actions)

    def _make_surroundings(self, window: QMainWindow) -> None:
        """What stands around the diagram, and what goes with it by itself."""
        self.hover = Hover(self.controller, self.background, self.places)
        self.remarks.connect_hover(self.hover)
        self.empty = EmptyPage()
        self.filter_bar = FilterBar()
        self.status = Status(self.background)
        self.autosave = Autosave(self.controller, self.background, window)
        self.layouts = Layouts(window, self.controller, self.arranging, self.remembered)
        self.menus = ContextMenus(window, self.canvas, self.controller, self.actions, self.notes)
        self.papers = PaperActions(self.desk, self.canvas, self.arranging, self.docks.evidence)


def _menu(action_id: str) -> str:
    return action_id.split(".", maxsplit=1)[0].capitalize()
