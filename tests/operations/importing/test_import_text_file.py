"""Text files of many origins: what they are encoded in, how their cells are parted, and what can be wrong in them."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.operations.importing.problems import FileRefused, ProblemKind, RefusalReason
from desktop_crm.operations.importing.source import DELIMITERS, ENCODINGS, Reading, guess, open_source, sheets
from desktop_crm.operations.importing.text_file import guess_delimiter, guess_encoding

GERMAN = "Firma;Straße;Ort\nMüller GmbH;Hauptstraße 5;Köln\nJäger & Söhne;Größe 2;Nürnberg\n"
NORWEGIAN = "Firma;Gate;Sted\nÅse Bø AS;Sjøgata 5;Tromsø\nKjær Rør;Ålesundveien 1;Gjøvik\n"


@pytest.fixture
def file(tmp_path):
    """Return a function that writes a file of bytes, or of text in an encoding."""

    def write(content: str | bytes, encoding: str = "utf-8") -> Path:
        path = tmp_path / "list.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write


def read(path: Path, **changes):
    source = open_source(path, Reading(**changes) if changes else guess(path))
    return source, list(source.rows())


def values(path: Path, **changes):
    return [row.values for row in read(path, **changes)[1]]


@pytest.mark.parametrize(
    ("text", "encoding", "guessed"),
    [
        (GERMAN, "cp1252", "cp1252"),
        (GERMAN, "utf-8", "utf-8"),
        (GERMAN, "utf-8-sig", "utf-8"),
        (GERMAN, "utf-16", "utf-16"),
        (NORWEGIAN, "latin-1", "cp1252"),
        (NORWEGIAN, "mac-roman", "mac-roman"),
        (NORWEGIAN, "cp850", "cp850"),
        (NORWEGIAN, "utf-16-le", "utf-16-le"),
        (NORWEGIAN, "utf-16-be", "utf-16-be"),
        ("Имя;Город\nИван Петров;Москва\nООО Ромашка;Тверь\n", "cp1251", "cp1251"),
        ("Nazwa;Miasto\nŁukasz Żółć;Łódź\nŚwierk;Kraków\n", "cp1250", "cp1250"),
    ],
)
def test_imp1_text_of_every_encoding_is_read(file, text, encoding, guessed):
    path = file(text, encoding)
    reading = guess(path)
    source = open_source(path, reading)
    assert (reading.encoding, reading.delimiter) == (guessed, ";")
    told = [source.headings, *(row.values for row in source.rows())]
    assert told == [tuple(line.split(";")) for line in text.splitlines()]


def test_one_strange_letter_is_taken_as_western(file):
    path = file("name,city\nOla,Bodø\n", "cp1252")
    assert guess(path).encoding == "cp1252"


def test_a_letter_far_below_still_decides_the_encoding(file):
    path = file("Firma;Ort\n" + "Plain;Town\n" * 20_000 + "Müller;Köln\nJäger;Düren\n", "cp1252")
    assert guess_encoding(path) == "cp1252"
    assert values(path)[-1] == ("Jäger", "Düren")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_headings_know_no_byte_order_mark(file, encoding):
    path = file('"Company",Name\nAcme,Åse\n', encoding)
    assert read(path)[0].headings == ("Company", "Name")
    assert read(path, encoding=encoding.removesuffix("-sig"))[0].headings == ("Company", "Name")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_on_offer_can_be_read(file, encoding):
    assert values(file("a,b\n1,2\n", encoding), encoding=encoding) == [("1", "2")]


def test_a_wrong_encoding_is_told_on_the_row(file):
    _, rows = read(file(GERMAN, "cp1252"), encoding="utf-8", delimiter=";")
    assert [problem.kind for problem in rows[0].problems] == [ProblemKind.UNREADABLE_CHARACTERS] * 3
    assert rows[0].problems[0].row == 2
    assert not rows[0].problems[0].is_warning


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_each_delimiter_is_found(file, delimiter):
    text = "Name,City,Amount\nAcme,Oslo,5\nBeta,Bergen,6\n".replace(",", delimiter)
    assert guess(file(text)).delimiter == delimiter


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Name;Amount\nAcme;1,50\nBeta;2,50\nGamma;3,75\n", ";"),  # a decimal comma in each row
        ('Name,Notes\nAcme,"a; b"\nBeta,"c; d; e"\n', ","),
        ("Name\tTown\nNordmann, Ola\tOslo\nHansen, Kari\tBergen\n", "\t"),
        ("# made, by hand; on Monday\n# second | remark\nName;City\nAcme;Oslo\n", ";"),
        ("sep=|\nName|City, country\nAcme|Oslo, Norway\n", "|"),
        ("sep=^\nName^City\nAcme^Oslo\n", "^"),
        ("Name\nAcme\n", ","),
        ("Name,City,Notes\nAcme\nBeta,Oslo\nGamma,Bergen,x\nDelta,Molde,y\n", ","),  # ragged
    ],
)
def test_the_delimiter_is_what_makes_rows_equally_wide(text, delimiter):
    assert guess_delimiter(text.splitlines(keepends=True)) == delimiter


def test_a_sep_line_and_remarks_are_no_data(file):
    path = file("sep=;\r\n# exported today\r\nName;City\r\nAcme;Oslo\r\n")
    source, rows = read(path)
    assert (source.headings, rows) == (("Name", "City"), [(4, ("Acme", "Oslo"), ())])


def test_single_quotes_are_found(file):
    path = file("'Name','City'\n'Acme, Inc','Oslo'\n'Beta','Bergen'\n")
    assert guess(path).quote == "'"
    assert values(path) == [("Acme, Inc", "Oslo"), ("Beta", "Bergen")]


def test_without_quotes_a_quotation_mark_is_a_letter(file):
    assert values(file('Name,Size\nPipe,"12"\n'), quote="") == [("Pipe", '"12"')]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_end_of_line_is_known(file, end):
    assert values(file(f"Name,City{end}Acme,Oslo{end}Beta,Bergen")) == [("Acme", "Oslo"), ("Beta", "Bergen")]


def test_rows_are_numbered_by_the_line_in_which_they_begin(file):
    path = file('Name,Notes\n"Acme","one\ntwo"\n\nBeta,x\n')
    source, rows = read(path)
    assert [(row.number, row.values[1]) for row in rows] == [(2, "one\ntwo"), (5, "x")]
    assert source.empty_rows == 1
    assert rows[0].problems == ()


def test_cells_beyond_pythons_own_limit_are_read(file):
    assert values(file("Name,Notes\nAcme," + "x" * 200_000 + "\n"))[0][1] == "x" * 200_000


def test_a_cell_without_end_is_refused(file):
    path = file('Name,Notes\nAcme,"' + "x" * 10_000_001 + "\n")
    with pytest.raises(FileRefused) as caught:
        values(path, encoding="utf-8")
    assert (caught.value.reason, caught.value.detail) == (RefusalReason.CELL_TOO_LARGE, "2")


def test_a_quotation_mark_that_is_never_closed_is_told(file):
    path = file('Name,Notes\nAcme,fine\nBeta,"open\nGamma,x\nDelta,y\n')
    _, rows = read(path)
    assert [row.number for row in rows] == [2, 3]
    assert [(p.kind, p.row) for p in rows[1].problems] == [(ProblemKind.QUOTE_NEVER_CLOSED, 3)]


def test_a_last_row_of_several_lines_that_is_closed_is_no_problem(file):
    _, rows = read(file('Name,Notes\nAcme,"one\ntwo\n"\n'))
    assert rows == [(2, ("Acme", "one\ntwo\n"), ())]


@pytest.mark.parametrize(("breaks", "told"), [(50, []), (51, [ProblemKind.MANY_LINE_BREAKS])])
def test_a_cell_of_many_lines_is_a_warning(file, breaks, told):
    path = file('Name,Notes\nAcme,"' + "line\n" * breaks + '"\nBeta,x\n')
    _, rows = read(path)
    assert [problem.kind for problem in rows[0].problems] == told
    assert all(problem.is_warning and problem.row == 2 for problem in rows[0].problems)
    assert rows[1].values == ("Beta", "x")


def test_zero_characters_are_told_and_never_passed_on(file):
    _, rows = read(file(b"Name,City\nAc\0me,Oslo\nBeta,Bergen\n"))
    assert [problem.kind for problem in rows[0].problems] == [ProblemKind.ZERO_CHARACTERS]
    assert "\0" not in rows[0].values[0]
    assert rows[1].problems == ()


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (b"Name,City\nAc\xed\xa0\x80me,Oslo\n", "utf-8"),
        ("Name,City\nAc\ud800me,Oslo\n".encode("utf-16", "surrogatepass"), "utf-16"),
    ],
)
def test_half_characters_are_told_and_never_passed_on(file, content, encoding):
    _, rows = read(file(content), encoding=encoding)
    assert ProblemKind.UNREADABLE_CHARACTERS in {problem.kind for problem in rows[0].problems}
    assert rows[0].values[0].encode("utf-8")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", RefusalReason.EMPTY),
        (b" \r\n\n", RefusalReason.EMPTY),
        (b"\xef\xbb\xbf", RefusalReason.EMPTY),
        (b"\xff\xfe", RefusalReason.EMPTY),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 20, RefusalReason.NOT_TEXT),
        (b"\n<!DOCTYPE html><html><table>", RefusalReason.MARKUP),
        (b'<?xml version="1.0"?><Workbook/>', RefusalReason.MARKUP),
    ],
)
def test_what_is_no_list_is_refused(file, content, reason):
    path = file(content)
    for attempt in (lambda: guess(path), lambda: open_source(path, Reading())):
        with pytest.raises(FileRefused) as caught:
            attempt()
        assert caught.value.reason is reason


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(FileRefused) as caught:
        guess(tmp_path / "nowhere.csv")
    assert caught.value.reason is RefusalReason.UNREACHABLE
    assert "No such file" in caught.value.sentence()


def test_a_file_that_vanishes_while_it_is_read_is_refused(file):
    path = file("Name,City\nAcme,Oslo\n")
    source = open_source(path, guess(path))
    path.unlink()
    with pytest.raises(FileRefused, match="unreachable"):
        list(source.rows())


def test_a_text_file_has_no_sheets(file):
    assert sheets(file("a,b\n")) == ()


def test_german_export_is_read_without_a_correction(file):
    path = file(
        "sep=;\r\nFirma;Eröffnet am;Umsatz in €\r\n"
        "Müller;20.10.2016;1.054,00\r\nJäger;25.10.2016;50,00\r\n;Summe;1.104,00\r\n",
        "cp1252",
    )
    reading = guess(path)
    assert (reading.encoding, reading.delimiter, reading.date_order, reading.decimal) == ("cp1252", ";", "dmy", ",")
    source, rows = read(path)
    assert source.headings == ("Firma", "Eröffnet am", "Umsatz in €")
    assert rows[-1].values == ("", "Summe", "1.104,00")  # that it is a total cannot be known here


CELL = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n", exclude_characters="\ufffd"), max_size=12
)


@given(
    rows=st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=8),
    delimiter=st.sampled_from(list(DELIMITERS)),
    encoding=st.sampled_from(["utf-8", "utf-16"]),
)
def test_what_is_written_is_read(tmp_path_factory, rows, delimiter, encoding):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([("a", "b", "c"), *rows])
    path = tmp_path_factory.mktemp("csv") / "list.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    told = values(path, encoding=encoding, delimiter=delimiter)
    assert told == [row for row in rows if any(cell.strip() for cell in row)]
