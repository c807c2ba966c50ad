"""Records → found: a full-text index that can always be rebuilt from the store. No SQL, no network, no clock.

    from index import Index, Busy, NotFresh, parse          (loads its modules when they are first used)
    from index.snippet import snippet

Index(folder, engine, segmenter, store_id, by_meaning=True)
                                           folder: DATA/index, each engine lives in folder/ENGINE/; nothing is made or
                                           opened before it is needed; threads may share it; by_meaning: sentences that no
                                           record has the words of are searched by vectors, where their package is
    .state() -> State(kind, message)       kind: fresh | missing | other | broken; message (None for fresh): a key with
                                           values for `messages.tell`. All but fresh: call `rebuild`
    .rebuild(records, total=0, progress=None) -> int
                                           records: iterable of Record; builds in a new folder beside the current one,
                                           swaps the file `current`, sweeps what is left over; progress(done, total)
                                           now and then; how many were indexed. Raises Busy
    .building() -> (done, total) | None    how far a rebuild has come, whichever process builds; None where none is known
    .write(changes) -> int                 changes: iterable of (id, Record | None: gone); one batch, one writer opened
                                           for it and closed; returns when committed; an id given twice: the last
                                           counts. Raises Busy where another process writes, NotFresh
    .meaning -> Meaning | None             the file of vectors by which sentences are found in other words; None: off, or
                                           no package for it. `.lock(wait)` gives the right to write it, under which
                                           `.rows(passages)` gives a row of bytes each (worked out where it is new) and
                                           `.fill(rows, others)` makes the file anew of the rows that the store kept; `.missing`;
                                           `.warm()` loads what the first search by meaning would wait for
    .search(query, filters=Filters(), today="", limit=10, offset=0, synonyms=None, correct=True, beside={}) -> Matches
                                           filters: records.Filters, narrowing together with those in the query;
                                           today: YYYY-MM-DD, decides status; synonyms: a zh.synonyms.Synonyms (None:
                                           those that come with the project). Raises NotFresh
    .candidates(query, filters=Filters(), today="", limit=40, synonyms=None) -> ids
                                           records that an answer may stand in, best first, of those that score alike
                                           the newest: any word suffices (of many records none that nearly all have),
                                           nothing is corrected. Raises NotFresh
    .whole_first(query, records) -> records
                                           of the records that a query of one word found, those first that have it as a
                                           word, and not across two (民生 in 人民生活)
    .warm()                                loads the segmenter, for a process that will cut more than a query
    .size() -> int                         how many records are in it. Raises NotFresh

Matches         ids and scores (best first, from offset on), total, facets {publisher, category, year, month, status,
                flagged (yes, no) → ((value, count), …)} over all that matched, corrected (the text searched instead; None:
                nothing was wrong), nowhere (words of the query that stand in no record), marks (for
                `snippet`), by_meaning (none has all words: some are about the same)
parse(query, today="") -> Parsed           `.words`: whether there is anything to rank by; `.narrows`: whether all of it is
                                           in `.filters(given)`: the given
                                           Filters with those of the query in them; `.misread`: what of it says nothing
                                           and was left out, as messages for `messages.tell`
snippet(record, marks) -> Snippet(text, offset, marks, title_marks)
                                           the best passage of the stored body, text == body[offset:offset+len(text)];
                                           marks are (start, length) in `text`, title_marks in the title
Busy, NotFresh                             exceptions; NotFresh.state is the State

Status is `records.status_of` on `today`; a record in doubt is found, and counted, under every status its readings give.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.index import Busy, Index, Matches, NotFresh, State
    from index.query import Parsed, parse

_HOME = {
    "Busy": "index.index",
    "Index": "index.index",
    "Matches": "index.index",
    "NotFresh": "index.index",
    "State": "index.index",
    "Parsed": "index.query",
    "parse": "index.query",
}
__all__ = ["Busy", "Index", "Matches", "NotFresh", "Parsed", "State", "parse"]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        from importlib import import_module

        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(name)
