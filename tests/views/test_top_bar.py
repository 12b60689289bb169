"""The bar at the top: its pictures are told to screen readers, and it stands still from area to area."""

from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop_crm.views.areas import AREAS
from desktop_crm.views.bench import Bench
from desktop_crm.views.top_bar import TopBar, tool_button
from tests import factories
from tests.factories import Workbench
from tests.views.windows import Answers, window_on


def test_a_button_is_called_as_its_command_is_called_now(qtbot: Any) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    undo = QAction("&Undo", parent)
    button = tool_button(undo, parent)
    assert button.accessibleName() == "Undo"
    undo.setText("&Undo “Mark as sold: Firewall”")
    assert button.accessibleName() == "Undo “Mark as sold: Firewall”"


def test_nothing_moves_with_the_name_of_the_area(qtbot: Any, bench: Bench, workbench: Workbench) -> None:
    factories.company(workbench, "Alfa AS")
    window = window_on(qtbot, bench, Answers())
    bar = window.findChild(TopBar)
    places = set()
    for area in AREAS:
        window.open_area(area)
        bar.layout().activate()
        assert bar.area.width() >= bar.area.fontMetrics().horizontalAdvance(bar.area.text())
        places.add((bar.new_button.x(), bar.search.x()))
    assert len(places) == 1
