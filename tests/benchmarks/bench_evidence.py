"""How fast the sentences of one edge open and scroll in the real window: ten thousand of them by default.

Run by hand, on a screen or under xvfb: ``python tests/benchmarks/bench_evidence.py [evidence] [--style apa]``.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from explorer.model.document import Document, Span, joined
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import Evidence, Mention
from explorer.model.filter import Filter
from explorer.model.listing import GROUPS, ORDERS, Listing
from explorer.model.relation import Relation, Sign
from explorer.settings import CITATION_STYLES
from explorer.store.store import Store
from explorer.ui import theme
from explorer.ui.background import Background
from explorer.ui.failures import Failures
from explorer.ui.main_window import MainWindow
from explorer.ui.remembered import Remembered

IL6 = Entity("HGNC:6018", "IL6", Kind.GENE, "interleukin 6")
STAT3 = Entity("HGNC:11364", "STAT3", Kind.GENE, "signal transducer and activator of transcription 3")
EDGE = "HGNC:6018>HGNC:11364"
PER_DOCUMENT = 2
FRAME_MS = 16.7
# The window has drawn, and warmed up what it needs later.
SETTLED_S = 5.0


def papers(evidence: int) -> Iterator[tuple[Document, list[Evidence], list[Span]]]:
    """Papers of two sentences of differing length, which all say the same."""
    chance = random.Random(5)
    words = ["cells", "grow", "after", "one", "day", "under", "low", "oxygen", "while", "others", "rest", "in"]
    for number in range(evidence // PER_DOCUMENT):
        title = f"Study {number} of a signal"
        text, place, found, spans = [], len(title) + 1, [], [Span(0, len(title))]
        for _ in range(PER_DOCUMENT):
            sentence = f"We saw that IL6 activates STAT3 {' '.join(chance.choices(words, k=chance.randint(4, 60)))}."
            span = Span(place, place + len(sentence))
            at = place + 12
            found.append(
                Evidence(
                    span,
                    Mention(Span(at, at + 3), IL6),
                    Relation.ACTIVATES,
                    Sign.POSITIVE,
                    Mention(Span(at + 14, at + 19), STAT3),
                    trigger=Span(at + 4, at + 13),
                    negated=chance.random() < 0.05,
                    speculated=chance.random() < 0.1,
                    # so sure that the window shows all of it
                    confidence=round(0.9 + 0.1 * chance.random(), 3),
                    rule="active verb",
                )
            )
            spans.append(span)
            text.append(sentence)
            place = span.end + 1
        yield (
            Document(
                joined(title, " ".join(text)),
                title,
                ("Moreau Anne", "Lind Bo"),
                f"Journal {number % 90}",
                str(1980 + number % 45),
                pmid=str(number + 1),
                doi=f"10.1000/bench.{number}",
            ),
            found,
            spans,
        )


def fill(path: Path, evidence: int) -> None:
    """Make the store."""
    with Store.create(path) as store, store.import_run("bench") as run:
        for one in papers(evidence):
            run.add(*one)


def ask(path: Path) -> None:
    """Print how long the store takes for the list and for a part of it."""
    with Store.open(path) as store:
        ids = [one.id for one in store.statements(Filter(negated=True))]
        wanted = [Listing(order) for order in ORDERS] + [Listing(group=group) for group in GROUPS]
        wanted += [Listing(words="oxygen"), Listing(flag="speculated")]
        for listing in wanted:
            print(f"list {listing!s:78}", told(lambda listing=listing: store.evidence_list(ids, Filter(), listing)))
        every = store.evidence_list(ids).ids
        print(f"{'40 records at the end':83}", told(lambda: store.evidence_records(every[-100:-60])))


def told(action: Callable[[], object], times: int = 7) -> str:
    """The median and the worst of some runs, in milliseconds."""
    spent = []
    for _ in range(times):
        begun = time.perf_counter()
        action()
        spent.append((time.perf_counter() - begun) * 1000)
    return f"{statistics.median(spent):7.1f} ms  (worst {max(spent):.1f})"


def opened(app: QApplication, path: Path, folder: Path, style: str) -> MainWindow:
    """Return the window on the store."""
    window = MainWindow(Remembered(folder / "settings.ini"), Background(), Failures())
    window.parts.remembered.set_option("citation.style", style)
    window.parts.viewing.take_setting("citation.style")
    window.resize(1440, 900)
    window.show()
    ready = []
    window.opening.ready.connect(lambda: ready.append(True))
    window.open_at_start(path)
    wait(app, lambda: bool(ready))
    return window


def wait(app: QApplication, done: Callable[[], bool]) -> None:
    """Let the window work until *done*."""
    while not done():
        app.processEvents()
        time.sleep(0.0005)


def open_edge(app: QApplication, window: MainWindow) -> float:
    """Return how long it takes from the click until the sentences are painted, in milliseconds."""
    evidence = window.parts.docks.evidence
    window.parts.controller.select(())
    wait(app, lambda: not evidence.cards)
    app.processEvents()
    begun = time.perf_counter()
    window.parts.controller.select((EDGE,))
    while not all(row in evidence.sentences.list.live for row in evidence.sentences.list.seen) or not evidence.cards:
        app.processEvents()
    app.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)
    return (time.perf_counter() - begun) * 1000


def frames(app: QApplication, window: MainWindow, step: Callable[[int], int], count: int) -> None:
    """Scroll *count* times and print what a frame takes: the move, the cards, the painting, all that waits."""
    bar = window.parts.docks.evidence.sentences.list.verticalScrollBar()
    spent, used, empty = [], [], 0
    rows = window.parts.docks.evidence.sentences.list
    for number in range(count):
        begun, cpu = time.perf_counter(), time.thread_time()
        bar.setValue(step(number))
        app.processEvents()
        spent.append((time.perf_counter() - begun) * 1000)
        used.append((time.thread_time() - cpu) * 1000)
        empty += any(row not in rows.live for row in rows.seen)
        time.sleep(max(0.0, FRAME_MS / 1000 - (time.perf_counter() - begun)))
    for name, times in (("clock", spent), ("processor", used)):
        times.sort()
        print(
            f"    {name:10} median {statistics.median(times):5.1f} ms, p95 {times[int(0.95 * count)]:5.1f} ms, "
            f"worst {times[-1]:5.1f} ms"
        )
    print(f"    {empty} of {count} frames showed a card that was not there yet")


def main() -> None:
    """Make the store, open its edge, scroll."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("evidence", nargs="?", type=int, default=10_000)
    parser.add_argument("--style", default=CITATION_STYLES[0], choices=CITATION_STYLES)
    options = parser.parse_args()
    app = QApplication([])
    theme.apply(app, "light")
    app.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeMenuBar)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.pathways"
        fill(path, options.evidence)
        ask(path)
        window = opened(app, path, Path(folder), options.style)
        begun = time.perf_counter()
        wait(app, lambda: time.perf_counter() - begun > SETTLED_S)
        first = open_edge(app, window)
        times = sorted(open_edge(app, window) for _ in range(9))
        print(f"open the edge: first {first:.0f} ms, again {statistics.median(times):.0f} ms, worst {times[-1]:.0f} ms")
        bar = window.parts.docks.evidence.sentences.list.verticalScrollBar()
        print("wheel, 60 pixels a frame")
        frames(app, window, lambda number: 60 * number, 600)
        print("fast wheel, 300 pixels a frame")
        frames(app, window, lambda number: bar.value() + 300, 300)
        chance = random.Random(3)
        print("the bar is dragged")
        frames(app, window, lambda _: chance.randint(0, bar.maximum()), 200)
        window.close()


if __name__ == "__main__":
    main()
