"""Users and their groups; preferences and favourites, which are personal."""

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.models.base import Base, Keyed, Ranked
from desktop_crm.models.catalogue import field, mark
from desktop_crm.models.kinds import Kind


class UserGroup(Ranked, Base):
    """A team of users."""

    __tablename__ = "user_group"


class User(Keyed, Base):
    """Someone who owns sales and follow-ups. Retired ones keep what they own, and are offered no more."""

    __tablename__ = "user"
    __order__ = "sort_key"

    name: Mapped[str] = field(Kind.TEXT, mark("Name"), required=True, length=119)
    initials: Mapped[str] = field(Kind.TEXT, mark("User ID"), length=19, default="")
    group_id: Mapped[int | None] = field(Kind.GROUP, mark("User group"), to="user_group")
    email: Mapped[str] = field(Kind.EMAIL, mark("E-mail"), length=254, default="")
    retired: Mapped[bool] = field(Kind.YES_NO, mark("Retired"), default=False)


class Preference(Base):
    """A setting that belongs to the data: of one user, or of all when `user_id` is empty. `value` is JSON."""

    __tablename__ = "preference"
    __table_args__ = (UniqueConstraint("user_id", "name"), Base.__table_args__)

    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(Text)
    value: Mapped[str] = mapped_column(Text)


class Favourite(Base):
    """A star that a user has given to a record (15.1)."""

    __tablename__ = "favourite"
    __table_args__ = (UniqueConstraint("user_id", "record", "record_id"), Base.__table_args__)

    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"))
    record: Mapped[str] = mapped_column(Text)
    record_id: Mapped[int] = mapped_column()
    rank: Mapped[int] = mapped_column(default=0)
