"""What does things that nobody asks for at once: made, and imported with its dialogs, when its first command is given.

An action names the attribute, ``dictionary.show``; looking that up makes the part. What a part says to others is
connected with `Late.when_made`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.ui.late import Late

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from explorer.ui.arrange_actions import ArrangeActions
    from explorer.ui.arranging import Arranging
    from explorer.ui.belief_actions import BeliefActions
    from explorer.ui.canvas.view import Canvas
    from explorer.ui.compare_actions import CompareActions
    from explorer.ui.controller import Controller
    from explorer.ui.curation_actions import CurationActions
    from explorer.ui.curation_correcting import Correcting
    from explorer.ui.curation_sharing import CurationSharing
    from explorer.ui.desk import Desk
    from explorer.ui.diagram_actions import DiagramActions
    from explorer.ui.dictionary_actions import DictionaryActions
    from explorer.ui.docks import Docks
    from explorer.ui.entity_actions import EntityActions
    from explorer.ui.explore_actions import ExploreActions
    from explorer.ui.export_actions import ExportActions
    from explorer.ui.filtering import Filtering
    from explorer.ui.imports import Imports
    from explorer.ui.manual_actions import ManualActions
    from explorer.ui.methods_actions import MethodsActions
    from explorer.ui.missed_actions import MissedActions
    from explorer.ui.outputs import Outputs
    from explorer.ui.panes import Panes
    from explorer.ui.picking import Picking
    from explorer.ui.remark_actions import RemarkActions
    from explorer.ui.remembered import Remembered


def _imports(parts: LateParts) -> Imports:
    from explorer.ui.imports import Imports  # noqa: PLC0415 - late: not needed at first

    return Imports(parts.desk, parts.remembered)


def _arrange(parts: LateParts) -> ArrangeActions:
    from explorer.ui.arrange_actions import ArrangeActions  # noqa: PLC0415 - late: not needed at first

    return ArrangeActions(parts.window, parts.controller, parts.desk.notices)


def _picking(parts: LateParts) -> Picking:
    from explorer.ui.picking import Picking  # noqa: PLC0415 - late: not needed at first

    return Picking(parts.controller, parts.canvas)


def _panes(parts: LateParts) -> Panes:
    from explorer.ui.panes import Panes  # noqa: PLC0415 - late: not needed at first

    return Panes(parts.window, parts.canvas, parts.docks)


def _dictionary(parts: LateParts) -> DictionaryActions:
    from explorer.ui.dictionary_actions import DictionaryActions  # noqa: PLC0415 - late: not needed at first

    return DictionaryActions(parts.desk, parts.remembered)


def _manual(parts: LateParts) -> ManualActions:
    from explorer.ui.manual_actions import ManualActions  # noqa: PLC0415 - late: not needed at first

    return ManualActions(parts.desk, parts.filtering, parts.docks.evidence, parts.remembered)


def _entities(parts: LateParts) -> EntityActions:
    from explorer.ui.entity_actions import EntityActions  # noqa: PLC0415 - late: not needed at first

    return EntityActions(parts.desk, parts.filtering)


def _sharing(parts: LateParts) -> CurationSharing:
    from explorer.ui.curation_sharing import CurationSharing  # noqa: PLC0415 - late: not needed at first

    return CurationSharing(parts.desk, parts.curation)


def _correcting(parts: LateParts) -> Correcting:
    from explorer.ui.curation_correcting import Correcting  # noqa: PLC0415 - late: not needed at first

    return Correcting(parts.desk, parts.curation, parts.dictionary)


def _belief(parts: LateParts) -> BeliefActions:
    from explorer.ui.belief_actions import BeliefActions  # noqa: PLC0415 - late: not needed at first

    return BeliefActions(parts.desk, parts.filtering, parts.docks)


def _missed(parts: LateParts) -> MissedActions:
    from explorer.ui.missed_actions import MissedActions  # noqa: PLC0415 - late: not needed at first

    return MissedActions(parts.controller, parts.docks, parts.remembered)


def _explore(parts: LateParts) -> ExploreActions:
    from explorer.ui.explore_actions import ExploreActions  # noqa: PLC0415 - late: not needed at first

    return ExploreActions(parts.desk, parts.canvas, parts.arranging, parts.diagram, parts.docks)


def _compare(parts: LateParts) -> CompareActions:
    from explorer.ui.compare_actions import CompareActions  # noqa: PLC0415 - late: not needed at first

    return CompareActions(parts.desk, parts.canvas, parts.docks)


def _outputs(parts: LateParts) -> Outputs:
    from explorer.ui.outputs import Outputs  # noqa: PLC0415 - late: not needed at first

    made = Outputs(parts.desk, parts.docks, parts.remembered)
    made.remarked = parts.remarks.marked
    return made


def _exports(parts: LateParts) -> ExportActions:
    from explorer.ui.export_actions import ExportActions  # noqa: PLC0415 - late: not needed at first

    return ExportActions(parts.desk, parts.remembered)


def _methods(parts: LateParts) -> MethodsActions:
    from explorer.ui.methods_actions import MethodsActions  # noqa: PLC0415 - late: not needed at first

    return MethodsActions(parts.desk)


class LateParts:
    """The late parts of one window, and what they are made with: the attributes that are only declared here."""

    imports = Late(_imports)
    arrange = Late(_arrange)
    picking = Late(_picking)
    panes = Late(_panes)
    dictionary = Late(_dictionary)
    manual = Late(_manual)
    entities = Late(_entities)
    sharing = Late(_sharing)
    correcting = Late(_correcting)
    belief = Late(_belief)
    missed = Late(_missed)
    explore = Late(_explore)
    compare = Late(_compare)
    outputs = Late(_outputs)
    exports = Late(_exports)
    methods = Late(_methods)

    window: QMainWindow
    desk: Desk
    remembered: Remembered
    controller: Controller
    canvas: Canvas
    docks: Docks
    arranging: Arranging
    filtering: Filtering
    diagram: DiagramActions
    curation: CurationActions
    remarks: RemarkActions
