"""The desk that both fronts go to; it alone knows the rooms and how they meet. Each room is imported when it is first used.

Functions that open no archive:

    extract(paths, settings) -> iterator of Reading         the stages over files and folders, a Reading a page, in order;
                                                            a page that fails gives a Reading with `error`, never raises
    dates(text, reference) -> list of zh.dates.Found
    check(text, published) -> tuple of Flag

Archive(settings) opens (and makes) the data folder; `with` closes it. Its methods:

    add(pages, example=False) -> iterator of Added          pages: what `sources` makes of arguments; one batch for all of
                                                            them; a failure is an Added with `error`, and the next goes on
    sources(arguments) -> iterator of Page | Added          addresses, files, folders → pages fetched or read (Added: failed)
    paste(text) -> Page                                     pasted text or HTML as a page
    take_in(folder) -> list of Added                        what of corpus/ is new or changed, marked as its .json says
    undo(batch) -> tuple of ids                             takes an addition back (its versions, or whole announcements)
    remove_examples() -> int                                takes away what is marked as example
    drain() -> int                                          outbox → index; how many entries were done (0: nothing, or
                                                            another process is at it)
    reindex(progress) -> int                                rebuilds the index from the store beside the old one, then swaps
    search(query, filters, today, limit, offset) -> Found   without words: the windows of the day, from the store
    ask(question, today, before) -> Answer                  before: the question that this one follows up
    record(id, today) -> Record                             as decided, with status on that day; Trouble("no_such_id")
    reading(id, version) -> Reading                         all that was read of its page (repairs, left out, encoding)
    original(id, version) -> str                            the stored page, decoded, as text
    versions(id) -> tuple of VersionInfo                    newest first
    doubts(kind, publisher, state) -> tuple of Doubt        the review queue, in its order
    doubt(flag) -> Doubt                                    Trouble("no_such_flag")
    decide(flag, verb, value, by, at, seen, note, same) -> Decision
                                                            appends the decision, works its windows out anew, tells the
                                                            index; `seen` is Doubt.seen: if another decision came since,
                                                            nothing is stored and SomeoneDecided(last) is raised; `same`
                                                            decides the same flag in all copies too
    history(flag) -> tuple of Decision                      oldest first
    overview(today) -> Overview                             figures of the archive
    indexing() -> int                                       how many records wait for the index

The ways that cross rooms: add (stages → store, one transaction with the outbox → drain), decide (store → ingest.decided →
store → drain), search (index → ids; store loads those shown), ask (answer.understand → index → store → answer.resolve).
"""
