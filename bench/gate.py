"""The weights of answer/gate.py, fitted: `python bench/gate.py [--write] [FOLDER …]`.

Questions of several hands over pages of their own (tests/answer/hands: one file of questions a hand, a folder of pages beside it; all
of them, so none is left that the weights have not seen), the cases of tests/answer, questions over corpus/ and over the development
pages of ../shared, whose scorer says what is right. For each question the best values of each type that it may be of are looked at.
One logistic regression says from what is seen at the best whether it is right, another the same of all of them: the weights are the
mean of both, which was better on hands left out than either. The weights that stand have half of theirs from another fit (told in
answer/gate.py): questions that nobody had made rules on were answered by the program of that day. Each hand is left out in turn: printed is, for several places of LIKELY,
what share of its questions gets what is right, what share of the answers is right, and what share of those without an answer gets
one. With --write the weights over all go into answer/gate.py: the same every time. Further folders hold more questions in the same
form; a file named like one here is more of that hand, over the same pages.
"""

from __future__ import annotations

import datetime
import importlib.util
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from answer import gate, understand  # noqa: E402
from answer.resolve import tries  # noqa: E402
from archive import Archive  # noqa: E402
from records import Answer, Record, Settings  # noqa: E402

HANDS = ROOT / "tests" / "answer" / "hands"
CASES = ROOT / "tests" / "answer" / "cases"
CORPUS = ROOT / "tests" / "answer" / "questions.jsonl"
EVAL = ROOT.parent / "shared" / "eval"
PLACES = (0.25, 0.5, 0.6, 0.75, 0.95, 1.0, 1.25)  # of LIKELY
PULL = 15.0  # towards nothing, of each weight in standard deviations
WRONG = 0.35  # what a wrong value that is not the best counts
COUNTS = {"corpus": 0.8, "cases": 0.7, "dev": 1.2}  # how much a question counts; one of the hands 2
FALLEN_BACK = 0.7  # of that, what a value of a type that was fallen back on counts


class Value(NamedTuple):
    features: dict[str, float]
    right: bool
    withheld: bool


class Asked(NamedTuple):
    hand: str
    about: str
    answerable: bool
    seen: tuple[tuple[Value, ...], ...]  # of each type, best first


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score_qa", EVAL / "qa" / "score_qa.py")
    if spec is None or spec.loader is None or not (EVAL / "qa" / "score_qa.py").exists():
        sys.exit(f"{EVAL} is needed: its scorer says which answers are right")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def held() -> list[dict[str, Any]]:
    """The cases of values that a question carries, told as the others are."""
    return [
        {
            "id": str(number),
            "kind": {None: "none", "value": "text"}.get(one["want"], "yes_no"),
            "polarity": one["want"],
            "accept": [[one["says"]]],
            "source_file": one["page"],
            **one,
        }
        for number, one in enumerate(lines(CASES / "held.jsonl"))
    ]


def case_records(name: str) -> list[Record]:
    return [
        Record(**{key: one[key] for key in ("title", "body", "id", "published", "publisher")}, offset=0, version=1, source=one["id"], file=one["id"])
        for one in lines(CASES / name)
    ]  # fmt: skip


def seen(score: Any, gold: dict[str, Any], found: Iterable[Any]) -> Iterator[Value]:
    files = gold.get("source_file") or []
    names = {one.rsplit("/", 1)[-1] for one in ([files] if isinstance(files, str) else files)}
    for one in found:
        value: Answer = one.answer
        cited = value.citation
        told = {
            "answer": value.answer,
            "citation": {"file": cited.file, "quote": cited.quote} if cited else None,
            "flags": [flag.kind for flag in value.flags],
        }
        right = gold["kind"] != "none" and bool(score.judge(gold, told)[0])
        elsewhere = bool(names) and cited is not None and cited.file.rsplit("/", 1)[-1] not in names
        yield Value(one.features, right and not elsewhere, one.withheld)


def asked(score: Any, hand: str, questions: list[dict[str, Any]], pages: list[Path] | str) -> Iterator[Asked]:
    """Every question of a hand, asked of an archive of its pages, or of the records of a file of cases."""
    texts = {one["id"]: one["question"] for one in questions}
    with tempfile.TemporaryDirectory() as folder:
        if not isinstance(pages, str):
            command = [sys.executable, "-m", "cli", "--data", folder, "add", "--json", *map(str, pages)]
            subprocess.run(
                command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
            )  # 1: a page that is none
        with Archive(Settings(data=folder)) as archive:
            fixed = case_records(pages) if isinstance(pages, str) else None
            for gold in questions:
                if gold.get("twin_of"):
                    continue
                before = texts.get(gold.get("after") or "")
                question = understand(gold["question"], understand(before) if before else None)
                today = gold.get("today") or "2025-06-01"
                records = fixed or archive._candidates(question.query, question.published, today)
                found = tries(question, records, datetime.date.fromisoformat(today))
                values = tuple(tuple(seen(score, gold, one)) for one in found)
                yield Asked(hand, gold.get("about", ""), gold["kind"] != "none", values)


