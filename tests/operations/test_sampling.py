"""Where few records fit, they are gathered and sorted; the list is the same either way."""

from collections.abc import Iterator

import pytest
from sqlalchemy import ColumnElement, insert, select
from sqlalchemy.orm import Session

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Company, ContactRow, Sale
from desktop_crm.operations import reading, sampling
from desktop_crm.operations.reading import ids_of
from desktop_crm.operations.step import verb
from desktop_crm.selections.criteria import Line, sets
from desktop_crm.selections.listing import Listing, Order
from desktop_crm.selections.operators import Operator as O
from tests import factories
from tests.factories import Workbench

COUNT = 30_000
CODE = Line("company.code", O.EXACTLY, ("3",))


@verb("Register many")
def register_many(session: Session) -> None:
    session.execute(
        insert(Company),
        [{"name": f"Company {number * 7919 % COUNT}", "code": str(number % 10)} for number in range(COUNT)],
    )


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with factories.bench(tmp_path_factory.mktemp("many")) as workbench:
        workbench.do(register_many, label="Register many")
        yield workbench


@pytest.mark.parametrize(
    ("condition", "few"),
    [
        (Company.code == "3", True),
        (Company.code.in_(["1", "2", "3"]), True),
        (Company.code < "5", False),
        (Company.name.like("%"), False),
        (Company.id.in_(select(Sale.company_id)), False),
    ],
    ids=["a tenth", "three tenths", "half", "all", "not without looking through others"],
)
def test_a_sample_tells_whether_few_records_fit(many: Workbench, condition: ColumnElement[bool], few: bool) -> None:
    assert many.ask(sampling.fits_few, Company, condition) == few


def test_of_companies_and_persons_together_no_sample_is_taken(many: Workbench) -> None:
    assert not many.ask(sampling.fits_few, ContactRow, ContactRow.id == -1)


def test_of_a_small_table_no_sample_is_taken(many: Workbench) -> None:
    assert not many.ask(sampling.fits_few, Sale, Sale.id == 1)


@pytest.mark.parametrize(
    "order",
    [(), (Order("company.name", True),), (Order("company.code"), Order("company.name")), (Order("company.city"),)],
)
def test_gathered_or_walked_over_the_list_is_the_same(
    many: Workbench, order: tuple[Order, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Listing(RecordKind.COMPANY, "find", order=order, criteria=sets(RecordKind.COMPANY, (CODE,)))
    gathered = many.ask(ids_of, asked)
    monkeypatch.setattr(reading, "fits_few", lambda *_asked: False)
    assert (many.ask(ids_of, asked), len(gathered)) == (gathered, COUNT // 10)


def test_what_is_gathered_is_not_walked_over(many: Workbench) -> None:
    with many.reading() as session:
        statement = select(Company.id).order_by(sampling.gathered(Company.sort_key))
        assert str(statement.compile(session.get_bind())).endswith("ORDER BY + company.sort_key")
