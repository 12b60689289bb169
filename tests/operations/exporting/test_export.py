"""A list written to a file: typed cells, guarded text, groups, and nothing left behind where it fails."""

import csv
import gc
import re
import resource
import zipfile
from array import array
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import event

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.errors import ExportFailed
from desktop_crm.operations.exporting import workbook as workbooks
from desktop_crm.operations.exporting.run import Exported, export_sheet
from desktop_crm.operations.exporting.sheet import Column, Group, Sheet, guarded
from desktop_crm.operations.figures import Figure
from desktop_crm.operations.record_forms import FORMS
from tests import factories
from tests.factories import Workbench

SALE = RecordKind.SALE
PATHS = ("sale.title", "sale.amount", "sale.sale_date", "sale.probability", "sale.completed", "sale.registered_at")


def sheet(ids: Sequence[int], paths: Sequence[str] = PATHS, **options: Any) -> Sheet:
    columns = tuple(Column(path, path.rpartition(".")[2], 12, words) for path in paths)
    return Sheet(SALE, "Sales", columns, array("q", ids), **options)


def words(value: Any) -> str:
    return "" if value is None else str(getattr(value, "minor", value))


def read(path: Path) -> list[list[Any]]:
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def xml(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return "".join(archive.read(name).decode() for name in ("xl/worksheets/sheet1.xml", "xl/styles.xml"))


def test_export_to_a_workbook_has_typed_cells_in_the_order_of_columns_and_rows(w: Workbench, tmp_path: Path) -> None:
    b = factories.sale(w, title="b", amount=1_250, sale_date=date(2026, 7, 1), probability=2_550)
    a = factories.sale(w, title="a", amount=-5, sale_date=date(2026, 8, 31))
    path = tmp_path / "sales.xlsx"
    assert w.ask(export_sheet, sheet([b, a]), path) == Exported(path, 2)
    headings, first, second = read(path)
    assert headings == ["title", "amount", "sale_date", "probability", "completed", "registered_at"]
    assert first[:4] == ["b", 12.5, date(2026, 7, 1), 0.255]
    assert first[4:] == ["False", datetime(2026, 6, 10, *w.file.clock.now().astimezone().timetuple()[3:5])]
    assert second[:3] == ["a", -0.05, date(2026, 8, 31)]
    assert re.search(r'<row r="2"[^>]*>.*?<c r="A2" t="inlineStr">.*?<c r="B2" s="\d+"><v>12.5</v>', xml(path))


def test_export_names_other_currencies_beside_numbers(w: Workbench, tmp_path: Path) -> None:
    id = factories.sale(w, amount=700_00, currency_id=w.ids["SEK"])
    path = tmp_path / "sales.xlsx"
    w.ask(export_sheet, sheet([id]), path)
    assert read(path)[1][1] == 700
    assert "#,##0.00&quot; SEK&quot;" in xml(path)


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "https://x.no", "{=1}", "a\x0bb", "x" * 219])
def test_export_to_a_workbook_keeps_text_as_text(w: Workbench, tmp_path: Path, title: str) -> None:
    id = factories.sale(w, title="T", description=title.replace("\x0b", " "))
    path = tmp_path / "sales.xlsx"
    w.ask(export_sheet, sheet([id], ["sale.description"]), path)
    assert read(path)[1] == [title.replace("\x0b", " ")]
    assert "<f>" not in xml(path)
    assert "hyperlink" not in xml(path)


def test_export_to_a_workbook_cuts_what_no_cell_can_hold(w: Workbench, tmp_path: Path) -> None:
    id = factories.sale(w, note="x" * 40_000)
    path = tmp_path / "sales.xlsx"
    w.ask(export_sheet, sheet([id], ["sale.note"]), path)
    assert len(read(path)[1][0]) == 32_767


