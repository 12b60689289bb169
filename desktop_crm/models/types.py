"""Column types: each stores what STRICT SQLite tables take, and gives what Python code should hold."""

import json
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Integer, Text, type_coerce
from sqlalchemy.types import TypeDecorator

from desktop_crm.models.kinds import Contact as Contact


class Day(TypeDecorator[date]):
    """A calendar day, stored as ISO text: it sorts, and no zone can shift it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Any) -> str | None:
        """Python → file."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Any) -> date | None:
        """File → Python."""
        return None if value is None else date.fromisoformat(value)


class Stamp(TypeDecorator[datetime]):
    """A moment, stored as whole seconds since 1970, UTC."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> int | None:
        """Python → file."""
        return None if value is None else int(value.timestamp())

    def process_result_value(self, value: int | None, dialect: Any) -> datetime | None:
        """File → Python."""
        return None if value is None else datetime.fromtimestamp(value, UTC)


class YesNo(TypeDecorator[bool]):
    """True or false, stored as 1 or 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Any) -> int | None:
        """Python → file."""
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Any) -> bool | None:
        """File → Python."""
        return None if value is None else bool(value)


class Contacts(TypeDecorator[tuple[Contact, ...]]):
    """Further ways to reach someone, in the user's order; stored as a JSON list of [form, value, description]."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Any) -> str:
        """Python → file."""
        return json.dumps([list(contact) for contact in value or ()], ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Any) -> tuple[Contact, ...]:
        """File → Python."""
        return tuple(Contact(*parts) for parts in json.loads(value or "[]"))


class Ids(TypeDecorator[tuple[int, ...]]):
    """Several lines of a user list, stored as a JSON list of their ids."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Any) -> str:
        """Python → file."""
        return json.dumps(list(value or ()))

    def process_result_value(self, value: str | None, dialect: Any) -> tuple[int, ...]:
        """File → Python."""
        return tuple(json.loads(value or "[]"))


def has_text(text: Any) -> ColumnElement[Any]:
    """Return the SQL of whether a text that is never NULL holds anything."""
    return type_coerce(text != "", YesNo)


def has_choices(ids: Any) -> ColumnElement[Any]:
    """Return the SQL of whether a list of `Ids` holds any."""
    return type_coerce(type_coerce(ids, Text) != "[]", YesNo)
