"""The collector of texts finds those that pass through functions of ours."""

import ast
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[1] / "packaging" / "translations.py"

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
