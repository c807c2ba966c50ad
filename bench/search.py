"""Search, measured with its peers on the same records and queries: `python bench/search.py [N …]` (default 1000 10000 100000).

Ours: a whole `Index.search` (parsing, correction, ranking, facets) and the ten snippets. Peers: Whoosh with jieba's
ChineseAnalyzer as it comes, SQLite's FTS5 with trigrams (which finds no word of two characters), and tantivy raw (words by the same segmenter, ten hits, two facets, a
scan over ten bodies), the limit of what an engine gives. Whoosh, as it comes and as we use it, is left out above 1,000
records: it writes some tens a second. Vectors are off there: they are worked out once a text, when it comes in, and are
measured by themselves. Behind a figure stands what it should be.
Times are wall-clock of one thread; the CPU time stands beside, for machines that do something else.
"""

from __future__ import annotations

import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import msgspec  # noqa: E402
import tantivy  # noqa: E402

from bench.archive import DAY, pages, settle  # noqa: E402
from index import Index, tokens  # noqa: E402
from index.normal import folded, normal  # noqa: E402
from index.snippet import snippet  # noqa: E402
from records import Filters, Record  # noqa: E402
from zh.pinyin import homophones, sounds  # noqa: E402
from zh.segment import Segmenter  # noqa: E402

QUERIES = 300


def made_records(count: int) -> list[Record]:
    """The records of `bench/archive.py`, without a store."""
    found = []
    for number, (page, reading) in enumerate(pages(count)):
        document = reading.documents[0]
        fields = {name: getattr(document, name) for name in document.__struct_fields__}
        record = Record(
            **fields,
            id=f"a{number}",
            version=1,
            source=page.source,
            file=page.file,
            published=reading.published,
            publisher=reading.publisher,
            categories=reading.categories,
            script=reading.script,
        )
        found.append(settle(record))
    return found


def made_queries(records: Sequence[Record]) -> list[tuple[str, str, Filters]]:
    """(kind, query, filters): pieces of records, as people type them."""
    made = random.Random(3)
    segmenter = Segmenter()
    queries = []
    for number in range(QUERIES):
        record = made.choice(records)
        title = [word for word in segmenter.cut(folded(record.title)) if len(word) > 1][1:-1] or [record.title]
        body = [word for word in segmenter.cut(folded(record.body)) if len(word) > 1 and tokens.has_han(word)]
        filters = Filters()
        kind = ("title", "words", "word", "phrase", "filtered", "excluded", "mistyped", "pinyin")[
            (0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 5, 0, 1, 2, 3, 4, 6, 7)[number % 20]
        ]
        if kind == "title":
            query = " ".join(title[:3])
        elif kind == "phrase":
            start = made.randrange(max(1, len(record.body) - 12))
            query = '"' + record.body[start : start + made.randint(2, 8)].strip().replace('"', "") + '"'
        elif kind == "mistyped":
            word = "".join(title[:2])
            at = made.randrange(len(word))
            query = word[:at] + made.choice(homophones(sounds(word[at])[0])) + word[at + 1 :]
        elif kind == "pinyin":
            query = "".join(sounds(char)[0] for char in title[0] if sounds(char)) or "gonggao"
        elif kind == "word":
            query = made.choice(body)
        else:
            query = " ".join(made.sample(body, 2))
            if kind == "excluded":
                query += " -" + made.choice(body)
            if kind == "filtered":
                filters = Filters(status=made.choice(("open", "closed")), published_from="2020-01-01")
        queries.append((kind, query, filters))
    return queries


def timed(run: Callable[[Any], Any], over: Sequence[Any]) -> list[float]:
    times = []
    for one in over:
        begun = time.perf_counter()
        run(one)
        times.append((time.perf_counter() - begun) * 1000)
    return times


def line(name: str, times: list[float], build: float, count: int, more: str = "") -> float:
    """Prints a line, and gives its 95th percentile."""
    ordered = sorted(times)
    p50, p95 = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
    rate = count / build if build else 0
    print(f"  {name:34} p50 {p50:8.2f} ms   p95 {p95:8.2f} ms   build {rate:8.0f} records/s   {more}", flush=True)
    return p95


def memory() -> str:
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most in this process so far"


_NEW = """
import sys, time
begun = time.perf_counter()
from index import Index
index = Index(sys.argv[1], sys.argv[2], by_meaning=False)
times = []
for query in ("通知 公告", "公告 會員"):
    index.search(query, today=sys.argv[3])
    times.append((time.perf_counter() - begun) * 1000)
most = open("/proc/self/status").read().split("VmHWM:")[1].split()[0]  # of this program, not of what started it
print(f"{times[0]:.0f} ms with what it loads (500), the next {times[1] - times[0]:.0f} ms, {int(most) / 1024:.0f} MB (500)")
"""


def in_a_new_process(folder: Path, engine: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _NEW, str(folder), engine, DAY], cwd=ROOT, check=True, capture_output=True, text=True
    )
    print(f"    first search of a new process {done.stdout.strip()}")


