"""What every view is given, in one value."""

from dataclasses import dataclass, field

from desktop_crm.views.desk import Desk
from desktop_crm.views.memory import Memory
from desktop_crm.views.parts.faces import Faces
from desktop_crm.views.prompt import Prompt
from desktop_crm.views.theme import Theme
from desktop_crm.views.visits import Visits


@dataclass(frozen=True, slots=True)
class Bench:
    """The desk, the theme, how values are shown, how questions are put, what is remembered and what was visited."""

    desk: Desk
    theme: Theme
    faces: Faces
    prompt: Prompt
    memory: Memory
    language: str = "en"
    visits: Visits = field(default_factory=Visits)
