"""Who looks, of which group, and on which day: what a question is asked from."""

from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.models.user import User
from desktop_crm.operations.definitions import definition_of
from desktop_crm.operations.preferences import preference
from desktop_crm.operations.step import today, user_id
from desktop_crm.selections.viewpoint import Viewpoint


def viewpoint(session: Session) -> Viewpoint:
    """Return who looks, of which group, and on which day."""
    user = user_id(session)
    group = None if user is None else session.scalar(select(User.group_id).where(User.id == user))
    days_ahead = partial(preference, session, "show_days_ahead")
    return Viewpoint(user, today(session), group, partial(definition_of, session), days_ahead)
