"""One start, up to the first painted screen: `python -m benchmarks.first_paint bare|program FILE`.

Says "painted" on its standard output then; who started it reads the clock. `bare` is the least that a window with a
table could be; `program` is the program itself, stopped when it has painted a sale.
"""

import sys
from typing import Any

_SIZE = (1360, 860)
_COLUMNS = (
    "number", "title", "status", "amount", "sale_date", "company_id", "person_id", "owner_id", "stage_id",
    "probability", "next_activity_date", "registered_at",
)  # fmt: skip
_ROWS = 200


def _tell() -> None:
    print("painted", flush=True)


def _after_first_paint(window: Any, then: Any) -> None:
    """Call *then* when *window* has been painted for the first time from now on."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() in (QEvent.Type.UpdateRequest, QEvent.Type.Paint):
                watched.removeEventFilter(self)
                QTimer.singleShot(0, then)  # that is, when this event has been dealt with
            return False

    watch = Watch(window)
    window.installEventFilter(watch)
    window.update()


def bare(path: str) -> None:
    """Show a window with a table of 200 rows, read by sqlite3."""
    import sqlite3

    from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem

    application = QApplication(sys.argv[:1])
    page = f"SELECT {', '.join(_COLUMNS)} FROM sale ORDER BY sort_key LIMIT {_ROWS}"
    rows = sqlite3.connect(path).execute(page).fetchall()
    table = QTableWidget(len(rows), len(_COLUMNS))
    table.setHorizontalHeaderLabels(_COLUMNS)
    for place, row in enumerate(rows):
        for column, value in enumerate(row):
            table.setItem(place, column, QTableWidgetItem(str(value)))
    window = QMainWindow()
    window.setCentralWidget(table)
    window.resize(*_SIZE)
    window.show()
    _after_first_paint(window, lambda: (_tell(), application.quit()))
    application.exec()


def program(path: str) -> None:
    """Run the program as its command does."""
    import gc

    gc.disable()  # as in desktop_crm/__main__.py
    from desktop_crm import app

    gc.freeze()
    gc.enable()

    class Watched(app.Running):
        """Leaves after the first paint of the window that shows a sale (or the welcome, in an empty file)."""

        def open_window(self) -> None:
            super().open_window()
            _after_first_paint(self.window, lambda: (_tell(), self._application.quit()))

    app.Running = Watched  # type: ignore[misc]
    app.main(["--database", path, "--language", "en", "--theme", "light"])


if __name__ == "__main__":
    {"bare": bare, "program": program}[sys.argv[1]](sys.argv[2])