def test_export_goes_on_on_another_sheet_where_one_is_full(
    w: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "LAST_ROW", 2)
    ids = [factories.sale(w, title=str(n)) for n in range(5)]
    path = tmp_path / "sales.xlsx"
    w.ask(export_sheet, sheet(ids, ["sale.title"]), path)
    book = CalamineWorkbook.from_path(str(path))
    assert book.sheet_names == ["Sales", "Sales 2", "Sales 3"]
    assert [book.get_sheet_by_name(name).to_python() for name in book.sheet_names] == [
        [["title"], ["0"], ["1"]], [["title"], ["2"], ["3"]], [["title"], ["4"]],
    ]  # fmt: skip


GROUPS = (
    Group(0, "Owner: Kari (3)", "Kari", 0, 3, {"sale.amount": Figure(600)}),
    Group(1, "Stage: Lead (2)", "=Lead", 0, 2, folded=True),
    Group(1, "Stage: Proposal (1)", "Proposal", 2, 3),
)


def test_export_of_groups_folds_rows_and_ends_with_the_total(w: Workbench, tmp_path: Path) -> None:
    ids = [factories.sale(w, title=str(n), amount=n * 100) for n in (1, 2, 3)]
    path = tmp_path / "sales.xlsx"
    told = sheet(
        ids, PATHS[:2], groups=GROUPS, levels=("Owner", "Stage"), total={"sale.amount": Figure(600, "NOK", True)},
        calculations={"sale.amount": "Sum"}, total_word="Total",
    )  # fmt: skip
    w.ask(export_sheet, told, path)
    assert read(path) == [
        ["title", "amount"], ["Owner: Kari (3)", 6], ["Stage: Lead (2)", ""], ["1", 1], ["2", 2],
        ["Stage: Proposal (1)", ""], ["3", 3], ["Total", 6],
    ]  # fmt: skip
    rows = dict(re.findall(r'<row r="(\d)"([^>]*)>', xml(path)))
    assert ['outlineLevel="2"' in rows[n] and 'hidden="1"' in rows[n] for n in "4567"] == [True, True, False, False]
    assert 'outlineLevel="1"' in rows["3"]
    assert 'collapsed="1"' in rows["3"]
    assert "&quot;Sum &quot;#,##0.00&quot; NOK&quot;" in xml(path)


def test_export_as_text_marks_its_encoding_guards_text_and_puts_groups_in_front(w: Workbench, tmp_path: Path) -> None:
    ids = [factories.sale(w, title=title, amount=100) for title in ("=1+1", 'Å; "ja"', "c")]
    path = tmp_path / "sales.csv"
    w.ask(export_sheet, sheet(ids, PATHS[:2], groups=GROUPS, levels=("Owner", "Stage"), separator=";"), path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfOwner;Stage;title;amount\r\n")
    with path.open(encoding="utf-8-sig", newline="") as text:
        rows = list(csv.reader(text, delimiter=";"))
    w.ask(export_sheet, sheet(ids, PATHS[:2], groups=GROUPS, levels=("", "Stage")), path)
    assert path.read_text("utf-8-sig").splitlines()[:2] == ["Stage,title,amount", "'=Lead,'=1+1,100"]
    assert rows[1:] == [
        ["Kari", "'=Lead", "'=1+1", "100"], ["Kari", "'=Lead", 'Å; "ja"', "100"], ["Kari", "Proposal", "c", "100"]
    ]  # fmt: skip


def test_export_as_text_puts_currencies_beside_numbers(w: Workbench, tmp_path: Path) -> None:
    ids = [factories.sale(w, title="a", amount=100), factories.sale(w, title="b", currency_id=w.ids["EUR"], amount=250)]
    columns = (Column("sale.title", "Title", 9, words), Column("sale.amount", "Amount", 9, words, "Amount: Currency"))
    path = tmp_path / "sales.csv"
    w.ask(export_sheet, Sheet(SALE, "Sales", columns, array("q", ids)), path)
    assert path.read_text("utf-8-sig").splitlines() == ["Title,Amount,Amount: Currency", "a,100,NOK", "b,250,EUR"]


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("=1", Kind.TEXT, "'=1"), ("\tx", Kind.TEXT, "'\tx"), ("\rx", Kind.LONG_TEXT, "'\rx"), ("@a", Kind.LINK, "'@a"),
        ("+47 22 33 44 55", Kind.PHONE, "+47 22 33 44 55"), ("+47 22+cmd", Kind.PHONE, "'+47 22+cmd"),
        ("=cmd|' /C calc'!A0", Kind.PHONE, "'=cmd|' /C calc'!A0"), ("-5", Kind.MONEY, "-5"), ("a=1", Kind.TEXT, "a=1"),
    ],
)  # fmt: skip
def test_what_looks_like_a_formula_is_led_by_an_apostrophe(text: str, kind: Kind, told: str) -> None:
    assert guarded(text, kind) == told


