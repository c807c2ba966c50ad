"""Characters a second that `zh.dates.find` reads, in one process, beside those peers that are installed; same run.

    python bench/dates.py

Texts: the dense development cases (a date in every thirty characters) and page bodies under ../shared/eval where it is
present, else the sentences of tests/zh/cases/dates and the pages of corpus/; and hostile megabytes, in seconds. Best of
the rounds of two seconds, at least two: the dense cases take milliseconds, in the first of which kernels count up to
twice the time and node has not compiled yet. Reading and printing aside; processor time, so that other work on the
machine counts less.

Peers: JioNLP (`pip install jionlp`), Microsoft Recognizers (`pip install recognizers-text-suite "emoji<1.7"`) and chrono
(`npm install chrono-node`, which node finds from here or by NODE_PATH). One that is not there is said to be missing.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import importlib
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from zh.dates import find  # noqa: E402

SECONDS = 2.0  # of rounds, of which the best counts
ROUNDS = 2  # at least
Text = tuple[str, dt.date | None]
Read = Callable[[str, dt.date | None], object]
# chrono under node: texts in, characters a second out; both scripts' locales are tried, as chrono has them apart
CHRONO = """
const {hans, hant} = require("chrono-node").zh;
const texts = JSON.parse(require("fs").readFileSync(0, "utf-8"));
let best = Infinity;
const start = performance.now();
for (let round = 0; round < ROUNDS || performance.now() - start < SECONDS * 1000; round++) {
  const began = process.cpuUsage();
  for (const [text, day] of texts) (/[們個這時間報]/.test(text) ? hant : hans).parse(text, day ? new Date(day) : undefined);
  const {user, system} = process.cpuUsage(began);
  best = Math.min(best, (user + system) / 1e6);
}
console.log(texts.reduce((sum, [text]) => sum + [...text].length, 0) / best);
"""
SHARED = ROOT.parent / "shared" / "eval"
HOSTILE = {
    "figures": "1" * 1_000_000,
    "numerals": "一" * 333_000,
    "dashes": "1-" * 500_000,
    "tildes": "1~" * 500_000,
    "colons": "1:" * 500_000,
    "clocks": "24:00-" * 166_000,
    "months": "1月" * 250_000,
    "years": "2024年" * 142_000,
    "english": "Jan 1 " * 166_000,
    "halves": "上午" * 166_000,
    "days": "3月1日" * 125_000,
    "ranges": "3月1日至" * 90_000,
    "joined": "3月1日~~" * 100_000,
    "brackets": "3月1日(" * 110_000,
    "todays": "今天" * 166_000,
    "weeks": "下周" * 166_000,
    "holidays": "中秋节前" * 83_000,
    "apart": "3月 " * 200_000,
    "to": "3月至" * 111_000,
    "quarters": "Q1 " * 333_000,
    "times": "8:00-" * 200_000,
    "weekdays": "3月1日(周一" * 66_000,
    "beginnings": "3月1日1:1~3月5~至2024年(周" * 31_000,
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


def peers() -> Iterable[tuple[str, Read | None]]:
    """Those that Python can import here; None for one that it cannot."""
    yield "gonggao", find
    jionlp = _imported("jionlp")
    yield (
        "jionlp",
        jionlp
        and (lambda text, day: jionlp.ner.extract_time(text, time_base=time.mktime(day.timetuple()) if day else 0)),
    )
    recognizers = _imported("recognizers_date_time")
    yield (
        "recognizers",
        recognizers
        and (
            lambda text, day: recognizers.recognize_datetime(
                text, "zh-cn", reference=dt.datetime.combine(day, dt.time()) if day else None
            )
        ),
    )


def _imported(name: str) -> Any:
    """The module, None where it is not installed or does not import."""
    with contextlib.suppress(Exception), contextlib.redirect_stdout(sys.stderr):
        return importlib.import_module(name)
    return None


def rate(read: Read, texts: list[Text]) -> float:
    """Characters a second, the best of the rounds; a text that a peer fails on counts with the time until it did."""
    best, rounds, start = float("inf"), 0, time.perf_counter()
    while rounds < ROUNDS or time.perf_counter() - start < SECONDS:
        rounds += 1
        began = time.process_time()
        for text, day in texts:
            with contextlib.suppress(Exception):
                read(text, day)
        best = min(best, time.process_time() - began)
    return sum(len(text) for text, _ in texts) / best


def rate_of_chrono(texts: list[Text]) -> float | None:
    """The same for chrono, which runs under node; None where either is missing."""
    if shutil.which("node") is None:
        return None
    data = json.dumps([(text, day.isoformat() if day else None) for text, day in texts])
    script = f"const ROUNDS = {ROUNDS}, SECONDS = {SECONDS};{CHRONO}"
    run = subprocess.run(["node", "-e", script], input=data, capture_output=True, text=True, cwd=ROOT, check=False)
    return float(run.stdout) if run.returncode == 0 else None


def show(name: str, peer: str, value: float | None) -> None:
    print(f"{name:12} {peer:12} " + ("not installed" if value is None else f"{value:>12,.0f} characters a second"))


def main() -> None:
    for name, texts in (("dense cases", dense()), ("page bodies", bodies())):
        if texts:
            for peer, read in peers():
                show(name, peer, read and rate(read, texts))
            show(name, "chrono", rate_of_chrono(texts))
    for name, text in HOSTILE.items():
        began = time.process_time()
        count = len(find(text, dt.date(2024, 5, 20)))
        seconds = time.process_time() - began
        print(f"hostile {name:10} {len(text.encode()) / 1e6:5.2f} MB {count:>8,} finds {seconds:6.2f} s")


if __name__ == "__main__":
    main()
