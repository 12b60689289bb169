"""The generator of large files keeps the rules that the program keeps."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from benchmarks.generate import generate
from desktop_crm.models.folding import fold, sort_key
from desktop_crm.models.sounding import match_key
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.journal import Journal

TODAY = date(2026, 11, 18)
SALES = 2000
STATES = ("active", "postponed", "closed")
BASE = "(SELECT CAST(value AS INTEGER) FROM preference WHERE name = 'base_currency_id')"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataFile]:
    path = tmp_path_factory.mktemp("large") / "large.dcrm"
    generate(path, SALES, today=TODAY)
    opened = DataFile.open(path)
    yield opened
    opened.close()


@pytest.fixture
def session(file: DataFile) -> Iterator[Session]:
    with file.reading() as reading:
        yield reading


def count(session: Session, source: str) -> int:
    return session.execute(text(f"SELECT count(*) FROM {source}")).scalar_one()


def test_records_in_proportion(session: Session):
    tables = ("company", "person", "sale", "follow_up", "user")
    assert [count(session, f'"{table}"') for table in tables] == [600, 1200, 2000, 4000, 50]
    assert [count(session, table) for table in ("document", "request", "product")] == [1000, 240, 1200]
    assert count(session, "quote") == count(session, f"sale WHERE id % 3 = 0 AND currency_id = {BASE}") > 450
    assert 2 * count(session, "quote") < count(session, "quote_line WHERE in_use") < count(session, "quote_line")
    assert {count(session, f"request WHERE internal_status = '{word}'") > 5 for word in STATES} == {True}


BROKEN = {
    "sc34 closed sales have 100 or 0 per cent": (
        "sale WHERE (status = 'sold' AND probability <> 10000) OR (status = 'lost' AND probability <> 0)"
    ),
    "sc30 a stage is one of the type's": (
        "sale s WHERE stage_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM sale_type_stage x"
        " WHERE x.sale_type_id = s.type_id AND x.stage_id = s.stage_id)"
    ),
    "sc41 sale cycle counts the days to closing": (
        "sale WHERE sale_cycle IS NOT CASE WHEN status IN ('sold', 'lost') THEN"
        " julianday(sale_date) - julianday(date(registered_at, 'unixepoch', 'localtime')) END"
    ),
    "sd1 profit is amount less cost": "sale WHERE profit <> amount - cost OR amount <= 0 OR cost < 0",
    "sd1 profit per cent, half up": "sale WHERE profit_percent <> (2 * profit * 10000 + amount) / (2 * amount)",
    "st2 re-open date only of stalled sales": "sale WHERE (status = 'stalled') <> (reopen_date IS NOT NULL)",
    "closed sales closed in the past": f"sale WHERE status IN ('sold', 'lost') AND sale_date > '{TODAY}'",
    "the person of a sale belongs to its company": (
        "sale s JOIN person p ON p.id = s.person_id WHERE p.company_id <> s.company_id"
    ),
    "the group is the owner's": 'sale s JOIN "user" u ON u.id = s.owner_id WHERE u.group_id <> s.owner_group_id',
    "na4 next follow-up is the oldest open one": (
        "sale s WHERE next_activity_date IS NOT"
        " (SELECT min(date) FROM follow_up f WHERE f.sale_id = s.id AND NOT f.completed)"
    ),
    "fu7 completed ones have a date of completion": "follow_up WHERE completed <> (completed_at IS NOT NULL)",
    "done follow-ups lie in the past": f"follow_up WHERE completed AND date > '{TODAY}'",
    "documents belong to their sale's company, between its registration and today": (
        "document d JOIN sale s ON s.id = d.sale_id WHERE d.company_id <> s.company_id"
        f" OR d.date NOT BETWEEN date(s.registered_at, 'unixepoch', 'localtime') AND '{TODAY}'"
    ),
    "a request counts as its status": (
        "request r JOIN request_status t ON t.id = r.status_id WHERE r.internal_status <> t.system"
    ),
    "closed requests say when, postponed ones until when": (
        "request WHERE (internal_status = 'closed') <> (closed_at IS NOT NULL)"
        f" OR (internal_status = 'postponed') <> coalesce(postponed_to > '{TODAY}', 0) OR updated_at < registered_at"
    ),
    "the person of a request belongs to its company": (
        "request r JOIN person p ON p.id = r.person_id WHERE p.company_id <> r.company_id"
    ),
    "ql2 lines agree with themselves": (
        "quote_line WHERE sum <> quantity * list_price / 1000000 OR total <> sum - discount"
        " OR discount <> (sum * discount_percent * 2 + 10000) / 20000 OR earnings <> total - quantity * cost / 1000000"
        " OR earnings_percent <> (2 * earnings * 10000 + total) / (2 * total)"
    ),
    "qa1 alternatives come to their lines": (
        "quote_alternative a WHERE total <> (SELECT sum(total) FROM quote_line WHERE alternative_id = a.id)"
        " OR cost <> (SELECT sum(total - earnings) FROM quote_line WHERE alternative_id = a.id)"
    ),
    "qt1 qt25 a version is active, an alternative of each is the favourite": (
        "quote_version v WHERE active <> (rank = (SELECT max(rank) FROM quote_version n WHERE n.quote_id = v.quote_id))"
        " OR 1 <> (SELECT count(*) FROM quote_alternative a WHERE a.version_id = v.id AND favourite)"
        " OR (state = 'ordered') <> (SELECT count(*) FROM quote_alternative a WHERE a.version_id = v.id AND accepted)"
    ),
    "1.8-f lines count in the favourite of the active version, and keep its state": (
        "quote_line l JOIN quote_alternative a ON a.id = l.alternative_id JOIN quote_version v ON v.id = a.version_id"
        " JOIN quote q ON q.id = v.quote_id"
        " WHERE l.state <> v.state OR l.in_use <> (v.active AND a.favourite) OR l.sale_id <> q.sale_id"
    ),
    "qf1 a quoted sale comes to what counts of its quote": (
        "sale s JOIN (SELECT sale_id, sum(total) AS total FROM quote_line WHERE in_use GROUP BY sale_id) l"
        " ON l.sale_id = s.id WHERE s.amount <> l.total"
    ),
    "only sold sales are ordered, only lost ones lost": (
        "quote_version v JOIN quote q ON q.id = v.quote_id JOIN sale s ON s.id = q.sale_id"
        " WHERE v.active AND ((v.state = 'ordered') <> (s.status = 'sold')"
        " OR (v.state = 'lost') <> (s.status = 'lost'))"
    ),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_no_row_breaks_a_rule(session: Session, rule: str):
    assert count(session, BROKEN[rule]) == 0


def test_shares_of_statuses(session: Session):
    wanted = {"open": 0.45, "sold": 0.30, "lost": 0.17, "stalled": 0.08}
    for status, share in wanted.items():
        assert count(session, f"sale WHERE status = '{status}'") / SALES == pytest.approx(share, abs=0.05)


@pytest.mark.parametrize(
    ("table", "label"),
    [
        ("company", "name"),
        ("person", "full_name"),
        ("sale", "title"),
        ("follow_up", "title"),
        ("project", "name"),
        ("document", "subject"),
        ("request", "title"),
        ("quote_line", "name"),
        ("product", "name"),
    ],
)
def test_search_and_sort_keys_are_those_of_the_names(session: Session, table: str, label: str):
    for name, folded, key in session.execute(text(f"SELECT {label}, fold_key, sort_key FROM {table}")):
        assert (folded, key) == (fold(name), sort_key(name))


@pytest.mark.parametrize("table", ["company", "project"])
def test_match_keys_are_those_of_the_names(session: Session, table: str):
    for name, key in session.execute(text(f"SELECT name, match_key FROM {table}")):
        assert key == match_key(name)


def test_the_file_is_whole(session: Session):
    assert session.execute(text("PRAGMA foreign_key_check")).all() == []
    assert session.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"


def test_it_has_the_indexes_and_triggers_of_an_ordinary_file(session: Session, tmp_path: Path):
    names = "SELECT name FROM sqlite_schema WHERE type IN ('index', 'trigger') ORDER BY name"
    ordinary = DataFile.open(tmp_path / "empty.dcrm")
    with ordinary.reading() as other:
        assert session.execute(text(names)).all() == other.execute(text(names)).all()
    ordinary.close()


def test_work_goes_on_in_it(tmp_path: Path):
    def complete(session: Session) -> None:
        session.execute(text("UPDATE follow_up SET completed = 1"))

    generate(tmp_path / "small.dcrm", 50, today=TODAY)
    file = DataFile.open(tmp_path / "small.dcrm")
    journal = Journal(file)
    assert journal.next_undo() is None
    journal.run(complete, user_id=1, label="Complete")
    with file.reading() as session:
        assert count(session, "sale WHERE next_activity_date IS NOT NULL") == 0
    file.close()


def test_a_file_that_exists_is_left_alone(tmp_path: Path):
    (tmp_path / "mine.dcrm").write_text("mine")
    with pytest.raises(FileExistsError):
        generate(tmp_path / "mine.dcrm", 10)
    assert (tmp_path / "mine.dcrm").read_text() == "mine"
