"""Light and dark: Fusion with our own palettes, because a colour scheme alone does nothing without a desktop theme."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from explorer.bundle import resource


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of the window's parts, as ``#rrggbb``.

    Attributes:
        window: Ground of the window.
        base: Ground of lists and fields.
        raised: Ground of cards and bars.
        line: Thin lines between parts.
        text: Words.
        faint: Words of less weight.
        accent: Selection, links, the focus.
        accent_text: Words on the accent.
        good: Ground of a subject or of what went well.
        warning: What wants attention.
    """

    window: str
    base: str
    raised: str
    line: str
    text: str
    faint: str
    accent: str
    accent_text: str
    good: str
    warning: str


LIGHT = Colours(
    window="#f5f6f8",
    base="#ffffff",
    raised="#ffffff",
    line="#d9dde3",
    text="#1d232b",
    faint="#5d6876",
    accent="#0b5c8f",
    accent_text="#ffffff",
    good="#00704f",
    warning="#a04a00",
)
DARK = Colours(
    window="#1b1f25",
    base="#14171c",
    raised="#20252c",
    line="#363d47",
    text="#e6e9ee",
    faint="#9aa5b3",
    accent="#5db3e6",
    accent_text="#0d1117",
    good="#4fc79b",
    warning="#f0a860",
)

_HEADING = 4 / 3
"""So many times as large as other words is a heading."""

