"""Companies."""

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped

from desktop_crm.models.base import Base, Extended, Matched, Recorded
from desktop_crm.models.catalogue import Computed, field, mark
from desktop_crm.models.enums import CategoryGroup
from desktop_crm.models.kinds import Kind
from desktop_crm.models.lists import group_of_category
from desktop_crm.models.types import Contact, has_choices, has_text

# Persons lead to their company too: tables are laid out in an order that does not wait for this one.
_TO_PERSON = ForeignKey("person.id", ondelete="SET NULL", use_alter=True)


class Company(Matched, Extended, Recorded, Base):
    """A company that is sold to, bought from or met (domain: selections, section 9)."""

    __tablename__ = "company"
    __order__ = "sort_key"
    __table_args__ = (
        Index(None, "sort_key"), Index(None, "fold_key"), Index(None, "match_key"),
        Index("ix_company_negative_id", text("-id")), Base.__table_args__,
    )  # fmt: skip

    name: Mapped[str] = field(Kind.TEXT, mark("Company name"), required=True, length=219)
    department: Mapped[str] = field(Kind.TEXT, mark("Department"), length=219, default="")
    number: Mapped[str | None] = field(Kind.TEXT, mark("Number"), length=49, unique=True)
    category_id: Mapped[int | None] = field(Kind.CHOICE, mark("Category"), to="category", index=True)
    business_id: Mapped[int | None] = field(Kind.CHOICE, mark("Business"), to="business", index=True)
    country_id: Mapped[int | None] = field(Kind.CHOICE, mark("Country"), to="country", index=True)
    our_contact_id: Mapped[int | None] = field(Kind.USER, mark("Our contact"), to="user", index=True)
    main_contact_id: Mapped[int | None] = field(
        Kind.LINK, mark("Main contact"), _TO_PERSON, to="person", index=True, help=mark("The person to turn to first.")
    )
    code: Mapped[str] = field(Kind.TEXT, mark("Code"), length=49, default="")
    org_number: Mapped[str] = field(Kind.TEXT, mark("VAT number"), length=49, default="")
    phone: Mapped[str] = field(Kind.PHONE, mark("Phone"), length=99, default="")
    email: Mapped[str] = field(Kind.EMAIL, mark("E-mail"), length=254, default="")
    web: Mapped[str] = field(Kind.WEB, mark("Web page"), length=1024, default="")
    address: Mapped[str] = field(Kind.LONG_TEXT, mark("Postal address"), length=499, default="")
    postcode: Mapped[str] = field(Kind.TEXT, mark("Postcode"), length=29, default="")
    city: Mapped[str] = field(Kind.TEXT, mark("City"), length=99, default="", grouped=True)
    county: Mapped[str] = field(Kind.TEXT, mark("County"), length=99, default="")
    street_address: Mapped[str] = field(Kind.LONG_TEXT, mark("Street address"), length=499, default="")
    street_postcode: Mapped[str] = field(Kind.TEXT, mark("Street postcode"), length=29, default="")
    street_city: Mapped[str] = field(Kind.TEXT, mark("Street city"), length=99, default="")
    contacts: Mapped[tuple[Contact, ...]] = field(Kind.CONTACTS, mark("More ways to reach"), default=())
    interests: Mapped[tuple[int, ...]] = field(Kind.CHOICES, mark("Interests"), to="interest", default=())
    stop: Mapped[bool] = field(Kind.YES_NO, mark("Stop"), default=False)
    no_mailings: Mapped[bool] = field(Kind.YES_NO, mark("No mailings"), default=False)
    own: Mapped[bool] = field(
        Kind.YES_NO, mark("Own company"), default=False, editable=False, help=mark("The company that you work for.")
    )
    note: Mapped[str] = field(Kind.LONG_TEXT, mark("Note"), default="")

    category_group = Computed(
        Kind.WORD, mark("Category group"), lambda c: group_of_category(c.category_id), words=CategoryGroup
    )
    has_note = Computed(Kind.YES_NO, mark("Has note"), lambda c: has_text(c.note))
    has_interests = Computed(Kind.YES_NO, mark("Has interests"), lambda c: has_choices(c.interests))
