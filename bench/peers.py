"""The peers of `bench/search.py`, over the same records and queries, and how a search is timed.

Whoosh with jieba's ChineseAnalyzer as it comes, SQLite's FTS5 with trigrams (which finds no word of two characters), and
tantivy raw (words by the same segmenter, ten hits, two facets, a scan over ten bodies), the limit of what an engine gives.
Each builds from records in memory; ours, from the store.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import tantivy  # noqa: E402

from index import tokens  # noqa: E402
from index.normal import folded, normal  # noqa: E402
from records import Filters, Record  # noqa: E402
from zh.pinyin import homophones, sounds  # noqa: E402
from zh.segment import Segmenter  # noqa: E402

QUERIES = 300


class Query(NamedTuple):
    kind: str
    text: str
    filters: Filters


def made_queries(records: Sequence[Record]) -> list[Query]:
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
        queries.append(Query(kind, query, filters))
    return queries


class Times(NamedTuple):
    """Milliseconds that each took, by the clock and of this thread's CPU."""

    wall: list[float]
    cpu: list[float]


def timed(run: Callable[[Any], Any], over: Sequence[Any]) -> Times:
    times = Times([], [])
    for one in over:
        begun, cpu = time.perf_counter(), time.thread_time()
        run(one)
        times.cpu.append((time.thread_time() - cpu) * 1000)
        times.wall.append((time.perf_counter() - begun) * 1000)
    return times


def part(times: Sequence[float], share: float) -> float:
    """The time under which so many lie."""
    return sorted(times)[min(int(len(times) * share), len(times) - 1)]


def line(name: str, times: Times, build: float, count: int, more: str = "") -> Times:
    """Prints a line."""
    p50, p95, cpu50, cpu95 = (part(one, share) for one in times for share in (0.5, 0.95))
    rate = f"   build {count / build:7.0f} records/s" if build else ""
    print(
        f"  {name:34} p50 {p50:7.2f} ms   p95 {p95:7.2f} ms   of CPU {cpu50:6.2f} / {cpu95:6.2f} ms{rate}{more}",
        flush=True,
    )
    return times


def raw_tantivy(records: Sequence[Record], queries: Sequence[Query], folder: Path) -> Times:
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

    def run(given: Query) -> None:
        found = " ".join(segmenter.cut(normal(given.text))).split()
        terms = [(tantivy.Occur.Should, tantivy.Query.term_query(schema, "body", word, "freq")) for word in found]
        query = tantivy.Query.boolean_query(terms)
        hits = searcher.search(query, 10).hits
        searcher.aggregate(query, facets)
        for _, address in hits:
            body = by_id[searcher.doc(address)["id"][0]].body
            for word in found:
                body.find(word)

    return line("tantivy, raw (words, two facets)", timed(run, queries), build, len(records))


def plain_whoosh(records: Sequence[Record], queries: Sequence[Query], folder: Path) -> Times:
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
        times = timed(lambda given: searcher.search(parser.parse(given.text), limit=10).scored_length(), queries)
    return line("Whoosh with jieba's ChineseAnalyzer", times, build, len(records))


def trigrams(records: Sequence[Record], queries: Sequence[Query], folder: Path) -> Times:
    base = sqlite3.connect(folder / "fts.db")
    base.execute("CREATE VIRTUAL TABLE found USING fts5(id UNINDEXED, title, body, tokenize='trigram')")
    begun = time.perf_counter()
    with base:
        base.executemany("INSERT INTO found VALUES (?, ?, ?)", ((one.id, one.title, one.body) for one in records))
    build = time.perf_counter() - begun

    def run(given: Query) -> None:
        words = [word.strip('"').replace('"', "") for word in given.text.split() if not word.startswith("-")]
        asked = " OR ".join(f'"{word}"' for word in words if word)
        base.execute(
            "SELECT id, snippet(found, 2, '<', '>', '…', 40) FROM found WHERE found MATCH ? ORDER BY rank LIMIT 10",
            (asked,),
        ).fetchall()

    times = line("SQLite FTS5, trigrams", timed(run, queries), build, len(records))
    base.close()
    return times
