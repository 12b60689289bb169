"""The settings: every change is saved at once, shown again after undo, and explained where it is refused."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QLocale, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.currency import Money, base_currency_id, currencies, new_sale_currency_id
from desktop_crm.operations.preferences import preference, set_preference
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.operations.settings import hide_currency, user_values
from desktop_crm.storage.backup import back_up, backup_folder
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.editor import Editor
from desktop_crm.views.parts.faces import Faces
from desktop_crm.views.settings.currency_row import worth_sentence
from desktop_crm.views.settings.dialog import SettingsDialog
from tests import factories
from tests.factories import Workbench


@pytest.fixture
def dialog(qtbot, bench: Bench) -> Iterator[SettingsDialog]:
    """The settings, open in a window of their own."""
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    opened = SettingsDialog(bench, parent)
    opened.open()
    opened.activateWindow()
    qtbot.waitActive(opened)
    yield opened
    if shiboken6.isValid(opened):
        opened.accept()


def type_over(editor: Editor, text: str, end: Qt.Key | None = Qt.Key.Key_Return) -> None:
    """Replace what stands in a field, key by key, and end with Enter."""
    editor.inner.setFocus(Qt.FocusReason.TabFocusReason)
    editor.inner.selectAll()
    QTest.keyClicks(editor.inner, text) if text else QTest.keyClick(editor.inner, Qt.Key.Key_Delete)
    if end is not None:
        QTest.keyClick(editor.inner, end)


def choose(editor: Editor, name: str) -> None:
    """Type a name into a field with a list, and take the line that fits."""
    type_over(editor, name)


def texts_of(widget: QWidget) -> list[str]:
    """What can be read there now."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def by_code(bench: Bench) -> dict[str, Money]:
    return {money.code: money for money in bench.desk.ask(currencies)}


# -- you -------------------------------------------------------------------------------------------------------------


def test_who_i_am_owns_the_next_sale(dialog: SettingsDialog, bench: Bench, workbench: Workbench) -> None:
    ola = workbench.ids["Ola Hansen"]
    assert dialog.you.who.inner.text() == "Kari Nordmann"
    choose(dialog.you.who, "Ola Hansen")
    assert bench.desk.user_id == ola
    assert bench.desk.ask(FORMS[RecordKind.SALE].start, {}).values["owner_id"] == ola
    assert dialog.you.editors["initials"].inner.text() == "OH"  # the page is about Ola now


def test_own_name_is_changed_in_place_and_undone(dialog: SettingsDialog, bench: Bench) -> None:
    name = dialog.you.editors["name"]
    type_over(name, "Kari Lie")
    assert bench.desk.ask(user_values, bench.desk.user_id)["name"] == "Kari Lie"
    assert dialog.you.who.inner.text() == "Kari Lie"
    dialog.undo.click()
    assert name.inner.text() == "Kari Nordmann"
    assert bench.desk.ask(user_values, bench.desk.user_id)["name"] == "Kari Nordmann"


def test_leaving_a_field_saves_it_and_the_same_value_is_no_step(dialog: SettingsDialog, bench: Bench) -> None:
    email = dialog.you.editors["email"]
    type_over(email, "kari@alfa.no", end=Qt.Key.Key_Tab)
    assert bench.desk.next_undo().label == "Change user"
    dialog.undo.click()
    type_over(dialog.you.editors["name"], "Kari Nordmann")
    assert bench.desk.next_undo() is None


def test_an_empty_name_is_refused_at_its_field(dialog: SettingsDialog, bench: Bench) -> None:
    name = dialog.you.editors["name"]
    type_over(name, "")
    assert any("Name is missing" in text for text in texts_of(dialog.you.facts))
    assert bench.desk.ask(user_values, bench.desk.user_id)["name"] == "Kari Nordmann"


def test_the_group_is_chosen_and_taken_away(dialog: SettingsDialog, bench: Bench) -> None:
    group = dialog.you.editors["group_id"]
    before = bench.desk.ask(user_values, bench.desk.user_id)["group_id"]
    type_over(group, "")
    QTest.keyClick(group.inner, Qt.Key.Key_Tab)
    assert bench.desk.ask(user_values, bench.desk.user_id)["group_id"] is None
    dialog.undo.click()
    assert bench.desk.ask(user_values, bench.desk.user_id)["group_id"] == before


