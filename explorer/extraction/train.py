"""Annotated abstracts to weights: ``python -m explorer.extraction.train FOLDER...``; the same bytes on every run.

Reads folders of abstracts in BioNLP-ST standoff form, trains by folds over abstracts to see how sure the result may be
taken to be, trains on everything, and writes ``resources/extraction/weights.bin``. The texts go nowhere.
"""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import click

from explorer.bundle import resource
from explorer.errors import ExplorerError
from explorer.extraction.learned.weights import Weights, encode
from explorer.extraction.training.examples import example
from explorer.extraction.training.report import lines, thresholds, validate
from explorer.extraction.training.stages import Plans, Say, Training
from explorer.extraction.training.standoff import read_folder
from explorer.files import atomic_write

LICENCE = "CC BY-SA 3.0"


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Where the weights go; the bundled ones if not given.")
@click.option("--keep-folds", type=click.Path(path_type=Path), help="A folder for the weights of each fold.")
def main(folders: tuple[Path, ...], out: Path | None, keep_folds: Path | None) -> None:
    """Train on the annotated abstracts in FOLDERS."""
    begin = time.perf_counter()

    def say(line: str) -> None:
        click.echo(f"{time.perf_counter() - begin:5.0f} s  {line}", err=True)

    try:
        weights, folds = train(folders, Plans(), say)
    except ExplorerError as error:
        raise click.ClickException(str(error)) from error
    _write(out or resource("extraction", "weights.bin"), weights)
    for number, one in enumerate(folds if keep_folds else (), 1):
        _write(keep_folds / f"fold{number}.bin", one)  # type: ignore[operator]  # given, or there are none here


def train(folders: tuple[Path, ...], plans: Plans, say: Say) -> tuple[Weights, list[Weights]]:
    """Return the weights learned from the abstracts in *folders*, and those of each fold; print the tables.

    Raises:
        ExplorerError: A folder cannot be understood.
    """
    examples = [example(annotation) for folder in folders for annotation in read_folder(folder)]
    say(f"{len(examples)} abstracts are read")
    trained = Training(examples, plans, say).run()
    validated = validate(examples, trained.folds)
    default, floor = thresholds(validated)
    for line in lines(validated, default):
        click.echo(line)
    about = {
        "sources": [f"{folder.parent.name}/{folder.name}: {len(list(folder.glob('*.a2')))}" for folder in folders],
        "licence": LICENCE,
        "default": default,
        "floor": floor,
    }
    whole = replace(trained.whole, knots=validated.knots, about=about)
    return whole, [replace(one, knots=validated.knots, about=about) for one in trained.folds]


def _write(path: Path, weights: Weights) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    atomic_write(path, encode(weights))
    click.echo(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
