"""The one place that knows what day it is."""

from datetime import UTC, date, datetime


class Clock:
    """The computer's clock. Days and meeting times are local, stamps are UTC."""

    def now(self) -> datetime:
        """Return this moment with its zone, UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Return the local calendar day."""
        return self.now().astimezone().date()


class FixedClock(Clock):
    """A clock that stands still, for demo data, pictures and tests."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment.astimezone(UTC)
