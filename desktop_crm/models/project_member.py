"""Who takes part in a project (domain: selections, section 9)."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from desktop_crm.models.base import Base, Recorded
from desktop_crm.models.catalogue import field, mark
from desktop_crm.models.kinds import Kind


class ProjectMember(Recorded, Base):
    """A company, or a person of it, in a project. The same person stands in a project once."""

    __tablename__ = "project_member"
    __label__ = "comment"
    __order__ = "id"
    __table_args__ = (
        Index(None, "project_id", "company_id", "person_id"), Index(None, "company_id"), Index(None, "person_id"),
        Base.__table_args__,
    )  # fmt: skip

    project_id: Mapped[int] = field(Kind.LINK, mark("Project"), to="project", required=True, ondelete="CASCADE")
    company_id: Mapped[int | None] = field(Kind.LINK, mark("Company"), to="company", ondelete="CASCADE")
    person_id: Mapped[int | None] = field(Kind.LINK, mark("Person"), to="person", ondelete="CASCADE")
    position_id: Mapped[int | None] = field(Kind.CHOICE, mark("Role"), to="position")
    comment: Mapped[str] = field(Kind.TEXT, mark("Comment"), length=499, default="")
