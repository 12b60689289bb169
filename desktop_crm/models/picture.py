"""Pictures of persons and projects (domain: selections, section 9)."""

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.models.base import Base


class Picture(Base):
    """The one picture of one record. `content` is a small JPEG or PNG file in base64: the journal keeps rows as JSON.

    It stands apart from its record, so that nothing reads it but the card.
    """

    __tablename__ = "picture"
    __table_args__ = (Index(None, "record", "record_id", unique=True), Base.__table_args__)

    record: Mapped[str] = mapped_column(Text)
    record_id: Mapped[int] = mapped_column()
    content: Mapped[str] = mapped_column(Text)
