"""The request screen: beside what all screens do, it says that the customer has been answered."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.request import set_replied
from desktop_crm.views.areas import AREAS
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.record_screen import RecordScreen


class RequestScreen(RecordScreen):
    """Shows one request at a time."""

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(bench, AREAS[RecordKind.REQUEST], parent)

    @property
    def _is_replied(self) -> bool:
        return self.card.values.get("replied_at") is not None

    @override
    def _command_table(self) -> Mapping[str, Callable[[], Any]]:
        return {**super()._command_table(), "replied": lambda: self._do(set_replied, not self._is_replied)}

    @override
    def ticks(self) -> dict[str, bool]:
        return {**super().ticks(), "replied": self._is_replied}
