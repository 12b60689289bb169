"""All mapped classes in one import, so that the metadata is whole."""

from desktop_crm.models.base import Base
from desktop_crm.models.company import Company
from desktop_crm.models.follow_up import FollowUp
from desktop_crm.models.lists import Currency, FollowUpType, ListItem, SaleType, SaleTypeStage, Stage
from desktop_crm.models.person import Person
from desktop_crm.models.project import Project
from desktop_crm.models.sale import Sale
from desktop_crm.models.user import Favourite, Preference, User, UserGroup

__all__ = [
    "Base", "Company", "Currency", "Favourite", "FollowUp", "FollowUpType", "ListItem", "Person", "Preference",
    "Project", "Sale", "SaleType", "SaleTypeStage", "Stage", "User", "UserGroup",
]  # fmt: skip
