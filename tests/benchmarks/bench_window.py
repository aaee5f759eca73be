"""What each thing that a person does to a large view costs the window's thread, in the real window.

    python tests/benchmarks/bench_window.py [--edges N] [--rounds N] [--only WORD] [--profile WORD] [--keep PATH]

Run it on a screen or under ``xvfb-run -s "-screen 0 1400x900x24"``. Told are milliseconds of the thread's processor
time, median of the rounds: the longest that no input could come (the goal is 50), all that the window's thread worked
until it rested, and megabytes of the process.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from bench_canvas import resident_mb
from bench_store import PER_DOCUMENT, abstracts
from graphs import scale_free
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from explorer.diagram.document import Diagram
from explorer.figures.painter import load_fonts
from explorer.graph import build
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import Context
from explorer.model.filter import Filter
from explorer.model.relation import Sign
from explorer.model.statement import Statement
from explorer.store.store import Store
from explorer.ui import theme
from explorer.ui.background import Background
from explorer.ui.failures import Failures
from explorer.ui.main_window import MainWindow
from explorer.ui.remembered import Remembered

GOAL_MS = 50.0
EVIDENCE_PER_EDGE = 2
SURE = 0.6
#: The window rests when nothing was to do for so long.
REST_S = 0.2
Step = Callable[[], object]
Times = tuple[float, float, float]
clock = time.thread_time


def fill(path: Path, edges: int) -> None:
    """Make a store with a diagram of so many edges, its nodes spread at random."""
    nodes, lines = scale_free(edges)
    said = [gene_statement(one.statement) for line in lines for one in line.statements]
    with Store.create(path) as store:
        with store.import_run("bench") as run:
            for document, found, spans in abstracts(edges * EVIDENCE_PER_EDGE // PER_DOCUMENT, said):
                run.add(document, [replace(one, confidence=surely(one.confidence)) for one in found], spans)
        drawn = build.edges(store.statements(Filter(negated=True)))
        ends = {end.key: end for edge in drawn for end in (edge.subject, edge.object)}
        places = {gene(node.entity).key: (node.x, node.y) for node in nodes}
        diagram = Diagram()
        diagram.set_content(ends.values(), drawn, places)
        store.save_diagram("last", diagram.to_json())


def gene(entity: Entity) -> Entity:
    """Return a gene with an identifier that families are known for, in place of one of the graph's."""
    number = int(entity.name[1:])
    return Entity(f"HGNC:{number + 1}", f"GN{number}", Kind.GENE, f"gene number {number}")


def gene_statement(one: Statement) -> Statement:
    """Return what is said of two genes in place of two of the graph's."""
    return replace(one, subject=gene(one.subject), object=gene(one.object)).ordered()


def surely(confidence: float) -> float:
    """Return a confidence that the usual filter lets through."""
    return round(SURE + (1 - SURE) * confidence, 3)


class Bench:
    """A window on a store, and what is measured of it.

    Args:
        app: The application.
        path: The store.
        folder: Where the window may write.
    """

    def __init__(self, app: QApplication, path: Path, folder: Path) -> None:
        self._app = app
        self.window = MainWindow(Remembered(folder / "settings.ini"), Background(), Failures())
        self.window.resize(1360, 860)
        self.window.show()
        self.window.open_at_start(path)
        self.rest()
        # as the program does: see explorer.app
        gc.freeze()

    def rest(self) -> tuple[float, float]:
        """Let the window work until it rests; return milliseconds of its longest turn and of all."""
        longest = whole = 0.0
        quiet = time.perf_counter()
        while time.perf_counter() - quiet < REST_S or self.window.parts.background.tasks:
            begin = clock()
            self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            spent = (clock() - begin) * 1000
            longest, whole = max(longest, spent), whole + spent
            if spent > 1.0:
                quiet = time.perf_counter()
            time.sleep(0.001)
        return longest, whole

    def spent(self, step: Step) -> Times:
        """Return milliseconds of *step* itself, of the longest turn with it, and of all that followed."""
        begin = clock()
        step()
        at_once = (clock() - begin) * 1000
        longest, later = self.rest()
        return at_once, max(longest, at_once), at_once + later


