"""Characters a second that `zh.dates.find` reads, in one process, beside those peers that are installed; same run.

    python bench/dates.py

Texts: the dense development cases (a date in every thirty characters) and page bodies under ../shared/eval where it is
present, else the sentences of tests/zh/cases/dates and the pages of corpus/; and hostile megabytes, in seconds. Best of
several rounds, reading and printing aside; processor time, so that other work on the machine counts less.
"""

from __future__ import annotations

import datetime as dt
import importlib
import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from zh.dates import find  # noqa: E402

ROUNDS = 7
Text = tuple[str, dt.date | None]
SHARED = ROOT.parent / "shared" / "eval"
HOSTILE = {
    "figures": "1" * 1_000_000,
    "numerals": "一" * 333_000,
    "dashes": "1-" * 500_000,
    "colons": "1:" * 500_000,
    "days": "3月1日" * 125_000,
    "ranges": "3月1日至" * 90_000,
    "joined": "3月1日~~" * 100_000,
    "brackets": "3月1日(" * 110_000,
    "todays": "今天" * 166_000,
    "weeks": "下周" * 166_000,
    "holidays": "中秋节前" * 83_000,
}


def dense() -> list[Text]:
    """The dense development cases, or the test cases."""
    file = SHARED / "dates" / "announcements_dev.jsonl"
    if file.exists():
        cases = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
        return [(case["text"], dt.date.fromisoformat(case["reference"])) for case in cases]
    lines = [
        line for path in sorted((ROOT / "tests/zh/cases/dates").glob("*.txt")) for line in path.read_text().splitlines()
    ]
    return [(line, dt.date(2024, 5, 20)) for line in lines if line and line[0] not in "@# "]


def bodies() -> list[Text]:
    """The bodies of the development pages, or of the corpus."""
    manifests = sorted(SHARED.glob("pages/*/manifest.json"))
    if manifests:
        pages = [page["expected"] for path in manifests for page in json.loads(path.read_text("utf-8"))]
    else:
        pages = [json.loads(path.read_text("utf-8")) for path in sorted((ROOT / "corpus").glob("*.json"))]
    texts = []
    for page in pages:
        if page.get("body"):
            day = page.get("published")
            texts.append((page["body"], dt.date.fromisoformat(day[:10]) if day else None))
    return texts


def peers() -> Iterable[tuple[str, Callable[[str, dt.date | None], object]]]:
    """Those of the peers that can be imported here."""
    yield "gonggao", find
    try:
        jionlp = importlib.import_module("jionlp")
    except ImportError:
        pass
    else:
        yield (
            "jionlp",
            lambda text, day: jionlp.ner.extract_time(text, time_base=time.mktime(day.timetuple()) if day else 0),
        )
    try:
        recognizers = importlib.import_module("recognizers_date_time")
    except ImportError:
        pass
    else:
        yield "recognizers", lambda text, day: recognizers.recognize_datetime(text, "zh-cn", reference=day)


def rate(read: Callable[[str, dt.date | None], object], texts: list[Text]) -> float:
    """Characters a second, the best of the rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.process_time()
        for text, day in texts:
            read(text, day)
        best = min(best, time.process_time() - began)
    return sum(len(text) for text, _ in texts) / best


def main() -> None:
    for name, texts in (("dense cases", dense()), ("page bodies", bodies())):
        if texts:
            for peer, read in peers():
                print(f"{name:12} {peer:12} {rate(read, texts):>12,.0f} characters a second")
    for name, text in HOSTILE.items():
        began = time.process_time()
        count = len(find(text, dt.date(2024, 5, 20)))
        seconds = time.process_time() - began
        print(f"hostile {name:10} {len(text.encode()) / 1e6:5.2f} MB {count:>8,} finds {seconds:6.2f} s")


if __name__ == "__main__":
    main()
