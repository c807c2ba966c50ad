"""Queries that `bench/peers.py` does not make, for no peer has them: without words, with operators, OR, a day as a word.

Each is asked twice: when nothing was written since the last, and right after a page was added, since then what is counted
must be brought up to date. Every kind stands beside its aim.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from archive import Archive
from bench.archive import DAY
from bench.peers import part, timed
from records import Filters, Page, Record

OF_A_KIND = 8
AIM, AFTER_A_WRITE = 10, 20  # ms


def queries(records: Sequence[Record]) -> Iterator[tuple[str, str]]:
    """(kind, query), of what these records say."""
    made = random.Random(4)
    flags = [flag.kind for record in records[:20_000] for flag in record.flags] or ["impossible_date"]
    categories = [category for record in records[:20_000] for category in record.categories] or ["通知"]
    for _ in range(OF_A_KIND):
        record = made.choice(records)
        day = (record.published or DAY)[:10]
        year, month, of_month = day.split("-")
        one, other = made.choice(records).title[2:4], record.title[2:4]
        yield "empty", ""
        yield "open:", f"open:{day}"
        yield "open: of the day", f"open:{DAY}"
        yield "deadline:", made.choice((f"deadline:..{day}", f"deadline:{day}..", f"deadline:{year}-{month}"))
        yield "published:", made.choice((f"published:{year}", f"published:{day[:7]}", f"published:..{day}"))
        yield "added:", f"added:{made.choice((DAY[:4], DAY))}"
        yield "kind:", f"kind:{made.choice(flags)}"
        yield "category:", f"category:{made.choice(categories)}"
        yield "publisher:", f"publisher:{record.publisher}"
        yield "script:", f"script:{made.choice(('hant', 'hans'))}"
        yield "a word and a day", f"{one} open:{day}"
        yield "OR", f"{one} OR {other}"
        yield "a day as a word", f"{int(month)}月{int(of_month)}日"
        yield "only an exclusion", f"-{one}"


def measured(archive: Archive, records: Sequence[Record], page: Callable[[int], Page]) -> None:
    """Prints a line for each kind, and one for all. `page`: a page by its number."""
    asked: dict[str, list[str]] = defaultdict(list)
    for kind, query in queries(records):
        asked[kind].append(query)

    def ask(query: str) -> None:
        archive.search(query, Filters(), DAY)

    number = 5000
    every: list[list[float]] = [[], [], [], []]
    print(
        f"    other kinds of query, ms at the median / at most: as it stands ({AIM}), after a write ({AFTER_A_WRITE})"
    )
    for kind, of_kind in asked.items():
        still = timed(ask, of_kind)
        wall, cpu = list[float](), list[float]()
        for query in of_kind:
            number += 1
            list(archive.add([page(number)]))
            after = timed(ask, [query])
            wall += after.wall
            cpu += after.cpu
        for all_times, times in zip(every, (*still, wall, cpu), strict=True):
            all_times += times
        shown = [f"{part(times, 0.5):6.1f} /{max(times):6.1f}" for times in (*still, wall, cpu)]
        print(f"      {kind:18} {shown[0]}, of CPU {shown[1]}; after a write {shown[2]}, of CPU {shown[3]}", flush=True)
    p95 = [f"{part(times, 0.95):.1f}" for times in every]
    print(f"      all, p95: {p95[0]}, of CPU {p95[1]}; after a write {p95[2]}, of CPU {p95[3]}", flush=True)
