"""The pictures of the program: each shows what a user sees after opening it, whatever was pictured before."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from desktop_crm.models.enums import RecordKind
from desktop_crm.views.bench import Bench
from desktop_crm.views.screenshots import Studio
from tests import factories
from tests.factories import Workbench
from tests.views.windows import Answers, window_on


def test_the_focus_does_not_stay_in_the_search_field(
    qtbot: Any, bench: Bench, workbench: Workbench, tmp_path: Path
) -> None:
    sale, company = factories.sale(workbench), factories.company(workbench)
    window = window_on(qtbot, bench, Answers())
    studio = Studio(window, bench.desk, tmp_path, "en-light")
    studio._show(RecordKind.SALE, sale, "sales.all")
    studio._search("an")
    studio._settle()
    assert QApplication.focusWidget().property("role") == "search"
    studio._leave_form()
    studio._show(RecordKind.COMPANY, company, "all")
    assert window.work.shown_screen.isAncestorOf(QApplication.focusWidget())
