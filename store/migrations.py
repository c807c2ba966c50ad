"""How the file's schema came to be: functions in order; the table `migrations` names those that were applied.

A function, once released, is never changed: the next change of the schema is the next function.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable

from sqlalchemy import Connection

from records import short_hash
from store import blobs, windows


def first_schema(conn: Connection) -> None:
    for statement in FIRST.split(";"):
        if statement.strip():
            conn.exec_driver_sql(statement)
    conn.exec_driver_sql("INSERT INTO meta VALUES ('id', ?), ('change', 0)", (str(uuid.uuid4()),))


FIRST = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;

CREATE TABLE batches (id TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE contents (hash TEXT PRIMARY KEY, size INTEGER NOT NULL, data BLOB NOT NULL);

CREATE TABLE sources (
    n INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    file TEXT NOT NULL,
    address TEXT,
    kind TEXT NOT NULL,
    example INTEGER NOT NULL,
    seen TEXT NOT NULL
);
CREATE INDEX sources_example ON sources (example) WHERE example = 1;

CREATE TABLE versions (
    n INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
    number INTEGER NOT NULL,
    batch TEXT NOT NULL REFERENCES batches,
    added TEXT NOT NULL,
    digest TEXT NOT NULL,
    reading BLOB NOT NULL,
    UNIQUE (source, number)
);
CREATE INDEX versions_batch ON versions (batch);

CREATE TABLE version_pages (
    version INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
    place INTEGER NOT NULL,
    hash TEXT NOT NULL REFERENCES contents,
    PRIMARY KEY (version, place)
) WITHOUT ROWID;
CREATE INDEX version_pages_hash ON version_pages (hash);

CREATE TABLE announcements (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    source INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
    title_key TEXT NOT NULL,
    current INTEGER NOT NULL,
    stands INTEGER NOT NULL,
    removed TEXT,
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    published TEXT,
    month TEXT,
    publisher TEXT,
    site TEXT,
    script TEXT,
    added TEXT NOT NULL,
    doubts INTEGER NOT NULL,
    copies INTEGER
);
CREATE INDEX announcements_source ON announcements (source);
CREATE INDEX announcements_copies ON announcements (copies) WHERE copies IS NOT NULL;
CREATE INDEX announcements_publisher ON announcements (publisher, stands);
CREATE INDEX announcements_month ON announcements (month, stands);
CREATE INDEX announcements_site ON announcements (site, stands);
CREATE INDEX announcements_published ON announcements (published, stands);
CREATE INDEX announcements_added ON announcements (added, stands);
CREATE INDEX announcements_doubts ON announcements (doubts, stands);

CREATE TABLE records (
    announcement INTEGER PRIMARY KEY REFERENCES announcements ON DELETE CASCADE,
    record BLOB NOT NULL
);

CREATE TABLE places (
    version INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
    place INTEGER NOT NULL,
    announcement INTEGER NOT NULL REFERENCES announcements ON DELETE CASCADE,
    PRIMARY KEY (version, place)
) WITHOUT ROWID;
CREATE INDEX places_announcement ON places (announcement);

CREATE TABLE categories (
    announcement INTEGER NOT NULL REFERENCES announcements ON DELETE CASCADE,
    category TEXT NOT NULL,
    PRIMARY KEY (announcement, category)
) WITHOUT ROWID;
CREATE INDEX categories_category ON categories (category);

CREATE TABLE windows (
    announcement INTEGER NOT NULL REFERENCES announcements ON DELETE CASCADE,
    first TEXT,
    last TEXT,
    label TEXT,
    doubt INTEGER NOT NULL
);
CREATE INDEX windows_announcement ON windows (announcement);
CREATE INDEX windows_last ON windows (last);

CREATE TABLE spells (
    announcement INTEGER NOT NULL REFERENCES announcements ON DELETE CASCADE,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    state INTEGER NOT NULL,
    main INTEGER NOT NULL,
    sort INTEGER NOT NULL
);
CREATE INDEX spells_announcement ON spells (announcement, first, last, state, main);
CREATE INDEX spells_order ON spells (state, sort, announcement, first, last, main);

CREATE TABLE flags (
    id TEXT PRIMARY KEY,
    announcement INTEGER NOT NULL REFERENCES announcements ON DELETE CASCADE,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    place INTEGER NOT NULL,
    offset INTEGER NOT NULL,
    span_key TEXT NOT NULL,
    published TEXT NOT NULL,
    publisher TEXT
) WITHOUT ROWID;
CREATE INDEX flags_announcement ON flags (announcement);
CREATE INDEX flags_queue ON flags (published DESC, announcement, offset, place);
CREATE INDEX flags_state ON flags (state, published DESC, announcement, offset, place);
CREATE INDEX flags_kind ON flags (kind, state, published DESC, announcement, offset, place);

CREATE TABLE keys (
    key TEXT NOT NULL,
    announcement INTEGER NOT NULL REFERENCES announcements ON DELETE CASCADE,
    PRIMARY KEY (key, announcement)
) WITHOUT ROWID;
CREATE INDEX keys_announcement ON keys (announcement);

CREATE TABLE decisions (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    flag TEXT NOT NULL,
    place INTEGER NOT NULL,
    announcement TEXT NOT NULL,
    kind TEXT NOT NULL,
    span TEXT NOT NULL,
    verb TEXT NOT NULL,
    value TEXT,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    note TEXT NOT NULL,
    UNIQUE (flag, place)
);
CREATE INDEX decisions_announcement ON decisions (announcement);

CREATE TABLE taken_away (key TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (key, hash)) WITHOUT ROWID;

CREATE TABLE engines (name TEXT PRIMARY KEY) WITHOUT ROWID;

CREATE TABLE outbox (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    engine TEXT NOT NULL REFERENCES engines ON DELETE CASCADE,
    announcement TEXT NOT NULL,
    version INTEGER,
    UNIQUE (engine, announcement)
)
"""


