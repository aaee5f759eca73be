"""The same jobs without a window: extract, rules, import, render, info, check."""

from __future__ import annotations

import errno
import io
import logging
import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from explorer import __version__, log
from explorer.cli_curations import curations
from explorer.cli_interrupt import InterruptedByPersonError, Interruption, interruptible
from explorer.cli_paths import paths
from explorer.errors import CancelledError, ExplorerError
from explorer.extraction import precision
from explorer.extraction.confidence import DEFAULT, DENIED_DEFAULT, is_sure
from explorer.files import atomic_write
from explorer.model.imports import ImportReport, Problem
from explorer.model.progress import Progress
from explorer.model.wording import many

if TYPE_CHECKING:
    from explorer.diagram.document import Diagram
    from explorer.extraction.user_dictionary import UserDictionary
    from explorer.store.store import Store

ENDING = ".pathways"
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
_EPILOG = """
Exit status: 0 done; 1 done, but something was not understood or a check found a problem; 2 could not be done.

\b
Examples:
  pathway-explorer                                   open the last store, else the demo
  pathway-explorer --demo                            open the demo
  pathway-explorer open lung.pathways                open a store
  pathway-explorer import lung.pathways pubmed.xml   read abstracts into a store
  pathway-explorer extract page.txt --format jsonl   print what is extracted
  pathway-explorer render lung.pathways --around IL6 --out fig.pdf --width-mm 89
"""
_FILES = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
_STORE = click.argument("store", type=click.Path(path_type=Path))
_PROCESSES = click.option(
    "--processes",
    type=click.IntRange(0, 64),
    default=0,
    help="Processes for reading; 0 takes all cores but one; of two, both.",
)
_DICTIONARY = click.option(
    "--dictionary",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Names as you want them: a file as the window's dictionary.",
)

_CANCELLED = "cancelled."


def run(arguments: list[str]) -> int:
    """Run a sub-command and return its exit status; an error is one line on standard error, never a traceback."""
    log.start()
    interruption = Interruption()
    try:
        with interruptible(interruption):
            status = main.main(args=arguments, prog_name="pathway-explorer", standalone_mode=False)
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):  # `| head` closed our standard output (click exits then): that is no error
        _silence()
        return 0
    except (Exception, KeyboardInterrupt, InterruptedByPersonError) as error:  # noqa: BLE001 - told below, each in its own way
        if isinstance(error, click.exceptions.Exit):
            return error.exit_code
        return _failed(_CANCELLED if interruption.happened else _told(error))
    return int(status or 0)


def _silence() -> None:
    """Let what is still to be flushed to standard output at the end go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _told(error: BaseException) -> str:
    """Return the one line that tells *error*; a bug's place goes to the log."""
    if isinstance(error, click.ClickException):
        return " ".join(error.format_message().split())
    if isinstance(error, (click.Abort, KeyboardInterrupt, InterruptedByPersonError, CancelledError)):
        return _CANCELLED
    if isinstance(error, ExplorerError):
        return str(error)
    if isinstance(error, OSError) and error.filename is None and error.errno in _NO_ROOM:
        _silence()
        return f"standard output could not be written: {error.strerror}; the output ends too early."
    logging.getLogger("explorer.cli").error("%s", log.described(error))
    return f"this is a bug ({type(error).__name__}); the log in {log.folder()} says where it happened."


def store_to_open(arguments: list[str]) -> Path | None:
    """Return the store that ``open STORE`` or ``STORE`` names; None after one line on standard error."""
    rest = arguments[1:] if arguments[0] == "open" else arguments
    if len(rest) != 1:
        _failed("“open” takes one store: pathway-explorer open STORE.")
        return None
    path = Path(rest[0])
    if not path.exists():
        what = "there is no such store" if path.suffix == ENDING else "that is neither a command nor a store"
        _failed(f"{path}: {what}; see pathway-explorer --help.")
        return None
    return path


def _failed(message: str) -> int:
    click.echo(f"pathway-explorer: {message}", err=True)
    return 2


@click.group(epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="Pathway Explorer %(version)s")
@click.option("--demo", is_flag=True, expose_value=False, help="Open the window with the demo.")
def main() -> None:
    """Abstracts in, a clickable pathway with its sentences on screen, a figure out. Works with no network.

    Without a command the window opens: pathway-explorer [--demo | open STORE].
    """


@main.command("open")
@_STORE
def open_store(store: Path) -> None:
    """Open the window with STORE."""
    raise click.UsageError(f"Start the window with: pathway-explorer open {store}")


