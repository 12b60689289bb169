"""The few small drawings that a style sheet can only take from files: ticks, dots and arrows of the controls."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_crm.views.theme import Tokens

_TICK = "M3.5 8.5 L6.5 11.5 L12.5 4.5"
_DASH = "M4 8 L12 8"
_DOWN = "M4.5 6.5 L8 10 L11.5 6.5"
_UP = "M4.5 9.5 L8 6 L11.5 9.5"
_RIGHT = "M6.5 4.5 L10 8 L6.5 11.5"
_LEFT = "M9.5 4.5 L6 8 L9.5 11.5"
_CROSS = "M4.5 4.5 L11.5 11.5 M11.5 4.5 L4.5 11.5"
_CALENDAR = "M3 4 H13 V13 H3 Z M3 7 H13 M5.5 2.5 V5 M10.5 2.5 V5"

# The word in the style sheet: the stroke on a square of 16, its width, and the token of its colour.
_MARKS: dict[str, tuple[str, float, str]] = {
    "mark_tick": (_TICK, 2.0, "on_accent"),
    "mark_dash": (_DASH, 2.0, "on_accent"),
    "mark_tick_disabled": (_TICK, 2.0, "surface"),
    "mark_dash_disabled": (_DASH, 2.0, "surface"),
    "mark_menu_tick": (_TICK, 1.6, "accent"),
    "mark_down": (_DOWN, 1.4, "muted"),
    "mark_down_strong": (_DOWN, 1.6, "text"),
    "mark_down_on_accent": (_DOWN, 1.6, "on_accent"),
    "mark_down_disabled": (_DOWN, 1.4, "disabled"),
    "mark_up": (_UP, 1.4, "muted"),
    "mark_up_strong": (_UP, 1.6, "text"),
    "mark_up_disabled": (_UP, 1.4, "disabled"),
    "mark_right": (_RIGHT, 1.4, "muted"),
    "mark_left": (_LEFT, 1.4, "muted"),
    "mark_cross": (_CROSS, 1.4, "muted"),
    "mark_cross_strong": (_CROSS, 1.6, "text"),
    "mark_calendar": (_CALENDAR, 1.2, "muted"),
    "mark_calendar_disabled": (_CALENDAR, 1.2, "disabled"),
}

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16"><path d="{path}" fill="none" '
    'stroke="{colour}" stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round"/></svg>'
)


def write_marks(folder: str, tokens: "Tokens") -> Iterator[tuple[str, str]]:
    """Write each drawing in its colour; yields (word, path). Paths differ by colour, as Qt keeps pictures by path."""
    for word, (path, width, token) in _MARKS.items():
        colour: str = getattr(tokens, token)
        file = Path(folder) / f"{word}-{colour[1:]}.svg"
        file.write_text(_SVG.format(path=path, colour=colour, width=width), encoding="ascii")
        yield word, file.as_posix()
