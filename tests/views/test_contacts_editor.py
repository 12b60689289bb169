"""Several values in one field: contacts, a line each, and lines of a list with boxes to tick."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from desktop_crm.models.enums import ContactForm, ListName, RecordKind
from desktop_crm.models.everything import ListItem
from desktop_crm.models.kinds import Contact
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.card import Card
from desktop_crm.views.parts.card_layout import CardLayout, CardTab
from desktop_crm.views.parts.choices_editor import ChoicesEditor
from desktop_crm.views.parts.contacts_editor import ContactsEditor
from desktop_crm.views.parts.link import LinkButton
from tests.factories import Workbench, company
from tests.views.windows import LEFT, double_click, labels_on, press, read

COMPANY = RecordKind.COMPANY
PHONE = Contact(ContactForm.PHONE, "+47 55 55 55 55", "Switchboard")
EMAIL = Contact(ContactForm.EMAIL, "help@alfa.no", "Support")
HARBOUR = Contact(ContactForm.ADDRESS, "Strandgaten 1\n5013 Bergen", "Delivery")
ENTER, ESC, TAB, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Down


@pytest.fixture
def alfa(workbench: Workbench) -> int:
    return company(workbench, "Alfa AS", contacts=(PHONE, EMAIL, HARBOUR))


@pytest.fixture
def card(qtbot: Any, bench: Bench, alfa: int) -> Card:
    """A card of a company with what holds several values, and a field before and after it."""
    tab = CardTab("company", "Company", columns=(("phone",), ("interests",)), wide=("contacts", "address"))
    shown = Card(bench, CardLayout(COMPANY, "name", (tab,)), FORMS[COMPANY])
    qtbot.addWidget(shown, before_close_func=lambda card: card.abandon())
    shown.resize(760, 520)
    shown.show_record(alfa)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    return shown


def contacts_of(card: Card) -> ContactsEditor:
    editor = card.place("contacts").editor
    assert isinstance(editor, ContactsEditor)
    return editor


def interests_of(card: Card) -> ChoicesEditor:
    editor = card.place("interests").editor
    assert isinstance(editor, ChoicesEditor)
    return editor


# -- contacts ---------------------------------------------------------------------------------------------------------


def test_contacts_are_read_a_line_each_and_lead_out_of_the_program(card: Card, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    place = card.place("contacts")
    assert {"Switchboard", "Support", "Delivery", HARBOUR.value} <= set(labels_on(place))
    for link in place.findChildren(LinkButton):
        QTest.mouseClick(link, LEFT)
    assert opened == ["tel:+4755555555", "mailto:help@alfa.no"]


def test_a_contact_is_added_by_keys_and_saved_with_the_card(card: Card, workbench: Workbench, alfa: int) -> None:
    card.edit()
    editor = contacts_of(card)
    QTest.mouseClick(editor.add_buttons[ContactForm.WEB], LEFT)
    QTest.keyClicks(QApplication.focusWidget(), "www.alfa.no")
    press(card, TAB)
    QTest.keyClicks(QApplication.focusWidget(), "Web")
    press(card, ENTER)
    assert not card.is_editing
    web = Contact(ContactForm.WEB, "www.alfa.no", "Web")
    assert workbench.row(COMPANY, alfa)["contacts"] == (PHONE, EMAIL, HARBOUR, web)


def test_a_suggested_description_is_taken_from_the_list(card: Card) -> None:
    card.edit()
    row = contacts_of(card).rows[0]
    line = row.description.inner
    line.setFocus(Qt.FocusReason.TabFocusReason)
    line.selectAll()
    QTest.keyClicks(line, "fa")
    assert [offer.name for offer in row.description.list.offers] == ["Fax"]
    QTest.keyClick(line, DOWN)
    QTest.keyClick(line, ENTER)
    assert contacts_of(card).value()[0] == PHONE._replace(description="Fax")
    assert card.is_editing


@pytest.mark.parametrize(
    ("form", "typed", "told"),
    [
        (ContactForm.EMAIL, "alfa", "Write an e-mail address like name@company.com."),
        (ContactForm.WEB, "javascript:alert(1)", "Write a web address like www.company.com."),
    ],
)
def test_what_cannot_be_an_address_is_told_at_its_line(card: Card, form: ContactForm, typed: str, told: str) -> None:
    card.edit()
    editor = contacts_of(card)
    editor.add(form)
    line = QApplication.focusWidget()
    QTest.keyClicks(line, typed)
    press(card, ENTER)
    assert card.is_editing
    assert told in labels_on(editor.rows[-1])
    assert told in card.why_not_save()
    editor.rows[-1].cross.click()
    assert card.save()


def test_a_chat_is_a_name_that_is_read_or_an_address_that_opens(
    card: Card, workbench: Workbench, alfa: int, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    card.edit()
    for chat in ("kari@alfa (Teams)", "https://chat.alfa.no/kari"):
        QTest.mouseClick(contacts_of(card).add_buttons[ContactForm.CHAT], LEFT)
        QTest.keyClicks(QApplication.focusWidget(), chat)
    assert "Teams" in contacts_of(card).rows[-1]._suggestions()
    assert card.save()
    held = workbench.row(COMPANY, alfa)["contacts"][-2:]
    assert held == (Contact("chat", "kari@alfa (Teams)"), Contact("chat", "https://chat.alfa.no/kari"))
    place = card.place("contacts")
    qtbot.waitUntil(lambda: "kari@alfa (Teams)" in labels_on(place))
    QTest.mouseClick(place.findChildren(LinkButton)[-1], LEFT)
    assert opened == ["https://chat.alfa.no/kari"]


def test_the_form_of_a_line_can_be_changed_and_keeps_what_was_typed(card: Card) -> None:
    card.edit()
    row = contacts_of(card).rows[0]
    line = row.form.inner
    line.setFocus(Qt.FocusReason.TabFocusReason)
    line.selectAll()
    QTest.keyClicks(line, "addr")
    QTest.keyClick(line, ENTER)
    assert contacts_of(card).value()[0] == PHONE._replace(form=ContactForm.ADDRESS)


def test_a_double_click_where_no_contact_stands_begins_a_phone(
    card: Card, workbench: Workbench, bench: Bench, alfa: int
) -> None:
    bare = company(workbench, "Beta AS")
    card.show_record(bare)
    double_click(card.place("contacts"))
    assert [row.form.value() for row in contacts_of(card).rows] == [ContactForm.PHONE]
    QTest.keyClicks(QApplication.focusWidget(), "55 55 55 55")
    press(card, ENTER)
    assert [contact.form for contact in workbench.row(COMPANY, bare)["contacts"]] == [ContactForm.PHONE]


def test_a_begun_line_is_gone_when_nothing_was_typed(card: Card, workbench: Workbench) -> None:
    card.show_record(company(workbench, "Beta AS"))
    double_click(card.place("contacts"))
    press(card, ESC)
    assert not card.is_typing
    card.edit()
    assert contacts_of(card).rows == []


def test_removing_and_esc(card: Card, workbench: Workbench, alfa: int) -> None:
    card.edit()
    editor = contacts_of(card)
    QTest.mouseClick(editor.rows[1].cross, LEFT)
    assert editor.value() == (PHONE, HARBOUR)
    assert editor.rows[1].isAncestorOf(QApplication.focusWidget())
    card.abandon()
    assert workbench.row(COMPANY, alfa)["contacts"] == (PHONE, EMAIL, HARBOUR)
    assert "help@alfa.no" in read(card, "contacts")[0]


def test_an_empty_line_is_no_change(card: Card) -> None:
    card.edit()
    contacts_of(card).add(ContactForm.PHONE)
    assert not card.is_dirty
    assert card.save()


def test_tab_walks_the_lines_from_left_to_right_and_on(card: Card) -> None:
    card.edit()
    editor = contacts_of(card)
    editor.add(ContactForm.PHONE)
    card.place("interests").inner.setFocus(Qt.FocusReason.TabFocusReason)
    met: list[Any] = []
    for _ in range(22):
        press(card, TAB)
        met.append(QApplication.focusWidget())
    rows = [[row.form.inner, row.value_editor.inner, row.description.inner, row.cross] for row in editor.rows]
    buttons: list[QPushButton] = list(editor.add_buttons.values())
    assert met == [*(widget for row in rows for widget in row), *buttons, card.place("address").inner]


def test_one_value_alone_contacts_are_saved_by_going_elsewhere(card: Card, workbench: Workbench, alfa: int) -> None:
    card.edit_one("contacts")
    line = contacts_of(card).rows[0].value_editor.inner
    assert QApplication.focusWidget() is line
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line, "12345678")
    card.tabs.setFocus()
    assert workbench.row(COMPANY, alfa)["contacts"][0] == PHONE._replace(value="12345678")


def test_the_place_grows_and_shrinks_with_its_lines(card: Card) -> None:
    place = card.place("contacts")
    whole = place.sizeHint().height()
    card.edit()
    for row in list(contacts_of(card).rows):
        row.cross.click()
    assert card.save()
    assert place.sizeHint().height() < whole / 2


# -- lines of a list --------------------------------------------------------------------------------------------------


def test_interests_are_ticked_by_keys_and_read_as_their_names(card: Card, workbench: Workbench, alfa: int) -> None:
    card.edit()
    line = card.place("interests").inner
    line.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(line, DOWN)
    popup = interests_of(card).popup
    for key in (Qt.Key.Key_Space, DOWN, Qt.Key.Key_Space):
        QTest.keyClick(popup.list, key)
    assert isinstance(line, QLineEdit)
    assert line.text() == "Courses, Fairs"
    QTest.keyClick(popup.list, ENTER)
    assert interests_of(card).popup is None
    press(card, ENTER)
    assert not card.is_editing
    assert read(card, "interests") == ["Courses, Fairs"]
    assert len(workbench.row(COMPANY, alfa)["interests"]) == 2


def test_a_click_ticks_a_line_and_a_second_takes_the_tick_away(card: Card) -> None:
    card.edit()
    QTest.mouseClick(card.place("interests").inner, LEFT)
    popup = interests_of(card).popup
    for names in ("Fairs", ""):
        rect = popup.list.visualItemRect(popup.list.item(1))
        QTest.mouseClick(popup.list.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, rect.center())
        assert card.place("interests").inner.text() == names
    QTest.keyClick(popup.list, ESC)
    assert card.is_editing


def test_a_long_list_is_searched_by_typing(card: Card, workbench: Workbench, bench: Bench) -> None:
    def lay_out(session: Any) -> None:
        names = [f"Topic {n}" for n in range(10)] + ["Åpne møter"]
        session.add_all(ListItem(list_name=ListName.INTEREST, name=name, rank=n + 9) for n, name in enumerate(names))

    workbench.do(lay_out, label="Lay out")
    card.edit()
    line = card.place("interests").inner
    line.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(line, "a")
    popup = interests_of(card).popup
    QTest.keyClicks(popup.search, "pne")
    QTest.keyClick(popup.search, ENTER)
    assert line.text() == "Åpne møter"
    QTest.keyClick(popup.search, ESC)
    card.abandon()
