"""A hand on the mouse, for tests that count clicks."""

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QMenu, QPushButton, QToolButton, QWidget

_MOTIONS = 8  # more than QMenu waits for
LEFT, ENTER = Qt.MouseButton.LeftButton, Qt.Key.Key_Return


@dataclass
class Hand:
    """A hand on the mouse. Each click is one, on a menu's button as on its item."""

    qtbot: Any
    clicks: int = field(default=0)

    def click(self, widget: QWidget, point: QPoint | None = None) -> None:
        """Press and release the left button on a widget, in its middle or at a point."""
        assert widget.isVisible()
        assert widget.isEnabled()
        self.clicks += 1
        QTest.mouseClick(widget, LEFT, pos=point or widget.rect().center())

    def tick(self, box: QCheckBox) -> None:
        self.click(box, QPoint(8, box.height() // 2))

    def choose(self, menu: QMenu, action: QAction) -> None:
        """Click an item of an open menu. A menu takes no click before the mouse has moved over it."""
        place = menu.actionGeometry(action).center()
        for step in range(_MOTIONS):
            QTest.mouseMove(menu, place + QPoint(step % 2, 0))
        self.click(menu, place)

    def choose_from(self, button: QPushButton | QToolButton, name: str) -> None:
        """Click a button that opens a menu, and an item of it. While the menu is open the button waits."""
        menu = button.menu()
        item = next(action for action in menu.actions() if action.objectName() == name)
        timer = QTimer(menu, interval=5)

        def go_on() -> None:
            if menu.isVisible():
                timer.stop()
                self.choose(menu, item)

        timer.timeout.connect(go_on)
        timer.start()
        self.click(button)
        self.qtbot.waitUntil(lambda: not timer.isActive() and not menu.isVisible())
        if QApplication.activeWindow() is menu:  # offscreen nobody gives the window back what the menu had
            with self.qtbot.waitActive(button.window()):
                button.window().activateWindow()

    def type(self, text: str, key: Qt.Key = ENTER) -> None:
        """Type where the focus is, over what is marked, and press a key. This costs nothing."""
        self.qtbot.waitUntil(lambda: not isinstance(QApplication.activeWindow(), (QMenu, type(None))))
        focus = QApplication.activeWindow().focusWidget()
        QTest.keyClicks(focus, text)
        QTest.keyClick(focus, key)
