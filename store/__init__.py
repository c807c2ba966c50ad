"""What is kept: pages, versions, records, decisions, what the indexes are still to be told. The only room with SQL.

`Store(folder)` opens `folder/store.sqlite`, and makes both where they are not there. It imports neither the stages nor the
clock: `now` and `at` are instants (ISO with offset) handed in, `day` is a calendar day (YYYY-MM-DD), and what works windows
out from decisions is handed in as `settle`, a function Record → Record: it gets the record as written, its flags with `id`,
`state` and `decision`, and gives it back with `decided` and `readings` in its windows (only the decision of a flag whose
`state` is "decided" counts; of "to_confirm" it is shown, not applied). Threads may share one Store; processes each open
their own. Two writers wait for each other; what is written is one transaction each, the outbox of every engine included.

    Store(folder, wait=30.0)                        context manager; .id (made once, a uuid), .path, .close()
                                                    Trouble: store_not_writable, store_full, store_newer, store_no_database,
                                                    store_damaged, store_busy (another writes for longer than `wait` seconds);
                                                    every method may raise these

  taking in
    new_batch(now) -> str                           261125-225350; sortable
    add(page, reading, *, batch, now, settle, following=()) -> Added
                                                    one transaction; `following`: further stored pages (bytes) of the same
                                                    version, in order; result added, new_version, unchanged or copy
    add_many(pairs, *, batch, now, settle) -> iterator of Added
                                                    the same for (page, reading) pairs, in a transaction for some hundred
    knows(source, data) -> bool                     whether these bytes were the last taken in from this source, or were
                                                    taken away since: a folder that is taken in at every start passes over them
    known(sources) -> set of str                    which of these addresses or paths the archive has (any spelling)
    undo(batch, *, settle) -> tuple of ids          takes an addition back: whole announcements, or their newest versions;
                                                    Trouble("no_such_batch")
    batches(limit=10) -> tuple of BatchInfo         newest first
    remove_examples() -> int                        how many announcements went

  giving out
    record(id, day=None) -> Record                  as decided, with copies, and status where a day is given; `gone` where the
                                                    newest version of its page no longer has it; Trouble("no_such_id")
    records(ids, day=None) -> tuple of Record       in the order of ids, those that are gone or unknown left out
    all_records(size=500) -> iterator of Record     all that stand, few in memory at a time
    reading(id, version=None) -> Reading            all that was read of the page; Trouble("no_such_version")
    pages(id, version=None) -> tuple of bytes       the stored pages of a version, in order
    versions(id) -> tuple of VersionInfo            newest first; `place` is the announcement's in `Reading.documents`
    of_day(day, filters=Filters(), limit=10, offset=0) -> Listed(records, total, facets)
                                                    search without words: open first, nearest deadline first, then upcoming,
                                                    closed, and without a window; status of each is set; facets: status,
                                                    publisher, category, month, flagged, kind → (value, count), each counted
                                                    under all filters but its own
    deadlines(day, limit=10) -> tuple of Deadline   the next last days of windows
    overview(day) -> Overview                       figures
    count() -> int                                  announcements that stand

  deciding
    doubts(kind=None, publisher=None, state=None, limit=50, offset=0) -> tuple of Doubt
                                                    published newest first, then announcement, then place in the text
    doubt_counts(publisher=None) -> {kind: {state: count}}
    doubt(flag) -> Doubt                            Trouble("no_such_flag")
    decide(decision, seen, *, settle, same=False) -> Decision
                                                    appends (`n` is set); SomeoneDecided where `seen` is not the last `n` of
                                                    the flag; "undo" takes the last one back, and what counted before it counts
                                                    again; `same`: the same flag in copies too, in the same transaction
    history(flag) -> tuple of Decision              oldest first

  telling the indexes
    register(engine) -> bool                        from now on the outbox has entries for it; True: new, needs a reindex
    pending(engine, limit=500) -> tuple of Entry    (n, id, version), oldest first; version None: take it out of the index
    done(engine, entries)                           after the engine has committed; what came since stays
    pending_count(engine) -> int
    mark(engine) -> int, done_until(engine, mark)   mark before a reindex reads all_records; done_until after it was swapped in

`SomeoneDecided` is a Trouble with `.last`, the decision that came meanwhile.
"""
