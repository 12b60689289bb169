"""The quiet lines under a new record's name: who is there already (DUP-1). They stop nobody."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_crm.models.enums import RecordKind
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.card_frame import CardFrame
from desktop_crm.views.parts.elided import ElidedLabel
from desktop_crm.views.parts.link import LinkButton
from desktop_crm.views.theme import SPACE_S

if TYPE_CHECKING:
    from desktop_crm.operations.duplicates import Namesake

# The kinds that are checked, and what of the form is looked at.
CHECKED: Mapping[RecordKind, tuple[str, ...]] = {
    RecordKind.COMPANY: ("name",),
    RecordKind.PERSON: ("full_name", "company_id", "email", "mobile"),
    RecordKind.PROJECT: ("name",),
    RecordKind.SELECTION: ("name",),
}
_PAUSE = 250  # milliseconds without a key, after which one looks


class Namesakes(QWidget):
    """Looks on the worker, whenever one stops typing, for records that a new one resembles."""

    record_requested = Signal(str, int)
    lines_changed = Signal()

    def __init__(self, bench: Bench, record: RecordKind, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._record = bench.desk, record
        self._looked_at: Mapping[str, Any] = {}
        self._told_of: Mapping[str, Any] = {}
        self._seen: frozenset[int] = frozenset()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self._look)
        self.hide()

    def look_at(self, values: Mapping[str, Any]) -> None:
        """Look for what resembles a new record with these values; for nothing where there are none."""
        if values == self._looked_at:
            return
        self._looked_at = values
        if values:
            self._pause.start()
        else:
            self._pause.stop()
            self._show([])

    def _look(self) -> None:
        from desktop_crm.operations.duplicates import namesakes  # start-up does not wait for what it needs

        values = self._looked_at
        self._desk.ask_later(self, namesakes, self._record, values, then=partial(self._on_found, values))

    def _on_found(self, values: Mapping[str, Any], found: "Sequence[Namesake]") -> None:
        if values == self._looked_at:
            self._show(found)

    def holds_back(self) -> bool:
        """Whether one of the same name stands there, of which there was no time to tell: it is told of now, once."""
        if not self._looked_at or self._told_of == self._looked_at:
            return False
        from desktop_crm.operations.duplicates import namesakes
        from desktop_crm.operations.likeness import Likeness

        self._pause.stop()
        found, seen = self._desk.ask(namesakes, self._record, self._looked_at), self._seen
        self._show(found)
        return any(hit.like is Likeness.NAME and hit.id not in seen for hit in found)

    def _show(self, found: "Sequence[Namesake]") -> None:
        self._told_of = self._looked_at
        self._seen = self._seen.union(hit.id for hit in found) if self._looked_at else frozenset()
        while (line := self._lines.takeAt(0)) is not None:
            told = line.widget()
            assert told is not None
            told.hide()
            told.deleteLater()
        hits = found if self._looked_at else ()
        for hit in hits:
            self._lines.addWidget(self._line(hit))
        self.setVisible(bool(hits))
        self.lines_changed.emit()

    def _line(self, hit: "Namesake") -> QWidget:
        whole = QWidget(self)
        told = ElidedLabel(self._sentence(hit), whole)
        told.setProperty("role", "muted")
        opening = LinkButton(self.tr("Open"), hit.name, whole)
        opening.clicked.connect(lambda: self.record_requested.emit(self._record.value, hit.id))
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_S)
        line.addWidget(told)
        line.addWidget(opening)
        line.addStretch(1)
        return whole

    def _sentence(self, hit: "Namesake") -> str:
        """Say in what they are alike, and what tells the record from others."""
        facts = [hit.company, hit.city, hit.category]
        if hit.contact:
            facts.append(self.tr("our contact {initials}").format(initials=hit.contact))
        told = ", ".join(fact for fact in facts if fact)
        name = f"{hit.name} ({told})" if told else hit.name
        sentences = {
            "name": self.tr("There is already {name}"),
            "similar": self.tr("There is something similar: {name}"),
            "email": self.tr("This e-mail address belongs to {name}"),
            "mobile": self.tr("This mobile number belongs to {name}"),
        }
        return sentences[hit.like.value].format(name=name)


class CardNamesakes(Namesakes):
    """Follows the card of a new record."""

    def __init__(self, bench: Bench, card: CardFrame, record: RecordKind) -> None:
        super().__init__(bench, record, card)
        self._card = card
        card.shown_changed.connect(self._on_shown_changed)

    def _on_shown_changed(self) -> None:
        new = self._card.is_new
        self.look_at({name: self._card.values.get(name) for name in CHECKED[self._record]} if new else {})
