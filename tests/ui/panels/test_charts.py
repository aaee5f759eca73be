"""Charts through the real window: they count what the diagram shows, a click filters, and they are saved."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from lxml import etree
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from explorer.jobs.charts import CHARTS
from explorer.model.relation import Relation, Sign
from explorer.ui import ask, theme
from explorer.ui.main_window import MainWindow
from explorer.ui.panels.charts import ChartsPanel


@pytest.fixture
def panel(qtbot: QtBot, window: MainWindow) -> ChartsPanel:
    """The charts of the small store, the relations in front."""
    made = window.parts.docks.charts
    window.parts.docks.open_panel("Charts")
    show(qtbot, made, "relations")
    return made


def show(qtbot: QtBot, panel: ChartsPanel, name: str) -> None:
    with qtbot.waitSignal(panel.drawn):
        panel.choose("belief" if panel.spec.name != "belief" else "years")
    with qtbot.waitSignal(panel.drawn):
        panel.choose(name)


def click_bar(qtbot: QtBot, panel: ChartsPanel, label: str) -> None:
    """Click in the middle of the bar called *label*."""
    bars, plot = panel.chart.bars, panel.bars.plot
    place = next(place for place, bar in enumerate(bars) if bar.label == label)
    number = bars[place].number / 2
    at = QPointF(place, number) if panel.spec.upright else QPointF(number, len(bars) - 1 - place)
    point: QPoint = plot.mapFromScene(plot.getViewBox().mapViewToScene(at))
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=point)


def numbers(panel: ChartsPanel) -> dict[str, int]:
    return {bar.label: bar.number for bar in panel.chart.bars}


def test_statements_are_counted_as_the_table_of_statements_has_them(window: MainWindow, panel: ChartsPanel) -> None:
    rows = [one for edge in window.parts.controller.diagram.visible_edges.values() for one in edge.statements]
    assert sum(numbers(panel).values()) == len(rows)
    assert numbers(panel)["inhibits"] == 2


def test_a_click_on_a_bar_filters_and_a_second_one_shows_all_again(
    qtbot: QtBot, window: MainWindow, panel: ChartsPanel
) -> None:
    before = window.parts.controller.diagram.filter
    with qtbot.waitSignal(panel.drawn):
        click_bar(qtbot, panel, "inhibits")
    rule = window.parts.controller.diagram.filter
    assert (rule.relations, rule.signs) == ({Relation.INHIBITS}, {Sign.NEGATIVE})
    assert len(window.parts.controller.diagram.visible_edges) == 2
    assert numbers(panel)["activates"] == 4, "the other bars stay"
    with qtbot.waitSignal(panel.drawn):
        click_bar(qtbot, panel, "inhibits")
    assert window.parts.controller.diagram.filter == before


def test_years_journals_and_belief_filter_too(qtbot: QtBot, window: MainWindow, panel: ChartsPanel) -> None:
    controller = window.parts.controller
    show(qtbot, panel, "years")
    assert numbers(panel) == {"2017": 4, "2019": 3, "2021": 3}
    with qtbot.waitSignal(panel.drawn):
        click_bar(qtbot, panel, "2019")
    assert (controller.diagram.filter.first_year, controller.diagram.filter.last_year) == (2019, 2019)
    qtbot.waitUntil(lambda: len(controller.diagram.visible_edges) == 2)
    show(qtbot, panel, "journals")
    assert numbers(panel) == {"Letters of Cells": 1}
    window.parts.filtering.clear()
    qtbot.waitUntil(lambda: numbers(panel) == {"Letters of Cells": 2, "Journal of Small Examples": 1})
    with qtbot.waitSignal(panel.drawn):
        click_bar(qtbot, panel, "Letters of Cells")
    assert controller.diagram.filter.journals == {"Letters of Cells"}
    window.parts.filtering.clear()
    show(qtbot, panel, "belief")
    qtbot.waitUntil(lambda: sum(numbers(panel).values()) == 8)
    highest = [bar for bar in panel.chart.bars if bar.number][-1]
    with qtbot.waitSignal(panel.drawn):
        click_bar(qtbot, panel, highest.label)
    assert controller.diagram.filter.min_belief == highest.value
    assert all(
        edge.belief >= controller.diagram.filter.min_belief for edge in controller.diagram.visible_edges.values()
    )


def test_a_click_on_an_entity_selects_it(qtbot: QtBot, window: MainWindow, panel: ChartsPanel) -> None:
    show(qtbot, panel, "entities")
    click_bar(qtbot, panel, "STAT3")
    assert [window.parts.controller.diagram.nodes[key].name for key in window.parts.controller.selected_nodes] == [
        "STAT3"
    ]


def test_the_numbers_are_a_table_that_the_keyboard_works(qtbot: QtBot, window: MainWindow, panel: ChartsPanel) -> None:
    panel.as_table.click()
    assert panel.pages.currentWidget() is panel.numbers
    assert panel.numbers.horizontalHeaderItem(0).text() == "Relation"
    assert panel.numbers.item(0, 0).text() == "activates"
    assert panel.numbers.item(0, 1).text() == "4"
    panel.numbers.setCurrentCell(1, 0)
    with qtbot.waitSignal(panel.wanted):
        qtbot.keyClick(panel.numbers, Qt.Key.Key_Return)


def test_a_chart_of_the_whole_store_is_not_narrowed_by_the_diagram(
    qtbot: QtBot, window: MainWindow, panel: ChartsPanel
) -> None:
    window.parts.controller.done(
        window.parts.controller.diagram.remove(list(window.parts.controller.diagram.nodes)[:3])
    )
    qtbot.waitUntil(lambda: sum(numbers(panel).values()) < 8)
    with qtbot.waitSignal(panel.drawn):
        panel.of.setCurrentIndex(1)
    assert sum(numbers(panel).values()) == 8


def test_bars_that_are_not_wanted_fade_in_both_themes(qtbot: QtBot, window: MainWindow, panel: ChartsPanel) -> None:
    for choose in (window.parts.viewing.light, window.parts.viewing.dark):
        choose()
        (bars,) = [item for item in panel.bars.plot.getPlotItem().items if "brushes" in getattr(item, "opts", {})]
        assert {brush.name() for brush in bars.opts["brushes"]} == {QColor(theme.current().accent).name()}
        assert panel.bars.plot.backgroundBrush().color() == QColor(theme.current().base)
    with qtbot.waitSignal(panel.drawn):
        click_bar(qtbot, panel, "inhibits")
    (bars,) = [item for item in panel.bars.plot.getPlotItem().items if "brushes" in getattr(item, "opts", {})]
    assert [brush.alpha() < 255 for brush in bars.opts["brushes"]].count(False) == 1


def test_a_chart_is_saved_as_picture_and_table(
    qtbot: QtBot, window: MainWindow, panel: ChartsPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.parts.viewing.dark()
    for ending in (".png", ".svg", ".csv"):
        path = tmp_path / f"chart{ending}"
        monkeypatch.setattr(ask, "save_file", lambda *_args, path=path: path)
        with qtbot.waitSignal(panel.told) as told:
            panel._save(ending)
        assert told.args == [f"{path.name} was saved."]
    image = QImage(str(tmp_path / "chart.png"))
    assert image.pixelColor(2, 2) == QColor("white"), "dark on white, whatever the window has"
    colours = {image.pixel(x, image.height() // 3) for x in range(0, image.width(), 7)}
    assert QColor(theme.LIGHT.accent).rgb() in colours
    drawing = etree.parse(str(tmp_path / "chart.svg"))
    assert "Statements by relation and sign" in drawing.getroot().xpath("string()")
    rows = list(csv.reader(io.StringIO((tmp_path / "chart.csv").read_text())))
    assert rows[:2] == [["Relation", "Statements"], ["activates", "4"]]


def test_the_same_chart_is_saved_as_the_same_bytes(panel: ChartsPanel) -> None:
    for ending in (".png", ".svg", ".csv"):
        assert panel.content(ending) == panel.content(ending)


def test_each_chart_can_be_chosen(panel: ChartsPanel) -> None:
    assert [panel.which.itemText(place) for place in range(panel.which.count())] == [spec.title for spec in CHARTS]
