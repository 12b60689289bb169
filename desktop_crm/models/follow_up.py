"""Follow-ups: meetings, calls and to-dos; and the triggers that keep a sale's next activity."""

import datetime as dt

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from desktop_crm.models.base import Base, Extended, Keyed, Recorded
from desktop_crm.models.catalogue import field, mark
from desktop_crm.models.enums import VisibleFor
from desktop_crm.models.kinds import Kind


class FollowUp(Keyed, Extended, Recorded, Base):
    """Something to do on a day, perhaps at a time (FU-1 … FU-7). Days and times are local."""

    __tablename__ = "follow_up"
    __label__ = "title"
    __order__ = "sort_key"
    __table_args__ = (
        Index(None, "sale_id", "completed", "date"),
        Index(None, "owner_id", "completed", "date"),
        Index(None, "sort_key"),
        Base.__table_args__,
    )

    completed: Mapped[bool] = field(Kind.YES_NO, mark("Completed"), default=False)
    completed_at: Mapped[dt.datetime | None] = field(Kind.STAMP, mark("Completed date"), editable=False)
    date: Mapped[dt.date | None] = field(Kind.DATE, mark("Date"), required_in_form=True)
    start: Mapped[int | None] = field(Kind.TIME, mark("Start"))
    duration: Mapped[int | None] = field(Kind.DURATION, mark("Duration"))
    all_day: Mapped[bool] = field(Kind.YES_NO, mark("All day"), default=False)
    type_id: Mapped[int | None] = field(Kind.CHOICE, mark("Type"), to="follow_up_type", required_in_form=True)
    title: Mapped[str] = field(Kind.TEXT, mark("Title"), required=True, length=219)
    description: Mapped[str] = field(Kind.LONG_TEXT, mark("Description"), default="")
    company_id: Mapped[int | None] = field(Kind.LINK, mark("Company"), to="company", index=True)
    person_id: Mapped[int | None] = field(Kind.LINK, mark("Person"), to="person", index=True)
    sale_id: Mapped[int | None] = field(Kind.LINK, mark("Sale"), to="sale")
    project_id: Mapped[int | None] = field(Kind.LINK, mark("Project"), to="project", index=True)
    owner_id: Mapped[int | None] = field(Kind.USER, mark("Owner"), to="user", required_in_form=True)
    priority_id: Mapped[int | None] = field(Kind.CHOICE, mark("Priority"), to="priority")
    location: Mapped[str] = field(Kind.TEXT, mark("Location"), length=254, default="")
    milestone: Mapped[bool] = field(
        Kind.YES_NO, mark("Milestone"), default=False, help=mark("A day that the project is measured by.")
    )
    internal_note: Mapped[str] = field(Kind.LONG_TEXT, mark("Internal note"), default="")
    visible_for: Mapped[str] = field(Kind.WORD, mark("Visible for"), words=VisibleFor, default=VisibleFor.ALL.value)


def _oldest(sale_id: str) -> str:
    """NA-4: the date of the oldest follow-up that is not completed, or nothing."""
    return f"(SELECT min(date) FROM follow_up WHERE sale_id = {sale_id} AND completed = 0)"


def _next_activity(row: str) -> str:
    return f"UPDATE sale SET next_activity_date = {_oldest(f'{row}.sale_id')} WHERE id = {row}.sale_id;"


# What a derived column holds, for rows that were away while others changed (undo of a deletion).
Base.metadata.info.setdefault("derived_values", {})["sale", "next_activity_date"] = _oldest("sale.id")


# NA-5: at once, whatever creates, moves, completes, re-links or deletes a follow-up, undo included.
Base.metadata.info.setdefault("derived_triggers", {}).update(
    {
        "derive_next_activity_insert": (
            "AFTER INSERT ON follow_up WHEN NEW.sale_id IS NOT NULL AND NEW.completed = 0"
            f" BEGIN {_next_activity('NEW')} END"
        ),
        "derive_next_activity_delete": (
            "AFTER DELETE ON follow_up WHEN OLD.sale_id IS NOT NULL AND OLD.completed = 0"
            f" BEGIN {_next_activity('OLD')} END"
        ),
        "derive_next_activity_update": (
            "AFTER UPDATE OF sale_id, date, completed ON follow_up"
            f" BEGIN {_next_activity('OLD')} {_next_activity('NEW')} END"
        ),
    }
)
