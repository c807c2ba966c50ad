"""Search as people meet it, measured with its peers in the same run: `python bench/search.py [N …]` (default 1000 10000 100000).

Each archive lies in a data folder with its store, its index and a vector of each text (those of 256 texts with noise: to
work out 100,000 takes ten minutes, and asking does not depend on what they say). Behind a figure stands what it should be.
Times are wall-clock, the CPU time beside them is for machines that do something else; what a new process needs, and the
memory of building and of serving, is measured in new processes.

    build     `Archive.reindex`: from the store to the index
    search    `Archive.search`: parsing, correction, ranking, facets, the ten records from the store, their snippets; and the
              index alone, with the snippets of records in memory, as the peers have them
    kinds     the same without words, with operators, OR or a day as a word (`bench/kinds.py`), after a write too
    process   `gonggao search`, from its start to its end; and the first search of a process that serves
    visible   a page that was stored, until a search finds it: in the process that added it, and in another
    threads   eight that search, alone and while a ninth adds pages
    meaning   what a vector costs, and a query in other words

Peers (`bench/peers.py`): tantivy raw, SQLite's FTS5, up to 10,000 records Whoosh with jieba's ChineseAnalyzer and up to
1,000 ours over Whoosh, which write some tens of records a second.
"""

from __future__ import annotations

import datetime
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402

from archive import Archive  # noqa: E402
from bench.archive import DAY, fill, pages  # noqa: E402
from bench.kinds import measured  # noqa: E402
from bench.peers import (  # noqa: E402
    QUERIES,
    Query,
    Times,
    line,
    made_queries,
    part,
    plain_whoosh,
    raw_tantivy,
    timed,
    trigrams,
)
from index import Index  # noqa: E402
from index.meaning import HASH, ROW, Meaning, name  # noqa: E402
from index.snippet import snippet  # noqa: E402
from records import Filters, Page, Record, Settings  # noqa: E402
from store import Store  # noqa: E402
from zh import vectors  # noqa: E402

ASKED = "家裡的水龍頭為什麼沒有水流出來"  # words of which no made-up record has all
Run = Callable[[Sequence[Record], Sequence[Query], Path], Times]


# --- the archive --------------------------------------------------------------------------------------------------------


def filled(folder: Path, count: int) -> list[Record]:
    """Made-up records in a store, with a vector each; gives them."""
    made = np.random.default_rng(7)
    with Store(folder) as store:
        fill(store, count)
        records = list(store.all_records())
        model = vectors.Vectors()
        texts = [vectors.passage(record.title, record.body) for record in records]
        some = model.of(texts[:256])
        store.wanted(vectors.VERSION)
        for at in range(0, count, 2000):
            rows = some[made.integers(0, len(some), len(texts[at : at + 2000]))] + made.integers(
                -6, 7, (1, vectors.SIZE)
            )
            store.keep_vectors(
                vectors.VERSION,
                [
                    (record.id, record.version, bytes.fromhex(name(text)) + row.astype(np.int8).tobytes())
                    for record, text, row in zip(records[at:], texts[at:], rows, strict=False)
                ],
            )
    return records


