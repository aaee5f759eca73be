"""Citations in the person's style come beside the window, and nobody waits for those that are not wanted any more."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from explorer.model.document import Document
from explorer.settings import OWN_STYLE
from explorer.ui import citing as module
from explorer.ui.background import Background
from explorer.ui.citing import Citing, chosen_style
from explorer.ui.remembered import Remembered

PAPERS = [
    Document(f"Title {number}.", f"Title {number}.", ("Moreau Anne",), "Letters", str(2000 + number))
    for number in range(9)
]


@pytest.fixture
def citing(background: Background) -> Citing:
    return Citing(background)


def test_the_plain_line_is_there_at_once(citing: Citing) -> None:
    told: list[str] = []
    citing.tell(PAPERS[0], told.append)
    assert told == [citing.line(PAPERS[0])] == ["Moreau A. Title 0. Letters. 2000."]


def test_a_style_tells_when_its_lines_are_there(qtbot: QtBot, citing: Citing) -> None:
    citing.set_style("cell")
    assert citing.line(PAPERS[0]) == "Moreau A. Title 0. Letters. 2000."
    citing.want(PAPERS[:3])
    qtbot.waitUntil(lambda: all(citing.line(one).startswith("Moreau, A. (2") for one in PAPERS[:3]))
    told: list[str] = []
    citing.tell(PAPERS[5], told.append)
    assert told == []
    qtbot.waitUntil(lambda: told == [citing.line(PAPERS[5])])
    assert told[0].startswith("Moreau, A. (2005)")


def test_what_is_not_wanted_any_more_is_not_made_but_who_waits_is_told(
    qtbot: QtBot, citing: Citing, background: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Document] = []

    def cite(documents: list[Document], style: object) -> list[str]:
        made.extend(documents)
        return [f"{one.title} in {style}" for one in documents]

    monkeypatch.setattr(module, "cite", cite)
    citing.set_style("cell")
    told: list[str] = []
    citing.want(PAPERS)
    citing.tell(PAPERS[8], told.append)
    citing.want(())
    qtbot.waitUntil(lambda: told == ["Title 8. in cell"] and not background.tasks)
    assert set(made) == {*PAPERS[:2], PAPERS[8]}


def test_another_style_forgets_the_former_lines(qtbot: QtBot, citing: Citing) -> None:
    citing.set_style("cell")
    citing.want(PAPERS[:1])
    qtbot.waitUntil(lambda: "(2000)" in citing.line(PAPERS[0]))
    with qtbot.waitSignal(citing.known):
        citing.set_style("plain")
    assert citing.line(PAPERS[0]) == "Moreau A. Title 0. Letters. 2000."


def test_a_style_that_is_none_is_told_once_and_the_plain_line_stays(
    qtbot: QtBot, citing: Citing, background: Background, tmp_path: Path
) -> None:
    errors: list[object] = []
    background.refused.connect(errors.append)
    bad = tmp_path / "bad.csl"
    bad.write_text("<style")
    citing.set_style(bad)
    told: list[str] = []
    citing.tell(PAPERS[0], told.append)
    qtbot.waitUntil(lambda: told == ["Moreau A. Title 0. Letters. 2000."])
    citing.want(PAPERS)
    qtbot.waitUntil(lambda: not background.tasks)
    assert len(errors) == 1


def test_the_lines_kept_are_bounded(qtbot: QtBot, citing: Citing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEPT", 4)
    monkeypatch.setattr(module, "cite", lambda documents, _: ["x" for _ in documents])
    citing.set_style("cell")
    citing.want(PAPERS)
    qtbot.waitUntil(lambda: citing.line(PAPERS[8]) == "x")
    assert sum(citing.line(one) == "x" for one in PAPERS) == 4


def test_the_style_is_that_of_the_settings(tmp_path: Path) -> None:
    remembered = Remembered(tmp_path / "settings.ini")
    assert chosen_style(remembered) == "plain"
    remembered.set_option("citation.style", "AMA")
    assert chosen_style(remembered) == "american-medical-association"
    remembered.set_option("citation.style", OWN_STYLE)
    assert chosen_style(remembered) == "plain"
    remembered.set_option("citation.file", str(tmp_path / "mine.csl"))
    assert chosen_style(remembered) == tmp_path / "mine.csl"
