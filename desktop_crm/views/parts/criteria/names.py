"""What the items in a question are called: read together when it is shown, one by one when further ones are chosen."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop_crm.models.catalogue import Field
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.criteria_items import MOST_NAMED, ItemName, item_names, items_for
from desktop_crm.operations.forms import Choice
from desktop_crm.operations.reading import names_of
from desktop_crm.selections.criteria import Criteria
from desktop_crm.views.bench import Bench


class Names:
    """Names by the key of the field and the id."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._known: dict[tuple[str, Any], ItemName] = {}

    def learn(self, criteria: Criteria) -> None:
        """Read all names of a question anew."""
        self._known = dict(self._bench.desk.ask(item_names, criteria))

    def forget(self) -> None:
        """Names may have changed."""
        self._known.clear()

    def tell(self, field: Field, value: Any, name: str, gone: bool = False) -> None:
        """Keep a name that was read elsewhere."""
        self._known[field.key, value] = ItemName(name, gone)

    def of(self, field: Field, value: Any) -> ItemName:
        """Return what an item is called; what is gone for good has no name of its own."""
        if field.words is not None:
            return ItemName(self._bench.faces.word(field, str(value)))
        return self._known.get((field.key, value)) or ItemName(QCoreApplication.translate("Names", "deleted"), True)

    def of_all(self, field: Field, values: Sequence[Any]) -> tuple[list[ItemName], int]:
        """Return what the first items are called, and how many more there are."""
        shown = list(values[:MOST_NAMED])
        unknown = [one for one in shown if (field.key, one) not in self._known and field.words is None]
        if unknown:
            (self.records if field.kind is Kind.LINK else self.choices)(field, unknown)
        return [self.of(field, one) for one in shown], len(values) - len(shown)

    def choices(self, field: Field, held: Sequence[Any]) -> list[Choice]:
        """Return what can be chosen for a field, and what is held."""
        found = self._bench.desk.ask(items_for, field.key, held)
        if field.words is not None:
            return [replace(choice, label=self._bench.faces.word(field, choice.value)) for choice in found]
        for choice in found:
            self.tell(field, choice.value, choice.label, choice.deleted)
        return found

    def records(self, field: Field, ids: Sequence[int]) -> list[Choice]:
        """Return records as choices."""
        named = self._bench.desk.ask(names_of, RecordKind(str(field.target)), ids)
        for id, name in named.items():
            self.tell(field, id, name)
        return [Choice(id, self.of(field, id).name, deleted=id not in named) for id in ids]
