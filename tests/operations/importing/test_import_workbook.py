"""Workbooks: typed cells, sheets, merged cells, and the ways in which a workbook cannot be read.

The workbooks are written here part by part, so that each says exactly what its test is about.
"""

import zipfile
from datetime import date, datetime, time
from html import escape
from pathlib import Path

import pytest

from desktop_crm.operations.importing import workbook
from desktop_crm.operations.importing.problems import FileRefused, RefusalReason
from desktop_crm.operations.importing.source import Reading, guess, is_workbook, open_source, sheets

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}
PLAIN, DAY, MOMENT, TIME = range(4)  # positions in the styles below: number formats 0, 14, 22, 20
ERROR = object()


def cell(place: str, value: object, epoch: datetime) -> str:
    if value is None:
        return ""
    if value is ERROR:
        return f'<c r="{place}" t="e"><v>#DIV/0!</v></c>'
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    if isinstance(value, time):
        return f'<c r="{place}" s="{TIME}"><v>{(value.hour * 60 + value.minute) / 1440}</v></c>'
    if isinstance(value, date):
        style = MOMENT if isinstance(value, datetime) else DAY
        moment = datetime.combine(value, time()) if style == DAY else value
        return f'<c r="{place}" s="{style}"><v>{(moment - epoch).total_seconds() / 86400}</v></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def sheet(rows: list[list[object]], merged: list[str], epoch: datetime) -> str:
    lines = (
        f'<row r="{r}">' + "".join(cell(f"{chr(65 + c)}{r}", value, epoch) for c, value in enumerate(row)) + "</row>"
        for r, row in enumerate(rows, 1)
    )
    merges = "".join(f'<mergeCell ref="{area}"/>' for area in merged)
    tail = f'<mergeCells count="{len(merged)}">{merges}</mergeCells>' if merged else ""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData>{tail}</worksheet>'


def parts(tables: dict[str, list[list[object]]], merged=(), hidden=(), from_1904=False) -> dict[str, str]:
    names = list(enumerate(tables, 1))
    state = dict.fromkeys(hidden, ' state="hidden"')
    listed = "".join(f'<sheet name="{n}" sheetId="{i}" r:id="r{i}"{state.get(n, "")}/>' for i, n in names)
    links = "".join(
        f'<Relationship Id="r{i}" Type="{LINKS}/worksheet" Target="worksheets/s{i}.xml"/>' for i, _ in names
    )
    formats = "".join(f'<xf numFmtId="{number}" applyNumberFormat="1"/>' for number in (0, 14, 22, 20))
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
        f'"{TYPE}.worksheet+xml"/><Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><workbookPr date1904="{int(from_1904)}"/>'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}'
        f'<Relationship Id="r0" Type="{LINKS}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs count="4">{formats}</cellXfs></styleSheet>',
    } | {f"xl/worksheets/s{i}.xml": sheet(tables[n], list(merged), EPOCHS[from_1904]) for i, n in names}


@pytest.fixture
def book(tmp_path):
    """Return a function that writes a workbook of sheets and opens it as it is guessed."""

    def write(rows=None, name="list.xlsx", **options) -> Path:
        tables = rows if isinstance(rows, dict) else {"Sheet1": rows}
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, content in parts(tables, **options).items():
                archive.writestr(part, '<?xml version="1.0" encoding="UTF-8"?>' + content)
        return path

    return write


def read(path: Path, **changes):
    source = open_source(path, Reading(**changes) if changes else guess(path))
    return source, list(source.rows())


def refusal(path: Path, reading: Reading | None = None) -> FileRefused:
    with pytest.raises(FileRefused) as caught:
        open_source(path, reading or guess(path))
    return caught.value


CUSTOMERS = [["Company", "City"], ["Acme", "Oslo"], ["Åse Bø", "Tromsø"]]


def test_imp1_a_workbook_is_read(book):
    source, rows = read(book(CUSTOMERS))
    assert source.headings == ("Company", "City")
    assert rows == [(2, ("Acme", "Oslo"), ()), (3, ("Åse Bø", "Tromsø"), ())]
    assert source.row_count == 2


def test_a_workbook_is_known_by_what_it_holds(book, tmp_path):
    path = book(CUSTOMERS, name="list.csv")
    assert is_workbook(path)
    assert len(read(path)[1]) == 2
    text = tmp_path / "text.xlsx"
    text.write_text("Company,City\nAcme,Oslo\n", encoding="utf-8")
    assert read(text)[0].headings == ("Company", "City")


@pytest.mark.parametrize("from_1904", [False, True])
def test_cells_keep_their_types(book, from_1904):
    typed = ["00123", 15, 12.5, True, date(2024, 1, 31), datetime(2024, 1, 31, 10, 30), time(9, 15)]
    heading = ["Number", "Count", "Sum", "Paid", "Day", "Moment", "Time"]
    source, [row] = read(book([heading, typed], from_1904=from_1904))
    assert list(row.values) == typed
    assert [type(value) for value in row.values] == [type(value) for value in typed]
    assert source.headings == tuple(heading)