def test_a_new_user_is_registered_and_offered(dialog: SettingsDialog, bench: Bench) -> None:
    dialog.you.new.click()
    assert dialog.you.newcomer.isVisible()
    type_over(dialog.you.new_editors["name"], "Eva Dahl")
    assert not dialog.you.newcomer.isVisible()
    choose(dialog.you.who, "Eva Dahl")
    assert bench.desk.ask(user_values, bench.desk.user_id)["initials"] == "ED"


def test_undoing_the_registration_of_who_is_at_work_brings_another_one_back(
    dialog: SettingsDialog, bench: Bench, workbench: Workbench
) -> None:
    dialog.you.new.click()
    type_over(dialog.you.new_editors["name"], "Eva Dahl")
    choose(dialog.you.who, "Eva Dahl")
    dialog.undo.click()
    assert bench.desk.user_id == workbench.ids["Kari Nordmann"]
    assert dialog.you.who.inner.text() == "Kari Nordmann"


def test_a_new_user_without_a_name_is_asked_for_one(dialog: SettingsDialog, bench: Bench) -> None:
    dialog.you.new.click()
    dialog.you.register.click()
    assert "Write a name." in texts_of(dialog.you.newcomer)
    assert bench.desk.next_undo() is None


# -- appearance ------------------------------------------------------------------------------------------------------


def test_a_theme_is_told_at_once(qtbot, dialog: SettingsDialog) -> None:
    dialog.show_page(dialog.appearance)
    with qtbot.waitSignal(dialog.theme_chosen) as told:
        dialog.appearance.themes["dark"].click()
    assert told.args == ["dark"]


def test_a_language_is_told_after_the_dialog_has_closed(qtbot, dialog: SettingsDialog) -> None:
    seen: list[tuple[str, bool]] = []
    dialog.language_chosen.connect(lambda code: seen.append((code, dialog.isVisible())))
    dialog.show_page(dialog.appearance)
    dialog.appearance.languages["nb"].click()
    assert "Norsk bokmål" in dialog.appearance.notice.text.text()
    assert seen == []
    dialog.close_button.click()
    assert seen == [("nb", False)]


def test_a_language_chosen_back_is_not_told(qtbot, dialog: SettingsDialog) -> None:
    dialog.appearance.languages["nb"].click()
    dialog.appearance.languages["en"].click()
    assert not dialog.appearance.notice.isVisibleTo(dialog.appearance)
    with qtbot.assertNotEmitted(dialog.language_chosen):
        dialog.close_button.click()


# -- sales -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "personal"),
    [("use_currency", False), ("skip_completed_sales", True), ("mark_overdue", True), ("check_duplicates", True)],
)
def test_cu1_sc11_na11_ticks_are_saved_at_once_and_undone(
    dialog: SettingsDialog, bench: Bench, name: str, personal: bool
) -> None:
    before = bench.desk.ask(preference, name)
    box = dialog.sales.tick(name)
    assert box.isChecked() == before
    box.click()
    assert bench.desk.ask(preference, name) is not before
    bench.desk.set_user(bench.desk.user_id + 1)  # the other user
    assert (bench.desk.ask(preference, name) is before) == personal
    assert box.isChecked() == bench.desk.ask(preference, name)
    dialog.undo.click()
    assert bench.desk.ask(preference, name) is before


@pytest.mark.parametrize(
    ("name", "range_told"), [("history_length", "from 1 to 15"), ("show_days_ahead", "from 0 to 366")]
)
def test_sl3_sc14_a_figure_is_saved_by_enter_and_refused_out_of_its_range(
    dialog: SettingsDialog, bench: Bench, name: str, range_told: str
) -> None:
    dialog.show_page(dialog.sales)
    before = bench.desk.ask(preference, name)
    editor = dialog.sales.figure(name)
    assert editor.inner.text() == str(before)
    type_over(editor, "7")
    assert bench.desk.ask(preference, name) == 7
    for refused in ("0" if name == "history_length" else "367", ""):
        type_over(editor, refused)
        assert bench.desk.ask(preference, name) == 7
        assert any(range_told in text for text in texts_of(dialog.sales))
    dialog.undo.click()
    assert bench.desk.ask(preference, name) == before