def every(score: Any) -> Iterator[Asked]:
    development = [EVAL / "pages" / "real_dev", EVAL / "pages" / "noisy_dev"]
    more = [Path(one) for one in sys.argv[1:] if not one.startswith("-")]
    hands: dict[str, list[dict[str, Any]]] = {}
    for path in sorted(path for folder in (HANDS, *more) for path in folder.glob("*.jsonl")):
        hands.setdefault(path.stem, []).extend(lines(path))
    for hand, questions in hands.items():
        pages = [folder / hand for folder in (HANDS, *more) if (folder / hand).exists()]
        yield from asked(score, hand, questions, pages or development)
    yield from asked(score, "corpus", lines(CORPUS), [ROOT / "corpus"])
    yield from asked(score, "cases", lines(CASES / "questions.jsonl"), "pages.jsonl")
    yield from asked(score, "cases", held(), "held_pages.jsonl")
    dev = [one for one in lines(EVAL / "qa" / "dev.jsonl") if one["split"] == "dev"]
    yield from asked(score, "dev", dev, development)


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


def counts_of(one: Asked, place: int) -> float:
    return COUNTS.get(one.hand, 2.0) * (FALLEN_BACK if place else 1.0)


def fitted(some: list[Asked], names: list[str]) -> dict[str, float]:
    first: tuple[list[Any], ...] = ([], [], [])
    all_: tuple[list[Any], ...] = ([], [], [])
    for one in some:
        done = False
        for place, values in enumerate(one.seen):
            count = counts_of(one, place)
            for at, value in enumerate(values):
                if value.withheld:
                    continue
                row = [value.features.get(name, 0.0) for name in names]
                if not at and not done:
                    for column, what in zip(first, (row, float(value.right), count), strict=True):
                        column.append(what)
                less = 1.0 if value.right or not at else WRONG
                for column, what in zip(all_, (row, float(value.right), count * less), strict=True):
                    column.append(what)
            done = done or values[0].right
    both = [regression(np.array(rows), np.array(right), np.array(counts)) for rows, right, counts in (first, all_)]
    plain = sum(weights for weights, _ in both) / 2
    always = sum(added for _, added in both) / 2
    return {"always": always, **dict(zip(names, map(float, plain), strict=True))}


def told(one: Asked, weights: dict[str, float], least: float) -> Value | None:
    for top, *_ in one.seen:
        odds = weights["always"] + sum(weights.get(name, 0.0) * what for name, what in top.features.items())
        if odds >= least:
            return None if top.withheld else top
    return None


def figures(some: list[tuple[Asked, dict[str, float]]], least: float) -> str:
    answers = [(one, told(one, weights, least)) for one, weights in some]
    given = [value for _, value in answers if value]
    none = [value for one, value in answers if not one.answerable]
    right = sum(value.right if value else not one.answerable for one, value in answers)
    invented = sum(value is not None for value in none)
    return f"{right / len(some):.3f} {sum(one.right for one in given) / max(1, len(given)):.2f} {invented / max(1, len(none)):.2f}"


def written(weights: dict[str, float]) -> None:
    table = "".join(f'    "{key}": {value:.2f},\n' for key, value in sorted(weights.items()) if abs(value) >= 0.005)
    path = ROOT / "answer" / "gate.py"
    text = path.read_text(encoding="utf-8")
    pattern = r"(WEIGHTS: .*? = \{\n).*?(?=^\})"
    path.write_text(re.sub(pattern, lambda match: match[1] + table, text, flags=re.S | re.M), encoding="utf-8")


def main() -> int:
    questions = list(every(scorer()))
    names = sorted({name for one in questions for values in one.seen for value in values for name in value.features})
    print(
        "left out: share right, of the answers, of those without an answer answered; LIKELY",
        *PLACES,
        f"(now {gate.LIKELY})",
    )
    out: list[tuple[Asked, dict[str, float]]] = []
    for hand in dict.fromkeys(one.hand for one in questions):
        weights = fitted([one for one in questions if one.hand != hand], names)
        mine = [(one, weights) for one in questions if one.hand == hand]
        out += mine
        print(f"{hand:8} {len(mine):4}  ", "   ".join(figures(mine, place) for place in PLACES), flush=True)
    hands = [pair for pair in out if pair[0].hand not in COUNTS]
    for name, some in (
        ("pages", [pair for pair in hands if pair[0].about != "real"]),
        ("news", [pair for pair in hands if pair[0].about == "real"]),
    ):
        print(f"{name:8} {len(some):4}  ", "   ".join(figures(some, place) for place in PLACES))
    if "--write" in sys.argv:
        written(fitted(questions, names))
    return 0


if __name__ == "__main__":
    sys.exit(main())