def ours(engine: str, records: list[Record], queries: list[tuple[str, str, Filters]], folder: Path) -> float:
    index = Index(folder / "ours", engine, by_meaning=False)  # type: ignore[arg-type]
    begun, cpu = time.perf_counter(), time.process_time()
    index.rebuild(records)
    build, cpu = time.perf_counter() - begun, time.process_time() - cpu
    by_id = {record.id: record for record in records}
    first = timed(lambda query: index.search(query, today=DAY), ["通知 公告"])[0]
    corrections = timed(lambda query: index.search(query, today=DAY), ["gongsi", "tongzhigonggao", "gsgg"])
    parts: dict[str, float] = defaultdict(float)

    def run(given: tuple[str, str, Filters]) -> None:
        begun = time.perf_counter()
        matches = index.search(given[1], given[2], DAY)
        found = time.perf_counter()
        for id in matches.ids:
            snippet(by_id[id], matches.marks)
        parts["search"] += found - begun
        parts["snippets"] += time.perf_counter() - found

    times = timed(run, queries)
    p95 = line(
        f"gonggao ({engine})",
        times,
        build,
        len(records),
        f"(p95 10 ms, build 3000)   {len(records) / cpu:.0f} a CPU-second",
    )
    kinds: dict[str, list[float]] = defaultdict(list)
    for (kind, _, _), taken in zip(queries, times, strict=True):
        kinds[kind].append(taken)
    shown = ", ".join(f"{kind} {sorted(taken)[len(taken) // 2]:.1f}/{max(taken):.1f}" for kind, taken in kinds.items())
    print(f"    first query {first:.0f} ms (150), first corrections {max(corrections):.0f} ms at most (150)")
    print(f"    median/highest by kind: {shown}")
    print("    " + ", ".join(f"{part} {taken / len(queries) * 1000:.2f} ms a query" for part, taken in parts.items()))
    new = msgspec.structs.replace(records[0], id="new")
    begun = time.perf_counter()
    index.write([("new", new)])
    index.search("公告", today=DAY)
    print(f"    one record more, and a search that sees it: {(time.perf_counter() - begun) * 1000:.0f} ms (100)")
    together(index, new, queries)
    in_a_new_process(folder / "ours", engine)
    return p95


def together(index: Index, record: Record, queries: list[tuple[str, str, Filters]]) -> None:
    """Eight threads search, alone and while a ninth writes."""

    def p95(writes: bool) -> tuple[float, int]:
        ended = threading.Event()
        written = 0

        def write() -> None:
            nonlocal written
            while not ended.is_set():
                index.write([("new", record)])
                written += 1
                ended.wait(0.1)

        with ThreadPoolExecutor(9) as threads:
            if writes:
                writer = threads.submit(write)
            parts = [
                threads.submit(timed, lambda given: index.search(given[1], given[2], DAY), queries[part::8])
                for part in range(8)
            ]
            times = sorted(taken for part in parts for taken in part.result())
            ended.set()
            if writes:
                writer.result()
        return times[int(len(times) * 0.95)], written

    alone, _ = p95(False)
    beside, written = p95(True)
    print(
        f"    eight threads: p95 {alone:.0f} ms alone, {beside:.0f} ms while one writes ({written} commits):"
        f" {beside / alone:.1f} times (3), no error"
    )


def by_meaning(records: list[Record]) -> None:
    """What search by meaning costs: a passage, a query, and memory beside 100,000 vectors."""
    import numpy as np

    from index.meaning import ROW, Meaning
    from zh import vectors

    made = np.random.default_rng(7)
    passages = [vectors.passage(record.title, record.body) for record in records[:256]]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "vectors"
        rows = np.clip(made.normal(0, 18, (100_000, ROW)), -127, 127).astype(np.int8)
        rows[:, : ROW - vectors.SIZE] = made.integers(-128, 128, (100_000, ROW - vectors.SIZE))
        rows.tofile(file)
        del rows
        before = resident()
        begun = time.perf_counter()
        meaning = Meaning(file)
        meaning.nearest("家裡沒有水了怎麼辦", 20)
        first = time.perf_counter() - begun
        queries = timed(lambda text: meaning.nearest(text, 20), [passage[:20] for passage in passages[:50]])
        used = resident() - before
        meaning.wait(passages)
        begun, cpu = time.perf_counter(), time.process_time()
        meaning.work(len(passages))
        each = (time.perf_counter() - begun) / len(passages) * 1000
        cpu = (time.process_time() - cpu) / len(passages) * 1000
    print("by meaning, 100,000 vectors")
    print(
        f"  a record {each:.1f} ms (15), {cpu:.1f} ms of it CPU, a query p95 {sorted(queries)[47]:.1f} ms (15), the first {first * 1000:.0f} ms"
    )
    print(f"  {used:.0f} MB more resident (100), a record {ROW} bytes on disk")


