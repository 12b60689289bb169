"""What tests of views work with: a real file with its lists, a desk on it, and a bench in British English."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QSettings
from PySide6.QtWidgets import QApplication

from desktop_crm.views import icons
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import Desk
from desktop_crm.views.memory import Memory
from desktop_crm.views.parts.faces import Faces
from desktop_crm.views.prompt import Prompt
from desktop_crm.views.theme import Theme
from tests import factories
from tests.factories import Workbench


@pytest.fixture(scope="session", autouse=True)
def outlines_read_once(qapp: QApplication) -> Iterator[None]:
    """All themes share the outlines of the icons, as all windows of the program do."""
    shared = icons.Outlines()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(icons, "Outlines", lambda: shared)
        yield


@pytest.fixture
def workbench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Workbench]:
    """A new file with the lists of `tests.factories`, on 10 June 2026; for tests that want `ids`, on their ground."""
    ground = getattr(request.module, "ground", None) if "ids" in request.fixturenames else None
    with factories.bench(tmp_path, ground=ground) as opened:
        yield opened


@pytest.fixture
def ids(workbench: Workbench) -> Any:
    """What the module's own function `ground` has registered: it returns the ids."""
    return workbench.made


@pytest.fixture
def desk(qapp, workbench: Workbench) -> Iterator[Desk]:
    """A desk on the file of the workbench."""
    opened = Desk(workbench.file, workbench.journal, workbench.user_id)
    yield opened
    opened.close()


@pytest.fixture
def bench(desk: Desk, tmp_path: Path) -> Bench:
    """What every view is given."""
    memory = Memory(QSettings(str(tmp_path / "own.ini"), QSettings.Format.IniFormat))
    return Bench(desk, Theme(), Faces(QLocale("en_GB"), desk.clock.today), Prompt(), memory)
