"""What of a large file is made by SQL from what was drawn: documents, requests, quotes, and each sale's next activity.

A million sales come with 1 200 products, 500 000 documents, 120 000 requests, and 280 000 quotes with a million lines;
fewer in proportion. Chance is a hash of the ids: the same sales have the same papers.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, text

from desktop_crm.models.catalogue import class_of
from desktop_crm.models.folding import fold, sort_key
from desktop_crm.operations.demo_scene import told

_EACH = 50  # products of one name
_PRICES = {"hardware": (590, 24_900), "licence": (49, 390), "service": (750, 14_900), "small": (290, 1_900)}
# What documents are called before the name of their sale, in the order of the default types from the second on.
_PAPERS = ("Tilbud – ", "Ordrebekreftelse – ", "Avtale – ", "Referat – ", "Kravspesifikasjon – ", "E-post – ")
_DAY = 86_400
# The keys of a text are those of its parts one after the other; a part is not trimmed.
_KEYS: Mapping[str, Callable[[str], str]] = {
    "subject": str, "fold_key": fold, "sort_key": lambda part: sort_key(f"{part}.")[:-1],
}  # fmt: skip


def keep_next_activity(connection: Connection) -> None:
    """NA-4, for all sales at once, as the trigger would for each."""
    connection.exec_driver_sql(
        "UPDATE sale SET next_activity_date = f.day FROM"
        " (SELECT sale_id, min(date) AS day FROM follow_up"
        " WHERE completed = 0 AND sale_id IS NOT NULL GROUP BY sale_id) f WHERE sale.id = f.sale_id"
    )


def fill_papers(connection: Connection, today: date, midnight: int) -> None:
    """Add products, documents, requests and quotes. *midnight* is the last one, local, as a stamp."""
    lists, known = _lists(connection), {"today": today.isoformat(), "now": midnight}
    connection.execute(text(_insert("product", _PRODUCT, "")), list(_products(lists)))
    connection.exec_driver_sql("CREATE TEMP TABLE said (id INTEGER PRIMARY KEY, title, fold_key, sort_key)")
    connection.execute(text("INSERT INTO said VALUES (:id, :title, :fold_key, :sort_key)"), _titles())
    for statement in (*_documents(lists), *_requests(lists), *_quotes()):
        needed = {name: value for name, value in known.items() if f":{name}" in statement}
        connection.execute(text(statement), needed)


def _lists(connection: Connection) -> dict[str, list[int]]:
    """Return the ids of all plain lists; those of statuses under what they count as."""
    rows = [*connection.exec_driver_sql("SELECT list_name, id FROM list_item ORDER BY list_name, rank")]
    rows += connection.exec_driver_sql("SELECT system, id FROM request_status ORDER BY rank")
    lists: dict[str, list[int]] = {}
    for name, id in rows:
        lists.setdefault(name, []).append(id)
    return lists


def _insert(table: str, columns: Mapping[str, str], source: str) -> str:
    """Return the statement that inserts what is selected; other columns have the default of their field."""
    entity: Table = class_of(table).__table__
    left: dict[str, Any] = {c.name: c.default for c in entity.columns if c.name not in columns}
    plain = {name: default.arg for name, default in left.items() if default is not None and default.arg != ()}
    literals = {name: f"'{v}'" if isinstance(v, str) else str(int(v)) for name, v in plain.items()}
    whole = {**columns, **literals}
    names = ", ".join(f'"{name}"' for name in whole)
    return f"INSERT INTO {table} ({names}) SELECT {', '.join(whole.values())} {source}"


def _chance(id: str, salt: int, limit: Any) -> str:
    """Return the SQL of a number from 0 up to *limit* that looks like chance."""
    return f"(((({id}) + {salt}) * 2654435761 >> 13) % ({limit}))"


def _one_of(values: Sequence[Any], index: str) -> str:
    """Return the SQL of one of some values."""
    return f"json_extract('{json.dumps(list(values), ensure_ascii=False)}', '$[' || {index} || ']')"


# -- products and words ------------------------------------------------------------------------------------------------

_PRODUCT = {
    **{name: f":{name}" for name in ("name", "fold_key", "sort_key", "code", "category_id", "family_id", "unit_id")},
    "price_list_id": "1", "currency_id": "(SELECT currency_id FROM price_list WHERE id = 1)", "list_price": ":price",
    "minimum_price": ":price * 85 / 100", "cost": ":price * 60 / 100", "vat": "2500",
}  # fmt: skip


def _products(lists: Mapping[str, Sequence[int]]) -> Iterator[dict[str, Any]]:
    for place, (called, sort) in enumerate(told("phrases")["nb"]["price_list"]):
        least, most = _PRICES[sort]
        for n in range(_EACH):
            name = f"{called} – {n + 1}" if n else called
            yield {
                "name": name, "fold_key": fold(name), "sort_key": sort_key(name), "code": f"P{1001 + place}-{n}",
                "price": (least + (place * 977 + n * 131) % (most - least)) * 100,
                "category_id": lists["product_category"][place % 3], "unit_id": lists["product_unit"][place % 4],
                "family_id": lists["product_family"][(place + n) % 3],
            }  # fmt: skip


def _titles() -> list[dict[str, Any]]:
    """The titles of requests: each of the phrases with other numbers and places."""
    words = told("phrases")["nb"]
    titles = [
        said.format(n=n, place=words["place"][n % 10], dept=words["dept"][n % 8], city="Bodø")
        for said, *_ in words["requests"]
        for n in range(2, 22)
    ]
    return [{"id": at, "title": t, "fold_key": fold(t), "sort_key": sort_key(t)} for at, t in enumerate(titles)]


# -- documents ---------------------------------------------------------------------------------------------------------


def _documents(lists: Mapping[str, Sequence[int]]) -> Iterator[str]:
    """One for every other sale, of a day between its registration and its end."""
    day, kind = "date(s.registered_at, 'unixepoch', 'localtime')", _chance("s.id", 1, len(_PAPERS))
    length = f"1 + max(0, CAST(julianday(min(:today, s.sale_date)) - julianday({day}) AS INTEGER))"
    after = _chance("s.id", 3, length)
    own = {"subject": "title", "fold_key": "fold_key", "sort_key": "sort_key"}
    named = {
        name: f"{_one_of([key(paper) for paper in _PAPERS], kind)} || s.{own[name]}" for name, key in _KEYS.items()
    }
    columns = {
        **named, "number": "CAST(s.id / 2 + 1000000 AS TEXT)", "date": f"date({day}, '+' || {after} || ' days')",
        "type_id": _one_of(lists["document_type"][1:], kind), "is_email": f"{kind} = {len(_PAPERS) - 1}",
        "completed": f"{_chance('s.id', 5, 20)} > 0", "company_id": "s.company_id", "person_id": "s.person_id",
        "sale_id": "s.id", "project_id": "s.project_id", "owner_id": "s.owner_id",
        "owner_group_id": "s.owner_group_id", "our_ref": "'U' || s.owner_id", "language_id": str(lists["language"][0]),
        "file_name": "'papir-' || s.id || '.pdf'", "registered_by": "s.owner_id",
        "registered_at": f"min(:now, s.registered_at + {_DAY} * {after})",
    }  # fmt: skip
    yield _insert("document", columns, "FROM sale s WHERE s.id % 2 = 0")


# -- requests ----------------------------------------------------------------------------------------------------------


def _requests(lists: Mapping[str, Sequence[int]]) -> Iterator[str]:
    """One for every fifth person: most of them closed, of the others some lying for a while."""
    sort, lain = _chance("id", 1, 100), _chance("id", 6, 40)
    age = f"iif(state = 'closed', {_chance('id', 2, 1800)}, {_chance('id', 2, 90)})"
    states = f"CASE WHEN {sort} < 70 THEN 'closed' WHEN {sort} < 94 THEN 'active' ELSE 'postponed' END"
    drawn = f"SELECT id, company_id, {states} AS state FROM person WHERE id % 5 = 0"
    came = f"SELECT *, :now - {_DAY} * (1 + {age}) + {_chance('id', 3, 28_800)} AS came FROM ({drawn})"
    touched = f"iif(state = 'closed' OR {_chance('id', 5, 10)} > 0, min(:now, came + {_DAY} * {lain}), NULL)"
    owner, day = f"1 + {_chance('r.id', 15, 50)}", "date(:today, ({}) || ' days')"
    status = " ".join(f"WHEN '{word}' THEN {lists[word][0]}" for word in ("active", "postponed", "closed"))
    closed = "iif(state = 'closed', touched, NULL)"
    lines = {name: lists[f"request_{name}"] for name in ("type", "category", "priority")}
    columns = {
        **{f"{name}_id": _one_of(ids, _chance("r.id", len(name), len(ids))) for name, ids in lines.items()},
        "title": "t.title", "fold_key": "t.fold_key", "sort_key": "t.sort_key", "closed_at": closed,
        "number": "CAST(r.id / 5 + 1000000 AS TEXT)", "status_id": f"CASE state {status} END",
        "internal_status": "state", "company_id": "r.company_id", "person_id": "r.id", "replied_at": closed,
        "owner_id": f"iif({_chance('r.id', 14, 20)} > 0, {owner}, NULL)", "read": "1",
        "deadline": f"iif(state <> 'postponed', {day.format(_chance('r.id', 16, 60) + ' - 10')}, NULL)",
        "postponed_to": f"iif(state = 'postponed', {day.format('1 + ' + _chance('r.id', 17, 40))}, NULL)",
        "access": f"iif({_chance('r.id', 18, 6)} = 0, 'internal', 'external')", "registered_at": "came",
        "registered_by": f"1 + {_chance('r.id', 19, 50)}", "updated_at": "touched",
        "updated_by": f"iif(touched IS NULL, NULL, {owner})",
    }  # fmt: skip
    said = f"said t ON t.id = {_chance('r.id', 9, '(SELECT count(*) FROM said)')}"
    yield _insert("request", columns, f"FROM (SELECT *, {touched} AS touched FROM ({came})) r JOIN {said}")


# -- quotes ------------------------------------------------------------------------------------------------------------

_NUMBERS = "(SELECT 1 AS n UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4)"
_STAMPS = {"registered_at": "q.registered_at", "registered_by": "q.owner_id"}


def _quotes() -> Iterator[str]:
    """One for every third sale in the base currency, in one or two versions; the sale comes to what it says (QF-1)."""
    taken = "id AS sale_id, number, status, currency_id, owner_id, registered_at"
    ours = "currency_id = (SELECT CAST(value AS INTEGER) FROM preference WHERE name = 'base_currency_id')"
    versions = f"1 + ({_chance('id', 1, 4)} = 0) AS versions"
    yield f"CREATE TEMP TABLE quoted AS SELECT {taken}, {versions} FROM sale WHERE id % 3 = 0 AND {ours}"
    yield _insert("quote", {"id": "q.rowid", "sale_id": "q.sale_id", **_STAMPS}, "FROM quoted q")
    yield _versions()
    yield from _lines()
    yield _alternatives()
    yield (
        "UPDATE sale SET amount = a.total, cost = a.cost, profit = a.earnings, profit_percent = a.earnings_percent"
        " FROM quote_alternative a JOIN quote_version v ON v.id = a.version_id JOIN quote q ON q.id = v.quote_id"
        " WHERE v.active AND a.favourite AND sale.id = q.sale_id"
    )


def _versions() -> str:
    """Older ones were sent and are archived; the last one stands where its sale does."""
    waiting = f"iif({_chance('q.sale_id', 2, 2)}, 'sent', 'draft')"
    ends = f"CASE status WHEN 'sold' THEN 'ordered' WHEN 'lost' THEN 'lost' ELSE {waiting} END"
    sent = f"iif(n < versions OR {ends} <> 'draft', date(q.registered_at, 'unixepoch', 'localtime', '{{}}'), NULL)"
    columns = {
        "id": "q.rowid * 2 - 2 + n", "quote_id": "q.rowid", "rank": "n", "number": "q.number || '-' || n",
        "active": "n = versions", "state": f"iif(n < versions, 'archived', {ends})",
        "state_before": "iif(n < versions, 'sent', NULL)", "sent_date": sent.format("+0 days"),
        "expiration_date": sent.format("+30 days"), **_STAMPS,
    }  # fmt: skip
    return _insert("quote_version", columns, f"FROM quoted q JOIN {_NUMBERS} ON n <= versions")


def _lines() -> Iterator[str]:
    """Two to four in each alternative; one version of eight has two alternatives."""
    yield (
        "CREATE TEMP TABLE offered AS SELECT v.id AS version_id, n, v.state,"
        " v.active AND n = 1 AS counts, q.* FROM quote_version v JOIN quoted q ON q.rowid = v.quote_id"
        f" JOIN {_NUMBERS} ON n = 1 OR (n = 2 AND {_chance('v.id', 3, 8)} = 0)"
    )
    placed = f"SELECT o.*, o.rowid AS id, k.n AS place, o.rowid * 4 + k.n AS at FROM offered o JOIN {_NUMBERS} k"
    placed += f" ON k.n <= 2 + {_chance('o.rowid', 4, 3)}"
    drawn = f"1 + {_chance('at', 5, 20)} AS pieces, {_one_of((0, 0, 0, 500, 1000), _chance('at', 6, 5))} AS percent"
    drawn = f"SELECT *, {drawn}, 1 + {_chance('at', 7, '(SELECT count(*) FROM product)')} AS product FROM ({placed})"
    off = "(q.pieces * p.list_price * percent * 2 + 10000) / 20000 AS off"
    source = f"SELECT q.*, {off}, q.pieces * p.list_price AS worth, q.pieces * p.cost AS costs FROM ({drawn}) q"
    same = ("name", "fold_key", "sort_key", "code", "list_price", "minimum_price", "cost", "vat", "category_id")
    columns = {
        **{name: f"p.{name}" for name in (*same, "family_id", "unit_id")}, "product_id": "p.id",
        "alternative_id": "q.id", "sale_id": "q.sale_id", "currency_id": "q.currency_id", "rank": "q.place",
        "in_use": "q.counts", "state": "q.state", "quantity": "q.pieces * 1000000", "sum": "q.worth",
        "discount": "q.off", "discount_percent": "q.percent", "total": "q.worth - q.off",
        "figure": "iif(q.percent, 'discount_percent', NULL)", "earnings": "q.worth - q.off - q.costs",
        "earnings_percent": _share("(q.worth - q.off - q.costs)", "(q.worth - q.off)"), **_STAMPS,
    }  # fmt: skip
    product = "JOIN product p ON p.id = q.product"
    yield _insert("quote_line", columns, f"FROM ({source} {product}) q {product}")


def _alternatives() -> str:
    """QA-1: what their lines come to. The first one is the favourite, and accepted where the sale was sold."""
    summed = "SELECT alternative_id AS id, sum(total) AS total, sum(earnings) AS earnings FROM quote_line GROUP BY 1"
    columns = {
        "id": "q.rowid", "version_id": "q.version_id", "name": "'Alternativ ' || q.n", "rank": "q.n",
        "favourite": "q.n = 1", "accepted": "q.n = 1 AND q.state = 'ordered'", "currency_id": "q.currency_id",
        "subtotal": "s.total", "total": "s.total", "cost": "s.total - s.earnings", "earnings": "s.earnings",
        "earnings_percent": _share("s.earnings", "s.total"), **_STAMPS,
    }  # fmt: skip
    return _insert("quote_alternative", columns, f"FROM ({summed}) s JOIN offered q ON q.rowid = s.id")


def _share(part: str, whole: str) -> str:
    """Return the SQL of what share *part* is of *whole*, in hundredths of a per cent, half up."""
    return f"(2 * {part} * 10000 + {whole}) / (2 * {whole})"
