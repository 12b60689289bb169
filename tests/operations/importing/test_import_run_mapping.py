"""Guessing which column is which field, keeping a mapping as JSON, and the command line that reads it."""

import csv
import json
from dataclasses import replace

import pytest

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Company, Sale, User
from desktop_crm.operations.importing.command import NoSuchUser, import_file, user_at_work
from desktop_crm.operations.importing.look import look_again, look_at, look_by_map
from desktop_crm.operations.importing.map_json import from_json, to_json
from desktop_crm.operations.importing.mapping import (
    Column,
    ImportMap,
    MapFault,
    MapRefused,
    Missing,
    check_map,
)
from desktop_crm.operations.importing.refused import disarmed, write_refused
from desktop_crm.operations.importing.source import Reading
from desktop_crm.operations.importing.targets import fields_for
from desktop_crm.operations.importing.words import guess_columns, guess_record, words_of

COMPANY, PERSON, USER, SALE, PRODUCT = (RecordKind(kind) for kind in ("company", "person", "user", "sale", "product"))
MAP = ImportMap(
    SALE, Reading(delimiter=";", decimal=","),
    (Column("sale.title", ("product", "account")), Column("sale.company", ("account",), Missing.EMPTY)),
    {"sale.source": "Fair"}, {"Closed": "sold"},
)  # fmt: skip


# --- guessing --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record", "headings"),
    [
        (COMPANY, ("account", "sector", "office_location", "subsidiary_of")),
        (COMPANY, ("Firmanavn", "Org.nr.", "Postnummer", "Poststed")),
        (PERSON, ("Vorname", "Nachname", "Firma", "E-Mail-Adresse")),
        (USER, ("sales_agent", "manager", "regional_office")),
        (SALE, ("opportunity_id", "sales_agent", "product", "account", "deal_stage", "close_date", "close_value")),
        (SALE, ("Vertriebschance", "Verkäufer", "Produkt", "Firma", "Phase", "Umsatz in €")),
    ],
)
def test_imp2_what_a_file_holds_is_guessed_by_its_headings(record, headings):
    assert guess_record(headings) is record


def test_imp2_headings_are_known_in_three_languages_and_many_spellings():
    headings = ("Vertriebschance", "Verkäufer", "Firma", "Phase", "Eröffnet am", "Abschluß am", "Umsatz in €", "Rabatt")
    assert guess_columns(SALE, headings) == {
        "sale.number": "Vertriebschance", "sale.owner": "Verkäufer", "sale.company": "Firma", "sale.status": "Phase",
        "sale.registered_at": "Eröffnet am", "sale.sale_date": "Abschluß am", "sale.amount": "Umsatz in €",
    }  # fmt: skip
    assert guess_columns(COMPANY, ("E-mail", "e_mail")) == {"company.email": "E-mail"}


def test_names_in_parts_win_over_a_full_name():
    found = guess_columns(PERSON, ("Name", "First name", "Last name"))
    assert found == {"person.first_name": "First name", "person.last_name": "Last name"}


@pytest.mark.parametrize("record", [COMPANY, PERSON, USER, SALE, PRODUCT])
def test_every_field_is_known_by_its_label_and_by_a_word_of_norwegian(record):
    for key in fields_for(record):
        assert len(words_of(key)) >= 2, key


# --- JSON ------------------------------------------------------------------------------------------------------------


def test_a_mapping_is_the_same_after_it_was_kept():
    assert from_json(to_json(MAP), SALE, Reading()) == MAP
    assert from_json(to_json(MAP), None, Reading()) == MAP


