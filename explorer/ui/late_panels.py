"""The panels that nobody sees when the window opens, behind tabs or closed: made, and imported, when they are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.ui.background import Background
from explorer.ui.late import Late

if TYPE_CHECKING:
    from explorer.ui.panels.charts import ChartsPanel
    from explorer.ui.panels.compare import ComparePanel
    from explorer.ui.panels.contents import ContentsPanel
    from explorer.ui.panels.contested import ContestedPanel
    from explorer.ui.panels.diagrams import DiagramsPanel
    from explorer.ui.panels.explore import ExplorePanel
    from explorer.ui.panels.filters import FilterPanel
    from explorer.ui.panels.history import HistoryPanel
    from explorer.ui.panels.matrix import MatrixView
    from explorer.ui.panels.missed import MissedPanel
    from explorer.ui.panels.remarks import RemarksPanel


def _filters(panels: LatePanels) -> FilterPanel:
    from explorer.ui.panels.filters import FilterPanel  # noqa: PLC0415 - late: not seen at first

    return FilterPanel(panels.background)


def _explore(panels: LatePanels) -> ExplorePanel:
    from explorer.ui.panels.explore import ExplorePanel  # noqa: PLC0415 - late: not seen at first

    return ExplorePanel(panels.background)


def _contents(_panels: LatePanels) -> ContentsPanel:
    from explorer.ui.panels.contents import ContentsPanel  # noqa: PLC0415 - late: not seen at first

    return ContentsPanel()


def _history(_panels: LatePanels) -> HistoryPanel:
    from explorer.ui.panels.history import HistoryPanel  # noqa: PLC0415 - late: not seen at first

    return HistoryPanel()


def _missed(panels: LatePanels) -> MissedPanel:
    from explorer.ui.panels.missed import MissedPanel  # noqa: PLC0415 - late: not seen at first

    return MissedPanel(panels.background)


def _contested(panels: LatePanels) -> ContestedPanel:
    from explorer.ui.panels.contested import ContestedPanel  # noqa: PLC0415 - late: not seen at first

    return ContestedPanel(panels.background)


def _compare(_panels: LatePanels) -> ComparePanel:
    from explorer.ui.panels.compare import ComparePanel  # noqa: PLC0415 - late: not seen at first

    return ComparePanel()


def _matrix(panels: LatePanels) -> MatrixView:
    from explorer.ui.panels.matrix import MatrixView  # noqa: PLC0415 - late: not seen at first

    return MatrixView(panels.background)


def _charts(panels: LatePanels) -> ChartsPanel:
    from explorer.ui.panels.charts import ChartsPanel  # noqa: PLC0415 - late: not seen at first

    return ChartsPanel(panels.background)


def _remarks(_panels: LatePanels) -> RemarksPanel:
    from explorer.ui.panels.remarks import RemarksPanel  # noqa: PLC0415 - late: not seen at first

    return RemarksPanel()


def _diagrams(_panels: LatePanels) -> DiagramsPanel:
    from explorer.ui.panels.diagrams import DiagramsPanel  # noqa: PLC0415 - late: not seen at first

    return DiagramsPanel()


class LatePanels:
    """The late panels of one window.

    Args:
        background: Runs what asks the store.

    Attributes:
        background: The same.
    """

    filters = Late(_filters)
    explore = Late(_explore)
    contents = Late(_contents)
    history = Late(_history)
    missed = Late(_missed)
    contested = Late(_contested)
    compare = Late(_compare)
    matrix = Late(_matrix)
    charts = Late(_charts)
    remarks = Late(_remarks)
    diagrams = Late(_diagrams)

    def __init__(self, background: Background) -> None:
        self.background = background
