"""What stays of a line when it is given another operator or field: as much as still means the same."""

from collections.abc import Callable, Mapping
from typing import Any

from desktop_crm.models.catalogue import Field, mark
from desktop_crm.models.kinds import Kind
from desktop_crm.selections.operators import OPERATORS, Needs, Operator, complete, first_operator, needs
from desktop_crm.selections.paths import NoSuchPath, field_at

Values = tuple[Any, ...]

# What numbers of a kind are multiplied by where they are stored; those of other kinds are no such numbers.
_SCALES = {Kind.NUMBER: 1, Kind.MONEY: 100, Kind.PERCENT: 100, Kind.RATE: 1_000_000}
_NUMERIC = (Needs.NUMBER, Needs.NUMBERS)
_OF_ITS_FIELD = (*_NUMERIC, Needs.ITEMS)  # values that mean nothing without the field that they were given for


# What stands in the place of a field where records are counted.
NUMBER_OF_RECORDS = Field(
    key="", record="", name="", kind=Kind.NUMBER, label=mark("Number"), help="", target=None, words=None,
    required=False, editable=False, summed=False, grouped=False, length=None, currency=None, default=None,
    entity=object, compute=None,
)  # fmt: skip


def known_field(path: str) -> Field | None:
    """Return the field at the end of a path, None where it is gone; "" stands for a number of records."""
    if not path:
        return NUMBER_OF_RECORDS
    try:
        return field_at(path)
    except NoSuchPath:
        return None


def kind_at(path: str) -> Kind | None:
    """Return the kind of the field at the end of a path, None where it is gone."""
    entry = known_field(path)
    return None if entry is None else entry.kind


def needs_of(path: str, operator: Operator | str) -> Needs | None:
    """Return what a line is compared with; None where its field or operator is not known."""
    kind = kind_at(path)
    if kind is None or operator not in OPERATORS[kind]:
        return None
    return needs(kind, Operator(operator))


def is_complete(path: str, operator: Operator | str, values: Values) -> bool:
    """Whether a line has what it is compared with."""
    wanted = needs_of(path, operator)
    return wanted is not None and complete(wanted, values)


def carried(before: Needs, after: Needs, values: Values) -> Values:
    """Return what is left of values for an operator with other needs."""
    if before is after:
        return values
    carry = _CARRIED.get((before, after))
    return carry(values) if carry is not None and values else ()


def _filled(values: Values) -> Values:
    return tuple(value for value in values if value is not None)[:1]


_CARRIED: Mapping[tuple[Needs, Needs], Callable[[Values], Values]] = {
    (Needs.NUMBER, Needs.NUMBERS): lambda v: (v[0], None),
    (Needs.NUMBERS, Needs.NUMBER): _filled,
    (Needs.DAY, Needs.DAYS): lambda v: (v[0], None),
    (Needs.DAYS, Needs.DAY): _filled,
    (Needs.UNIT, Needs.COUNT): lambda v: (1, v[0]),
    (Needs.COUNT, Needs.UNIT): lambda v: _filled(v[1:]),
    (Needs.DAY, Needs.MOMENT): lambda v: (f"{v[0]}T00:00",),
    (Needs.MOMENT, Needs.DAY): lambda v: (v[0][:10],),
}


def refitted(path: str, operator: Operator | str, values: Values, new_path: str) -> tuple[Operator, Values]:
    """Return operator and values of a line for another field: kept where they fit, else what a new line has."""
    entry = field_at(new_path)
    chosen = Operator(operator) if operator in OPERATORS[entry.kind] else first_operator(entry.kind)
    before, after = needs_of(path, operator), needs(entry.kind, chosen)
    old = known_field(path)
    if before is None or old is None:
        return chosen, values if after not in _OF_ITS_FIELD and complete(after, values) else ()
    kept = carried(before, after, values)
    if after in _NUMERIC:
        return chosen, _scaled(kept, old.kind, entry.kind)
    if after is Needs.ITEMS and (old.target, old.words) != (entry.target, entry.words):
        return chosen, ()
    return chosen, kept


def _scaled(values: Values, old: Kind, new: Kind) -> Values:
    """45 000 stays 45 000 when an amount is followed by a plain number, which is stored otherwise."""
    if old is new:
        return values
    if old not in _SCALES or new not in _SCALES:
        return ()
    scaled = [None if one is None else divmod(one * _SCALES[new], _SCALES[old]) for one in values]
    if any(pair is not None and pair[1] for pair in scaled):
        return ()
    return tuple(None if pair is None else pair[0] for pair in scaled)
