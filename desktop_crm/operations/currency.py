"""Currencies: `unit` of one are worth `rate` millionths of the base currency (CU-6). Whole numbers throughout."""

from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import CATALOGUE, mark
from desktop_crm.models.everything import Currency
from desktop_crm.operations.checks import FULL, LIMIT
from desktop_crm.operations.errors import LineIsInUse, ValueNotTaken
from desktop_crm.operations.preferences import preference
from desktop_crm.operations.step import tell, verb

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Money:
    """A currency of the list. `code` is its ISO code; *unit* of it are worth *rate* millionths of the base."""

    id: int
    code: str
    name: str
    rate: int
    unit: int
    is_base: bool
    deleted: bool = False


def half_up(dividend: int, divisor: int) -> int:
    """Return dividend / divisor as a whole number, halves away from zero; *divisor* is positive."""
    size = (2 * abs(dividend) + divisor) // (2 * divisor)
    return size if dividend >= 0 else -size


def percent_of(part: int, whole: int) -> int:
    """Return what share *part* is of *whole*, in hundredths of a per cent; 0 of nothing (SD-5)."""
    if whole == 0:
        return 0
    found = half_up(part * FULL * (1 if whole > 0 else -1), abs(whole))
    return max(1 - LIMIT, min(found, LIMIT - 1))


def to_base(amount: int, rate: int, unit: int) -> int:
    """CU-6: base = amount × rate ÷ unit. 200 SEK at "100 SEK = 103,20 NOK" are 206,40 NOK."""
    return half_up(amount * rate, unit * MILLION)


def convert(amount: int, from_: Money, to: Money) -> int:
    """Return *amount* of one currency in another, by way of the base but rounded once."""
    return half_up(amount * from_.rate * to.unit, from_.unit * to.rate)


def currencies(session: Session, with_deleted: bool = False) -> list[Money]:
    """Return the list of currencies in the user's order."""
    base = base_currency_id(session)
    wanted = select(Currency).order_by(Currency.rank, Currency.id)
    if not with_deleted:
        wanted = wanted.where(Currency.deleted == 0)
    return [
        Money(line.id, line.name, line.description, line.rate, line.unit, line.id == base, bool(line.deleted))
        for line in session.scalars(wanted)
    ]


def base_currency_id(session: Session) -> int | None:
    """CU-2: the one base currency: as set for the file, else the first that is worth itself."""
    told: int | None = preference(session, "base_currency_id")
    if told is not None:
        return told
    itself = select(Currency.id).where(Currency.deleted == 0, Currency.rate == Currency.unit * MILLION)
    return session.scalar(itself.order_by(Currency.rank, Currency.id).limit(1))


def base_currency_code(session: Session) -> str:
    """Return the code of the base currency, empty where there is none."""
    return session.scalar(select(Currency.name).where(Currency.id == base_currency_id(session))) or ""


def new_sale_currency_id(session: Session) -> int | None:
    """CU-1, CU-2: the user's currency for new sales; the base currency where currencies are not used."""
    own: int | None = preference(session, "default_currency_id") if preference(session, "use_currency") else None
    return own or base_currency_id(session)


@verb(mark("Change rate"))
def set_rate(session: Session, id: int, rate: int, unit: int = 1) -> None:
    """CU-3, CU-4: *unit* of a currency are worth *rate* millionths from now on, also in old sales.

    Raises LineIsInUse for the base currency, which is worth itself, and ValueNotTaken for a rate that is none.
    """
    name: str | None = session.scalar(select(Currency.name).where(Currency.id == id))
    if name is None or not 0 < rate < LIMIT or not 0 < unit <= MILLION:
        raise ValueNotTaken(CATALOGUE["sale.currency"], "unknown_choice" if name is None else "out_of_range", rate)
    if id == base_currency_id(session):
        raise LineIsInUse(name)
    tell(session, title=name)
    change = update(Currency).where(Currency.id == id).values(rate=rate, unit=unit)
    session.execute(change, execution_options={"synchronize_session": False})
