"""Links from a record to other records and to addresses of the web (domain: sale, 15.4)."""

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.models.base import Base


class Link(Base):
    """One link of one record (LK-1 … LK-5): to a record (`target`, `target_id`) or to an address (`url`).

    `name` is the target's name when the link was made: it is what remains to be read when the target is gone (LK-5).
    `description` is the text that the user sees instead, where there is one.
    """

    __tablename__ = "link"
    __table_args__ = (Index(None, "record", "record_id"), Index(None, "target", "target_id"), Base.__table_args__)

    record: Mapped[str] = mapped_column(Text)
    record_id: Mapped[int] = mapped_column()
    target: Mapped[str | None] = mapped_column(Text)
    target_id: Mapped[int | None] = mapped_column()
    url: Mapped[str] = mapped_column(Text, default="")
    name: Mapped[str] = mapped_column(Text, default="")
    description: Mapped[str] = mapped_column(Text, default="")
    rank: Mapped[int] = mapped_column(default=0)
