"""The style sheet, with ``$tokens`` for the palette's colours and the sizes that follow the user's font."""

from __future__ import annotations

WORDS = """
* { outline: none; }
QWidget { color: $ink; }
QMainWindow, QDialog, QMessageBox, QWizard { background: $background; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${px_title}px; font-weight: 700; }
QLabel[role="heading"] { font-size: ${px_heading}px; font-weight: 600; }
QLabel[role="figure"] { font-size: ${px_figure}px; font-weight: 700; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"], QLabel[role="status"] { color: $muted; }
QLabel[role="small"] { font-size: ${px_small}px; }
QLabel[role="status"], QLabel[role="label"] { font-size: ${px_label}px; }
QLabel[role="label"] { color: $muted; }
QLabel[role="section"] { color: $muted; font-size: ${px_section}px; font-weight: 600; letter-spacing: 0.6px; }
QLabel[role="problem"] { color: $stop; font-size: ${px_small}px; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="met"] { color: $met; }
QLabel[tone="under_way"] { color: $under_way; }
QLabel[tone="stop"] { color: $stop; }
QLabel[role="problem"][tone="under_way"] { color: $under_way; }
QLabel[role="problem"][tone="plain"], QLabel[role="sign"][tone="plain"] { color: $muted; }
QLabel[role="pill"] { font-size: ${px_small}px; font-weight: 600; }
Pill[tone="plain"] { color: $plain_ink; qproperty-ground: $plain_soft; }
Pill[tone="accent"] { color: $accent; qproperty-ground: $accent_soft; }
Pill[tone="met"] { color: $met; qproperty-ground: $met_soft; }
Pill[tone="under_way"] { color: $under_way; qproperty-ground: $under_way_soft; }
Pill[tone="stop"] { color: $stop; qproperty-ground: $stop_soft; }
"""

SHEETS = """
QFrame[kind="panel"] { background: $panel; border: 1px solid $line; border-radius: 10px; }
QFrame[kind="popup"] { background: $panel; border: 1px solid $edge; }
QFrame[kind="rule"] { background: $line; border: none; }
QFrame[kind="status"] { background: $panel; border: none; border-top: 1px solid $line; }
QFrame[kind="derived"] { background: $accent_soft; border: none; border-radius: 7px; }
QFrame[kind="derived"] QLabel { color: $accent; }
QFrame[kind="banner"] { border-radius: 8px; }
QFrame[kind="banner"][tone="under_way"] { background: $under_way_soft; border: 1px solid $under_way; }
QFrame[kind="banner"][tone="stop"] { background: $stop_soft; border: 1px solid $stop; }
QFrame[kind="banner"][tone="met"] { background: $met_soft; border: 1px solid $met; }
QFrame[kind="banner"][tone="plain"] { background: $panel; border: 1px solid $line; }
QFrame[kind="banner"][tone="accent"] { background: $accent_soft; border: 1px solid $accent; }
QScrollArea, QScrollArea > QWidget > QWidget[kind="clear"] { background: transparent; border: none; }
QProgressBar { background: $track; border: none; border-radius: 5px; text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 5px; }
Bar { qproperty-track: $track; qproperty-tick: $ink; }
Bar[tone="plain"] { qproperty-fill: $muted; }
Bar[tone="accent"] { qproperty-fill: $accent; }
Bar[tone="met"] { qproperty-fill: $met; }
Bar[tone="under_way"] { qproperty-fill: $under_way; }
Bar[tone="stop"] { qproperty-fill: $stop; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $accent_soft; }
"""

