"""Which piece of a value a flag doubts."""

from __future__ import annotations

from answer.doubts import piece, touching
from records import Flag

SPAN = "2022年3月1日-2023年5月31日"


def flag(span: str, suggestion: str | None, offset: int = 10) -> Flag:
    return Flag("year_mismatch", span, offset, suggestion, (), {"key": "year_mismatch"}, (), id="y")


def test_what_a_suggestion_would_change_is_in_doubt() -> None:
    assert piece(flag(SPAN, "2023年3月1日-2023年5月31日")) == (10, 14)
    assert piece(flag(SPAN, None)) == (10, 10 + len(SPAN))


def test_touching() -> None:
    one = flag(SPAN, "2023年3月1日-2023年5月31日")
    assert list(touching((one,), 10, 19)) == [one]
    assert list(touching((one,), 20, 30)) == []
