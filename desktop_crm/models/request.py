"""Requests: what customers ask for or complain of (domain: selections, section 9); and what follows from their status.

A request has a status of the user's own list. Each line of that list counts as active, postponed or closed, and
triggers keep that word on the request: it is searched at once, and agrees whatever changes the request or the list.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Index, func, literal_column, text
from sqlalchemy.orm import Mapped

from desktop_crm.models.base import Base, Extended, Keyed, Recorded
from desktop_crm.models.catalogue import Computed, field, mark
from desktop_crm.models.enums import AccessLevel, InternalStatus
from desktop_crm.models.kinds import Kind
from desktop_crm.models.types import Stamp

_LAST_CHANGED = "coalesce(updated_at, registered_at)"  # as SQLite must find it in an index


def _last_changed(request: Any) -> ColumnElement[datetime]:
    """Each edit stamps `updated_at`, so this is stamped by each, and nothing can forget it."""
    return func.coalesce(request.updated_at, request.registered_at, type_=Stamp)


class Request(Keyed, Extended, Recorded, Base):
    """Something that somebody has asked for, until it is closed.

    The indexes: what companies, persons, sales and projects list; "active ones that nobody has touched for a week"
    and "my open requests"; the postponed ones by the day that ends it; the next number. Few have a sale or project.
    """

    __tablename__ = "request"
    __label__ = "title"
    __order__ = "sort_key"
    __table_args__ = (
        Index(None, "sort_key"),
        Index(None, "sale_id", sqlite_where=text("sale_id IS NOT NULL")),
        Index(None, "project_id", sqlite_where=text("project_id IS NOT NULL")),
        Index("ix_request_last_changed", "internal_status", literal_column(_LAST_CHANGED), "owner_id"),
        Index(None, "owner_id", "internal_status", "deadline"),
        Index(None, "postponed_to", sqlite_where=text("internal_status = 'postponed'")),
        Index("ix_request_number_value", literal_column("CAST(number AS INTEGER)")),
        Base.__table_args__,
    )

    title: Mapped[str] = field(Kind.TEXT, mark("Title"), required=True, length=219)
    number: Mapped[str | None] = field(Kind.TEXT, mark("Number"), length=49, unique=True)
    status_id: Mapped[int | None] = field(
        Kind.CHOICE, mark("Status"), to="request_status", required_in_form=True,
        help=mark("Each status counts as active, postponed or closed."),
    )  # fmt: skip
    internal_status: Mapped[str] = field(
        Kind.WORD, mark("Internal status"), words=InternalStatus, default=InternalStatus.ACTIVE.value, derived=True,
        help=mark("What the status counts as."),
    )  # fmt: skip
    type_id: Mapped[int | None] = field(Kind.CHOICE, mark("Request type"), to="request_type")
    category_id: Mapped[int | None] = field(Kind.CHOICE, mark("Request category"), to="request_category")
    priority_id: Mapped[int | None] = field(Kind.CHOICE, mark("Priority"), to="request_priority")
    company_id: Mapped[int | None] = field(Kind.LINK, mark("Company"), to="company", index=True)
    person_id: Mapped[int | None] = field(Kind.LINK, mark("Person"), to="person", index=True)
    sale_id: Mapped[int | None] = field(Kind.LINK, mark("Sale"), to="sale")
    project_id: Mapped[int | None] = field(Kind.LINK, mark("Project"), to="project")
    owner_id: Mapped[int | None] = field(
        Kind.USER, mark("Owner"), to="user", help=mark("Who answers it. Without an owner it waits for one.")
    )
    owner_group_id: Mapped[int | None] = field(Kind.GROUP, mark("User group"), to="user_group", editable=False)
    deadline: Mapped[date | None] = field(Kind.DATE, mark("Deadline"))
    postponed_to: Mapped[date | None] = field(
        Kind.DATE, mark("Postponed to"), help=mark("From this day on the request is active again.")
    )
    closed_at: Mapped[datetime | None] = field(Kind.STAMP, mark("Closed at"), editable=False)
    replied_at: Mapped[datetime | None] = field(Kind.STAMP, mark("Replied at"), editable=False)
    read: Mapped[bool] = field(Kind.YES_NO, mark("Read"), default=False)
    access: Mapped[str] = field(
        Kind.WORD, mark("Access level"), words=AccessLevel, default=AccessLevel.EXTERNAL.value,
        help=mark("Whether the customer may see it."),
    )  # fmt: skip
    tags: Mapped[tuple[int, ...]] = field(Kind.CHOICES, mark("Tags"), to="tag", default=())
    description: Mapped[str] = field(Kind.LONG_TEXT, mark("Content"), default="")

    last_changed = Computed(
        Kind.STAMP, mark("Last changed"), _last_changed, help=mark("When it was registered, or changed since.")
    )
    completed = Computed(Kind.YES_NO, mark("Completed"), lambda r: r.internal_status == InternalStatus.CLOSED)


def is_late_request(request: Any, day: date) -> ColumnElement[bool]:
    """Whether a row of *request* is red: it is not closed, and its deadline is past."""
    return (request.internal_status != InternalStatus.CLOSED) & func.coalesce(request.deadline < day, 0)


def _system_of(status_id: str) -> str:
    """The word that a status counts as; without a status a request is active."""
    return f"coalesce((SELECT system FROM request_status WHERE id = {status_id}), 'active')"


# What the derived column holds, for rows that were away while the list changed (undo of a deletion).
Base.metadata.info.setdefault("derived_values", {})["request", "internal_status"] = _system_of("request.status_id")

_KEEP = f"UPDATE request SET internal_status = {_system_of('NEW.status_id')} WHERE id = NEW.id;"
_ALL = "UPDATE request SET internal_status = NEW.system WHERE status_id = NEW.id;"
Base.metadata.info.setdefault("derived_triggers", {}).update(
    {
        "derive_internal_status_insert": (
            f"AFTER INSERT ON request WHEN NEW.internal_status <> {_system_of('NEW.status_id')} BEGIN {_KEEP} END"
        ),
        "derive_internal_status_update": f"AFTER UPDATE OF status_id ON request BEGIN {_KEEP} END",
        "derive_internal_status_list": f"AFTER UPDATE OF system ON request_status BEGIN {_ALL} END",
        "derive_internal_status_back": f"AFTER INSERT ON request_status BEGIN {_ALL} END",  # undo: it was deleted
    }
)
