"""The parts of the window, made and handed to each other here; what happens between them is in `wiring`."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from explorer.diagram.style import Style
from explorer.ui.action_table import ACTIONS
from explorer.ui.actions import Actions
from explorer.ui.arrange_actions import ArrangeActions
from explorer.ui.arranging import Arranging
from explorer.ui.autosave import Autosave
from explorer.ui.background import Background
from explorer.ui.belief_actions import BeliefActions
from explorer.ui.canvas.view import Canvas
from explorer.ui.citing import chosen_style
from explorer.ui.compare_actions import CompareActions
from explorer.ui.controller import Controller
from explorer.ui.curation_actions import CurationActions
from explorer.ui.curation_correcting import Correcting
from explorer.ui.curation_sharing import CurationSharing
from explorer.ui.desk import Desk
from explorer.ui.diagram_actions import DiagramActions
from explorer.ui.dictionary_actions import DictionaryActions
from explorer.ui.docks import Docks
from explorer.ui.drafts import Drafts
from explorer.ui.empty import EmptyPage
from explorer.ui.entity_actions import EntityActions
from explorer.ui.entity_families import FamilyActions
from explorer.ui.explore_actions import ExploreActions
from explorer.ui.export_actions import ExportActions
from explorer.ui.failures import Failures
from explorer.ui.filter_bar import FilterBar
from explorer.ui.filtering import Filtering
from explorer.ui.group_actions import GroupActions
from explorer.ui.guide import Guide
from explorer.ui.hands_actions import HandActions
from explorer.ui.hover import Hover
from explorer.ui.imports import Imports
from explorer.ui.layouts import Layouts
from explorer.ui.lens_actions import LensActions
from explorer.ui.looks_actions import LooksActions
from explorer.ui.manual_actions import ManualActions
from explorer.ui.menus import ContextMenus
from explorer.ui.methods_actions import MethodsActions
from explorer.ui.missed_actions import MissedActions
from explorer.ui.note_actions import NoteActions
from explorer.ui.notices import Notices
from explorer.ui.outputs import Outputs
from explorer.ui.paper_actions import PaperActions
from explorer.ui.picking import Picking
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


@dataclass(slots=True)
class Parts:
    """Everything the window is made of."""

    remembered: Remembered
    background: Background
    failures: Failures
    notices: Notices
    recent: Recent
    controller: Controller
    canvas: Canvas
    empty: EmptyPage
    filter_bar: FilterBar
    docks: Docks
    status: Status
    stores: Stores
    imports: Imports
    dictionary: DictionaryActions
    manual: ManualActions
    curation: CurationActions
    sharing: CurationSharing
    correcting: Correcting
    belief: BeliefActions
    autosave: Autosave
    diagram: DiagramActions
    filtering: Filtering
    arranging: Arranging
    layouts: Layouts
    memory: PlaceMemory
    places: PlaceActions
    groups: GroupActions
    families: FamilyActions
    entities: EntityActions
    notes: NoteActions
    hands: HandActions
    menus: ContextMenus
    viewing: Viewing
    outputs: Outputs
    papers: PaperActions
    hover: Hover
    guide: Guide
    looks: LooksActions
    lens: LensActions
    play: PlayActions
    values: ValuesActions
    compare: CompareActions
    remarks: RemarkActions
    actions: Actions

    def recolour(self, style: Style) -> None:
        """Give every part that paints by itself the colours of the window."""
        self.canvas.style = style
        self.docks.evidence.set_style(style)
        self.docks.missed.set_style(style)
        self.docks.years.colour()
        self.docks.charts.colour()
        self.docks.find.colour()
        self.empty.colour()
        self.actions.colour()
        self.layouts.colour()

    def commands(self) -> dict[str, QAction]:
        """Return every command by its words, for the palette."""
        found = {f"{_menu(spec.id)}: {spec.plain_text}": self.actions[spec.id] for spec in ACTIONS}
        found |= {f"Layout: {action.text()}": action for action in self.layouts.actions()}
        found |= {f"Panel: {action.text()}": action for action in self.docks.switches}
        return found


def make_parts(window: QMainWindow, remembered: Remembered, background: Background, failures: Failures) -> Parts:
    """Return the parts of *window*, not yet connected."""
    notices = Notices()
    recent = Recent(remembered)
    controller = Controller(window)
    canvas = Canvas(animate=remembered.flag("look.animate"))
    docks = Docks(window, background, remembered)
    docks.evidence.citing.set_style(chosen_style(remembered))
    stores = Stores(window, background, notices, recent)
    imports = Imports(window, background, notices, stores, remembered)
    desk = Desk(window, controller, stores, background, notices)
    dictionary = DictionaryActions(desk, remembered)
    memory = PlaceMemory(controller, background, notices, window)
    places = PlaceActions(controller, memory, notices)
    arranging = Arranging(controller, background, Drafts(canvas, background), memory)
    filtering = Filtering(controller, stores, background, remembered)
    diagram = DiagramActions(desk, remembered, arranging, filtering)
    notes = NoteActions(controller, canvas)
    groups = GroupActions(controller, canvas, notes.editor, notices)
    hands = HandActions(controller, canvas, groups, notes, notices)
    outputs = Outputs(desk, docks.evidence, remembered)
    made: list[Parts] = []
    viewing = Viewing(window, canvas, controller, docks, remembered, lambda style: made[0].recolour(style))  # noqa: PLW0108 - made later
    guide = Guide(
        window,
        lambda: made[0].commands(),  # noqa: PLW0108 - made later
        failures,
        notices,
        lambda: canvas.style,
        lambda: controller.diagram.look,
    )
    looks = LooksActions(desk)
    values = ValuesActions(desk, canvas)
    families = FamilyActions(controller, notices)
    manual = ManualActions(desk, filtering, docks.evidence, remembered)
    entities = EntityActions(desk, filtering)
    curation = CurationActions(desk, filtering, docks.evidence, remembered)
    sharing = CurationSharing(desk, curation)
    correcting = Correcting(desk, curation, dictionary)
    belief = BeliefActions(desk, filtering, docks)
    compare = CompareActions(desk, canvas, docks)
    remarks = RemarkActions(desk, canvas, docks, RemarkBook(background, window))
    outputs.remarked = remarks.marked
    lens = LensActions(desk)
    play = PlayActions(controller)
    viewing.clears += (compare.clear, play.leave, lens.leave)
    slots = {
        "explore": ExploreActions(desk, canvas, arranging, diagram, docks),
        "families": families,
        "entities": entities,
        "looks": looks,
        "lens": lens,
        "play": play,
        "values": values,
        "stores": stores,
        "imports": imports,
        "dictionary": dictionary,
        "manual": manual,
        "curation": curation,
        "verdicts": curation.slots,
        "sharing": sharing,
        "belief": belief,
        "correcting": correcting,
        "missed": MissedActions(controller, docks, remembered),
        "compare": compare,
        "remarks": remarks,
        "methods": MethodsActions(desk),
        "tables": TableActions(window, background, notices, docks.statements, lambda: controller.diagram.title),
        "diagram": diagram,
        "filtering": filtering,
        "places": places,
        "arrange": ArrangeActions(window, controller, notices),
        "picking": Picking(controller, canvas),
        "groups": groups,
        "notes": notes,
        "hands": hands,
        "viewing": viewing,
        "outputs": outputs,
        "exports": ExportActions(desk, remembered),
        "guide": guide,
        "window": window,
    }
    actions = Actions(window, slots)
    looks.show_in(actions)
    families.show_in(actions)
    hover = Hover(controller, background, places)
    remarks.connect_hover(hover)
    made.append(
        Parts(
            remembered=remembered,
            background=background,
            failures=failures,
            notices=notices,
            recent=recent,
            controller=controller,
            canvas=canvas,
            empty=EmptyPage(),
            filter_bar=FilterBar(),
            docks=docks,
            status=Status(background),
            stores=stores,
            imports=imports,
            dictionary=dictionary,
            manual=manual,
            curation=curation,
            sharing=sharing,
            correcting=correcting,
            belief=belief,
            autosave=Autosave(controller, background, window),
            diagram=diagram,
            filtering=filtering,
            arranging=arranging,
            layouts=Layouts(window, controller, arranging, remembered),
            memory=memory,
            places=places,
            groups=groups,
            families=families,
            entities=entities,
            notes=notes,
            hands=hands,
            menus=ContextMenus(window, canvas, controller, actions, notes),
            viewing=viewing,
            outputs=outputs,
            papers=PaperActions(desk, canvas, arranging, docks.evidence),
            hover=hover,
            guide=guide,
            looks=looks,
            lens=lens,
            play=play,
            values=values,
            compare=compare,
            remarks=remarks,
            actions=actions,
        )
    )
    return made[0]


def _menu(action_id: str) -> str:
    return action_id.split(".", maxsplit=1)[0].capitalize()
