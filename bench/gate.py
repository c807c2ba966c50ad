"""The weights of answer/order.py and answer/gate.py, fitted: `python bench/gate.py [--write] [FOLDER …]`.

Questions of several hands over pages of their own (tests/answer/hands: one file of questions a hand, a folder of pages beside it), over
corpus/ and over the development pages of ../shared, whose scorer says what is right. For each question the best values of each type
that it may be of are looked at. A logistic regression over pairs (the right value, another one) says which comes first; one says from
what is seen at the first whether it is right, another the same of all of them: the gate's weights are the mean of both, which was
better on hands left out than either. Each hand is left out in turn: printed is, for several places of LIKELY, what share of its questions
gets what is right, what share of the answers is right, and what share of those without an answer gets one. With --write the weights
over all hands go into answer/order.py and answer/gate.py. Further folders hold more questions in the same form; a file named like one
here is more of that hand, over the same pages.
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

from answer import gate, order, understand  # noqa: E402
from answer.resolve import tries  # noqa: E402
from archive import Archive  # noqa: E402
from records import Answer, Record, Settings  # noqa: E402
from zh import vectors  # noqa: E402

HANDS = ROOT / "tests" / "answer" / "hands"
CASES = ROOT / "tests" / "answer" / "cases"
CORPUS = ROOT / "tests" / "answer" / "questions.jsonl"
EVAL = ROOT.parent / "shared" / "eval"
PLACES = (0.0, 0.25, 0.5, 0.75, 1.0)  # of LIKELY
PULL, ORDER_PULL = 15.0, 5.0  # towards nothing, of each weight in standard deviations
WRONG = 0.35  # what a wrong value that the words do not put first counts
COUNTS = {"corpus": 0.8, "cases": 0.7, "dev": 1.2}  # how much a question counts; one of the hands 2
FALLEN_BACK = 0.7  # of that, what a value of a type that was fallen back on counts


class Value(NamedTuple):
    figures: dict[str, float]  # what order.py sees
    features: dict[str, float]  # what gate.py sees, but for how far it leads
    says: str
    right: bool
    withheld: bool


class Asked(NamedTuple):
    hand: str
    about: str
    answerable: bool
    seen: tuple[tuple[Value, ...], ...]  # of each type


class Weights(NamedTuple):
    order: dict[str, float]
    gate: dict[str, float]


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score_qa", EVAL / "qa" / "score_qa.py")
    if spec is None or spec.loader is None or not (EVAL / "qa" / "score_qa.py").exists():
        sys.exit(f"{EVAL} is needed: its scorer says which answers are right")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def case_records() -> list[Record]:
    return [
        Record(**{key: one[key] for key in ("title", "body", "id", "published", "publisher")}, offset=0, version=1, source=one["id"], file=one["id"])
        for one in lines(CASES / "pages.jsonl")
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
        yield Value(one.figures, one.features, one.says, right and not elsewhere, one.withheld)


def asked(score: Any, hand: str, questions: list[dict[str, Any]], pages: list[Path] | None) -> Iterator[Asked]:
    """Every question of a hand, asked of an archive of its pages; of the cases' own records where `pages` is None."""
    texts = {one["id"]: one["question"] for one in questions}
    model = vectors.load()
    of = model.of if model else None
    with tempfile.TemporaryDirectory() as folder:
        if pages:
            command = [sys.executable, "-m", "cli", "--data", folder, "add", "--json", *map(str, pages)]
            subprocess.run(
                command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
            )  # 1: a page that is none
        with Archive(Settings(data=folder)) as archive:
            fixed = None if pages else case_records()
            for gold in questions:
                if gold.get("twin_of"):
                    continue
                before = texts.get(gold.get("after") or "")
                question = understand(gold["question"], understand(before) if before else None)
                today = gold.get("today") or "2025-06-01"
                records = fixed or archive._candidates(question.query, question.published, today)
                found = tries(question, records, datetime.date.fromisoformat(today), of)
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
    yield from asked(score, "cases", lines(CASES / "questions.jsonl"), None)
    dev = [one for one in lines(EVAL / "qa" / "dev.jsonl") if one["split"] == "dev"]
    yield from asked(score, "dev", dev, development)


def regression(table: Any, right: Any, counts: Any, pull: float, centred: bool = True) -> tuple[Any, float]:
    """Weights and what is added always: Newton's way to the ridge regression's best, over columns of one deviation."""
    spread = np.maximum(table.std(0), 0.05 if centred else 0.02)
    mean = table.mean(0) if centred else np.zeros(table.shape[1])
    scaled = (table - mean) / spread
    pulls = np.full(table.shape[1], pull)
    if centred:
        scaled, pulls = np.hstack([scaled, np.ones((len(table), 1))]), np.append(pulls, 0.01)
    found = np.zeros(scaled.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-np.clip(scaled @ found, -30, 30)))
        bend = (scaled.T * (counts * likely * (1 - likely))) @ scaled + np.diag(pulls)
        found += np.linalg.solve(bend, scaled.T @ (counts * (right - likely)) - pulls * found)
    plain = found[: table.shape[1]] / spread
    return plain, float(found[-1] - plain @ mean) if centred else 0.0


