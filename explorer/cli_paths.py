"""The command that lists ways of cause between two entities of a store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from explorer.diagram.metrics import visible
from explorer.errors import ExplorerError
from explorer.model.filter import Filter
from explorer.model.progress import Progress
from explorer.model.relation import Sign

if TYPE_CHECKING:
    from explorer.jobs.ways import Answer
    from explorer.store.store import Store

_EFFECTS = {"up": Sign.POSITIVE, "down": Sign.NEGATIVE}


@click.command()
@click.argument("store", type=click.Path(path_type=Path))
@click.argument("source")
@click.argument("target")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="At most so many.")
@click.option("--longest", type=click.IntRange(1, 8), default=4, show_default=True, help="Most edges of a path.")
@click.option("--effect", type=click.Choice([*_EFFECTS]), help="What each path comes to.")
@click.option("--min-papers", type=click.IntRange(1), default=1, help="Fewest papers of each edge.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="How sure a sentence must be.")
def paths(store: Path, source: str, target: str, effect: str | None, min_confidence: float, **wanted: int) -> int:
    """List the shortest ways of cause from SOURCE to TARGET in STORE, with their effect, papers and belief.

    Entities are named by any of their names or identifiers. What STORE keeps as never led through is left out.
    """
    from explorer.graph.links import Wanted  # noqa: PLC0415 - late: only this command
    from explorer.jobs.ways import Asked, Tool, Ways, explore  # noqa: PLC0415 - late: SQLAlchemy
    from explorer.store.store import Store  # noqa: PLC0415 - late: SQLAlchemy

    with Store.open(store, read_only=True) as opened:
        start, end = _key(opened, source), _key(opened, target)
        avoided = opened.left_out()
        rules = Wanted(
            wanted["limit"],
            wanted["longest"],
            effect=_EFFECTS.get(effect or ""),
            min_papers=wanted["min_papers"],
            max_degree=avoided.most_edges or None,
            without=frozenset(avoided.keys),
        )
        asked = Asked(Tool.PATHS, (start,), (end,), wanted=rules, rule=Filter(min_confidence=min_confidence))
        _print(explore(Ways(opened), asked, Progress()))
    return 0


def _key(store: Store, name: str) -> str:
    entity = store.find_entity(name)
    if entity is None:
        near = ", ".join(hit.entity.name for hit in store.nearly(name, 3))
        raise ExplorerError(f"“{name}” is not in {store.name}.{f' Did you mean {near}?' if near else ''}")
    return entity.key


def _print(answer: Answer) -> None:
    signs = {Sign.POSITIVE: "->", Sign.NEGATIVE: "-|", Sign.NONE: "--"}
    for row in answer.rows:
        words = [answer.entities[row.keys[0]].name]
        for link, key in zip(row.links, row.keys[1:], strict=True):
            words += [signs[link.sign], answer.entities[key].name]
        click.echo(f"{visible(' '.join(words))}   {row.words}")
    if not answer.rows:
        click.echo("No path was found.")
