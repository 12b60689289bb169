"""Who is at work, and what the others see of them."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop_crm.models.catalogue import CATALOGUE
from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.company import choose_own_company
from desktop_crm.operations.drafts import choices
from desktop_crm.operations.settings import edit_user, own_company, register_user, user_values
from desktop_crm.operations.users import first_user, user_choices
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.editor import Editor
from desktop_crm.views.parts.editors import make_editor
from desktop_crm.views.parts.picker import RecordPicker
from desktop_crm.views.settings.in_place import InPlace
from desktop_crm.views.settings.page import Line, Page, Section, link_button
from desktop_crm.views.theme import SPACE_S

_AT_WORK = replace(CATALOGUE["sale.owner"], required=True)
_OWN_COMPANY = replace(CATALOGUE["sale.company"], required=True)
_FIELDS = {"name": "user.name", "initials": "user.initials", "email": "user.email", "group_id": "user.group"}


class YouPage(Page):
    """The user at work is chosen from all users; own facts are changed in place; new users are registered."""

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(
            bench, self.tr("You"), self.tr("New sales and follow-ups belong to whoever is at work."), parent
        )
        self._labels = {
            "name": self.tr("Name"),
            "initials": self.tr("Initials"),
            "email": self.tr("E-mail"),
            "group_id": self.tr("Group"),
        }
        self._build_at_work()
        self._build_facts()
        self._build_company()
        self._build_new()
        self.refresh()

    # -- building ------------------------------------------------------------------------------------------------

    def _build_at_work(self) -> None:
        section = self.section(self.tr("At work"))
        self.who = make_editor(self._bench, _AT_WORK, lambda: self._desk.ask(user_choices), parent=section)
        self._who_line = section.add(self.tr("I am"), self.who)
        self._who = self.in_place(self.who, self._who_line, self._choose)
        self.new = link_button(self.tr("New user…"), self.tr("Register someone who is not in the list"), section)
        self.new.clicked.connect(self._open_new)
        section.add("", self.new)
        self.new.setAccessibleName(self.new.text())

    def _build_facts(self) -> None:
        self.facts = self.section(self.tr("About you"))
        self.editors, lines = self._add_fields(self.facts)
        lines["initials"].explain(self.tr("They stand for you in lists."))
        self._kept = {name: self._keep(name, editor, lines[name]) for name, editor in self.editors.items()}

    def _build_company(self) -> None:
        section = self.section(self.tr("Your company"))
        self.company = RecordPicker(self._bench, _OWN_COMPANY, parent=section)
        self.company.offers_creation = False
        self._company_line = section.add(
            self.tr("I work for"),
            self.company,
            self.tr("The company that you and your colleagues belong to. It cannot be deleted."),
        )
        self._company = self.in_place(
            self.company, self._company_line, lambda id: self.save(self._company_line, choose_own_company, id)
        )

    def _keep(self, name: str, editor: Editor, line: Line) -> InPlace:
        def save(value: Any) -> bool:
            return self.save(line, edit_user, self._desk.user_id, {name: value})

        return self.in_place(editor, line, save, optional=name == "group_id")

    def _build_new(self) -> None:
        self.newcomer = self.section(self.tr("New user"))
        self.new_editors, self._new_lines = self._add_fields(self.newcomer)
        self._new_lines["initials"].explain(self.tr("Left empty, they are made from the name."))
        self.register = QPushButton(self.tr("Register"), self.newcomer)
        self.register.setProperty("role", "primary")
        self.register.setToolTip(self.tr("Register this user; you stay at work"))
        self.cancel = QPushButton(self.tr("Cancel"), self.newcomer)
        self.register.clicked.connect(self._register)
        self.cancel.clicked.connect(self._close_new)
        box = QWidget(self.newcomer)
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_S)
        for button in (self.register, self.cancel):
            button.setAutoDefault(False)
            line.addWidget(button)
        line.addStretch(1)
        self.newcomer.add("", box)
        for editor in self.new_editors.values():
            editor.committed.connect(self._register)
            editor.cancelled.connect(self._close_new)
        self.newcomer.hide()

    def _add_fields(self, section: Section) -> tuple[dict[str, Editor], dict[str, Line]]:
        editors: dict[str, Editor] = {}
        lines: dict[str, Line] = {}
        for name, key in _FIELDS.items():
            editors[name] = make_editor(self._bench, CATALOGUE[key], self._groups, parent=section)
            lines[name] = section.add(self._labels[name], editors[name])
        return editors, lines

    def _groups(self) -> Any:
        return self._desk.ask(choices, RecordKind.USER, {}, "group_id")

    # -- showing and saving --------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the user at work; one who is gone (registering was undone) gives way to the first there is."""
        found = self._desk.ask(first_user, self._desk.user_id)
        if found is None:
            return
        if found != self._desk.user_id:
            self._desk.set_user(found)
            return
        values = self._desk.ask(user_values, found)
        self._who.show(found, values["name"])
        names = {choice.value: choice.label for choice in self._groups()}
        for name, kept in self._kept.items():
            kept.show(values[name], names.get(values[name], "") if name == "group_id" else "")
        self._desk.ask_later(self, own_company, then=lambda own: self._company.show(*(own or (None, ""))))

    def _choose(self, user_id: int) -> bool:
        self._desk.set_user(user_id)
        return True

    def _open_new(self) -> None:
        for name, editor in self.new_editors.items():
            editor.set_value(None if name == "group_id" else "")
            self._new_lines[name].tell("")
        self._who_line.explain("")
        self.newcomer.show()
        self.new_editors["name"].setFocus()
        self.reveal(self.newcomer)

    def _close_new(self) -> None:
        self.newcomer.hide()
        self.new.setFocus()

    def _register(self) -> None:
        for name, editor in self.new_editors.items():
            editor.show_problem()
            if editor.problem():
                editor.setFocus()
                return
            self._new_lines[name].tell("")
        values = {name: editor.value() for name, editor in self.new_editors.items()}
        if not str(values["name"] or "").strip():
            self._new_lines["name"].tell(self.tr("Write a name."))
            self.new_editors["name"].setFocus()
        elif self.save(self._new_lines["name"], register_user, values):
            told = self.tr("{name} is registered and can be chosen here.")
            self._who_line.explain(told.format(name=values["name"]))
            self._close_new()
