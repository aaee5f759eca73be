"""Evidence per year, and a stretch of years as a filter."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from explorer.model.filter import Filter
from explorer.store.store import Store
from explorer.ui.background import Background
from explorer.ui.panels.years import YearsPanel


def test_bars_count_the_sentences_of_each_year_and_a_stretch_is_wanted(
    qtbot: QtBot, background: Background, store: Store
) -> None:
    ids = [one.id for one in store.statements()]
    panel = YearsPanel(background)
    qtbot.addWidget(panel)
    panel.resize(600, 120)
    panel.show()
    with qtbot.waitSignal(panel.drawn):
        panel.set_store(store)
        panel.show_statements(ids, Filter())
    assert set(panel.counts) == {2017, 2019, 2021}
    assert panel.counts[2017] == 4
    with qtbot.waitSignal(panel.wanted) as caught:
        panel._region.setRegion((2018.2, 2021.5))
    assert caught.args == [2019, 2021]
    with qtbot.waitSignal(panel.wanted) as caught:
        panel._region.setRegion((2016.0, 2022.0))
    assert caught.args == [None, None]
    panel.show_statements(ids, Filter(first_year=2019, last_year=2019))
    assert panel._region.getRegion() == (2018.5, 2019.5)
    assert not panel.everything.isHidden()


def test_a_hidden_panel_does_not_load_the_charts(qtbot: QtBot, background: Background, store: Store) -> None:
    panel = YearsPanel(background)
    qtbot.addWidget(panel)
    panel.set_store(store)
    panel.show_statements([1], Filter())
    qtbot.waitUntil(lambda: not panel._wait.isActive() and not background.tasks)
    assert panel._plot is None
