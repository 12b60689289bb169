"""What the program remembers of its window: sizes, columns, last screen. None of it is the user's data."""

import json
from typing import Any

from PySide6.QtCore import QByteArray, QSettings


class Memory:
    """Small values by name, kept in the user's settings file."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def recall(self, name: str, default: Any = None) -> Any:
        """Return what was kept under *name* (JSON values), or *default* where there is none or it cannot be read."""
        try:
            return json.loads(str(self._settings.value(name, "")))
        except ValueError:
            return default

    def keep(self, name: str, value: Any) -> None:
        """Keep a JSON value."""
        self._settings.setValue(name, json.dumps(value))

    def recall_bytes(self, name: str) -> QByteArray:
        """Return kept bytes (window geometry, splitter states); empty where there are none."""
        value = self._settings.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_bytes(self, name: str, value: QByteArray) -> None:
        """Keep bytes."""
        self._settings.setValue(name, value)

    def sync(self) -> None:
        """Write to the disk now."""
        self._settings.sync()
