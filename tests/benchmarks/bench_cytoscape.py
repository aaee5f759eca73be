"""Draws the graphs of `bench_canvas` with cytoscape.js in a headless Chromium and prints its times beside the canvas's.

    python tests/benchmarks/bench_cytoscape.py FOLDER [--canvas FILE] [EDGES ...]

FOLDER is where ``npm install cytoscape`` was run. FILE has the numbers of ``bench_canvas.py --json FILE``; measure both
on one machine, one after the other. Chromium draws with the CPU, antialiased, labels and heads on, in 1280 x 800
pixels, with `preset` places: the layout does not count. The page and its answer go over a port of this machine.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any

from graphs import HUB, elements, scale_free

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-frame-rate-limit",
    "--disable-gpu-vsync",
    "--window-size=1280,800",
)
#: What cytoscape.js has no word for stays out: it has no sharpening picture, and a click is found inside a frame.
ROWS = ("first picture ms", "zoom, frame ms", "pan at 1:1, frame ms", "drag of a hub, frame ms")
TIMEOUT_S = 900
PAGE = """<!doctype html><meta charset="utf-8">
<style>html, body, #cy { margin: 0; width: 1280px; height: 800px; overflow: hidden }</style>
<div id="cy"></div>
<script src="cytoscape.js"></script><script src="graph.js"></script>
<script>
const told = {}, median = all => all.sort((a, b) => a - b)[all.length >> 1];
async function frame(cy, step) {
  await new Promise(requestAnimationFrame);
  const begin = performance.now();
  const painted = new Promise(done => cy.one('render', done));
  step();
  cy.forceRender();
  await painted;
  // Reading a pixel makes the browser finish what it was told to draw.
  for (const canvas of document.querySelectorAll('canvas')) canvas.getContext('2d').getImageData(640, 400, 1, 1);
  return performance.now() - begin;
}
async function frames(cy, step, count) {
  const found = [];
  for (let number = 0; number < count; number++) found.push(await frame(cy, () => step(number)));
  return median(found);
}
async function main() {
  const begin = performance.now();
  const cy = cytoscape({
    container: document.getElementById('cy'), elements: GRAPH, layout: { name: 'preset' },
    style: [
      { selector: 'node', style: { label: 'data(label)', shape: 'round-rectangle', width: 60, height: 28,
          'text-valign': 'center', 'font-size': 12.5, 'background-color': '#D6EDFA', 'border-width': 1.2 } },
      { selector: 'edge', style: { width: 1.2, 'curve-style': 'bezier', 'target-arrow-shape': 'triangle' } },
      { selector: 'edge[relation = "inhibits"]', style: { 'target-arrow-shape': 'tee' } }],
  });
  await frame(cy, () => cy.fit(28));
  told['first picture ms'] = performance.now() - begin;
  const middle = { x: 640, y: 400 };
  const zoom = n => cy.zoom({ level: cy.zoom() * (n % 2 ? 1.1 : 1 / 1.1), renderedPosition: middle });
  told['zoom, frame ms'] = await frames(cy, zoom, COUNT);
  cy.zoom({ level: 1, renderedPosition: middle });
  told['pan at 1:1, frame ms'] = await frames(cy, () => cy.panBy({ x: -7, y: -4 }), COUNT);
  const hub = cy.getElementById(HUB);
  cy.center(hub);
  const { x, y } = hub.position();
  told['drag of a hub, frame ms'] = await frames(cy, n => hub.position({ x: x + 3 * n, y: y + 2 * n }), COUNT);
  return JSON.stringify(told);
}
main().catch(error => 'error: ' + error).then(body => fetch('/told', { method: 'POST', body }));
</script>"""


class MissingError(Exception):
    """Something has to be installed first."""


def library(folder: Path) -> Path:
    """Return the script of cytoscape.js of an npm folder."""
    path = folder / "node_modules" / "cytoscape" / "dist" / "cytoscape.min.js"
    if not path.is_file():
        raise MissingError(
            f"cytoscape.js is not in {folder}: run `npm install cytoscape` there (npm comes with Node.js)."
        )
    return path


def browser() -> str:
    """Return the path of a Chromium."""
    for name in BROWSERS:
        if path := shutil.which(name):
            return path
    raise MissingError("No Chromium was found: install it, such as with `apt-get install chromium`.")


class Page(SimpleHTTPRequestHandler):
    """Serves the page and takes its answer."""

    answers: Queue[str] = Queue()

    def do_POST(self) -> None:
        """Take the answer."""
        self.answers.put(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the library
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve *folder* to this machine; gives the address of the page."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Page, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/page.html"
    server.shutdown()


def measured(edges: int, script: Path, chromium: str, count: int) -> dict[str, float]:
    """Return milliseconds by row for a graph with so many edges."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        shutil.copy(script, folder / "cytoscape.js")
        graph = json.dumps(elements(*scale_free(edges)))
        head = f"const COUNT = {count}, HUB = {json.dumps(HUB)}, GRAPH = {graph};"
        (folder / "graph.js").write_text(head, encoding="utf-8")
        (folder / "page.html").write_text(PAGE, encoding="utf-8")
        with served(folder) as address:
            command = [chromium, *OPTIONS, f"--user-data-dir={folder / 'profile'}", address]
            child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                words = Page.answers.get(timeout=TIMEOUT_S)
            except Empty:
                words = f"no answer in {TIMEOUT_S} s"
            finally:
                child.terminate()
                child.wait()
    if not words.startswith("{"):
        raise MissingError(f"The page was not drawn by {chromium}: {words}")
    times: dict[str, float] = json.loads(words)
    return times


def told(edges: int, theirs: dict[str, float], ours: dict[str, Any]) -> None:
    """Print the two side by side."""
    print(f"{edges:,} edges{'':20}cytoscape.js      canvas   times as fast")
    for row in ROWS:
        mine = ours.get(row)
        beside = f"{mine:12.2f}{theirs[row] / mine:12.1f}" if mine else f"{'-':>12}{'-':>12}"
        print(f"  {row:28}{theirs[row]:12.1f}{beside}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path, help="where `npm install cytoscape` was run")
    parser.add_argument("edges", nargs="*", type=int, default=[10_000])
    parser.add_argument("--canvas", type=Path, help="numbers of `bench_canvas.py --json`")
    parser.add_argument("--frames", type=int, default=9)
    wanted = parser.parse_args()
    ours = json.loads(wanted.canvas.read_text(encoding="utf-8")) if wanted.canvas else {}
    try:
        script, chromium = library(wanted.folder), browser()
        for edges in wanted.edges:
            told(edges, measured(edges, script, chromium, wanted.frames), ours.get(str(edges), {}))
    except MissingError as missing:
        sys.exit(str(missing))


if __name__ == "__main__":
    main()
