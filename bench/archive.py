"""Made-up archives to measure on: `python bench/archive.py N DIR [SEED]` writes N records straight into DIR's store.

Words are drawn by the frequencies of jieba's dictionary (Zipf-like), half of the records in each script; windows,
thresholds, amounts and flags stand in the text where their spans say. The same N and SEED give the same records. Other
benches import `fill` and `pages`.
"""

from __future__ import annotations

import datetime
import itertools
import random
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import jieba  # noqa: E402
import msgspec  # noqa: E402

from records import (  # noqa: E402
    Amount,
    Announcement,
    Condition,
    Decided,
    Flag,
    Page,
    Reading,
    Record,
    Threshold,
    Window,
)
from store import Store  # noqa: E402
from zh.script import to_hant  # noqa: E402

NOW = "2026-11-25T10:00:00+08:00"
FIRST_DAY, DAYS = datetime.date(2015, 1, 1), 4340  # published from here, over so many days (to November 2026)
DAY = "2026-09-01"  # a day with many open windows
LABELS = ("报名时间", "申报时间", "活动时间", "公示期", "公示时间", "征集时间", "试用期", "投标截止时间")
CATEGORIES = ("通知", "公示", "招标", "招聘", "规则变更", "活动", "政策", "更正", "价格", "服务")
BODIES = ("局", "委员会", "有限公司", "中心", "协会", "学院", "平台", "银行")


class Words(NamedTuple):
    """A script's words with their cumulated frequencies, and the fixed words of the made-up pages."""

    script: str
    words: list[str]
    weights: list[int]
    labels: list[str]
    categories: list[str]
    publishers: list[str]
    terms: dict[str, str]


@cache
def words(script: str) -> Words:
    with jieba.get_dict_file() as file:
        rows = [line.split()[:2] for line in file.read().decode().splitlines()]
    ranked = sorted(((int(count), word) for word, count in rows if 2 <= len(word) <= 4), reverse=True)[:20_000]
    chosen = random.Random(1)
    names = [word for _, word in ranked[500:4000]]
    publishers = [chosen.choice(names) + chosen.choice(names) + chosen.choice(BODIES) for _ in range(400)]
    terms = ("关于", "的公告", "月成交额", "不低于", "元", "保证金", "至", "请在", "前提交")

    def said(texts: list[str]) -> list[str]:
        return texts if script == "hans" else to_hant("\n".join(texts)).split("\n")

    return Words(
        script,
        said([word for _, word in ranked]),
        list(itertools.accumulate(count for count, _ in ranked)),
        said(list(LABELS)),
        said(list(CATEGORIES)),
        said(publishers),
        dict(zip(terms, said(list(terms)), strict=True)),
    )


def pages(n: int, seed: int = 7) -> Iterator[tuple[Page, Reading]]:
    """N made-up pages of one announcement each, and what was read of them; bodies of about 600 characters."""
    for number in range(n):
        made = random.Random(seed * 1_000_003 + number)
        yield _page(made, number, words("hant" if number % 2 else "hans"))


def settle(record: Record) -> Record:
    """Stands for what works windows out: a window with an impossible end has two readings until that is decided."""
    states = {flag.span: flag.state for flag in record.flags}
    found = []
    for window in record.windows:
        end = window.written_end and f"{window.written_end[:4]}-04-30"
        if end and states.get(window.written_end or "") == "decided":
            window = msgspec.structs.replace(window, decided=Decided(start=window.start, end=end, by="bench", at=NOW))
        elif end:
            window = msgspec.structs.replace(window, readings=((window.start, end), (window.start, f"{end[:4]}-05-01")))
        found.append(window)
    return msgspec.structs.replace(record, windows=tuple(found))


def fill(store: Store, n: int, seed: int = 7) -> str:
    """Writes N made-up pages into a store, by its own way for many; the batch."""
    batch = store.new_batch(NOW)
    for added in store.add_many(pages(n, seed), batch=batch, now=NOW, settle=settle):
        assert added.result == "added", added
    return batch


