"""What finding copies costs when a page is taken in: `python bench/copies.py [N …]`, at 1,000, 10,000 and 100,000 records.

Milliseconds a page (median, 95 %, and of the processor alone on the average), looking for copies included: of pages that resemble nothing, of re-posts (other
site, year changed, a line left out), of the issues of one long series, and of a template that very many shops use.
"""

from __future__ import annotations

import itertools
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import msgspec  # noqa: E402

from archive.desk import keys, same  # noqa: E402
from bench.archive import NOW, fill, pages, settle  # noqa: E402
from records import Page, Reading  # noqa: E402
from store import Likeness, Store  # noqa: E402

ALIKE = 1000  # issues of the series, and shops with the template, that are there already

Made = Iterator[tuple[Page, Reading]]


def changed(page: Page, reading: Reading, site: str, title: str, body: str) -> tuple[Page, Reading]:
    address = f"https://{site}.example/{page.source.rsplit('/', 1)[-1]}"
    document = msgspec.structs.replace(reading.documents[0], title=title, body=body, windows=(), flags=())
    page = msgspec.structs.replace(page, source=address, file=address, address=address, data=body.encode())
    return page, msgspec.structs.replace(reading, title=title, body=body, documents=(document,))


def reposts(made: Made) -> Made:
    for number, (page, reading) in enumerate(made):
        body = re.sub(r"20\d\d年", "2031年", reading.body)
        lines = body.split("\n")
        yield changed(page, reading, f"repost{number % 7}", reading.title or "", "\n".join(lines[1:] or lines))


def series(page: Page, reading: Reading) -> Made:
    """Issues that differ in every figure: title and words of all are the same."""
    sentences = reading.body.split("\n")[0].split("。")
    for number in itertools.count(1):
        drawn = random.Random(number)
        body = "。".join(f"{one}{drawn.randint(10, 99_999)}元" for one in sentences if one) + "。\n某某某委员会"
        made = msgspec.structs.replace(page, source=f"https://series.example/{number}.html")
        yield changed(made, reading, f"series{number}", f"第{number}期公示", body)


def template(page: Page, reading: Reading) -> Made:
    """The same text, signed by one shop after another."""
    for number in itertools.count(1):
        name = "".join(chr(0x4E00 + (number * factor) % 20_000) for factor in (1, 7, 49, 343)) + "旗舰店"
        made = msgspec.structs.replace(page, source=f"https://shop.example/{number}.html")
        yield changed(made, reading, f"shop{number}", "公告", reading.body.rsplit("\n", 1)[0] + f"\n{name}")


def measure(n: int) -> None:
    with tempfile.TemporaryDirectory() as folder, Store(folder, likeness=Likeness(keys, same)) as store:
        begun = time.perf_counter()
        fill(store, n)
        seconds = time.perf_counter() - begun
        size = sum(path.stat().st_size for path in store.path.parent.glob("store.sqlite*")) / 1e6
        print(
            f"\n{n} records: taken in at {n / seconds:.0f} a second, {size:.0f} MB     median    95 %   processor   copies",
            flush=True,
        )
        batch = store.new_batch(NOW)
        every = max(1, n // 100)
        first = next(pages(1, seed=3))
        alike = {"an issue of a series": series(*first), "a template of another shop": template(*first)}
        for made in alike.values():
            list(store.add_many(itertools.islice(made, ALIKE), batch=batch, now=NOW, settle=settle))
        kinds = {
            "resembles nothing": itertools.islice(pages(200, seed=5), 100, None),
            "a re-post": reposts(itertools.islice(pages(n), 0, None, every)),
            **alike,
        }
        for name, made in kinds.items():
            took, found, busy = [], 0, 0.0
            for page, reading in itertools.islice(made, 100):
                begun, used = time.perf_counter(), time.process_time()
                added = store.add(page, reading, batch=batch, now=NOW, settle=settle)
                took.append((time.perf_counter() - begun) * 1000)
                busy += (time.process_time() - used) * 1000
                found += added.result == "copy"
            took.sort()
            median, late = statistics.median(took), took[int(len(took) * 0.95)]
            print(f"  {name:42}{median:9.2f}{late:9.2f}{busy / len(took):12.2f}   {found} of {len(took)}", flush=True)


def main() -> int:
    for n in [int(one) for one in sys.argv[1:]] or [1_000, 10_000, 100_000]:
        measure(n)
    return 0


if __name__ == "__main__":
    sys.exit(main())
