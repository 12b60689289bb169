"""The collector finds the program's texts, and each of them is said in Norwegian."""

import ast
import importlib.util
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from desktop_crm.operations.preferences import set_preference
from desktop_crm.views.commands import COMMANDS, MENUS, SUBMENUS, TASKS
from desktop_crm.views.language import Language
from desktop_crm.views.parts.faces import Faces
from desktop_crm.views.parts.typed_time import read_duration
from desktop_crm.views.sentences import step_sentence
from tests import factories

SCRIPT = Path(__file__).parents[1] / "packaging" / "translations.py"
OTHER_LANGUAGES = ("nn", "sv", "da", "de", "fr", "uk")  # that Qt itself speaks

PLACEHOLDER = re.compile(r"\{\w*\}|%\d|%n")
MNEMONIC = re.compile(r"&\w")
ENDS = frozenset(".…?!:")
BRACES = re.compile(r"\{\w*\}")
SAME_IN_BOTH = {
    "1 person",
    "Alias", "Alt", "Chat", "Ctrl", "Del", "End", "Enter", "Esc", "Home", "Ins", "OK", "PgUp", "Shift", "Sum", "Tab",
    "&OK", "&Person", "1 filter", "Filter: %1",
    "Filter…", "Person", "Service", "Start", "Status", "Type", "Unicode (UTF-16)",
    "Unicode (UTF-8)", "min", "%1 GB", "%1 MB", "%1 TB", "sum",
}  # fmt: skip

Texts = dict[tuple[str, str], str]

SENTENCES = """
def say(text, **facts):
    return QCoreApplication.translate("Sentences", text).format(**facts)

def other(text):
    return text

say("It is gone." if gone else "It is back.")
other("not shown")
"""
ELSEWHERE = """
from desktop_crm.models.catalogue import mark
from desktop_crm.views.sentences import say as tell
tell("Saved.")
LABEL = mark("Sale "
             "date")
say("another function of that name")
"""


