"""Spells say of every day what the rule of the records says."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from records import Window, status_of
from store.windows import FIRST_DAY, LAST_DAY, STATES, number, spells

FIRST = datetime.date(2024, 1, 1)
days = st.none() | st.integers(0, 12).map(lambda n: (FIRST + datetime.timedelta(days=n)).isoformat())
pairs = st.tuples(days, days)
windows = st.builds(
    lambda label, pair, mod, readings: Window(label, None, "", 0, *pair, mod, readings=tuple(readings)),
    st.sampled_from(["報名時間", "公示期", None]),
    pairs,
    st.sampled_from([None, "since", "until", "before", "after"]),
    st.just([]) | st.lists(pairs, min_size=2, max_size=3),
)


@given(st.lists(windows, max_size=4).map(tuple))
def test_spells_are_the_status_of_every_day(those):
    found = spells(those, "2024-01-05")
    for n in range(-2, 16):
        day = (FIRST + datetime.timedelta(days=n)).isoformat()
        status = status_of(those, day)
        held = [spell for spell in found if spell.first <= number(day) <= spell.last]
        assert sorted((STATES[spell.state], spell.main) for spell in held) == (
            sorted((state, state == status.state) for state in status.states) if status else [("", True)]
        )
        main = next(spell for spell in held if spell.main)
        if status:
            ends = status.since if status.state == "upcoming" else status.until
            assert main.sort == (number(ends) if ends else LAST_DAY)
    mains = [spell for spell in found if spell.main]
    assert mains[0].first == FIRST_DAY
    assert mains[-1].last == LAST_DAY
    assert all(one.last + 1 == other.first for one, other in zip(mains, mains[1:], strict=False))


def test_the_ends_of_the_calendar():
    window = Window("公示期", None, "", 0, "0001-01-01", "9999-12-31", None)
    assert [STATES[spell.state] for spell in spells((window,), None)] == ["open"]
