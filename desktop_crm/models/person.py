"""Persons."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from desktop_crm.models.base import Base, Keyed, Recorded
from desktop_crm.models.catalogue import field, mark
from desktop_crm.models.kinds import Kind


class Person(Keyed, Recorded, Base):
    """A person, mostly of a company (domain: selections, section 9)."""

    __tablename__ = "person"
    __label__ = "full_name"
    __order__ = "sort_key"
    __table_args__ = (Index(None, "sort_key"), Index(None, "fold_key"), Base.__table_args__)

    first_name: Mapped[str] = field(Kind.TEXT, mark("First name"), length=99, default="")
    middle_name: Mapped[str] = field(Kind.TEXT, mark("Middle name"), length=99, default="")
    last_name: Mapped[str] = field(Kind.TEXT, mark("Last name"), length=99, default="")
    full_name: Mapped[str] = field(Kind.TEXT, mark("Full name"), length=299, default="", editable=False)
    company_id: Mapped[int | None] = field(Kind.LINK, mark("Company"), to="company", index=True)
    title: Mapped[str] = field(Kind.TEXT, mark("Title"), length=219, default="")
    position_id: Mapped[int | None] = field(Kind.CHOICE, mark("Position"), to="position")
    phone: Mapped[str] = field(Kind.PHONE, mark("Phone – direct"), length=99, default="")
    mobile: Mapped[str] = field(Kind.PHONE, mark("Mobile"), length=99, default="")
    email: Mapped[str] = field(Kind.EMAIL, mark("E-mail"), length=254, default="")
    number: Mapped[str | None] = field(Kind.TEXT, mark("Number"), length=49, unique=True)
    country_id: Mapped[int | None] = field(Kind.CHOICE, mark("Country"), to="country")
    category_id: Mapped[int | None] = field(Kind.CHOICE, mark("Category"), to="category")
    business_id: Mapped[int | None] = field(Kind.CHOICE, mark("Business"), to="business")
    our_contact_id: Mapped[int | None] = field(Kind.USER, mark("Our contact"), to="user")
    former_employee: Mapped[bool] = field(Kind.YES_NO, mark("Former employee"), default=False)
    no_mailings: Mapped[bool] = field(Kind.YES_NO, mark("No mailings"), default=False)
    note: Mapped[str] = field(Kind.LONG_TEXT, mark("Note"), default="")
