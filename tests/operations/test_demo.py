"""The demo data keep the rules, look lived in on any day, and can be taken away again."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from desktop_crm.models.clock import FixedClock
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.folding import fold, sort_key
from desktop_crm.models.sounding import match_key
from desktop_crm.operations.demo import load_demo_data, prepare_with_demo
from desktop_crm.operations.demo_scene import told
from desktop_crm.operations.first_start import prepare
from desktop_crm.operations.picture import picture_of
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.journal import Journal

TODAY = "2026-11-18"
NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
PAPERS = ("document", "request", "quote", "quote_version", "quote_alternative", "quote_line")
TABLES = ("user", "company", "person", "project", "sale", "follow_up")


def made(path: Path, language: str = "nb", moment: datetime = NOON) -> DataFile:
    file = DataFile.open(path, FixedClock(moment))
    prepare_with_demo(Journal(file), language, "Kari Nordby", "KN")
    return file


@pytest.fixture(scope="module", params=["nb", "en"])
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataFile]:
    opened = made(tmp_path_factory.mktemp("demo") / "demo.dcrm", request.param)
    yield opened
    opened.close()


@pytest.fixture
def session(file: DataFile) -> Iterator[Session]:
    with file.reading() as reading:
        yield reading


def count(session: Session, source: str) -> int:
    return session.execute(text(f"SELECT count(*) FROM {source}")).scalar_one()


def counts(session: Session) -> dict[str, int]:
    return {table: count(session, f'"{table}"') for table in TABLES}


def test_as_many_records_as_a_small_firm_has(session: Session):
    found = counts(session)
    follow_ups = found.pop("follow_up")
    assert found == {"user": 6, "company": 250, "person": 600, "project": 60, "sale": 500}
    assert 1900 <= follow_ups <= 2100
    assert count(session, "user_group") == 2


def test_papers_in_plausible_numbers(session: Session):
    assert 150 <= count(session, "quote") <= 170
    assert 200 <= count(session, "document") <= 320
    assert count(session, "request") == 60
    assert count(session, "quote_version") > count(session, "quote") * 1.3
    assert count(session, "quote_line WHERE in_use") > 500
    assert count(session, "(SELECT DISTINCT category_id, family_id FROM quote_line)") >= 4


def test_the_examples_of_dynamic_selections_find_something(session: Session):
    """1.8-D, F, J: documents of last month, products sold this year, requests that nobody has touched for a week."""
    mine = "registered_by = 1 AND date(registered_at, 'unixepoch', 'localtime')"
    assert count(session, f"document WHERE {mine} BETWEEN '2026-10-01' AND '2026-10-31'") >= 3
    sold = "(SELECT id FROM sale WHERE status = 'sold' AND sale_date >= '2026-01-01')"
    assert count(session, f"quote_line WHERE in_use AND sale_id IN {sold}") >= 20
    untouched = f"coalesce(updated_at, registered_at) < {NOON.timestamp()} - 7 * 86400"
    assert count(session, f"request WHERE internal_status = 'active' AND {untouched}") >= 3
    assert count(session, "request WHERE internal_status = 'active' AND owner_id IS NULL") >= 1
    assert count(session, "request WHERE internal_status = 'active' AND owner_id = 1") >= 3
    assert count(session, f"request WHERE internal_status = 'active' AND deadline < '{TODAY}'") >= 1


def test_statuses_in_plausible_shares(session: Session):
    rows = session.execute(text("SELECT status, count(*) FROM sale GROUP BY status")).all()
    assert dict(map(tuple, rows)) == {"open": 225, "sold": 150, "lost": 85, "stalled": 40}


def test_the_first_user_owns_about_a_third(session: Session):
    assert 0.25 <= count(session, "sale WHERE owner_id = 1") / 500 <= 0.42


@pytest.mark.parametrize("day", ["2026-11-18", "2027-01-01", "2028-02-29", "2026-10-31"])
def test_overdue_today_and_coming_on_any_day(tmp_path: Path, day: str):
    file = made(tmp_path / "demo.dcrm", moment=datetime.fromisoformat(f"{day}T12:00+00:00"))
    mine = f"owner_id = 1 AND completed = 0 AND date {{}} '{day}'"
    with file.reading() as session:
        for sign in ("<", "=", ">"):
            assert count(session, f"follow_up WHERE {mine.format(sign)}") >= 3, sign
            assert count(session, f"sale WHERE owner_id = 1 AND status = 'open' AND sale_date {sign} '{day}'") >= 1
        month = f"sale_date BETWEEN '{day}' AND date('{day}', 'start of month', '+1 month', '-1 day')"
        assert count(session, f"sale WHERE owner_id = 1 AND status = 'open' AND {month}") >= 5
        assert count(session, f"sale WHERE status = 'stalled' AND reopen_date < '{day}'") >= 1
    file.close()


BROKEN = {
    "sc34 closed sales have 100 or 0 per cent": (
        "sale WHERE (status = 'sold' AND probability <> 10000) OR (status = 'lost' AND probability <> 0)"
    ),
    "open sales are between 0 and 95 per cent": (
        "sale WHERE status IN ('open', 'stalled') AND probability NOT BETWEEN 0 AND 9500"
    ),
    "every sale has a type and an owner": "sale WHERE type_id IS NULL OR owner_id IS NULL OR owner_group_id IS NULL",
    "sc30 a stage is one of the type's": (
        "sale s WHERE stage_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM sale_type_stage x"
        " WHERE x.sale_type_id = s.type_id AND x.stage_id = s.stage_id)"
    ),
    "sc35 only a type without stages leaves the stage empty": (
        "sale s WHERE (stage_id IS NULL) = (EXISTS (SELECT 1 FROM sale_type_stage x WHERE x.sale_type_id = s.type_id))"
    ),
    "sc39 stage when closed only of closed sales": (
        "sale WHERE (status IN ('sold', 'lost') AND stage_when_closed_id IS NOT stage_id)"
        " OR (status IN ('open', 'stalled') AND stage_when_closed_id IS NOT NULL)"
    ),
    "sc41 sale cycle counts the days to closing": (
        "sale WHERE sale_cycle IS NOT CASE WHEN status IN ('sold', 'lost') THEN"
        " julianday(sale_date) - julianday(date(registered_at, 'unixepoch', 'localtime')) END"
    ),
    "sd1 profit is amount less cost": "sale WHERE profit <> amount - cost OR cost < 0 OR amount < 0",
    "sd1 profit per cent, half up": (
        "sale WHERE profit_percent <> CASE amount WHEN 0 THEN 0 ELSE (2 * profit * 10000 + amount) / (2 * amount) END"
    ),
    "st2 re-open date and reason only of stalled sales": (
        "sale WHERE (status = 'stalled') <> (reopen_date IS NOT NULL)"
        " OR (status <> 'stalled' AND reason_stalled_id IS NOT NULL)"
    ),
    "st11 st20 reasons belong to their status": (
        "sale WHERE (reason_sold_id IS NOT NULL AND status <> 'sold')"
        " OR (reason_lost_id IS NOT NULL AND status <> 'lost')"
    ),
    "st40 only closed sales are completed": "sale WHERE completed AND status NOT IN ('sold', 'lost')",
    "closed sales closed in the past": f"sale WHERE status IN ('sold', 'lost') AND sale_date > '{TODAY}'",
    "nothing is registered or changed ahead of now": (
        f"sale WHERE max(registered_at, coalesce(updated_at, 0)) > {NOON.timestamp()} OR updated_at < registered_at"
    ),
    "stages were reached between registration and today": (
        f"sale WHERE stage_since IS NULL OR stage_since > '{TODAY}'"
        " OR stage_since < date(registered_at, 'unixepoch', 'localtime')"
    ),
    "the person of a sale belongs to its company": (
        "sale s JOIN person p ON p.id = s.person_id WHERE p.company_id <> s.company_id"
    ),
    "sales are registered after their company": (
        "sale s JOIN company c ON c.id = s.company_id WHERE s.registered_at < c.registered_at"
    ),
    "numbers rise with time": (
        "sale a JOIN sale b ON b.id = a.id + 1 WHERE b.registered_at < a.registered_at"
        " OR CAST(b.number AS INTEGER) <> CAST(a.number AS INTEGER) + 1"
    ),
    "na4 next follow-up is the oldest open one": (
        "sale s WHERE next_activity_date IS NOT"
        " (SELECT min(date) FROM follow_up f WHERE f.sale_id = s.id AND NOT f.completed)"
    ),
    "closed sales have no open follow-ups": (
        "sale WHERE status IN ('sold', 'lost') AND next_activity_date IS NOT NULL"
    ),
    "fu1 meetings and calls have a time, to-dos have none": (
        "follow_up f JOIN follow_up_type t ON t.id = f.type_id WHERE (t.form = 'to_do') = (start IS NOT NULL)"
    ),
    "fu7 completed ones have a date of completion, the others none": (
        "follow_up WHERE completed <> (completed_at IS NOT NULL)"
    ),
    "done follow-ups lie in the past": f"follow_up WHERE completed AND date > '{TODAY}'",
    "follow-ups of a sale are with its company": (
        "follow_up f JOIN sale s ON s.id = f.sale_id WHERE f.company_id <> s.company_id OR f.person_id <> s.person_id"
    ),
    "a company that bought is a customer": (
        "sale s JOIN company c ON c.id = s.company_id LEFT JOIN list_item l ON l.id = c.category_id"
        " WHERE s.status = 'sold' AND l.group_key IS NOT 'customer'"
    ),
    "persons have the category of their company": (
        "person p JOIN company c ON c.id = p.company_id WHERE p.category_id IS NOT c.category_id"
    ),
    "addresses lead nowhere": (
        "person WHERE email NOT LIKE '%.example' AND email <> ''"
    ),
    "web pages lead nowhere": "company WHERE web NOT LIKE 'https://%.example' AND web <> ''",
    "no text has an unfilled place": "sale WHERE title || description || note LIKE '%{%'",
    "no follow-up has an unfilled place": "follow_up WHERE title || description LIKE '%{%'",
    "the persons of a company are ranked from 1 on": (
        "(SELECT 1 FROM person GROUP BY company_id"
        " HAVING min(rank) <> 1 OR max(rank) <> count(*) OR count(DISTINCT rank) <> count(*))"
    ),
    "who chats does so at a name": "person WHERE contacts LIKE '%\"@\"%'",
    "qt1 a quote has one active version, the newest": (
        "quote q WHERE 1 <> (SELECT count(*) FROM quote_version v WHERE v.quote_id = q.id AND active)"
        " OR EXISTS (SELECT 1 FROM quote_version v WHERE v.quote_id = q.id AND active"
        " <> (rank = (SELECT max(rank) FROM quote_version n WHERE n.quote_id = q.id)))"
    ),
    "qt25 a version has one favourite": (
        "quote_version v WHERE 1 <> (SELECT count(*) FROM quote_alternative a WHERE a.version_id = v.id AND favourite)"
    ),
    "only ordered versions are accepted, once": (
        "quote_version v WHERE (state = 'ordered')"
        " <> (SELECT count(*) FROM quote_alternative a WHERE a.version_id = v.id AND accepted)"
    ),
    "ql2 lines agree with themselves": (
        "quote_line WHERE total <> sum - discount OR earnings <> total - (quantity * cost + 500000) / 1000000"
        " OR sum <> (quantity * list_price + 500000) / 1000000 OR quantity < 1000000 OR earnings < 0"
    ),
    "1.8-f lines count in the accepted or else the favourite alternative of the active version": (
        "quote_line l JOIN quote_alternative a ON a.id = l.alternative_id JOIN quote_version v ON v.id = a.version_id"
        " WHERE l.state <> v.state OR l.in_use <> (v.active AND CASE WHEN EXISTS (SELECT 1 FROM quote_alternative o"
        " WHERE o.version_id = v.id AND o.accepted) THEN a.accepted ELSE a.favourite END)"
    ),
    "a line's sale is that of its quote": (
        "quote_line l JOIN quote_alternative a ON a.id = l.alternative_id JOIN quote_version v ON v.id = a.version_id"
        " JOIN quote q ON q.id = v.quote_id WHERE q.sale_id <> l.sale_id"
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
    "quotes are sent between registration and today": (
        "quote_version v JOIN quote q ON q.id = v.quote_id JOIN sale s ON s.id = q.sale_id"
        f" WHERE sent_date > '{TODAY}' OR sent_date < date(s.registered_at, 'unixepoch', 'localtime')"
        " OR expiration_date < sent_date"
    ),
    "documents belong to the company of their sale": (
        "document d JOIN sale s ON s.id = d.sale_id WHERE d.company_id <> s.company_id OR d.person_id <> s.person_id"
    ),
    "documents are of a day between their sale's registration and today": (
        f"document d JOIN sale s ON s.id = d.sale_id WHERE d.date > '{TODAY}'"
        " OR d.date < date(s.registered_at, 'unixepoch', 'localtime')"
    ),
    "documents are of a type and in a language": "document WHERE type_id IS NULL OR language_id IS NULL",
    "no document has an unfilled place": "document WHERE subject || description || file_name LIKE '%{%'",
    "no request has an unfilled place": "request WHERE title || description LIKE '%{%'",
    "a request counts as its status": (
        "request r JOIN request_status t ON t.id = r.status_id WHERE r.internal_status <> t.system"
    ),
    "closed requests say when, postponed ones until when": (
        "request WHERE (internal_status = 'closed') <> (closed_at IS NOT NULL)"
        " OR (internal_status = 'postponed') <> (postponed_to IS NOT NULL)"
    ),
    "postponed requests come back": f"request WHERE postponed_to <= '{TODAY}'",
    "requests are changed between registration and now": (
        f"request WHERE updated_at < registered_at OR max(registered_at, coalesce(updated_at, 0)) > {NOON.timestamp()}"
    ),
    "the person of a request belongs to its company": (
        "request r JOIN person p ON p.id = r.person_id WHERE p.company_id <> r.company_id"
    ),
    "names are not numbered": "company WHERE name GLOB '*[0-9]*'",
}  # fmt: skip


@pytest.mark.parametrize("rule", BROKEN)
def test_no_row_breaks_a_rule(session: Session, rule: str):
    assert count(session, BROKEN[rule]) == 0


def test_foreign_keys_hold(session: Session):
    assert session.execute(text("PRAGMA foreign_key_check")).all() == []


@pytest.mark.parametrize(("table", "label"), [
    ("company", "name"), ("person", "full_name"), ("sale", "title"), ("document", "subject"), ("request", "title"),
    ("quote_line", "name"),
])  # fmt: skip
def test_search_and_sort_keys_are_those_of_the_names(session: Session, table: str, label: str):
    for name, folded, key in session.execute(text(f"SELECT {label}, fold_key, sort_key FROM {table}")):
        assert (folded, key) == (fold(name), sort_key(name))


@pytest.mark.parametrize("table", ["company", "project"])
def test_match_keys_are_those_of_the_names(session: Session, table: str):
    for name, key in session.execute(text(f"SELECT name, match_key FROM {table}")):
        assert key == match_key(name)


def test_a_few_persons_and_projects_have_a_picture(session: Session):
    shown = session.execute(text("SELECT record, count(DISTINCT record_id) FROM picture GROUP BY record")).all()
    assert dict(map(tuple, shown)) == {"person": 8, "project": 3}
    for record, id in session.execute(text("SELECT record, record_id FROM picture")):
        picture = picture_of(session, RecordKind(record), id)
        assert picture is not None
        assert picture.startswith(b"\x89PNG")
    served = "person WHERE gender IS NOT NULL AND service_contact_id IS NOT NULL AND language_id IS NOT NULL"
    assert count(session, f"{served} AND id IN (SELECT record_id FROM picture WHERE record = 'person')") == 8


def test_names_from_many_places(session: Session):
    names = " ".join(session.execute(text("SELECT full_name FROM person")).scalars())
    assert all(letter in names for letter in "æøåüł")
    assert "García" in names or "Müller" in names
    assert count(session, "company") == count(session, "(SELECT DISTINCT name FROM company)")


def test_amounts_in_more_than_one_currency_but_mostly_ours(session: Session):
    rows = session.execute(text("SELECT currency_id, count(*) c FROM sale GROUP BY 1 ORDER BY c DESC")).all()
    base = session.execute(text("SELECT value FROM preference WHERE name = 'base_currency_id'")).scalar_one()
    assert rows[0][0] == int(base)
    assert rows[0][1] > 300
    assert len(rows) >= 3


def digest(file: DataFile) -> str:
    found = hashlib.sha256()
    with file.reading() as session:
        for table in (*TABLES, *PAPERS, "favourite", "list_item", "preference"):
            for row in session.execute(text(f'SELECT * FROM "{table}" ORDER BY id')):
                found.update(repr(tuple(row)).encode())
    return found.hexdigest()


def test_the_same_day_gives_the_same_data(tmp_path: Path):
    first, second = made(tmp_path / "a.dcrm"), made(tmp_path / "b.dcrm")
    assert digest(first) == digest(second)
    first.close()
    second.close()


def test_nothing_to_undo_in_a_file_that_is_made_for_demo(file: DataFile):
    assert Journal(file).next_undo() is None


def test_loading_into_an_own_file_is_one_step_that_undo_takes_back(tmp_path: Path):
    file = DataFile.open(tmp_path / "own.dcrm", FixedClock(NOON))
    journal = Journal(file)
    prepare(journal, "nb", "Kari Nordby", "KN")
    before = digest(file)
    outcome = journal.run(load_demo_data, "nb", user_id=1)
    after = digest(file)
    assert (outcome.step.label, outcome.step.facts) == ("Load demo data", {"count": 500})
    journal.undo()
    assert digest(file) == before
    assert journal.next_undo() is None
    journal.redo()
    assert digest(file) == after
    file.close()


def test_loading_leaves_what_is_there_and_counts_on(tmp_path: Path):
    file = made(tmp_path / "twice.dcrm")
    journal = Journal(file)
    journal.run(load_demo_data, "nb", user_id=1)
    with file.reading() as session:
        assert count(session, "sale") == 1000
        assert count(session, "user") == 6
        assert count(session, "(SELECT DISTINCT number FROM sale)") == 1000
    file.close()


def test_lists_that_the_user_has_emptied_stay_empty(tmp_path: Path):
    file = DataFile.open(tmp_path / "own.dcrm", FixedClock(NOON))
    journal = Journal(file)
    prepare(journal, "en", "Kari Nordby", "KN")

    def hide_all(session: Session) -> None:
        for table in ("list_item", "sale_type", "stage", "follow_up_type", "currency"):
            session.execute(text(f"UPDATE {table} SET deleted = 1"))

    journal.run(hide_all, user_id=1, label="Hide all")
    journal.run(load_demo_data, "en", user_id=1)
    with file.reading() as session:
        assert count(session, "sale") == 500
        assert count(session, "sale WHERE type_id IS NOT NULL OR stage_id IS NOT NULL OR source_id IS NOT NULL") == 0
    file.close()


def test_a_file_without_users_is_refused(tmp_path: Path):
    file = DataFile.open(tmp_path / "bare.dcrm", FixedClock(NOON))
    with pytest.raises(ValueError, match="needs a user"):
        Journal(file).run(load_demo_data, "nb", user_id=None)
    file.close()


def shape(told: object) -> object:
    """What must be alike in both languages: the same keys, lists of the same length."""
    if isinstance(told, dict):
        return {key: shape(value) for key, value in told.items()}
    return [shape(value) for value in told] if isinstance(told, list) else type(told)


def test_both_languages_are_complete():
    phrases = told("phrases")
    assert shape(phrases["nb"]) == shape(phrases["en"])
    assert all(shape(told("names")[part]).keys() == {"nb", "en"} for part in ("colleagues", "shares"))


def test_every_culture_that_is_drawn_is_described():
    names = told("names")
    for shares in names["shares"].values():
        assert set(shares) <= set(names["cultures"])


def test_every_title_names_a_product():
    phrases = told("phrases")
    for language in ("nb", "en"):
        for titles in phrases[language]["titles"].values():
            assert {product for _, product in titles} <= set(phrases["products"])


def test_resources_lie_in_the_package():
    names = {entry.name for entry in files("desktop_crm.resources").iterdir()}
    assert {"default_lists.json", "demo_names.json", "demo_phrases.json"} <= names
