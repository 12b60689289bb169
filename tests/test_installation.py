"""What an installed copy must bring, and the one fault of a library that is watched."""

import re
import sys
import tomllib
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget

import desktop_crm

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
IMPORT_NAMES = {"pyside6-essentials": "PySide6", "typing_extensions": "typing_extensions"}


def _name(requirement: str) -> str:
    return re.split(r"[<>=!~ \[;]", requirement, maxsplit=1)[0].lower()


@pytest.mark.parametrize("requirement", PROJECT["dependencies"])
def test_each_library_is_installed_and_bounded_below(requirement: str) -> None:
    name = _name(requirement)
    assert find_spec(IMPORT_NAMES.get(name, name.replace("-", "_"))), f"{name} is not installed"
    assert ">=" in requirement


@pytest.mark.parametrize("command", PROJECT["gui-scripts"].values())
def test_each_command_leads_to_a_function(command: str) -> None:
    module, _, name = command.partition(":")
    assert callable(getattr(import_module(module), name))


def test_version_is_three_numbers() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", desktop_crm.__version__)


def test_packaging_folder_does_not_hide_the_library_of_that_name() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


SCRIPTS = [ROOT / ".ci" / "run", *sorted(ROOT.glob("packaging/**/*.sh"))]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_shell_scripts_stop_at_the_first_fault(script: Path) -> None:
    first, *rest = script.read_text("utf-8").splitlines()
    assert first == "#!/usr/bin/env bash"
    assert "set -euo pipefail" in rest
    assert sys.platform == "win32" or script.stat().st_mode & 0o111


def test_calls_of_qt_keep_their_references_to_none(qtbot) -> None:
    """PySide6 6.12.0 on Python 3.11 loses one reference at each call that returns nothing, until the process aborts."""
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for turn in range(1000):
        label.setText(str(turn))
        QWidget.setToolTip(label, "")
    assert sys.getrefcount(None) > before - 500
