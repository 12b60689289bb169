"""Projects."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Index, and_, func, select
from sqlalchemy.orm import Mapped, aliased

from desktop_crm.models.base import Base, Extended, Matched, Recorded
from desktop_crm.models.catalogue import Computed, field, mark
from desktop_crm.models.follow_up import FollowUp
from desktop_crm.models.kinds import Kind
from desktop_crm.models.types import Day


def _next_milestone(project: Any) -> ColumnElement[Any]:
    """FU-15: the oldest milestone that is not completed; without one the end date."""
    step = aliased(FollowUp)
    open_ones = (step.project_id == project.id, step.milestone == True, step.completed == False)  # noqa: E712 (SQL)
    found = select(func.min(step.date)).where(*open_ones).correlate_except(step).scalar_subquery()
    return func.coalesce(found, project.end_date, type_=Day)


class Project(Matched, Extended, Recorded, Base):
    """A project that sales and follow-ups may belong to (domain: selections, section 9)."""

    __tablename__ = "project"
    __order__ = "sort_key"
    __table_args__ = (Index(None, "sort_key"), Index(None, "fold_key"), Index(None, "match_key"), Base.__table_args__)

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

    next_milestone = Computed(
        Kind.DATE, mark("Next milestone"), _next_milestone,
        help=mark("The first follow-up ticked as a milestone that is not completed; without one the end date."),
    )  # fmt: skip


def is_behind(project: Any, today: date) -> ColumnElement[bool]:
    """Whether a row of *project* is red: it is not completed, and its next milestone is past."""
    return and_(project.completed == False, func.coalesce(_next_milestone(project) < today, 0))  # noqa: E712 (SQL)
