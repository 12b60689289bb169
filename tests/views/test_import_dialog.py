"""The import as a user sees it: choose a file, correct what is guessed, import, read the receipt, take it back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QComboBox
from sqlalchemy import select

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Company, ListItem, Person, PriceList, Product, Sale
from desktop_crm.views.bench import Bench
from desktop_crm.views.sentences import step_sentence
from tests.views.import_dialogs import (
    COLOUR,
    TIP,
    Asked,
    Open,
    answer,
    box_of,
    cell,
    choose_field,
    count,
    field_of,
    import_now,
    opening,
    wait_for_check,
)

SALES = (
    "Deal;Customer;Stage;Amount;Close date;Owner\n"
    "Printers;Nordlys AS;Won;1.234,50;31.01.2026;Kari Ødegård\n"
    "Toner;=Bø & <b>Sønn</b>;Talking;12,00;28.02.2026;\n"
)


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def opened(qtbot, bench: Bench, asked: Asked, tmp_path: Path) -> Iterator[Open]:
    """Return a function that opens the dialog on a text and waits until it has been checked."""
    with opening(qtbot, bench, asked, tmp_path) as open_on:
        yield open_on


# --- from the file to the receipt ------------------------------------------------------------------------------------


def test_imp2_a_file_is_imported_and_taken_back_in_one_go(qtbot, opened, asked, desk, tmp_path):
    asked.to_open = tmp_path / "deals.csv"
    asked.to_open.write_text(SALES, encoding="utf-8")
    dialog = opened(None)
    qtbot.mouseClick(dialog.form.first_button, Qt.MouseButton.LeftButton)
    wait_for_check(qtbot, dialog)
    assert dialog.form.file_name.text() == "deals.csv"
    assert dialog.form.chips[RecordKind.SALE].isChecked()
    assert "All can be imported" in dialog.form.message.text()
    import_now(qtbot, dialog)
    assert dialog.receipt_page.headline.text() == "2 sales imported"
    assert "companies 2" in dialog.receipt_page.details.text()
    assert (count(desk, Sale), count(desk, Company)) == (2, 2)
    assert desk.next_undo().label == "Import"
    qtbot.mouseClick(dialog.receipt_page.undo, Qt.MouseButton.LeftButton)
    assert (count(desk, Sale), count(desk, Company)) == (0, 0)
    assert dialog.receipt_page.headline.text() == "The import has been undone"
    assert not dialog.receipt_page.undo.isEnabled()


def test_the_preview_shows_values_in_the_users_formats(opened):
    dialog = opened(SALES)
    assert [field_of(dialog, h) for h in ("Deal", "Customer", "Stage", "Amount", "Close date", "Owner")] == [
        "Title *", "Company", "Status", "Amount", "Sale date", "Owner",
    ]  # fmt: skip
    assert [cell(dialog, 0, column) for column in range(6)] == [
        "Printers", "Nordlys AS", "Sold", "1,234.50", "31/01/2026", "Kari Ødegård",
    ]  # fmt: skip
    assert cell(dialog, 1, 1) == "=Bø & <b>Sønn</b>"


def test_a_wrong_cell_is_red_and_says_why(opened, bench):
    dialog = opened(SALES + "Fax;;Won;ten;31.02.2026;\n")
    assert cell(dialog, 2, 3, COLOUR) == bench.theme.colour("overdue")
    assert cell(dialog, 2, 3, TIP) == "Amount: “ten” is not a number."
    assert "names a day that does not exist" in cell(dialog, 2, 4, TIP)
    assert cell(dialog, 0, 3, TIP) == ""
    assert "1 row cannot be taken as it stands." in dialog.form.message.text()


def test_imp3_import_is_dim_until_the_mandatory_field_has_a_column(qtbot, opened):
    dialog = opened(SALES)
    assert dialog.form.import_button.isEnabled()
    choose_field(qtbot, dialog, "Deal", "Do not import")
    assert not dialog.form.import_button.isEnabled()
    qtbot.waitUntil(lambda: dialog.form.message.text() == "Choose the column that holds: Title.")
    choose_field(qtbot, dialog, "Customer", "Title *")
    wait_for_check(qtbot, dialog)
    assert dialog.form.import_button.isEnabled()


def test_a_field_that_is_chosen_leaves_the_column_that_had_it(qtbot, opened):
    dialog = opened("Company;City;Place\nA;Oslo;Bergen\n")
    assert (field_of(dialog, "City"), field_of(dialog, "Place")) == ("City", "Do not import")
    choose_field(qtbot, dialog, "Place", "City")
    assert (field_of(dialog, "City"), field_of(dialog, "Place")) == ("Do not import", "City")


def test_a_text_that_names_no_field_leaves_the_choice_as_it_was(qtbot, opened):
    dialog = opened("Company;City\nA;Oslo\n")
    choose_field(qtbot, dialog, "City", "zzz")
    assert field_of(dialog, "City") == "City"


def test_another_kind_of_record_is_mapped_anew(qtbot, opened):
    dialog = opened("Name;E-mail\nAnne Berg;a@b.no\n")
    assert dialog.form.chips[RecordKind.COMPANY].isChecked()
    dialog._forecast = None
    qtbot.mouseClick(dialog.form.chips[RecordKind.PERSON], Qt.MouseButton.LeftButton)
    wait_for_check(qtbot, dialog)
    assert field_of(dialog, "Name") == "Full name *"
    import_now(qtbot, dialog)
    assert dialog.receipt_page.headline.text() == "1 person imported"


def test_the_order_of_dates_can_be_corrected(qtbot, opened):
    dialog = opened("Deal;Close date\nA;02.03.2026\n")
    assert cell(dialog, 0, 1) == "02/03/2026"
    dialog._forecast = None
    answer(qtbot, dialog, "Dates", "Month, day, year")
    assert cell(dialog, 0, 1) == "03/02/2026"


# --- what is decided below -------------------------------------------------------------------------------------------


def test_imp9_what_is_missing_is_created_or_not_as_the_user_says(qtbot, opened, desk):
    dialog = opened("Company;Sector\nA;Whaling\n")
    assert "lines of the list “Business” 1" in dialog.form.message.text()
    dialog._forecast = None
    answer(qtbot, dialog, "Business not found", "Leave the field empty")
    before = count(desk, ListItem)
    import_now(qtbot, dialog)
    assert (count(desk, Company), count(desk, ListItem)) == (1, before)


def test_the_words_of_status_mean_what_the_user_says(qtbot, opened, desk):
    dialog = opened(SALES)
    dialog._forecast = None
    answer(qtbot, dialog, "Meaning of Talking", "Lost")
    import_now(qtbot, dialog)
    statuses = desk.ask(lambda session: session.scalars(select(Sale.status).order_by(Sale.id)).all())
    assert statuses == ["sold", "lost"]


def test_a_title_is_made_of_two_columns(qtbot, opened, desk):
    dialog = opened("Product;Customer\nGTX;Nord\n")
    assert cell(dialog, 0, 0) == "GTX – Nord"
    dialog._forecast = None
    answer(qtbot, dialog, "Title is made of", "Product alone")
    import_now(qtbot, dialog)
    assert desk.ask(lambda session: session.scalars(select(Sale.title)).all()) == ["GTX"]


def test_imp7_what_may_become_of_a_row_whose_record_is_there(opened):
    box = box_of(opened("Company;City\nNord;Oslo\n"), "Already there")
    assert [box.itemText(place) for place in range(box.count())] == [
        "Add always", "Merge – update empty fields", "Replace – overwrite existing", "Skip – do not import",
    ]  # fmt: skip


def test_imp7_what_is_there_is_overwritten_as_the_user_says(qtbot, opened, desk):
    import_now(qtbot, opened("Company;City\nNord;Oslo\n"))
    dialog = opened("Company;City\nNORD;Bergen\nSør;Kragerø\n", "next.csv")
    assert "1 row is skipped: its record is there already." in dialog.form.message.text()
    dialog._forecast = None
    answer(qtbot, dialog, "Already there", "Replace – overwrite existing")
    assert "1 row replaces a record that is there." in dialog.form.message.text()
    import_now(qtbot, dialog)
    assert dialog.receipt_page.headline.text() == "Companies: 1 added, 1 replaced"
    assert desk.ask(lambda session: session.scalars(select(Company.city).order_by(Company.id)).all()) == [
        "Bergen", "Kragerø",
    ]  # fmt: skip
    qtbot.mouseClick(dialog.receipt_page.undo, Qt.MouseButton.LeftButton)
    assert desk.ask(lambda session: session.scalars(select(Company.city)).all()) == ["Oslo"]


def test_imp6_only_keys_of_the_file_are_offered_and_one_must_be_there(qtbot, opened):
    dialog = opened("Title;Amount\nA;5\n")
    box = box_of(dialog, "Already there")
    box.setCurrentIndex(box.findText("Skip – do not import"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: dialog.form.message.text() == "Choose the column that holds: Number.")
    assert not dialog.form.import_button.isEnabled()
    assert [box_of(dialog, "Known by").itemText(i) for i in range(box_of(dialog, "Known by").count())] == ["Number"]


def test_imp9_a_line_that_is_missing_is_replaced_by_another(qtbot, opened, desk):
    dialog = opened("Company;Category\nA;Whale\n")
    dialog._forecast = None
    answer(qtbot, dialog, "Category not found", "Use “Customer”")
    import_now(qtbot, dialog)
    name = select(ListItem.name).join(Company, Company.category_id == ListItem.id)
    assert desk.ask(lambda session: session.scalars(name).all()) == ["Customer"]


def test_imp8_imp10_imp11_persons_ask_for_company_ways_and_consent(qtbot, opened):
    dialog = opened("First name;Last name;E-mail\nKari;Moe;a@b.no\n", "persons.csv")
    asked = {box.accessibleName() for box in dialog.form.options.findChildren(QComboBox)}
    assert {"Person without company", "Legal basis", "Consent source"} <= asked
    assert "Another phone or e-mail" not in asked
    dialog._forecast = None
    answer(qtbot, dialog, "Already there", "Merge – update empty fields")
    names = [box.accessibleName() for box in dialog.form.options.findChildren(QComboBox)]
    assert "Another phone or e-mail" in names


def test_imp5_products_go_into_a_price_list(qtbot, opened, desk):
    dialog = opened("Product code;Product name;List price\nP1;Printer;99,50\n", "autumn.csv")
    assert dialog.form.chips[RecordKind.PRODUCT].isChecked()
    dialog._forecast = None
    answer(qtbot, dialog, "Price list", "New: autumn")
    import_now(qtbot, dialog)
    assert dialog.receipt_page.headline.text() == "1 product imported"
    assert "price lists 1" in dialog.receipt_page.details.text()
    told = select(Product.list_price, PriceList.name).join(PriceList, Product.price_list_id == PriceList.id)
    assert desk.ask(lambda session: session.execute(told).all()) == [(9950, "autumn")]


def test_each_further_way_has_a_column_of_its_own(qtbot, opened, desk):
    dialog = opened("Company;Fax;Warehouse\nA;22 33 44 55;Lia 1, 5003 Bergen\n")
    assert (field_of(dialog, "Fax"), field_of(dialog, "Warehouse")) == ("More ways to reach", "Do not import")
    choose_field(qtbot, dialog, "Warehouse", "More ways to reach")
    wait_for_check(qtbot, dialog)
    assert (field_of(dialog, "Fax"), field_of(dialog, "Warehouse")) == ("More ways to reach", "More ways to reach")
    choose_field(qtbot, dialog, "Fax", "Do not import")
    wait_for_check(qtbot, dialog)
    import_now(qtbot, dialog)
    contacts = desk.ask(lambda session: session.scalars(select(Company.contacts)).one())
    assert [tuple(contact) for contact in contacts] == [("address", "Lia 1, 5003 Bergen", "Warehouse")]


def test_address_cards_leave_only_their_encoding_open(qtbot, opened, desk):
    dialog = opened("BEGIN:VCARD\nN:Moe;Kari;;;\nTEL;CELL:900\nEND:VCARD\n", "kari.vcf")
    bar = dialog.form.reading
    assert bar.encoding.isVisible()
    assert not any(box.isVisible() for box in (bar.delimiter, bar.sheet, bar.heading_row, bar.date_order, bar.decimal))
    import_now(qtbot, dialog)
    assert desk.ask(lambda session: session.scalars(select(Person.mobile)).all()) == ["900"]


# --- what is refused -------------------------------------------------------------------------------------------------


def test_refused_rows_are_listed_and_can_be_saved(qtbot, opened, asked, tmp_path):
    asked.to_save = tmp_path / "refused.csv"
    dialog = opened(SALES + ";Nord;Won;5;1.1.2026;\n")
    import_now(qtbot, dialog)
    table = dialog.receipt_page.table
    assert table.isVisible()
    model = table.model()
    assert [model.data(model.index(0, column)) for column in range(3)] == [
        "4", "Deal: A value is required here.", "Nord · Won · 5 · 1.1.2026",
    ]  # fmt: skip
    qtbot.mouseClick(dialog.receipt_page.save, Qt.MouseButton.LeftButton)
    assert asked.suggested[0].name == "list – refused rows.csv"
    assert asked.to_save.read_text("utf-8-sig").splitlines()[1] == (
        ";Nord;Won;5;1.1.2026;;Deal: A value is required here."
    )


def test_a_file_that_cannot_be_written_is_told(qtbot, opened, asked, tmp_path):
    asked.to_save = tmp_path / "no such folder" / "refused.csv"
    dialog = opened(SALES + ";Nord;Won;5;1.1.2026;\n")
    import_now(qtbot, dialog)
    qtbot.mouseClick(dialog.receipt_page.save, Qt.MouseButton.LeftButton)
    assert asked.told == ["The file could not be written."]


def test_a_file_that_cannot_be_read_is_refused_in_words(qtbot, opened):
    dialog = opened("<html><table></table></html>", checked=False)
    qtbot.waitUntil(lambda: dialog.form.message.text().startswith("The file is a web page"))
    assert dialog.form.first_button.isVisible()
    assert not dialog.form.import_button.isVisible()


def test_nothing_is_imported_where_every_row_is_refused(opened):
    dialog = opened("Company;City\n;Oslo\n")
    assert not dialog.form.import_button.isEnabled()
    assert dialog.form.import_button.toolTip() == "There is no row that can be imported."


# --- the window ------------------------------------------------------------------------------------------------------


def test_cancelling_leaves_nothing_and_the_form_as_it_was(qtbot, opened, desk):
    rows = "".join(f"Company {n};Line {n % 9}\n" for n in range(6000))
    dialog = opened("Company;Sector\n" + rows)
    dialog.form.import_button.click()
    assert dialog.form.progress.isVisible()
    dialog.reject()
    assert dialog.isVisible(), "a running import is not left by Esc"
    dialog.form.cancel_button.click()
    qtbot.waitUntil(lambda: dialog.form.message.text() == "Cancelled. Nothing was imported.", timeout=20_000)
    assert count(desk, Company) == 0
    assert desk.next_undo() is None
    assert dialog.form.import_button.isEnabled()


def test_a_dropped_file_is_looked_at(qtbot, opened, tmp_path):
    dialog = opened(None)
    path = tmp_path / "dropped.csv"
    path.write_text("Company\nA\n", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    dialog.dropEvent(event)
    wait_for_check(qtbot, dialog)
    assert dialog.form.file_name.text() == "dropped.csv"


def test_a_mapping_is_kept_and_used_for_the_next_file(qtbot, opened, asked, tmp_path):
    asked.to_save = asked.to_open = tmp_path / "map.json"
    first = opened("Company;Place\nA;Oslo\n")
    choose_field(qtbot, first, "Place", "Department")
    first.form.map_save_wanted.emit()
    second = opened("Company;Place\nB;Bergen\n", "next.csv")
    assert field_of(second, "Place") == "City"
    second.form.map_open_wanted.emit()
    qtbot.waitUntil(lambda: field_of(second, "Place") == "Department")


def test_imp2_a_mapping_is_kept_after_the_import_and_recognised_by_the_headings(qtbot, opened, desk):
    first = opened("Company;Place\nA;Oslo\n")
    choose_field(qtbot, first, "Place", "Department")
    wait_for_check(qtbot, first)
    import_now(qtbot, first)
    page = first.receipt_page
    assert not page.keep.isEnabled()
    qtbot.keyClicks(page.name, "Monthly")
    qtbot.mouseClick(page.keep, Qt.MouseButton.LeftButton)
    assert page.kept.text().startswith("Saved as “Monthly”.")
    second = opened("Company;Place\nB;Bergen\n", "next.csv")
    assert (field_of(second, "Place"), second.form.mapping_button.text()) == ("Department", "Mapping: Monthly")
    qtbot.mouseClick(page.undo, Qt.MouseButton.LeftButton)
    assert (count(desk, Company), page.headline.text()) == (0, "The import has been undone")
    menu = second.form.mapping_button.menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions() if action.isCheckable()] == ["Monthly"]
    next(action for action in menu.actions() if action.menu()).menu().actions()[0].trigger()
    menu.aboutToShow.emit()
    assert not any(action.isCheckable() for action in menu.actions())


def test_imp2_a_kept_mapping_is_chosen_by_its_name(qtbot, opened):
    first = opened("Company;Place\nA;Oslo\n")
    choose_field(qtbot, first, "Place", "Department")
    wait_for_check(qtbot, first)
    import_now(qtbot, first)
    first.receipt_page.keep_requested.emit("Monthly")
    second = opened("Company;Place;More\nB;Bergen;x\n", "next.csv")
    assert field_of(second, "Place") == "City"
    menu = second.form.mapping_button.menu()
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: field_of(second, "Place") == "Department")
    assert second.form.mapping_button.text() == "Mapping: Monthly"


def test_a_mapping_for_other_columns_is_refused_in_words(qtbot, opened, asked, tmp_path):
    asked.to_open = tmp_path / "map.json"
    asked.to_open.write_text('{"record": "company", "columns": [{"field": "name", "from": "Firma"}]}', encoding="utf-8")
    dialog = opened("Company\nA\n")
    dialog.form.map_open_wanted.emit()
    qtbot.waitUntil(lambda: dialog.form.message.text() == "The file has no column named Firma.")


def test_every_control_has_a_name(opened):
    dialog = opened(SALES)
    boxes = [box for box in dialog.findChildren(QComboBox) if box.isVisible()]
    assert boxes
    assert all(box.accessibleName() for box in boxes)
    assert dialog.minimumSize().toTuple() == (900, 640)


def test_the_receipt_and_the_step_tell_added_completed_and_skipped_apart(qtbot, opened, desk):
    import_now(qtbot, opened("Company;City\nNord;\nVest;\n"))
    assert step_sentence(desk.next_undo()) == "Import: list.csv (2)"
    dialog = opened("Company;City\nNord;Bergen\nVest;Voss\nSør;Kragerø\nØst;\n", "next.csv")
    assert "2 rows are skipped: their records are there already." in dialog.form.message.text()
    dialog._forecast = None
    answer(qtbot, dialog, "Already there", "Merge – update empty fields")
    assert "2 rows complete records that are there." in dialog.form.message.text()
    import_now(qtbot, dialog)
    assert dialog.receipt_page.headline.text() == "Companies: 2 added, 2 completed"
    assert step_sentence(desk.next_undo()) == "Import: next.csv (4)"
    again = opened("Company;City\nNord;Bergen\nNy;Voss\n", "again.csv")
    import_now(qtbot, again)
    assert again.receipt_page.headline.text() == "Companies: 1 added, 1 skipped"
    assert step_sentence(desk.next_undo()) == "Import: again.csv"


def test_sc36_the_receipt_says_where_new_stages_stand(qtbot, opened):
    dialog = opened(SALES)
    import_now(qtbot, dialog)
    assert "New stages stand only on the sales that are in them." in dialog.receipt_page.details.text()
    dialog = opened("Title\nA\n", "next.csv")
    import_now(qtbot, dialog)
    assert "New stages" not in dialog.receipt_page.details.text()
