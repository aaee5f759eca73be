"""Citations in the person's style: made beside the window, because a style takes its time, and kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from explorer.errors import ExplorerError
from explorer.formats.citation import citation
from explorer.formats.citation_styles import PLAIN, STYLES, cite
from explorer.model.document import Document
from explorer.model.progress import Progress
from explorer.settings import OWN_STYLE
from explorer.ui.background import Background
from explorer.ui.remembered import Remembered

Style = str | Path
KEPT = 2000
# A style takes some hundredths of a second for a paper, in which the window has to wait for its turn now and then: so
# few are made in one go, and what is not wanted any more is not begun.
_AT_ONCE = 2


def chosen_style(remembered: Remembered) -> Style:
    """Return the style of the settings: a name, or the person's own file; plain where no file is named."""
    title, file = remembered.text("citation.style"), remembered.text("citation.file")
    if title == OWN_STYLE:
        return Path(file) if file else PLAIN
    return next((one.name for one in STYLES if one.title == title), PLAIN)


class Citing(QObject):
    """Knows the citation lines of papers.

    Signals:
        known: Lines are known that were not, or another style is in use.

    Attributes:
        style: Name of the style, or its file.
    """

    known = Signal()

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._lines: OrderedDict[Document, str] = OrderedDict()
        self._wanted: dict[Document, list[Callable[[str], None]]] = {}
        self._busy = False
        self.style: Style = PLAIN

    def set_style(self, style: Style) -> None:
        """Cite in *style* from now on."""
        if style != self.style:
            self.style = style
            self._lines.clear()
            self.known.emit()

    def line(self, document: Document) -> str:
        """Return the citation of *document*; as long as it is not made in the style, the plain one."""
        if self.style != PLAIN and document in self._lines:
            self._lines.move_to_end(document)
            return self._lines[document]
        return citation(document)

    def want(self, documents: Iterable[Document]) -> None:
        """Make the citations of *documents*, and no others that were wanted; `known` tells when some are there."""
        self._wanted = {document: then for document, then in self._wanted.items() if then}
        if self.style != PLAIN:
            self._wanted |= {one: self._wanted.get(one, []) for one in documents if one not in self._lines}
            self._go_on()

    def tell(self, document: Document, then: Callable[[str], None]) -> None:
        """Call *then* with the citation of *document* in the style, now or as soon as it is made."""
        if self.style == PLAIN or document in self._lines:
            then(self.line(document))
        else:
            self._wanted.setdefault(document, []).append(then)
            self._go_on()

    def _go_on(self) -> None:
        """Make the next lines; those that somebody waits for come first."""
        if self._busy or not self._wanted:
            return
        self._busy = True
        documents = sorted(self._wanted, key=lambda document: not self._wanted[document])[:_AT_ONCE]
        style = self.style
        self._background.run(
            _cited,
            documents,
            style,
            then=lambda lines: self._take(style, documents, lines),
            or_else=self._give_up,
            lasting=True,
            slow=True,
        )

    def _take(self, style: Style, documents: list[Document], lines: list[str]) -> None:
        self._busy = False
        if style == self.style:
            self._lines.update(zip(documents, lines, strict=True))
            while len(self._lines) > KEPT:
                self._lines.popitem(last=False)
            self._answer(documents)
            self.known.emit()
        self._go_on()

    def _give_up(self, error: ExplorerError) -> None:
        """A style that cannot be used is told once; the plain lines stay."""
        self._busy = False
        self.style = PLAIN
        self._answer(list(self._wanted))
        self._background.refused.emit(error)
        self.known.emit()

    def _answer(self, documents: Iterable[Document]) -> None:
        for document in documents:
            for then in self._wanted.pop(document, ()):
                then(self.line(document))


def _cited(documents: list[Document], style: Style, progress: Progress) -> list[str]:
    progress.check()
    return cite(documents, style)
