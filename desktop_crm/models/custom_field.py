"""The fields that users define themselves (domain: sale, section 16)."""

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.models.base import Base, Ranked


class CustomField(Ranked, Base):
    """One user-defined field of one kind of record. `name` is its label, `kind` a `CustomKind`.

    Its values stand in the records' ``more`` under "x" and its id; a list has its lines in `ListItem` under that name.
    `front`: shown on the card's first tab too (at most three of a kind of record).
    """

    __tablename__ = "custom_field"
    __table_args__ = (Index(None, "record", "rank"), Base.__table_args__)

    record: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    front: Mapped[int] = mapped_column(default=0)
