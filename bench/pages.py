"""How long the whole way of a page takes (decode to flags), stage by stage, beside peers that only extract; same run.

At the end the seconds of each page that tests/abuse makes to take long.

Over ../shared/eval/pages where it is present, else over corpus/. Each page is read several times in turn by each; the
median of a page counts; printed are the median, the 95th percentile and the mean over pages, in milliseconds of processor time,
so that other work on the machine counts less, and the median of ours divided by each peer's.
"""

from __future__ import annotations

import contextlib
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "abuse")]

import pathological  # type: ignore[import-not-found]  # noqa: E402

from ingest import pipeline  # noqa: E402
from records import Page, Trouble  # noqa: E402

ROUNDS = 5
OURS = "gonggao, decode to flags"
STAGES = (
    "decode.decode",
    "extract.extract",
    "repair.repair",
    "split.split",
    "dates.find",
    "record.record",
    "check.check",
)


def way(data: bytes) -> None:
    try:
        pipeline.read(Page(source="x", file="x", data=data, fetched="2025-01-01T00:00:00+08:00"))
    except Trouble:
        return


def peers() -> dict[str, Callable[[bytes], Any] | None]:
    """What only extracts, None where it is not installed (`make bench` installs all but rs-trafilatura, which pip has to compile).

    They are handed the decoded page.
    """
    import charset_normalizer

    found: dict[str, Callable[[bytes], Any] | None] = {
        "charset-normalizer alone": lambda data: charset_normalizer.from_bytes(data).best()
    }

    def decoded(data: bytes) -> str:
        return str(charset_normalizer.from_bytes(data).best() or "")

    try:
        import trafilatura

        found["trafilatura, extraction alone"] = lambda data: trafilatura.extract(data)
    except ImportError:
        pass
    try:
        import lxml.html

        found["lxml, parse alone"] = lambda data: lxml.html.fromstring(data)
    except ImportError:
        pass
    try:
        import readability

        found["readability-lxml, extraction alone"] = lambda data: readability.Document(decoded(data)).summary()
    except ImportError:
        pass
    found["resiliparse, extraction alone"] = found["rs-trafilatura, extraction alone"] = None
    try:
        from resiliparse.extract.html2text import extract_plain_text

        found["resiliparse, extraction alone"] = lambda data: extract_plain_text(decoded(data), main_content=True)
    except ImportError:
        pass
    try:
        import rs_trafilatura

        found["rs-trafilatura, extraction alone"] = lambda data: rs_trafilatura.extract(decoded(data))
    except ImportError:
        pass
    return found


def times(works: dict[str, Callable[[bytes], Any]], pages: list[bytes]) -> dict[str, list[float]]:
    """The median time of each page in milliseconds, by whom; a peer that fails on a page counts with the time until it did.

    Each page is read by one after another, so that what else the machine does at that time meets all of them.
    """
    taken: dict[str, list[float]] = {label: [] for label in works}
    for data in pages:
        for label, work in works.items():
            rounds = []
            for _ in range(ROUNDS):
                begun = time.process_time()
                with contextlib.suppress(Exception):
                    work(data)
                rounds.append((time.process_time() - begun) * 1000)
            taken[label].append(statistics.median(rounds))
    return taken


def by_stage(pages: list[bytes]) -> dict[str, list[float]]:
    """The same for each stage of ours, by wrapping them for as many rounds."""
    spent: dict[str, float] = defaultdict(float)
    originals = {stage: getattr(getattr(pipeline, stage.split(".")[0]), stage.split(".")[1]) for stage in STAGES}

    def timed(stage: str) -> Callable[..., Any]:
        def work(*arguments: Any) -> Any:
            begun = time.process_time()
            try:
                return originals[stage](*arguments)
            finally:
                spent[stage] += (time.process_time() - begun) * 1000

        return work

    def put(stage: str, work: Callable[..., Any]) -> None:
        module, name = stage.split(".")
        setattr(getattr(pipeline, module), name, work)

    for stage in STAGES:
        put(stage, timed(stage))
    taken: dict[str, list[float]] = {stage: [] for stage in STAGES}
    for data in pages:
        rounds = []
        for _ in range(ROUNDS):
            spent.clear()
            way(data)
            rounds.append(dict(spent))
        for stage in STAGES:
            taken[stage].append(statistics.median(one.get(stage, 0.0) for one in rounds))
    for stage, work in originals.items():
        put(stage, work)
    return taken


def told(label: str, taken: list[float], ours: list[float] | None = None) -> str:
    """A line: the median, the 95th percentile and the mean over pages, and what the medians of ours are of them."""
    ordered = sorted(taken)
    line = f"{label:36} {_median(ordered):8.2f} {_p95(ordered):8.2f} {statistics.mean(ordered):8.2f}"
    return f"{line} {_median(ours) / _median(ordered):12.2f}" if ours else line


def _median(taken: list[float]) -> float:
    return statistics.median(taken)


def _p95(ordered: list[float]) -> float:
    return ordered[int(len(ordered) * 0.95)]


def main() -> None:
    sets = {part: ROOT.parent / "shared" / "eval" / "pages" / part for part in ("real_dev", "noisy_dev")}
    if not all(folder.is_dir() for folder in sets.values()):
        sets = {"corpus": ROOT / "corpus"}
    for name, folder in sets.items():
        files = [path for path in sorted(folder.iterdir()) if path.suffix in (".html", ".txt")]
        pages = [path.read_bytes() for path in files]
        print(
            f"{name}: {len(pages)} pages\n{'ms of processor a page':36} {'median':>8} {'p95':>8} {'mean':>8} {'ours / it':>12}"
        )
        found = peers()
        works: dict[str, Callable[[bytes], Any]] = {OURS: way, **{label: one for label, one in found.items() if one}}
        for work in works.values():  # what is loaded at the first page counts for none
            with contextlib.suppress(Exception):
                work(pages[0])
        taken = times(works, pages)
        print(told(OURS, taken[OURS]))
        for stage, spent in by_stage(pages).items():
            print(told(f"    {stage}", spent))
        for label, one in found.items():
            print(told(label, taken[label], taken[OURS]) if one else f"{label:36}    not installed")
    print("made to take long, seconds of processor until read or refused")
    for name, data in pathological.pages().items():
        begun = time.process_time()
        way(data)
        print(f"{name:36} {time.process_time() - begun:8.2f}")


if __name__ == "__main__":
    main()