def links_of_copies(conn: Connection) -> None:
    """Groups of copies hang together by links; of what was grouped before, all with the oldest."""
    for statement in LINKS.split(";"):
        conn.exec_driver_sql(statement)


LINKS = """
CREATE TABLE links (
    one INTEGER NOT NULL REFERENCES announcements ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES announcements ON DELETE CASCADE,
    PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE INDEX links_other ON links (other);
INSERT INTO links SELECT n, copies FROM announcements WHERE n != copies;
INSERT INTO links SELECT copies, n FROM announcements WHERE n != copies
"""


def watches_of_sources(conn: Connection) -> None:
    """Addresses are watched; those that were taken in before are due at once."""
    for statement in WATCHES.split(";"):
        conn.exec_driver_sql(statement)
    rows = conn.exec_driver_sql(
        "SELECT key, source, file, (SELECT max(added) FROM versions WHERE versions.source = sources.n) AS at"
        " FROM sources WHERE kind = 'url'"
    ).all()
    for key, source, file, at in rows:
        conn.exec_driver_sql(
            "INSERT INTO watches (key, id, source, file, kind, interval, paused, tried, succeeded, next, due, failures)"
            " VALUES (?, ?, ?, ?, 'page', 86400, 0, ?, ?, ?, 0, 0)",
            (key, short_hash("s", key), source, file, at, at, at),
        )


WATCHES = """
CREATE TABLE watches (
    n INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    id TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    file TEXT NOT NULL,
    kind TEXT NOT NULL,
    interval INTEGER NOT NULL,
    paused INTEGER NOT NULL,
    removed TEXT,
    etag TEXT,
    modified TEXT,
    tried TEXT,
    succeeded TEXT,
    next TEXT NOT NULL,
    due INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    reason TEXT,
    batch TEXT
);
CREATE INDEX watches_due ON watches (due) WHERE paused = 0 AND removed IS NULL;
CREATE TABLE aliases (key TEXT PRIMARY KEY, of TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX aliases_of ON aliases (of)
"""


