"""What is found by a few letters: which columns of which records, and the triggers that note what must be looked at.

Each kind has an index of the trigrams of its text, an FTS5 table that holds no text itself. It is brought up to date
behind the writing, by `storage.search`: what is written costs nothing but a note, and only where the index knows the
record already. Records after the last one that it knows are new to it; all others stand in ``search_pending`` with the
text under which they were indexed. A search looks through both itself, so it never misses what was just written.

The text has two spaces before each word, so that a trigram tells where one begins after a letter ("  k") as after two.
"""

from collections.abc import Iterator, Mapping

from desktop_crm.models.base import Base

# Each kind with the columns that are found beside its name, best known first.
SEARCHED: Mapping[str, tuple[str, ...]] = {
    "company": ("number", "phone", "email"),
    "person": ("mobile", "phone", "email", "number"),
    "sale": ("number",),
    "project": ("number",),
    "product": ("code", "item_number", "supplier_code"),
    "follow_up": (),
    "request": ("number",),
    "document": ("number", "file_name"),
    "selection": (),
}
GAP = "  "  # stands before each word
OPTIONS = "columnsize = 0, detail = none, tokenize = 'trigram case_sensitive 1'"  # of each index


def text_of(table: str, row: str) -> str:
    """Return the SQL of the text under which a row is found: its folded name, then the columns beside it."""
    beside = (f"lower(replace(coalesce({row}.{column}, ''), ' ', ''))" for column in SEARCHED[table])
    return " || ".join(f"'{GAP}' || {part}" for part in (f"replace({row}.fold_key, ' ', '{GAP}')", *beside))


def index_of(table: str) -> str:
    """Return the name of a kind's index."""
    return f"search_{table}"


def index_tables() -> Iterator[str]:
    """Return the statements that lay out the indexes, and what keeps them up to date."""
    yield ("CREATE TABLE search_known (tbl TEXT NOT NULL PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID")
    yield (
        "CREATE TABLE search_pending (tbl TEXT NOT NULL, row_id INTEGER NOT NULL, indexed TEXT,"
        " PRIMARY KEY (tbl, row_id)) STRICT, WITHOUT ROWID"
    )
    for table in SEARCHED:
        yield f"INSERT INTO search_known VALUES ('{table}', 0)"
        yield f"CREATE VIRTUAL TABLE {index_of(table)} USING fts5(text, content = '', {OPTIONS})"


def _noted(table: str, row: str, indexed: str) -> str:
    """Note a row that the index knows, once: the text that it was indexed under is that of the first note.

    Not by INSERT OR IGNORE: a REPLACE that fires the trigger would have its way here too.
    """
    return (
        f"INSERT INTO search_pending SELECT '{table}', {row}.id, {indexed} WHERE NOT EXISTS"
        f" (SELECT 1 FROM search_pending WHERE tbl = '{table}' AND row_id = {row}.id);"
    )


def _triggers() -> Iterator[tuple[str, str]]:
    for table in SEARCHED:
        known = f"(SELECT last FROM search_known WHERE tbl = '{table}')"
        old, new = text_of(table, "OLD"), text_of(table, "NEW")
        columns = ", ".join(("fold_key", *SEARCHED[table]))
        yield (
            f"search_{table}_insert",
            f'AFTER INSERT ON "{table}" WHEN NEW.id <= {known} BEGIN {_noted(table, "NEW", "NULL")} END',
        )
        yield (
            f"search_{table}_update",
            f'AFTER UPDATE OF {columns} ON "{table}" WHEN OLD.id <= {known} AND {old} <> {new}'
            f" BEGIN {_noted(table, 'OLD', old)} END",
        )
        yield (
            f"search_{table}_delete",
            f'AFTER DELETE ON "{table}" WHEN OLD.id <= {known} BEGIN {_noted(table, "OLD", old)} END',
        )


Base.metadata.info.setdefault("derived_triggers", {}).update(_triggers())
