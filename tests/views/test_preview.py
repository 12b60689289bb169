"""The preview of each kind of record: its facts, what is to be done first, links that lead on, and nothing rendered."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.follow_up import set_done
from desktop_crm.operations.previewing import preview_of
from desktop_crm.operations.sale import delete_sales
from desktop_crm.operations.sale_status import mark_as_sold, stall
from desktop_crm.operations.selection import register_selection
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.address import url_of
from desktop_crm.views.parts.link import LinkButton
from desktop_crm.views.parts.preview import PreviewPanel
from tests import factories
from tests.factories import Workbench
from tests.views.windows import LEFT, labels_on

SALE, COMPANY, PERSON, PROJECT = RecordKind.SALE, RecordKind.COMPANY, RecordKind.PERSON, RecordKind.PROJECT


def ground(workbench: Workbench) -> dict[str, int]:
    alfa = factories.company(workbench, "Alfa & Sons <b>", phone="+47 22 33 44 55", email="post@alfa.no", web="alfa.no")
    anne = factories.person(workbench, company_id=alfa)
    project = factories.project(workbench, type_id=workbench.ids["project_type: Delivery"])
    sale = factories.sale(
        workbench, company_id=alfa, person_id=anne, project_id=project, amount=1_250_050, description="Ten\nof them"
    )
    return {"alfa": alfa, "anne": anne, "project": project, "sale": sale}


@pytest.fixture
def panel(bench: Bench, qtbot: Any) -> PreviewPanel:
    made = PreviewPanel(bench)
    qtbot.addWidget(made)
    made.resize(320, 700)
    made.show()
    return made


def links(panel: PreviewPanel) -> dict[str, LinkButton]:
    return {link.accessibleName(): link for link in panel.findChildren(LinkButton)}


def test_sp3_a_sale_tells_title_money_status_and_whom_it_concerns(panel: PreviewPanel, ids: dict[str, int]) -> None:
    panel.show_record(SALE, ids["sale"])
    words = [word.replace("\N{NO-BREAK SPACE}", " ") for word in labels_on(panel)]
    assert {"Printers", "12,500.50 NOK", "Kari Nordmann", "New customer", "10/09/2026"} <= set(words)
    assert any("Open (10 %)" in word for word in _all_words(panel))
    assert {"Company: Alfa & Sons <b>", "Person: Anne Berg", "Project: New office"} <= set(links(panel))


def _all_words(panel: PreviewPanel) -> list[str]:
    named = [w.accessibleName() for w in panel.findChildren(QWidget)]
    return [word.replace("\N{NO-BREAK SPACE}", " ") for word in [*labels_on(panel), *named]]


def test_find15_what_has_no_screen_of_its_own_is_previewed_too(
    panel: PreviewPanel, workbench: Workbench, ids: dict[str, int]
) -> None:
    ring = factories.follow_up(workbench, sale_id=ids["sale"], date=date(2026, 6, 20))
    panel.show_record(RecordKind.FOLLOW_UP, ring)
    assert {"Ring back", "20/06/2026", "No", "Kari Nordmann"} <= set(labels_on(panel))
    assert {"Sale: Printers", "Company: Alfa & Sons <b>"} <= set(links(panel))
    hot = workbench.do(register_selection, {"name": "Hot leads", "target": "sale", "description": "To be called"})
    panel.show_record(RecordKind.SELECTION, hot)
    assert {"Hot leads", "Sale", "Static", "To be called"} <= set(labels_on(panel))


def test_data_is_never_rendered(panel: PreviewPanel, ids: dict[str, int]) -> None:
    panel.show_record(COMPANY, ids["alfa"])
    title = next(label for label in panel.findChildren(QLabel) if label.text() == "Alfa & Sons <b>")
    assert title.textFormat() == title.textFormat().PlainText
    panel.show_record(SALE, ids["sale"])
    assert links(panel)["Company: Alfa & Sons <b>"].whole == "Alfa & Sons <b>"


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Company: Alfa & Sons <b>", "company"), ("Person: Anne Berg", "person"), ("Project: New office", "project")],
)
def test_links_lead_on(panel: PreviewPanel, ids: dict[str, int], qtbot: Any, name: str, kind: str) -> None:
    panel.show_record(SALE, ids["sale"])
    with qtbot.waitSignal(panel.record_requested) as asked:
        QTest.mouseClick(links(panel)[name], LEFT)
    assert asked.args[0] == kind


@pytest.mark.parametrize("kind", [COMPANY, PERSON, PROJECT])
def test_companies_persons_and_projects_tell_their_open_sales(
    panel: PreviewPanel, workbench: Workbench, ids: dict[str, int], kind: RecordKind, qtbot: Any
) -> None:
    own = {COMPANY: "alfa", PERSON: "anne", PROJECT: "project"}[kind]
    workbench.do(mark_as_sold, [factories.sale(workbench, title="Won", **{f"{kind.value}_id": ids[own]})])
    panel.show_record(kind, ids[own])
    assert "Printers" in links(panel)
    assert "Won" not in links(panel)
    with qtbot.waitSignal(panel.record_requested) as asked:
        QTest.mouseClick(links(panel)["Printers"], LEFT)
    assert asked.args == ["sale", ids["sale"]]


def test_what_is_to_be_done_stands_first_the_next_at_the_top(workbench: Workbench, ids: dict[str, int]) -> None:
    for title, day in (("late", 1), ("old", 2), ("next", 12), ("then", 20)):
        factories.follow_up(workbench, title=title, sale_id=ids["sale"], date=date(2026, 6, day))
    done = [
        factories.follow_up(workbench, title=t, sale_id=ids["sale"], date=date(2026, 5, d))
        for t, d in (("x", 1), ("y", 3))
    ]
    workbench.do(set_done, done, True)
    mentions = workbench.ask(preview_of, SALE, ids["sale"]).follow_ups
    assert [(m.title, m.late, m.done) for m in mentions] == [
        ("late", True, False), ("old", True, False), ("next", False, False), ("then", False, False),
        ("y", False, True), ("x", False, True),
    ]  # fmt: skip


def test_a_stalled_sale_tells_why_and_when_it_opens_again(
    panel: PreviewPanel, workbench: Workbench, ids: dict[str, int]
) -> None:
    workbench.do(stall, [ids["sale"]], date(2026, 9, 1), workbench.ids["reason_stalled: No time"])
    panel.show_record(SALE, ids["sale"])
    assert {"01/09/2026", "No time"} <= set(labels_on(panel))


def test_a_change_shows_at_once_and_what_is_gone_makes_room(
    panel: PreviewPanel, bench: Bench, ids: dict[str, int]
) -> None:
    panel.show_record(SALE, ids["sale"])
    bench.desk.do(mark_as_sold, [ids["sale"]])
    assert any("Sold" in word for word in _all_words(panel))
    bench.desk.do(delete_sales, [ids["sale"]])
    assert labels_on(panel) == ["Click a record to see it here in short."]


def test_long_names_are_cut_and_whole_in_the_tool_tip(panel: PreviewPanel, workbench: Workbench) -> None:
    name = "The " + "very " * 40 + "long company"
    sale = factories.sale(workbench, company_id=factories.company(workbench, name))
    panel.show_record(SALE, sale)
    link = links(panel)[f"Company: {name}"]
    assert link.text().endswith("…")
    assert (link.toolTip(), link.whole) == (name, name)
    assert panel.horizontalScrollBar().maximum() == 0
    assert link.width() < panel.width()


@pytest.mark.parametrize(
    ("kind", "text", "url"),
    [
        (Kind.WEB, "alfa.no", "http://alfa.no"),
        (Kind.WEB, "https://alfa.no/a?b=c", "https://alfa.no/a?b=c"),
        (Kind.WEB, "javascript:alert(1)", None),
        (Kind.WEB, "file:///etc/passwd", None),
        (Kind.WEB, "/usr/bin/true", None),
        (Kind.WEB, r"\\host\share", None),
        (Kind.EMAIL, "post@alfa.no", "mailto:post@alfa.no"),
        (Kind.PHONE, "+47 22 33 44 55", "tel:+4722334455"),
    ],
)
def test_only_safe_addresses_leave_the_program(kind: Kind, text: str, url: str | None) -> None:
    found = url_of(kind, text)
    assert (found.toString() if found else None) == url


def test_a_click_on_an_address_hands_it_to_the_system(
    panel: PreviewPanel, ids: dict[str, int], opened_urls: Callable[[], list[str]]
) -> None:
    panel.show_record(COMPANY, ids["alfa"])
    for name in ("Phone: +47 22 33 44 55", "E-mail: post@alfa.no"):
        QTest.mouseClick(links(panel)[name], LEFT)
    assert opened_urls() == ["tel:+4722334455", "mailto:post@alfa.no"]


class _Opener(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.urls.append(url.toString())


@pytest.fixture
def opened_urls(qtbot: Any) -> Any:
    """What was handed to the system, in place of the system."""
    opener = _Opener()
    qtbot.addWidget(opener)
    for scheme in ("tel", "mailto", "http", "https"):
        QDesktopServices.setUrlHandler(scheme, opener, "open")
    yield lambda: opener.urls
    for scheme in ("tel", "mailto", "http", "https"):
        QDesktopServices.unsetUrlHandler(scheme)


def test_every_link_can_be_reached_by_keys_and_has_a_name(panel: PreviewPanel, ids: dict[str, int]) -> None:
    panel.show_record(SALE, ids["sale"])
    buttons = panel.findChildren(QPushButton)
    assert buttons
    assert all(button.accessibleName() and button.focusPolicy() != button.focusPolicy().NoFocus for button in buttons)