def test_cu1_without_currencies_new_sales_are_in_the_base_currency(
    dialog: SettingsDialog, bench: Bench, workbench: Workbench
) -> None:
    choose(dialog.sales.own, "EUR")
    assert bench.desk.ask(new_sale_currency_id) == workbench.ids["EUR"]
    dialog.sales.tick("use_currency").click()
    assert not dialog.sales.own.isEnabled()
    assert dialog.sales.own.inner.text() == "NOK"
    dialog.show_page(dialog.currencies)
    assert any("not in use" in text for text in texts_of(dialog.currencies))


def test_cu2_cu4_another_base_currency_asks_to_check_the_rates(
    dialog: SettingsDialog, bench: Bench, workbench: Workbench
) -> None:
    dialog.show_page(dialog.sales)
    choose(dialog.sales.base, "EUR")
    assert bench.desk.ask(base_currency_id) == workbench.ids["EUR"]
    assert by_code(bench)["SEK"].rate == 103_200_000  # only by hand
    assert "mean EUR now" in dialog.sales.notice.text.text()
    dialog.sales.recalculate.click()
    assert by_code(bench)["SEK"].rate == 8_973_913
    assert dialog.sales.notice.isVisible()
    assert not dialog.sales.recalculate.isVisible()
    dialog.undo.click()
    assert dialog.sales.recalculate.isVisible()
    dialog.undo.click()
    assert not dialog.sales.notice.isVisible()
    assert dialog.sales.base.inner.text() == "NOK"


def test_cu2_there_is_always_a_base_currency(dialog: SettingsDialog, bench: Bench, workbench: Workbench) -> None:
    type_over(dialog.sales.base, "", end=Qt.Key.Key_Tab)
    assert dialog.sales.base.inner.text() == "NOK"
    assert bench.desk.ask(base_currency_id) == workbench.ids["NOK"]


def test_first_stage_and_home_country_are_for_new_records(
    dialog: SettingsDialog, bench: Bench, workbench: Workbench
) -> None:
    choose(dialog.sales.stage, "Proposal")
    choose(dialog.sales.country, "Sweden")
    assert bench.desk.ask(preference, "default_stage_id") == workbench.ids["Proposal"]
    start = bench.desk.ask(FORMS[RecordKind.COMPANY].start, {})
    assert start.labels["country_id"] == "Sweden"


# -- currencies ------------------------------------------------------------------------------------------------------


def test_cu6_each_row_says_what_its_rate_means(dialog: SettingsDialog) -> None:
    row = dialog.currencies.rows["SEK"]
    assert row.worth.text() == "100 SEK = 103.20 NOK"
    type_over(row.rate, "98.5", end=None)
    assert row.worth.text() == "100 SEK = 98.50 NOK"  # while it is typed
    type_over(row.unit, "10", end=None)
    assert row.worth.text() == "10 SEK = 98.50 NOK"


def test_cu6_the_sentence_follows_the_locale() -> None:
    faces = Faces(QLocale("nb_NO"), lambda: factories.TODAY)
    assert worth_sentence(faces, 100, "SEK", 103_200_000, "NOK") == "100 SEK = 103,20 NOK"
    assert worth_sentence(faces, 1, "EUR", 11_512_345, "NOK") == "1 EUR = 11,512345 NOK"
    assert worth_sentence(faces, None, "EUR", 11_512_345, "NOK") == ""


def test_cu4_a_rate_is_saved_at_once_and_undo_shows_the_old_one(dialog: SettingsDialog, bench: Bench) -> None:
    row = dialog.currencies.rows["SEK"]
    type_over(row.rate, "98.5")
    assert by_code(bench)["SEK"].rate == 98_500_000
    bench.desk.undo()
    assert row.rate.value() == 103_200_000
    assert row.worth.text() == "100 SEK = 103.20 NOK"


