"""The follow-up dialog: meetings, calls and to-dos (FU-1 … FU-5, FU-7)."""

from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget
from typing_extensions import override

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.follow_up import delete_follow_ups
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.views.bench import Bench
from desktop_crm.views.layouts import FOLLOW_UP
from desktop_crm.views.parts.record_dialog import RecordDialog


class FollowUpDialog(RecordDialog):
    """One follow-up. A completed one is shown, and becomes a form again when its tick is removed (FU-7)."""

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(bench, FOLLOW_UP, FORMS[RecordKind.FOLLOW_UP], "", parent)
        self.completed = QCheckBox(self.tr("Completed"), self)
        self.completed.setToolTip(self.tr("A completed follow-up cannot be changed until the tick is removed."))
        self._delete = QPushButton(self.tr("Delete"), self)
        self._delete.setAutoDefault(False)
        self.left_buttons.insertWidget(0, self.completed)
        self.left_buttons.addWidget(self._delete)
        self.completed.clicked.connect(self._on_done_clicked)
        self._delete.clicked.connect(self._on_delete_clicked)
        self._on_shown_changed()

    @override
    def may_edit(self) -> bool:
        return not self.card.values.get("completed")

    def _on_done_clicked(self, done: bool) -> None:
        """FU-7: the tick is saved with the form; taking it away opens the form."""
        if not self.card.is_editing:
            self.card.edit()
        self.card.put("completed", done)

    def _on_delete_clicked(self) -> None:
        if self.card.record_id is not None:
            self.card.abandon()
            self._bench.desk.do(delete_follow_ups, [self.card.record_id])
            self.accept()

    @override
    def _on_shown_changed(self) -> None:
        super()._on_shown_changed()
        if not hasattr(self, "completed"):
            return
        values, record_id = self.card.values, self.card.record_id
        self.completed.setChecked(bool(values.get("completed")))
        self._delete.setVisible(record_id is not None)
        self.setWindowTitle(
            self.tr("New follow-up")
            if record_id is None
            else self.tr("Follow-up: {title}").format(title=values.get("title") or "")
        )
