"""The follow-up dialog: meetings, calls and to-dos (FU-1 … FU-5, FU-7)."""

from typing import Any

from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget
from typing_extensions import override

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.follow_up import delete_follow_ups, set_done
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.views.bench import Bench
from desktop_crm.views.layouts import FOLLOW_UP
from desktop_crm.views.parts.record_dialog import RecordDialog


class FollowUpDialog(RecordDialog):
    """One follow-up. A completed one is shown, and becomes a form again when its tick is removed (FU-7)."""

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(bench, FOLLOW_UP, FORMS[RecordKind.FOLLOW_UP], "", parent)
        self._done = QCheckBox(self.tr("Completed"), self)
        self._done.setToolTip(self.tr("A completed follow-up cannot be changed until the tick is removed."))
        self._delete = QPushButton(self.tr("Delete"), self)
        self.left_buttons.addWidget(self._done)
        self.left_buttons.addWidget(self._delete)
        self._done.clicked.connect(self._on_done_clicked)
        self._delete.clicked.connect(self._on_delete_clicked)
        self._on_shown_changed()

    @override
    def may_edit(self) -> bool:
        return not self.card.values.get("completed")

    def _on_done_clicked(self, done: bool) -> None:
        record_id = self.card.record_id
        if record_id is None:
            self.card.put("completed", done)
            return
        if done and not self.card.save():
            self._done.setChecked(False)
            return
        self._bench.desk.do(set_done, [record_id], done)
        if done:
            self.accept()
        else:
            self.card.show_record(record_id)
            self.card.edit()

    def _on_delete_clicked(self) -> None:
        if self.card.record_id is not None:
            self.card.abandon()
            self._bench.desk.do(delete_follow_ups, [self.card.record_id])
            self.accept()

    @override
    def _on_saved(self, record_id: int) -> None:
        """Ticking saves first and then completes; the dialog closes once, at the end."""
        if self._done.isChecked() and not self.card.values.get("completed"):
            self.saved.emit(record_id)
            return
        super()._on_saved(record_id)

    @override
    def _on_shown_changed(self) -> None:
        super()._on_shown_changed()
        if not hasattr(self, "_done"):
            return
        values: dict[str, Any] = dict(self.card.values)
        self._done.setChecked(bool(values.get("completed")))
        self._delete.setVisible(self.card.record_id is not None)
        title = str(values.get("title") or "")
        self.setWindowTitle(self.tr("Follow-up: {title}").format(title=title) if title else self.tr("New follow-up"))
