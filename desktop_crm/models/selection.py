"""Selections: stored members, stored questions, or two selections combined (domain: selections, section 2).

Companies and persons are one target (SEL-5): a row of it is a company, or a person with its company. Such rows are the
records of the kind "contact", which the file shows as a view: a person has its own id there, a company the negative of
its own.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, MetaData, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.models.base import Base, Matched, Recorded
from desktop_crm.models.catalogue import field, mark
from desktop_crm.models.enums import PersonsShown, SelectionForm, SelectionTarget, SetOperation, VisibleFor
from desktop_crm.models.kinds import Kind
from desktop_crm.models.types import Stamp


class Selection(Matched, Recorded, Base):
    """One selection. *criteria* is JSON (`selections.stored`); *target* and *form* see SEL-1 … SEL-4.

    A combined one has two others (`first`, `second`) and the operation on them (COMB-1 … COMB-7).
    """

    __tablename__ = "selection"
    __order__ = "sort_key"
    __table_args__ = (Index(None, "sort_key"), Index(None, "fold_key"), Index(None, "match_key"), Base.__table_args__)

    name: Mapped[str] = field(Kind.TEXT, mark("Selection name"), required=True, length=219)
    target: Mapped[str] = field(
        Kind.WORD, mark("Selection of"), words=SelectionTarget, default=SelectionTarget.CONTACT.value, editable=False
    )
    form: Mapped[str] = field(
        Kind.WORD, mark("Selection is"), words=SelectionForm, default=SelectionForm.STATIC.value, editable=False
    )
    owner_id: Mapped[int | None] = field(Kind.USER, mark("Owner"), to="user", required_in_form=True)
    category_id: Mapped[int | None] = field(Kind.CHOICE, mark("Category"), to="selection_category")
    visible_for: Mapped[str] = field(Kind.WORD, mark("Visible for"), words=VisibleFor, default=VisibleFor.ALL.value)
    completed: Mapped[bool] = field(Kind.YES_NO, mark("Completed"), default=False)
    description: Mapped[str] = field(Kind.LONG_TEXT, mark("Description"), default="")
    unique_company: Mapped[bool] = field(
        Kind.YES_NO, mark("Company is unique"), default=False, help=mark("Each company stands in it once.")
    )
    persons: Mapped[str] = field(
        Kind.WORD, mark("Persons of companies"), words=PersonsShown, default=PersonsShown.NONE.value,
        help=mark("Which persons of the companies found are members."),
    )  # fmt: skip
    members_changed_at: Mapped[datetime | None] = field(Kind.STAMP, mark("Members changed"), editable=False)
    criteria: Mapped[str] = mapped_column(Text, default="")
    first_id: Mapped[int | None] = mapped_column(ForeignKey("selection.id", ondelete="SET NULL"), index=True)
    second_id: Mapped[int | None] = mapped_column(ForeignKey("selection.id", ondelete="SET NULL"), index=True)
    operation: Mapped[str] = mapped_column(Text, default=SetOperation.ALL.value)
    companies_only: Mapped[int] = mapped_column(default=0)


class SelectionMember(Base):
    """A member of a static selection: a record of a kind ("company", "person", "sale" …). What is gone stays here, and
    is not shown (MEM-6): when it comes back, it is a member again.
    """

    __tablename__ = "selection_member"
    __table_args__ = (Index(None, "selection_id", "record", "record_id", unique=True), Base.__table_args__)

    selection_id: Mapped[int] = mapped_column(ForeignKey("selection.id", ondelete="CASCADE"))
    record: Mapped[str] = mapped_column(Text)
    record_id: Mapped[int] = mapped_column()


class SelectionLook(Base):
    """What a user saw in a selection last: the ids, packed. It is no change of anything, and no step of the journal."""

    __tablename__ = "selection_look"
    __table_args__ = (
        Index(None, "selection", "looker", unique=True),
        {**Base.__table_args__, "info": {"unrecorded": True}},
    )

    selection: Mapped[int] = mapped_column()  # no foreign keys: undo takes selections and users away without looking
    looker: Mapped[int | None] = mapped_column()
    at: Mapped[datetime] = mapped_column(Stamp)
    ids: Mapped[str] = mapped_column(Text)


class _Shown(Base):
    """What the file shows as a view: it is read, never written, and its metadata lays out no table."""

    __abstract__ = True
    metadata = MetaData()


class ContactRow(_Shown):
    """A company, or a person with its company: one row of a list of companies and persons."""

    __tablename__ = "contact"
    __label__ = "id"
    __order__ = "id"

    company_id: Mapped[int | None] = field(Kind.LINK, mark("Company"), to="company", editable=False, foreign=False)
    person_id: Mapped[int | None] = field(Kind.LINK, mark("Person"), to="person", editable=False, foreign=False)


Base.metadata.info.setdefault("views", {})["contact"] = (
    "SELECT id, company_id, id AS person_id FROM person UNION ALL SELECT -id, id, NULL FROM company"
)
