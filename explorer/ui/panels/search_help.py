"""What can be searched for: a sheet of fields and examples; a click on an example searches for it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from explorer.model.query import FIELDS
from explorer.ui.panels.pieces import Column, flat_button, label

EXAMPLES = (
    ("IL6", "an entity by any of its names: interleukin 6, IL-6, BSF2, HGNC:6018"),
    ("fibroblast migration", "sentences that have both words, and papers with both in what is written on them"),
    ('"cell migration"', "words that stand together"),
    ("PMID 12345678", "a paper by its PMID, DOI or address, and what it says; pmid:12345678 mixes with other terms"),
    ("relation:inhibits object:STAT3", "statements: what inhibits STAT3"),
    ("kind:process sign:up papers:>=2", "what acts up on processes, or they on others, in two papers or more"),
    ("year:2015..2020 is:contested", "contested statements with evidence of these years"),
    ("-species:mouse relation:activates", "a minus leaves out what fits"),
)
#: A field with more values than this does not list them here.
_LISTED = 16
_RULES = (
    "Terms may be mixed with words, and all have to hold. A minus before a term leaves out what fits. A value of "
    "several words stands in double quotes; a comma means or. Numbers: 5, >=5, <=5 or 5..9."
)


class SearchHelp(QDialog):
    """The sheet.

    Signals:
        chosen: An example to search for.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("What can be searched for")
        self.resize(640, 620)
        sheet = Column()
        sheet.column.setSpacing(8)
        sheet.add(label("Examples", "section"))
        sheet.add(self._table([(example, example, tip) for example, tip in EXAMPLES]))
        sheet.add(label("Fields", "section"))
        sheet.add(label(_RULES, "faint"))
        sheet.add(self._table([(f"{one.name}:", _example(one.tip), _told(one.name)) for one in FIELDS]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(sheet)

    def _table(self, rows: list[tuple[str, str, str]]) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for row, (shown, example, tip) in enumerate(rows):
            button = flat_button(shown, f"Search for {example}", partial(self._choose, example))
            grid.addWidget(button, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(tip), row, 1)
        return made

    def _choose(self, example: str) -> None:
        self.chosen.emit(example)
        self.accept()


def _example(tip: str) -> str:
    """The first example that the tip of a field gives."""
    return tip.partition(": ")[2].partition(", ")[0]


def _told(name: str) -> str:
    """What is said of a field: its tip, and what its values are."""
    field = next(one for one in FIELDS if one.name == name)
    if len(field.words) > _LISTED:
        return f"{field.tip} (one of {len(field.words)}, offered as you type)"
    return f"{field.tip} ({', '.join(field.words)})" if field.words else field.tip