def resident() -> float:
    """MB of this process that are its own (Linux), else the most that it ever had."""
    try:
        status = Path("/proc/self/status").read_text()
        return int(status.split("RssAnon:")[1].split()[0]) / 1024
    except (OSError, IndexError):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def raw_tantivy(records: list[Record], queries: list[tuple[str, str, Filters]], folder: Path) -> float:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("body", tokenizer_name="whitespace", index_option="freq")
    for name in ("publisher", "month"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    schema = builder.build()
    segmenter = Segmenter()
    index = tantivy.Index(schema, path=str(folder))
    begun = time.perf_counter()
    writer = index.writer(200_000_000, 2)
    for record in records:
        document = tantivy.Document()
        document.add_text("id", record.id)
        document.add_text("body", " ".join(segmenter.cut(normal(record.title + "\n" + record.body))))
        document.add_text("publisher", record.publisher or "")
        document.add_text("month", (record.published or "")[:7])
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    build = time.perf_counter() - begun
    index.reload()
    searcher = index.searcher()
    by_id = {record.id: record for record in records}
    facets = {name: {"terms": {"field": name, "size": 50}} for name in ("publisher", "month")}

    def run(given: tuple[str, str, Filters]) -> None:
        found = " ".join(segmenter.cut(normal(given[1]))).split()
        terms = [(tantivy.Occur.Should, tantivy.Query.term_query(schema, "body", word, "freq")) for word in found]
        query = tantivy.Query.boolean_query(terms)
        hits = searcher.search(query, 10).hits
        searcher.aggregate(query, facets)
        for _, address in hits:
            body = by_id[searcher.doc(address)["id"][0]].body
            for word in found:
                body.find(word)

    return line("tantivy, raw (words, two facets)", timed(run, queries), build, len(records))


def plain_whoosh(records: list[Record], queries: list[tuple[str, str, Filters]], folder: Path) -> float:
    import jieba
    from jieba.analyse import ChineseAnalyzer
    from whoosh import fields, index
    from whoosh.qparser import MultifieldParser, OrGroup

    jieba.setLogLevel("CRITICAL")
    jieba.dt.tmp_dir = str(folder)  # not the shared temporary folder
    analyzer = ChineseAnalyzer()
    schema = fields.Schema(id=fields.ID(stored=True), title=fields.TEXT(analyzer=analyzer), body=fields.TEXT(analyzer))
    made = index.create_in(str(folder), schema)
    begun = time.perf_counter()
    writer = made.writer(limitmb=256)
    for record in records:
        writer.add_document(id=record.id, title=record.title, body=record.body)
    writer.commit()
    build = time.perf_counter() - begun
    parser = MultifieldParser(["title", "body"], schema, group=OrGroup)
    with made.searcher() as searcher:
        times = timed(lambda given: searcher.search(parser.parse(given[1]), limit=10).scored_length(), queries)
    return line("Whoosh with jieba's ChineseAnalyzer", times, build, len(records))


def trigrams(records: list[Record], queries: list[tuple[str, str, Filters]], folder: Path) -> float:
    base = sqlite3.connect(folder / "fts.db")
    base.execute("CREATE VIRTUAL TABLE found USING fts5(id UNINDEXED, title, body, tokenize='trigram')")
    begun = time.perf_counter()
    with base:
        base.executemany("INSERT INTO found VALUES (?, ?, ?)", ((one.id, one.title, one.body) for one in records))
    build = time.perf_counter() - begun

    def run(given: tuple[str, str, Filters]) -> None:
        words = [word.strip('"').replace('"', "") for word in given[1].split() if not word.startswith("-")]
        asked = " OR ".join(f'"{word}"' for word in words if word)
        base.execute(
            "SELECT id, snippet(found, 2, '<', '>', '…', 40) FROM found WHERE found MATCH ? ORDER BY rank LIMIT 10",
            (asked,),
        ).fetchall()

    p95 = line("SQLite FTS5, trigrams", timed(run, queries), build, len(records))
    base.close()
    return p95


def main() -> int:
    counts = [int(given) for given in sys.argv[1:]] or [1_000, 10_000, 100_000]
    by_meaning(made_records(256))  # first: memory that others gave back would be taken again unseen
    for count in counts:
        records = made_records(count)
        queries = made_queries(records)
        print(f"{count} records, {len(queries)} mixed queries")
        runs: list[Callable[[list[Record], list[tuple[str, str, Filters]], Path], float]] = [
            partial(ours, "tantivy"),
            raw_tantivy,
            trigrams,
        ]
        if count <= 1_000:
            runs += [partial(ours, "whoosh"), plain_whoosh]
        found = []
        for run in runs:
            folder = Path(tempfile.mkdtemp(prefix="bench-search-"))
            try:
                found.append(run(records, queries, folder))
            finally:
                shutil.rmtree(folder, ignore_errors=True)
        print(f"  ours takes {found[0] / found[1]:.1f} times what raw tantivy takes (5), {memory()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
