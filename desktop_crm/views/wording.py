"""Commands that are called by what they would do now."""

from PySide6.QtCore import QObject

from desktop_crm.views.commands import Actions
from desktop_crm.views.desk import Desk
from desktop_crm.views.parts.record_screen import RecordScreen
from desktop_crm.views.sentences import step_sentence

_LONGEST = 70  # characters of a name in the menu


class UndoWords(QObject):
    """Undo and Redo are called by the step that they would play."""

    def __init__(self, desk: Desk, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._actions = desk, actions
        desk.stepped.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Name the next step either way."""
        undo, redo = self._desk.next_undo(), self._desk.next_redo()
        self._name("undo", undo, self.tr("&Undo"), self.tr("&Undo “{step}”"), self.tr("There is nothing to undo."))
        self._name("redo", redo, self.tr("&Redo"), self.tr("&Redo “{step}”"), self.tr("There is nothing to redo."))

    def _name(self, name: str, step: object, bare: str, template: str, none: str) -> None:
        action = self._actions[name]
        told = _shortened(step_sentence(step)) if step else ""
        action.setText(template.format(step=told.replace("&", "&&")) if step else bare)
        action.setProperty("tip", template.replace("&", "").format(step=told) if step else bare.replace("&", ""))
        self._actions.allow(action, "" if step else none)


class NewWords(QObject):
    """New says for whom: a sale or a person is registered for the company that one looks at."""

    def __init__(self, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = actions

    def follow(self, screen: RecordScreen | None) -> None:
        """Name the commands by the record that is shown."""
        links = ("company_id", "person_id", "project_id")
        company, *others = [screen.name_of(link) if screen is not None else "" for link in links]
        owner = company or next(filter(None, others), "")
        self._name("new_sale", owner, self.tr("&Sale"), self.tr("&Sale for “{name}”"))
        self._name("new_person", company, self.tr("&Person"), self.tr("&Person of “{name}”"))

    def _name(self, command: str, name: str, bare: str, template: str) -> None:
        text = template.format(name=_shortened(name).replace("&", "&&")) if name else bare
        self._actions[command].setText(text)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
