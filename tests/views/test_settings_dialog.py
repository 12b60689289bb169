"""The settings fit the window that they are opened from."""

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_crm.views.bench import Bench
from desktop_crm.views.settings.dialog import SettingsDialog


def test_it_is_no_higher_than_a_low_window_and_its_pages_scroll(qtbot: Any, bench: Bench) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(1024, 640)
    parent.show()
    opened = SettingsDialog(bench, parent)
    opened.open()
    qtbot.waitExposed(opened)
    assert opened.frameGeometry().height() < parent.height()
    page = opened.you
    qtbot.waitUntil(lambda: page.viewport().height() > 100)
    low = max(page.content.findChildren(QLineEdit), key=lambda line: line.mapTo(page.content, line.rect().center()).y())
    page.ensureWidgetVisible(low)
    assert page.viewport().rect().contains(low.mapTo(page.viewport(), low.rect().center()))
    opened.accept()
