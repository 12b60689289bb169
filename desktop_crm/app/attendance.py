"""What works beside an open window: the bell of a second start, drafts, the look at the file, the calendar."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from desktop_crm.app.waking import Waking
from desktop_crm.views.bench import Bench
from desktop_crm.views.file.drafts import FormDrafts
from desktop_crm.views.file.first import Doorbell
from desktop_crm.views.window import MainWindow


class Attendance(QObject):
    """Begins with what a crash has left in open forms; ends when its window closes."""

    def __init__(self, window: MainWindow, bench: Bench, drafts_file: Path) -> None:
        super().__init__(window)
        self._window = window
        self._bell = Doorbell(bench.desk.path, self)
        self._bell.rung.connect(self._come_forward)
        self._drafts = FormDrafts(drafts_file, window, bench)
        if self._drafts.bring_back():
            window.files.tell(self.tr("What you were writing came back."))
        self._waking = Waking(bench.desk, self)
        window.files.watch()

    def _come_forward(self, to_import: Path | None) -> None:
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        front = QApplication.activeModalWidget() or window
        front.raise_()
        front.activateWindow()
        if to_import is not None and front is window:
            window.open_import(to_import)

    def end(self) -> None:
        """The window is closed."""
        self._bell.close()
        self._drafts.stop()
        self._waking.stop()
        self._window.files.stop()
