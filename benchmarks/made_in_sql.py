"""What of a large file is made by SQL from what was drawn: documents, requests, quotes, and each sale's next activity.

A million sales come with 1 200 products, 500 000 documents, 120 000 requests, and 280 000 quotes with some 1 200 000
lines; fewer in proportion. Chance is a hash of the ids, so the same sales have the same papers.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, text

from desktop_crm.models.folding import fold, sort_key
from desktop_crm.operations.demo_scene import told

_PRODUCTS = 50  # of each name
_PRICES = {"hardware": (590, 24_900), "licence": (49, 390), "service": (750, 14_900), "small": (290, 1_900)}
_PAPERS = ("Tilbud – ", "Ordrebekreftelse – ", "Avtale – ", "Referat: ", "Kravspesifikasjon – ", "E-post om ")
_BASE = "(SELECT CAST(value AS INTEGER) FROM preference WHERE name = 'base_currency_id' AND user_id IS NULL)"
_LATEST = "min(:now, {} + 86400 * ({}))"  # never ahead of last midnight


def keep_next_activity(connection: Connection) -> None:
    """NA-4, for all sales at once, as the trigger would for each."""
    connection.exec_driver_sql(
        "UPDATE sale SET next_activity_date = f.day FROM"
        " (SELECT sale_id, min(date) AS day FROM follow_up"
        " WHERE completed = 0 AND sale_id IS NOT NULL GROUP BY sale_id) f WHERE sale.id = f.sale_id"
    )


def fill_papers(connection: Connection, today: date, midnight: int) -> None:
    """Add products, documents, requests and quotes. *midnight* is the last one, local, as a stamp."""
    lists = _lists(connection)
    connection.execute(text(_INSERT_PRODUCT), list(_products(lists)))
    told_now = {"today": today.isoformat(), "now": midnight}
    statements = (*_documents(lists), *_requests(connection, lists), *_quotes(connection))
    for statement in statements:
        needed = {name: value for name, value in told_now.items() if f":{name}" in statement}
        connection.execute(text(statement), needed)


def _lists(connection: Connection) -> dict[str, list[int]]:
    """Return the ids of all plain lists; those of statuses by what they count as."""
    rows = connection.exec_driver_sql("SELECT list_name, id FROM list_item ORDER BY list_name, rank").all()
    rows += connection.exec_driver_sql("SELECT 'status: ' || system, id FROM request_status ORDER BY rank").all()
    lists: dict[str, list[int]] = {}
    for name, id in rows:
        lists.setdefault(name, []).append(id)
    return lists


def _hash(id: str, salt: int, limit: Any) -> str:
    """Return the SQL of a number from 0 up to *limit* that looks like chance."""
    return f"((({id} + {salt}) * 2654435761) >> 13) % ({limit})"


def _one_of(ids: Sequence[int], id: str, salt: int) -> str:
    """Return the SQL of one of a list's lines."""
    return f"json_extract('{json.dumps(list(ids))}', '$[' || {_hash(id, salt, len(ids))} || ']')"


def _ahead(source: str) -> str:
    """Return the SQL of text keys: those of what is put before a text, and the text's own."""
    return f"{source} || "


# -- products ----------------------------------------------------------------------------------------------------------

_INSERT_PRODUCT = (
    "INSERT INTO product (name, fold_key, sort_key, code, price_list_id, currency_id, list_price, minimum_price, cost,"
    " vat, category_id, family_id, type_id, unit_id, in_assortment, item_number, supplier, supplier_code, web,"
    f" description) VALUES (:name, :fold, :sort, :code, 1, {_BASE}, :price, :price * 85 / 100, :price * 6 / 10, 2500,"
    " :category, :family, :type, :unit, 1, '', '', '', '', '')"
)


def _products(lists: dict[str, list[int]]) -> Iterator[dict[str, Any]]:
    for place, (name, sort) in enumerate(told("phrases")["nb"]["price_list"]):
        least, most = _PRICES[sort]
        for n in range(_PRODUCTS):
            called = f"{name} – {n + 1}" if n else name
            price = (least + (most - least) * (place * 7 + n * 13) % (most - least)) * 100
            yield {
                "name": called, "fold": fold(called), "sort": sort_key(called), "code": f"P{1000 + place}-{n}",
                "price": max(price, least * 100), "category": lists["product_category"][place % 3],
                "family": lists["product_family"][(place + n) % 3], "type": lists["product_type"][0],
                "unit": lists["product_unit"][place % 4],
            }  # fmt: skip


# -- documents ---------------------------------------------------------------------------------------------------------


