"""Documents: letters, agreements, minutes and whatever else was written (domain: selections, section 9)."""

import datetime as dt

from sqlalchemy import Index, literal_column, text
from sqlalchemy.orm import Mapped

from desktop_crm.models.base import Base, Extended, Keyed, Recorded
from desktop_crm.models.catalogue import field, mark
from desktop_crm.models.enums import VisibleFor
from desktop_crm.models.kinds import Kind


class Document(Keyed, Extended, Recorded, Base):
    """A document and whom it is for. Its date is set when it is registered, and a completed one is not edited.

    The indexes: what companies, persons, sales and projects list, and what becomes empty with them; "those that I
    registered last month"; the next number, and the way to one by its name. Few documents have a project.
    """

    __tablename__ = "document"
    __label__ = "subject"
    __order__ = "sort_key"
    __table_args__ = (
        Index(None, "sort_key"),
        Index(None, "fold_key"),
        Index(None, "project_id", sqlite_where=text("project_id IS NOT NULL")),
        Index(None, "registered_by", "registered_at"),
        Index("ix_document_number_value", literal_column("CAST(number AS INTEGER)")),
        Base.__table_args__,
    )

    subject: Mapped[str] = field(Kind.TEXT, mark("Subject"), required=True, length=219)
    completed: Mapped[bool] = field(Kind.YES_NO, mark("Completed"), default=True)
    type_id: Mapped[int | None] = field(Kind.CHOICE, mark("Document type"), to="document_type", required_in_form=True)
    date: Mapped[dt.date | None] = field(
        Kind.DATE, mark("Date"), required_in_form=True, help=mark("It is set when the document is registered.")
    )
    company_id: Mapped[int | None] = field(Kind.LINK, mark("Company"), to="company", index=True)
    person_id: Mapped[int | None] = field(Kind.LINK, mark("Person"), to="person", index=True)
    sale_id: Mapped[int | None] = field(Kind.LINK, mark("Sale"), to="sale", index=True)
    project_id: Mapped[int | None] = field(Kind.LINK, mark("Project"), to="project")
    owner_id: Mapped[int | None] = field(Kind.USER, mark("Owner"), to="user", required_in_form=True)
    owner_group_id: Mapped[int | None] = field(Kind.GROUP, mark("User group"), to="user_group", editable=False)
    number: Mapped[str | None] = field(Kind.TEXT, mark("Document number"), length=49, unique=True)
    our_ref: Mapped[str] = field(Kind.TEXT, mark("Our reference"), length=99, default="")
    your_ref: Mapped[str] = field(Kind.TEXT, mark("Your reference"), length=99, default="")
    salutation: Mapped[str] = field(Kind.TEXT, mark("Salutation"), length=99, default="")
    keywords: Mapped[str] = field(Kind.TEXT, mark("Keywords"), length=219, default="")
    language_id: Mapped[int | None] = field(Kind.CHOICE, mark("Language"), to="language")
    file_name: Mapped[str] = field(Kind.TEXT, mark("File name"), length=254, default="")
    is_email: Mapped[bool] = field(Kind.YES_NO, mark("Is an e-mail"), default=False)
    visible_for: Mapped[str] = field(Kind.WORD, mark("Visible for"), words=VisibleFor, default=VisibleFor.ALL.value)
    description: Mapped[str] = field(Kind.LONG_TEXT, mark("Description"), default="")
