"""Asking, measured whole: `python bench/answers.py [N]` (default 100000) asks an archive of N made-up records.

A question is understood, candidates are found by the index and loaded by the store, and the answer is resolved: the time is
that of `archive.ask`, wall-clock of one thread; the processor's time stands beside, for machines that do something else. The archive is `bench/archive.py`'s; questions name a record's title, its
publisher or its label, so that most have many candidates. The archive is warmed, and what stays for good is left out of the
search for garbage, as the browser front does when it opens one (`screens/frame.py`).
"""

from __future__ import annotations

import gc
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from archive import Archive  # noqa: E402
from bench.archive import DAY, LABELS, fill, pages  # noqa: E402
from records import Settings  # noqa: E402
from store import Store  # noqa: E402

ASKED = 200
MOST = 0.050  # seconds, p95 at 100,000 records
FORMS = (
    "{title}的{label}是几号到几号？",
    "{publisher}的保证金要交多少钱？",
    "今天{title}还能报名吗？",
    "{title}的月成交额要满多少？",
    "{publisher}的公告归谁管？",
    "{title}什么时候截止？",
    "月成交额30000元，能报{publisher}的活动吗？",
    "{title}有多少名额？",
)


def questions(n: int) -> Iterator[str]:
    """Questions about pages of the archive, forms in turn."""
    made = random.Random(3)
    some = [reading for _, reading in pages(min(n, 2000))]
    for number in range(ASKED):
        about = made.choice(some)
        label = made.choice(LABELS)
        yield FORMS[number % len(FORMS)].format(title=about.title, publisher=about.publisher, label=label)


def main() -> int:
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        with Store(folder) as store:
            fill(store, n)
        with Archive(Settings(data=folder)) as archive:
            archive.reindex()
            print(f"{n:,} records written and indexed in {time.perf_counter() - begun:.0f} s", flush=True)
            archive.warm()
            gc.collect()
            gc.freeze()
            asked = list(questions(n))
            for question in asked[:5]:
                archive.ask(question, DAY)
            took, busy, told = [], [], 0
            for question in asked:
                begun, worked = time.perf_counter(), time.process_time()
                told += archive.ask(question, DAY).answer is not None
                took.append(time.perf_counter() - begun)
                busy.append(time.process_time() - worked)
    took.sort()
    busy.sort()
    p50, p95, cpu = took[len(took) // 2], took[int(len(took) * 0.95)], busy[int(len(busy) * 0.95)]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"ask: p50 {p50 * 1000:.1f} ms  p95 {p95 * 1000:.1f} ms  max {took[-1] * 1000:.1f} ms  p95 of the processor {cpu * 1000:.1f} ms"
        f"  answered {told} of {len(asked)}  memory {memory:.0f} MB"
    )
    return int(n >= 100_000 and min(p95, cpu) > MOST)


if __name__ == "__main__":
    sys.exit(main())
