"""The dialog of one entry of the dictionary: a name, what it means, where that holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from explorer.extraction.dictionary_file import LONGEST_NAME, BadLineError, made_entry
from explorer.extraction.user_dictionary import Action, Entry, Letters
from explorer.model.entity import Entity, Kind
from explorer.model.progress import Progress
from explorer.ui.background import Background
from explorer.ui.panels.pieces import label, take_size
from explorer.ui.plain_text import tip_text, visible

if TYPE_CHECKING:
    from explorer.store.store import Store

WAIT_MS = 250
_ACTIONS = {
    Action.ADD: "a name of mine: find it wherever it stands",
    Action.PREFER: "a name with this meaning, where it is found",
    Action.FORBID: "no name",
}
_LETTERS = {
    Letters.SENSIBLE: "as usual: short symbols not in small letters",
    Letters.EXACT: "exactly as written",
    Letters.ANY: "of no matter",
}


@dataclass(frozen=True, slots=True)
class Here:
    """The document at hand, where there is one.

    Attributes:
        scope: As an entry names it (`scope_of`).
        title: What it is called.
    """

    scope: str
    title: str


class EntryDialog(QDialog):
    """Asks what a name means: one of the listed meanings, one that was looked for, or one of the person's own.

    Args:
        background: Looks for meanings.
        entry: What is shown at first.
        store: Its names are looked through too.
        here: The document at hand.
        candidates: Meanings to begin with; those of the lexicon follow.

    Signals:
        chosen: The `Entry` that the person wants.
        looked: The meanings are up to date.
    """

    chosen = Signal(object)
    looked = Signal()

    def __init__(
        self,
        background: Background,
        entry: Entry,
        store: Store | None = None,
        here: Here | None = None,
        candidates: Sequence[Entity] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("A name in the dictionary")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        take_size(self, 560, 560)
        self._background, self._store = background, store
        self._first = tuple(candidates)
        self._written = entry.name
        self._over = False
        self.name = _line(entry.name, "Name", "as texts write it")
        self.action = _choices(_ACTIONS, entry.action, "What it is")
        self.search = _line("", "Search for meanings", "another name or an identifier")
        self.list = QListWidget()
        self.list.setAccessibleName("Meanings")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.standard = _line(entry.standard, "Shown as", "the name that the diagram shows")
        self.kind = _choices({None: "", **{one: one.value.replace("_", " ") for one in Kind}}, entry.kind, "Kind")
        self.id = _line(entry.id or "", "Identifier", "such as HGNC:6018; may stay empty")
        self.scope = _choices(_scopes(entry.scope, here), entry.scope, "Where it holds")
        self.letters = _choices(_LETTERS, entry.letters, "Capital letters")
        self.note = label("", "faint")
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._build()
        self._connect()
        self._look()
        self._check()

    def done(self, result: int) -> None:
        """Close; meanings that are still looked for come too late."""
        self._over = True
        super().done(result)

    def _build(self) -> None:
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, field in (
            ("Name", self.name),
            ("Is", self.action),
            ("Search", self.search),
            ("Means", self.list),
            ("Shown as", self.standard),
            ("Kind", self.kind),
            ("Identifier", self.id),
            ("Holds", self.scope),
            ("Capitals", self.letters),
        ):
            self.form.addRow(words, field)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText("Show what changes…")
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addLayout(self.form, 1)
        column.addWidget(self.note)
        column.addWidget(self.buttons)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._look)
        self.search.textEdited.connect(lambda _: self._timer.start())
        self.name.textEdited.connect(lambda _: self._timer.start())
        self.list.currentItemChanged.connect(lambda item, _: self._take(item))
        for field in (self.name, self.standard, self.id):
            field.textChanged.connect(lambda _: self._check())
        for choice in (self.action, self.kind, self.scope, self.letters):
            choice.currentIndexChanged.connect(lambda _: self._check())
        self.buttons.accepted.connect(self._choose)
        self.buttons.rejected.connect(self.reject)

    def _look(self) -> None:
        """Look for meanings, beside the window."""
        query = self.search.text().strip() or self._name().strip()
        self._background.run(_meanings, query, self._store, then=self._show, channel="meanings", lasting=True)

    def _show(self, found: list[Entity]) -> None:
        """List meanings; none is chosen until the person does."""
        if self._over:
            return
        first = () if self.search.text().strip() else self._first
        self.list.blockSignals(True)
        self.list.clear()
        for one in {one.key: one for one in (*first, *found)}.values():
            item = QListWidgetItem(_told(one))
            item.setToolTip(tip_text("\n".join((_told(one), *one.synonyms[:12]))))
            item.setData(Qt.ItemDataRole.UserRole, one)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.looked.emit()

    def _take(self, item: QListWidgetItem | None) -> None:
        """Fill the fields with the meaning that was chosen; they may be changed then."""
        if item is None:
            return
        one: Entity = item.data(Qt.ItemDataRole.UserRole)
        self.standard.setText(one.name)
        self.kind.setCurrentIndex(self.kind.findData(one.kind))
        self.id.setText(one.id or "")

    def _entry(self) -> Entry:
        action = Action(self.action.currentData())
        forbids = action is Action.FORBID
        kind = self.kind.currentData()
        return made_entry(
            action,
            self._name(),
            id="" if forbids else self.id.text().strip(),
            kind="" if forbids or kind is None else str(kind),
            standard="" if forbids else self.standard.text(),
            scope=str(self.scope.currentData()),
            letters=str(self.letters.currentData()),
        )

    def _name(self) -> str:
        """Return the name as it was written where nobody changed it: what cannot be seen is shown as marks."""
        text = self.name.text()
        return self._written if text == visible(self._written) else text

    def _check(self) -> None:
        """Say what is lacking."""
        forbids = self.action.currentData() == Action.FORBID
        for field in (self.search, self.list, self.standard, self.kind, self.id):
            field.setEnabled(not forbids)
        self.note.setText(self._what_lacks(forbids=forbids))
        show = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        show.setEnabled(not self.note.original)
        show.setDefault(True)

    def _what_lacks(self, *, forbids: bool) -> str:
        """Return in one sentence what is missing or wrong, or empty."""
        if not forbids and self._name().strip() and self.kind.currentData() is None and not self.id.text().strip():
            return "Choose one of the meanings, or give a kind or an identifier."
        try:
            self._entry()
        except BadLineError as error:
            return str(error)
        return ""

    def _choose(self) -> None:
        entry = self._entry()
        self.accept()
        self.chosen.emit(entry)


def _line(text: str, name: str, hint: str) -> QLineEdit:
    made = QLineEdit(visible(text))
    made.setMaxLength(LONGEST_NAME)
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    return made


def _choices(choices: Mapping[Any, str], chosen: object, name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    for data, words in choices.items():
        made.addItem(words, data)
    made.setCurrentIndex(max(0, made.findData(chosen)))
    return made


def _scopes(scope: str, here: Here | None) -> dict[str, str]:
    """Where an entry may hold: everywhere, in the document at hand, where it held before."""
    found = {"": "in all abstracts"}
    if here is not None:
        found[here.scope] = f"in this abstract only: {visible(here.title)[:60]}"
    if scope and scope not in found:
        found[scope] = f"in one abstract only: {visible(scope)[:60]}"
    return found


def _told(entity: Entity) -> str:
    parts = (entity.name, entity.full_name, entity.kind.value.replace("_", " "), entity.id or "no identifier")
    return visible(" · ".join(dict.fromkeys(" ".join(part.split()) for part in parts if part)))


def _meanings(query: str, store: Store | None, progress: Progress) -> list[Entity]:
    from explorer.jobs.meanings import meanings  # noqa: PLC0415 - late: opens the lexicon

    return meanings(query, store, progress)
