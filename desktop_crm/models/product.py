"""Products of price lists (domain: sale, 10.9; selections, section 9)."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from desktop_crm.models.base import Base, Extended, Keyed, Recorded
from desktop_crm.models.catalogue import field, mark
from desktop_crm.models.kinds import Kind


class Product(Keyed, Extended, Recorded, Base):
    """Something that is sold, as it stands in one price list. Prices are in the currency of the price list."""

    __tablename__ = "product"
    __order__ = "sort_key"
    __table_args__ = (
        Index(None, "sort_key"), Index(None, "fold_key"), Index(None, "code"), Base.__table_args__,
    )  # fmt: skip

    name: Mapped[str] = field(Kind.TEXT, mark("Product name"), required=True, length=219)
    code: Mapped[str] = field(Kind.TEXT, mark("Product code"), length=99, default="")
    price_list_id: Mapped[int | None] = field(
        Kind.CHOICE, mark("Price list"), to="price_list", required_in_form=True, index=True
    )
    currency_id: Mapped[int | None] = field(Kind.CHOICE, mark("Currency"), to="currency", editable=False)
    list_price: Mapped[int] = field(Kind.MONEY, mark("List price"), default=0, currency="currency_id")
    minimum_price: Mapped[int] = field(Kind.MONEY, mark("Minimum price"), default=0, currency="currency_id")
    cost: Mapped[int] = field(Kind.MONEY, mark("Cost"), default=0, currency="currency_id")
    vat: Mapped[int] = field(Kind.PERCENT, mark("VAT %"), default=0)
    category_id: Mapped[int | None] = field(Kind.CHOICE, mark("Product category"), to="product_category")
    family_id: Mapped[int | None] = field(Kind.CHOICE, mark("Product family"), to="product_family")
    type_id: Mapped[int | None] = field(Kind.CHOICE, mark("Product type"), to="product_type")
    unit_id: Mapped[int | None] = field(Kind.CHOICE, mark("Unit"), to="product_unit")
    in_assortment: Mapped[bool] = field(Kind.YES_NO, mark("In assortment"), default=True)
    item_number: Mapped[str] = field(Kind.TEXT, mark("Item number"), length=99, default="")
    supplier: Mapped[str] = field(Kind.TEXT, mark("Supplier"), length=219, default="")
    supplier_code: Mapped[str] = field(Kind.TEXT, mark("Supplier code"), length=99, default="")
    web: Mapped[str] = field(Kind.WEB, mark("Web page"), length=1024, default="")
    description: Mapped[str] = field(Kind.LONG_TEXT, mark("Description"), default="")
