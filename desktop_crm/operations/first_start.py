"""What a new file holds: the user lists in the chosen language, the preferences of all users, and the first user.

The lists stand in resources/default_lists.json, both languages side by side. Once filled they are the user's own data.
"""

import json
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any, Literal

from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import mark
from desktop_crm.models.enums import ListName
from desktop_crm.models.everything import (
    Currency,
    FollowUpType,
    ListItem,
    Preference,
    PriceList,
    RequestStatus,
    SaleType,
    SaleTypeStage,
    Stage,
    User,
    UserGroup,
)
from desktop_crm.models.folding import sort_key
from desktop_crm.operations.step import verb
from desktop_crm.storage.journal import Journal

Language = Literal["en", "nb"]
Entry = Mapping[str, Any]

_PLAIN_PREFERENCES = {"use_currency": True, "skip_completed_sales": False, "mark_overdue": True}


def default_lists() -> dict[str, Any]:
    """Return the lists of a new file, in both languages."""
    found: dict[str, Any] = json.loads(
        files("desktop_crm.resources").joinpath("default_lists.json").read_text(encoding="utf-8")
    )
    return found


def prepare(journal: Journal, language: Language, user_name: str, initials: str) -> None:
    """Lay out a new file for its first user. It is no step: a program without lists is nothing to undo to."""
    journal.run_unrecorded(fill_default_lists, language, user_name, initials)


@verb(mark("Set up"))
def fill_default_lists(session: Session, language: Language, user_name: str, initials: str) -> None:
    """Fill the user lists in *language*, the preferences that hold for all, and the first user with a group."""
    told = default_lists()
    lists = _fill_plain_lists(session, told, language)
    _fill_sale_types(session, told, language, lists[ListName.SALE_TYPE_CATEGORY])
    session.add_all(
        FollowUpType(name=entry[language], rank=rank, form=entry["form"], duration=entry["duration"])
        for rank, entry in enumerate(told["follow_up_types"], 1)
    )
    session.add_all(
        RequestStatus(name=entry[language], rank=rank, system=entry["system"])
        for rank, entry in enumerate(told["request_statuses"], 1)
    )
    currencies = _fill_currencies(session, told, language)
    base = currencies[told["base_currency"][language]].id
    session.add_all(
        PriceList(name=entry[language], rank=rank, currency_id=base)
        for rank, entry in enumerate(told["price_lists"], 1)
    )
    groups = [UserGroup(name=entry[language], rank=rank) for rank, entry in enumerate(told["user_groups"], 1)]
    session.add_all(groups)
    session.flush()
    session.add(User(name=user_name, initials=initials, group_id=groups[0].id))
    _fill_preferences(session, told, language, currencies, lists[ListName.COUNTRY])
    session.flush()


def _fill_plain_lists(session: Session, told: Entry, language: Language) -> dict[str, list[ListItem]]:
    wanted: dict[str, Iterable[Entry]] = {**told["lists"], ListName.COUNTRY: _by_name(told["countries"], language)}
    lists = {name: list(_items(name, entries, language)) for name, entries in wanted.items()}
    for items in lists.values():
        session.add_all(items)
    session.flush()
    return lists


def _items(name: str, entries: Iterable[Entry], language: Language) -> Iterable[ListItem]:
    for rank, entry in enumerate(entries, 1):
        yield ListItem(
            list_name=str(name), name=entry[language], rank=rank,
            code=entry.get("code", ""), group_key=entry.get("group", ""), days=entry.get("days"),
        )  # fmt: skip


def _by_name(countries: Iterable[Entry], language: Language) -> list[Entry]:
    """Norway first, then in the alphabet of the language."""
    return sorted(countries, key=lambda entry: (entry["code"] != "NO", sort_key(entry[language])))


def _fill_sale_types(session: Session, told: Entry, language: Language, categories: list[ListItem]) -> None:
    stages = {
        entry["key"]: Stage(name=entry[language], rank=rank, probability=entry["probability"])
        for rank, entry in enumerate(told["stages"], 1)
    }
    types = [
        SaleType(
            name=entry[language], rank=rank, category_id=categories[entry["category"]].id,
            duration=entry["duration"], duration_unit=entry["unit"],
        )
        for rank, entry in enumerate(told["sale_types"], 1)
    ]  # fmt: skip
    session.add_all([*stages.values(), *types])
    session.flush()
    session.add_all(
        SaleTypeStage(sale_type_id=kind.id, stage_id=stages[key].id, rank=rank)
        for kind, entry in zip(types, told["sale_types"], strict=True)
        for rank, key in enumerate(entry["stages"], 1)
    )


def _fill_currencies(session: Session, told: Entry, language: Language) -> dict[str, Currency]:
    """CU-3: `unit` of a currency are worth `rate` of the base, which stands first and is worth itself."""
    base = told["base_currency"][language]
    ordered = sorted(told["currencies"], key=lambda entry: entry["code"] != base)
    currencies = {}
    for rank, entry in enumerate(ordered, 1):
        unit, rate = entry["worth"][language]
        currencies[entry["code"]] = Currency(
            name=entry["code"], description=entry[language], rank=rank, unit=unit, rate=rate
        )
    session.add_all(currencies.values())
    session.flush()
    return currencies


def _fill_preferences(
    session: Session, told: Entry, language: Language, currencies: Mapping[str, Currency], countries: list[ListItem]
) -> None:
    base = currencies[told["base_currency"][language]].id
    home = {country.code: country.id for country in countries}.get(told["home_country"][language])
    wanted = {"base_currency_id": base, "default_currency_id": base, "home_country": home, **_PLAIN_PREFERENCES}
    session.add_all(
        Preference(user_id=None, name=name, value=json.dumps(value))
        for name, value in wanted.items()
        if value is not None
    )
