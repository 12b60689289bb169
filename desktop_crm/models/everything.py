"""All mapped classes in one import, so that the metadata is whole."""

from desktop_crm.models.base import Base
from desktop_crm.models.company import Company
from desktop_crm.models.custom_field import CustomField
from desktop_crm.models.document import Document
from desktop_crm.models.follow_up import FollowUp
from desktop_crm.models.link import Link
from desktop_crm.models.lists import (
    Currency,
    FollowUpType,
    ListItem,
    PriceList,
    RequestStatus,
    SaleType,
    SaleTypeStage,
    Stage,
)
from desktop_crm.models.not_duplicate import NotDuplicate
from desktop_crm.models.person import Person
from desktop_crm.models.picture import Picture
from desktop_crm.models.product import Product
from desktop_crm.models.project import Project
from desktop_crm.models.project_member import ProjectMember
from desktop_crm.models.quote import Quote, QuoteAlternative, QuoteLine, QuoteVersion
from desktop_crm.models.request import Request
from desktop_crm.models.sale import Sale
from desktop_crm.models.selection import ContactRow, Selection, SelectionLook, SelectionMember
from desktop_crm.models.user import Favourite, Preference, User, UserGroup

__all__ = [
    "Base", "Company", "ContactRow", "Currency", "CustomField",
    "Document", "Favourite", "FollowUp", "FollowUpType", "Link", "ListItem",
    "NotDuplicate", "Person", "Picture", "Preference", "PriceList", "Product", "Project", "ProjectMember",
    "Quote", "QuoteAlternative", "QuoteLine", "QuoteVersion", "Request", "RequestStatus",
    "Sale", "SaleType",
    "SaleTypeStage", "Selection", "SelectionLook", "SelectionMember", "Stage", "User", "UserGroup",
]  # fmt: skip