def test_what_a_mapping_leaves_out_is_guessed_or_usual():
    told = from_json('{"columns": [{"field": "company", "from": "Kunde"}]}', SALE, Reading(delimiter="|"))
    assert told.reading.delimiter == "|"
    assert told.columns == (Column("sale.company", ("Kunde",), Missing.CREATE),)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"version": 2}, MapFault.NEWER_VERSION),
        ({"record": "company"}, MapFault.OTHER_RECORD),
        ({"columns": 5}, MapFault.NOT_JSON),
        ({"columns": [{"field": "title"}]}, MapFault.NOT_JSON),
        ({"columns": [{"field": "colour", "from": "a"}]}, MapFault.UNKNOWN_FIELD),
        ({"columns": [{"field": "company", "from": "a", "missing": "guess"}]}, MapFault.UNKNOWN_WORD),
        ({"existing": "overwrite"}, MapFault.UNKNOWN_WORD),
        ({"match": "colour"}, MapFault.UNKNOWN_WORD),
        ({"match": 5}, MapFault.NOT_JSON),
        ({"reading": {"decimal": "x"}}, MapFault.UNKNOWN_WORD),
        ({"reading": {"heading_row": "one"}}, MapFault.NOT_JSON),
        ({"reading": {"colour": "red"}}, MapFault.UNKNOWN_WORD),
        ({"constants": []}, MapFault.NOT_JSON),
    ],
)
def test_a_mapping_that_is_not_right_is_refused_with_a_sentence(change, fault):
    text = json.dumps({**json.loads(to_json(MAP)), **change})
    with pytest.raises(MapRefused) as refused:
        from_json(text, SALE, Reading())
    assert refused.value.fault is fault
    assert refused.value.sentence().endswith(".")


def test_text_that_is_no_json_is_refused():
    with pytest.raises(MapRefused, match="not_json"):
        from_json("{", SALE, Reading())