_STYLE = """
QMainWindow::separator {{ background: {window}; width: 5px; height: 5px; }}
QToolBar {{ border: 0; border-bottom: 1px solid {line}; padding: 4px 6px; spacing: 3px; background: {window}; }}
QToolBar QToolButton {{ border: 1px solid transparent; border-radius: 5px; padding: 4px 7px; }}
QToolBar QToolButton:hover, QToolButton#flat:hover {{ background: {hover}; }}
QToolBar QToolButton:pressed, QToolBar QToolButton:checked {{ background: {hover}; border-color: {line}; }}
QToolButton#flat {{ border: 0; border-radius: 4px; padding: 3px 4px; }}
QStatusBar {{ border-top: 1px solid {line}; color: {faint}; }}
QStatusBar::item {{ border: 0; }}
QStatusBar QLabel {{ color: {faint}; padding: 0 6px; }}
QDockWidget {{ font-weight: 600; color: {text}; }}
QDockWidget::title {{ text-align: left; padding: 6px 9px; background: {window}; }}
QDockWidget > QWidget {{ font-weight: 400; }}
QTabBar::tab {{ padding: 6px 11px; border: 0; border-bottom: 2px solid transparent; color: {faint};
  background: transparent; }}
QTabBar::tab:selected {{ color: {text}; border-bottom: 2px solid {accent}; }}
QTabBar::tab:hover {{ color: {text}; }}
QTabBar::tear {{ width: 0; }}
QTabWidget::pane {{ border: 0; border-top: 1px solid {line}; }}
QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit#field {{ border: 1px solid {line}; border-radius: 5px;
  padding: 4px 7px; background: {base}; selection-background-color: {accent}; selection-color: {accent_text}; }}
QAbstractSpinBox QLineEdit {{ border: 0; padding: 0 5px; background: transparent; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ subcontrol-origin: border; width: 20px; border: 0; }}
QAbstractSpinBox::up-button {{ subcontrol-position: top right; }}
QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; }}
QAbstractSpinBox::up-arrow {{ image: url("{up}"); width: 9px; height: 9px; }}
QAbstractSpinBox::down-arrow, QComboBox::down-arrow {{ image: url("{down}"); width: 9px; height: 9px; }}
QComboBox::drop-down {{ border: 0; width: 22px; }}
QComboBox QAbstractItemView {{ border: 1px solid {line}; }}
QScrollBar:vertical {{ width: 11px; background: transparent; margin: 0; }}
QScrollBar:horizontal {{ height: 11px; background: transparent; margin: 0; }}
QScrollBar::handle {{ background: {line}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::handle:hover {{ background: {faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QCheckBox {{ spacing: 7px; }}
QCheckBox::indicator, QAbstractItemView::indicator {{ width: 13px; height: 13px; border: 1px solid {faint};
  border-radius: 3px; background: {base}; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{ background: {accent}; border-color: {accent};
  image: url("{tick}"); }}
QRadioButton {{ spacing: 7px; }}
QRadioButton::indicator {{ width: 13px; height: 13px; border: 1px solid {faint}; border-radius: 7px;
  background: {base}; }}
QRadioButton::indicator:checked {{ width: 7px; height: 7px; border: 4px solid {accent}; }}
QRadioButton:focus {{ color: {accent}; }}
QCheckBox::indicator:disabled {{ border-color: {line}; }}
QCheckBox:focus {{ color: {accent}; }}
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QPlainTextEdit#field:focus {{ border-color: {accent}; }}
QHeaderView, QTableCornerButton::section {{ background: {base}; border: 0; }}
QHeaderView::section {{ border: 0; border-bottom: 1px solid {line}; padding: 5px 7px; background: {base};
  color: {faint}; }}
QTableView, QListView, QTreeView {{ border: 0; background: {base}; alternate-background-color: {window};
  selection-background-color: {chosen}; selection-color: {text}; }}
QTableView::item {{ padding: 0 5px; }}
QTreeView::item {{ padding: 4px 5px; border: 0; }}
QTreeView::item:selected {{ background: {chosen}; color: {text}; }}
QListView#completions {{ border: 1px solid {line}; }}
QListView#completions::item:selected, QListView#completions::item:hover {{ background: {chosen}; color: {text};
  border: 0; }}
QListView::item {{ padding: 3px 8px; }}
QToolBar QToolButton::menu-indicator {{ subcontrol-origin: padding; subcontrol-position: right center; right: 4px; }}
QToolBar QToolButton#menu {{ padding-right: 18px; }}
QScrollArea {{ border: 0; background: {base}; }}
QFrame#card {{ background: {raised}; border: 1px solid {line}; border-radius: 7px; }}
QFrame#card:focus {{ border-color: {accent}; }}
QLabel#remark {{ background: {raised}; color: {warning}; border: 1px solid {line}; border-radius: 5px;
  padding: 6px 10px; }}
QLabel#faint {{ color: {faint}; }}
QLabel#noted {{ border: 1px solid {line}; border-radius: 5px; padding: 4px 8px; background: {raised}; }}
QLabel#heading {{ font-size: {heading}pt; font-weight: 600; }}
QLabel#section {{ font-weight: 600; color: {faint}; }}
QLabel#flag {{ border: 1px solid {line}; border-radius: 8px; padding: 1px 7px; color: {faint}; }}
QLabel#warning {{ border: 1px solid {warning}; border-radius: 8px; padding: 1px 7px; color: {warning}; }}
QFrame#notice {{ background: {raised}; border: 0; border-bottom: 1px solid {line}; }}
QFrame#filters {{ background: {base}; border: 0; border-bottom: 1px solid {line}; }}
QFrame#filters QLabel {{ color: {faint}; }}
QFrame#notice[grave="true"] QLabel {{ color: {warning}; }}
QFrame#ruler {{ background: {line}; border: 0; max-height: 1px; min-height: 1px; }}
QProgressBar {{ border: 0; border-radius: 3px; background: {line}; max-height: 6px; min-height: 6px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QToolTip {{ border: 1px solid {line}; padding: 4px; background: {raised}; color: {text}; }}
QPushButton {{ border: 1px solid {line}; border-radius: 5px; padding: 5px 14px; background: {raised}; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:default {{ background: {accent}; color: {accent_text}; border-color: {accent}; }}
QPushButton:disabled {{ color: {faint}; background: {window}; border-color: {line}; }}
QPushButton#flat {{ border: 0; border-radius: 4px; padding: 3px 3px; background: transparent; color: {accent}; }}
QPushButton#flat:hover, QPushButton#flat:focus, QPushButton#flat:checked {{ background: {hover}; }}
QPushButton#plain {{ border: 0; padding: 4px 8px; background: transparent; color: {accent}; text-align: left; }}
QPushButton#plain:hover, QPushButton#plain:checked {{ background: {hover}; border-radius: 4px; }}
QMenu {{ border: 1px solid {line}; background: {raised}; padding: 4px; }}
QMenu::item {{ padding: 5px 26px 5px 22px; border-radius: 4px; }}
QMenu::item:selected {{ background: {accent}; color: {accent_text}; }}
QMenu::item:disabled {{ color: {faint}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
QMenuBar {{ background: {window}; }}
QMenuBar::item {{ padding: 5px 9px; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {hover}; }}
"""


