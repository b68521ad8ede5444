"""The style sheet made from the tokens.

Widgets say what they are through the dynamic property `role`; nothing else sets a style by itself.
Labels: title, heading, subtitle, strong, muted, small (or hint), caption, figure, error, badge,
pill and seal (with `tone`).
Buttons: primary, danger, quiet, chip, link, foot.
Frames: card, bar, toast, panel, banner (with the property `tone`).
"""

from __future__ import annotations

from string import Template

from peepers_desktop.ui.theme.tokens import CONTROL_HEIGHT, RADIUS, RADIUS_SMALL, Tokens, Tone


def style_sheet(tokens: Tokens, points: float) -> str:
    """The whole program's style sheet. `points` is the size of body text."""
    names = {name: getattr(tokens, name) for name in Tokens.__slots__ if name not in ("shades", "name")}
    sizes = {
        "danger": tokens.shade(Tone.BAD).text,
        "danger_solid": tokens.shade(Tone.BAD).solid,
        "radius": f"{RADIUS}px",
        "radius_small": f"{RADIUS_SMALL}px",
        "inner": f"{CONTROL_HEIGHT - 12}px",
        "small_size": f"{points * 0.88:.2f}pt",
        "heading_size": f"{points * 1.15:.2f}pt",
        "title_size": f"{points * 1.5:.2f}pt",
        "figure_size": f"{points * 2.0:.2f}pt",
    }
    base = Template(_LABELS + _BUTTONS + _INPUTS + _TABLES + _FRAMES + _MENUS).substitute(names, **sizes)
    return base + "".join(_tone(tokens, tone, round(0.9 * points)) for tone in Tone)


def _tone(tokens: Tokens, tone: Tone, radius: int) -> str:
    shade = tokens.shade(tone)
    return (
        f'QFrame[role="banner"][tone="{tone.value}"] {{ background: {shade.ground}; border-bottom: 1px solid '
        f'{tokens.line}; }}\nQLabel[tone="{tone.value}"] {{ color: {shade.text}; }}\n'
        f'QLabel[role="pill"][tone="{tone.value}"] {{ background: {shade.ground}; border-radius: {radius}px; '
        "padding: 2px 8px; }\n"
        f'QLabel[role="seal"][tone="{tone.value}"] {{ background: {shade.ground}; }}\n'
    )


_LABELS = """
QLabel { background: transparent; }
QLabel[role="title"] { font-size: $title_size; font-weight: 600; }
QLabel[role="heading"] { font-size: $heading_size; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="figure"] { font-size: $figure_size; font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="subtitle"] { font-weight: 600; }
QLabel[role="status"] { font-size: $small_size; }
QLabel[role="error"] { color: $danger; }
QLabel[role="badge"] { background: $accent_soft; color: $accent; border-radius: 9px; padding: 2px 8px;
  font-size: $small_size; font-weight: 600; }
QLabel[role="hint"], QLabel[role="small"] { color: $muted; font-size: $small_size; }
QLabel[role="caption"] { color: $faint; font-size: $small_size; font-weight: 600; }
QLabel[role="seal"] { border-radius: 22px; font-size: $title_size; font-weight: 600; }
QLabel[role="key"] { background: $sunken; border: 1px solid $line_strong; border-radius: $radius_small;
  padding: 1px 7px; font-size: $small_size; }
QToolTip { background: $raised; color: $text; border: 1px solid $line_strong; padding: 5px 8px; }
"""

_BUTTONS = """
QPushButton { background: $surface; color: $text; border: 1px solid $line_strong; border-radius: $radius;
  padding: 5px 14px; min-height: $inner; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $line; }
QPushButton:focus { border: 2px solid $focus; padding: 4px 13px; }
QPushButton:disabled { color: $disabled; border-color: $line; background: $sunken; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:pressed { background: $accent_pressed; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled { background: $line; color: $disabled; border-color: $line; }
QPushButton[role="danger"] { color: $danger; }
QPushButton[role="danger"]:disabled { color: $disabled; }
QPushButton[role="quiet"], QToolButton[role="quiet"] { background: transparent; border: 1px solid transparent;
  color: $muted; border-radius: $radius; padding: 5px 8px; }
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover { background: $hover; color: $text; }
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus { border: 2px solid $focus; padding: 4px 7px; }
QToolButton[role="quiet"]:checked { background: $accent_soft; color: $accent; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; color: $accent; padding: 3px 4px;
  text-align: left; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border: 2px solid $focus; padding: 2px 3px; }
QPushButton[role="link"][flush="true"] { padding: 3px 4px 3px 0; }
QPushButton[role="link"][flush="true"]:focus { padding: 2px 3px 2px 0; }
QPushButton[role="foot"] { background: transparent; border: 1px solid transparent; color: $muted; padding: 1px 8px;
  min-height: 18px; font-size: $small_size; }
QPushButton[role="foot"]:hover { background: $line; color: $text; }
QPushButton[role="foot"]:focus { border: 2px solid $focus; padding: 0 7px; }
QPushButton[role="foot"]:disabled { background: transparent; color: $disabled; }
QPushButton[role="foot"][urgent="true"] { color: $danger; font-weight: 600; }
QPushButton[role="chip"] { border-radius: 14px; padding: 3px 11px; min-height: 20px; color: $muted;
  background: $surface; border: 1px solid $line_strong; }
QPushButton[role="chip"]:hover { background: $hover; color: $text; }
QPushButton[role="chip"]:checked { background: $accent_soft; color: $accent; border-color: $accent; }
QPushButton[role="chip"]:focus { border: 2px solid $focus; padding: 2px 10px; }
QPushButton[role="chip"][menu="true"] { padding-right: 26px; }
QPushButton[role="chip"][menu="true"]:focus { padding-right: 25px; }
QPushButton[role="chip"]::menu-indicator { image: none; width: 0; }
QPushButton[role="row"] { padding: 3px 10px; min-height: 18px; }
QPushButton[role="row"]:focus { padding: 2px 9px; }
"""

