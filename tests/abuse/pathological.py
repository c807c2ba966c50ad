"""Pages that are made to take long or much: each read in this process, which prints what became of it and the most memory it held.

Each may take the five seconds of processor that are promised; the system ends
the process at a page that takes more, and the last name on standard error is that page's. Not kept: each date of a line of nothing but dates takes a third of a
millisecond, so that 60,000 of them take about twenty seconds.
"""

from __future__ import annotations

import json
import re
import resource
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from ingest import pipeline
from records import Page, Trouble

LONGEST = 5  # seconds of processor for a page
SENTENCE = "本公所自即日起調整辦公時間，請民眾留意並提早辦理各項手續。"


def pages() -> dict[str, bytes]:
    """A page of a kind by its name; the sentence stands in each."""
    broken = SENTENCE.encode("gbk")
    pages = {
        "10,000 nested tags": "<html><body>" + "<div>" * 10_000 + f"<p>{SENTENCE}</p>" + "</div>" * 10_000,
        "2,000 nested tags": "<html><body>" + "<div>" * 2_000 + f"<p>{SENTENCE}</p>" + "</div>" * 2_000,
        "a tag with 1,000,000 attributes": "<html><body><p "
        + " ".join(f"a{at}=1" for at in range(1_000_000))
        + f">{SENTENCE}</p>",
        "a tag with 500,000 attributes": "<html><body><p "
        + " ".join(f"a{at}" for at in range(500_000))
        + f">{SENTENCE}</p>",
        "20 MB of text": "<html><body><p>" + SENTENCE * 240_000 + "</p>",
        "5 MB in a paragraph": "<html><body><p>" + SENTENCE * 57_000 + "</p>",
        "totals of names that could be cut in many ways": f"<html><body><p>{SENTENCE}</p>"
        + ("<p>共9名：" + "甲一名和" * 38 + "</p>") * 200,
        "12,000 times a heading's sentence": f"<html><body><h1>繳費</h1><p>{SENTENCE}</p>"
        + "<p>繳費日期為6月1日至6月10日。</p>" * 12_000,
        "8,000 months": f"<html><body><p>{SENTENCE}</p><p>" + "3月 " * 8_000 + "</p>",
        "50,000 paragraphs": "<html><body>" + f"<p>{SENTENCE}</p>" * 50_000,
        "140,000 pieces of a line": f"<html><body><p>{SENTENCE}" + "<span>通知</span>" * 140_000 + "</p>",
        "20,000 terms": f"<html><body><p>{SENTENCE}</p><dl>"
        + f"<dt>發布日期</dt><dd>{SENTENCE}</dd>" * 20_000
        + "</dl>",
        "15,000 headings with days": f"<html><body><p>{SENTENCE}</p>" + "<h3>開課時間</h3><p>2025-01-01</p>" * 15_000,
        "20,000 commands": f"<html><body><p>{SENTENCE}</p>" + "<p>【列印】 【關閉】 大 中 小 _ _ _ _ _ _</p>" * 20_000,
        "a title with 32,000 blanks": "<html><title>通知" + "\u3000" * 32_000 + f"某局</title><body><p>{SENTENCE}</p>",
        "words set wide": f"<html><body><p>{SENTENCE}</p><p>" + "開 放 時 間調整 1 2 3 4 5 6 7 A B C " * 8_000,
        "4,000 days of short names": f"<html><body><p>{SENTENCE}</p><p>"
        + "".join(f"領取為6月{at % 28 + 1}日，" for at in range(4_000))
        + "</p>",
        "7,000 windows in one clause": f"<html><body><p>{SENTENCE}</p><p>" + "2025年6月1日至3日報名,今年" * 7_000,
        "4,000 gifts": f"<html><body><p>{SENTENCE}</p>" + "<p>水杯免费领取</p><p>凭证领水杯一个。</p>" * 4_000,
        "8,000 manners of doing": f"<html><body><p>{SENTENCE}</p><p>" + "辦法：1、甲" * 8_000 + "</p>",
        "8,000 orders": f"<html><body><p>{SENTENCE}</p><p>" + "流程：1.登录2.填写" * 8_000 + "</p>",
        "8,000 lines of deeds": f"<html><body><p>{SENTENCE}</p>" + "<p>步骤：先填写</p>" * 8_000,
        "8,000 characters read a byte late": f"<html><body><p>{SENTENCE}</p><p>" + "各位?;顒?" * 8_000 + "</p>",
        "4,000 runs read a byte late with pairs that are none": f"<html><body><p>{SENTENCE}</p><p>"
        + "各位讀者?Ｐ?枨朐诠裉ò炖恚?馄诓换沟脑萃＝柙?含期刊)。" * 4_000
        + "</p>",
        "15,000 rows": f"<html><body><p>{SENTENCE}</p><table>" + "<tr><td>甲</td><td>1</td></tr>" * 15_000 + "</table>",
    }
    return {name: text.encode() for name, text in pages.items()} | {
        "2,000,000 broken bytes": b"<p>" + broken * 10 + b"\x81 " * 2_000_000 + b"</p>",
        "300,000 broken bytes between words": b"<p>" + (broken[:12] + b"\x81 ") * 300_000 + b"</p>",
        "a broken byte in a line of 4 MB": b"<p>" + broken * 30_000 + b"\xff" + broken * 30_000 + b"x" * 500_000,
        "lines with a byte missing": b"<p>" + (broken * 8 + broken[1:14] + b"\n") * 5_000,
    }


def peak() -> int:
    """The most memory in bytes that this process has held. Linux counts what the parent held before exec into ru_maxrss."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s+(\d+) kB", status.read_text())[1]) * 1024  # type: ignore[index]
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def main() -> None:
    found: dict[str, object] = {}
    for name, data in pages().items():
        print(name, file=sys.stderr, flush=True)
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + 1 + LONGEST, hard))
        try:
            page = Page(source="x", file="x", data=data, fetched="2025-01-01T00:00:00+08:00")
            found[name] = "read" if SENTENCE in pipeline.read(page).body else "lost"
        except Trouble as trouble:
            found[name] = trouble.message["key"]
    found["peak"] = peak()
    print(json.dumps(found))


if __name__ == "__main__":
    main()
