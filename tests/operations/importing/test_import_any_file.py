"""Whatever file a user drops: it is taken, told about row by row, or refused with a sentence; none hangs."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest

from desktop_crm.operations.importing.look import look_at
from desktop_crm.operations.importing.mapping import MapRefused
from desktop_crm.operations.importing.problems import FileRefused
from desktop_crm.operations.importing.receipt import Receipt
from desktop_crm.operations.importing.run import check_rows, run_import

GERMAN = (
    "sep=;\r\nVertriebschance;Verkäufer;Firma;Produkt;Phase;Abschluß am;Umsatz in €\r\n"
    "V-1;Kärin;Größe GmbH;Drucker;Gewonnen;01.03.2026;1.054,00\r\n"
    "V-2;Kärin;Größe GmbH;Toner;Verloren;02.03.2026;\r\n;;;;;Summe;1.054,00\r\n"
)
CARDS = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Moe;Kari;;;\r\nPHOTO;ENCODING=b:!!!\r\nEND:VCARD\r\nBEGIN:VCARD\r\nTEL:1"


def _bomb() -> bytes:
    """A small archive that declares gigabytes; it is never unpacked."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 1_000_000)
    raw = out.getvalue()
    return raw.replace(struct.pack("<L", 1_000_000), struct.pack("<L", 2_000_000_000))


FILES: dict[str, bytes] = {
    "german.csv": GERMAN.encode("cp1252"),
    "bom.csv": 'Company,Name,Name,Notes,\nA,Åse,"B ""C""","one\ntwo",=1+1\n'.encode("utf-8-sig"),
    "twins.csv": b"company\nAcme Corporation\nAcme Corporatio\nACME CORPORATION\n",
    "cards.vcf": CARDS.encode(),
    "utf16.csv": "Firma;Sted\nBø;Å\n".encode("utf-16"),
    "open.csv": b'Company,City\nA,"Oslo\nB,Bergen\n',
    "wide.csv": b"Company\nA,B,C,D\n",
    "zeros.csv": b"Company,City\nA\x00B,Oslo\n",
    "one.csv": b"x",
    "numbers.csv": b"1,2,3\n4,5,6\n",
    "empty.csv": b"",
    "blank.csv": b" \r\n\r\n",
    "page.xls": b"<html><body><table><tr><td>Company</td></tr></table></body></html>",
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "cut.xlsx": b"PK\x03\x04" + b"\x00" * 50,
    "archive.zip": b"PK\x05\x06" + b"\x00" * 18,
    "bomb.xlsx": _bomb(),
    "locked.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 600,
    "nothing.vcf": b"BEGIN:VCARD\nEND:VCARD\n",
    "only begun.vcf": b"BEGIN:VCARD\n",
    "words.json": b'{"companies": [{"name": "A"}]}',
}
TAKEN = {"german.csv": (2, 1), "bom.csv": (1, 0), "twins.csv": (2, 0), "cards.vcf": (1, 1), "utf16.csv": (1, 0)}


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_taken_or_refused_with_a_sentence(w, tmp_path, name):
    path, begun = tmp_path / name, perf_counter()
    path.write_bytes(FILES[name])
    receipt, sentence = _imported(w, path)
    if receipt is None:
        assert name not in TAKEN
        assert sentence.endswith(".")
    else:
        assert all(problem.sentence() for row in receipt.refused for problem in row.problems)
        assert (receipt.taken, len(receipt.refused)) == TAKEN.get(name, (receipt.taken, len(receipt.refused)))
    assert perf_counter() - begun < 10


def _imported(w, path: Path) -> tuple[Receipt | None, str]:
    """Check and import a file by what is guessed, or tell why that cannot be."""
    try:
        mapping = w.ask(look_at, path).mapping
        foretold = w.ask(check_rows, path, mapping).receipt
        receipt = w.do(run_import, path, mapping)
    except (FileRefused, MapRefused) as refused:
        return None, refused.sentence()
    assert (foretold.taken, foretold.there, foretold.refused) == (receipt.taken, receipt.there, receipt.refused)
    return receipt, ""


@pytest.mark.parametrize("name", ["german.csv", "twins.csv", "cards.vcf", "utf16.csv"])
def test_the_same_file_again_adds_nothing(w, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(FILES[name])
    run: Callable = lambda: w.do(run_import, path, w.ask(look_at, path).mapping)  # noqa: E731
    first, second = run(), run()
    assert first.taken > 0
    assert (second.taken, second.there) == (0, first.taken + first.there)


def test_a_warning_in_a_file_without_the_mandatory_column_is_only_told(w, tmp_path):
    path = tmp_path / "wide.csv"
    path.write_bytes(b"City\nOslo\nBergen\nBodo,more\n")
    mapping = w.ask(look_at, path).mapping
    receipt = w.ask(check_rows, path, mapping).receipt
    assert (receipt.taken, receipt.warnings, len(receipt.refused)) == (0, 1, 3)
