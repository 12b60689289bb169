"""Refusals carry facts, as dataclasses would."""

import pytest

from desktop_crm.operations.errors import ExportFailed, NothingChosen, RecordIsGone, Refused, SaleIsOpen


def test_a_refusal_tells_the_facts_that_its_class_names() -> None:
    gone = RecordIsGone("sale", id=7)
    assert (gone.record, gone.id) == ("sale", 7)
    assert repr(gone) == "RecordIsGone(record='sale', id=7)"
    assert isinstance(gone, Refused)


def test_refusals_with_the_same_facts_are_equal() -> None:
    assert RecordIsGone("sale", 7) == RecordIsGone(record="sale", id=7)
    assert len({RecordIsGone("sale", 7), RecordIsGone("sale", 7), RecordIsGone("sale", 8)}) == 2
    assert SaleIsOpen("Printers") != NothingChosen()


@pytest.mark.parametrize(
    ("given", "named"), [((), {}), (("full",), {}), (("full", "a", "b"), {}), (("full", "a"), {"path": "b"})]
)
def test_a_refusal_takes_neither_too_little_nor_too_much(given: tuple[str, ...], named: dict[str, str]) -> None:
    with pytest.raises(TypeError, match=r"ExportFailed is told reason, path"):
        ExportFailed(*given, **named)
