"""What stands in a new file."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from desktop_crm.models.clock import FixedClock
from desktop_crm.models.enums import DurationUnit, FollowUpForm, ListName
from desktop_crm.models.everything import (
    Currency,
    FollowUpType,
    ListItem,
    Preference,
    SaleType,
    SaleTypeStage,
    Stage,
    User,
    UserGroup,
)
from desktop_crm.models.folding import sort_key
from desktop_crm.operations.first_start import Language, default_lists, prepare
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.journal import Journal


@pytest.fixture(params=["en", "nb"])
def language(request: pytest.FixtureRequest) -> Language:
    return request.param


@pytest.fixture
def file(tmp_path: Path, language: Language) -> Iterator[DataFile]:
    opened = DataFile.open(tmp_path / "new.dcrm", FixedClock(datetime(2026, 6, 10, 12, tzinfo=UTC)))
    prepare(Journal(opened), language, "Kari Ødegård", "KØ")
    yield opened
    opened.close()


@pytest.fixture
def session(file: DataFile) -> Iterator[Session]:
    with file.reading() as reading:
        yield reading


def names(session: Session, list_name: ListName) -> list[str]:
    return list(session.scalars(select(ListItem.name).where(ListItem.list_name == list_name).order_by(ListItem.rank)))


def preference(session: Session, name: str):
    return json.loads(session.scalars(select(Preference.value).where(Preference.name == name)).one())


def test_every_entry_is_named_in_both_languages():
    told = default_lists()
    named = ("stages", "sale_types", "follow_up_types", "currencies", "user_groups", "countries")
    entries = [entry for rows in told["lists"].values() for entry in rows]
    entries += [entry for name in named for entry in told[name]]
    assert all(entry[language].strip() == entry[language] != "" for entry in entries for language in ("en", "nb"))


def test_every_plain_list_is_filled_and_no_name_stands_twice(session: Session):
    for list_name in ListName:
        found = names(session, list_name)
        assert len(found) >= 2, list_name
        assert len(found) == len(set(found)), list_name


def test_sc37_stages_and_probabilities(session: Session, language: Language):
    wanted = {
        "en": ["Lead", "First meeting", "Proposal", "Second meeting", "Short list", "Verbal acceptance"],
        "nb": ["Lead", "Første møte", "Sendt tilbud", "Andre møte", "Sluttforhandlinger", "Muntlig aksept"],
    }
    found = session.execute(select(Stage.name, Stage.probability).order_by(Stage.rank)).all()
    assert found == list(zip(wanted[language], [100, 2000, 3000, 5000, 8000, 9000], strict=True))


def test_sc21_sale_types_have_an_estimated_time_and_rising_stages(session: Session):
    types = session.scalars(select(SaleType).order_by(SaleType.rank)).all()
    assert all(kind.duration > 0 and kind.duration_unit in set(DurationUnit) and kind.category_id for kind in types)
    walked = {
        kind.id: session.scalars(
            select(Stage.probability)
            .join(SaleTypeStage, SaleTypeStage.stage_id == Stage.id)
            .where(SaleTypeStage.sale_type_id == kind.id)
            .order_by(SaleTypeStage.rank)
        ).all()
        for kind in types
    }
    assert [len(stages) for stages in walked.values()] == [6, 4, 2, 0]
    assert all(list(stages) == sorted(set(stages)) for stages in walked.values())


def test_norway_stands_first_and_the_others_by_name(session: Session, language: Language):
    found = names(session, ListName.COUNTRY)
    assert found[0] == {"en": "Norway", "nb": "Norge"}[language]
    assert len(found) == 200
    assert found[1:] == sorted(found[1:], key=sort_key)


def test_countries_have_their_own_codes(session: Session):
    codes = session.scalars(select(ListItem.code).where(ListItem.list_name == ListName.COUNTRY)).all()
    assert len(set(codes)) == len(codes)
    assert all(len(code) == 2 and code.isupper() for code in codes)


def test_lead1_potential_customers_are_a_group_of_categories(session: Session, language: Language):
    potential = select(ListItem.name).where(ListItem.group_key == "potential_customer").order_by(ListItem.rank)
    assert (
        session.scalars(potential).all()
        == {
            "en": ["Lead", "Prospect", "Opportunity"],
            "nb": ["Lead", "Prospekt", "Salgsmulighet"],
        }[language]
    )


def test_fu1_fu2_follow_up_types_of_each_form(session: Session):
    found = session.execute(select(FollowUpType.form, FollowUpType.duration)).all()
    assert {form for form, _ in found} == set(FollowUpForm)
    assert {(form, minutes) for form, minutes in found} == {("meeting", 60), ("call", 15), ("to_do", 0)}


def test_cu2_base_currency_is_worth_itself_and_stands_first(session: Session, language: Language):
    first = session.scalars(select(Currency).order_by(Currency.rank)).first()
    assert (first.name, first.unit, first.rate) == ({"en": "EUR", "nb": "NOK"}[language], 1, 1_000_000)
    assert preference(session, "base_currency_id") == preference(session, "default_currency_id") == first.id


def test_cu6_two_hundred_swedish_are_206_40_norwegian(session: Session, language: Language):
    if language == "nb":
        sek = session.scalars(select(Currency).where(Currency.name == "SEK")).one()
        assert 20_000 * sek.rate // (sek.unit * 1_000_000) == 20_640


def test_currency_use_is_on(session: Session):
    assert preference(session, "use_currency") is True


def test_the_first_user_is_ready_to_work(session: Session, language: Language):
    user = session.scalars(select(User)).one()
    assert (user.name, user.initials, user.sort_key) == ("Kari Ødegård", "KØ", "kari {bdeg{crd")
    assert session.get(UserGroup, user.group_id).name == {"en": "Sales", "nb": "Salg"}[language]


def test_setting_up_cannot_be_undone(file: DataFile, session: Session):
    journal = Journal(file)
    assert journal.next_undo() is None
    assert journal.undo() is None
    assert session.scalar(text("SELECT count(*) FROM change")) == 0


def test_writes_are_recorded_again_after_setting_up(file: DataFile):
    def rename(session: Session) -> None:
        session.scalars(select(User)).one().name = "Kari Nordmann"

    journal = Journal(file)
    journal.run(rename, user_id=1, label="Rename")
    assert journal.next_undo().label == "Rename"
    journal.undo()
    with file.reading() as session:
        assert session.scalars(select(User.name)).one() == "Kari Ødegård"
