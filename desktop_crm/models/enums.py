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
    DOCUMENT = "document"
    REQUEST = "request"
    QUOTE = "quote"
    QUOTE_VERSION = "quote_version"
    QUOTE_ALTERNATIVE = "quote_alternative"
    QUOTE_LINE = "quote_line"
    USER = "user"
    SELECTION = "selection"
    CONTACT = "contact"  # a row of a list of companies and persons: see models/selection.py


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


class Gender(StrEnum):
    """How a person is spoken of. Not a list of the user's: it is compared and counted alike in every file."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"


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


class InternalStatus(StrEnum):
    """What each status of requests counts as (domain: selections, section 9)."""

    ACTIVE = "active"
    POSTPONED = "postponed"
    CLOSED = "closed"


class AccessLevel(StrEnum):
    """Whether a customer may see a request."""

    EXTERNAL = "external"
    INTERNAL = "internal"


class QuoteState(StrEnum):
    """Where a version of a quote stands (domain: sale, 10.7). None is stored as expired: it was sent, long ago."""

    NOT_CALCULATED = "not_calculated"
    DRAFT = "draft"
    NEEDS_APPROVAL = "needs_approval"
    APPROVED = "approved"
    REJECTED = "rejected"
    SENT = "sent"
    EXPIRED = "expired"
    ORDERED = "ordered"
    LOST = "lost"
    ARCHIVED = "archived"


class LineFigure(StrEnum):
    """The five figures of a quote line of which one is typed, and the others follow (QL-3)."""

    DISCOUNT_PERCENT = "discount_percent"
    DISCOUNT = "discount"
    TOTAL = "total"
    EARNINGS_PERCENT = "earnings_percent"
    EARNINGS = "earnings"


class CategoryGroup(StrEnum):
    """What the companies of a category are to the user; leads become customers by it (ST-51)."""

    CUSTOMER = "customer"
    POTENTIAL_CUSTOMER = "potential_customer"
    LOST = "lost"
    PARTNER = "partner"
    SUPPLIER = "supplier"
    COMPETITOR = "competitor"
    OTHER = "other"


class SelectionForm(StrEnum):
    """The three types of selections (SEL-1)."""

    STATIC = "static"
    DYNAMIC = "dynamic"
    COMBINED = "combined"


class SelectionTarget(StrEnum):
    """What a selection is of: kinds of record; companies and persons are one (SEL-3, SEL-5)."""

    CONTACT = "contact"
    SALE = "sale"
    PROJECT = "project"
    FOLLOW_UP = "follow_up"
    DOCUMENT = "document"
    REQUEST = "request"
    QUOTE_LINE = "quote_line"
    SELECTION = "selection"


class PersonsShown(StrEnum):
    """Which persons of the companies that a question finds are members too (SEL-5)."""

    NONE = "none"
    FIRST = "first"
    ALL = "all"


class SetOperation(StrEnum):
    """How two selections are combined (domain: selections, 2.5)."""

    ONLY_FIRST = "only_first"
    ONLY_SECOND = "only_second"
    COMMON = "common"
    DIFFERENCE = "difference"
    ALL = "all"


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
    SELECTION_CATEGORY = "selection_category"
    PROJECT_TYPE = "project_type"
    PROJECT_STATUS = "project_status"
    POSITION = "position"
    SALUTATION = "salutation"
    LANGUAGE = "language"
    INTEREST = "interest"
    LEGAL_BASIS = "legal_basis"
    CONSENT_SOURCE = "consent_source"
    PRODUCT_CATEGORY = "product_category"
    PRODUCT_FAMILY = "product_family"
    PRODUCT_TYPE = "product_type"
    PRODUCT_UNIT = "product_unit"
    SUBSCRIPTION_UNIT = "subscription_unit"
    DOCUMENT_TYPE = "document_type"
    REQUEST_TYPE = "request_type"
    REQUEST_CATEGORY = "request_category"
    REQUEST_PRIORITY = "request_priority"
    TAG = "tag"
    PAYMENT_TERMS = "payment_terms"
    PAYMENT_TYPE = "payment_type"
    DELIVERY_TERMS = "delivery_terms"
    DELIVERY_TYPE = "delivery_type"