_INPUTS = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox { background: $surface; color: $text;
  border: 1px solid $line_strong; border-radius: $radius; padding: 5px 9px; selection-background-color: $accent;
  selection-color: $on_accent; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: $inner; }
QAbstractSpinBox QLineEdit { min-height: 0; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: 2px solid $focus; padding: 4px 8px; }
QLineEdit:disabled, QPlainTextEdit:disabled { color: $disabled; background: $sunken; border-color: $line; }
QLineEdit[role="cell"] { border: 2px solid $focus; border-radius: 3px; padding: 0 6px; min-height: 0; }
QLineEdit[role="cell"][wrong="true"] { border-color: $danger_solid; }
QLineEdit[role="palette"] { border: none; border-radius: 0; padding: 12px 16px 12px 0;
  font-size: $heading_size; background: transparent; }
QComboBox::drop-down { border: none; width: 24px; }
QDateEdit::drop-down { border: none; width: 28px; subcontrol-origin: border; subcontrol-position: center right; }
QDateEdit::down-arrow { image: none; width: 0; height: 0; }
QDateEdit { padding-right: 30px; }
QDateEdit:focus { padding-right: 29px; }
QCalendarWidget QWidget { background: $raised; alternate-background-color: $raised; }
QCalendarWidget QWidget#qt_calendar_navigationbar { border-bottom: 1px solid $line; }
QCalendarWidget QToolButton { background: transparent; color: $text; border: 1px solid transparent;
  border-radius: $radius; padding: 5px 8px; margin: 3px; font-weight: 600; }
QCalendarWidget QToolButton:hover { background: $hover; }
QCalendarWidget QToolButton:focus { border-color: $focus; }
QCalendarWidget QToolButton::menu-indicator { image: none; width: 0; }
QCalendarWidget QSpinBox { padding: 2px 4px; min-height: 0; }
QCalendarWidget QAbstractItemView { background: $raised; color: $text; border: none; outline: 0;
  selection-background-color: $accent; selection-color: $on_accent; }
QCalendarWidget QAbstractItemView:disabled { color: $disabled; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $line_strong; padding: 4px; outline: 0; }
QCheckBox, QRadioButton { spacing: 8px; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $disabled; border-radius: 8px;
  background: $surface; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; border-radius: 8px; }
QRadioButton::indicator:disabled { border-color: $line_strong; background: $sunken; }
QRadioButton:focus { color: $accent; }
"""

_TABLES = """
QAbstractItemView { background: $surface; border: none; outline: 0; selection-background-color: $selection;
  selection-color: $text; alternate-background-color: $surface; }
QListView[role="choices"] { border: 1px solid $line_strong; border-radius: $radius; padding: 3px; }
QListView[role="choices"]:focus { border: 2px solid $focus; padding: 2px; }
QListView[role="choices"]::item { padding: 0 10px; border-radius: $radius_small; }
QListView[role="choices"]::item:hover { background: $hover; }
QListView[role="choices"]::item:selected { background: $selection; color: $text; }
QTreeView::item { padding: 0 7px; border-bottom: 1px solid $line; }
QTreeView::item:selected { background: $selection; color: $text; }
QTableView { gridline-color: $line; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $line;
  padding: 7px 10px; font-size: $small_size; font-weight: 600; }
QTableView[role="page"] QHeaderView::section:first { padding-left: 24px; }
QHeaderView::section:hover { color: $text; background: $hover; }
QTableCornerButton::section { background: $surface; border: none; border-bottom: 1px solid $line; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $line_strong; border-radius: 4px; margin: 2px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $disabled; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""

_FRAMES = """
QMainWindow, QDialog, QStatusBar { background: $canvas; }
QWidget[role="surface"], QStackedWidget[role="surface"] { background: $surface; }
QWidget[role="canvas"] { background: $canvas; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollArea[role="talk"] { background: $surface; }
QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: $radius; }
QFrame[role="well"] { background: $sunken; border: 1px solid $line; border-radius: $radius; }
QFrame[role="panel"] { background: $surface; border: none; border-left: 1px solid $line; }
QFrame[role="bar"] { background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame[role="pending"] { background: $accent_soft; border: none; border-top: 1px solid $line_strong; }
QFrame[role="foot"] { background: $canvas; border: none; border-top: 1px solid $line; }
QFrame[role="navigation"] { background: $canvas; border: none; border-right: 1px solid $line; }
QFrame[role="toast"] { background: $raised; border: 1px solid $line_strong; border-radius: 8px; }
QFrame[role="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="upright"] { background: $line; border: none; margin: 4px; max-width: 1px; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QProgressBar { background: $line; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
"""

_MENUS = """
QMenu { background: $raised; border: 1px solid $line_strong; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: $radius_small; }
QMenu::icon { padding-left: 10px; }
QMenu::indicator { left: 8px; width: 13px; height: 13px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QListView[role="palette"] { background: transparent; }
QMenuBar { background: $canvas; }
QMenuBar::item { padding: 4px 10px; background: transparent; border-radius: $radius_small; }
QMenuBar::item:selected { background: $hover; }
"""
