"""The import dialog for tests: opened on a file, answered, and put away."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from sqlalchemy import func, select

from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import Desk
from desktop_crm.views.importing.dialog import ImportDialog
from desktop_crm.views.importing.preview import BEFORE

DISPLAY, TIP, COLOUR = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.ForegroundRole
TICK = Qt.ItemDataRole.CheckStateRole


@dataclass
class Asked:
    """Answers what the dialog asks, and remembers what it was asked."""

    to_open: Path | None = None
    to_save: Path | None = None
    suggested: list[Path] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def open_file(self, _parent, _title, _folder, _filters) -> Path | None:
        return self.to_open

    def save_file(self, _parent, _title, suggested, _filters) -> Path | None:
        self.suggested.append(suggested)
        return self.to_save

    def choose(self, _parent, text, _detail, _answers) -> int:
        self.told.append(text)
        return 0


Open = Callable[..., ImportDialog]


@contextmanager
def opening(qtbot: Any, bench: Bench, asked: Asked, folder: Path) -> Iterator[Open]:
    """Give a function that opens the dialog on a text and waits until it has been checked."""
    dialogs: list[ImportDialog] = []

    def open_on(content: str | None, name: str = "list.csv", checked: bool = True) -> ImportDialog:
        path = None
        if content is not None:
            path = folder / name
            path.write_text(content, encoding="utf-8")
        dialog = ImportDialog(replace(bench, prompt=asked), path)  # type: ignore[arg-type]
        dialogs.append(dialog)
        dialog.open()
        if path is not None and checked:
            wait_for_check(qtbot, dialog)
        return dialog

    yield open_on
    for dialog in dialogs:
        if dialog._job is not None:
            dialog._job.cancel()
            qtbot.waitUntil(lambda dialog=dialog: dialog._job is None)
        dialog.accept()


def wait_for_check(qtbot: Any, dialog: ImportDialog) -> None:
    qtbot.waitUntil(lambda: dialog._forecast is not None, timeout=20_000)


def import_now(qtbot: Any, dialog: ImportDialog) -> None:
    qtbot.mouseClick(dialog.form.import_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog._receipt is not None, timeout=20_000)


def field_of(dialog: ImportDialog, heading: str) -> str:
    table = dialog.form.table
    return table.header.choosers[list(table.rows.headings).index(heading)].currentText()


def choose_field(qtbot: Any, dialog: ImportDialog, heading: str, label: str) -> None:
    """Type the field's name into the heading and press Enter."""
    table = dialog.form.table
    chooser = table.header.choosers[list(table.rows.headings).index(heading)]
    chooser.line.selectAll()
    qtbot.keyClicks(chooser.line, label)
    qtbot.keyClick(chooser.line, Qt.Key.Key_Return)


def answer(qtbot: Any, dialog: ImportDialog, question: str, text: str) -> None:
    """Choose *text* in the box that *question* names."""
    box = next(b for b in dialog.findChildren(QComboBox) if b.accessibleName() == question)
    box.setCurrentIndex(box.findText(text))
    assert box.currentText() == text
    box.activated.emit(box.currentIndex())
    wait_for_check(qtbot, dialog)


def box_of(dialog: ImportDialog, question: str) -> QComboBox:
    return next(b for b in dialog.form.options.findChildren(QComboBox) if b.accessibleName() == question)


def cell(dialog: ImportDialog, row: int, column: int, role: Any = DISPLAY) -> Any:
    """What stands in a column of the file."""
    rows = dialog.form.table.rows
    return rows.data(rows.index(row, BEFORE + column), role)


def outcome(dialog: ImportDialog, row: int, role: Any = DISPLAY) -> Any:
    """What is told of a row in front."""
    rows = dialog.form.table.rows
    return rows.data(rows.index(row, 0), role)


def outcomes(dialog: ImportDialog) -> list[tuple[bool, str]]:
    """Whether each row has its tick, and what becomes of it."""
    count = dialog.form.table.rows.rowCount()
    return [(outcome(dialog, row, TICK) is Qt.CheckState.Checked, outcome(dialog, row)) for row in range(count)]


def tick(qtbot: Any, dialog: ImportDialog, row: int, on: bool) -> None:
    """Set or take the tick of a row, and wait until the file has been checked by it."""
    rows, state = dialog.form.table.rows, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
    dialog._forecast = None
    assert rows.setData(rows.index(row, 0), state.value, TICK)
    wait_for_check(qtbot, dialog)


def count(desk: Desk, entity: Any) -> int:
    return desk.ask(lambda session: session.scalar(select(func.count()).select_from(entity)))
