"""Between two entities: what was found but is not shown, and the sentences that name both with nothing found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from explorer.diagram.style import LIGHT, Style
from explorer.extraction.dictionary_file import read_dictionary
from explorer.formats.citation import citation
from explorer.formats.tables import Table
from explorer.model.entity import Entity
from explorer.model.evidence import Evidence, Mention
from explorer.model.filter import Filter
from explorer.model.missed import MissedPage, NamedTogether, PairCounts
from explorer.model.page import Page
from explorer.model.progress import Progress
from explorer.model.records import EvidenceRecord
from explorer.model.relation import Relation, Sign
from explorer.model.wording import many
from explorer.ui.background import Background
from explorer.ui.panels.evidence_card import EvidenceCard, link_buttons, one_line
from explorer.ui.panels.marked_text import Mark, MarkedText
from explorer.ui.panels.pieces import Column, Flow, flat_button, label, on_base
from explorer.ui.panels.words import words_at
from explorer.ui.table_copy import put

if TYPE_CHECKING:
    from explorer.store.store import Store

_HIDDEN_SHOWN = 20
_HINT = "Select two entities of the diagram, or write their names here: sentences that name both are looked for."


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entities between which something may have been missed.

    Attributes:
        first: The one; its names are marked like subjects.
        second: The other; its names are marked like objects.
    """

    first: Entity
    second: Entity

    @property
    def keys(self) -> tuple[str, str]:
        """The keys of both."""
        return self.first.key, self.second.key


