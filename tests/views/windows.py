"""The whole window for tests: opened on a file, with a recorder in place of questions, typed and clicked into."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget

from desktop_crm.models.enums import RecordKind
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.card import Card
from desktop_crm.views.parts.card_value import CardValue
from desktop_crm.views.parts.record_table import RecordTable
from desktop_crm.views.prompt import Prompt
from desktop_crm.views.window import MainWindow
from tests.factories import Workbench

Dialog = TypeVar("Dialog", bound=QDialog)
LEFT = Qt.MouseButton.LeftButton
PLAIN, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@dataclass
class Answers(Prompt):
    """Answers questions by the words on their buttons, in the order given, and keeps what was asked."""

    given: list[str] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def choose(self, parent: QWidget | None, text: str, detail: str, answers: Sequence[str]) -> int:
        self.asked.append((text, detail))
        return list(answers).index(self.given.pop(0))


def click_sign(box: QAbstractButton) -> None:
    """Click a box on its sign: beside sign and words, and above and below them, a style may take no click."""
    QTest.mouseClick(box, LEFT, PLAIN, QPoint(8, box.height() // 2))


def window_on(qtbot: Any, bench: Bench, answers: Answers) -> MainWindow:
    """Open the window of the usual size; it is put away with all that it opened."""
    window = MainWindow(replace(bench, prompt=answers))
    qtbot.addWidget(window, before_close_func=lambda shown: _leave(qtbot, bench, shown))
    window.resize(1280, 800)
    window.open_first()
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    settle(qtbot, bench)
    return window


def _leave(qtbot: Any, bench: Bench, window: MainWindow) -> None:
    """Leave forms and dialogs without a question."""
    for dialog in [d for d in QApplication.topLevelWidgets() if isinstance(d, QDialog) and d.isVisible()]:
        if isinstance(card := getattr(dialog, "card", None), Card):
            card.abandon()
        dialog.close()
    for kind in {RecordKind.SALE, window.work.area}:
        window.work.screen_of(kind).card.abandon()
    settle(qtbot, bench)


def settle(qtbot: Any, bench: Bench) -> None:
    """Wait until all that was asked is answered."""
    qtbot.waitUntil(lambda: not bench.desk.waiting)


def dialog_of(kind: type[Dialog], qtbot: Any) -> Dialog:
    """Return the open dialog of a kind, in front."""
    dialog = next(d for d in QApplication.topLevelWidgets() if isinstance(d, kind) and d.isVisible())
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    return dialog


def no_dialog() -> bool:
    return not any(isinstance(d, QDialog) and d.isVisible() for d in QApplication.topLevelWidgets())


# -- a card -----------------------------------------------------------------------------------------------------------


def read(card: Card, *names: str) -> list[str]:
    """What is read at places of the card."""
    return [card.place(name).text for name in names]


def typed(card: Card, name: str) -> str:
    """What stands in a field of the form."""
    return str(card.place(name).inner.text())  # type: ignore[attr-defined]


def double_click(place: CardValue) -> None:
    """Double click where a value is read, beside its words."""
    reader = place.childAt(QPoint(place.width() - 3, 10)) or place
    point = QPoint(reader.width() - 3, 10)
    QTest.mouseClick(reader, LEFT, PLAIN, point)
    QTest.mouseDClick(reader, LEFT, PLAIN, point)


def type_over(card: Card, name: str, text: str, end: Qt.Key | None = Qt.Key.Key_Tab) -> None:
    """Replace what stands in a field of the form, key by key, and go on to the next one."""
    inner = card.place(name).inner
    inner.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(inner, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(inner, text) if text else QTest.keyClick(inner, Qt.Key.Key_Delete)
    if end is not None:
        QTest.keyClick(inner, end)


def press(card: Card, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key where the focus of the card's window is."""
    QTest.keyClick(card.window().focusWidget() or card, key, modifier)


def labels_on(widget: QWidget) -> list[str]:
    """The words that can be read on a widget now, but for its values."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


# -- a list -----------------------------------------------------------------------------------------------------------


def click_row(table: RecordTable, place: int) -> None:
    """Click a line of a list in its first column."""
    point = QPoint(20, table.view.rowViewportPosition(place) + 10)
    QTest.mouseClick(table.view.viewport(), LEFT, PLAIN, point)


def right_click_row(table: RecordTable, place: int) -> None:
    """Click a line of a list in its first column with the right button."""
    point = QPoint(20, table.view.rowViewportPosition(place) + 10)
    QTest.mouseClick(table.view.viewport(), Qt.MouseButton.RightButton, PLAIN, point)


def sale_of(workbench: Workbench, sale_id: int, *names: str) -> list[Any]:
    """Return stored values of a sale."""
    row = workbench.row(RecordKind.SALE, sale_id)
    return [row[name] for name in names]


# -- the window -------------------------------------------------------------------------------------------------------


def command(window: MainWindow, name: str) -> QAction:
    """Return a command of the window by its name."""
    action = window.findChild(QAction, name)
    assert isinstance(action, QAction)
    return action
