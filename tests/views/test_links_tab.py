"""Links on a card (15.4): added, opened, described and removed, each as one step that can be undone."""

from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.links import add_address, add_link, links_of
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.operations.sale import delete_sales
from desktop_crm.views.bench import Bench
from desktop_crm.views.layouts import LAYOUTS
from desktop_crm.views.parts.address import open_url
from desktop_crm.views.parts.card import Card
from desktop_crm.views.parts.link_dialog import LinkDialog
from desktop_crm.views.parts.links_tab import LinksTab
from desktop_crm.views.parts.picker import RecordPicker
from tests.factories import Workbench, company, follow_up, project, sale
from tests.views.windows import LEFT, dialog_of, no_dialog, settle

SALE, PROJECT, COMPANY = RecordKind.SALE, RecordKind.PROJECT, RecordKind.COMPANY
ENTER = Qt.Key.Key_Return


def ground(workbench: Workbench) -> dict[str, int]:
    alfa = company(workbench, "Alfa AS")
    return {
        "deal": sale(workbench, title="Printers", company_id=alfa),
        "other": sale(workbench, title="Plotters", company_id=alfa),
        "plan": project(workbench, "New office"),
        "alfa": alfa,
    }


@pytest.fixture
def card(qtbot: Any, bench: Bench, ids: dict[str, int]) -> Card:
    """The card of the sale Printers, with its tab of links in front."""
    shown = Card(bench, LAYOUTS[SALE], FORMS[SALE])
    qtbot.addWidget(shown)
    shown.resize(700, 360)
    shown.show_record(ids["deal"])
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    shown.show_tab("links")
    return shown


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were handed to the system."""
    urls: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: urls.append(bytes(QUrl(url).toEncoded().data()).decode())
    )
    return urls


def texts(tab: LinksTab) -> list[str]:
    return [tab.list.item(row).text() for row in range(tab.list.count())]


def click(tab: LinksTab, row: int, part: str = "words") -> None:
    """Click the words of a line, or its cross."""
    index = tab.list.model().index(row, 0)
    place = tab.list.words_of(index) if part == "words" else tab.list.cross_of(index)
    QTest.mouseClick(tab.list.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place.center())


def tab_text(card: Card) -> str:
    return card.tabs.tabText(card.tabs.currentIndex())


def type_target(dialog: LinkDialog, text: str, qtbot: Any, bench: Bench) -> None:
    """Type a name into the picker and take the first that is found."""
    line = dialog.target.inner
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, text)
    assert isinstance(dialog.target, RecordPicker)
    settle(qtbot, bench)
    qtbot.waitUntil(lambda: dialog.target.list.is_open)
    QTest.keyClick(line, ENTER)


# -- adding -----------------------------------------------------------------------------------------------------------


def test_lk1_a_new_link_is_where_the_keys_are(
    card: Card, workbench: Workbench, bench: Bench, ids: dict[str, int], qtbot: Any
) -> None:
    for address in ("https://a.no", "https://c.no"):
        workbench.do(add_address, SALE, ids["deal"], address, "")
    card.show_record(ids["deal"])
    card.links.list.setCurrentRow(0)
    card.links.add()
    dialog = dialog_of(LinkDialog, qtbot)
    dialog.kind.setCurrentText("Web address")
    QTest.keyClicks(dialog.target.inner, "https://b.no")
    QTest.keyClick(dialog.target.inner, ENTER)
    assert no_dialog()
    assert len(texts(card.links)) == 3
    assert "b.no" in card.links.list.currentItem().text()
    assert card.links.list.hasFocus()


def test_lk1_lk2_a_link_is_found_by_name_saved_at_once_and_marks_the_tab(
    card: Card, bench: Bench, workbench: Workbench, ids: dict[str, int], qtbot: Any
) -> None:
    assert tab_text(card) == "Links"
    QTest.mouseClick(card.links.empty.button, LEFT)
    dialog = dialog_of(LinkDialog, qtbot)
    dialog.kind.setCurrentText("Project")
    assert not dialog.ok.isEnabled()
    dialog.target.setFocus()
    type_target(dialog, "new", qtbot, bench)
    QTest.keyClicks(dialog.text.inner, "The move")
    QTest.keyClick(dialog.text.inner, ENTER)
    assert no_dialog()
    assert texts(card.links) == ["The move"]
    assert tab_text(card) == "Links •"
    assert workbench.ask(links_of, SALE, ids["deal"])[0].record_id == ids["plan"]
    bench.desk.undo()
    assert (tab_text(card), card.links.empty.isVisible()) == ("Links", True)


def test_lk2_links_are_counted_without_a_list_until_their_tab_is_looked_at(
    qtbot: Any, bench: Bench, workbench: Workbench, ids: dict[str, int]
) -> None:
    workbench.do(add_address, SALE, ids["deal"], "https://a.no")
    card = Card(bench, LAYOUTS[SALE], FORMS[SALE])
    qtbot.addWidget(card)
    card.show()
    card.show_record(ids["deal"])
    assert "Links •" in [card.tabs.tabText(place) for place in range(card.tabs.count())]
    assert card.links.findChildren(QListWidget) == []
    card.show_tab("links")
    assert texts(card.links) == ["https://a.no"]


def test_lk1_every_type_is_found_and_creates_nothing(
    card: Card, bench: Bench, workbench: Workbench, ids: dict[str, int], qtbot: Any
) -> None:
    follow_up(workbench, title="Printers: call", company_id=ids["alfa"])
    for kind, name in (("Company", "Alfa AS"), ("Sale", "Plotters"), ("Follow-up", "Printers: call")):
        card.links.add()
        dialog = dialog_of(LinkDialog, qtbot)
        dialog.kind.setCurrentText(kind)
        dialog.target.setFocus()
        type_target(dialog, name[:5], qtbot, bench)
        assert not any(offer.look == "command" for offer in dialog.target.list.offers)
        QTest.mouseClick(dialog.ok, LEFT)
        assert texts(card.links)[-1] == name


def test_lk1_an_address_that_cannot_be_opened_is_refused_in_words(card: Card, qtbot: Any) -> None:
    card.links.add()
    dialog = dialog_of(LinkDialog, qtbot)
    dialog.kind.setCurrentText("Web address")
    line = dialog.target.inner
    height = line.height()
    QTest.keyClicks(line, "javascript:alert(1)")
    QTest.keyClick(line, ENTER)
    assert "no address that can be opened" in dialog.told
    QApplication.processEvents()
    assert (line.height(), dialog.text.inner.height()) == (height, height)
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line, "www.example.com/our offer")
    QTest.keyClick(line, ENTER)
    assert "blank in the middle" in dialog.told
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line, "www.example.com/offer")
    QTest.keyClick(line, ENTER)
    assert texts(card.links) == ["https://www.example.com/offer"]


def test_lk1_tab_goes_down_the_form_whatever_is_linked_to(card: Card, qtbot: Any) -> None:
    card.links.add()
    dialog = dialog_of(LinkDialog, qtbot)
    for kind in ("Web address", "Company"):
        dialog.kind.setCurrentText(kind)
        qtbot.waitUntil(dialog.target.inner.isVisible)
        dialog.kind.setFocus()
        for editor in (dialog.target, dialog.text):
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
            assert editor.isAncestorOf(QApplication.focusWidget())
    dialog.close()


def test_lk1_a_new_record_is_saved_before_it_gets_links(card: Card) -> None:
    card.start_new({})
    card.show_tab("links")
    assert card.links.empty.text == "Save first; then links can be added."
    assert not card.links.empty.button.isVisible()
    card.abandon()


# -- opening ----------------------------------------------------------------------------------------------------------


def test_lk3_a_click_opens_the_record_and_enter_too(card: Card, bench: Bench, ids: dict[str, int]) -> None:
    bench.desk.do(add_link, SALE, ids["deal"], PROJECT, ids["plan"])
    wished: list[tuple[str, int]] = []
    card.record_requested.connect(lambda kind, id: wished.append((kind, id)))
    click(card.links, 0)
    QTest.keyClick(card.links.list, ENTER)
    assert wished == [("project", ids["plan"])] * 2


def test_lk3_an_address_opens_outside_the_program(
    card: Card, bench: Bench, ids: dict[str, int], opened: list[str]
) -> None:
    bench.desk.do(add_address, SALE, ids["deal"], "https://example.com/a%20b", "Offer")
    click(card.links, 0)
    assert opened == ["https://example.com/a%20b"]


def test_only_schemes_that_are_harmless_leave_the_program(opened: list[str]) -> None:
    for text in ("file:///etc/passwd", "javascript:alert(1)", "notepad.exe", "smb://host/share", ""):
        open_url(text)
    assert opened == []


# -- removing and describing ------------------------------------------------------------------------------------------


def test_lk3_the_cross_and_del_remove_a_link_and_undo_brings_it_back(
    card: Card, bench: Bench, ids: dict[str, int]
) -> None:
    for target, id in ((PROJECT, ids["plan"]), (SALE, ids["other"])):
        bench.desk.do(add_link, SALE, ids["deal"], target, id)
    click(card.links, 0, "cross")
    assert texts(card.links) == ["Plotters"]
    QTest.keyClick(card.links.list, Qt.Key.Key_Delete)
    assert texts(card.links) == []
    bench.desk.undo()
    bench.desk.undo()
    assert texts(card.links) == ["New office", "Plotters"]


def test_f2_changes_the_text_of_a_link(card: Card, bench: Bench, ids: dict[str, int], qtbot: Any) -> None:
    bench.desk.do(add_link, SALE, ids["deal"], PROJECT, ids["plan"])
    card.links.list.setFocus()
    QTest.keyClick(card.links.list, Qt.Key.Key_F2)
    line = card.links.list.findChild(QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "The move")
    QTest.keyClick(line, ENTER)
    qtbot.waitUntil(lambda: texts(card.links) == ["The move"])
    assert not card.is_editing


# -- from elsewhere, and gone -----------------------------------------------------------------------------------------


def test_lk4_a_link_from_elsewhere_is_shown_and_cannot_be_removed_here(
    card: Card, bench: Bench, ids: dict[str, int]
) -> None:
    bench.desk.do(add_link, PROJECT, ids["plan"], SALE, ids["deal"])
    (link,) = card.links.list.links()
    assert (tab_text(card), texts(card.links)) == ("Links •", ["New office"])
    assert card.links.list.beside(link) == "links to this"
    click(card.links, 0, "cross")
    QTest.keyClick(card.links.list, Qt.Key.Key_Delete)
    assert texts(card.links) == ["New office"]


def test_lk4_a_link_to_itself_is_refused_in_words(card: Card, bench: Bench, qtbot: Any) -> None:
    card.links.add()
    dialog = dialog_of(LinkDialog, qtbot)
    dialog.kind.setCurrentText("Sale")
    dialog.target.setFocus()
    type_target(dialog, "print", qtbot, bench)
    QTest.mouseClick(dialog.ok, LEFT)
    assert dialog.told == "A record cannot be linked to itself. Choose another."
    dialog.reject()


def test_lk5_a_deleted_target_stays_by_name_opens_nothing_and_can_be_removed(
    card: Card, bench: Bench, ids: dict[str, int]
) -> None:
    bench.desk.do(add_link, SALE, ids["deal"], SALE, ids["other"])
    bench.desk.do(delete_sales, [ids["other"]])
    wished: list[Any] = []
    card.record_requested.connect(lambda *wish: wished.append(wish))
    (link,) = card.links.list.links()
    assert (link.gone, link.text, card.links.list.beside(link)) == (True, "Plotters", "has been deleted")
    click(card.links, 0)
    assert wished == []
    click(card.links, 0, "cross")
    assert texts(card.links) == []


def test_links_are_read_only_when_they_are_looked_at(card: Card, bench: Bench, ids: dict[str, int]) -> None:
    bench.desk.do(add_link, SALE, ids["other"], PROJECT, ids["plan"])
    card.show_tab("details")
    card.show_record(ids["other"])
    assert (card.links.count, card.links.list.count()) == (1, 0)
    card.show_tab("links")
    assert texts(card.links) == ["New office"]
