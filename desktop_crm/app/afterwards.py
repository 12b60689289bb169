"""What the first screen does not need is loaded soon after it, in small pieces, before anybody asks for it."""

from collections.abc import Iterator
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

_PAUSE = 15  # milliseconds between two pieces: what the user does comes first
_VIEWS = "desktop_crm.views"

# What one may click on first. Each piece takes some milliseconds: where it would take longer, what it needs stands
# before it.
SOON = (
    f"{_VIEWS}.parts.editors",
    f"{_VIEWS}.sale.screen",
    f"{_VIEWS}.follow_up.dialog",
    f"{_VIEWS}.parts.new_record",
    f"{_VIEWS}.request.screen",
    f"{_VIEWS}.selection.shown",
    f"{_VIEWS}.selection.card",
    f"{_VIEWS}.selection.screen",
    f"{_VIEWS}.selection.side",
    f"{_VIEWS}.parts.column_filter_words",
    f"{_VIEWS}.parts.column_filter",
    f"{_VIEWS}.parts.column_menu",
    f"{_VIEWS}.parts.selection_dialog",
    f"{_VIEWS}.parts.link_dialog",
    f"{_VIEWS}.parts.merge_dialog",
    "desktop_crm.operations.exporting.run",
    "desktop_crm.operations.counting",
    f"{_VIEWS}.parts.criteria.draft",
    f"{_VIEWS}.parts.criteria.values",
    f"{_VIEWS}.parts.criteria.value",
    f"{_VIEWS}.parts.criteria.chooser",
    f"{_VIEWS}.parts.criteria.line_row",
    f"{_VIEWS}.parts.criteria.block",
    f"{_VIEWS}.parts.criteria.editor",
    f"{_VIEWS}.parts.criteria.ways",
    f"{_VIEWS}.finding.page",
    f"{_VIEWS}.finding.screen",
    f"{_VIEWS}.finding.side",
    f"{_VIEWS}.help.pages",
    f"{_VIEWS}.about",
)


class Afterwards(QObject):
    """Loads one piece after the other. It lives as long as the window that it belongs to."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: Iterator[str] = iter(SOON)
        self._timer = QTimer(self, interval=_PAUSE)
        self._timer.timeout.connect(self._load_one)
        self._timer.start()

    @property
    def done(self) -> bool:
        """Whether all is loaded."""
        return not self._timer.isActive()

    def _load_one(self) -> None:
        name = next(self._left, None)
        if name is None:
            self._timer.stop()
        else:
            import_module(name)
