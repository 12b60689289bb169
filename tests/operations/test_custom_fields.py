"""User-defined fields: eight types, in the catalogue like any other field (domain: sale, section 16)."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from desktop_crm.models.catalogue import CATALOGUE, define
from desktop_crm.models.enums import CustomKind, RecordKind
from desktop_crm.models.everything import ListItem, Sale
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.custom_fields import (
    change_field,
    change_field_type,
    define_field,
    defined_fields,
    filled_in,
    rank_fields,
    set_field_deleted,
    tell_catalogue,
)
from desktop_crm.operations.errors import FieldHasValues, NameIsMissing, NameIsTaken, TooManyInFront, ValueNotTaken
from desktop_crm.operations.reading import ids_of, rows_of
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.selections.listing import Listing, Order
from tests.factories import Workbench, sale

SALE = RecordKind.SALE
VALUES: dict[CustomKind, Any] = {
    CustomKind.WHOLE_NUMBER: 42,
    CustomKind.SHORT_TEXT: "Øst",
    CustomKind.LONG_TEXT: "x" * 199,
    CustomKind.DATE: date(2026, 2, 28),
    CustomKind.UNLIMITED_DATE: date(1814, 5, 17),
    CustomKind.CHECK_BOX: True,
    CustomKind.DECIMAL: 2_500_000,
}


@pytest.fixture(autouse=True)
def no_fields_left() -> Iterator[None]:
    yield
    define(())


def defined(w: Workbench, kind: CustomKind, label: str = "Region", **more: Any) -> str:
    id = w.do(define_field, SALE, kind, label, **more)
    w.ask(tell_catalogue)
    return f"x{id}"


@pytest.mark.parametrize("kind", VALUES)
def test_section16_a_value_of_each_type_is_saved_shown_and_undone(w: Workbench, kind: CustomKind) -> None:
    name = defined(w, kind)
    w.proving = True
    id = sale(w, **{name: VALUES[kind]})
    assert w.row(SALE, id)[name] == VALUES[kind]
    assert w.ask(rows_of, SALE, [f"sale.{name}"], [id])[id].values == (VALUES[kind],)
    w.do(FORMS[SALE].edit, id, {name: None})
    assert w.row(SALE, id)[name] is None


def test_section16_a_list_has_lines_of_its_own(w: Workbench) -> None:
    name = defined(w, CustomKind.LIST)
    line, _other = w.do(_add_lines, name)
    id = sale(w, **{name: line})
    assert CATALOGUE[f"sale.{name}"].kind is Kind.CHOICE
    assert w.ask(rows_of, SALE, [f"sale.{name}"], [id])[id].values == ("East",)
    assert [choice.label for choice in w.ask(FORMS[SALE].choices, w.row(SALE, id), name)] == ["East", "West"]
    with pytest.raises(ValueNotTaken):
        w.do(FORMS[SALE].edit, id, {name: w.ids["Best price"]})


def _add_lines(session: Any, name: str) -> list[int]:
    lines = [ListItem(list_name=name, name=text, rank=rank) for rank, text in enumerate(("East", "West"))]
    session.add_all(lines)
    session.flush()
    return [line.id for line in lines]


_add_lines.label = "Add lines"  # type: ignore[attr-defined]


def test_section16_other_values_stay_when_one_changes(w: Workbench) -> None:
    first, second = defined(w, CustomKind.SHORT_TEXT, "A"), defined(w, CustomKind.WHOLE_NUMBER, "B")
    id = sale(w, **{first: "one", second: 2})
    w.do(FORMS[SALE].edit, id, {second: 3})
    assert (w.row(SALE, id)[first], w.row(SALE, id)[second]) == ("one", 3)


def test_section16_a_list_is_sorted_by_a_defined_field(w: Workbench) -> None:
    name = defined(w, CustomKind.WHOLE_NUMBER)
    late, none, early = sale(w, **{name: 10}), sale(w), sale(w, **{name: 9})
    listing = Listing(SALE, "sales.all", order=(Order(f"sale.{name}"),))
    assert list(w.ask(ids_of, listing)) == [early, late, none]


@pytest.mark.parametrize(
    ("kind", "value"), [(CustomKind.SHORT_TEXT, "x" * 40), (CustomKind.LONG_TEXT, "x" * 200), (CustomKind.DATE, "soon")]
)
def test_section16_a_value_that_does_not_fit_is_refused(w: Workbench, kind: CustomKind, value: Any) -> None:
    name = defined(w, kind)
    with pytest.raises(ValueNotTaken):
        sale(w, **{name: value})


def test_section16_at_most_three_stand_in_front(w: Workbench) -> None:
    for label in "ABC":
        w.do(define_field, SALE, CustomKind.CHECK_BOX, label, front=True)
    with pytest.raises(TooManyInFront):
        w.do(define_field, SALE, CustomKind.CHECK_BOX, "D", front=True)
    fourth = w.do(define_field, SALE, CustomKind.CHECK_BOX, "D")
    with pytest.raises(TooManyInFront):
        w.do(change_field, fourth, "D", "", True)
    w.do(define_field, RecordKind.COMPANY, CustomKind.CHECK_BOX, "A", front=True)


def test_sd7_a_deleted_field_is_hidden_and_its_values_come_back_with_it(w: Workbench) -> None:
    name = defined(w, CustomKind.SHORT_TEXT)
    id = sale(w, **{name: "kept"})
    field = w.ask(defined_fields, SALE)[0]
    w.do(set_field_deleted, field.id, True)
    w.ask(tell_catalogue)
    assert f"sale.{name}" not in list(CATALOGUE)
    w.do(set_field_deleted, field.id, False)
    w.ask(tell_catalogue)
    assert w.row(SALE, id)[name] == "kept"


def test_fields_are_ranked_renamed_and_need_a_name(w: Workbench) -> None:
    first, second = (w.do(define_field, SALE, CustomKind.SHORT_TEXT, label) for label in ("A", "B"))
    w.proving = True
    w.do(rank_fields, [second, first])
    w.do(change_field, first, " Area ", "Where it is", False)
    assert [(f.label, f.description) for f in w.ask(defined_fields, SALE)] == [("B", ""), ("Area", "Where it is")]
    with pytest.raises(NameIsMissing):
        w.do(define_field, SALE, CustomKind.SHORT_TEXT, "  ")


def test_a_name_is_given_once_to_a_kind_of_record(w: Workbench) -> None:
    first, second = (w.do(define_field, SALE, CustomKind.SHORT_TEXT, label) for label in ("Region", "Area"))
    w.do(define_field, RecordKind.COMPANY, CustomKind.SHORT_TEXT, "Region")
    with pytest.raises(NameIsTaken):
        w.do(define_field, SALE, CustomKind.SHORT_TEXT, "REGION")
    with pytest.raises(NameIsTaken):
        w.do(change_field, second, "region", "", False)
    w.do(set_field_deleted, first, True)
    w.do(change_field, second, "Region", "", False)
    with pytest.raises(NameIsTaken):
        w.do(set_field_deleted, first, False)


def test_section16_the_type_changes_until_a_record_has_a_value(w: Workbench) -> None:
    name = defined(w, CustomKind.SHORT_TEXT)
    id, w.proving = int(name[1:]), True
    w.do(change_field_type, id, CustomKind.WHOLE_NUMBER)
    w.ask(tell_catalogue)
    held = sale(w, **{name: 7})
    assert w.ask(filled_in, SALE) == {id: 1}
    with pytest.raises(FieldHasValues):
        w.do(change_field_type, id, CustomKind.SHORT_TEXT)
    w.do(FORMS[SALE].edit, held, {name: None})
    assert w.ask(filled_in, SALE) == {id: 0}
    w.do(change_field_type, id, CustomKind.DATE)
    assert w.ask(defined_fields, SALE)[0].kind is CustomKind.DATE


def test_sd7_a_field_comes_back_behind_three_that_stand_in_front(w: Workbench) -> None:
    first = w.do(define_field, SALE, CustomKind.CHECK_BOX, "A", front=True)
    w.do(set_field_deleted, first, True)
    for label in "BCD":
        w.do(define_field, SALE, CustomKind.CHECK_BOX, label, front=True)
    w.do(set_field_deleted, first, False)
    assert [field.front for field in w.ask(defined_fields, SALE)] == [False, True, True, True]


def test_undo_takes_a_field_and_its_values_back(w: Workbench) -> None:
    before = w.rows(Sale)
    name = defined(w, CustomKind.SHORT_TEXT)
    sale(w, **{name: "East"})
    for _ in range(2):
        w.journal.undo()
    assert (w.rows(Sale), w.ask(defined_fields, SALE)) == (before, [])
