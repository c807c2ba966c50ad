"""The desk that both fronts go to; it alone knows the rooms and how they meet. A room is imported when first used.

Functions that open no archive:

    extract(paths, settings) -> iterator of Reading     the stages over files and folders, a Reading a page, in order;
                                                        a page that fails is a Reading with `error`; nothing is raised
    dates(text, reference) -> list of dicts             as `gonggao dates` prints them
    check(text, published) -> tuple of Flag
    jsonl(records), table(records, today), calendar(records, now, tz) -> iterator of str
                                                        for other programs: JSON lines, CSV, iCalendar
    restore(file, settings)                             puts a backup into a data folder that holds no archive yet

Archive(settings, behind, make) opens the data folder, and makes it unless `make` is False (then Trouble("no_archive"));
`with` closes it; `behind`: a thread of its own tells the index of decisions. Its methods:

    sources(arguments, passed_over) -> iterator of Page | Added
                                                        addresses, files, folders → pages (Added: failed, and why);
                                                        names of files that are no pages are appended to `passed_over`
    paste(data) -> Page                                 pasted text or HTML as a page
    upload(name, data) -> iterator of Page | Added      a file or zip that came through a browser: no path, only a name
    add(pages) -> iterator of Added                     one batch for all; a failure is a line too, and the next goes on
    take_in(folder) -> list of Added                    what of corpus/ is new or changed
    undo(batch) -> tuple of ids                         takes an addition back: versions, or whole announcements
    batches(limit) -> tuple of BatchInfo                the last additions, newest first
    to_corpus(page, folder) -> Path                     puts a page into corpus/ with a draft of what it yields
    announcement_to_corpus(id, folder) -> Path          the same for a stored page
    remove(id), bring_back(id)                          takes an announcement out, and puts it back within 30 days
    removals(limit, offset) -> (int, tuple of Removal)  what can be brought back: how many, and a piece, the last first
    sources_of(which, limit, offset) -> tuple of SourceInfo
                                                        failures first; which: failed, paused, fetched (the last
                                                        first)
    source_counts() -> {"all", "failed", "paused", "watched"}
    source(name) -> SourceInfo                          by id or address; Trouble("no_such_source")
    ids_of(source) -> tuple of ids                      announcements of it that stand, in the order in which they came
    set_interval(name, seconds), pause(name), resume(name) -> SourceInfo
    remove_source(name), bring_back_source(name) -> SourceInfo
                                                        its announcements stay
    fetch_again(name) -> iterator of Added              one source, now
    watch_once() -> iterator of Added                   every source whose time has come
    hurry() -> int                                      makes every source due
    look(where) -> ListFound                            what a list page, feed or sitemap leads to: new, known
    listed(page) -> ListFound | None                    the same of a page that was fetched; None where it is no list
    is_list(page) -> bool                               and no article with links beside it
    add_list(found) -> iterator of Added                takes the new ones in, and watches the list
    remove_examples() -> int                            takes away what is marked as example
    drain(vectors=True) -> int                          outbox → index: how many entries (0 too while another does it);
                                                        with the vectors of their texts
    wanted() -> int                                     of how many announcements the vector is wanted: nothing finds them
                                                        in other words yet (after an upgrade, or an interruption)
    understand(progress) -> int                         works those out: how many
    go_on() -> bool                                     works some out, for who has nothing else to do; whether any were
    reindex(progress) -> int                            builds the index beside the old one, then swaps: how many
    refresh(progress) -> int                            reindex where the index is missing, broken or of another version
    rebuilding() -> (done, total) | None                how far an index is that is built anew; with `behind` search and
                                                        ask then raise Trouble("index_rebuilding"), and without words
                                                        search goes on listing
    warm()                                              reads what the first search, question and decision need
    indexing() -> int                                   how many records wait for the index
    size() -> int                                       how many announcements stand
    search(query, filters, today, limit, offset, fold, correct) -> Found
                                                        without words: the windows of the day, from the store; `fold`:
                                                        of copies among the hits only the first; `correct`: whether
                                                        what finds nothing may be taken for something else
    instead(query, nowhere, filters, today) -> str      where it finds nothing: what to search for without what stands
                                                        nowhere; "" where that finds nothing either
    anew                                                is told why the index is built anew unasked (see desk.py)
    ask(question, today, before) -> Answer              before: the questions that this one follows up, a line each
    marks(record, query) -> ((start, length), …)        where the words of a query stand in the record's body
    record(id, today) -> Record                         as decided, with status on that day; Trouble("no_such_id")
    reading(id, version) -> Reading                     all that was read of its page (repairs, left out, encoding)
    original(id, version) -> str                        the stored page, decoded, as text
    versions(id) -> tuple of VersionInfo                newest first
    doubts(kind, publisher, state, limit, offset) -> tuple of Doubt
                                                        the review queue, in its order; state: open, decided, to_confirm,
                                                        waiting (all but decided)
    doubt_counts(publisher) -> {kind: {state: count}}   how many doubts of each kind are open, decided, to be confirmed
    doubt(flag) -> Doubt                                Trouble("no_such_flag")
    decide(flag, verb, value, by, at, seen, note, same) -> Decision
                                                        appends it, works the windows out anew, tells the index; `seen`
                                                        is Doubt.seen: if another decision came since, nothing is stored
                                                        and SomeoneDecided (a Trouble with `.last`) is raised; `same`
                                                        decides the same flag in all copies too
    history(flag) -> tuple of Decision                  oldest first
    feedback(question, today, answer, right, by, at, note, before)
                                                        appends what a person says of an answer (`right` None: takes it
                                                        back)
    feedbacks() -> tuple of Feedback                    of each person and question the last
    chosen(words, filters, today, correct, told, missing) -> iterator of Record of ids, or of what search finds; all without either
    backup(file) -> int                                 all of it in one file: how many announcements
    verify() -> iterator of Message                     what is wrong with what is kept; nothing where all is whole
    overview(today) -> Overview                         figures of the archive

The ways that cross rooms: add (stages → store, one transaction with the outbox → drain), decide (store → ingest.decided
→ store → drain), search (index → ids; store loads those shown), ask (answer.understand → index → store → resolve).

A file a deed: bare.py (without an archive), adding.py (articles.py: one that goes on), watching.py, keeping.py,
safekeeping.py, indexing.py, meaning.py, finding.py, exporting.py, deciding.py, judging.py, giving.py, over desk.py.
"""

from archive.bare import check, dates, extract
from archive.deciding import Deciding
from archive.exporting import Exporting, calendar, jsonl, table
from archive.giving import Giving
from archive.judging import Judging
from archive.keeping import Keeping
from archive.safekeeping import Safekeeping, restore
from archive.watching import Watching

__all__ = ["Archive", "calendar", "check", "dates", "extract", "jsonl", "restore", "table"]


class Archive(Watching, Keeping, Safekeeping, Exporting, Deciding, Judging, Giving):
    """Everything kept, and the way to it."""