def _page(made: random.Random, number: int, said: Words) -> tuple[Page, Reading]:
    drawn = made.choices(said.words, cum_weights=said.weights, k=269)
    published = FIRST_DAY + datetime.timedelta(days=made.randrange(DAYS))
    # a few bodies publish most: the square of an even number in 0 … 1 leans to the left
    publisher = said.publishers[int(made.random() ** 2 * len(said.publishers))]
    title = said.terms["关于"] + "".join(drawn[: made.randint(2, 5)]) + said.terms["的公告"]
    lines = [_sentences(drawn[5:29])]
    length = len(lines[0]) + 1
    windows: list[Window] = []
    flags: list[Flag] = []
    for _ in range(made.choices((0, 1, 2), (20, 55, 25))[0]):
        line, window, flag = _window(made, said, published, length)
        lines.append(line)
        length += len(line) + 1
        windows.append(window)
        flags += [flag] if flag else []
    thresholds: tuple[Threshold, ...] = ()
    amounts: tuple[Amount, ...] = ()
    if made.random() < 0.4:
        amount = made.randint(1, 50) * 1000
        span = f"{said.terms['月成交额']}{said.terms['不低于']}{amount}{said.terms['元']}"
        condition = Condition(measure=said.terms["月成交额"], comparator=">=", amount=amount, unit=said.terms["元"])
        thresholds = (Threshold(owner=None, mode="all", basis=None, span=span, offset=length, conditions=(condition,)),)
        lines.append(span + "。")
        length += len(span) + 2
    if made.random() < 0.3:
        value = made.randint(1, 20) * 500
        span, label = f"{value}{said.terms['元']}", said.terms["保证金"]
        amounts = (Amount(label=label, value=value, unit=said.terms["元"], span=span, offset=length + len(label)),)
        lines.append(label + span + "。")
        length += len(label + span) + 2
    lines.append(_sentences(drawn[29:]))
    lines.append(publisher)
    body = "\n".join(lines)
    document = Announcement(
        title=title,
        offset=0,
        body=body,
        windows=tuple(windows),
        thresholds=thresholds,
        amounts=amounts,
        flags=tuple(flags),
    )
    address = f"https://site{number % 40}.example/{published.year}/{number}.html"
    reading = Reading(
        file=address,
        encoding="utf-8",
        encoding_reason="declared utf-8",
        script="hant" if said.script == "hant" else "hans",
        title=title,
        published=published.isoformat(),
        publisher=publisher,
        author=None,
        source=None,
        categories=(made.choice(said.categories),),
        body=body,
        tables=(),
        attachments=(),
        next_url=None,
        documents=(document,),
        repairs=(),
        left_out=(),
        seconds=0.0,
        error=None,
    )
    page = Page(
        source=address,
        file=address,
        data=f"<h1>{title}</h1>\n{body}".encode(),
        fetched=NOW,
        kind="url",
        address=address,
    )
    return page, reading


def _sentences(drawn: list[str]) -> str:
    """Words as sentences of twelve, with a comma after every four."""
    return "".join(
        "，".join("".join(drawn[part : part + 4]) for part in range(start, start + 12, 4)) + "。"
        for start in range(0, len(drawn), 12)
    )


def _window(made: random.Random, said: Words, published: datetime.date, offset: int) -> tuple[str, Window, Flag | None]:
    """A line with a window; some end on 31 April."""
    label = made.choice(said.labels)
    begins = published + datetime.timedelta(days=made.randint(0, 30))
    ends = begins + datetime.timedelta(days=made.choice((0, 4, 10, 20, 45, 90, 360)))
    impossible = made.random() < 0.25 and begins < datetime.date(ends.year, 4, 1)
    start = f"{begins.year}年{begins.month}月{begins.day}日"
    end = f"{ends.year}年4月31日" if impossible else f"{ends.year}年{ends.month}月{ends.day}日"
    span = f"{start}{said.terms['至']}{end}"
    window = Window(
        label=label,
        owner=None,
        span=span,
        offset=offset + len(label) + 1,
        start=begins.isoformat(),
        end=None if impossible else ends.isoformat(),
        mod=None,
        written_end=end if impossible else None,
    )
    flag = Flag(
        kind="impossible_date",
        span=end,
        offset=window.offset + len(span) - len(end),
        suggestion=end.replace("31", "30"),
        alternatives=(f"{ends.year}年5月1日",),
        message={"key": "no_such_day", "month": 4, "days": 30},
        evidence=(),
    )
    return f"{label}：{span}。", window, flag if impossible else None


def main() -> int:
    if len(sys.argv) not in (3, 4):
        print("python bench/archive.py N DIR [SEED]")
        return 2
    n, seed = int(sys.argv[1]), int(sys.argv[3]) if len(sys.argv) == 4 else 7
    begun = time.perf_counter()
    with Store(sys.argv[2]) as store:
        fill(store, n, seed)
        seconds = time.perf_counter() - begun
        size = sum(path.stat().st_size for path in store.path.parent.glob("store.sqlite*")) / 1e6
        print(f"{n} records in {seconds:.1f} s: {n / seconds:.0f} a second, {size:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
