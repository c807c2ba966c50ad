"""Dates: cases from files, one a written form, and what holds whatever the text.

A file of `cases/dates/` has a line `@DAY` (the reference, `@none` for none), sentences, and under each, indented, what
must be found in it: `text | kind | value | mod`, the value as `start .. end` where the two differ, `none` where there
is none. ⏎ stands for the end of a line of the text.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from pathlib import Path

import pytest

from tests.each import each
from zh.dates import Found, find, folding, lunar
from zh.script import to_hans, to_hant

pytestmark = pytest.mark.engine_free

FOLDER = Path(__file__).parent / "cases" / "dates"


FILES = sorted(FOLDER.glob("*.txt"))
Case = tuple[dt.date | None, str, list[str]]


def _cases(file: Path) -> list[tuple[str, Case]]:
    """Each with what it is called by: its file and line."""
    cases: list[tuple[str, Case]] = []
    reference: dt.date | None = None
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        line = line.replace("⏎", "\n")
        if line.startswith("@"):
            reference = None if line == "@none" else dt.date.fromisoformat(line[1:])
        elif line.startswith("    "):
            cases[-1][1][2].append(line.strip())
        elif line and not line.startswith("#"):
            cases.append((f"{file.name}:{number}", (reference, line, [])))
    return cases


def _shown(found: Found) -> str:
    if found.timex is not None:
        value = found.timex
    elif found.start is None and found.end is None:
        value = "none"
    else:
        value = str(found.start) if found.start == found.end else f"{found.start} .. {found.end}"
    return " | ".join([found.text, found.kind, value] + ([found.mod] if found.mod else []))


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_cases(file: Path) -> None:
    each(_cases(file), what_stands_there_is_found, both_scripts_give_the_same_values)


def what_stands_there_is_found(reference: dt.date | None, text: str, wanted: list[str]) -> None:
    found = find(text, reference)
    assert [_shown(one) for one in found] == wanted
    for one in found:
        assert text[one.offset : one.stop] == one.text
        for point in (one.first, one.last):
            assert point is None or one.offset <= point.offset <= point.end <= one.stop


def both_scripts_give_the_same_values(reference: dt.date | None, text: str, wanted: list[str]) -> None:
    def values(text: str) -> list[tuple[str | None, ...]]:
        return [(one.kind, one.start, one.end, one.timex, one.mod) for one in find(text, reference)]

    assert values(to_hans(text)) == values(to_hant(text)) == values(text)


@pytest.mark.parametrize(
    ("text", "day", "start"),
    [
        ("攝影社外拍訂於95年11月18日(六)集合", "2006-11-09", "2006-11-18"),
        ("補助款請於85年6月30日前請領", "1996-05-02", "1996-06-30"),
        # of no year that lies near, of one in four figures beside it, of Simplified text: those of the century
        ("本會於85年6月30日成立", "2006-11-09", "1985-06-30"),
        ("97年7月1日開館，2008年3月起整修", "2008-02-01", "1997-07-01"),
        # nor what is told of, not set for a day
        ("香港回歸紀念：97年7月1日至今", "2008-03-01", "1997-07-01"),
        ("97年10月23日股災，恆指急挫", "2008-03-01", "1997-10-23"),
        ("詩社創於95年11月18日，已歷十一載", "2006-09-01", "1995-11-18"),
        ("會員生於98年5月1日以前者", "2009-03-01", "1998-05-01"),
        ("社址99年12月20日遷入，現徵會員", "2010-03-01", "1999-12-20"),
        ("厂里95年11月18日搬迁，职工宿舍同时启用", "2006-11-09", "1995-11-18"),
        ("舞台劇24年6月8日首演", "2024-05-20", "2024-06-08"),
        ("日期：24/6/8（開幕）", "2024-05-20", "2024-06-08"),
    ],
)
def test_a_year_of_two_figures_may_be_of_the_republic_in_traditional_text(text: str, day: str, start: str) -> None:
    assert find(text, dt.date.fromisoformat(day))[0].start == start


def test_every_character_of_a_pattern_has_its_traditional_form_folded() -> None:
    """A new word of a form needs its Traditional characters in the table of `folding`."""
    sources = [Path(folding.__file__).parent.parent / "numerals.py", *Path(folding.__file__).parent.glob("*.py")]
    used = {
        char
        for file in sources
        if file.name != "folding.py"
        for char in re.findall("[\u4e00-\u9fff]", file.read_text("utf-8"))
    }
    missing = {
        chr(number)
        for number in range(0x4E00, 0xA000)
        if (plain := to_hans(chr(number))) != chr(number) and plain in used and folding.fold(chr(number)) != plain
    }
    assert missing == set()


def test_an_end_keeps_what_is_written_of_it() -> None:
    (found,) = find("登记2024年6月3日（周一）9:00至7月32日。", dt.date(2024, 5, 20))
    assert not found.exists
    assert found.first is not None
    assert found.first.written == {"year", "month", "day", "weekday", "hour", "minute"}
    assert (found.first.weekday, found.first.value) == (1, "2024-06-03T09:00:00")
    assert found.last is not None
    assert (found.last.year, found.last.month, found.last.day) == (2024, 7, 32)
    assert found.last.written == {"month", "day"}
    assert found.last.value is None
    assert (found.start, found.end) == ("2024-06-03T09:00:00", None)


def test_what_hangs_on_an_unknown_day_exists_without_a_value() -> None:
    (found,) = find("6月18日前寄达")
    assert (found.start, found.exists) == (None, True)


def test_the_chinese_calendar_is_whole() -> None:
    """Every year of the table begins where the one before it ends."""
    for year in range(1930, 2099):
        last = lunar.ordinal(year, 12, 0)
        assert last is not None
        assert last + 1 == lunar.ordinal(year + 1, 1, 1)


HOSTILE = {
    "digits": "1" * 1_000_000,
    "numerals": "一" * 1_000_000,
    "years": "2024年" * 200_000,
    "days": "1日" * 333_000,
    "slashes": "1/" * 500_000,
    "dashes": "1-" * 500_000,
    "dots": "1." * 500_000,
    "colons": "1:" * 500_000,
    "spaces": "1 " * 500_000,
    "blanks": "1" + " " * 1_000_000 + "日",
    "brackets": "3月1日(" * 150_000,
    "joins": "3月1日至" * 200_000,
    "tildes": "3月1日~~" * 166_000,
    "lists": "1、" * 500_000,
    "weeks": "周一、" * 333_000,
    "every": "每" * 1_000_000,
    "lower": "上" * 1_000_000,
    "ages": "民国" * 500_000,
    "lengths": "半个" * 500_000,
    "nights": "晚上" * 500_000,
    "holidays": "春节" * 500_000,
    "months apart": "3月 " * 200_000,
    "months joined": "3月至" * 71_000,
    "clocks": "8:00-" * 200_000,
    "quarters": "Q1 " * 333_000,
    "republic": "民國113年" * 83_000,
    "tens": "十十十年" * 83_000,
    "weekdays": "3月1日(周一" * 66_000,
    "beginnings": "3月1日1:1~3月5~至2024年(周" * 30_000,
    "bare days": "3日" * 250_000,
    "two days": "28、29两日" * 66_000,
    "bare weekdays": "周一" * 166_000,
    "month days": "6.20、" * 142_000,
    "hours": "24:00-" * 166_000,
    "english": "Jan 1 " * 166_000,
    "letters": "12Q" * 333_000,
    "feasts": "次日-大年初四-3周 " * 38_000,
    "arrows": "3月1日→3月2日 " * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_ends(name: str) -> None:
    text = HOSTILE[name]
    for found in find(text, dt.date(2024, 5, 20)):
        assert text.startswith(found.text, found.offset)


def _calls(text: str) -> int:
    """How many functions (patterns tried among them) a search over a text calls."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        find(text, dt.date(2024, 5, 20))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", HOSTILE)
def test_twice_the_hostile_text_is_twice_the_work(name: str) -> None:
    text = HOSTILE[name][:4_000]
    once, twice = _calls(text), _calls(text * 2)
    assert twice <= 2.2 * once + 200


@pytest.mark.parametrize(
    "name", [name for name in HOSTILE if name != "dots"]
)  # a line of figures has no end to look at
def test_what_a_long_text_repeats_is_not_read_again(name: str) -> None:
    text = HOSTILE[name][:60_000]
    assert _calls(text) <= 3.5 * len(text.encode())


@pytest.mark.parametrize(("text", "exists"), [("截止4月31日", False), ("截止2月30日", False), ("截止2月29日", True)])
def test_what_no_year_has_does_not_exist_without_a_reference_either(text: str, exists: bool) -> None:
    (found,) = find(text)
    assert (found.exists, found.start) == (exists, None)
