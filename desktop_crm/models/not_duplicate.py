"""Which records are much the same and yet not one."""

from sqlalchemy import Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.models.base import Base


class NotDuplicate(Base):
    """The user has said that two records are not duplicates. Each pair stands twice, once from either side."""

    __tablename__ = "not_duplicate"
    __table_args__ = (UniqueConstraint("record", "record_id", "other_id"), Base.__table_args__)

    record: Mapped[str] = mapped_column(Text)
    record_id: Mapped[int] = mapped_column()
    other_id: Mapped[int] = mapped_column()