@main.command()
@_FILES
@click.option("--format", "form", type=click.Choice(["jsonl", "tsv"]), default="jsonl", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), help="Write to this file instead of standard output.")
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    help=f"Leave out evidence that the extractor is less sure of ({DEFAULT}, for denials {DENIED_DEFAULT}).",
)
@click.option("--why", is_flag=True, help="Say in each line of JSON why the evidence is there.")
@_DICTIONARY
@_PROCESSES
def extract(  # noqa: PLR0917 - the options of the command
    files: tuple[Path, ...],
    form: str,
    out: Path | None,
    min_confidence: float | None,
    why: bool,
    dictionary: Path | None,
    processes: int,
) -> int:
    """Print the statements in FILES, one evidence a line.

    FILES may be folders. Offsets count code points from the start of the sentence.
    """
    from explorer.formats import evidence  # noqa: PLC0415 - late: each command loads what it needs
    from explorer.jobs.printing import evidence_rows  # noqa: PLC0415 - late: as above

    if why and form != "jsonl":
        raise click.UsageError("--why needs --format jsonl: a table has no place for reasons.")
    _must_exist(files, "extracted")
    refused: list[Problem] = []
    found = evidence_rows(files, partial(_tell, refused), _dictionary(dictionary, refused), processes, why=why)
    rows = (row for row in found if is_sure(row["confidence"], negated=row["negated"], wanted=min_confidence))
    if out is not None:
        write = evidence.write_jsonl if form == "jsonl" else evidence.write_tsv
        atomic_write(out, write(rows).encode("utf-8", "replace"))
    elif form == "tsv":
        _print(evidence.write_tsv(rows))
    else:
        for row in rows:
            _print(evidence.write_jsonl([row]))
    return 1 if refused else 0


def _must_exist(files: tuple[Path, ...], done: str) -> None:
    missing = [path for path in files if not path.exists()]
    if missing:
        raise click.UsageError(f"{missing[0]}: there is no such file; nothing was {done}.")


def _dictionary(path: Path | None, refused: list[Problem]) -> UserDictionary:
    """Return the dictionary at *path*; what is wrong with its lines goes to standard error."""
    from explorer.extraction.dictionary_file import read_dictionary  # noqa: PLC0415 - late: as above
    from explorer.extraction.user_dictionary import EMPTY  # noqa: PLC0415 - late: as above

    if path is None:
        return EMPTY
    dictionary, problems = read_dictionary(path)
    for problem in problems:
        _tell(refused, problem)
    return dictionary


def _tell(refused: list[Problem], problem: Problem) -> None:
    refused.append(problem)
    click.echo(f"pathway-explorer: {problem.text}", err=True)


