"""The bar at the top tells screen readers what its pictures mean."""

from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop_crm.views.top_bar import tool_button


def test_a_button_is_called_as_its_command_is_called_now(qtbot: Any) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    undo = QAction("&Undo", parent)
    button = tool_button(undo, parent)
    assert button.accessibleName() == "Undo"
    undo.setText("&Undo “Mark as sold: Firewall”")
    assert button.accessibleName() == "Undo “Mark as sold: Firewall”"
