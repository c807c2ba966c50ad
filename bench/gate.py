"""The weights of answer/gate.py, fitted: `python bench/gate.py [--write] [--add FOLDER …]`.

Rules fit the questions that they were made on, so odds learnt there are too good. `gate_looks.jsonl.gz` therefore holds how questions
of hands that nobody had read were answered by the program of that day: of each question the best values of each type that it may be of,
what is seen at them, and whether they are right. Its first line holds the names of what is seen, and the weights of an earlier fit, over
1,684 questions that rules had been made on: half of each weight is of that one, without which short plain pages are told too little.
The other half is a logistic regression over the hands and, at a tenth, the cases of the tests. Each hand is left out in turn: printed is,
for several places of LIKELY, what share of its questions over announcements and over news gets what is right, what share of the answers
is right, and what share of those without an answer gets one. With --write the weights over all go into answer/gate.py: the same each
time. With --add a FOLDER (its name is the hand's; `dev.jsonl` in the form of the development questions, pages beside it in `pages/`)
is asked of the program as it stands and kept: add a hand before anybody makes a rule on it.
"""

from __future__ import annotations

import datetime
import gzip
import importlib.util
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from answer import gate, understand  # noqa: E402
from answer.resolve import tries  # noqa: E402
from answer.text import narrow  # noqa: E402
from archive import Archive  # noqa: E402
from records import Answer, Record, Settings  # noqa: E402
from tests.answer.made import lines, polarity, read, record  # noqa: E402
from tests.answer.test_read import FILES, right  # noqa: E402
from zh.script import to_hans  # noqa: E402

LOOKS = Path(__file__).with_name("gate_looks.jsonl.gz")
SCORER = ROOT.parent / "shared" / "eval" / "qa" / "score_qa.py"
PLACES = (0.6, 0.75, 0.85, 0.9, 1.05, 1.25)  # of LIKELY
PULL = 15.0  # towards nothing, of each weight in standard deviations
WRONG = 0.35  # what a wrong value that is not the best counts
FALLEN_BACK = 0.7  # of that, what a value of a type that was fallen back on counts
BEHIND = 0.5  # and one behind a type whose best is right
CASES = 0.1  # what a case of the tests counts


class Value(NamedTuple):
    seen: dict[str, float]
    right: bool
    withheld: bool


class Asked(NamedTuple):
    hand: str
    news: bool
    answerable: bool
    found: list[list[Value]]  # of each type, best first


def kept() -> tuple[list[str], dict[str, float], list[Asked]]:
    """The names of what is seen, the earlier weights, and the questions."""
    text = gzip.decompress(LOOKS.read_bytes()).decode("utf-8").splitlines()
    head = json.loads(text[0])
    names: list[str] = head["names"]
    questions = []
    for line in text[1:]:
        hand, news, answerable, types = json.loads(line)
        found = [[Value({names[int(k)]: x for k, x in s.items()}, bool(r), bool(w)) for r, w, s in t] for t in types]
        questions.append(Asked(hand, bool(news), bool(answerable), found))
    return names, head["earlier"], questions


def keep(names: list[str], earlier: dict[str, float], questions: list[Asked]) -> None:
    every = sorted({*names, *(name for one in questions for t in one.found for v in t for name in v.seen)})
    place = {name: number for number, name in enumerate(every)}
    told = [json.dumps({"names": every, "earlier": earlier})]
    for one in questions:
        types = [
            [[int(v.right), int(v.withheld), {place[k]: round(x, 3) for k, x in v.seen.items() if x}] for v in found]
            for found in one.found
        ]
        told.append(json.dumps([one.hand, int(one.news), int(one.answerable), types], separators=(",", ":")))
    LOOKS.write_bytes(gzip.compress("\n".join(told).encode("utf-8"), 9, mtime=0))


def values(question: Any, records: list[Record], day: str, holds: Callable[[Answer], bool]) -> list[list[Value]]:
    found = tries(question, records, datetime.date.fromisoformat(day))
    return [[Value(dict(one.features), holds(one.answer), one.withheld) for one in some] for some in found]


def of_hand(folder: Path) -> Iterator[Asked]:
    """Every question of a hand, asked of an archive of its pages."""
    spec = importlib.util.spec_from_file_location("score_qa", SCORER)
    if spec is None or spec.loader is None or not SCORER.exists():
        sys.exit(f"{SCORER} is needed: it says which answers are right")
    score: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    questions = [json.loads(line) for line in (folder / "dev.jsonl").read_text("utf-8").splitlines() if line.strip()]
    with tempfile.TemporaryDirectory() as data:
        command = [sys.executable, "-m", "cli", "--data", data, "add", "--json", str(folder / "pages")]
        subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        with Archive(Settings(data=data)) as archive:
            for gold in questions:
                if gold.get("twin_of") or gold.get("after"):
                    continue
                files = {one.rsplit("/", 1)[-1] for one in gold.get("source_file") or []}

                def holds(one: Answer, gold: dict[str, Any] = gold, files: set[str] = files) -> bool:
                    cited = one.citation
                    if gold["kind"] == "none" or cited is None or cited.file.rsplit("/", 1)[-1] not in files:
                        return False
                    told = {"answer": one.answer, "citation": {"file": cited.file, "quote": cited.quote}}
                    return bool(score.judge(gold, told | {"flags": [flag.kind for flag in one.flags]})[0])

                day = gold.get("today") or "2025-06-01"
                question = understand(gold["question"])
                records = archive._candidates(question.query, question.published, day)
                found = values(question, list(records), day, holds)
                yield Asked(folder.name, gold.get("about") == "real", gold["kind"] != "none", found)