def is_dark(choice: str) -> bool:
    """Return whether *choice* (``system``, ``light`` or ``dark``) means dark now."""
    if choice != "system":
        return choice == "dark"
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def colours(dark: bool) -> Colours:
    """Return the colours of the dark or of the light window."""
    return DARK if dark else LIGHT


def current() -> Colours:
    """Return the colours the application shows now."""
    ground = QGuiApplication.palette().color(QPalette.ColorRole.Base)
    return colours(ground.lightness() < 128)


def palette(colour: Colours) -> QPalette:
    """Return the palette made of *colour*."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: colour.window,
        QPalette.ColorRole.WindowText: colour.text,
        QPalette.ColorRole.Base: colour.base,
        QPalette.ColorRole.AlternateBase: colour.window,
        QPalette.ColorRole.Text: colour.text,
        QPalette.ColorRole.Button: colour.raised,
        QPalette.ColorRole.ButtonText: colour.text,
        QPalette.ColorRole.BrightText: colour.warning,
        QPalette.ColorRole.ToolTipBase: colour.raised,
        QPalette.ColorRole.ToolTipText: colour.text,
        QPalette.ColorRole.PlaceholderText: colour.faint,
        QPalette.ColorRole.Highlight: colour.accent,
        QPalette.ColorRole.HighlightedText: colour.accent_text,
        QPalette.ColorRole.Link: colour.accent,
        QPalette.ColorRole.LinkVisited: colour.accent,
        QPalette.ColorRole.Light: colour.raised,
        QPalette.ColorRole.Midlight: colour.line,
        QPalette.ColorRole.Mid: colour.line,
        QPalette.ColorRole.Dark: colour.faint,
    }
    for role, value in roles.items():
        made.setColor(role, QColor(value))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colour.faint))
    return made


def style_sheet(colour: Colours, font_points: float = 9.0) -> str:
    """Return the style sheet made of *colour*: spacing and thin lines, headings larger than *font_points*."""
    hover = blend(colour.window, colour.accent, 0.13)
    chosen = blend(colour.base, colour.accent, 0.24)
    tick = "tick-dark" if colour is DARK else "tick-light"
    pictures = {
        name: resource("icons", f"{file}.svg").as_posix()
        for name, file in (("tick", tick), ("up", "arrow-up"), ("down", "arrow-down"))
    }
    return _STYLE.format(
        hover=hover,
        chosen=chosen,
        heading=round(max(9.0, font_points) * _HEADING, 1),
        **pictures,
        **{name: getattr(colour, name) for name in Colours.__slots__},
    )


def blend(ground: str, colour: str, part: float) -> str:
    """Return *colour* laid over *ground* with an opacity of *part* (0..1), as ``#rrggbb``."""
    one, other = QColor(ground), QColor(colour)
    mixed = (
        round(a * (1 - part) + b * part)
        for a, b in (
            (one.red(), other.red()),
            (one.green(), other.green()),
            (one.blue(), other.blue()),
        )
    )
    return "#" + "".join(f"{value:02x}" for value in mixed)


def apply(app: QApplication, choice: str) -> bool:
    """Give *app* the colours of *choice* (``system``, ``light``, ``dark``); return whether it is dark now."""
    dark = is_dark(choice)
    colour = colours(dark)
    sheet = style_sheet(colour, app.font().pointSizeF())
    # Each of the three goes through every widget there is, even where nothing changes.
    if app.styleSheet() != sheet:
        if not app.styleSheet() and app.style().name() != "fusion":  # under a sheet the style has no name
            app.setStyle("Fusion")
        app.setPalette(palette(colour))
        app.setStyleSheet(sheet)
    return dark