def test_a_cell_that_failed_to_compute_is_empty(book):
    assert read(book([["Name", "Sum"], ["Acme", ERROR]]))[1][0].values == ("Acme", "")


def test_headings_may_stand_below_a_title(book):
    path = book([["Customers of 2024"], [], ["Company", "City", "Sum"], ["Acme", "Oslo", 5], ["Beta", "Bergen", 6]])
    assert (guess(path).heading_row, guess(path).skip_rows) == (2, 2)
    source, rows = read(path)
    assert source.headings == ("Company", "City", "Sum")
    assert [row.number for row in rows] == [4, 5]


def test_columns_are_lettered_as_in_the_sheet(book):
    path = book([[None, None, "Acme", 5], [None, None, "Beta", 6]])
    assert read(path)[0].headings == ("Column C", "Column D")


def test_empty_rows_are_left_out_and_numbers_stay(book):
    source, rows = read(book([*CUSTOMERS[:2], [], [], CUSTOMERS[2]]))
    assert [row.number for row in rows] == [2, 5]
    assert source.empty_rows == 2


def test_the_first_filled_sheet_is_proposed_and_all_that_are_shown_are_offered(book):
    path = book({"Notes": [], "Secret": CUSTOMERS, "List": CUSTOMERS}, hidden=["Secret"])
    assert sheets(path) == ("Notes", "List")
    assert guess(path).sheet == "List"


def test_the_sheet_that_is_chosen_is_read(book):
    path = book({"One": CUSTOMERS, "Two": [["Person"], ["Kari"]]})
    assert read(path, sheet="Two")[1] == [(2, ("Kari",), ())]


def test_a_sheet_that_is_not_there_or_empty_is_refused(book):
    path = book({"One": CUSTOMERS, "Two": []})
    assert refusal(path, Reading(sheet="Three")).sentence() == "The workbook has no sheet named Three."
    assert refusal(path, Reading(sheet="Two")).sentence() == "The sheet Two is empty."
    assert refusal(book({"One": [], "Two": []})).reason is RefusalReason.EMPTY
    assert refusal(book([])).reason is RefusalReason.EMPTY_SHEET


def test_cells_merged_over_rows_of_data_stand_in_each(book):
    rows = [["Company", "Person"], ["Acme", "Kari"], [None, "Ola"], ["Beta", "Per"], [None, "Pål"]]
    told = read(book(rows, merged=["A2:A3"]))[1]
    assert [row.values for row in told] == [("Acme", "Kari"), ("Acme", "Ola"), ("Beta", "Per"), ("", "Pål")]


def test_a_heading_merged_over_columns_names_each(book):
    source, _ = read(book([["Name", "Phone", None, "City"], ["Acme", "1", "2", "Oslo"]], merged=["B1:C1"]))
    assert source.headings == ("Name", "Phone", "Phone (2)", "City")


def test_headings_merged_over_rows_are_no_data(book):
    source, rows = read(book([["Name", "City"], [None, None], ["Acme", "Oslo"]], merged=["A1:A2", "B1:B2"]))
    assert (source.headings, [row.values for row in rows]) == (("Name", "City"), [("Acme", "Oslo")])


def test_dates_written_as_text_have_an_order(book):
    assert guess(book([["Name", "Since"], ["Acme", "01/31/2024"]])).date_order == "mdy"


def test_a_password_is_told(tmp_path):
    path = tmp_path / "secret.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    assert refusal(path).reason is RefusalReason.PASSWORD
    assert "save a copy without a password" in refusal(path).sentence()


@pytest.mark.parametrize("kept", [8, 200, -40])
def test_a_broken_workbook_is_refused(book, tmp_path, kept):
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(book(CUSTOMERS).read_bytes()[:kept])
    assert refusal(broken).reason is RefusalReason.BROKEN_WORKBOOK


def test_another_archive_is_refused(tmp_path):
    path = tmp_path / "letters.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("letter.txt", "Dear Kari")
    assert refusal(path).reason is RefusalReason.BROKEN_WORKBOOK


def test_a_workbook_of_unknown_ole_content_is_refused(tmp_path):
    path = tmp_path / "letter.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert refusal(path).reason is RefusalReason.BROKEN_WORKBOOK


def test_a_workbook_that_unpacks_to_far_too_much_is_refused_unread(book, monkeypatch):
    path = book([["Name", "Notes"], ["Acme", "x" * 2_000_000]])
    monkeypatch.setattr(workbook, "LARGEST_UNPACKED", 1_000_000)
    assert refusal(path).reason is RefusalReason.UNPACKS_TOO_LARGE
    assert "would unpack to 2 MB" in refusal(path).sentence()
    monkeypatch.setattr(workbook, "LARGEST_RATIO", 10_000)
    assert len(read(path)[1]) == 1