def in_a_new_process(code: str, *given: str) -> Any:
    """What a piece of a program prints as JSON."""
    head = "import json, sys, time\nfrom archive import Archive\nfrom records import Filters, Settings\n"
    done = subprocess.run(
        [sys.executable, "-c", head + code, *given], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return json.loads(done.stdout)


_MOST = "int(open('/proc/self/status').read().split('VmHWM:')[1].split()[0]) / 1024"  # MB of this process, at most
_BUILDS = f"""
with Archive(Settings(data=sys.argv[1])) as archive:
    begun, cpu = time.perf_counter(), time.process_time()
    archive.reindex()
    print(json.dumps([time.perf_counter() - begun, time.process_time() - cpu, {_MOST}]))
"""


def build(folder: Path, count: int) -> float:
    """Builds the index from the store; gives the seconds."""
    wall, cpu, most = in_a_new_process(_BUILDS, str(folder))
    size = sum(path.stat().st_size for path in (folder / "index").rglob("*") if path.is_file()) / 1e6
    print(
        f"  build from the store {count / wall:.0f} records/s (3000), {count / cpu:.0f} a CPU-second, at most {most:.0f} MB (600),"
        f" on disk {size:.0f} MB",
        flush=True,
    )
    return float(wall)


# --- searching ----------------------------------------------------------------------------------------------------------


def ours(folder: Path, seconds: float, records: Sequence[Record], queries: Sequence[Query]) -> Times:
    """What a search takes that gives ten records."""
    with Archive(Settings(data=str(folder))) as archive:
        archive.warm()
        kinds: dict[str, list[float]] = defaultdict(list)
        times = timed(lambda query: archive.search(query.text, query.filters, DAY), queries)
        for query, taken in zip(queries, times.wall, strict=True):
            kinds[query.kind].append(taken)
        line("gonggao, Archive.search", times, seconds, len(records), " (p95 10 ms, build 3000)")
        shown = [f"{kind} {part(taken, 0.5):.1f}/{part(taken, 0.95):.1f}" for kind, taken in kinds.items()]
        print(f"    p50/p95 by kind: {', '.join(shown)}")
        alone(archive, {record.id: record for record in records}, seconds, queries)
        measured(archive, records, made_page)  # adds pages
    return times


def alone(archive: Archive, by_id: dict[str, Record], seconds: float, queries: Sequence[Query]) -> None:
    """The index without the store: where the time goes."""
    parts: dict[str, float] = defaultdict(float)
    index = archive._index

    def run(query: Query) -> None:
        begun = time.perf_counter()
        matches = index.search(query.text, query.filters, DAY)
        found = time.perf_counter()
        for id in matches.ids:
            snippet(by_id[id], matches.marks)
        parts["search"] += found - begun
        parts["snippets"] += time.perf_counter() - found

    times = timed(run, queries)
    ids = [index.search(query.text, query.filters, DAY).ids for query in queries]
    parts["records from the store"] = sum(timed(lambda some: archive._store.records(some, DAY), ids).wall) / 1000
    line("gonggao, the index alone", times, 0, len(by_id))
    shown = [f"{part} {taken / len(queries) * 1000:.2f} ms" for part, taken in parts.items()]
    print(f"    a query on the average: {', '.join(shown)}")


_SERVES = f"""
begun = time.perf_counter()
with Archive(Settings(data=sys.argv[1]), behind=True) as archive:
    opened = time.perf_counter()
    if sys.argv[3] == "warm":
        archive.warm()
    warm = time.perf_counter()
    archive.search("通知 公告", Filters(), sys.argv[2])
    first = time.perf_counter()
    for query in sys.argv[4:]:
        archive.search(query, Filters(), sys.argv[2])
    print(json.dumps([(warm - opened) * 1000, (first - warm) * 1000, {_MOST}]))
"""


def new_processes(folder: Path, queries: Sequence[Query]) -> None:
    ready, warm, _ = in_a_new_process(_SERVES, str(folder), DAY, "warm")
    _, cold, most = in_a_new_process(_SERVES, str(folder), DAY, "cold", *(query.text for query in queries), ASKED)
    print(
        f"    first search of a serving process {warm:.0f} ms (150), made ready in {ready:.0f} ms when it starts;"
        f" {cold:.0f} ms where somebody is faster; after {len(queries)} searches at most {most:.0f} MB (500)"
    )
    shown = []
    mistyped = next(query.text for query in queries if query.kind == "mistyped")
    for kind, words in {"words": "通知 公告", "mistyped": mistyped, "pinyin": "tongzhi", "other words": ASKED}.items():
        walls, cpus = [], []
        for _ in range(5):
            before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
            command = [sys.executable, "-m", "cli", "--data", str(folder), "search", "--today", DAY, words]
            subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
            walls.append((time.perf_counter() - begun) * 1000)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            cpus.append((after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000)
        shown.append(f"{kind} {part(walls, 0.5):.0f} ({part(cpus, 0.5):.0f} of CPU)")
    print(f"    a whole `gonggao search`, ms (500): {', '.join(shown)}", flush=True)


# --- writing ------------------------------------------------------------------------------------------------------------


def made_page(number: int) -> Page:
    """A page that a search for its number alone finds."""
    text = f"<html><title>第{number}號臨時通告</title><h1>第{number}號臨時通告</h1><p>編號 zx{number}qk，自即日起施行。</p></html>"
    now = datetime.datetime.fromisoformat(f"{DAY}T10:00:00+08:00").isoformat()
    return Page(
        source=f"zx{number}.html", file=f"zx{number}.html", data=text.encode(), fetched=now, kind="file", address=None
    )


_LOOKS = """
with Archive(Settings(data=sys.argv[1])) as archive:
    archive.warm()
    print("ready", flush=True)
    for line in sys.stdin:
        while not archive._index.search(line.strip(), today=sys.argv[2]).ids:
            time.sleep(0.002)
        print(time.time(), flush=True)
"""


def visible(folder: Path) -> None:
    """How long after a page is stored a search finds it."""
    here, there, whole = [], [], []
    head = "import sys, time\nfrom archive import Archive\nfrom records import Settings\n"
    command = [sys.executable, "-c", head + _LOOKS, str(folder), DAY]
    with (
        Archive(Settings(data=str(folder))) as archive,
        subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other,
    ):
        assert other.stdin and other.stdout
        other.stdout.readline()
        archive.warm()
        stored = 0.0
        add = archive._store.add

        def noting(*given: Any, **named: Any) -> Any:
            nonlocal stored
            added = add(*given, **named)
            stored = time.time()
            return added

        archive._store.add = noting  # type: ignore[method-assign]
        list(archive.add([made_page(999)]))  # the first of a data folder makes the model small
        for number in range(1000, 1012):
            other.stdin.write(f"zx{number}qk\n")
            other.stdin.flush()
            begun = time.time()
            list(archive.add([made_page(number)]))
            if not archive.search(f"zx{number}qk", Filters(), DAY).hits:
                other.kill()
                raise AssertionError(number)
            here.append((time.time() - stored) * 1000)
            whole.append((time.time() - begun) * 1000)
            there.append((float(other.stdout.readline()) - stored) * 1000)
        other.stdin.close()
    print(
        f"    a page that was stored is found after {part(here, 0.5):.0f} ms, {max(here):.0f} at most (100), by another process after"
        f" {part(there, 0.5):.0f}, {max(there):.0f} at most (1200); read, stored, found and its vector made: {part(whole, 0.5):.0f} ms"
    )


def together(folder: Path, queries: Sequence[Query]) -> None:
    """Eight threads search, alone and while a ninth adds."""
    with Archive(Settings(data=str(folder))) as archive:
        archive.warm()

        def p95(writes: bool) -> tuple[float, int]:
            ended = threading.Event()
            written = 0

            def write() -> None:
                nonlocal written
                while not ended.is_set():
                    list(archive.add([made_page(2000 + written)]))
                    written += 1
                    ended.wait(0.1)

            with ThreadPoolExecutor(9) as threads:
                writer = threads.submit(write) if writes else None
                parts = [
                    threads.submit(timed, lambda query: archive.search(query.text, query.filters, DAY), queries[at::8])
                    for at in range(8)
                ]
                times = [taken for one in parts for taken in one.result().wall]
                ended.set()
                if writer:
                    writer.result()
            return part(times, 0.95), written

        before, _ = p95(False)
        beside, written = p95(True)
    print(
        f"    eight threads: p95 {before:.0f} ms alone, {beside:.0f} ms while one adds ({written} pages, a commit each):"
        f" {beside / before:.1f} times (3), no error",
        flush=True,
    )


_MAKES = "import sys; from pathlib import Path; from zh import vectors; vectors.Vectors(Path(sys.argv[1]))"


def by_meaning() -> None:
    """What search by meaning costs: a passage, a query, and memory beside 100,000 vectors. In a process of its own: memory
    that others gave back would be taken again unseen."""
    made = np.random.default_rng(7)
    passages = [vectors.passage(reading.title or "", reading.body) for _, reading in pages(256)]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "vectors"
        with open(file, "wb") as written:
            for _ in range(100):
                rows = np.clip(made.normal(0, 18, (1000, ROW)), -127, 127).astype(np.int8)
                rows[:, :HASH] = made.integers(-128, 128, (1000, HASH))
                written.write(rows.tobytes())
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", _MAKES, folder], cwd=ROOT, check=True)
        made_small = time.perf_counter() - begun
        before = resident()
        begun = time.perf_counter()
        meaning = Meaning(file)
        meaning.nearest(ASKED, 20)
        first = time.perf_counter() - begun
        queries = timed(lambda text: meaning.nearest(text, 20), [passage[:20] for passage in passages[:50]])
        used = resident() - before
        begun, cpu = time.perf_counter(), time.process_time()
        with meaning.lock():
            for at in range(0, len(passages), 32):
                meaning.rows(passages[at : at + 32])
        each = (time.perf_counter() - begun) / len(passages) * 1000
        cpu = (time.process_time() - cpu) / len(passages) * 1000
    print("by meaning, 100,000 vectors")
    print(
        f"  a record {each:.1f} ms (15), {cpu:.1f} ms of it CPU, a query p95 {part(queries.wall, 0.95):.1f} ms (15), {part(queries.cpu, 0.95):.1f} of CPU, the first"
        f" {first * 1000:.0f} ms (once in a data folder the model is made small: {made_small * 1000:.0f} ms)"
    )
    print(
        f"  {used:.0f} MB more resident (100), a record {ROW} bytes in the store and as many beside the index",
        flush=True,
    )


def resident() -> float:
    """MB of this process that are its own (Linux), else the most that it ever had."""
    try:
        status = Path("/proc/self/status").read_text()
        return int(status.split("RssAnon:")[1].split()[0]) / 1024
    except (OSError, IndexError):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def over_whoosh(records: Sequence[Record], queries: Sequence[Query], folder: Path) -> Times:
    index = Index(folder, "whoosh", by_meaning=False)
    begun = time.perf_counter()
    index.rebuild(records)
    seconds = time.perf_counter() - begun
    times = timed(lambda query: index.search(query.text, query.filters, DAY), queries)
    return line("gonggao over Whoosh, the index alone", times, seconds, len(records))


def main() -> int:
    counts = [int(given) for given in sys.argv[1:]] or [1_000, 10_000, 100_000]
    subprocess.run([sys.executable, "-c", "from bench.search import by_meaning; by_meaning()"], cwd=ROOT, check=True)
    for count in counts:
        folder = Path(tempfile.mkdtemp(prefix="bench-search-"))
        try:
            records = filled(folder, count)
            queries = made_queries(records)
            print(f"{count} records, {QUERIES} mixed queries", flush=True)
            seconds = build(folder, count)
            own = ours(folder, seconds, records, queries)
            new_processes(folder, queries)
            visible(folder)
            together(folder, queries)
            peers: list[Run] = [raw_tantivy, trigrams]
            peers += [plain_whoosh] if count <= 10_000 else []
            peers += [over_whoosh] if count <= 1_000 else []
            found = []
            for number, peer in enumerate(peers):
                (folder / f"peer{number}").mkdir()
                found.append(peer(records, queries, folder / f"peer{number}"))
            times = [part(own.wall, 0.95) / part(found[0].wall, 0.95), part(own.cpu, 0.95) / part(found[0].cpu, 0.95)]
            print(
                f"  ours takes {times[0]:.1f} times what raw tantivy takes (5), {times[1]:.1f} times of CPU", flush=True
            )
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
