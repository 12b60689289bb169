"""The first released schema: what a new file holds (desktop_crm.storage.schema.create_all)."""

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Nothing comes before the first version."""