def counts_of(one: Asked, place: int) -> float:
    return COUNTS.get(one.hand, 2.0) * (FALLEN_BACK if place else 1.0)


def order_fitted(some: list[Asked]) -> dict[str, float]:
    """Over pairs of a right value (the first two of a question) and a wrong one; a question with many counts for less each."""
    names = sorted(order.ORDER)
    apart, counts = [], []
    for one in some:
        for place, values in enumerate(one.seen):
            rows = [[value.figures[name] for name in names] for value in values]
            right = [row for row, value in zip(rows, values, strict=True) if value.right][:2]
            wrong = [row for row, value in zip(rows, values, strict=True) if not value.right]
            for left in right:
                for other in wrong:
                    apart.append([a - b for a, b in zip(left, other, strict=True)])
                    counts.append(counts_of(one, place) / (len(right) * len(wrong) ** 0.5))
    table, weight = np.array(apart), np.array(counts)
    both, halves = np.vstack([table, -table]), np.hstack([weight, weight]) / 2
    wanted = np.hstack([np.ones(len(table)), np.zeros(len(table))])
    plain, _ = regression(both, wanted, halves, ORDER_PULL, centred=False)
    return dict(zip(names, map(float, plain), strict=True))


def placed(values: tuple[Value, ...], weights: dict[str, float]) -> tuple[int, list[dict[str, float]]]:
    """Which value of a type comes first, and what the gate sees of each."""
    worths = [order.worth(value.figures, weights) for value in values]
    says = [value.says for value in values]
    seen_of = [value.features | {"lead": order.lead(worths, says, at)} for at, value in enumerate(values)]
    return max(range(len(values)), key=worths.__getitem__), seen_of


def fitted(some: list[Asked], names: list[str]) -> Weights:
    by_pairs = order_fitted(some)
    first: tuple[list[Any], ...] = ([], [], [])
    all_: tuple[list[Any], ...] = ([], [], [])
    for one in some:
        done = False
        for place, values in enumerate(one.seen):
            top, seen_of = placed(values, by_pairs)
            count = counts_of(one, place)
            for at, value in enumerate(values):
                row = [seen_of[at].get(name, 0.0) for name in names]
                if value.withheld:
                    continue
                if at == top and not done:
                    for column, what in zip(first, (row, float(value.right), count), strict=True):
                        column.append(what)
                less = 1.0 if value.right or not at else WRONG
                for column, what in zip(all_, (row, float(value.right), count * less), strict=True):
                    column.append(what)
            done = done or values[top].right
    both = [
        regression(np.array(rows), np.array(right), np.array(counts), PULL) for rows, right, counts in (first, all_)
    ]
    plain = sum(weights for weights, _ in both) / 2
    always = sum(added for _, added in both) / 2
    return Weights(by_pairs, {"always": always, **dict(zip(names, map(float, plain), strict=True))})


def told(one: Asked, weights: Weights, least: float) -> Value | None:
    for values in one.seen:
        top, seen_of = placed(values, weights.order)
        odds = weights.gate["always"] + sum(weights.gate.get(name, 0.0) * what for name, what in seen_of[top].items())
        if odds >= least:
            return None if values[top].withheld else values[top]
    return None


def figures(some: list[tuple[Asked, Weights]], least: float) -> str:
    answers = [(one, told(one, weights, least)) for one, weights in some]
    given = [value for _, value in answers if value]
    none = [value for one, value in answers if not one.answerable]
    right = sum(value.right if value else not one.answerable for one, value in answers)
    invented = sum(value is not None for value in none)
    return f"{right / len(some):.3f} {sum(one.right for one in given) / max(1, len(given)):.2f} {invented / max(1, len(none)):.2f}"


def written(file: str, name: str, weights: dict[str, float]) -> None:
    table = "".join(f'    "{key}": {value:.2f},\n' for key, value in sorted(weights.items()) if abs(value) >= 0.005)
    path = ROOT / "answer" / file
    text = path.read_text(encoding="utf-8")
    pattern = rf"({name}: .*? = \{{\n).*?(?=^\}})"
    path.write_text(re.sub(pattern, lambda match: match[1] + table, text, flags=re.S | re.M), encoding="utf-8")


def main() -> int:
    questions = list(every(scorer()))
    names = sorted(
        {name for one in questions for values in one.seen for value in values for name in value.features} | {"lead"}
    )
    print(
        "left out: share right, of the answers, of those without an answer answered; LIKELY",
        *PLACES,
        f"(now {gate.LIKELY})",
    )
    out: list[tuple[Asked, Weights]] = []
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
        weights = fitted(questions, names)
        written("order.py", "ORDER", weights.order)
        written("gate.py", "WEIGHTS", weights.gate)
    return 0


if __name__ == "__main__":
    sys.exit(main())
