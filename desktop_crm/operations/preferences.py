"""Settings that belong to the data: a user's own, else those of all users, else the default (domain: sale, 19.1)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import mark
from desktop_crm.models.everything import Preference
from desktop_crm.operations.errors import OutOfRange
from desktop_crm.operations.step import tell, user_id, verb

_MINUTES_A_DAY = 24 * 60
_KEPT = Preference.__table__.c
_LOWEST = (  # asked for all the time: to build this statement takes five times as long as to run it
    select(_KEPT.value)
    .where(_KEPT.name == bindparam("name"), _KEPT.user_id.is_(None) | (_KEPT.user_id == bindparam("user")))
    .order_by(_KEPT.user_id.is_(None))
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Setting:
    """One known preference. `type` is that of its value; where the default is None, None is a value too.

    A figure lies from `least` to `most`, where these are given.
    """

    label: str
    type: type
    default: Any = None
    least: int | None = None
    most: int | None = None


PREFERENCES: Mapping[str, Setting] = {
    "use_currency": Setting(mark("Use currencies"), bool, True),
    "base_currency_id": Setting(mark("Base currency"), int),
    "default_currency_id": Setting(mark("Currency of new sales"), int),
    "default_stage_id": Setting(mark("Stage of new sales"), int),
    "home_country": Setting(mark("Home country"), int),
    "skip_completed_sales": Setting(mark("Skip completed sales"), bool, False),
    "skip_completed_projects": Setting(mark("Skip completed projects"), bool, False),
    "mark_overdue": Setting(mark("Mark overdue activities"), bool, True),
    "check_duplicates": Setting(mark("Look for duplicates"), bool, True),
    "show_days_ahead": Setting(mark("Show days ahead"), int, 21, 0, 366),
    "history_length": Setting(mark("Length of the history list"), int, 15, 1, 15),
    "meeting_minutes": Setting(mark("Length of a meeting"), int, 60, 1, _MINUTES_A_DAY),
    "call_minutes": Setting(mark("Length of a call"), int, 15, 1, _MINUTES_A_DAY),
}


def preferences(session: Session) -> dict[str, Any]:
    """Return all preferences as they hold for the user at work. The lowest level wins: user, then all users."""
    found = {name: setting.default for name, setting in PREFERENCES.items()}
    mine = Preference.user_id == user_id(session)
    rows = session.execute(
        select(Preference.name, Preference.value).where(Preference.user_id.is_(None) | mine).order_by(mine)
    )
    found.update({name: json.loads(value) for name, value in rows if name in PREFERENCES})
    return found


def preference(session: Session, name: str) -> Any:
    """Return one preference as it holds for the user at work."""
    setting = PREFERENCES[name]
    value = session.scalar(_LOWEST, {"name": name, "user": user_id(session)})
    return setting.default if value is None else json.loads(value)


@verb(mark("Change setting"))
def set_preference(session: Session, name: str, value: Any, personal: bool = True) -> None:
    """Set a preference for the user at work, or for all users. Setting what already holds there changes nothing.

    Raises OutOfRange.
    """
    setting = PREFERENCES[name]
    least, most = setting.least, setting.most
    if value is None and least is not None and most is not None:
        raise OutOfRange(setting.label, least, most)
    if type(value) is not setting.type and not (value is None and setting.default is None):
        raise TypeError(f"{name} takes {setting.type.__name__}, not {value!r}")
    if isinstance(value, int | float) and least is not None and most is not None and not least <= value <= most:
        raise OutOfRange(setting.label, least, most)
    owner = user_id(session) if personal else None
    here = (Preference.name == name, Preference.user_id == owner if owner else Preference.user_id.is_(None))
    written = json.dumps(value)
    if session.scalar(select(Preference.value).where(*here)) == written:
        return
    tell(session, subject=setting.label)
    session.execute(delete(Preference).where(*here))
    session.execute(insert(Preference).values(user_id=owner, name=name, value=written))
