"""What both fronts say of a status and of a window, and the rows of the table of messages."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from messages import QUOTES, TABLE, badge, beside, said, span_of_days
from records import Also, Answer, Citation, Decided, Window, status_of
from zh.script import to_hans

ROOT = Path(__file__).parent.parent
DAY, SPAN = "2023-03-01", "2月1日至2月30日"


def window(start: str | None, end: str | None, decided: tuple[str | None, str | None] | None = None, **more) -> Window:  # type: ignore[no-untyped-def]
    by = Decided(*decided, "林", DAY) if decided else None
    return Window(
        label="報名時間", owner=None, span=SPAN, offset=0, start=start, end=end, decided=by, **{"mod": None, **more}
    )


KEPT = window("2023-02-01", None, ("2023-02-01", None), written_end="2月30日")


@pytest.mark.parametrize(
    ("start", "end", "mod", "words"),
    [
        ("2023-02-15", "2023-04-30", None, "2023-02-15 – 2023-04-30"),
        ("2023-02-15", "2023-02-15", None, "2023-02-15"),
        (None, "2023-03-27T00:00:00", "until", "至 2023-03-26 24:00"),
        ("2023-03-01T10:00:00", "2023-03-01T18:30:00", None, "2023-03-01 10:00 – 18:30"),
        ("T09:00:00", "T17:00:00", None, "09:00 – 17:00"),
        ("T18:00:00", "T00:00:00", None, "18:00 – 24:00"),
        ("T09:00:00", None, "since", "09:00 起"),
        ("2023-03-01", None, "since", "2023-03-01 起"),
        ("2023-03-01", "2023-03-01", "since", "2023-03-01 起"),
        (None, None, None, ""),
    ],
)
def test_values_of_windows(start: str | None, end: str | None, mod: str | None, words: str) -> None:
    assert span_of_days("hant", start, end, mod) == words
    assert said("hant", window(start, end, mod=mod)) == (words or SPAN)


def test_a_window_left_open_by_a_person_is_unsettled() -> None:
    status = status_of((KEPT,), DAY, None)
    assert status and badge("en", status) == "Unsettled"


def test_a_status_tells_its_day_as_it_is_asked_to() -> None:
    status = status_of((window("2023-02-01", "2023-03-26"),), DAY, None)
    assert status
    assert badge("hant", status) == "開放至 2023-03-26"
    assert badge("hant", status, lambda day: day[5:]) == "開放至 03-26"


@pytest.mark.parametrize(
    ("one", "english", "hant"),
    [
        (KEPT, f"{SPAN} (left as written)", f"{SPAN}（保留原文）"),
        (
            window("2023-02-01", "2023-02-28", ("2023-02-01", "2023-02-28")),
            f"2023-02-01 – 2023-02-28 (written {SPAN}; left as written)",
            f"2023-02-01 – 2023-02-28（原文 {SPAN}；保留原文）",
        ),
        (
            window("2023-02-01", None, ("2023-02-01", "2023-02-28"), written_end="2月30日"),
            f"2023-02-01 – 2023-02-28 (Written {SPAN}; corrected in review)",
            f"2023-02-01 – 2023-02-28（原文寫 {SPAN}；審查時改定）",
        ),
    ],
)
def test_a_decided_window_says_what_was_done(one: Window, english: str, hant: str) -> None:
    assert (said("en", one), said("hant", one)) == (english, hant)


def test_the_announcement_that_an_answer_is_of_is_no_other_one() -> None:
    own, other = (Citation(id=id, file=f"{id}.txt", quote="暫緩實施", offset=0) for id in ("a1", "a2"))
    answer = Answer("不是", "polar", own, (), None, (), None, ())
    told = [Also("暫緩實施", of, differs) for of in (own, other) for differs in (True, False)]
    assert [beside(answer, one) for one in told] == ["says_too", "says_too", "differs", "also"]


def test_a_row_writes_no_simplified_words_that_the_script_gives_anyway() -> None:
    assert not [
        key for key, (hant, hans, _) in TABLE.items() if hans is not None and hans == to_hans(hant).translate(QUOTES)
    ]


def test_every_row_is_said_somewhere() -> None:
    """A key stands in the code as it is, or begins as one that is put together there: f"nav_{name}", "reason_" + name."""
    files = [path for path in ROOT.rglob("*.py") if path.relative_to(ROOT).parts[0] not in (".venv", "tests", "bench")]
    code = "\n".join(path.read_text("utf-8") for path in files)
    begun = tuple("".join(one) for one in re.findall(r"""f['"]([a-z_]+_)\{|['"]([a-z]+_)['"] \+""", code))
    keys = Counter(re.findall(r"['\"]([a-z_\d]+)['\"]", code))
    assert not [key for key in TABLE if keys[key] < 2 and not key.startswith(begun)]
