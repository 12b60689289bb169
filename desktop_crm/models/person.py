"""Persons."""

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped

from desktop_crm.models.base import Base, Extended, Keyed, Recorded
from desktop_crm.models.catalogue import field, mark
from desktop_crm.models.kinds import Kind
from desktop_crm.models.types import Contact

# By which a person is known again (DUP-1): an address whatever its case, the end of a number without its signs.
SAME_EMAIL = "lower(email)"
SAME_MOBILE = "substr(replace(replace(replace(mobile, ' ', ''), '-', ''), '+', ''), -8)"


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
    title: Mapped[str] = field(Kind.TEXT, mark("Title"), length=219, default="")
    salutation_id: Mapped[int | None] = field(Kind.CHOICE, mark("Mr/Ms"), to="salutation")
    academic_title: Mapped[str] = field(Kind.TEXT, mark("Academic title"), length=99, default="")
    position_id: Mapped[int | None] = field(Kind.CHOICE, mark("Position"), to="position")
    phone: Mapped[str] = field(Kind.PHONE, mark("Phone – direct"), length=99, default="")
    mobile: Mapped[str] = field(Kind.PHONE, mark("Mobile"), length=99, default="")
    email: Mapped[str] = field(Kind.EMAIL, mark("E-mail"), length=254, default="")
    web: Mapped[str] = field(Kind.WEB, mark("Web page"), length=1024, default="")
    contacts: Mapped[tuple[Contact, ...]] = field(Kind.CONTACTS, mark("More ways to reach"), default=())
    address: Mapped[str] = field(Kind.LONG_TEXT, mark("Address"), length=499, default="")
    postcode: Mapped[str] = field(Kind.TEXT, mark("Postcode"), length=29, default="")
    city: Mapped[str] = field(Kind.TEXT, mark("City"), length=99, default="")
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
    former_employee: Mapped[bool] = field(Kind.YES_NO, mark("Former employee"), default=False)
    no_mailings: Mapped[bool] = field(Kind.YES_NO, mark("No mailings"), default=False)
    note: Mapped[str] = field(Kind.LONG_TEXT, mark("Note"), default="")