def _print(text: str) -> None:
    """Write *text* to standard output as UTF-8 with plain line ends, on every system."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    else:
        sys.stdout.write(text)


@main.command()
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
def rules(form: str) -> int:
    """List the rules of extraction: what each is, an example and what it says, how often it was used and right."""
    from explorer.extraction.rules.listing import as_rows, as_text  # noqa: PLC0415 - late: as above
    from explorer.extraction.rules.table import RULES  # noqa: PLC0415 - late: as above
    from explorer.formats.evidence import write_jsonl  # noqa: PLC0415 - late: as above

    listed, records = RULES.values(), precision.measured()
    _print(as_text(listed, records) if form == "text" else write_jsonl(as_rows(listed, records)))
    return 0


@main.command("import")
@_STORE
@_FILES
@_DICTIONARY
@_PROCESSES
def import_files(store: Path, files: tuple[Path, ...], dictionary: Path | None, processes: int) -> int:
    """Read FILES into STORE (made where it is not there yet), extract, and say what came.

    The same file twice is harmless: what the store knows is not counted again.
    """
    from explorer.jobs.ingest import ingest  # noqa: PLC0415 - late: SQLAlchemy
    from explorer.store.store import Store  # noqa: PLC0415 - late: SQLAlchemy

    if store.suffix != ENDING:
        raise click.UsageError(f"{store}: a store's name ends in {ENDING}; choose such a name.")
    _must_exist(files, "imported")
    refused: list[Problem] = []
    said = _dictionary(dictionary, refused)
    opened = Store.open(store) if store.exists() else Store.create(store)
    with opened as target:
        if target.read_only:
            raise click.UsageError(f"{store} cannot be written; copy it to a folder of yours and import into the copy.")
        report = ingest(list(files), target, _progress(), processes=processes, dictionary=said)
    _report(report)
    return 1 if report.problems or refused else 0


def _report(report: ImportReport) -> None:
    for problem in report.problems:
        click.echo(f"pathway-explorer: {problem.text}", err=True)
    click.echo(
        f"{report.read} read: {report.new} new, {report.known} known, {report.refused} not understood; "
        f"{report.without_abstract} without an abstract; {report.statements} new statements, "
        f"{report.evidence} new evidence."
    )


def _progress() -> Progress:
    """Return a progress that shows a count where a person watches."""
    if not sys.stderr.isatty():
        return Progress()

    def show(done: int, total: int, _: str) -> None:
        about = "about " if shown.estimated else ""
        click.echo(f"\r{done} of {about}{max(done, total)} read ", err=True, nl=done == total > 0)

    shown = Progress(show)
    return shown


@main.command()
@_STORE
@click.option("--around", metavar="NAME", help="Draw what is around this entity (any of its names or its identifier).")
@click.option("--steps", type=click.IntRange(1, 5), default=1, show_default=True, help="How far around it.")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="A .pdf, .svg or .png file.")
@click.option(
    "--width-mm", type=click.FloatRange(20, 1000), default=183.0, show_default=True, help="Width of the figure."
)
@click.option("--dpi", type=click.IntRange(72, 1200), default=600, show_default=True, help="Dots per inch of a PNG.")
@click.option("--legend/--no-legend", default=True, show_default=True)
@click.option("--references/--no-references", default=True, show_default=True)
@click.option(
    "--style",
    type=click.Choice(["standard", "sbgn", "grey"]),
    help="Looks of the figure; without it those of the saved diagram.",
)
@click.option("--max-nodes", type=click.IntRange(2, 20_000), default=150, show_default=True)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    help="Leave out evidence that is less sure; without it as the saved diagram does, or the window at first.",
)
def render(store: Path, out: Path, around: str | None, steps: int, max_nodes: int, **options: Any) -> int:
    """Save a figure of STORE, with its references beside it; needs no display.

    Without --around: the saved diagram, or the best connected part.
    """
    from explorer.figures.figure import FigureOptions  # noqa: PLC0415 - late: Qt
    from explorer.jobs.figure import save_figure  # noqa: PLC0415 - late: Qt

    least = options.pop("min_confidence")
    with _opened(store) as opened:
        diagram = _diagram(opened, around, steps, max_nodes, least)
        style = {"style": options["style"] or ""}
        for path in save_figure(opened, diagram, out, FigureOptions(**options | style), Progress(), _note):
            click.echo(str(path))
    return 0


def _note(sentence: str) -> None:
    click.echo(f"pathway-explorer: {sentence}", err=True)


def _diagram(store: Store, around: str | None, steps: int, max_nodes: int, least: float | None) -> Diagram:
    from explorer.jobs import open_diagram  # noqa: PLC0415 - late: layouts

    rule = open_diagram.USUAL if least is None else replace(open_diagram.USUAL, min_confidence=least)
    if around is None:
        diagram = open_diagram.first_diagram(store, Progress(), max_nodes, rule=rule)
        if least is not None and diagram.filter.min_confidence != least:  # a saved one has its own
            diagram.set_filter(replace(diagram.filter, min_confidence=least))
            open_diagram.refreshed(store, diagram)
    else:
        entity = store.find_entity(around)
        if entity is None:
            near = ", ".join(dict.fromkeys(hit.entity.name for hit in store.complete(around[:3], 5)))
            hint = f" Names that begin alike: {near}." if near else ""
            raise ExplorerError(f"“{around}” is not in {store.name}.{hint}")
        diagram = open_diagram.around(store, entity.key, steps, Progress(), rule=rule)
    if not diagram.visible_nodes:
        raise ExplorerError(f"{store.name} has nothing to draw; import abstracts first.")
    return diagram


@main.command()
@_STORE
def info(store: Path) -> int:
    """Say what STORE holds."""
    from explorer.store.connections import may_write  # noqa: PLC0415 - late: SQLAlchemy

    with _opened(store) as opened:
        counts = opened.counts()
        click.echo(opened.name + ("" if may_write(store) else " (read-only)"))
        for count, *words in (
            (counts.documents, "document"),
            (counts.sentences, "sentence"),
            (counts.entities, "entity", "entities"),
            (counts.statements, "statement"),
            (counts.evidence, "evidence", "evidence"),
            (counts.diagrams, "diagram"),
        ):
            click.echo(f"  {many(count, *words)}")
        for record in opened.imports():
            papers = many(record.documents, "document")
            click.echo(f"  import {record.id}, {record.when}: {record.what} ({record.told}, {papers})")
    return 0


@main.command()
@_STORE
def check(store: Path) -> int:
    """Check that STORE is whole: structure, references, search index, and every sentence at its offsets."""
    with _opened(store) as opened:
        problems = opened.check()
        for problem in problems:
            click.echo(problem)
        click.echo(f"{opened.name}: {many(len(problems), 'problem') if problems else 'no problems'} found.")
    return 1 if problems else 0


main.add_command(curations)
main.add_command(paths)


def _opened(path: Path) -> Store:
    from explorer.store.store import Store  # noqa: PLC0415 - late: SQLAlchemy

    return Store.open(path, read_only=True)
