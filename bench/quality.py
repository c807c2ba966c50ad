"""`make eval`: quality on the development sets (../shared/eval, where it is present) and on corpus/; one line a figure.

Each set is scored by the scorer that stands beside it, run on what the command line prints: nothing is measured that a
user would not get. `--floors` compares with bench/floors.json and fails where a figure is worse; `--raise` writes the
figures reached as new floors (a floor only rises). A set that is not there is named and passed over.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bench import others  # noqa: E402

EVAL = ROOT.parent / "shared" / "eval"
FLOORS = ROOT / "bench" / "floors.json"
QUESTIONS = ROOT / "tests" / "answer" / "questions.jsonl"
FITTED = {
    "qa": "in-sample for two thirds",
    "qa_dev": "in-sample",
    "qa_corpus": "in-sample",
    "qa_aside": "not fitted on",
}
OTHERS = ROOT / "tests" / "answer" / "others"
APART = ("accuracy", "accuracy_noisy", "accuracy_real", "answered_precision", "abstention_recall", "citation_hit")
TOLERANCE = 0.0005  # as trafilatura's evaluation gate has it: rounding is no loss
LESS_IS_BETTER = ("CER", "dated", "false", "leaks_left", "legit_lost", "next_false", "excluded_shown", "clean_flagged",
                  "invented", "flags_on_unflagged", "mean_answer_len", "corrected_else",
                  "behind")  # fmt: skip

Figures = dict[str, float]


def gonggao(arguments: list[str], out: Path, data: Path | None = None, **settings: str) -> Path:
    """Runs the command line and keeps what it prints; status 1 only says that some input failed."""
    environment = {**os.environ, "GONGGAO_LANG": "en", **({"GONGGAO_DATA": str(data)} if data else {}), **settings}
    with out.open("wb") as file:
        command = [sys.executable, "-m", "cli", *arguments]
        done = subprocess.run(command, cwd=ROOT, env=environment, stdout=file, stderr=subprocess.PIPE)
    if done.returncode not in (0, 1):
        raise SystemExit(f"gonggao {arguments[0]} ended with {done.returncode}:\n{done.stderr.decode()}")
    return out


def scored(scorer: Path, *arguments: str, out: Path | None = None) -> dict[str, Any]:
    """Runs a scorer; its JSON from standard output, or from the file `out` that it writes."""
    command = [sys.executable, str(scorer), *arguments, "--json", *([str(out)] if out else [])]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{scorer} ended with {done.returncode}:\n{done.stderr}")
    result: dict[str, Any] = json.loads(out.read_text("utf-8") if out else done.stdout)
    return result


def pages(work: Path) -> Iterator[tuple[str, float]]:
    names = ("title", "date", "min", "F1", "must+", "must-", "enc", "CER", "leaks_left", "shift_fixed", "legit_lost",
             "split", "whole", "att", "tab", "next", "next_false", "win", "win_value", "amt", "dated", "step", "found",
             "false")  # fmt: skip
    for part in ("real_dev", "noisy_dev"):
        read = gonggao(["extract", str(EVAL / "pages" / part)], work / f"{part}.jsonl")
        for figures in scored(EVAL / "pages" / "score.py", "--set", part, str(read)).values():
            yield from ((f"pages.{part}.{name}", figures[name]) for name in names if figures.get(name) is not None)


def dates(work: Path) -> Iterator[tuple[str, float]]:
    scorer = EVAL / "dates" / "score.py"
    for part in ("announcements_dev", "recognizers_zh", "duckling_zh"):
        cases = EVAL / "dates" / f"{part}.jsonl"
        rows = scored(scorer, str(cases), str(gonggao(["dates", str(cases)], work / "dates.jsonl")))
        yield from ((f"dates.{part}.{level}", rows[f"core / {level}"]["f1"]) for level in ("span", "value", "exact"))
        if part == "announcements_dev":  # texts in which there is no date
            yield f"dates.{part}.false", rows.get("no dates / value", {"fp": 0})["fp"]
    cases = EVAL / "dates" / "inconsistencies_dev.jsonl"
    rows = scored(scorer, str(cases), str(gonggao(["check", str(cases)], work / "flags.jsonl")))
    for measure in ("p", "r", "f1"):
        yield f"check.{measure}", rows["all / kind"][measure]
    yield "check.clean_flagged", rows["case flagged vs clean / case"]["fp"]
    yield "check.suggested_right", rows["suggestion"]["r"]
    yield "check.invented", sum(figures["fp"] for row, figures in rows.items() if row.endswith(" / open"))
    for row, figures in rows.items():
        if row.startswith("kind ") and row.endswith(" / kind") and "stale" not in row:
            yield f"check.{row[5:-7]}.f1", figures["f1"]


def archived(work: Path) -> Iterator[tuple[str, float]]:
    """Search and answers over all pages of the development set together, in one archive."""
    data = work / "data"
    parts = [str(EVAL / "pages" / part) for part in ("real_dev", "noisy_dev")]
    gonggao(["add", "--json", *parts], work / "added.jsonl", data)
    cases = EVAL / "search" / "dev.jsonl"
    found = gonggao(["search", "--jsonl", str(cases)], work / "found.jsonl", data)
    figures = scored(EVAL / "search" / "score_search.py", str(cases), str(found), out=work / "search.json")
    yield "search.all.ndcg", figures["all"]["ndcg"]
    for kind, row in figures["by_kind"].items():
        if row["ndcg"] is not None:
            yield f"search.{kind}.ndcg", row["ndcg"]
    for name in ("no_result_clean", "excluded_shown", "corrected_right", "corrected_else"):
        yield f"search.{name}", figures[name]
    found = gonggao(["search", "--jsonl", str(cases)], work / "whoosh.jsonl", data, GONGGAO_ENGINE="whoosh")
    other = scored(EVAL / "search" / "score_search.py", str(cases), str(found), out=work / "whoosh.json")
    yield "search.whoosh.ndcg", other["all"]["ndcg"]
    # by how much more than 0.02 it is behind the default engine
    yield "search.whoosh.behind", max(0.0, figures["all"]["ndcg"] - other["all"]["ndcg"] - 0.02)
    cases = EVAL / "qa" / "dev.jsonl"
    read = gonggao(["extract", *parts], work / "pages.jsonl")
    answers = gonggao(["ask", "--jsonl", str(cases)], work / "answers.jsonl", data)
    yield from answered("qa", cases, answers, read, work)
    lines = cases.read_text("utf-8").splitlines(keepends=True)
    for part in ("dev", "aside"):  # apart: what is looked at while rules are written, and what is kept from that
        some = work / f"qa-{part}.jsonl"
        some.write_text("".join(line for line in lines if json.loads(line)["split"] == part), "utf-8")
        for key, figure in answered(f"qa_{part}", some, answers, read, work):
            if key.rsplit(".", 1)[-1] in APART:
                yield key, figure


def answered(name: str, cases: Path, answers: Path, read: Path, work: Path) -> Iterator[tuple[str, float]]:
    names = ("accuracy", "accuracy_noisy", "accuracy_real", "answered_precision", "abstention_recall", "citation_hit",
             "quote_ok", "flagged_right", "doubt_told", "flags_on_unflagged", "twins_agree", "followups",
             "mean_answer_len")  # fmt: skip
    scorer = EVAL / "qa" / "score_qa.py"
    figures = scored(scorer, str(cases), str(answers), "--pages", str(read), out=work / "qa.json")
    yield from ((f"{name}.{one}", figures[one]) for one in names if figures.get(one) is not None)


def copies(work: Path) -> Iterator[tuple[str, float]]:
    folder = EVAL / "copies"
    forward = gonggao(["add", "--json", str(folder / "pages")], work / "a.jsonl", work / "a")
    back = [str(path) for path in sorted((folder / "pages").iterdir(), reverse=True)]
    backward = gonggao(["add", "--json", *back], work / "b.jsonl", work / "b")
    figures = scored(folder / "score_copies.py", str(folder / "manifest.json"), str(forward), str(backward))
    for name in ("f1", "precision", "recall", "template_false", "series_false", "topic_false", "correction_false",
                 "order_agree"):  # fmt: skip
        yield f"copies.{name}", figures[name]


def corpus(work: Path) -> Iterator[tuple[str, float]]:
    """Our own questions over our own pages, by the same strict scorer where it is present."""
    if not QUESTIONS.exists() or not EVAL.exists():
        return
    data = work / "corpus"
    gonggao(["add", "--json", str(ROOT / "corpus")], work / "corpus-added.jsonl", data)
    read = gonggao(["extract", str(ROOT / "corpus")], work / "corpus.jsonl")
    answers = gonggao(["ask", "--jsonl", str(QUESTIONS)], work / "corpus-answers.jsonl", data)
    yield from answered("qa_corpus", QUESTIONS, answers, read, work)


def beside(work: Path) -> Iterator[tuple[str, float]]:
    """Values that other announcements about the same tell, and nothing else (tests/answer/others)."""
    data = work / "others"
    gonggao(["add", "--json", str(OTHERS / "pages")], work / "others-added.jsonl", data)
    answers = gonggao(["ask", "--jsonl", str(OTHERS / "questions.jsonl")], work / "others-answers.jsonl", data)
    cases = [json.loads(line) for line in (OTHERS / "questions.jsonl").read_text("utf-8").splitlines()]
    given = {one["id"]: one for one in map(json.loads, answers.read_text("utf-8").splitlines())}
    yield from ((f"others.{name}", figure) for name, figure in others.figures(cases, given))


# the longest first: they are run side by side, one a core
SETS = {"archived": archived, "pages": pages, "dates": dates, "copies": copies, "corpus": corpus, "others": beside}


def measured(name: str) -> list[tuple[str, float]]:
    """The figures of a set, made in a folder of its own."""
    with tempfile.TemporaryDirectory() as work:
        return list(SETS[name](Path(work)))


def worse(name: str, figure: float, floor: float) -> bool:
    return figure > floor + TOLERANCE if less_is_better(name) else figure < floor - TOLERANCE


def less_is_better(name: str) -> bool:
    return name.rsplit(".", 1)[-1] in LESS_IS_BETTER or name.endswith("_false")


def main() -> int:
    parser = argparse.ArgumentParser(description="quality on the development sets and on corpus/")
    parser.add_argument("sets", nargs="*", help=f"which of {', '.join(SETS)} (all)")
    parser.add_argument("--floors", action="store_true", help="fail where a figure is worse than its floor")
    parser.add_argument("--raise", dest="raise_", action="store_true", help="write the figures reached as new floors")
    given = parser.parse_args()
    if unknown := set(given.sets) - set(SETS):
        parser.error(f"no such set: {', '.join(sorted(unknown))}")
    floors: Figures = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    if not EVAL.exists():
        print("the development sets (../shared/eval) are not here: nothing to score")
    figures: Figures = {}
    with ThreadPoolExecutor(os.cpu_count()) as side_by_side:
        for found in side_by_side.map(measured, (given.sets or SETS) if EVAL.exists() else ()):
            for key, figure in found:
                figures[key] = round(float(figure), 4)
                floor = floors.get(key)
                mark = "" if floor is None else " BELOW" if worse(key, figures[key], floor) else ""
                told = [f"floor {floor:.4f}{mark}"] if floor is not None else []
                told += [FITTED[of]] if (of := key.split(".")[0]) in FITTED else []
                print("   ".join((f"{key:45} {figures[key]:8.4f}", *told)))
    if given.raise_:
        for key, figure in figures.items():
            if key not in floors or not worse(key, figure, floors[key]):
                floors[key] = figure
        FLOORS.write_text(json.dumps(dict(sorted(floors.items())), indent=1) + "\n", "utf-8")
    fallen = [key for key, figure in figures.items() if key in floors and worse(key, figure, floors[key])]
    if given.floors and fallen:
        print(f"worse than the floor: {', '.join(fallen)}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
