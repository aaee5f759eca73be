"""What leaves the window: figures, pictures, sentences and citations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QImage

from explorer.diagram.document import Diagram
from explorer.files import safe_name
from explorer.model.progress import Progress
from explorer.ui import ask
from explorer.ui.citing import Style, chosen_style
from explorer.ui.desk import Desk, StoreActions
from explorer.ui.docks import Docks
from explorer.ui.figure_dialog import FigureChoice, FigureDialog
from explorer.ui.remembered import Remembered

if TYPE_CHECKING:
    from explorer.store.store import Store

PICTURE_SCALE = 2.0


class Outputs(StoreActions):
    """Slots of saving and copying.

    Args:
        desk: What it works with.
        docks: Where the sentence at hand is.
        remembered: Knows how figures were saved before, and the style of citations.

    Attributes:
        remarked: Returns the keys of all that has a note.
        dialog: The dialog of the last figure.
    """

    def __init__(self, desk: Desk, docks: Docks, remembered: Remembered) -> None:
        super().__init__(desk)
        self._docks = docks
        self._evidence = docks.evidence
        self._remembered = remembered
        self.remarked: Callable[[], frozenset[str]] = frozenset
        self.dialog: FigureDialog | None = None

    def figure(self) -> None:
        """Open the figure dialog."""
        self.dialog = FigureDialog(self._remembered, self._controller.diagram, self._window)
        self.dialog.chosen.connect(self._ask_where)
        self.dialog.open()

    def picture(self) -> None:
        """Copy the diagram as a picture."""
        self._background.run(_image, self._controller.diagram.copy(), then=self._copy_image, channel="picture")

    def sentence(self) -> None:
        """Copy the sentence at hand."""
        card = self._evidence.chosen
        if card is not None:
            card.copy_sentence()
            self._notices.say("The sentence was copied.")

    def citation(self) -> None:
        """Copy the citation of the sentence at hand."""
        card = self._evidence.chosen
        if card is not None:
            card.copy_citation()
            self._notices.say("The citation was copied.")

    def cited(self) -> None:
        """Copy the sentence at hand and its citation."""
        card = self._evidence.chosen
        if card is not None:
            card.copy_cited()
            self._notices.say("The sentence and its citation were copied.")

    def abstract(self) -> None:
        """Show the sentence at hand in its abstract."""
        card = self._evidence.chosen
        if card is not None:
            self._docks.open_panel("Evidence")
            card.show_abstract()

    def why(self) -> None:
        """Explain the evidence at hand, or hide the explanation again."""
        card = self._evidence.chosen
        if card is not None:
            self._docks.open_panel("Evidence")
            self._evidence.tabs.setCurrentWidget(self._evidence.sentences)
            card.toggle_why()

    def why_edge(self) -> None:
        """Explain the edge."""
        self._docks.open_panel("Evidence")
        self._evidence.explain()

    def read(self) -> None:
        """Go to the first sentence."""
        self._docks.open_panel("Evidence")
        card = self._evidence.chosen
        if card is not None:
            card.sentence.setFocus()
        else:
            self._evidence.tabs.setFocus()

    def _copy_image(self, image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        self._notices.say(f"A picture of {image.width():,} × {image.height():,} pixels was copied.")

    def _ask_where(self, choice: FigureChoice) -> None:
        name = safe_name(self._controller.diagram.title or "pathway", choice.ending)
        kinds = f"{choice.ending[1:].upper()} (*{choice.ending})"
        path = ask.save_file(self._window, "Save figure", name, kinds, choice.ending)
        if path is not None:
            self._ask_store(
                _save,
                _drawn(self._controller.diagram, faded=choice.faded),
                path,
                choice,
                (chosen_style(self._remembered), self.remarked() if choice.remarks else frozenset()),
                then=self._saved,
                progress="Saving the figure",
            )

    def _saved(self, outcome: tuple[list[Path], list[str]]) -> None:
        """Say what was written, and what should be known of the figure."""
        paths, notes = outcome
        names = ", ".join(path.name for path in paths[1:])
        self._notices.say(
            " ".join((f"{paths[0].name} was saved{f', with {names}' if names else ''}.", *notes)), stays=True
        )


def _drawn(diagram: Diagram, *, faded: bool) -> Diagram:
    """Return the diagram that a figure shows: with what the lens lets fade, or as it is without the lens."""
    drawn = diagram.copy()
    if not faded:
        drawn.set_look(replace(drawn.look, lens=None))
    return drawn


def _image(diagram: Diagram, progress: Progress) -> QImage:
    from explorer.figures import figure  # noqa: PLC0415 - late: not needed before

    progress.check()
    return figure.image(diagram, scale=PICTURE_SCALE)


def _save(
    store: Store,
    diagram: Diagram,
    path: Path,
    choice: FigureChoice,
    dressed: tuple[Style, frozenset[str]],
    progress: Progress,
) -> tuple[list[Path], list[str]]:
    """Write the figure; *dressed* is the style of its citations, and the keys of what has the mark of a note."""
    from explorer.figures.options import preset  # noqa: PLC0415 - late: not needed before
    from explorer.jobs.figure import save_figure  # noqa: PLC0415 - late: not needed before

    options = preset(
        choice.size,
        dpi=choice.dpi,
        legend=choice.legend,
        references=choice.references,
        title=choice.title,
        style=choice.style,
    )
    notes: list[str] = []
    style, remarked = dressed
    options = replace(options, remarked=remarked)
    return save_figure(store, diagram, path, options, progress, notes.append, style=style), notes
