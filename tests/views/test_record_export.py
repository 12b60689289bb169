"""Exporting a list: what is asked, what is written, what is told, and that one goes on working meanwhile."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QWidget
from python_calamine import CalamineWorkbook

from desktop_crm.models.catalogue import CATALOGUE
from desktop_crm.operations.reading import Amount
from desktop_crm.operations.sale import edit_sale
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.faces import Faces
from desktop_crm.views.parts.record_export import TEXT, WORKBOOK, date_format, separator, words_of
from desktop_crm.views.status_line import StatusLine
from desktop_crm.views.window import MainWindow
from tests.factories import Workbench
from tests.views.record_tables import AMOUNT, Show, five_sales, showing, sort
from tests.views.windows import Answers, labels_on, settle, window_on


@dataclass
class Chosen(Answers):
    """Answers where to write to, and keeps what was suggested."""

    path: Path | None = None
    suggested: list[tuple[Path, str]] = field(default_factory=list)

    def save_file(self, parent: QWidget | None, title: str, suggested: Path, filters: str) -> Path | None:
        self.suggested.append((suggested, filters))
        return self.path


@pytest.fixture
def chosen() -> Chosen:
    return Chosen()


@pytest.fixture
def show(qtbot: Any, bench: Bench, chosen: Chosen) -> Iterator[Show]:
    with showing(qtbot, replace(bench, prompt=chosen)) as make:
        yield make


@pytest.fixture
def sales(workbench: Workbench) -> list[int]:
    return five_sales(workbench)


def read(path: Path) -> list[list[Any]]:
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def export(qtbot: Any, table: Any, ending: str) -> None:
    job = table.export(ending)
    with qtbot.waitSignal(job.finished):
        pass


def test_export_writes_the_columns_as_they_are_seen_in_the_order_of_the_list(
    qtbot: Any, show: Show, sales: list[int], chosen: Chosen, tmp_path: Path
) -> None:
    table = show()
    table.setAccessibleName("My sales: all")
    header = table.view.horizontalHeader()
    header.moveSection(header.visualIndex(AMOUNT), 0)
    table.columns.toggle("sale.stage")
    sort(table, qtbot, table.model.paths.index("sale.amount"))
    chosen.path = tmp_path / "list.xlsx"
    export(qtbot, table, WORKBOOK)
    assert read(chosen.path)[:3] == [
        ["Amount", "Completed", "Status", "Title"], [5000, "No", "Open", "e"], [6000, "No", "Open", "d"]
    ]  # fmt: skip
    suggested, filters = chosen.suggested[0]
    assert (suggested.name, filters) == ("My sales all 2026-06-10.xlsx", "Excel workbooks (*.xlsx)")
    table.export(WORKBOOK)
    assert chosen.suggested[1][0].parent == tmp_path  # where the last one went


def test_export_without_an_answer_does_nothing(show: Show, sales: list[int], bench: Bench) -> None:
    table = show()
    assert table.export(TEXT) is None
    assert bench.desk.running is None


def test_export_gives_a_name_its_ending_and_asks_before_it_replaces(
    qtbot: Any, show: Show, sales: list[int], chosen: Chosen, tmp_path: Path
) -> None:
    table = show()
    chosen.path = tmp_path / "list.v2"
    export(qtbot, table, TEXT)
    assert (tmp_path / "list.v2.csv").read_text("utf-8-sig").splitlines()[1] == "No,Open,a,9000.00,NOK,Lead"
    chosen.given = ["Keep it", "Replace it"]
    assert table.export(TEXT) is None
    assert chosen.asked == [("There is a file list.v2.csv already.", str(tmp_path))]
    export(qtbot, table, TEXT)


def test_one_may_write_while_an_export_runs_and_closing_asks(
    qtbot: Any, bench: Bench, show: Show, sales: list[int], chosen: Chosen, tmp_path: Path
) -> None:
    table = show()
    chosen.path = tmp_path / "list.xlsx"
    job = table.export(WORKBOOK)
    assert (bench.desk.running, bench.desk.busy) == (job, False)
    with qtbot.waitSignal(job.finished):
        bench.desk.do(edit_sale, sales[0], {"title": "z"})
    assert bench.desk.running is None
    assert len(read(chosen.path)) == 6


# -- in the window ----------------------------------------------------------------------------------------------------


@pytest.fixture
def window(qtbot: Any, bench: Bench, sales: list[int], chosen: Chosen) -> MainWindow:
    opened = window_on(qtbot, bench, chosen)
    opened.work.side.show_view("sales.all")
    settle(qtbot, bench)
    return opened


class Opener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url)


@pytest.fixture
def opener() -> Iterator[Opener]:
    taking = Opener()
    QDesktopServices.setUrlHandler("file", taking, "take")
    yield taking
    QDesktopServices.unsetUrlHandler("file")


def line_of(window: MainWindow) -> StatusLine:
    line = window.findChild(StatusLine)
    assert isinstance(line, StatusLine)
    return line


def test_the_menu_bar_exports_the_list_that_has_the_keys_and_offers_to_open_the_file(
    qtbot: Any, window: MainWindow, chosen: Chosen, opener: Opener, tmp_path: Path
) -> None:
    window.work.side.table.view.setFocus()
    chosen.path = tmp_path / "list.xlsx"
    with qtbot.waitSignal(window.work.side.table._desk.job_started) as started:
        window._actions["export_workbook"].trigger()
    with qtbot.waitSignal(started.args[0].finished):
        pass
    line = line_of(window)
    assert "5 rows exported to list.xlsx" in labels_on(line)
    link = next(button for button in line.findChildren(QPushButton) if button.text() == "Open it")
    link.click()
    assert opener.opened == [QUrl.fromLocalFile(str(chosen.path))]
    window.work.record_shown.emit("sale", 4711)
    assert not link.isVisible()


def test_a_failed_export_says_why_and_what_to_do(
    qtbot: Any, window: MainWindow, chosen: Chosen, tmp_path: Path
) -> None:
    chosen.path = tmp_path / "gone" / "list.csv"
    window.work.side.table.view.setFocus()
    with qtbot.waitSignal(window.work.side.table._desk.job_started) as started:
        window._actions["export_text"].trigger()
    with qtbot.waitSignal(started.args[0].failed):
        pass
    assert f"{chosen.path} cannot be written to. Choose another folder." in labels_on(line_of(window))


def test_a_cancelled_export_leaves_no_file(qtbot: Any, window: MainWindow, chosen: Chosen, tmp_path: Path) -> None:
    chosen.path = tmp_path / "list.xlsx"
    table = window.work.side.table
    job = table.export(WORKBOOK)
    cancel = next(b for b in line_of(window).findChildren(QPushButton) if b.text() == "Cancel")
    assert cancel.isVisible()
    with qtbot.waitSignal(job.cancelled):
        cancel.click()
    assert not chosen.path.exists()
    assert "Cancelled. Nothing was changed." in labels_on(line_of(window))


def test_without_rows_there_is_nothing_to_export(qtbot: Any, window: MainWindow, bench: Bench, chosen: Chosen) -> None:
    window.work.side.show_view("sales.stalled")
    settle(qtbot, bench)
    window.work.side.table.view.setFocus()
    window._actions["export_workbook"].trigger()
    assert chosen.suggested == []
    assert "There is no list with rows here to export." in labels_on(line_of(window))


# -- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "value", "british", "norwegian"),
    [
        ("sale.amount", Amount(-123_456_789, None), "-1234567.89", "-1234567,89"),
        ("sale.amount", Amount(500_000, "SEK"), "5000.00 SEK", "5000,00 SEK"),
        ("sale.probability", 1250, "12.5%", "12,5%"), ("sale.sale_cycle", 12_345, "12345", "12345"),
        ("sale.sale_date", date(2026, 7, 1), "01/07/2026", "01.07.2026"),
        ("sale.registered_at", datetime(2026, 6, 10, 10, tzinfo=UTC), None, None),
        ("sale.note", "two\nlines", "two\nlines", "two\nlines"), ("sale.note", None, "", ""),
        ("sale.status", "sold", "Sold", "Sold"), ("sale.completed", True, "Yes", "Yes"),
    ],
)  # fmt: skip
def test_values_are_said_as_spreadsheet_programs_of_the_locale_read_them(
    path: str, value: Any, british: str | None, norwegian: str | None
) -> None:
    for name, told in (("en_GB", british), ("nb_NO", norwegian)):
        faces = Faces(QLocale(name), lambda: date(2026, 6, 10))
        assert words_of(faces, CATALOGUE[path])(value) == (faces.stamp_text(value) if told is None else told)


def test_the_locale_decides_between_comma_and_semicolon() -> None:
    assert [separator(QLocale(name)) for name in ("en_GB", "nb_NO", "de_DE", "en_US")] == [",", ";", ";", ","]
    assert [date_format(QLocale(name)) for name in ("en_GB", "nb_NO")] == ["dd/mm/yyyy", "dd.mm.yyyy"]


def test_the_menu_of_a_list_offers_both_kinds(show: Show, sales: list[int]) -> None:
    menu = show().context_menu(on_row=False)
    export = next(action.menu() for action in menu.actions() if action.text() == "Export")
    assert [action.text() for action in export.actions()] == ["Excel workbook…", "Text file (CSV)…"]
