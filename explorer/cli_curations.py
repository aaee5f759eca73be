"""The commands of verdicts: written to a file that travels, and those of another reader put beside one's own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from explorer.diagram.metrics import visible
from explorer.model.progress import Progress
from explorer.model.wording import many

if TYPE_CHECKING:
    from explorer.jobs.curating import Compared
    from explorer.model.verdicts import Tag

_STORE = click.argument("store", type=click.Path(path_type=Path))


@click.group()
def curations() -> None:
    """Verdicts that people gave on evidence, with INDRA's tags, as JSON Lines."""


@curations.command("export")
@_STORE
@click.argument("file", type=click.Path(path_type=Path))
def export(store: Path, file: Path) -> int:
    """Write all verdicts of STORE to FILE."""
    from explorer.jobs import curating  # noqa: PLC0415 - late: SQLAlchemy
    from explorer.store.store import Store  # noqa: PLC0415 - late: SQLAlchemy

    with Store.open(store, read_only=True) as opened:
        number = curating.export(opened, file, Progress())
    click.echo(f"{file.name}: {many(number, 'verdict')}.")
    return 0


@curations.command("import")
@_STORE
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what agrees and what does not; keep nothing.")
@click.option("--without-conflicts", is_flag=True, help="Leave those that do not go together with yours out.")
def import_(store: Path, file: Path, dry_run: bool, without_conflicts: bool) -> int:
    """Put the verdicts in FILE beside those of STORE, and say what agrees and what does not.

    Nothing is overwritten: where two readers do not agree, the evidence counts as it was read.
    """
    from explorer.jobs import curating  # noqa: PLC0415 - late: SQLAlchemy
    from explorer.store.store import Store  # noqa: PLC0415 - late: SQLAlchemy

    with Store.open(store, read_only=dry_run) as opened:
        compared = curating.compare(opened, file, Progress())
        found = compared.agreement
        left_out = {one.evidence_hash for one in found.conflicts} if without_conflicts else set()
        new = [one for one in found.new if one.evidence_hash not in left_out]
        if not dry_run:
            opened.append_curations(new)
    for problem in compared.problems:
        click.echo(f"{problem.file}, line {problem.line}: {problem.message}", err=True)
    _tell(compared, len(new), kept=not dry_run)
    return 1 if compared.problems else 0


def _tell(compared: Compared, new: int, *, kept: bool) -> None:
    found = compared.agreement
    click.echo(
        f"{compared.name}: {new:,} {'kept' if kept else 'new'}, {len(found.agreed):,} agreed, "
        f"{len(found.conflicts):,} in conflict, {len(found.only_theirs):,} only there, {found.only_mine:,} only here."
    )
    for pair in found.conflicts:
        about = compared.about.get(pair.evidence_hash, {}).get("statement", "not in this store")
        click.echo(f"conflict: {visible(about)}: here {_said(pair.mine)}; there {_said(pair.theirs)}")


def _said(said: Sequence[tuple[str, Tag]]) -> str:
    return ", ".join(f"{visible(curator) or 'somebody'}: {tag.title}" for curator, tag in said)
