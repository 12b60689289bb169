"""Stored words. Their values stand in users' files and are never renamed."""

from enum import StrEnum


class RecordKind(StrEnum):
    """The kinds of record that have a catalogue of fields; each value is its table's name."""

    COMPANY = "company"
    PERSON = "person"
    SALE = "sale"
    PROJECT = "project"
    PROJECT_MEMBER = "project_member"
    FOLLOW_UP = "follow_up"
    PRODUCT = "product"
    USER = "user"


class SaleStatus(StrEnum):
    """Where a sale stands (domain: sale, section 5)."""

    OPEN = "open"
    SOLD = "sold"
    LOST = "lost"
    STALLED = "stalled"

    @property
    def closed(self) -> bool:
        """Whether the sale is sold or lost."""
        return self in (SaleStatus.SOLD, SaleStatus.LOST)


class FollowUpForm(StrEnum):
    """The three forms of a follow-up, decided by its type (FU-1)."""

    MEETING = "meeting"
    TO_DO = "to_do"
    CALL = "call"


class ContactForm(StrEnum):
    """The forms of a further way to reach a company or person."""

    PHONE = "phone"
    EMAIL = "email"
    WEB = "web"
    ADDRESS = "address"
    CHAT = "chat"


class CustomKind(StrEnum):
    """The eight types of user-defined fields (domain: sale, section 16)."""

    WHOLE_NUMBER = "whole_number"
    SHORT_TEXT = "short_text"
    LONG_TEXT = "long_text"
    DATE = "date"
    UNLIMITED_DATE = "unlimited_date"
    CHECK_BOX = "check_box"
    LIST = "list"
    DECIMAL = "decimal"


class VisibleFor(StrEnum):
    """Who may see a record."""

    ALL = "all"
    OWNER = "owner"
    GROUP = "group"


class DurationUnit(StrEnum):
    """The unit of a sale type's estimated time (SC-21)."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


class CategoryGroup(StrEnum):
    """What the companies of a category are to the user; leads become customers by it (ST-51)."""

    CUSTOMER = "customer"
    POTENTIAL_CUSTOMER = "potential_customer"
    LOST = "lost"
    PARTNER = "partner"
    SUPPLIER = "supplier"
    COMPETITOR = "competitor"
    OTHER = "other"


class ListName(StrEnum):
    """The user lists that are only names; stages, types and currencies have tables of their own."""

    CATEGORY = "category"
    BUSINESS = "business"
    COUNTRY = "country"
    SALE_TYPE_CATEGORY = "sale_type_category"
    SOURCE = "source"
    COMPETITOR = "competitor"
    CREDITED = "credited"
    REASON_SOLD = "reason_sold"
    REASON_LOST = "reason_lost"
    REASON_STALLED = "reason_stalled"
    PRIORITY = "priority"
    PROJECT_TYPE = "project_type"
    PROJECT_STATUS = "project_status"
    POSITION = "position"
    SALUTATION = "salutation"
    INTEREST = "interest"
    LEGAL_BASIS = "legal_basis"
    CONSENT_SOURCE = "consent_source"
    PRODUCT_CATEGORY = "product_category"
    PRODUCT_FAMILY = "product_family"
    PRODUCT_TYPE = "product_type"
    PRODUCT_UNIT = "product_unit"