def cases() -> Iterator[Asked]:
    """The cases of the tests, as they are answered now."""

    def told(page: Record, question: str, day: str, says: str | None, want: str | None = None) -> Asked:
        def holds(one: Answer) -> bool:
            given = narrow(one.answer) if one.answer else None
            if want in ("yes", "no"):
                return given is not None and polarity(given) == want and narrow(says or "") in given
            return (says is not None or want == "value") and right(says or "", given)

        found = values(understand(to_hans(question)), [page], day, holds)
        return Asked("cases", False, says is not None or want is not None, found)

    for name in FILES:
        for case in lines(name):
            page = read(to_hans(case["body"]), to_hans(case["title"]), case["published"])
            for ask in case["asks"]:
                yield told(page, ask["question"], ask.get("today", case["published"]), ask["says"])
    for name, day in (("values.jsonl", "2024-06-01"), ("told.jsonl", "2024-03-01"), ("owner.jsonl", "2024-09-10")):
        for case in lines(name):
            page = record(to_hans(case["body"]), to_hans(case.get("title", "公告")))
            yield told(page, case["question"], day, case["says"])
    for name, day in (("plainly.jsonl", "2024-05-08"), ("polar.jsonl", "2024-03-01")):
        for case in lines(name):
            page = record(to_hans(case["body"]), to_hans(case["title"]))
            yield told(page, case["question"], case.get("today", day), case.get("says"), case["want"])


def regression(table: Any, right: Any, counts: Any) -> tuple[Any, float]:
    """Weights and what is added always: Newton's way to the ridge regression's best, over columns of one deviation."""
    mean, spread = table.mean(0), np.maximum(table.std(0), 0.05)
    scaled = np.hstack([(table - mean) / spread, np.ones((len(table), 1))])
    pulls = np.append(np.full(table.shape[1], PULL), 0.01)
    found = np.zeros(scaled.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-np.clip(scaled @ found, -30, 30)))
        bend = (scaled.T * (counts * likely * (1 - likely))) @ scaled + np.diag(pulls)
        found += np.linalg.solve(bend, scaled.T @ (counts * (right - likely)) - pulls * found)
    plain = found[:-1] / spread
    return plain, float(found[-1] - plain @ mean)


def rows(some: Iterable[Asked], names: list[str]) -> Iterator[tuple[list[float], float, float]]:
    for one in some:
        done = False
        for place, found in enumerate(one.found):
            for at, value in enumerate(found):
                if value.withheld:
                    continue
                count = (CASES if one.hand == "cases" else 1.0) * (FALLEN_BACK if place else 1.0)
                count *= (1.0 if value.right or not at else WRONG) * (BEHIND if done else 1.0)
                yield [value.seen.get(name, 0.0) for name in names], float(value.right), count
            done = done or found[0].right


def fitted(some: Iterable[Asked], names: list[str], earlier: dict[str, float]) -> dict[str, float]:
    table, right, counts = (np.array(column) for column in zip(*rows(some, names), strict=True))
    plain, always = regression(table, right, counts)
    new = {"always": always, **dict(zip(names, map(float, plain), strict=True))}
    return {name: (new.get(name, 0.0) + earlier.get(name, 0.0)) / 2 for name in {*new, *earlier}}


def best(one: Asked, weights: dict[str, float], least: float) -> Value | None:
    for top, *_ in one.found:
        if weights["always"] + sum(weights.get(name, 0.0) * what for name, what in top.seen.items()) >= least:
            return None if top.withheld else top
    return None


def figures(some: list[tuple[Asked, dict[str, float]]], least: float) -> str:
    answers = [(one, best(one, weights, least)) for one, weights in some]
    given = [value for _, value in answers if value]
    none = [value is not None for one, value in answers if not one.answerable]
    shares = []
    for news in (False, True):
        mine = [value.right if value else not one.answerable for one, value in answers if one.news is news]
        shares.append(sum(mine) / max(1, len(mine)))
    precision = sum(one.right for one in given) / max(1, len(given))
    return f"{shares[0]:.3f} {shares[1]:.3f} {precision:.3f} {sum(none) / max(1, len(none)):.3f}"


def written(weights: dict[str, float]) -> None:
    table = "".join(f'    "{key}": {value:.2f},\n' for key, value in sorted(weights.items()) if abs(value) >= 0.005)
    path = ROOT / "answer" / "gate.py"
    text = path.read_text(encoding="utf-8")
    pattern = r"(WEIGHTS: .*? = \{\n).*?(?=^\})"
    path.write_text(re.sub(pattern, lambda match: match[1] + table, text, flags=re.S | re.M), encoding="utf-8")


def main() -> int:
    names, earlier, questions = kept()
    folders = [Path(one) for one in sys.argv[1:] if not one.startswith("-")]
    if "--add" in sys.argv:
        more = [one for folder in folders for one in of_hand(folder)]
        keep(names, earlier, questions + more)
        names, earlier, questions = kept()
    short = list(cases())
    print(
        "left out: announcements, news, precision, answered without an answer; LIKELY", *PLACES, f"(now {gate.LIKELY})"
    )
    out: list[tuple[Asked, dict[str, float]]] = []
    for hand in dict.fromkeys(one.hand for one in questions):
        weights = fitted([*(one for one in questions if one.hand != hand), *short], names, earlier)
        mine = [(one, weights) for one in questions if one.hand == hand]
        out += mine
        print(f"{hand:8} {len(mine):4}  ", "   ".join(figures(mine, place) for place in PLACES), flush=True)
    print(f"all      {len(out):4}  ", "   ".join(figures(out, place) for place in PLACES))
    if "--write" in sys.argv:
        written(fitted([*questions, *short], names, earlier))
    return 0


if __name__ == "__main__":
    sys.exit(main())
