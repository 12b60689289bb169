"""What a card needs to know of one kind of record: how a form starts, what follows from a change, what may be chosen.

A form's values are a mapping from attribute names ("amount", "stage_id") to stored values (hundredths for money and per
cent, dates, ids). Cards, dialogs and quick edits of every kind use this one shape; the rules stand in operations/.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from desktop_crm.models.enums import RecordKind

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Draft:
    """A record in a form. `labels` are the shown names of the values that refer to something (company, owner)."""

    record: RecordKind
    id: int | None
    values: Values
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a pick list. `value` is an id, or a word ("sold" in the stage list); `hint` stands beside it.

    `tip` explains it, in a tool tip.
    """

    value: Any
    label: str
    hint: str = ""
    deleted: bool = False
    tip: str = ""


@dataclass(frozen=True, slots=True)
class FormState:
    """Which fields are mandatory, cannot be changed now, are not shown now, or go by another label now.

    `source` names the attribute that the locked values follow from: a person's company. `reasons` say why values are
    locked, by attribute; under "" for all others.
    """

    required: frozenset[str] = frozenset()
    locked: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    labels: Mapping[str, str] = field(default_factory=dict)
    source: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)

    def missing(self, values: Values) -> list[str]:
        """Return the mandatory attributes that are empty, in alphabetical order."""
        return sorted(name for name in self.required if values.get(name) in (None, "") or not str(values[name]).strip())


@dataclass(frozen=True, slots=True)
class Form:
    """The rules of one kind of record's form.

    start(session, context)            → Draft of a new record; *context* holds what is known (company_id, sale_id …)
    opened(session, id)                → Draft of an existing record; raises RecordIsGone
    follow(session, values, name, new) → all values that change when *name* becomes *new*, itself included
    state(values)                      → FormState
    choices(session, values, name)     → the pick list of a choice field, given the other values
    register(session, values)          → id (operation)
    edit(session, id, values)          → None (operation); *values* hold only what changed
    delete(session, ids)               → None (operation)
    complete(session, ids, on)         → None (operation); None where records of the kind are never completed
    """

    start: Callable[[Session, Values], Draft]
    opened: Callable[[Session, int], Draft]
    follow: Callable[[Session, Values, str, Any], dict[str, Any]]
    state: Callable[[Values], FormState]
    choices: Callable[[Session, Values, str], Sequence[Choice]]
    register: Callable[[Session, Values], int]
    edit: Callable[[Session, int, Values], None]
    delete: Callable[[Session, Sequence[int]], None]
    complete: Callable[[Session, Sequence[int], bool], None] | None = None
