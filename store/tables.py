"""The tables as queries name them. `migrations.py` makes them; a test holds the two equal.

Numbers (`n`) are keys inside the file only; outside, announcements and flags go by their ids. Derived tables
(categories, windows, spells, flags, keys) hold rows of announcements that stand, and are made anew whenever the
record is.
"""

from __future__ import annotations

from sqlalchemy import TableClause, column, table


def _table(name: str, columns: str) -> TableClause:
    return table(name, *(column(one) for one in columns.split()))


meta = _table("meta", "name value")
batches = _table("batches", "id at")
contents = _table("contents", "hash size data")
sources = _table("sources", "n key source file address kind example seen")
versions = _table("versions", "n source number batch added digest reading")
version_pages = _table("version_pages", "version place hash")
announcements = _table(
    "announcements",
    "n id source title_key current stands removed version title published month publisher site script added doubts"
    " copies",
)
records = _table("records", "announcement record")
places = _table("places", "version place announcement")
categories = _table("categories", "announcement category")
windows = _table("windows", "announcement first last label doubt")
spells = _table("spells", "announcement first last state main sort")
flags = _table("flags", "id announcement kind state place offset span_key published publisher")
vectors = _table("vectors", "announcement vector")
keys = _table("keys", "key announcement")
links = _table("links", "one other")
regrouped = _table("regrouped", "announcement")
decisions = _table("decisions", "n flag place announcement kind span verb value by at note")
feedback = _table("feedback", "n question before today answer citation right note by at kind flagged")
taken_away = _table("taken_away", "key hash")
watches = _table(
    "watches",
    "n key id source file kind interval paused removed etag modified tried succeeded next due failures reason batch",
)
aliases = _table("aliases", "key of")
changed = _table("changed", "announcement change")
engines = _table("engines", "name")
outbox = _table("outbox", "n engine announcement version")

# in the order in which rows may be written, each table after those that it points to
ALL = (
    meta,
    batches,
    contents,
    sources,
    versions,
    version_pages,
    announcements,
    records,
    places,
    categories,
    windows,
    spells,
    flags,
    vectors,
    keys,
    links,
    regrouped,
    decisions,
    feedback,
    taken_away,
    watches,
    aliases,
    changed,
    engines,
    outbox,
)
DERIVED = (records, categories, windows, spells, flags)  # from the record alone