def test_export_reads_a_page_of_rows_at_a_time(w: Workbench, tmp_path: Path) -> None:
    ids = [factories.sale(w, title=str(n)) for n in range(3)]
    asked: list[str] = []
    reports: list[tuple[int, int]] = []
    with w.reading() as session:
        event.listen(session.get_bind(), "before_cursor_execute", lambda *told: asked.append(told[2]))
        many = array("q", [*ids, *range(10_000, 11_200), ids[0]])
        done = export_sheet(
            session, sheet(many, ["sale.title"]), tmp_path / "a.csv", progress=lambda *told: reports.append(told)
        )
    assert done.count == 4  # those that are gone are left out
    assert len([one for one in asked if "FROM sale" in one]) == 3
    assert [done for done, _all in reports[:4]] == [0, 500, 1000, 1204]


def test_export_leaves_out_records_that_were_deleted_meanwhile(w: Workbench, tmp_path: Path) -> None:
    ids = [factories.sale(w, title=title) for title in "ab"]
    w.do(FORMS[SALE].delete, ids[:1])
    path = tmp_path / "a.xlsx"
    assert w.ask(export_sheet, sheet(ids, ["sale.title"]), path).count == 1
    assert read(path) == [["title"], ["b"]]


# -- what goes wrong ------------------------------------------------------------------------------------------------


class Stopped(Exception):
    pass


def stop_after(calls: int) -> Callable[[int, int], None]:
    left = iter(range(calls))

    def report(_done: int, _all: int) -> None:
        if next(left, None) is None:
            raise Stopped

    return report


@pytest.mark.parametrize(
    ("ending", "calls"), [*((".csv", n) for n in range(5)), *((".xlsx", n) for n in (0, 1, 2, 3, 4, 6, 9, 14, 21))]
)
def test_a_cancelled_export_leaves_nothing_but_the_older_file(
    w: Workbench, tmp_path: Path, ending: str, calls: int
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / f"sales{ending}"
    path.write_text("older")
    ids = [factories.sale(w, title=title) for title in "ab"] * 300
    with pytest.raises(Stopped):
        w.ask(export_sheet, sheet(ids), path, progress=stop_after(calls))
    gc.collect()  # what was begun and thrown away is quiet too
    assert [one.name for one in folder.iterdir()] == [path.name]
    assert path.read_text() == "older"


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_a_full_disk_leaves_nothing_and_is_told(w: Workbench, tmp_path: Path, ending: str) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    ids = [factories.sale(w, title=f"Sale {n}", note="x" * 3000) for n in range(20)]
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, hard))
    try:
        with pytest.raises(ExportFailed) as told:
            w.ask(export_sheet, sheet(ids, ["sale.title", "sale.note"]), folder / f"sales{ending}")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert told.value.reason == "disk_full"
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_gone_is_told(w: Workbench, tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "sales.xlsx"
    with pytest.raises(ExportFailed) as told:
        w.ask(export_sheet, sheet([factories.sale(w)]), path)
    assert (told.value.reason, told.value.path) == ("no_access", str(path))


def test_a_file_that_is_kept_off_is_told_and_stays(
    w: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows while a spreadsheet program has it open."""
    path = tmp_path / "sales.csv"
    path.write_text("older")
    replace = Path.replace

    def refuse(part: Path, target: Path) -> Path:
        if Path(target) == path:
            raise PermissionError(13, "in use")
        return replace(part, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ExportFailed) as told:
        w.ask(export_sheet, sheet([factories.sale(w)]), path)
    assert told.value.reason == "in_use"
    assert path.read_text() == "older"
    assert not list(tmp_path.glob(".sales*"))