@pytest.mark.parametrize(
    ("columns", "fault"),
    [
        ((Column("sale.title", ("a",)), Column("sale.title", ("b",))), MapFault.TWICE),
        ((Column("sale.title", ("a",)), Column("sale.amount", ("a", "b"))), MapFault.ONE_COLUMN_ONLY),
        ((Column("sale.title", ("a",)), Column("sale.currency", ("b",), Missing.CREATE)), MapFault.NOT_CREATED),
        ((Column("sale.title", ("a",)), Column("sale.weighted_amount", ("b",))), MapFault.UNKNOWN_FIELD),
        ((Column("sale.title", ()),), MapFault.UNKNOWN_COLUMN),
        ((Column("sale.amount", ("a",)),), MapFault.FIELD_MISSING),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused(columns, fault):
    with pytest.raises(MapRefused) as refused:
        check_map(ImportMap(SALE, Reading(), columns), ("a", "b"))
    assert refused.value.fault is fault


# --- looking ---------------------------------------------------------------------------------------------------------


def test_another_way_of_reading_keeps_the_fields_of_columns_that_stay(w, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Company;City\nA;Oslo\n", encoding="utf-8")
    look = w.ask(look_at, path)
    chosen = replace(look.mapping, columns=look.mapping.columns[:1])
    assert (
        w.ask(look_again, path, replace(look.mapping.reading, date_order="ymd"), chosen).mapping.columns
        == chosen.columns
    )
    by_comma = w.ask(look_again, path, replace(look.mapping.reading, delimiter=","), chosen)
    assert by_comma.headings == ("Company;City",)


def test_a_kept_mapping_is_used_again(w, tmp_path):
    path, kept = tmp_path / "list.csv", tmp_path / "map.json"
    path.write_text("Kunde;Sted\nA;Oslo\n", encoding="utf-8")
    mapping = ImportMap(COMPANY, Reading(delimiter=";"), (Column("company.name", ("Kunde",)),))
    kept.write_text(to_json(mapping), encoding="utf-8")
    assert w.ask(look_by_map, path, kept).mapping == mapping
    kept.write_text(to_json(replace(mapping, columns=(Column("company.name", ("Firma",)),))), encoding="utf-8")
    with pytest.raises(MapRefused, match="Firma"):
        w.ask(look_by_map, path, kept)


# --- refused rows ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("=1+1", "'=1+1"), ("+cmd", "'+cmd"), ("-2+3", "'-2+3"), ("@sum", "'@sum"), ("\tx", "'\tx"),
        ("-1.234,50", "-1.234,50"), ("+47 22 51 00 00", "+47 22 51 00 00"), (-5, "-5"), ("plain", "plain"), ("", ""),
    ],
)  # fmt: skip
def test_no_cell_of_the_refused_rows_runs_as_a_formula(cell, text):
    assert disarmed(cell) == text


def test_refused_rows_can_be_mended_and_imported(w, imported, tmp_path):
    receipt = imported("Company;Stop;Note\n=Nord;perhaps;Line\nSør;no;\n", COMPANY)
    out = tmp_path / "refused.csv"
    write_refused(out, receipt, ";")
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert rows == [
        ["Company", "Stop", "Note", "Reason"],
        ["'=Nord", "perhaps", "Line", "Stop: “perhaps” is neither yes nor no."],
    ]


# --- the command line ------------------------------------------------------------------------------------------------


@pytest.fixture
def command(w, tmp_path):
    """Run the import command over a text and a map."""
    w.proving = False

    def run(text, told, record="sale", refused=None):
        path, map_path = tmp_path / "list.csv", tmp_path / "map.json"
        path.write_text(text, encoding="utf-8")
        map_path.write_text(told if isinstance(told, str) else json.dumps(told), encoding="utf-8")
        return import_file(w.file, w.journal, w.user_id, path, record, map_path, refused)

    return run


SALES = {"columns": [{"field": "title", "from": "Deal"}, {"field": "company", "from": "Customer"}]}


def test_the_command_imports_and_says_what_became_of_the_file(w, command, capsys):
    assert command("Deal;Customer\nPrinters;Nord\n", SALES) == 0
    told = capsys.readouterr()
    assert told.out.startswith("Sales imported: 1 of 1 rows, in ")
    assert "New companies: 1." in told.out
    assert told.err == ""
    assert [row.title for row in w.rows(Sale)] == ["Printers"]


def test_the_command_tells_refused_rows_and_writes_them(w, command, tmp_path, capsys):
    out = tmp_path / "refused.csv"
    assert command("Deal;Customer\n;Nord\nToner;Nord\n", SALES, refused=out) == 2
    told = capsys.readouterr()
    assert told.err == "Row 2: Deal: A value is required here.\n"
    assert "Refused: 1." in told.out
    assert out.read_text("utf-8-sig").splitlines()[1] == ";Nord;Deal: A value is required here."
    assert len(w.rows(Company)) == 1


def test_the_command_refuses_a_file_or_mapping_and_writes_nothing(w, command, tmp_path, capsys):
    assert command("Deal;Customer\nA;B\n", "{") == 1
    assert command("Title;Customer\nA;B\n", SALES) == 1
    assert command("<html></html>", SALES) == 1
    assert import_file(w.file, w.journal, w.user_id, tmp_path / "list.csv", "sale", tmp_path / "none.json", None) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[1] == "The file has no column named Deal."
    assert len(lines) == 4
    assert all(line.endswith(".") for line in lines)
    assert w.rows(Sale) == []


def test_imp13_the_command_backs_up_a_file_that_is_not_empty(command, capsys):
    command("Deal;Customer\nA;B\n", SALES)
    command("Deal;Customer\nC;D\n", SALES)
    assert capsys.readouterr().out.count("A backup from before the import: ") == 1


def test_a_retired_namesake_stands_behind(w):
    w.do(_add_users)
    ids = {row.name: row.id for row in w.rows(User)}
    assert w.ask(user_at_work, "zz") == ids["New"]
    assert w.ask(user_at_work, None) == w.user_id
    with pytest.raises(NoSuchUser):
        w.ask(user_at_work, "")


def _add_users(session):
    session.add_all([User(name="Old", initials="ZZ", retired=True), User(name="New", initials="ZZ")])


_add_users.label = "Add users"
