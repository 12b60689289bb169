"""The catalogue: every field of every kind of record can be read, shown and sorted by, and leads where it says."""

import re
from collections.abc import Iterator
from contextlib import closing

import pytest
from sqlalchemy import inspect, select
from sqlalchemy.orm import Session, aliased

from desktop_crm.models.catalogue import CATALOGUE, attribute_of, class_of, fields_of, target_class
from desktop_crm.models.clock import Clock
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.kinds import Kind
from tests.factories import data_file

KEYS = list(CATALOGUE)
of_each_kind = pytest.mark.parametrize("record", RecordKind)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Reads one empty file for all."""
    path = tmp_path_factory.mktemp("catalogue") / "empty.dcrm"
    with closing(data_file(path, Clock())) as file, file.reading() as reading:
        yield reading


def test_the_catalogue_holds_every_kind_of_record() -> None:
    assert {key.partition(".")[0] for key in KEYS} == set(RecordKind)
    assert len(KEYS) == len(set(KEYS)) == len(CATALOGUE)
    with pytest.raises(KeyError):
        CATALOGUE["sale.nothing"]


@of_each_kind
def test_a_field_is_known_by_its_key(record: RecordKind, subtests: pytest.Subtests) -> None:
    for key, entry in fields_of(record).items():
        with subtests.test(key):
            assert CATALOGUE[key] == entry
            assert entry.key == key
            assert key == f"{record}.{entry.name.removesuffix('_id')}"
            assert entry.entity is class_of(record)
            assert entry.label == entry.label.strip() != ""


@of_each_kind
def test_a_field_can_be_read_shown_and_sorted_by_also_through_an_alias(
    record: RecordKind, session: Session, subtests: pytest.Subtests
) -> None:
    for key, entry in fields_of(record).items():
        for entity in (entry.entity, aliased(entry.entity)):
            with subtests.test(key):
                found = select(entry.value(entity), entry.shown(entity)).order_by(entry.order(entity))
                assert session.execute(found.select_from(entity)).all() == []


@of_each_kind
def test_a_field_says_what_belongs_to_its_kind(record: RecordKind, subtests: pytest.Subtests) -> None:
    for key, entry in fields_of(record).items():
        with subtests.test(key):
            assert (entry.target is not None) == entry.kind.named
            assert (entry.words is not None) == (entry.kind is Kind.WORD)
            assert not entry.currency or entry.kind is Kind.MONEY
            if entry.kind.refers:
                assert hasattr(target_class(entry), target_class(entry).__label__)
            if entry.currency:
                assert CATALOGUE[f"{record}.{entry.currency.removesuffix('_id')}"].target == "currency"
            if entry.compute:
                assert not entry.editable


@of_each_kind
def test_a_stored_field_can_be_left_out_unless_it_is_required(record: RecordKind, subtests: pytest.Subtests) -> None:
    for key, entry in fields_of(record).items():
        if entry.compute is None:
            with subtests.test(key):
                (column,) = inspect(entry.entity).column_attrs[attribute_of(entry).key].columns
                assert column.nullable or column.default is not None or entry.required
                refers = entry.kind.refers and record != RecordKind.CONTACT  # a view has no foreign keys
                assert bool(column.foreign_keys) == refers
                assert not (column.info.get("derived") and entry.editable)


@of_each_kind
def test_fields_stand_in_the_order_of_their_class(record: RecordKind) -> None:
    keys = list(fields_of(record))
    assert all(re.fullmatch(rf"{record.value}\.[a-z_]+", key) for key in keys)
    labels = [CATALOGUE[key].label for key in keys]
    assert len(labels) == len(set(labels)), "two fields of a record with one label"
