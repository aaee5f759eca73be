"""What leaves the table of statements: rows for a spreadsheet, and a CSV file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from explorer.files import safe_name
from explorer.formats import tables
from explorer.formats.tables import Table
from explorer.jobs.tables import save_table
from explorer.model.progress import Progress
from explorer.ui import ask
from explorer.ui.desk import Desk, StoreActions
from explorer.ui.panels.statement_columns import COLUMNS, Line
from explorer.ui.panels.statement_table import cell
from explorer.ui.panels.statements import StatementPanel
from explorer.ui.table_copy import copied, offer_copies, put_texts, seen_columns

ENDING = ".csv"
KINDS = "CSV (*.csv)"
#: With more rows only the plain text is copied: the HTML of a hundred thousand would take a hundred megabytes.
_MOST_HTML = 20_000
_STEP = 1_000


class TableActions(StoreActions):
    """Slots of the table of statements; texts are made beside the window.

    Args:
        desk: What it works with.
        panel: The table.
    """

    def __init__(self, desk: Desk, panel: StatementPanel) -> None:
        super().__init__(desk)
        self._panel = panel
        offer_copies(panel.view, self.copy_rows, self.copy_all)
        panel.view.menu.addSeparator()
        for words, act in (("Copy the whole table", self.copy_all), ("Save as CSV…", self.save)):
            panel.view.menu.addAction(words).triggered.connect(lambda _on=False, act=act: act())

    def copy_rows(self) -> None:
        """Copy the selected rows."""
        table = self._panel.table
        self._copy([table.row(number) for number in self._panel.view.chosen_rows()])

    def copy_all(self) -> None:
        """Copy all rows that are shown."""
        self._copy(self._panel.table.rows)

    def save(self) -> None:
        """Ask where the table goes, and write it."""
        name = safe_name(f"{self._controller.diagram.title or 'pathway'} statements", ENDING)
        path = ask.save_file(self._window, "Save the table of statements", name, KINDS, ENDING)
        if path is not None:
            rows, columns = self._panel.table.rows, seen_columns(self._panel.view)
            self._background.run(_save, rows, columns, path, then=self._notices.say, progress="Saving the table")

    def _copy(self, rows: Sequence[Line]) -> None:
        columns = seen_columns(self._panel.view)
        if rows:
            self._background.run(_texts, rows, columns, then=self._put, channel="copy rows", slow=True)
        else:
            self._notices.say("Select rows of the table first.")

    def _put(self, texts: tuple[str, str, int]) -> None:
        put_texts(*texts[:2])
        self._notices.say(copied(texts[2]))


def as_table(rows: Sequence[Line], columns: Sequence[int], progress: Progress) -> Table:
    """Return *rows* as they look, with the *columns* of the table of statements, in their order."""
    cells = []
    for number, row in enumerate(rows):
        if number % _STEP == 0:
            progress.report(number, len(rows), "")
        cells.append([cell(row, column) for column in columns])
    heads = tuple(COLUMNS[column].head for column in columns)
    return Table(heads, cells, {place for place, column in enumerate(columns) if COLUMNS[column].number})


def _texts(rows: Sequence[Line], columns: Sequence[int], progress: Progress) -> tuple[str, str, int]:
    """The text and the HTML for the clipboard, and how many rows they have."""
    table = as_table(rows, columns, progress)
    return tables.tsv(table), tables.html(table) if len(rows) <= _MOST_HTML else "", len(rows)


def _save(rows: Sequence[Line], columns: Sequence[int], path: Path, progress: Progress) -> str:
    return save_table(as_table(rows, columns, progress), path, progress)
