"""Every option, declared once: key, default, title, tip. The dialog and its tests come from this table."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.errors import SettingError

Value = str | int | bool


@dataclass(frozen=True, slots=True)
class Setting:
    """One option.

    Attributes:
        key: ``group.name``; the group is a page of the dialog.
        default: Its value where the person chose none; its type is the option's type.
        title: As shown.
        tip: One sentence that says what it does.
        choices: Allowed values, or empty.
        file: Which files a text that names a file can be, as a dialog asks for it: ``Styles (*.csl)``; or empty.
        low: Smallest value of a number.
        high: Largest value of a number.
    """

    key: str
    default: Value
    title: str
    tip: str
    choices: tuple[str, ...] = ()
    file: str = ""
    low: int = 0
    high: int = 1_000_000

    def checked(self, value: object) -> Value:
        """Return *value* if the option can have it; raises `SettingError` else."""
        if type(value) is not type(self.default):
            raise SettingError(f"{self.title} cannot be {value!r}: {type(self.default).__name__} is expected.")
        if self.choices and value not in self.choices:
            raise SettingError(f"{self.title} cannot be {value!r}; choose one of {', '.join(self.choices)}.")
        if type(value) is int and not self.low <= value <= self.high:
            raise SettingError(f"{self.title} is a number from {self.low} to {self.high}, not {value}.")
        assert isinstance(value, (str, int, bool))
        return value


OWN_STYLE = "Own style (.csl file)"
CITATION_STYLES = (
    "Plain (with PMID)",
    "APA",
    "AMA",
    "Vancouver",
    "Nature",
    "Cell",
    "Science",
    "IEEE",
    "PNAS",
    "PLOS",
    "eLife",
    "BMJ",
    "Chicago (author, date)",
    "Harvard",
    OWN_STYLE,
)

SETTINGS: tuple[Setting, ...] = (
    Setting("look.theme", "system", "Colours", "Light, dark, or as the system has them.", ("system", "light", "dark")),
    Setting("look.animate", True, "Animate changes", "Nodes glide to their new places."),
    Setting(
        "diagram.max_nodes",
        60,
        "Entities shown at first",
        "A larger store opens with its best supported part.",
        low=2,
        high=20_000,
    ),
    Setting("diagram.open_last", True, "Open the last store at start", "Otherwise the demo opens."),
    Setting(
        "evidence.min_confidence",
        0,
        "Shown: surer than, in %",
        "How sure a sentence must be that no rule explains; 0 takes what is right three times in four, as measured.",
        high=99,
    ),
    Setting(
        "evidence.curator",
        "",
        "Your name for verdicts",
        "It tells your verdicts from those of other readers; it stands in files that you write.",
    ),
    Setting(
        "citation.style",
        CITATION_STYLES[0],
        "Citation style",
        "How papers are cited: on cards, in what is copied, in the references of figures.",
        CITATION_STYLES,
    ),
    Setting(
        "citation.file",
        "",
        "Own citation style",
        "A style of your own (CSL 1.0), used where it is chosen above.",
        file="Citation styles (*.csl)",
    ),
    Setting("figure.width", "183 mm", "Figure width", "Width of a saved figure.", ("89 mm", "183 mm", "slide")),
    Setting("figure.dpi", 600, "Figure resolution", "Dots per inch of a PNG figure.", low=72, high=1200),
    Setting("figure.legend", True, "Legend in figures", "Explain the shapes, lines and colours that a figure has."),
    Setting("figure.references", True, "References in figures", "Number the papers and list them beside the figure."),
    Setting(
        "extraction.processes",
        0,
        "Processes for reading",
        "How many at once; 0 takes all cores but one; of two, both.",
        high=64,
    ),
)

BY_KEY = {setting.key: setting for setting in SETTINGS}
