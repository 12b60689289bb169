"""The help: complete in both languages, searched, and read without leaving this computer."""

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtWidgets import QApplication

from desktop_crm.views.bench import Bench
from desktop_crm.views.commands import COMMANDS, MENUS, SUBMENUS, plain, tr
from desktop_crm.views.help.dialog import HelpDialog
from desktop_crm.views.help.pages import NAMES, Page, find, line_of, read_pages
from desktop_crm.views.language import LANGUAGES, Language

HEADING = re.compile(r"^(#+) ", re.MULTILINE)
LINK = re.compile(r"\]\((\w+)\.md\)")
COMMAND = re.compile(r"\{(\w+)\}")
PLACE = re.compile(r"\*([^*▸]+) ▸ ([^*▸]+)\*")
LONGEST = 3_000  # characters: a page is read, not studied


def source(code: str, name: str) -> str:
    return (files("desktop_crm.resources") / "help" / code / f"{name}.md").read_text(encoding="utf-8")


def pages(code: str = "en") -> dict[str, Page]:
    return read_pages(code, lambda name: f"Key of {name}")


@pytest.fixture
def speak(qapp: QCoreApplication) -> Iterator[Any]:
    language = Language(qapp)
    yield language.install
    language.remove()


@pytest.fixture
def dialog(qtbot: Any, bench: Bench) -> HelpDialog:
    opened = HelpDialog(bench, lambda name: f"Key of {name}")
    qtbot.addWidget(opened)
    opened.show_page("start")
    opened.show()
    return opened


def listed(dialog: HelpDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


# -- the pages --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", LANGUAGES)
def test_convention_63_every_language_has_every_page(code: str) -> None:
    folder = files("desktop_crm.resources") / "help" / code
    assert {Path(one.name).stem for one in folder.iterdir()} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_convention_63_the_pages_of_the_languages_correspond(name: str) -> None:
    for pattern in (HEADING, LINK, COMMAND, re.compile(r"^- ", re.MULTILINE)):
        english, *others = [pattern.findall(source(code, name)) for code in ("en", "nb")]
        assert others == [english], pattern.pattern


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_convention_63_a_page_is_short_and_leads_only_to_others(code: str, name: str) -> None:
    text = source(code, name)
    assert len(text) < LONGEST
    assert set(LINK.findall(text)) <= set(NAMES) - {name}
    assert "http" not in text
    assert set(COMMAND.findall(text)) <= {command.name for command in COMMANDS}


@pytest.mark.parametrize("code", LANGUAGES)
def test_convention_63_pages_name_menus_as_they_are(code: str, speak: Any) -> None:
    speak(code)
    known = {command.name: plain(tr(command.text)) for command in COMMANDS}
    known |= {name: plain(tr(text)) for name, (text, _) in SUBMENUS.items()}
    menus = [
        (plain(tr(title)), {known[name] for name in names if name}) for title, names in (*MENUS, *SUBMENUS.values())
    ]
    named = [found for name in NAMES for found in PLACE.findall(source(code, name))]
    of_menus = [(menu, command) for menu, command in named if menu in {title for title, _ in menus}]
    assert len(of_menus) > 12
    assert [
        place for place in of_menus if not any(place[0] == title and place[1] in names for title, names in menus)
    ] == []


def test_convention_63_keys_are_the_users_own() -> None:
    assert "`Key of search`" in pages()["search"].text
    assert "{" not in "".join(page.text for page in pages().values())


# -- searching --------------------------------------------------------------------------------------------------------


def test_convention_63_headings_come_first_then_what_was_typed_then_all_words() -> None:
    found = find(list(pages().values()), "backups")
    assert found[0].heading == "The data file and backups"
    assert find(list(pages().values()), "sale date")[0].heading == "Dates and colours"
    assert [one.page for one in find(list(pages().values()), "milestone duration")] == []


def test_convention_63_a_search_needs_no_accents_and_no_capitals() -> None:
    found = find(list(pages("nb").values()), "ANGRE")
    assert found[0].page == "undo"
    assert [one.page for one in find(list(pages("nb").values()), "maneder dobbeltklikk")] == []
    assert [one.page for one in find(list(pages("nb").values()), "dobbeltklikk verdi")] == ["start"]


def test_convention_63_a_hit_shows_the_words_around_it() -> None:
    section = find(list(pages().values()), "oldest follow-up")[0]
    line = line_of(section, "oldest follow-up")
    assert "oldest follow-up" in line
    assert len(line) < 120


# -- the dialog -------------------------------------------------------------------------------------------------------


def test_convention_63_the_list_names_all_pages_and_marks_the_one_that_is_read(dialog: HelpDialog) -> None:
    assert listed(dialog) == [page.title for page in pages().values()]
    dialog.show_page("undo")
    assert dialog.list.currentItem().text() == "Undo and history"
    assert "Whatever you do" in dialog.reader.toPlainText()


def test_convention_63_typing_lists_hits_and_shows_the_first_one_marked(qtbot: Any, dialog: HelpDialog) -> None:
    qtbot.keyClicks(dialog.field, "sale date")
    assert listed(dialog)[0].startswith("Sales ▸ Dates and colours")
    assert dialog.reader.page == "sales"
    assert dialog.reader.textCursor().block().text() == "Dates and colours"
    assert {place.cursor.selectedText().casefold() for place in dialog.reader.extraSelections()} == {"sale", "date"}


def test_convention_63_nothing_found_is_said(qtbot: Any, dialog: HelpDialog) -> None:
    qtbot.keyClicks(dialog.field, "zebra")
    assert dialog.none.isVisible()
    assert "zebra" in dialog.none.text()
    dialog.field.clear()
    assert not dialog.none.isVisible()
    assert len(listed(dialog)) == len(NAMES)


def test_convention_63_links_lead_to_pages_and_one_can_go_back(dialog: HelpDialog) -> None:
    dialog.reader.setSource(dialog.reader.source().resolved(QUrl("undo.md")))
    assert dialog.list.currentItem().text() == "Undo and history"
    dialog.back.click()
    assert dialog.reader.page == "start"
    assert dialog.forward.isEnabled()


@pytest.mark.parametrize("address", ["https://example.com/x.png", "file:///etc/hostname", "help:/nothing.md"])
def test_convention_65_the_help_fetches_nothing(dialog: HelpDialog, address: str) -> None:
    assert dialog.reader.loadResource(2, QUrl(address)) == ""
    assert not dialog.reader.openExternalLinks()


def test_convention_63_a_page_follows_the_theme(qapp: QApplication, bench: Bench, dialog: HelpDialog) -> None:
    colours = []
    for choice in ("light", "dark"):
        bench.theme.apply(choice, qapp)
        block = dialog.reader.document().begin()
        colours.append(block.begin().fragment().charFormat().foreground().color().name())
    qapp.setStyleSheet("")
    assert colours[0] != colours[1]