def feedback_on_answers(conn: Connection) -> None:
    conn.exec_driver_sql(FEEDBACK)


FEEDBACK = """
CREATE TABLE feedback (
    n INTEGER PRIMARY KEY,
    question TEXT NOT NULL,
    before TEXT,
    today TEXT NOT NULL,
    answer TEXT,
    citation TEXT,
    right INTEGER,
    note TEXT NOT NULL,
    by TEXT NOT NULL,
    at TEXT NOT NULL
)
"""


def flags_of_copies(conn: Connection) -> None:
    """Announcements whose group changed; all that have copies, so that these are compared with the next addition."""
    conn.exec_driver_sql(
        "CREATE TABLE regrouped (announcement INTEGER PRIMARY KEY REFERENCES announcements ON DELETE CASCADE)"
    )
    conn.exec_driver_sql("INSERT INTO regrouped SELECT n FROM announcements WHERE copies IS NOT NULL")


def deadlines_from_publication(conn: Connection) -> None:
    """A deadline without a start begins when its page came out: the spells of announcements that have one are made anew."""
    rows = conn.exec_driver_sql(
        "SELECT announcement, record FROM records WHERE announcement IN"
        " (SELECT announcement FROM windows WHERE first IS NULL AND last IS NOT NULL)"
    ).all()
    for n, blob in rows:
        record = blobs.record(blob)
        conn.exec_driver_sql("DELETE FROM spells WHERE announcement = ?", (n,))
        for spell in windows.spells(record.windows, record.published):
            conn.exec_driver_sql("INSERT INTO spells VALUES (?, ?, ?, ?, ?, ?)", (n, *spell))


def vectors_of_texts(conn: Connection) -> None:
    """What each announcement is about, as bytes; of those that are there already it is wanted yet."""
    for statement in VECTORS.split(";"):
        conn.exec_driver_sql(statement)


VECTORS = """
CREATE TABLE vectors (
    announcement INTEGER PRIMARY KEY REFERENCES announcements ON DELETE CASCADE,
    vector BLOB
);
CREATE INDEX vectors_wanted ON vectors (announcement) WHERE vector IS NULL;
INSERT INTO vectors SELECT announcement, NULL FROM records
"""


def changes_of_announcements(conn: Connection) -> None:
    """Notes at which change an announcement was last written or went: what holds values of it in memory looks there."""
    for statement in CHANGED.split(";;"):
        conn.exec_driver_sql(statement)


# without a reference: what was deleted is noted too. The change that is being written is the next one.
CHANGED = """
CREATE TABLE changed (announcement INTEGER PRIMARY KEY, change INTEGER NOT NULL);;
CREATE INDEX changed_change ON changed (change);;
CREATE TRIGGER announcements_inserted AFTER INSERT ON announcements BEGIN
    INSERT OR REPLACE INTO changed SELECT new.n, value + 1 FROM meta WHERE name = 'change';
END;;
CREATE TRIGGER announcements_updated AFTER UPDATE ON announcements BEGIN
    INSERT OR REPLACE INTO changed SELECT new.n, value + 1 FROM meta WHERE name = 'change';
END;;
CREATE TRIGGER announcements_deleted AFTER DELETE ON announcements BEGIN
    INSERT OR REPLACE INTO changed SELECT old.n, value + 1 FROM meta WHERE name = 'change';
END
"""


def kinds_of_judged_answers(conn: Connection) -> None:
    """What an evaluation case needs besides what was said: the kind of the answer, and whether a doubt was told with it."""
    conn.exec_driver_sql("ALTER TABLE feedback ADD COLUMN kind TEXT")
    conn.exec_driver_sql("ALTER TABLE feedback ADD COLUMN flagged INTEGER")


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (
    first_schema,
    links_of_copies,
    watches_of_sources,
    feedback_on_answers,
    flags_of_copies,
    deadlines_from_publication,
    vectors_of_texts,
    changes_of_announcements,
    kinds_of_judged_answers,
)
