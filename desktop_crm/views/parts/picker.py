"""Choosing a record by name: type-ahead over hundreds of thousands, and a way to create the one that is missing."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from desktop_crm.models.catalogue import Field
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.folding import fold
from desktop_crm.operations.company import MAIN_CONTACT
from desktop_crm.operations.reading import Hit, find_by_name, names_of
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.editors_choice import ListedEditor
from desktop_crm.views.parts.offer_list import Offer

_MOST_HITS = 20
_CREATE = object()  # the value of the line that creates
_CREATED = frozenset({RecordKind.COMPANY, RecordKind.PERSON, RecordKind.PROJECT})


class RecordPicker(ListedEditor):
    """Holds a record's id. *company_id* tells whose persons are offered first.

    After `create_requested` the caller creates the record and calls `set_value(id, name)`.
    """

    create_requested = Signal(str)  # the typed name

    def __init__(
        self,
        bench: Bench,
        field: Field,
        company_id: Callable[[], int | None] = lambda: None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(bench, field, parent)
        self.record = RecordKind(field.target or "")
        self.offers_creation = self.record in _CREATED
        self._strangers = field.key != MAIN_CONTACT  # whether persons of other companies are offered, after its own
        self._company_id = company_id
        self._asked = ""
        self.answered: str | None = None  # the text that the offered records fit
        leading, trailing = QLineEdit.ActionPosition.LeadingPosition, QLineEdit.ActionPosition.TrailingPosition
        self.line.addAction(bench.theme.icon("search", "muted"), leading).triggered.connect(self.open_list)
        self._clear = self.line.addAction(bench.theme.icon("close", "muted"), trailing)
        self._clear.setText(self.tr("Clear"))
        self._clear.setToolTip(self.tr("Choose no record"))
        self._clear.triggered.connect(self._on_cleared)
        self.line.setPlaceholderText(self.tr("Type a name"))
        self.line.textChanged.connect(self._show_clear)
        self._show_clear()

    @override
    def set_locked(self, locked: bool) -> None:
        super().set_locked(locked)
        self._show_clear()

    @override
    def open_list(self) -> None:
        if not self.line.isReadOnly():
            self._bench.desk.keep_up_search()
            self.search("")

    @override
    def search(self, typed: str) -> None:
        """Ask for the records; what is typed meanwhile overtakes the answer."""
        self._asked = typed
        company = self._company_id() if self.record is RecordKind.PERSON else None
        self._bench.desk.ask_later(
            self, find_by_name, self.record, typed, _MOST_HITS, company, self._strangers,
            then=lambda hits: self._on_found(typed, hits),
        )  # fmt: skip

    def _on_found(self, typed: str, hits: Sequence[Hit]) -> None:
        if typed != self._asked or not self.line.hasFocus():
            return
        self.answered = typed
        offers = [Offer(hit.id, hit.name, hit.beside, "strong") for hit in hits]
        if typed and self.offers_creation and fold(typed) not in {fold(hit.name) for hit in hits}:
            offers.append(Offer(_CREATE, self.tr("Create “%1”").replace("%1", typed), look="command"))
        self.list.open(offers or [Offer(None, self.tr("Nothing found"), look="news")], self._first(typed, offers))

    def _first(self, typed: str, offers: Sequence[Offer]) -> int | None:
        """Mark the value in a list that was only opened, the best hit in one that was searched."""
        if typed:
            return 0
        return next((row for row, offer in enumerate(offers) if offer.value == self._value), None)

    @override
    def _on_taken(self, offer: Offer) -> None:
        if offer.value is _CREATE:
            self.list.close()
            self.create_requested.emit(self.line.text().strip())
        else:
            super()._on_taken(offer)

    def _on_cleared(self) -> None:
        self.list.close()
        self._put(None, "")
        self._write()
        self.line.setFocus()

    @override
    def _label_of(self, value: Any) -> str:
        return self._bench.desk.ask(names_of, self.record, [value]).get(value, "")

    @override
    def _unmatched(self) -> str:
        if self.offers_creation:
            return self.tr("Choose one from the list or create it.")
        return super()._unmatched()

    @override
    def _on_left(self) -> None:
        """A typed name that only one record has, as far as was found, means that record."""
        self._asked = ""
        self.list.close()
        typed = self.line.text().strip()
        same = [offer for offer in self.list.offers if fold(offer.name) == fold(typed) and offer.look == "strong"]
        if self._problem and len(same) == 1:
            super()._on_taken(same[0])
            self.line.deselect()
        super()._on_left()

    def _show_clear(self) -> None:
        self._clear.setVisible(bool(self.line.text()) and not self.line.isReadOnly())
