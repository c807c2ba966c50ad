"""Records → found: a full-text index that can always be rebuilt from the store. No SQL, no network, no clock.

    from index import Index, Busy, parse, snippet           (the package loads its modules when they are first used)

Index(folder, engine, segmenter, store_id)                  folder: DATA/index; each engine lives in folder/ENGINE/; nothing is
                                                            made or opened before it is needed; safe to share among threads
    .state() -> State(kind, message)                        kind: fresh | missing | other | broken; message (None for fresh) is a
                                                            key with values for `messages.tell`; all but fresh: call `rebuild`
    .rebuild(records, total=0, progress=None) -> int        records: iterable of Record; builds in a new folder beside the
                                                            current one, swaps the file `current`, sweeps what is left over;
                                                            progress(done, total) now and then; how many were indexed; Busy
    .write(changes) -> int                                  changes: iterable of (id, Record | None: gone); one batch, one writer
                                                            opened for it and closed; returns when committed; an id given twice:
                                                            the last counts; Busy where another process holds the writer;
                                                            NotFresh where `state()` is not fresh
    .search(query, filters=Filters(), today, limit=10, offset=0, synonyms=None) -> Matches
                                                            filters: records.Filters, narrowing with those inside the query;
                                                            today: YYYY-MM-DD, the day that decides status; synonyms: a
                                                            zh.synonyms.Synonyms, None: those that come with the project;
                                                            NotFresh where there is no index to search
    .size() -> int                                          how many records are in it

Matches     ids and scores (best first), total, facets {publisher, category, month, status, flagged → ((value, count), …)} over all
            that matched, corrected (the text that was searched instead, None: nothing was wrong), nowhere (words of the query that
            stand in no record), marks (what to highlight: hand it to `snippet`)
parse(query) -> Parsed                                      `.words` False: the query has no words to rank by; `.filters(given)` is
                                                            the given Filters with those of the query in them
snippet(record, marks) -> Snippet(text, offset, marks, title_marks)
                                                            the best passage of the stored body in its own script; `marks`
                                                            (start, length) count in `text`, `title_marks` in the title; `offset` is
                                                            where `text` starts in the body: text == body[offset:offset+len(text)]
Busy, NotFresh                                              exceptions; NotFresh.state is the State

Status: `records.status_of` on `today`; a record in doubt is found (and counted) under every status that its readings give.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.desk import Busy, Index, Matches, NotFresh, State
    from index.query import Parsed, parse
    from index.snippet import Snippet, snippet

_HOME = {
    "Busy": "index.desk",
    "Index": "index.desk",
    "Matches": "index.desk",
    "NotFresh": "index.desk",
    "State": "index.desk",
    "Parsed": "index.query",
    "parse": "index.query",
    "Snippet": "index.snippet",
    "snippet": "index.snippet",
}
__all__ = ["Busy", "Index", "Matches", "NotFresh", "Parsed", "Snippet", "State", "parse", "snippet"]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        from importlib import import_module

        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(name)
