"""Text of any kind is kept exactly as it is, or refused with its field; it never harms the file."""

import csv
import random
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Company
from desktop_crm.operations.checks import LONGEST_TEXT
from desktop_crm.operations.errors import ValueNotTaken
from desktop_crm.operations.importing.mapping import ImportMap, MapRefused
from desktop_crm.operations.importing.problems import FileRefused
from desktop_crm.operations.importing.run import run_import
from desktop_crm.operations.importing.source import guess, open_source
from desktop_crm.operations.importing.words import guess_map
from desktop_crm.operations.reading import find_by_name
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.storage.integrity import integrity_check
from tests.factories import Workbench, bench, company
from tests.reliability.conftest import Trials

KEPT = [
    "O'Brien \"Quote\" `tick`", "50 % _under_ \\back\\", "'; DROP TABLE company; --", "=cmd|' /C calc'!A0", "+47 @x -1",
    "<img src=x onerror=alert(1)>", "<b>bold</b> &amp; &lt;", "../../etc/passwd", "javascript:alert(1)",
    "{0} %s {name}", "😀👩‍👩‍👧‍👦🏳️‍🌈", "שלום עולם مرحبا", "\u202eevitpircs\u202c", "e\u0301 n\u0303 Z\u0351\u036b",
    "İıſß ŒÆØÅ",
    "NULL", "NaN", "0x10", "a\u200bb\ufeffc", "\U0010ffff", "hel\" AND NEAR( * col:x", "𝕬𝖑𝖑 fullwidth Ａ",
]  # fmt: skip
REFUSED = ["a\x00b", "a\ud800b", "\udfff", "a\x1b[31m", "x\x07"]
COMPANY = RecordKind.COMPANY


@pytest.fixture
def w(tmp_path: Path) -> Iterator[Workbench]:
    with bench(tmp_path) as made:
        yield made


def test_hostile_text_is_kept_exactly_and_found_again(w: Workbench, trials: Trials) -> None:
    pieces, texts = random.Random(17), list(KEPT)
    for trial in trials(len(KEPT)):
        text = texts[trial] if trial < len(texts) else " ".join(pieces.sample(KEPT, 3))
        id = company(w, text, note=text)
        row = w.row(COMPANY, id)
        trials.hold((row["name"], row["note"]) == (text, text), f"{text!a} came back as {row['name']!a}")
        hits = w.ask(find_by_name, COMPANY, text, limit=1_000)
        trials.hold(id in [hit.id for hit in hits], f"{text!a} is not found")
    trials.hold(integrity_check(w.file.path).whole, integrity_check(w.file.path))


def test_hostile_text_can_be_undone_and_redone(w: Workbench, trials: Trials) -> None:
    id = company(w)
    before = w.snapshot()
    for trial in trials(len(KEPT)):
        text = KEPT[trial % len(KEPT)]
        w.do(FORMS[COMPANY].edit, id, {"name": text, "note": f"{text}\n{trial}"})
        after = w.snapshot()
        w.journal.undo()
        trials.hold(w.snapshot() == before, f"undo of {text!a}")
        w.journal.redo()
        trials.hold(w.snapshot() == after, f"redo of {text!a}")
        w.journal.undo()


def test_text_that_cannot_be_kept_is_refused_with_its_field(w: Workbench, trials: Trials) -> None:
    before = w.snapshot()
    for trial in trials(len(REFUSED)):
        for name in ("name", "note"):
            with pytest.raises(ValueNotTaken) as refused:
                company(w, **{"name": "Alfa", name: REFUSED[trial % len(REFUSED)]})
            trials.hold(refused.value.field.key == f"company.{name}", refused.value.field.key)
    trials.hold(w.snapshot() == before, "something was written")


def test_a_megabyte_is_kept_and_more_is_refused(w: Workbench, trials: Trials) -> None:
    for _ in trials(1):
        text = "Å😀" * (LONGEST_TEXT // 2)
        id = company(w, note=text)
        trials.hold(w.row(COMPANY, id)["note"] == text, "not the same")
        with pytest.raises(ValueNotTaken):
            company(w, note=text + "x")
        w.journal.undo()
        w.journal.redo()
        trials.hold(w.row(COMPANY, id)["note"] == text, "not the same after redo")


def test_hostile_rows_are_imported_exactly_or_refused(w: Workbench, tmp_path: Path, trials: Trials) -> None:
    for trial in trials(1):
        path = tmp_path / f"list {trial}.csv"
        names = [f"{text} {trial}" for text in KEPT]
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(["Company name", "Note"])
            writer.writerows([name, f"{name}\nsecond line"] for name in names)
        receipt = w.do(run_import, path, _mapping(path))
        stored = {row.name: row.note for row in w.rows(Company)}
        for name in names:
            trials.hold(stored.get(name) == f"{name}\nsecond line", f"{name!a} is not there")
        trials.hold(receipt.taken == len(names), receipt)
    trials.hold(integrity_check(w.file.path).whole, integrity_check(w.file.path))


def test_random_bytes_as_a_file_to_import_never_harm(w: Workbench, tmp_path: Path, trials: Trials) -> None:
    chance = random.Random(18)
    for trial in trials(10):
        path = tmp_path / f"noise {trial}{chance.choice(['.csv', '.xlsx', '.txt'])}"
        heading = chance.choice([b"", b"Company name,Note\n", b"Company name;Note\r\n", b"PK\x03\x04"])
        path.write_bytes(heading + chance.randbytes(chance.randrange(3_000)))
        with suppress(FileRefused, MapRefused):
            w.do(run_import, path, _mapping(path))
        trials.hold(integrity_check(w.file.path).whole, integrity_check(w.file.path))
        for row in w.rows(Company):
            trials.hold("\x00" not in row.name and row.name.isprintable(), f"{row.name!a}")


def _mapping(path: Path) -> ImportMap:
    reading = guess(path)
    return guess_map(COMPANY, reading, open_source(path, reading).headings)
