"""How many days a day that cannot exist may be away."""

from __future__ import annotations

import datetime

import pytest

from answer.types.left import _readings


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ((2025, 6, 31), ["2025-06-30", "2025-07-01"]),
        ((2024, 2, 31), ["2024-02-29", "2024-03-02"]),
        ((2025, 12, 32), []),
        ((9999, 12, 32), []),
        ((0, 4, 31), []),
        ((2025, 13, 1), []),
    ],
)
def test_readings(written: tuple[int, int, int], days: list[str]) -> None:
    assert _readings(written) == [datetime.date.fromisoformat(day) for day in days]
