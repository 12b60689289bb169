"""`desktop-crm import`: who imports, and what."""

import json

import pytest

from desktop_crm.app import main, open_file
from desktop_crm.models.everything import Company, Product, User


@pytest.fixture
def command(tmp_path):
    """Run the command on a text; the file has a second user, Ola Dahl (OD)."""
    database = tmp_path / "crm.db"
    file, journal = open_file(database, "en")
    journal.run_unrecorded(lambda session: session.add(User(name="Ola Dahl", initials="OD")))
    file.close()

    def run(record, text, columns, *options):
        path, told = tmp_path / "list.csv", tmp_path / "map.json"
        path.write_text(text, encoding="utf-8")
        told.write_text(json.dumps({"columns": [{"field": f, "from": h} for f, h in columns.items()]}), "utf-8")
        arguments = ["import", str(path), "--as", record, "--map", str(told), "--database", str(database), *options]
        return main(arguments), database

    return run


def rows(database, entity):
    file, _ = open_file(database, "en")
    with file.reading() as session:
        found = session.query(entity).order_by(entity.id).all()
        session.expunge_all()
    file.close()
    return found


def test_the_user_who_is_named_imports(command):
    code, database = command("company", "Company\nA\n", {"name": "Company"}, "--user", "od")
    (company,), ola = rows(database, Company), rows(database, User)[1]
    assert (code, company.registered_by, company.our_contact_id) == (0, ola.id, ola.id)


def test_without_a_name_the_first_user_imports(command):
    code, database = command("company", "Company\nA\n", {"name": "Company"})
    assert (code, rows(database, Company)[0].registered_by) == (0, rows(database, User)[0].id)


def test_an_unknown_user_imports_nothing(command, capsys):
    code, database = command("company", "Company\nA\n", {"name": "Company"}, "--user", "XX")
    assert (code, rows(database, Company)) == (1, [])
    assert capsys.readouterr().err == "The file has no user with the initials XX.\n"


def test_imp5_products_are_imported_too(command, capsys):
    code, database = command("product", "Item,Price\nPrinter,99.50\n", {"name": "Item", "list_price": "Price"})
    assert code == 0
    assert capsys.readouterr().out.startswith("Products imported: 1 of 1 rows")
    assert [(row.name, row.list_price) for row in rows(database, Product)] == [("Printer", 9950)]
