"""Other people's layouts, run where they are installed: elk (npm elkjs), fast-sugiyama and sfdp (pip pygraphviz).

Each runs in a process of its own that measures the layout alone: no start, no import, no reading.
"""

from __future__ import annotations

import json
import math
import subprocess
from collections.abc import Sequence
from pathlib import Path

from explorer.layout.plan import LayoutEdge, LayoutNode, Places

ELK = """
const ELK = require(process.argv[1] + '/node_modules/elkjs/lib/elk.bundled.js');
const graph = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const root = {
  id: 'root',
  layoutOptions: {'elk.algorithm': 'layered', 'elk.direction': 'DOWN'},
  children: graph.nodes.map(([id, width, height]) => ({id, width, height})),
  edges: graph.edges.map(([a, b], number) => ({id: 'e' + number, sources: [a], targets: [b]})),
};
const begun = process.cpuUsage();
new ELK().layout(root).then(done => {
  const spent = process.cpuUsage(begun);
  const places = done.children.map(n => [n.id, [n.x + n.width / 2, n.y + n.height / 2]]);
  console.log(JSON.stringify({seconds: (spent.user + spent.system) / 1e6, places: Object.fromEntries(places)}));
});
"""
FAST_SUGIYAMA = """
import json, sys, time
from fast_sugiyama import from_edges
graph = json.load(sys.stdin)
edges = [tuple(edge) for edge in graph["edges"]]
begun = time.process_time()
places = from_edges(edges).to_dict()
seconds = time.process_time() - begun
# its y grows upwards
print(json.dumps({"seconds": seconds, "places": {key: (x, -y) for key, (x, y) in places.items()}}))
"""
SFDP = """
import json, sys, time
import pygraphviz
graph = json.load(sys.stdin)
drawn = pygraphviz.AGraph(directed=True, strict=False)
for key, width, height in graph["nodes"]:
    drawn.add_node(key, width=width / 72, height=height / 72, fixedsize=True, shape="box", label="")
drawn.add_edges_from(graph["edges"])
begun = time.process_time()
# without a triangulation library "false" does not end within minutes on large graphs; to scale all is the fastest way
drawn.layout(prog="sfdp", args="-Goverlap=" + ("scale" if len(graph["nodes"]) > 2000 else "false"))
seconds = time.process_time() - begun
places = {str(node): [float(part) for part in node.attr["pos"].split(",")] for node in drawn.nodes()}
print(json.dumps({"seconds": seconds, "places": {key: (x, -y) for key, (x, y) in places.items()}}))
"""


class AbsentError(Exception):
    """A rival that is not there, or did not finish; says why in a few words."""


def run(
    command: Sequence[str], nodes: Sequence[LayoutNode], edges: Sequence[LayoutEdge], patience_s: float
) -> tuple[float, Places]:
    """Return the seconds of processor time that a rival took, and its places; raises `AbsentError`."""
    # a rival does not place what no edge touches
    touched = {end for edge in edges for end in (edge.source, edge.target)}
    graph = {
        "nodes": [(node.key, node.width, node.height) for node in nodes if node.key in touched],
        "edges": [(edge.source, edge.target) for edge in edges if edge.source != edge.target],
    }
    try:
        done = subprocess.run(
            command, input=json.dumps(graph), capture_output=True, text=True, timeout=patience_s, check=False
        )
    except FileNotFoundError as error:
        raise AbsentError("not installed") from error
    except subprocess.TimeoutExpired as error:
        raise AbsentError(f"over {patience_s:.0f} s") from error
    if done.returncode:
        raise AbsentError((done.stderr.strip().splitlines() or ["failed"])[-1][:60])
    told = json.loads(done.stdout)
    places = {key: (x, y) for key, (x, y) in told["places"].items()}
    if not all(math.isfinite(x) and math.isfinite(y) for x, y in places.values()):
        raise AbsentError("some places are no numbers")
    return told["seconds"], places


def commands(elk: Path | None, python: Path | None) -> dict[str, list[str]]:
    """Return how each rival is started: *elk* is a folder with elkjs, *python* one that has the other two."""
    found: dict[str, list[str]] = {}
    if elk is not None:
        found["elk"] = ["node", "-e", ELK, str(elk.resolve())]
    if python is not None:
        # not resolved: what a link to an interpreter stands in tells it where its packages are
        found["fast-sugiyama"] = [str(python.absolute()), "-c", FAST_SUGIYAMA]
        found["sfdp"] = [str(python.absolute()), "-c", SFDP]
    return found
