"""How fast the store gives out and takes in, at 1,000, 10,000 and 100,000 records: `python bench/store.py [N …]`.

Milliseconds, median and 95 %. What lists are counted over is read once ("warm"), and after that what was written since.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.archive import DAY, NOW, fill, pages, settle  # noqa: E402
from records import Decision, Filters  # noqa: E402
from store import Store  # noqa: E402
from store.listing import Listing  # noqa: E402


def timed(work: Callable[[], object], times: int = 50) -> str:
    took = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        took.append((time.perf_counter() - begun) * 1000)
    took.sort()
    return f"{statistics.median(took):9.2f}{took[int(len(took) * 0.95)]:9.2f}"


def measure(n: int) -> None:
    with tempfile.TemporaryDirectory() as folder, Store(folder) as store:
        list(pages(2))  # the words of both scripts are read
        begun = time.perf_counter()
        fill(store, n)
        seconds = time.perf_counter() - begun
        size = sum(path.stat().st_size for path in store.path.parent.glob("store.sqlite*")) / 1e6
        print(f"\n{n} records: taken in at {n / seconds:.0f} a second, {size:.0f} MB     median    95 %")
        drawn = random.Random(1)
        ids = drawn.sample([record.id for record in store.all_records()], min(n, 1000))
        publisher = store.record(ids[0]).publisher or ""
        flags = [doubt.flag.id or "" for doubt in store.doubts(limit=200)]
        new = pages(n + 400)
        for _ in range(n):
            next(new)
        batch = store.new_batch(NOW)

        def write() -> object:
            page, reading = next(new)
            return store.add(page, reading, batch=batch, now=NOW, settle=settle)

        def read() -> None:
            store._listing = Listing()
            store.warm()

        def listed(filters: Filters) -> Callable[[], object]:
            return lambda: store.of_day(DAY, filters)

        def decide() -> object:
            flag = flags.pop()
            return store.decide(Decision(flag=flag, verb="accept", value=None, by="b", at=NOW), 0, settle=settle)

        def show(name: str, work: Callable[[], object], times: int = 50) -> None:
            print(f"  {name:44}{timed(work, times)}", flush=True)

        show("record(id)", lambda: store.record(drawn.choice(ids), DAY), 300)
        show("records(10 ids)", lambda: store.records(drawn.sample(ids, 10), DAY), 100)
        show("reading(id)", lambda: store.reading(drawn.choice(ids)), 100)
        show("warm: what lists are counted over", read, 10)
        show("of_day", lambda: store.of_day(DAY))
        show("of_day, an early day, page 5", lambda: store.of_day("2015-02-01", offset=40))
        for name, filters in {
            "open": Filters(status="open"),
            "one publisher": Filters(publisher=(publisher,)),
            "flagged closed": Filters(flagged=True, status="closed"),
            "one script": Filters(script="hant"),
            "open on a day": Filters(open_on=DAY),
        }.items():
            show(f"of_day {name}", listed(filters))
        show("doubts(50)", lambda: store.doubts(state="open"))
        show("doubts(50), at 500", lambda: store.doubts(offset=500))
        show("doubts(1000)", lambda: store.doubts(limit=1000), 10)
        show("doubt_counts", store.doubt_counts)
        show("deadlines", lambda: store.deadlines(DAY))
        show("overview", lambda: store.overview(DAY))
        show("add", write)
        show("add, then of_day", lambda: (write(), store.of_day(DAY)))
        show("decide", decide, min(50, len(flags)))


def main() -> int:
    for n in [int(one) for one in sys.argv[1:]] or [1_000, 10_000, 100_000]:
        measure(n)
    return 0


if __name__ == "__main__":
    sys.exit(main())