def _documents(lists: dict[str, list[int]]) -> Iterator[str]:
    """One for every other sale, of a day between its registration and its end."""
    day = "date(s.registered_at, 'unixepoch', 'localtime')"
    length = f"max(1, CAST(julianday(min(:today, s.sale_date)) - julianday({day}) AS INTEGER) + 1)"
    after = _hash("s.id", 3, length)
    keys = (json.dumps([key(name) for name in _PAPERS], ensure_ascii=False) for key in (str, fold, lambda p: sort_key(p + "x")[:-1]))
    kind = _hash("s.id", 1, len(_PAPERS))
    prefixes = [f"json_extract('{told_keys}', '$[' || {kind} || ']')" for told_keys in keys]
    title, folded, sorted_by = (f"{prefix} || s.{own}" for prefix, own in zip(prefixes, ("title", "fold_key", "sort_key"), strict=True))
    types = [lists["document_type"][at] for at in (1, 2, 3, 4, 5, 6)]
    stamp = _LATEST.format("s.registered_at", after)
    yield (
        "INSERT INTO document (subject, fold_key, sort_key, completed, type_id, date, company_id, person_id, sale_id,"
        " project_id, owner_id, owner_group_id, number, our_ref, your_ref, salutation, keywords, language_id, file_name,"
        " is_email, visible_for, description, registered_at, registered_by)"
        f" SELECT {title}, {folded}, {sorted_by}, {_hash('s.id', 5, 20)} > 0,"
        f" json_extract('{json.dumps(types)}', '$[' || {kind} || ']'), date({day}, '+' || ({after}) || ' days'),"
        " s.company_id, s.person_id, s.id, s.project_id, s.owner_id, s.owner_group_id, s.id / 2 + 1000000,"
        f" 'U' || s.owner_id, '', '', '', {lists['language'][0]}, 'papir-' || s.id || '.pdf', {kind} = 5, 'all', '',"
        f" {stamp}, s.owner_id FROM sale s WHERE s.id % 2 = 0"
    )


# -- requests ----------------------------------------------------------------------------------------------------------


def _requests(connection: Connection, lists: dict[str, list[int]]) -> Iterator[str]:
    """One for every fifth person: most of them closed, some lying for a while."""
    phrases = told("phrases")["nb"]
    titles = [
        said.format(n=n, place=phrases["place"][n % 10], dept=phrases["dept"][n % 8], city="Bodø")
        for said, *_ in phrases["requests"] for n in range(2, 22)
    ]  # fmt: skip
    connection.exec_driver_sql("CREATE TEMP TABLE said (id INTEGER PRIMARY KEY, title, fold_key, sort_key)")
    rows = [{"id": at, "title": t, "fold": fold(t), "sort": sort_key(t)} for at, t in enumerate(titles)]
    connection.execute(text("INSERT INTO said VALUES (:id, :title, :fold, :sort)"), rows)
    state = f"CASE WHEN {_hash('p.id', 1, 100)} < 70 THEN 'closed' WHEN {_hash('p.id', 1, 100)} < 94 THEN 'active' ELSE 'postponed' END"
    age = f"CASE state WHEN 'closed' THEN {_hash('id', 2, 1800)} ELSE {_hash('id', 2, 90)} END"
    came = f":now - 86400 * (1 + {age}) + {_hash('id', 3, 28_800)}"
    status = " ".join(
        f"WHEN '{word}' THEN {_one_of(lists[f'status: {word}'], 'id', 4)}" for word in ("active", "postponed", "closed")
    )
    drawn = f"SELECT p.id, p.company_id, {state} AS state, {_hash('p.id', 9, len(titles))} AS said FROM person p WHERE p.id % 5 = 0"
    timed = f"SELECT *, {came} AS came FROM ({drawn})"
    changed = f"CASE WHEN {_hash('id', 5, 10)} > 0 THEN {_LATEST.format('came', _hash('id', 6, 40))} END"
    yield (
        "INSERT INTO request (title, fold_key, sort_key, number, status_id, internal_status, type_id, category_id,"
        " priority_id, company_id, person_id, owner_id, deadline, postponed_to, closed_at, replied_at, read, access,"
        " tags, description, registered_at, registered_by, updated_at, updated_by)"
        " SELECT t.title, t.fold_key, t.sort_key, r.id / 5 + 1000000, CASE state " + status + " END, state,"
        f" {_one_of(lists['request_type'], 'r.id', 11)}, {_one_of(lists['request_category'], 'r.id', 12)},"
        f" {_one_of(lists['request_priority'], 'r.id', 13)}, r.company_id, r.id,"
        f" CASE WHEN {_hash('r.id', 14, 20)} > 0 THEN 1 + {_hash('r.id', 15, 50)} END,"
        f" CASE WHEN state <> 'postponed' THEN date(:today, ({_hash('r.id', 16, 60)} - 10) || ' days') END,"
        f" CASE state WHEN 'postponed' THEN date(:today, (1 + {_hash('r.id', 17, 40)}) || ' days') END,"
        " CASE state WHEN 'closed' THEN coalesce(changed, came) END, CASE state WHEN 'closed' THEN coalesce(changed, came) END,"
        f" 1, CASE WHEN {_hash('r.id', 18, 6)} = 0 THEN 'internal' ELSE 'external' END, '[]', '', came,"
        f" 1 + {_hash('r.id', 19, 50)}, changed, iif(changed IS NULL, NULL, 1 + {_hash('r.id', 15, 50)})"
        f" FROM (SELECT *, {changed} AS changed FROM ({timed})) r JOIN said t ON t.id = r.said"
    )
    yield "DROP TABLE said"
