"""Values of date operators: units, numbers of them, quarters, moments."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_crm.models.kinds import Kind
from desktop_crm.selections.periods import Unit
from desktop_crm.views.parts.criteria.controls import ChoiceButton, Item
from desktop_crm.views.parts.criteria.value import DAY, WHOLE, Asked, Typed, ValueEditor, Values, made
from desktop_crm.views.parts.criteria.words import unit_name
from desktop_crm.views.parts.editors_text import SteppedEditor
from desktop_crm.views.theme import SPACE_S

_UNIT_WIDTH, _YEAR_WIDTH, _QUARTER_WIDTH = 130, 130, 88
_YEARS_BACK, _YEARS_AHEAD = 6, 3


class _Choice(ChoiceButton):
    """A boxed choice of a line's value."""

    def __init__(self, asked: Asked, items: Any, widest: int, empty: str) -> None:
        super().__init__(asked.bench.theme, items, boxed=True)
        self._none = empty
        self.setMaximumWidth(widest)
        self.value: Any = None
        self.chosen.connect(self.take)
        self.say(empty=empty)

    def take(self, value: Any) -> None:
        """Show a value as chosen."""
        self.value = value
        self.show_value(value)
        self.say(*self._words_of(value), empty=self._none)

    def _words_of(self, value: Any) -> list[str]:
        return [item.label for item in self._items() if value is not None and item.value == value]


class UnitValue(ValueEditor):
    """Which period: day, week, month …"""

    def __init__(self, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(asked, parent)
        self.widest = _UNIT_WIDTH
        self.unit = _Choice(asked, self._units, _UNIT_WIDTH, self.tr("Select period"))
        self.unit.chosen.connect(lambda _unit: self.changed.emit())
        self.line.addWidget(self.unit, 1)

    def _units(self) -> list[Item]:
        return [Item(unit.value, unit_name(unit)) for unit in Unit]

    @override
    def values(self) -> Values:
        return () if self.unit.value is None else (self.unit.value,)

    @override
    def show_values(self, values: Values) -> None:
        self.unit.take(values[0] if values else None)

    @override
    def begin(self) -> None:
        super().begin()
        if not self.values():
            self.unit.open()

    @override
    def stations(self) -> Sequence[QWidget]:
        return [self.unit]

    @override
    def set_name(self, name: str) -> None:
        self.unit.set_name(name)


class NumberOfUnits(ValueEditor):
    """A number and a unit: "2 weeks"."""

    def __init__(self, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(asked, parent)
        self.least, self.widest = 156, WHOLE.widest + SPACE_S + _UNIT_WIDTH
        self.number = made(asked.bench, asked.field, WHOLE)
        self.unit = _Choice(asked, self._units, _UNIT_WIDTH, self.tr("Select period"))
        self.number.changed.connect(self._on_number)
        self.number.committed.connect(self.committed)
        self.unit.chosen.connect(lambda _unit: self.changed.emit())
        self.line.addWidget(self.number, 1)
        self.line.addWidget(self.unit, 2)

    def _units(self) -> list[Item]:
        return [Item(unit.value, unit_name(unit, self._number != 1)) for unit in Unit]

    @property
    def _number(self) -> int | None:
        value = None if self.number.problem() else self.number.value()
        return value if value is not None and value > 0 else None

    def _on_number(self) -> None:
        self.unit.take(self.unit.value)
        self.changed.emit()

    @override
    def values(self) -> Values:
        found = (self._number, self.unit.value)
        return () if found == (None, None) else found

    @override
    def show_values(self, values: Values) -> None:
        if values != self.values():
            number, unit = values if len(values) == 2 else (None, None)
            self.number.set_value(number)
            self.unit.take(unit)

    @override
    def stations(self) -> Sequence[QWidget]:
        return [*self.number.stations(), self.unit]

    @override
    def set_name(self, name: str) -> None:
        self.number.set_name(self.tr("%1: number").replace("%1", name))
        self.unit.set_name(self.tr("%1: unit").replace("%1", name))


class QuarterValue(ValueEditor):
    """A quarter of this year, or of a named one (DATE-3)."""

    def __init__(self, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(asked, parent)
        self.least, self.widest = 168, _QUARTER_WIDTH + SPACE_S + _YEAR_WIDTH
        self.quarter = _Choice(asked, self._quarters, _QUARTER_WIDTH, self.tr("Quarter"))
        self.year = _Choice(asked, self._years, _YEAR_WIDTH, "")
        self.year.take(0)
        for choice in (self.quarter, self.year):
            choice.chosen.connect(lambda _value: self.changed.emit())
        self.line.addWidget(self.quarter, 1)
        self.line.addWidget(self.year, 2)

    def _quarters(self) -> list[Item]:
        return [Item(number, self.tr("Q%1").replace("%1", str(number))) for number in (1, 2, 3, 4)]

    def _years(self) -> list[Item]:
        """0 stands for this year, whichever it is when one looks."""
        today = self.asked.bench.desk.clock.today().year
        years = {*range(today - _YEARS_BACK, today + _YEARS_AHEAD + 1), self.year.value if self.year.value else today}
        named = [Item(year, str(year)) for year in sorted(years, reverse=True)]
        return [Item(0, self.tr("this year")), Item(None), *named]

    @override
    def values(self) -> Values:
        if self.quarter.value is None:
            return ()
        return (self.quarter.value, self.year.value) if self.year.value else (self.quarter.value,)

    @override
    def show_values(self, values: Values) -> None:
        self.quarter.take(values[0] if values else None)
        self.year.value = values[1] if len(values) > 1 else 0
        self.year.take(self.year.value)

    @override
    def begin(self) -> None:
        super().begin()
        if not self.values():
            self.quarter.open()

    @override
    def stations(self) -> Sequence[QWidget]:
        return [self.quarter, self.year]

    @override
    def set_name(self, name: str) -> None:
        self.quarter.set_name(self.tr("%1: quarter").replace("%1", name))
        self.year.set_name(self.tr("%1: year").replace("%1", name))


class MomentValue(ValueEditor):
    """A day and a time of it; without a time, midnight."""

    def __init__(self, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(asked, parent)
        clock = Typed(SteppedEditor, Kind.TIME, 64, 84)
        self.least, self.widest = DAY.least + SPACE_S + clock.least, DAY.widest + SPACE_S + clock.widest
        self.day, self.time = made(asked.bench, asked.field, DAY), made(asked.bench, asked.field, clock)
        for editor, share in ((self.day, 2), (self.time, 1)):
            editor.changed.connect(self.changed)
            editor.committed.connect(self.committed)
            self.line.addWidget(editor, share)

    @override
    def values(self) -> Values:
        day = None if self.day.problem() else self.day.value()
        minutes = None if self.time.problem() else self.time.value()
        if day is None:
            return ()
        hour, minute = divmod(minutes or 0, 60)
        return (f"{day.isoformat()}T{hour:02}:{minute:02}",)

    @override
    def show_values(self, values: Values) -> None:
        if values == self.values():
            return
        stored = str(values[0]) if values else ""
        try:
            day, minutes = date.fromisoformat(stored[:10]), int(stored[11:13]) * 60 + int(stored[14:16])
        except ValueError:
            day, minutes = None, None
        self.day.set_value(day)
        self.time.set_value(minutes)

    @override
    def stations(self) -> Sequence[QWidget]:
        return [*self.day.stations(), *self.time.stations()]

    @override
    def set_name(self, name: str) -> None:
        self.day.set_name(self.tr("%1: day").replace("%1", name))
        self.time.set_name(self.tr("%1: time").replace("%1", name))
