"""The editor of a day: typed in many ways, stepped by keys, or chosen in a calendar."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.models.catalogue import Field
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.editors_text import SteppedEditor
from desktop_crm.views.parts.typed_date import months_later
from desktop_crm.views.theme import SPACE_S

_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


class DateEditor(SteppedEditor):
    """Up and Down move by a day, Page Up and Page Down by a month; F4 and Alt+Down open the calendar."""

    def __init__(self, bench: Bench, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(bench, field, parent)
        self._calendar: CalendarPopup | None = None
        self._button = self.line.addAction(
            bench.theme.icon("calendar", "muted"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._button.setToolTip(self.tr("Choose the day in a calendar (F4)"))
        self._button.setText(self.tr("Calendar"))
        self._button.triggered.connect(self.open_calendar)

    @override
    def set_locked(self, locked: bool) -> None:
        super().set_locked(locked)
        self._button.setVisible(not locked)

    @override
    def stepped(self, value: Any, count: int, large: bool) -> date:
        day: date = value or self._bench.desk.clock.today()
        if value is None:
            return day
        try:
            return months_later(day, count) if large else day + timedelta(days=count)
        except OverflowError:
            return day

    @override
    def _on_key(self, event: QKeyEvent) -> bool:
        alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if not self.line.isReadOnly() and (event.key() == Qt.Key.Key_F4 or alt_down):
            self.open_calendar()
            return True
        return super()._on_key(event)

    def open_calendar(self) -> None:
        """Show the calendar under the field."""
        today = self._bench.desk.clock.today()
        self._calendar = CalendarPopup(self._bench, self._value or today, today, self)
        self._calendar.chosen.connect(self._on_chosen)
        self._calendar.open_under(self.line)

    def _on_chosen(self, day: date) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.put(day)


class CalendarPopup(QFrame):
    """A month to choose a day in, with week numbers; goes away when a day is chosen or a click falls elsewhere."""

    chosen = Signal(object)  # datetime.date

    def __init__(self, bench: Bench, day: date, today: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        tokens = bench.theme.tokens
        self.setObjectName("calendarPopup")
        self.setStyleSheet(f"#calendarPopup {{ background: {tokens.surface}; border: 1px solid {tokens.field_line}; }}")
        self._bench = bench
        self.calendar = self._month(day)
        self._colour(today)
        self.today_button = QPushButton(self.tr("Today"))
        self.today_button.setToolTip(bench.faces.date_text(today))
        self.today_button.clicked.connect(lambda: self._choose(today))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, SPACE_S)
        layout.addWidget(self.calendar)
        layout.addWidget(self.today_button, 0, Qt.AlignmentFlag.AlignHCenter)

    def _month(self, day: date) -> QCalendarWidget:
        locale = self._bench.faces.locale
        calendar = QCalendarWidget()
        calendar.setLocale(locale)
        calendar.setFirstDayOfWeek(locale.firstDayOfWeek())
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        calendar.setAccessibleName(self.tr("Calendar"))
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.clicked.connect(self._on_day)
        calendar.activated.connect(self._on_day)
        return calendar

    def _colour(self, today: date) -> None:
        """Headings and weekends are quiet, today stands out."""
        theme = self._bench.theme
        heading, weekend, now = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        heading.setForeground(theme.colour("muted"))
        heading.setBackground(theme.colour("surface"))
        weekend.setForeground(theme.colour("muted"))
        now.setForeground(theme.colour("accent"))
        now.setFontWeight(QFont.Weight.Bold)
        self.calendar.setHeaderTextFormat(heading)
        for weekday in _WEEKEND:
            self.calendar.setWeekdayTextFormat(weekday, weekend)
        self.calendar.setDateTextFormat(QDate(today.year, today.month, today.day), now)

    def open_under(self, field: QWidget) -> None:
        """Stand under *field*, or above it where the screen ends."""
        self.adjustSize()
        place = field.mapToGlobal(QPoint(0, field.height()))
        room = field.screen().availableGeometry()
        if place.y() + self.height() > room.bottom():
            place = field.mapToGlobal(QPoint(0, -self.height()))
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        self.move(place)
        self.show()
        self.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_day(self, day: QDate) -> None:
        self._choose(date(day.year(), day.month(), day.day()))

    def _choose(self, day: date) -> None:
        self.close()
        self.chosen.emit(day)
