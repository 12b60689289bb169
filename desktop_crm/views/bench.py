"""What every view is given, in one value."""

from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from desktop_crm.operations.first_start import Language
from desktop_crm.views.desk import Desk
from desktop_crm.views.memory import Memory
from desktop_crm.views.parts.faces import Faces
from desktop_crm.views.prompt import Prompt
from desktop_crm.views.theme import Theme
from desktop_crm.views.visits import Visits


@dataclass(frozen=True, slots=True)
class Bench:
    """The desk, the theme, how values are shown, how questions are put, what is remembered and what was visited.

    *cards*: those that stand anywhere, in the order in which they were made. To look for them among the children of a
    window is slow, and deadly while one of these is being taken down.
    """

    desk: Desk
    theme: Theme
    faces: Faces
    prompt: Prompt
    memory: Memory
    language: Language = "en"
    visits: Visits = field(default_factory=Visits)
    cards: WeakKeyDictionary[Any, None] = field(default_factory=WeakKeyDictionary, compare=False)