@pytest.mark.parametrize(("typed", "sentence"), [("0", "above zero"), ("-2", "above zero"), ("abc", "Write a number")])
def test_cu3_what_is_no_rate_is_explained_at_its_row_and_kept(
    dialog: SettingsDialog, bench: Bench, typed: str, sentence: str
) -> None:
    dialog.show_page(dialog.currencies)
    row = dialog.currencies.rows["SEK"]
    type_over(row.rate, typed)
    assert any(sentence in text for text in texts_of(row))
    assert row.worth.text() == ""
    dialog.currencies.rows["EUR"].hide_button.click()  # another change does not sweep it away
    assert row.rate.inner.text() == typed
    assert by_code(bench)["SEK"].rate == 103_200_000


def test_cu2_the_base_currency_is_worth_one_and_stays_so(dialog: SettingsDialog) -> None:
    dialog.show_page(dialog.currencies)
    row = dialog.currencies.rows["NOK"]
    assert (row.unit.inner.text(), row.rate.inner.text(), row.worth.text()) == ("1", "1", "Base currency")
    assert row.rate.inner.isReadOnly()
    assert not row.hide_button.isVisible()


def test_cu3_a_currency_is_added_with_its_sentence(dialog: SettingsDialog, bench: Bench) -> None:
    page = dialog.currencies
    dialog.show_page(page)
    page.new.click()
    type_over(page.code, "usd", end=None)
    type_over(page.rate, "10.15", end=None)
    assert page.lines[page.rate].note.text() == "1 USD = 10.15 NOK"
    page.register.click()
    assert by_code(bench)["USD"].rate == 10_150_000
    assert page.rows["USD"].worth.text() == "1 USD = 10.15 NOK"
    assert not page.newcomer.isVisible()


def test_cu3_what_is_missing_from_a_new_currency_is_said_at_its_field(dialog: SettingsDialog, bench: Bench) -> None:
    page = dialog.currencies
    dialog.show_page(page)
    page.new.click()
    page.register.click()
    assert "three letters" in page.lines[page.code].told
    assert "above zero" in page.rate.shown_problem
    type_over(page.code, "SEK", end=None)
    type_over(page.rate, "1")
    assert "already has this value" in page.lines[page.code].told
    assert len(by_code(bench)) == 3


def test_sd7_a_currency_is_hidden_and_shown_again(dialog: SettingsDialog, bench: Bench) -> None:
    page = dialog.currencies
    dialog.show_page(page)
    page.rows["SEK"].hide_button.click()
    assert "SEK" not in by_code(bench)
    assert "SEK" not in page.rows
    again = next(b for b in page.hidden.findChildren(QAbstractButton) if b.accessibleName() == "Show SEK again")
    again.click()
    assert page.rows["SEK"].worth.text() == "100 SEK = 103.20 NOK"
    assert not page.hidden.isVisible()


def test_sd7_a_currency_hidden_elsewhere_leaves_the_page(
    dialog: SettingsDialog, bench: Bench, workbench: Workbench
) -> None:
    bench.desk.do(hide_currency, workbench.ids["EUR"])
    assert list(dialog.currencies.rows) == ["NOK", "SEK"]
    bench.desk.undo()
    assert list(dialog.currencies.rows) == ["NOK", "SEK", "EUR"]


# -- the data file ---------------------------------------------------------------------------------------------------


def test_the_data_file_says_where_it_lies_and_what_it_holds(
    qtbot, dialog: SettingsDialog, bench: Bench, workbench: Workbench
) -> None:
    factories.company(workbench)
    page = dialog.data_file
    dialog.show_page(page)
    qtbot.waitUntil(lambda: page.counts[RecordKind.COMPANY].text() == "1")
    assert page.counts[RecordKind.USER].text() == "2"
    assert page.path.text() == str(bench.desk.path)
    assert page.backups.text() == str(backup_folder(bench.desk.path))
    assert page.file_size.text().endswith("kB")