def steps(bench: Bench) -> Iterator[tuple[str, Step]]:
    """Yield what a person does, in an order in which each leaves what the next one needs."""
    parts = bench.window.parts
    trigger, controller = parts.actions.__getitem__, parts.controller
    rule = controller.diagram.filter
    for name, wanted in (
        ("papers >= 2", replace(rule, min_papers=2)),
        ("sure evidence only", replace(rule, min_confidence=0.8)),
        ("one sign", replace(rule, signs=frozenset({Sign.POSITIVE}))),
        ("belief", replace(rule, min_belief=0.7)),
        ("a journal's years", replace(rule, first_year=2000, last_year=2010)),
    ):
        yield f"filter: {name}", lambda wanted=wanted: parts.filtering.show(wanted)
        yield f"filter: {name}, off", parts.filtering.clear
    yield "lens", lambda: parts.lens.look_through(Context("species", "species 0", "BENCH:species-0"))
    yield "select an edge, with lens", lambda: controller.select(list(controller.diagram.visible_edges)[:1])
    yield "filter with lens", lambda: parts.filtering.show(replace(rule, min_papers=2))
    yield "filter with lens, off", parts.filtering.clear
    yield "lens off", parts.lens.leave
    yield "play: open", parts.play.open
    yield "play: a year", lambda: parts.play.bar.slider.setValue(2000)
    yield "play: the next", lambda: parts.play.bar.slider.setValue(2001)
    yield "play: leave", parts.play.leave
    for name in ("dark", "light"):
        yield f"theme: {name}", trigger(f"view.{name}").trigger
    for name in ("sbgn", "grey", "standard"):
        yield f"style: {name}", trigger(f"diagram.{name}").trigger
    yield "labels as written", trigger("diagram.written").trigger
    yield "labels by symbol", trigger("diagram.symbols").trigger
    yield "families", trigger("view.families").trigger
    yield "families, undone", trigger("edit.undo").trigger
    yield "families again", trigger("view.families").trigger
    yield "as written", trigger("view.written").trigger
    two = list(controller.diagram.visible_nodes)[7:9]
    yield "select two nodes", lambda: controller.select(two)
    yield "ask for a merge", trigger("diagram.merge").trigger
    yield "merge", lambda: parts.entities.merging and parts.entities.merging.merge.click()
    yield "merge, undone", trigger("edit.undo").trigger
    yield "select an edge", lambda: controller.select(list(controller.diagram.visible_edges)[:1])
    yield (
        "verdict",
        lambda: (parts.remembered.set_option("evidence.curator", "A. Reader"), parts.curation.give("correct")),
    )
    yield "verdict, undone", trigger("edit.undo").trigger
    yield "select all", trigger("edit.all").trigger
    yield "select nothing", trigger("edit.clear").trigger
    yield "hide a node", lambda: (controller.select(two[:1]), trigger("diagram.hide").trigger())
    yield "hide a node, undone", trigger("edit.undo").trigger
    yield "move a node", lambda: controller.move({two[0]: (100.0, 100.0)})
    yield "move a node, undone", trigger("edit.undo").trigger
    yield "delete a node", lambda: (controller.select(two[:1]), trigger("diagram.delete").trigger())
    yield "delete a node, undone", trigger("edit.undo").trigger


def profiled(bench: Bench, step: Step, wanted: bool) -> Times:
    """Return what *step* costs; where it is *wanted*, print where the time goes."""
    if not wanted:
        return bench.spent(step)
    profile = cProfile.Profile()
    found = profile.runcall(bench.spent, step)
    for order in ("cumtime", "tottime"):
        pstats.Stats(profile).sort_stats(order).print_stats(70)
    return found


def told(found: dict[str, list[Times]]) -> Iterator[str]:
    """Return the lines of the table, the median of the rounds; what keeps input waiting too long is marked."""
    yield f"{'':32}{'at once':>9}{'longest':>9}{'in all':>9}   ms"
    for what, times in found.items():
        values = [statistics.median(column) for column in zip(*times, strict=True)]
        mark = "  over" if values[1] > GOAL_MS else ""
        yield f"{what:32}" + "".join(f"{value:9.1f}" for value in values) + mark


def main() -> None:
    """Make the store, open the window, do it all."""
    options = wanted()
    app = QApplication([])
    load_fonts()
    theme.apply(app, "light")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "bench.pathways"
        kept = options.keep or path
        if not kept.exists():
            fill(kept, options.edges)
        if kept != path:
            path.write_bytes(kept.read_bytes())
        before = resident_mb()
        bench = Bench(app, path, folder)
        diagram = bench.window.parts.controller.diagram
        print(f"{len(diagram.visible_nodes)} nodes, {len(diagram.visible_edges)} edges", end=", ")
        print(f"{resident_mb():.0f} MB, of which the window {resident_mb() - before:.0f}")
        found: dict[str, list[Times]] = {}
        for _ in range(options.rounds):
            for what, step in steps(bench):
                if options.only in what:
                    found.setdefault(what, []).append(profiled(bench, step, what == options.profile))
        print("\n".join(told(found)))
        print(f"{resident_mb():.0f} MB at the end")
        bench.window.close()


def wanted() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edges", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="", help="do only what has this word in its name")
    parser.add_argument("--profile", help="print where the time of the step with this name goes")
    parser.add_argument("--keep", type=Path, help="where to make the store, or an existing one")
    return parser.parse_args()


if __name__ == "__main__":
    main()
