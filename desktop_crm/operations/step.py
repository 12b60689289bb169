"""What every operation shares: its label, the facts it tells, the clock, and who is at work."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from desktop_crm.models.clock import Clock

F = TypeVar("F", bound=Callable[..., Any])


def verb(label: str) -> Callable[[F], F]:
    """Give an operation its label, as the user would say it: ``@verb(mark("Mark as sold"))``."""

    def give(operation: F) -> F:
        operation.label = label  # type: ignore[attr-defined]
        return operation

    return give


def tell(session: Session, **facts: Any) -> None:
    """Keep facts about the step (title, count, stage …): they complete its label in the status bar.

    The *subject*, in place of a title, is a text of the program itself: it is translated where it is shown.
    """
    session.info.setdefault("facts", {}).update(facts)


def name_step(session: Session, label: str) -> None:
    """Give this step another label than the operation's own: the same operation may tick and un-tick."""
    session.info["label"] = label


def clock(session: Session) -> Clock:
    """Return the clock that the file was opened with."""
    return session.info["clock"]


def today(session: Session) -> date:
    """Return the local calendar day."""
    return clock(session).today()


def now(session: Session) -> datetime:
    """Return this moment, UTC."""
    return clock(session).now()


def user_id(session: Session) -> int | None:
    """Return the id of the user who is at work (None while a file is being set up)."""
    return session.info.get("user_id")