class MissedCard(QFrame):
    """A sentence that names two entities, both marked, with its citation.

    Args:
        found: What it shows.
        style: The marks are in its colours.

    Signals:
        abstract_wanted: The person wants to see the sentence in its abstract.
        add_wanted: The person wants to add a statement that it says.
    """

    abstract_wanted = Signal()
    add_wanted = Signal()

    def __init__(self, found: NamedTogether, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.found = found
        self.sentence = MarkedText()
        self.sentence.setAccessibleName("Sentence")
        self.citation = label(citation(found.document), "faint", selectable=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 11, 13, 8)
        column.setSpacing(7)
        column.addWidget(self.sentence)
        column.addWidget(self.citation)
        line = QWidget()
        row = Flow(spacing=1)
        line.setLayout(row)
        row.addWidget(flat_button("Add a statement…", "Say what this sentence says of the two", self.add_wanted.emit))
        row.addWidget(flat_button("Abstract", "Show the sentence in its abstract", self.abstract_wanted.emit))
        for button in link_buttons(found.document):
            row.addWidget(button)
        column.addWidget(line)
        self.restyle(style)

    def restyle(self, style: Style) -> None:
        """Mark the names in the colours of *style*."""
        found = self.found
        start = found.sentence.start
        marks = [
            Mark(span.start - start, span.end - start, ground, style.ink, bold=True)
            for spans, ground in ((found.first, style.subject), (found.second, style.object))
            for span in spans
        ]
        self.sentence.show_text(one_line(found.text), marks)


class MissedPanel(QWidget):
    """Two names, how often both are named, and the sentences.

    Args:
        background: Runs what asks the store.

    Attributes:
        rule: The filter that says what is shown of what was found.
        dictionary: The person's dictionary of names.

    Signals:
        abstract_wanted: Show a sentence in its abstract: an `EvidenceRecord`.
        add_wanted: Add a statement that a sentence says: the `NamedTogether`.
        remove_wanted: Remove a statement that was added by hand: its `EvidenceRecord`.
        words_menu: A right click on words of a sentence, before the menu opens: the `QMenu` and the `Words`.
        filled: Another page of sentences is shown.
    """

    abstract_wanted = Signal(object)
    add_wanted = Signal(object)
    remove_wanted = Signal(object)
    words_menu = Signal(object, object)
    filled = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._store: Store | None = None
        self._style: Style = LIGHT
        self.rule = Filter()
        self.dictionary = Path()
        self.pair: Pair | None = None
        self._after: int | None = None
        self._counted: PairCounts | None = None
        self.none = label("", "faint")
        self.none.hide()
        self.names = QLineEdit(), QLineEdit()
        self.counts = label(_HINT, "faint")
        self.sentences = Column()
        self.more = QPushButton("Look further")
        self.more.clicked.connect(self._ask)
        on_base(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self.sentences, 1)

    @property
    def cards(self) -> list[MissedCard]:
        """The sentences shown in which nothing was found, from the top."""
        return [widget for widget in self.sentences.widgets() if isinstance(widget, MissedCard)]

    @property
    def hidden_cards(self) -> list[EvidenceCard]:
        """What was found between the two but is not shown, from the top."""
        return [widget for widget in self.sentences.widgets() if isinstance(widget, EvidenceCard)]

    def set_store(self, store: Store | None) -> None:
        """Look in *store* from now on."""
        self._store = store
        self.pair = None
        self._empty(_HINT)
        for name in self.names:
            name.clear()

    def set_style(self, style: Style) -> None:
        """Mark in the colours of *style*."""
        self._style = style
        for card in self.cards:
            card.restyle(style)
        for known in self.hidden_cards:
            known.restyle(style)

    def look(self, pair: Pair) -> None:
        """Show what may have been missed between the two of *pair*."""
        if self._store is None:
            return
        self.pair, self._after, self._counted = pair, 0, None
        for field, entity in zip(self.names, (pair.first, pair.second), strict=True):
            field.setText(entity.name)
        self._empty("Looking …")
        store = self._store
        self._background.run(_hidden, store, pair, self.rule, then=partial(self._show_hidden, pair), channel="hidden")
        self._ask()
        self._background.run(
            _counts, store, pair, then=partial(self._show_counts, pair), channel="pair counts", slow=True
        )

    def look_again(self) -> None:
        """The store holds something else than before: look for the same two again."""
        if self.pair is not None and self.isVisible():
            self.look(self.pair)

    def look_up(self) -> None:
        """Look for what the two fields name."""
        names = tuple(field.text().strip() for field in self.names)
        if self._store is not None and all(names):
            self._background.run(_named, self._store, names, then=partial(self._take, names), channel="two names")

    def _head(self) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(14, 10, 12, 8)
        column.setSpacing(6)
        row = QHBoxLayout()
        for place, field in enumerate(self.names):
            field.setPlaceholderText("IL6" if place == 0 else "STAT3")
            field.setAccessibleName("First name" if place == 0 else "Second name")
            field.returnPressed.connect(self.look_up)
            if place:
                row.addWidget(label("and", "faint", wraps=False))
            row.addWidget(field, 1)
        button = QPushButton("Look")
        button.setToolTip("Look for sentences that name both")
        button.clicked.connect(self.look_up)
        row.addWidget(button)
        column.addLayout(row)
        below = QHBoxLayout()
        below.addWidget(self.counts, 1)
        self.copy = flat_button("Copy table", "Copy the sentences with their papers, for a spreadsheet", self._copy)
        self.copy.hide()
        below.addWidget(self.copy)
        column.addLayout(below)
        return head

    def _copy(self) -> None:
        """Copy what is listed as a table, in its order."""
        found = self.hidden_cards
        listed = [(one.record.evidence.statement.text, one.record.sentence, one.record.document) for one in found]
        listed += [("", card.found.text, card.found.document) for card in self.cards]
        rows = [
            (said, one_line(text), citation(document), document.pmid, str(document.year or ""))
            for said, text, document in listed
        ]
        put(Table(("Found", "Sentence", "Citation", "PMID", "Year"), rows, {4}))

    def _empty(self, words: str) -> None:
        self.sentences.column.removeWidget(self.more)
        self.sentences.column.removeWidget(self.none)
        for kept in (self.more, self.none):
            kept.setParent(self)
            kept.hide()
        self.sentences.clear()
        self.copy.hide()
        self.counts.setText(words)

    def _take(self, names: Sequence[str], found: Sequence[Entity | None]) -> None:
        unknown = [name for name, entity in zip(names, found, strict=True) if entity is None]
        first, second = found
        if first is None or second is None:
            self._empty(f"Nothing in this store is called “{unknown[0]}”.")
        elif first.key == second.key:
            self._empty(f"Both names mean {first.name}; write the name of another entity.")
        else:
            self.look(Pair(first, second))

    def _ask(self) -> None:
        if self._store is not None and self.pair is not None and self._after is not None:
            self.more.setEnabled(False)
            self._background.run(
                _missed,
                self._store,
                self.pair,
                self._after,
                self.dictionary,
                then=partial(self._show_page, self.pair),
                channel="missed",
            )

    def _show_counts(self, pair: Pair, counts: PairCounts) -> None:
        if pair is self.pair:
            self._counted = counts
            read = f"{counts.read:,}" if counts.read else "none"
            self.counts.setText(
                f"{many(counts.abstracts, 'abstract names', 'abstracts name')} both, by their words. "
                f"{many(counts.sentences, 'sentence names', 'sentences name')} both; "
                f"in {read} something was found."
            )
            self.none.setText(_why_none(counts))

    def _show_hidden(self, pair: Pair, found: Page[EvidenceRecord]) -> None:
        """Show what was found but is not shown, above the sentences."""
        if pair is not self.pair or not found.items:
            return
        first = f": the first {len(found.items)} of {found.total:,}" if found.total > len(found.items) else ""
        heading = label(f"Found, but denied or hidden by the filters{first}", "section")
        cards = [EvidenceCard(one, self._style, _told(one)) for one in found.items]
        for place, widget in enumerate((heading, *cards)):
            self.sentences.column.insertWidget(place, widget)
        for card in cards:
            card.abstract_wanted.connect(self.abstract_wanted)
            card.remove_wanted.connect(self.remove_wanted)
            card.sentence.menu_opening.connect(partial(self._offer_words, card.record))

    def _show_page(self, pair: Pair, page: MissedPage) -> None:
        if pair is not self.pair:
            return
        self.sentences.column.removeWidget(self.more)
        if not self.cards and page.items:
            self.sentences.add(label("Nothing was found in", "section"))
        elif not self.cards and page.after is None:
            self.none.setText(_why_none(self._counted))
            self.sentences.add(self.none)
            self.none.show()
        for found in page.items:
            card = MissedCard(found, self._style)
            card.abstract_wanted.connect(partial(self._show_abstract, pair, found))
            card.add_wanted.connect(partial(self.add_wanted.emit, found))
            card.sentence.menu_opening.connect(partial(self._offer_words, _as_record(pair, found)))
            self.sentences.add(card)
        self.copy.setVisible(bool(self.cards))
        self._after = page.after
        self.more.setVisible(page.after is not None)
        if page.after is not None:
            self.more.setText("Look further" if page.items else "Look further: the words meant other things so far")
            self.more.setEnabled(True)
            self.sentences.add(self.more)
        self.filled.emit()

    def _offer_words(self, record: EvidenceRecord, menu: QMenu, start: int, end: int) -> None:
        first = record.evidence.sentence.start
        words = words_at(record, start + first, end + first)
        if words is not None:
            self.words_menu.emit(menu, words)

    def _show_abstract(self, pair: Pair, found: NamedTogether) -> None:
        self.abstract_wanted.emit(_as_record(pair, found))


def _why_none(counts: PairCounts | None) -> str:
    """Say why no sentence is listed, as far as it was counted."""
    if counts is None:
        return ""
    if not counts.sentences:
        return "No sentence names both."
    if counts.read >= counts.sentences:
        return "Something was found in every sentence that names both."
    return "Nothing was missed: elsewhere the words of one mean something else."


def _as_record(pair: Pair, found: NamedTogether) -> EvidenceRecord:
    """Return *found* as a paper is shown with it: an evidence that only names the two."""
    ends = Mention(found.first[0], pair.first), Mention(found.second[0], pair.second)
    evidence = Evidence(found.sentence, ends[0], Relation.ASSOCIATED_WITH, Sign.NONE, ends[1], confidence=0.0)
    return EvidenceRecord(0, 0, found.document_id, evidence, found.document)


def _told(record: EvidenceRecord) -> str:
    return f"{record.evidence.statement.text}, {record.evidence.confidence:.2f}"


def _named(store: Store, names: Sequence[str], progress: Progress) -> list[Entity | None]:
    progress.check()
    return [store.find_entity(name) for name in names]


def _counts(store: Store, pair: Pair, progress: Progress) -> PairCounts:
    progress.check()
    return store.pair_counts(*pair.keys)


def _missed(store: Store, pair: Pair, after: int, dictionary: Path, progress: Progress) -> MissedPage:
    from explorer.jobs.missed import missed_page  # noqa: PLC0415 - late: the lexicon

    return missed_page(store, pair.keys, after, progress, read_dictionary(dictionary)[0])


def _hidden(store: Store, pair: Pair, rule: Filter, progress: Progress) -> Page[EvidenceRecord]:
    """Return what was found between the two and is denied, or that *rule* does not let count: the surest first."""
    progress.check()
    return store.pair_unshown(*pair.keys, rule, _HIDDEN_SHOWN)
