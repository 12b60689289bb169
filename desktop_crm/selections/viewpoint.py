"""Who asks, and when: what "current user" and "today" mean in a question."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """Who looks, of which user group, and on which day; and what the file knows: how a selection is defined, and how
    many days ahead the user looks."""

    user_id: int | None
    today: date
    group_id: int | None = None
    definition: Callable[[int], Any] | None = field(default=None, compare=False)
    days_ahead: Callable[[], int] = field(default=lambda: 0, compare=False)


def stamp_at(day: date, clock: time = time()) -> int | None:
    """Return the seconds since 1970 at a local time of a local day (DATE-4); None beyond what computers can tell."""
    try:
        return int(datetime.combine(day, clock).timestamp())
    except (OverflowError, ValueError, OSError):
        return None