BUTTONS = """
QPushButton { background: $panel; border: 1px solid $edge; border-radius: 7px; padding: 6px 12px;
  min-height: ${px_line}px; font-weight: 500; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $accent_soft; }
QPushButton:focus { border: 2px solid $accent; padding: 5px 11px; }
QPushButton:disabled { color: $muted; }
QPushButton[kind="primary"] { background: $accent; border-color: $accent; color: $on_accent; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: $accent_hover; }
QPushButton[kind="primary"]:focus { border-color: $ink; }
QPushButton[kind="primary"]:disabled { background: $accent_soft; border-color: $accent_soft; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; padding: 6px 8px; }
QPushButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:focus { border-color: $accent; padding: 5px 7px; }
QPushButton[kind="danger"] { color: $stop; border-color: $stop; }
QPushButton[kind="danger"]:hover { background: $stop_soft; }
QPushButton[kind="danger"]:focus { border-color: $accent; }
QPushButton[kind="chip"] { background: $accent_soft; border: 1px solid $accent_soft;
  border-radius: ${px_chip}px; color: $accent; padding: 0; min-height: 0;
  font-size: ${px_label}px; font-weight: 600; }
QPushButton[kind="chip"]:hover { border-color: $accent; }
QPushButton[kind="chip"]:focus { border: 2px solid $accent; padding: 0; }
KeyButton { qproperty-ink: $ink; qproperty-keyInk: $muted; qproperty-stillInk: $muted; }
KeyButton[kind="primary"] { qproperty-ink: $on_accent; qproperty-keyInk: $on_accent_muted; }
KeyButton[kind="danger"] { qproperty-ink: $stop; qproperty-keyInk: $stop; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 7px; padding: 5px; }
QToolButton:hover, QToolButton:checked { background: $hover; }
QToolButton:focus { border: 2px solid $accent; padding: 4px; }
QToolButton::menu-indicator { image: none; }
"""

