"""Where a sale stands, as icon and word (SC-4): coin open, tick sold, cross lost, red triangle stalled."""

from PySide6.QtGui import QIcon

from desktop_crm.views.parts.badge import Badge
from desktop_crm.views.theme import Theme

# The token of each status's icon. The tokens of the grounds are named as the statuses are.
_ICON_TOKENS = {"open": "open", "sold": "sold", "lost": "lost", "stalled": "overdue"}


def status_icon(theme: Theme, status: str) -> QIcon:
    """The icon of a status for a table cell, a menu or a list; `status` is open, sold, lost or stalled."""
    return theme.icon(status, _ICON_TOKENS[status])


class StatusBadge(Badge):
    """The icon and the word of a status on a ground in its colour. Without a status it takes no room."""

    def set_status(self, status: str, word: str) -> None:
        """Show a status (open, sold, lost, stalled, or empty for none) with the word that the caller has for it."""
        self.show_fact(status, word if status else "", _ICON_TOKENS.get(status, "accent"), ground=status)
