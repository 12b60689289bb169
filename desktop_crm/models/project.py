"""Projects."""

from datetime import date

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from desktop_crm.models.base import Base, Keyed, Recorded
from desktop_crm.models.catalogue import field, mark
from desktop_crm.models.kinds import Kind


class Project(Keyed, Recorded, Base):
    """A project that sales and follow-ups may belong to (domain: selections, section 9)."""

    __tablename__ = "project"
    __order__ = "sort_key"
    __table_args__ = (Index(None, "sort_key"), Index(None, "fold_key"), Base.__table_args__)

    name: Mapped[str] = field(Kind.TEXT, mark("Project name"), required=True, length=219)
    number: Mapped[str | None] = field(Kind.TEXT, mark("Number"), length=49, unique=True)
    type_id: Mapped[int | None] = field(Kind.CHOICE, mark("Project type"), to="project_type")
    status_id: Mapped[int | None] = field(Kind.CHOICE, mark("Status"), to="project_status")
    responsible_id: Mapped[int | None] = field(Kind.USER, mark("Responsible"), to="user")
    end_date: Mapped[date | None] = field(Kind.DATE, mark("End date"))
    completed: Mapped[bool] = field(Kind.YES_NO, mark("Completed"), default=False)
    description: Mapped[str] = field(Kind.LONG_TEXT, mark("Description"), default="")
    web: Mapped[str] = field(Kind.WEB, mark("Web page"), length=1024, default="")
    note: Mapped[str] = field(Kind.LONG_TEXT, mark("Note"), default="")