INPUTS = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox, QListWidget[kind="input"] {
  background: $panel; border: 1px solid $edge; border-radius: 7px; padding: 5px 9px; color: $ink;
  min-height: ${px_line}px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover, QAbstractSpinBox:hover { border-color: $muted; }
QLineEdit[carried="true"], QComboBox[carried="true"], QAbstractSpinBox[carried="true"],
QPlainTextEdit[carried="true"] { background: $accent_soft; border-color: $accent_soft; }
QLineEdit[weight="stop"], QComboBox[weight="stop"], QAbstractSpinBox[weight="stop"],
QPlainTextEdit[weight="stop"], QFrame[weight="stop"] { border-color: $stop; }
QLineEdit[weight="reason"], QComboBox[weight="reason"], QAbstractSpinBox[weight="reason"],
QPlainTextEdit[weight="reason"], QFrame[weight="reason"],
QLineEdit[weight="note"], QComboBox[weight="note"], QAbstractSpinBox[weight="note"],
QPlainTextEdit[weight="note"], QFrame[weight="note"] { border-color: $under_way; }
QLineEdit[kind="search"] { padding-left: 3px; }
QLineEdit[kind="search"]:focus { padding-left: 2px; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: $background; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {
  background: $background; color: $muted; border-color: $line; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus,
QListWidget[kind="input"]:focus { border: 2px solid $accent; padding: 4px 8px; }
QLineEdit[weight="stop"]:focus, QPlainTextEdit[weight="stop"]:focus, QComboBox[weight="stop"]:focus,
QAbstractSpinBox[weight="stop"]:focus { border-color: $stop; }
QAbstractSpinBox { padding-top: 4px; padding-bottom: 4px; }
QAbstractSpinBox:focus { padding-top: 3px; padding-bottom: 3px; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit, QComboBox QLineEdit:focus, QAbstractSpinBox QLineEdit:focus {
  background: transparent; border: none; padding: 0; min-height: 0; }
QComboBox { padding-right: 2px; combobox-popup: 0; }
QComboBox:focus { padding-right: 1px; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; background: transparent; width: 24px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$icons/down_$theme.svg");
  width: 14px; height: 14px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; background: transparent;
  width: 20px; }
QAbstractSpinBox::up-arrow { image: url("$icons/up_$theme.svg"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("$icons/down_$theme.svg"); width: 12px; height: 12px; }
QCheckBox, QRadioButton { spacing: 8px; background: transparent; padding: 2px; border: 1px solid transparent;
  border-radius: 5px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QListWidget::indicator, QRadioButton::indicator { width: 16px; height: 16px;
  border: 1px solid $muted; background: $panel; }
QCheckBox::indicator, QListWidget::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QListWidget::indicator:checked, QRadioButton::indicator:checked,
QCheckBox::indicator:indeterminate {
  background: $accent; border-color: $accent; }
QCheckBox::indicator:checked, QListWidget::indicator:checked { image: url("$icons/check_$theme.svg"); }
QCheckBox::indicator:indeterminate { image: url("$icons/dash_$theme.svg"); }
QRadioButton::indicator:checked { image: url("$icons/dot_$theme.svg"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $line; border-color: $line; }
QCheckBox:disabled, QRadioButton:disabled { color: $muted; }
"""

LISTS = """
QAbstractItemView { background: $panel; border: 1px solid $edge; border-radius: 7px; padding: 3px;
  color: $ink; selection-background-color: $accent_soft; selection-color: $ink; }
QListView::item, QTreeView::item { padding: 5px 8px; border-radius: 5px; }
QListView::item:selected, QTreeView::item:selected { background: $accent_soft; color: $ink; }
QListView::item:hover:!selected { background: $hover; }
QAbstractItemView:focus { border-color: $accent; }
QTableView { background: $panel; border: 2px solid transparent; border-radius: 9px; padding: 0;
  selection-background-color: $accent_soft; selection-color: $ink; }
QFrame[kind="popup"] QAbstractItemView { border: none; padding: 0; }
QComboBoxPrivateContainer { background: $panel; border: none; }
QComboBox QAbstractItemView, QComboBox QAbstractItemView:focus { border: 1px solid $edge; border-radius: 0; }
QHeaderView { background: transparent; border: none; padding: 0; }
QHeaderView::section { background: $panel; color: $muted; border: none; border-bottom: 1px solid $line;
  padding: 0 6px; font-size: ${px_label}px; font-weight: 600; min-height: ${px_head}px; }
QHeaderView::section:hover { color: $ink; }
QHeaderView::section:first { border-top-left-radius: 9px; }
QHeaderView::section:last { border-top-right-radius: 9px; }
QHeaderView::up-arrow { image: url("$icons/up_$theme.svg"); width: 12px; height: 12px; }
QHeaderView::down-arrow { image: url("$icons/down_$theme.svg"); width: 12px; height: 12px; }
QTableCornerButton::section { background: $panel; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 11px; }
QScrollBar:horizontal { height: 11px; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 1px 2px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""

FLOATING = """
QToolTip { background: $panel; color: $ink; border: 1px solid $edge; padding: 4px 7px; }
QMenu { background: $panel; border: 1px solid $edge; border-radius: 8px; padding: 5px; }
QMenu::item { padding: 6px 26px 6px 12px; border-radius: 5px; background: transparent; }
QMenu::item:selected { background: $accent_soft; color: $ink; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QMenu::icon { padding-left: 8px; }
QTabBar::tab { background: transparent; color: $muted; border: none; padding: 7px 12px; font-weight: 500;
  border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $ink; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $panel; }
QCalendarWidget QToolButton { color: $ink; font-weight: 600; }
QCalendarWidget QToolButton#qt_calendar_prevmonth { qproperty-icon: none;
  image: url("$icons/left_$theme.svg"); }
QCalendarWidget QToolButton#qt_calendar_nextmonth { qproperty-icon: none;
  image: url("$icons/right_$theme.svg"); }
QCalendarWidget QTableView { border-radius: 0; border: none; }
"""

RAIL = """
QWidget[kind="rail"] { background: $rail; }
QWidget[kind="rail"] QLabel { color: $rail_ink; }
QWidget[kind="rail"] QLabel[role="brand"] { color: $rail_strong; font-size: ${px_brand}px; font-weight: 700; }
QWidget[kind="rail"] QLabel[role="section"] { color: $rail_muted; font-size: ${px_rail_head}px; }
QWidget[kind="rail"] QLabel[role="office"] { color: $rail_muted; font-size: ${px_label}px; }
QWidget[kind="rail"] QFrame[kind="rule"] { background: $rail_line; }
QWidget[kind="rail"] QPushButton { background: transparent; border: 2px solid transparent; border-radius: 7px;
  padding: 0; min-height: 0; font-weight: 400; }
QWidget[kind="rail"] KeyButton { qproperty-ink: $rail_strong; qproperty-keyInk: $rail_muted;
  font-size: ${px_label}px; font-weight: 600; padding: 3px 10px; }
QWidget[kind="rail"] QPushButton:hover { background: $rail_hover; }
QWidget[kind="rail"] QPushButton:checked { background: $rail_chosen; }
QWidget[kind="rail"] QPushButton:focus { border-color: $rail_focus; }
"""

WHOLE = WORDS + SHEETS + BUTTONS + INPUTS + LISTS + FLOATING + RAIL