@pytest.fixture(scope="module")
def translations() -> ModuleType:
    spec = importlib.util.spec_from_file_location("collector", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_texts_are_found_where_they_are_passed_on(translations: ModuleType) -> None:
    module, tree = "desktop_crm.views.sentences", ast.parse(SENTENCES)
    known = translations.passers(module, tree)
    assert known == {"desktop_crm.views.sentences.say": "Sentences"}
    assert set(translations.texts(module, tree, known)) == {("Sentences", "It is gone."), ("Sentences", "It is back.")}


def test_texts_are_found_in_modules_that_import_the_function(translations: ModuleType) -> None:
    known = {"desktop_crm.views.sentences.say": "Sentences", **translations.MARKS}
    found = translations.texts("desktop_crm.views.sale", ast.parse(ELSEWHERE), known)
    assert set(found) == {("Sentences", "Saved."), ("Catalogue", "Sale date")}


def test_check_names_what_is_not_translated(translations: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "one.ts"
    file.write_text(
        "<TS><context><name>Catalogue</name>"
        "<message><source>Sale</source><translation>Salg</translation></message>"
        '<message><source>Person</source><translation type="unfinished"/></message></context></TS>',
        "utf-8",
    )
    assert translations.unfinished(file) == [("Catalogue", "Person")]


def messages(file: Path) -> dict[tuple[str, str], str]:
    """Return the translation of each (context, source) of a translation file."""
    return {
        (context.findtext("name", ""), message.findtext("source", "")): message.findtext("translation", "")
        for context in ElementTree.parse(file).iter("context")
        for message in context.iter("message")
    }


@pytest.fixture(scope="module")
def norwegian(translations: ModuleType) -> dict[tuple[str, str], str]:
    return messages(translations.FILE)


@pytest.fixture
def speak(qapp: QCoreApplication) -> Iterator[Callable[[str], None]]:
    language = Language(qapp)
    yield language.install
    language.install("en")


def test_every_text_of_the_code_is_translated(translations: ModuleType) -> None:
    assert translations.check() == []


def test_no_text_is_handed_to_tr_that_lupdate_cannot_read(translations: ModuleType, norwegian: Texts) -> None:
    lost = []
    for path in translations.sources():
        for owner, call in calls_of_tr(ast.parse(path.read_text("utf-8"))):
            text = call.args[0]
            if not isinstance(text, ast.Constant) or (owner, text.value) not in norwegian:
                lost.append(f"{path.name}:{call.lineno} {ast.unparse(call)}")
    assert lost == []


def calls_of_tr(node: ast.AST, owner: str = "") -> Iterator[tuple[str, ast.Call]]:
    """Yield each call of a method `tr`, with the class it stands in."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call) and isinstance(child.func, ast.Attribute) and child.func.attr == "tr":
            yield owner, child
        yield from calls_of_tr(child, child.name if isinstance(child, ast.ClassDef) else owner)


def test_placeholders_dots_and_letters_are_those_of_the_source(norwegian: Texts) -> None:
    assert {key: text for key, text in norwegian.items() if shape(key[1]) != shape(text)} == {}


def shape(text: str) -> tuple[object, ...]:
    dotted = text.replace("...", "…")
    return sorted(PLACEHOLDER.findall(text)), dotted.count("…"), len(MNEMONIC.findall(text))


def test_sentences_end_as_in_the_source(norwegian: Texts) -> None:
    ends = {key: text for key, text in norwegian.items() if key[1][-1] in ENDS and "..." not in key[1]}
    assert len(ends) > 100
    assert {key: text for key, text in ends.items() if not text.endswith(key[1][-1])} == {}


def test_only_words_of_both_languages_are_left_as_they_are(norwegian: Texts) -> None:
    left = {source for (context, source), text in norwegian.items() if text == source}
    assert {text for text in left if re.search(r"[^\W\d_]", BRACES.sub("", text))} - SAME_IN_BOTH == set()


def test_quotation_marks_are_norwegian(norwegian: Texts) -> None:
    assert [text for text in norwegian.values() if set(text) & set("“”„")] == []


def test_the_compiled_file_says_what_the_source_says(translations: ModuleType, norwegian: Texts) -> None:
    compiled = QTranslator()
    assert compiled.load(str(translations.FILE.with_suffix(".qm")))
    assert {key: text for key, text in norwegian.items() if compiled.translate(*key) != text} == {}


def test_texts_named_as_qts_are_texts_of_qt(translations: ModuleType) -> None:
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    others = [QTranslator() for _ in OTHER_LANGUAGES]
    assert all(other.load(f"qtbase_{code}", folder) for other, code in zip(others, OTHER_LANGUAGES, strict=True))
    unknown = {key for key in translations.qt_texts() if not any(other.translate(*key) for other in others)}
    assert unknown == set()


def test_a_text_of_a_class_is_translated_in_the_classes_made_of_it(speak: Callable[[str], None]) -> None:
    """`tr` asks in the context of each class that an object is made of: a text is collected where it stands."""
    speak("nb")
    card = type("SomeCard", (type("CardFrame", (QObject,), {}),), {})()
    assert card.tr("Save (Ctrl+S)") == "Lagre (Ctrl+S)"


@pytest.mark.parametrize("code", ["en", "nb"])
def test_letters_are_unique_in_each_menu(code: str, speak: Callable[[str], None]) -> None:
    speak(code)
    named = {command.name: command.text for command in COMMANDS} | {name: text for name, (text, _) in SUBMENUS.items()}
    menus = [[named[name] for name in names if name] for _, names in (*MENUS, *SUBMENUS.values())]
    menus.append([text for text, _ in MENUS])
    menus += [[named[name] for name in names if name] for names in TASKS.values()]
    for texts in menus:
        shown = [QCoreApplication.translate("Commands", text) for text in texts]
        letters = [found[1].casefold() for text in shown if (found := re.search("&(.)", text))]
        assert len(letters) == len(set(letters)) == len(shown), shown


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("i dag", date(2026, 11, 21)),
        ("imorgen", date(2026, 11, 22)),
        ("i går", date(2026, 11, 20)),
        ("+2u", date(2026, 12, 5)),
        ("10 dager", date(2026, 12, 1)),
        ("+1 måned", date(2026, 12, 21)),
        ("2å", date(2028, 11, 21)),
        ("tirs", date(2026, 11, 24)),
        ("tomorrow", date(2026, 11, 22)),
    ],
)
def test_days_can_be_typed_in_norwegian(typed: str, day: date, speak: Callable[[str], None]) -> None:
    speak("nb")
    assert Faces(QLocale("nb_NO"), lambda: date(2026, 11, 21)).parse_date(typed) == day


@pytest.mark.parametrize(
    ("typed", "minutes"), [("1 t 30 min", 90), ("2 timer", 120), ("1 time", 60), ("5 minutter", 5)]
)
def test_durations_can_be_typed_in_norwegian(typed: str, minutes: int, speak: Callable[[str], None]) -> None:
    speak("nb")
    assert read_duration(typed, QLocale("nb_NO")) == minutes


def test_the_step_of_a_setting_names_it_in_norwegian(tmp_path: Path, speak: Callable[[str], None]) -> None:
    speak("nb")
    with factories.bench(tmp_path) as workbench:
        workbench.do(set_preference, "skip_completed_sales", True)
        assert step_sentence(workbench.journal.next_undo()) == "Endre innstilling: Hopp over utførte salg"