def test_the_path_is_copied(dialog: SettingsDialog, bench: Bench) -> None:
    dialog.show_page(dialog.data_file)
    click(dialog.data_file, "Copy path")
    assert QGuiApplication.clipboard().text() == str(bench.desk.path)


def click(widget: QWidget, text: str) -> None:
    next(button for button in widget.findChildren(QAbstractButton) if button.text() == text).click()


class Opened(QWidget):
    """Takes the place of the computer's own file window."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.urls.append(url)


def test_only_the_folder_is_shown_never_the_file(qtbot, dialog: SettingsDialog, bench: Bench) -> None:
    opened = Opened()
    qtbot.addWidget(opened)
    QDesktopServices.setUrlHandler("file", opened, "take")
    try:
        dialog.show_page(dialog.data_file)
        click(dialog.data_file, "Show folder")
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert [Path(url.toLocalFile()) for url in opened.urls] == [Path(bench.desk.path).parent]


def test_backups_are_told_of_when_there_are_some(dialog: SettingsDialog, bench: Bench) -> None:
    page = dialog.data_file
    dialog.show_page(page)
    assert any("There is none yet" in text for text in texts_of(page))
    back_up(bench.desk.path, "before import", factories.MOMENT)
    page.refresh()
    assert not any("There is none yet" in text for text in texts_of(page))


# -- the dialog itself -----------------------------------------------------------------------------------------------


def test_escape_takes_back_what_is_typed_and_then_closes(dialog: SettingsDialog, bench: Bench) -> None:
    name = dialog.you.editors["name"]
    type_over(name, "Someone else", end=Qt.Key.Key_Escape)
    assert name.inner.text() == "Kari Nordmann"
    assert dialog.isVisible()
    QTest.keyClick(name.inner, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert bench.desk.next_undo() is None


def test_closing_saves_what_is_typed(dialog: SettingsDialog, bench: Bench) -> None:
    type_over(dialog.you.editors["name"], "Kari Lie", end=None)
    dialog.close_button.click()
    assert bench.desk.ask(user_values, bench.desk.user_id)["name"] == "Kari Lie"


def test_only_what_was_changed_here_is_undone_here(qtbot, bench: Bench, dialog: SettingsDialog) -> None:
    bench.desk.do(set_preference, "mark_overdue", False)
    assert dialog.told.text() == "Change setting: Mark overdue activities"
    dialog.undo.click()
    assert dialog.sales.tick("mark_overdue").isChecked()
    assert not dialog.undo.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bench.desk.next_redo() is not None


def test_the_dialog_goes_when_it_is_closed(qtbot, bench: Bench) -> None:
    opened = SettingsDialog(bench)
    opened.open()
    with qtbot.waitSignal(opened.destroyed):
        opened.reject()


def walk(dialog: SettingsDialog) -> Iterator[QWidget]:
    """Tab through the page that is shown, once round."""
    dialog.list.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is dialog.list:
            return
        yield QApplication.focusWidget()


PAGES: dict[str, Callable[[SettingsDialog], QWidget]] = {
    "you": lambda d: d.you,
    "appearance": lambda d: d.appearance,
    "sales": lambda d: d.sales,
    "currencies": lambda d: d.currencies,
    "data file": lambda d: d.data_file,
}


@pytest.mark.parametrize("page", PAGES)
def test_tab_walks_down_the_page_over_named_controls_to_close(dialog: SettingsDialog, page: str) -> None:
    shown = PAGES[page](dialog)
    dialog.show_page(shown)
    walked = list(walk(dialog))
    assert walked[-1] is dialog.close_button
    unnamed = [w for w in walked if not (w.accessibleName() or (isinstance(w, QAbstractButton) and w.text()))]
    assert unnamed == []
    tops = [w.mapTo(dialog, w.rect().center()).y() for w in walked if isinstance(w, QLineEdit) and page != "currencies"]
    assert tops == sorted(tops)


def test_it_fits_its_smallest_size(qtbot, dialog: SettingsDialog) -> None:
    dialog.resize(dialog.minimumSize())
    for find in PAGES.values():
        page = find(dialog)
        dialog.show_page(page)
        assert page.content.minimumSizeHint().width() <= page.viewport().width()
