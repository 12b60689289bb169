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
    [("company", "name"), ("person", "full_name"), ("sale", "title"), ("follow_up", "title"), ("project", "name")],
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
