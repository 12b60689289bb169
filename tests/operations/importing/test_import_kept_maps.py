"""Mappings that are kept under a name: offered for the next file, recognised by its headings."""

from dataclasses import replace

import pytest

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.errors import NameIsMissing
from desktop_crm.operations.importing.kept_maps import forget_map, keep_map, kept_maps
from desktop_crm.operations.importing.look import look_at, look_by_name
from desktop_crm.operations.importing.mapping import Column, Existing, MapRefused

COMPANY = RecordKind.COMPANY


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Kunde;Sted;Notat\nA;Oslo;x\n", encoding="utf-8")
    return path


@pytest.fixture
def kept(w, file):
    """A mapping that nobody would guess, kept as "Monthly"."""
    look = w.ask(look_at, file)
    columns = (Column("company.name", ("Kunde",)), Column("company.department", ("Sted",)))
    mapping = replace(look.mapping, columns=columns, existing=Existing.MERGE)
    w.do(keep_map, " Monthly ", mapping, look.headings)
    return mapping


def test_imp2_a_kept_mapping_is_recognised_by_the_headings(w, file, kept):
    look = w.ask(look_at, file)
    assert (look.kept, look.mapping) == ("Monthly", kept)
    file.write_text("NOTAT,Kunde,sted\nx,A,Oslo\n", encoding="utf-8")
    assert w.ask(look_at, file).kept == "", "a heading that is written in another way is no column of the mapping"
    file.write_text("Notat,Kunde,Sted\nx,A,Oslo\n", encoding="utf-8")
    look = w.ask(look_at, file)
    assert (look.kept, look.mapping.reading.delimiter, look.mapping.columns) == ("Monthly", ",", kept.columns)


def test_imp2_other_headings_are_guessed(w, file, kept):
    file.write_text("Kunde;Sted\nA;Oslo\n", encoding="utf-8")
    assert w.ask(look_at, file).kept == ""


def test_a_kept_mapping_is_used_by_name(w, file, kept):
    file.write_text("Kunde;Sted;Mer\nA;Oslo;\n", encoding="utf-8")
    look = w.ask(look_by_name, file, "Monthly")
    assert (look.kept, look.mapping.columns) == ("Monthly", kept.columns)
    file.write_text("Kunde\nA\n", encoding="utf-8")
    with pytest.raises(MapRefused, match="Sted"):
        w.ask(look_by_name, file, "Monthly")


def test_keeping_again_takes_the_place_and_undo_brings_the_old_one_back(w, file, kept):
    w.do(keep_map, "Monthly", replace(kept, columns=kept.columns[:1]), ("Kunde", "Sted", "Notat"))
    assert [one.name for one in w.ask(kept_maps)] == ["Monthly"]
    assert len(w.ask(look_at, file).mapping.columns) == 1
    w.journal.undo()
    assert len(w.ask(look_at, file).mapping.columns) == 2


def test_a_mapping_is_forgotten(w, kept):
    w.do(forget_map, "Monthly")
    assert w.ask(kept_maps) == []


def test_a_mapping_needs_a_name(w, kept):
    with pytest.raises(NameIsMissing):
        w.do(keep_map, "  ", kept, ())
