"""The dialog of a figure: format, width, resolution, legend and references."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from explorer.diagram.document import Diagram
from explorer.model.wording import many
from explorer.settings import BY_KEY
from explorer.ui.panels.pieces import label, set_off
from explorer.ui.plain_text import SafeLabel, menu_text
from explorer.ui.remembered import Remembered

SIZES = (("89 mm: one column", "89 mm"), ("183 mm: two columns", "183 mm"), ("A slide, 254 mm", "slide"))
STYLES = (
    ("As on the screen", ""),
    ("Standard", "standard"),
    ("SBGN Activity Flow", "sbgn"),
    ("Print in greys", "grey"),
)
FORMATS = (("PDF: vector, for journals", ".pdf"), ("SVG: vector, to edit further", ".svg"), ("PNG: pixels", ".png"))


@dataclass(frozen=True, slots=True)
class FigureChoice:
    """What the person chose; *size* is the name of a preset, *style* is empty for that of the diagram."""

    ending: str
    size: str
    dpi: int
    legend: bool
    references: bool
    title: str
    style: str = ""
    remarks: bool = False
    faded: bool = True


class FigureDialog(QDialog):
    """What a figure shall be like; the choices are kept for the next one.

    Args:
        remembered: The choices of before.
        diagram: What is drawn.
        parent: The window.

    Signals:
        chosen: The `FigureChoice`.
    """

    chosen = Signal(object)

    def __init__(self, remembered: Remembered, diagram: Diagram, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lens = diagram.look.lens
        self.setWindowTitle("Save figure")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._remembered = remembered
        self.format = _combo("Format", FORMATS)
        self.width_choice = _combo("Width", SIZES)
        self.style_choice = _combo("Style", STYLES)
        self.dpi = set_off(QSpinBox())
        self.dpi.setRange(BY_KEY["figure.dpi"].low, BY_KEY["figure.dpi"].high)
        self.dpi.setSuffix(" dpi")
        self.dpi.setSingleStep(50)
        self.title = QLineEdit()
        self.title.setPlaceholderText("none")
        self.legend = QCheckBox("Legend: the shapes and edges that the figure has")
        self.references = QCheckBox("Number the edges by their papers")
        self.remarks = QCheckBox("Marks where a note was written")
        self.faded = QCheckBox(menu_text(f"Fade what has no evidence for {lens.context.name}" if lens else ""))
        self.faded.setChecked(True)
        self.faded.setVisible(lens is not None)
        self.note = _note(len(diagram.visible_edges))
        self._recall()
        self._compose()
        self.format.currentIndexChanged.connect(lambda _: self._fit())
        self._fit()

    def _compose(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(14)
        column.addLayout(self._form())
        column.addWidget(self.note)
        column.addWidget(self._buttons())
        self.setMinimumWidth(440)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(22)
        form.setVerticalSpacing(10)
        form.addRow("Format", self.format)
        form.addRow("Width", self.width_choice)
        form.addRow("Style", self.style_choice)
        form.addRow("Resolution", self.dpi)
        form.addRow("Title", self.title)
        form.addRow("", self.legend)
        form.addRow("", self.references)
        form.addRow("", self.remarks)
        form.addRow("", self.faded)
        return form

    def _buttons(self) -> QDialogButtonBox:
        save = QPushButton("Save…")
        save.setDefault(True)
        save.clicked.connect(self._choose)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(save, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.rejected.connect(self.reject)
        return buttons

    def choice(self) -> FigureChoice:
        """Return what is chosen now."""
        return FigureChoice(
            ending=str(self.format.currentData()),
            size=str(self.width_choice.currentData()),
            dpi=self.dpi.value(),
            legend=self.legend.isChecked(),
            references=self.references.isChecked(),
            title=self.title.text().strip(),
            style=str(self.style_choice.currentData()),
            remarks=self.remarks.isChecked(),
            faded=self.faded.isChecked(),
        )

    def _choose(self) -> None:
        choice = self.choice()
        self._remembered.set_option("figure.width", choice.size)
        self._remembered.set_option("figure.dpi", choice.dpi)
        self._remembered.set_option("figure.legend", choice.legend)
        self._remembered.set_option("figure.references", choice.references)
        self.accept()
        self.chosen.emit(choice)

    def _recall(self) -> None:
        self.width_choice.setCurrentIndex(self.width_choice.findData(self._remembered.text("figure.width")))
        self.dpi.setValue(self._remembered.number("figure.dpi"))
        self.legend.setChecked(self._remembered.flag("figure.legend"))
        self.references.setChecked(self._remembered.flag("figure.references"))

    def _fit(self) -> None:
        """Only pixels have a resolution."""
        self.dpi.setEnabled(self.format.currentData() == ".png")


def _combo(name: str, choices: tuple[tuple[str, str], ...]) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.view().setTextElideMode(Qt.TextElideMode.ElideNone)
    for words, value in choices:
        combo.addItem(words, value)
    return combo


def _note(edges: int) -> SafeLabel:
    """Say what a figure of so many *edges* is like, and what is written beside it."""
    return label(
        f"{many(edges, 'edge')} on white ground, as shown now. "
        "The list of references is written beside it as text, BibTeX and RIS.",
        "faint",
    )
