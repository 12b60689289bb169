"""Users: who can be at work."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.models.user import User
from desktop_crm.operations.forms import Choice


def first_user(session: Session, wanted: int | None = None) -> int | None:
    """Return the user *wanted* if there is one, else the first who is not retired; None in a file without users."""
    found = select(User.id).where(User.retired == False).order_by(User.id != (wanted or 0), User.id).limit(1)  # noqa: E712
    return session.scalar(found)


def initials_of(name: str) -> str:
    """Return the first letters of up to three words: "Kari Anne Berg" → "KAB"."""
    return "".join(word[0] for word in name.split())[:3].upper()


def initials_of_user(session: Session, user_id: int | None) -> str:
    """Return the initials under which lists and footers name a user (SC-3); the name where there are none."""
    row = session.execute(select(User.initials, User.name).where(User.id == user_id)).one_or_none()
    return "" if row is None else row.initials or row.name


def user_choices(session: Session) -> list[Choice]:
    """Return all users who are not retired, by name, with their initials beside."""
    wanted = select(User.id, User.name, User.initials).where(User.retired == False)  # noqa: E712 (SQL)
    rows = session.execute(wanted.order_by(User.sort_key))
    return [Choice(row.id, row.name, row.initials) for row in rows]
