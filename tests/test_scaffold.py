"""The rules of conftest.py can fail: a file of careless tests is run with them, and each is caught."""

import re
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

CARELESS = '''
import logging, os, socket, threading, warnings
from pathlib import Path
import pytest
from hypothesis import given, strategies
from PySide6.QtCore import QSettings, QThreadPool, qWarning
from PySide6.QtWidgets import QLabel

stop = threading.Event()
kept = []

@pytest.fixture(scope="module", autouse=True)
def release():
    yield
    stop.set()

def test_fails_network():
    socket.create_connection(("127.0.0.1", 9))

def test_fails_network_by_address():
    with socket.socket() as plain:
        plain.connect(("127.0.0.1", 9))

def test_fails_python_warning():
    warnings.warn("old", DeprecationWarning)

def test_fails_qt_message(qapp):
    qWarning("QObject: something is odd")

def test_errs_log():
    logging.getLogger("desktop_crm.any").warning("hm")

@pytest.mark.expects_log("never said")
def test_errs_log_missing():
    pass

def test_errs_thread():
    threading.Thread(target=stop.wait, daemon=True).start()

def test_errs_pool():
    QThreadPool.globalInstance().start(stop.wait)

def test_errs_window(qapp):
    kept.append(QLabel("here"))
    kept[0].show()

def test_passes_window_closed(qtbot):
    label = QLabel("here")
    qtbot.addWidget(label)
    label.show()

def test_passes_pool_done(qapp):
    QThreadPool.globalInstance().start(lambda: threading.current_thread())

@pytest.mark.expects_log("disk is full")
def test_passes_log_foreseen():
    logging.getLogger("desktop_crm.any").error("the disk is full")

def test_passes_local_socket(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the address of a local socket must be short
    if hasattr(socket, "AF_UNIX"):
        exchange()

def exchange():
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind("s")
        server.listen()
        client.connect("s")

@given(strategies.integers())
def test_passes_property(number):
    assert Path.home().parent.name

@pytest.mark.parametrize("turn", [1, 2])
def test_passes_settings_are_new(turn, own_home):
    settings = QSettings("Desktop CRM", "Desktop CRM")
    assert settings.value("seen") is None
    settings.setValue("seen", turn)
    settings.sync()
    assert Path(settings.fileName()).is_relative_to(own_home)

@pytest.mark.parametrize("turn", [1, 2])
def test_passes_no_style_sheet_stays(turn, qapp):
    assert qapp.styleSheet() == ""
    qapp.setStyleSheet("QLabel { padding: 4px }")
'''


PREFIXES = {"FAILED": "test_fails_", "ERROR": "test_errs_"}
RULES, PROJECT = Path(__file__).with_name("conftest.py"), Path(__file__).parents[1] / "pyproject.toml"


def test_each_careless_test_is_caught(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(RULES.read_text("utf-8").replace("SECONDS = 3.0", "SECONDS = 0.2"))
    pytester.makepyprojecttoml(PROJECT.read_text("utf-8"))
    pytester.makepyfile(CARELESS)
    result = pytester.runpytest_subprocess("-q", "-p", "no:randomly", "-p", "no:xdist", "-rfE", ".")
    reports = [line.split() for line in result.outlines if re.match(r"(FAILED|ERROR) .*::", line)]
    caught = {(report[0], report[1].split("::")[1]) for report in reports}
    names = re.findall(r"^def (test_\w+)", CARELESS, re.MULTILINE)
    wanted = {(verdict, name) for verdict, prefix in PREFIXES.items() for name in names if name.startswith(prefix)}
    assert caught == wanted
