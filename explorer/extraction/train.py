"""Annotated abstracts to weights: ``python -m explorer.extraction.train FOLDER...``; the same bytes on every run.

Reads folders of abstracts in BioNLP-ST standoff form, trains by folds over abstracts to see how sure the result may be
taken to be, trains on everything, and writes ``resources/extraction/weights.bin`` and, beside it, ``rules.tsv``: how
often what each rule found is right. The texts go nowhere.
"""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import click

from explorer.bundle import resource
from explorer.errors import ExplorerError
from explorer.extraction import precision
from explorer.extraction.learned.weights import Weights, encode
from explorer.extraction.precision import Record
from explorer.extraction.training.examples import example
from explorer.extraction.training.report import lines, records, thresholds, validate
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
        learned = train(folders, Plans(), say)
    except ExplorerError as error:
        raise click.ClickException(str(error)) from error
    out = out or resource("extraction", "weights.bin")
    _write(out, encode(learned.weights))
    _write(out.with_name("rules.tsv"), precision.encode(learned.records))
    for number, one in enumerate(learned.folds if keep_folds else (), 1):
        _write(keep_folds / f"fold{number}.bin", encode(one))  # type: ignore[operator]  # given, or there are none here


class Learned(NamedTuple):
    """What training gives: the weights, those of each fold, and what became of the findings of each rule."""

    weights: Weights
    folds: list[Weights]
    records: list[Record]


def train(folders: tuple[Path, ...], plans: Plans, say: Say) -> Learned:
    """Return what is learned from the abstracts in *folders*; print the tables.

    Raises:
        ExplorerError: A folder cannot be understood.
    """
    examples = [example(annotation) for folder in folders for annotation in read_folder(folder)]
    say(f"{len(examples)} abstracts are read")
    trained = Training(examples, plans, say).run()
    validated = validate(examples, trained.folds)
    found = thresholds(validated)
    for line in lines(validated, found.default):
        click.echo(line)
    about = {
        "sources": [f"{folder.parent.name}/{folder.name}: {len(list(folder.glob('*.a2')))}" for folder in folders],
        "licence": LICENCE,
        **found._asdict(),
    }
    whole = replace(trained.whole, knots=validated.knots, about=about)
    folds = [replace(one, knots=validated.knots, about=about) for one in trained.folds]
    return Learned(whole, folds, records(validated, found.floor))


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    atomic_write(path, data)
    click.echo(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
