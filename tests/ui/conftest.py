"""A small store of our own sentences, and the window on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.model.document import Document, Span, joined
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import Evidence, Mention
from explorer.model.relation import Relation
from explorer.store.store import Store
from explorer.ui.background import Background
from explorer.ui.failures import Failures
from explorer.ui.main_window import MainWindow
from explorer.ui.remembered import Remembered

IL6 = Entity("HGNC:6018", "IL6", Kind.GENE, "interleukin 6", ("IL-6", "BSF2", "interferon beta-2"))
STAT3 = Entity("HGNC:11364", "STAT3", Kind.GENE, "signal transducer and activator of transcription 3", ("APRF",))
JAK2 = Entity("HGNC:6192", "JAK2", Kind.GENE, "Janus kinase 2")
SOCS3 = Entity("HGNC:19391", "SOCS3", Kind.GENE, "suppressor of cytokine signaling 3", ("CIS3",))
CAF = Entity(None, "CAF", Kind.CELL, "cancer-associated fibroblast")
EMT = Entity("GO:0001837", "EMT", Kind.PROCESS, "epithelial to mesenchymal transition")
HYPOXIA = Entity("MESH:D000860", "hypoxia", Kind.CONDITION)

SAID = (
    (
        "Fibroblasts and the JAK pathway.",
        "2017-09-30",
        "Journal of Small Examples",
        (
            (
                "CAF cells secrete so much that CAF activates IL6 in the dish.",
                CAF,
                Relation.ACTIVATES,
                IL6,
                "activates",
                "",
            ),
            ("We saw that IL6 activates JAK2 within minutes.", IL6, Relation.ACTIVATES, JAK2, "activates", ""),
            (
                "In turn JAK2 phosphorylates STAT3 in every line tested.",
                JAK2,
                Relation.PHOSPHORYLATES,
                STAT3,
                "phosphorylates",
                "",
            ),
            ("Together, IL6 activates STAT3 and the cells move.", IL6, Relation.ACTIVATES, STAT3, "activates", ""),
        ),
    ),
    (
        "A second look at interleukin 6.",
        "2019",
        "Letters of Cells",
        (
            ("Again IL6 activates STAT3 after one hour.", IL6, Relation.ACTIVATES, STAT3, "activates", ""),
            ("In resting cells IL6 inhibits STAT3 instead.", IL6, Relation.INHIBITS, STAT3, "inhibits", ""),
            ("Perhaps STAT3 activates EMT later on.", STAT3, Relation.ACTIVATES, EMT, "activates", "speculated"),
            ("However, hypoxia does not activate EMT here.", HYPOXIA, Relation.ACTIVATES, EMT, "activate", "negated"),
        ),
    ),
    (
        "Feedback.",
        "2021-03",
        "Letters of Cells",
        (
            ("The protein SOCS3 inhibits JAK2 as a feedback.", SOCS3, Relation.INHIBITS, JAK2, "inhibits", ""),
            ("Here STAT3 increases SOCS3 within a day.", STAT3, Relation.INCREASES_AMOUNT, SOCS3, "increases", ""),
            ("So IL6 activates STAT3 once more.", IL6, Relation.ACTIVATES, STAT3, "activates", "implied"),
        ),
    ),
)


def found(
    text: str, sentence: str, ends: tuple[Entity, Entity], relation: Relation, trigger: str, flag: str
) -> Evidence:
    """Return the evidence of *sentence* in *text*; the ends stand in it by their names."""
    start = text.index(sentence)

    def span(words: str, after: int = 0) -> Span:
        at = sentence.index(words, after) + start
        return Span(at, at + len(words))

    word = span(f" {trigger} ")
    trigger_span = Span(word.start + 1, word.end - 1)
    subject = span(ends[0].name, max(0, sentence.rindex(ends[0].name, 0, trigger_span.start - start)))
    return Evidence(
        Span(start, start + len(sentence)),
        Mention(subject, ends[0]),
        relation,
        relation.sign,
        Mention(span(ends[1].name, trigger_span.end - start), ends[1]),
        trigger_span,
        negated=flag == "negated",
        speculated=flag == "speculated",
        implied=flag == "implied",
        confidence=0.9,
        rule="sample",
    )


def documents() -> list[tuple[Document, list[Evidence], list[Span]]]:
    """Return the papers with their evidence and sentences."""
    made = []
    for number, (title, date, journal, said) in enumerate(SAID, 1):
        text = joined(title, " ".join(sentence for sentence, *_ in said))
        document = Document(
            text,
            title,
            ("Moreau Anne", "Lind Bo"),
            journal,
            date,
            volume=str(number),
            pages=f"{number}-{number + 9}",
            pmid=str(90000 + number),
            doi=f"10.1000/sample.{number}",
            source="sample",
        )
        evidence = [found(text, s, (a, b), relation, trigger, flag) for s, a, relation, b, trigger, flag in said]
        made.append((document, evidence, [Span(0, len(title)), *(one.sentence for one in evidence)]))
    return made


def fill(store: Store) -> None:
    """Put the papers into *store*."""
    with store.import_run("sample") as run:
        for document, evidence, sentences in documents():
            run.add(document, evidence, sentences)


@pytest.fixture(autouse=True)
def _gone(qapp: QApplication) -> Iterator[None]:
    """Delete what a test put away while no other thread runs, and take off the colours that it gave the application.

    `deleteLater` waits for an event loop, which the next test may be the first to run; until then Python's collector
    could find a closed window in a thread of that test, and end its timers from there.
    """
    sheet, palette = qapp.styleSheet(), qapp.palette()
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if qapp.styleSheet() != sheet:
        qapp.setStyleSheet(sheet)
        qapp.setPalette(palette)


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    """A store with three small papers."""
    path = tmp_path / "sample.pathways"
    with Store.create(path) as store:
        fill(store)
    return path


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    """Threads that are joined after the test."""
    made = Background()
    yield made
    assert made.close(), "a job did not stop"


@pytest.fixture
def make_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], MainWindow]]:
    """Make windows with settings of their own; each is closed after the test."""
    made: list[MainWindow] = []

    def make() -> MainWindow:
        window = MainWindow(Remembered(tmp_path / "settings.ini"), Background(), Failures())
        made.append(window)
        window.resize(1280, 800)
        window.show()
        qtbot.waitExposed(window)
        return window

    yield make
    for window in made:
        window.parts.autosave.set_store(None)
        window.close()
        window.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def window(make_window: Callable[[], MainWindow], store_path: Path, qtbot: QtBot) -> MainWindow:
    """The window on the small store, its diagram drawn."""
    made = make_window()
    with qtbot.waitSignal(made.opening.ready):
        made.open_at_start(store_path)
    return made


@pytest.fixture
def empty(make_window: Callable[[], MainWindow], tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The window on an empty store."""
    path = tmp_path / "empty.pathways"
    Store.create(path).close()
    made = make_window()
    with qtbot.waitSignal(made.opening.ready):
        made.open_at_start(path)
    return made
