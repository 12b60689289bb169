"""The tabs that every card has beside those of its layout: More for all fields without a place, and Links."""

from collections.abc import Sequence
from dataclasses import replace

from desktop_crm.models.catalogue import custom_fields, fields_of, mark
from desktop_crm.operations.links import LINKED
from desktop_crm.views.parts.card_layout import CardLayout, CardTab

MORE, LINKS = "more", "links"
_LAST = "note"  # they stand before it
_IN_FOOTER = "completed"  # stands below all tabs


def with_own_tabs(layout: CardLayout) -> CardLayout:
    """Return *layout* with the user's own fields (section 16) and the tab of links (LK-1).

    Fields in front stand at the end of the first tab's columns and, since a value has one place on a card, not on
    More again. A field of the catalogue that the layout does not name stands on More as well: a new one is seen at
    once. Without other fields there is no tab More.
    """
    own = custom_fields(layout.record)
    front = [field.name for field in own if field.front]
    rest = [*_without_place(layout), *(field.name for field in own if not field.front)]
    first, *others = layout.tabs
    tabs = [_with_front(first, front), *others]
    at = next((number for number, tab in enumerate(tabs) if tab.name == _LAST), len(tabs))
    return replace(layout, tabs=(*tabs[:at], *_more(rest), *_links(layout), *tabs[at:]))


def _without_place(layout: CardLayout) -> list[str]:
    """Return the fields that can be edited and stand nowhere on *layout*."""
    cells = [cell for tab in layout.tabs for column in tab.columns for cell in column]
    placed = {*layout.header, *(name for tab in layout.tabs for name in tab.wide), _IN_FOOTER}
    placed |= {cell if isinstance(cell, str) else cell.name for cell in cells}
    fields = (field for field in fields_of(layout.record).values() if field.editable and field.stored)
    return [field.name for field in fields if not field.custom and field.name not in placed]


def _with_front(tab: CardTab, names: Sequence[str]) -> CardTab:
    """Let *names* end the columns in turn, from the last column on."""
    columns = list(tab.columns)
    for number, name in enumerate(names):
        place = -1 - number % len(columns)
        columns[place] = (*columns[place], name)
    return replace(tab, columns=tuple(columns), rows=tab.rows and tab.rows + len(names) // len(columns))


def _more(names: Sequence[str]) -> tuple[CardTab, ...]:
    half = (len(names) + 1) // 2
    return (CardTab(MORE, mark("More"), columns=(tuple(names[:half]), tuple(names[half:]))),) if names else ()


def _links(layout: CardLayout) -> tuple[CardTab, ...]:
    return (CardTab(LINKS, mark("Links")),) if layout.record in LINKED else ()
