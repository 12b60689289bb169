"""Persons."""

from typing import Any

from sqlalchemy import ColumnElement, Index, Integer, cast, func, select, text, type_coerce
from sqlalchemy.orm import Mapped

from desktop_crm.models.base import Base, Extended, Keyed, Recorded
from desktop_crm.models.catalogue import Computed, field, mark
from desktop_crm.models.enums import CategoryGroup, Gender
from desktop_crm.models.kinds import Kind
from desktop_crm.models.lists import group_of_category
from desktop_crm.models.project_member import ProjectMember
from desktop_crm.models.types import Contact, YesNo, has_choices, has_text

# By which a person is known again (DUP-1): an address whatever its case, the end of a number without its signs.
SAME_EMAIL = "lower(email)"
SAME_MOBILE = "substr(replace(replace(replace(mobile, ' ', ''), '-', ''), '+', ''), -8)"


def _born(person: Any, start: int, length: int) -> ColumnElement[Any]:
    """Return a part of the birth date as a number; NULL where it is not known: "--05-17" has no year."""
    whole = func.replace(person.birth_date, "--", "0000-")
    return func.nullif(cast(func.substr(whole, start, length), Integer), 0)


def _is_member(person: Any) -> ColumnElement[Any]:
    """An empty person in a member's row makes IN say unknown instead of no."""
    found = person.id.in_(select(ProjectMember.person_id))
    return type_coerce(func.coalesce(found, 0), YesNo)


class Person(Keyed, Extended, Recorded, Base):
    """A person, mostly of a company (domain: selections, section 9)."""

    __tablename__ = "person"
    __label__ = "full_name"
    __order__ = "sort_key"
    __table_args__ = (
        Index(None, "sort_key"),
        Index(None, "fold_key"),
        Index("ix_person_same_email", text(SAME_EMAIL), sqlite_where=text("email <> ''")),
        Index("ix_person_same_mobile", text(SAME_MOBILE), sqlite_where=text("mobile <> ''")),
        Base.__table_args__,
    )

    first_name: Mapped[str] = field(Kind.TEXT, mark("First name"), length=99, default="")
    middle_name: Mapped[str] = field(Kind.TEXT, mark("Middle name"), length=99, default="")
    last_name: Mapped[str] = field(Kind.TEXT, mark("Last name"), length=99, default="")
    full_name: Mapped[str] = field(Kind.TEXT, mark("Full name"), length=299, default="", editable=False)
    company_id: Mapped[int | None] = field(Kind.LINK, mark("Company"), to="company", index=True)
    rank: Mapped[int | None] = field(
        Kind.NUMBER,
        mark("Rank"),
        summed=False,
        help=mark("The place among the persons of the company; 1 is the first."),
    )
    title: Mapped[str] = field(Kind.TEXT, mark("Title"), length=219, default="")
    salutation_id: Mapped[int | None] = field(Kind.CHOICE, mark("Mr/Ms"), to="salutation")
    academic_title: Mapped[str] = field(Kind.TEXT, mark("Academic title"), length=99, default="")
    gender: Mapped[str | None] = field(Kind.WORD, mark("Gender"), words=Gender)
    position_id: Mapped[int | None] = field(Kind.CHOICE, mark("Position"), to="position")
    phone: Mapped[str] = field(Kind.PHONE, mark("Phone – direct"), length=99, default="")
    mobile: Mapped[str] = field(Kind.PHONE, mark("Mobile"), length=99, default="")
    email: Mapped[str] = field(Kind.EMAIL, mark("E-mail"), length=254, default="")
    web: Mapped[str] = field(Kind.WEB, mark("Web page"), length=1024, default="")
    contacts: Mapped[tuple[Contact, ...]] = field(Kind.CONTACTS, mark("More ways to reach"), default=())
    address: Mapped[str] = field(Kind.LONG_TEXT, mark("Address"), length=499, default="")
    postcode: Mapped[str] = field(Kind.TEXT, mark("Postcode"), length=29, default="")
    city: Mapped[str] = field(Kind.TEXT, mark("City"), length=99, default="", grouped=True)
    own_address: Mapped[bool] = field(Kind.YES_NO, mark("Use as postal address"), default=False)
    birth_date: Mapped[str] = field(Kind.PART_DATE, mark("Birth date"), length=10, default="")
    interests: Mapped[tuple[int, ...]] = field(Kind.CHOICES, mark("Interests"), to="interest", default=())
    legal_basis_id: Mapped[int | None] = field(Kind.CHOICE, mark("Legal basis"), to="legal_basis")
    consent_source_id: Mapped[int | None] = field(Kind.CHOICE, mark("Consent source"), to="consent_source")
    number: Mapped[str | None] = field(Kind.TEXT, mark("Number"), length=49, unique=True)
    country_id: Mapped[int | None] = field(Kind.CHOICE, mark("Country"), to="country")
    category_id: Mapped[int | None] = field(Kind.CHOICE, mark("Category"), to="category")
    business_id: Mapped[int | None] = field(Kind.CHOICE, mark("Business"), to="business")
    our_contact_id: Mapped[int | None] = field(Kind.USER, mark("Our contact"), to="user")
    language_id: Mapped[int | None] = field(Kind.CHOICE, mark("Preferred language"), to="language")
    service_priority_id: Mapped[int | None] = field(Kind.CHOICE, mark("Service priority"), to="priority")
    service_contact_id: Mapped[int | None] = field(Kind.USER, mark("Our service contact"), to="user")
    former_employee: Mapped[bool] = field(Kind.YES_NO, mark("Former employee"), default=False)
    no_mailings: Mapped[bool] = field(Kind.YES_NO, mark("No mailings"), default=False)
    note: Mapped[str] = field(Kind.LONG_TEXT, mark("Note"), default="")

    birth_year = Computed(Kind.NUMBER, mark("Birth year"), lambda p: _born(p, 1, 4), summed=False, grouped=True)
    birth_month = Computed(Kind.NUMBER, mark("Birth month"), lambda p: _born(p, 6, 2), summed=False, grouped=True)
    birth_day = Computed(Kind.NUMBER, mark("Birth day"), lambda p: _born(p, 9, 2), summed=False)
    category_group = Computed(
        Kind.WORD, mark("Category group"), lambda p: group_of_category(p.category_id), words=CategoryGroup
    )
    has_company = Computed(Kind.YES_NO, mark("Has company"), lambda p: type_coerce(p.company_id.is_not(None), YesNo))
    has_note = Computed(Kind.YES_NO, mark("Has note"), lambda p: has_text(p.note))
    has_interests = Computed(Kind.YES_NO, mark("Has interests"), lambda p: has_choices(p.interests))
    is_project_member = Computed(Kind.YES_NO, mark("Is project member"), _is_member)
