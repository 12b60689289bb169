"""What the settings change that no sale does: users, currencies and the base currency; and what a file holds."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table, delete, func, insert, select, update
from sqlalchemy.orm import Session

from desktop_crm.models.base import keys_of
from desktop_crm.models.catalogue import CATALOGUE, Field, class_of, mark
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Company, Currency, Preference, User
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.checks import LIMIT, check, check_choice
from desktop_crm.operations.currency import MILLION, Money, base_currency_id, half_up
from desktop_crm.operations.errors import FieldIsMissing, LineIsInUse, RecordIsGone, ValueNotTaken
from desktop_crm.operations.forms import Values
from desktop_crm.operations.preferences import set_preference
from desktop_crm.operations.step import tell, verb
from desktop_crm.operations.users import initials_of

_USER_FIELDS = ("name", "initials", "email", "group_id")
_CODE = re.compile("[A-Z]{3}")
_USERS: Table = class_of("user").__table__
_CURRENCIES: Table = class_of("currency").__table__


def _currency_field(name: str, kind: Kind, label: str, length: int | None = None) -> Field:
    return Field(
        key=f"currency.{name}", record="currency", name=name, kind=kind, label=label, help="", target=None, words=None,
        required=True, editable=True, summed=False, grouped=False, length=length, currency=None, default=None,
        entity=Currency, compute=None,
    )  # fmt: skip


CURRENCY_FIELDS: Mapping[str, Field] = {
    "name": _currency_field("name", Kind.TEXT, mark("Currency code"), 3),
    "description": _currency_field("description", Kind.TEXT, mark("Name"), 60),
    "unit": _currency_field("unit", Kind.NUMBER, mark("Unit")),
    "rate": _currency_field("rate", Kind.RATE, mark("Rate")),
}


# -- users -----------------------------------------------------------------------------------------------------------


def user_values(session: Session, id: int) -> dict[str, Any]:
    """Return name, initials, email and group_id of a user. Raises RecordIsGone."""
    row = session.execute(select(*(getattr(User, name) for name in _USER_FIELDS)).where(User.id == id)).one_or_none()
    if row is None:
        raise RecordIsGone(RecordKind.USER.value, id)
    return dict(zip(_USER_FIELDS, row, strict=True))


@verb(mark("New user"))
def register_user(session: Session, values: Values) -> int:
    """Register a user and return the id; without initials they are made of the name.

    Raises FieldIsMissing and ValueNotTaken.
    """
    row = _checked(session, {"name": "", **values})
    row["initials"] = row.get("initials") or initials_of(row["name"])
    tell(session, title=row["name"])
    return _insert(session, _USERS, {**row, **keys_of(row["name"])})


@verb(mark("Change user"))
def edit_user(session: Session, id: int, values: Values) -> None:
    """Change a user. Raises RecordIsGone, FieldIsMissing and ValueNotTaken."""
    before = user_values(session, id)
    changed = {name: value for name, value in _checked(session, values).items() if value != before[name]}
    if not changed:
        return
    tell(session, title=changed.get("name", before["name"]))
    keys = keys_of(changed["name"]) if "name" in changed else {}
    session.execute(update(_USERS).where(_USERS.c.id == id).values(**changed, **keys))


def _insert(session: Session, table: Table, row: Values) -> int:
    return session.execute(insert(table).values(**row).returning(table.c.id)).scalar_one()


def _checked(session: Session, values: Values) -> dict[str, Any]:
    fields = {field.name: field for field in (CATALOGUE[f"user.{name.removesuffix('_id')}"] for name in _USER_FIELDS)}
    row = {name: check(fields[name], value) for name, value in values.items()}
    if not row.get("name", "-"):
        raise FieldIsMissing(fields["name"])
    check_choice(session, fields["group_id"], row.get("group_id"))
    return row


def own_company(session: Session) -> tuple[int, str] | None:
    """Return id and name of the company that the user works for, if one is chosen."""
    row = session.execute(select(Company.id, Company.name).where(Company.own == True).limit(1)).one_or_none()  # noqa: E712
    return None if row is None else (row.id, row.name)


# -- currencies ------------------------------------------------------------------------------------------------------


@verb(mark("Add currency"))
def add_currency(session: Session, code: str, name: str, rate: int, unit: int = 1) -> int:
    """CU-3: add a currency by its ISO code and return its id; a hidden one of that code is shown again.

    Raises FieldIsMissing and ValueNotTaken.
    """
    row = _checked_currency({"name": code.strip().upper(), "description": name, "rate": rate, "unit": unit})
    found = session.execute(select(Currency.id, Currency.deleted).where(Currency.name == row["name"])).first()
    if found is not None and not found.deleted:
        raise ValueNotTaken(CURRENCY_FIELDS["name"], "taken", row["name"])
    tell(session, title=row["name"])
    if found is not None:
        _change_currency(session, found.id, **row, deleted=0)
        return int(found.id)
    last = session.scalar(select(func.max(Currency.rank))) or 0
    return _insert(session, _CURRENCIES, {**row, "rank": last + 1})


def _change_currency(session: Session, id: int, **values: Any) -> None:
    session.execute(update(_CURRENCIES).where(_CURRENCIES.c.id == id).values(**values))


def _checked_currency(values: Values) -> dict[str, Any]:
    row = {name: check(CURRENCY_FIELDS[name], value) for name, value in values.items()}
    if missing := next((name for name in ("name", "rate", "unit") if row[name] in ("", None)), None):
        raise FieldIsMissing(CURRENCY_FIELDS[missing])
    if not _CODE.fullmatch(row["name"]):
        raise ValueNotTaken(CURRENCY_FIELDS["name"], "unknown_choice", row["name"])
    for name, most in (("rate", LIMIT - 1), ("unit", MILLION)):
        if not 0 < row[name] <= most:
            raise ValueNotTaken(CURRENCY_FIELDS[name], "out_of_range", row[name])
    return row


@verb(mark("Hide currency"))
def hide_currency(session: Session, id: int) -> None:
    """SD-7: offer a currency no more; sales that have it keep it. Who had it for new sales has the base currency then.

    Raises LineIsInUse for the base currency, and RecordIsGone.
    """
    code = _code_of(session, id)
    if id == base_currency_id(session):
        raise LineIsInUse(code)
    tell(session, title=code)
    _change_currency(session, id, deleted=1)
    session.execute(
        delete(Preference).where(Preference.name == "default_currency_id", Preference.value == json.dumps(id))
    )


@verb(mark("Show currency again"))
def show_currency(session: Session, id: int) -> None:
    """SD-7: offer a hidden currency again. Raises RecordIsGone."""
    tell(session, title=_code_of(session, id))
    _change_currency(session, id, deleted=0)


def _code_of(session: Session, id: int) -> str:
    code: str | None = session.scalar(select(Currency.name).where(Currency.id == id))
    if code is None:
        raise RecordIsGone("currency", id)
    return code


@verb(mark("Change base currency"))
def set_base_currency(session: Session, id: int) -> None:
    """CU-2, CU-4: another currency is the base, worth itself. The other rates stay as they are: they mean it now.

    Raises RecordIsGone, and ValueNotTaken for a hidden currency.
    """
    code = _code_of(session, id)
    check_choice(session, CATALOGUE["sale.currency"], id)
    set_preference(session, "base_currency_id", id, personal=False)
    _change_currency(session, id, rate=MILLION, unit=1)
    tell(session, title=code)


@verb(mark("Recalculate rates"))
def restate_rates(session: Session, earlier: Sequence[Money], base_id: int) -> None:
    """Give each currency the worth that it had among the *earlier* rates, in the base currency of now."""
    base = next(money for money in earlier if money.id == base_id)
    for money in earlier:
        if money.id != base_id:
            unit, rate = _restated(money, base)
            _change_currency(session, money.id, rate=rate, unit=unit)
    tell(session, title=base.code)


def _restated(money: Money, base: Money) -> tuple[int, int]:
    """Return unit and rate; the unit is the power of ten that gives a rate of one at least."""
    above, below = money.rate * base.unit, money.unit * base.rate
    unit = 1
    while unit < MILLION and above * unit < below:
        unit *= 10
    return unit, max(1, min(half_up(above * unit * MILLION, below), LIMIT - 1))


# -- the file --------------------------------------------------------------------------------------------------------


def record_counts(session: Session) -> dict[RecordKind, int]:
    """Return how many records of each kind the file holds."""
    return {kind: session.scalar(select(func.count()).select_from(class_of(kind))) or 0 for kind in RecordKind}
