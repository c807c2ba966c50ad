"""Spells say of every day what the rule of the records says."""

from __future__ import annotations

import datetime
import sqlite3

from hypothesis import given
from hypothesis import strategies as st

from records import Filters, Window, status_of
from store import Store
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


@given(st.lists(windows, max_size=4).map(tuple), days)
def test_spells_are_the_status_of_every_day(those, published):
    found = spells(those, published)
    for n in range(-2, 16):
        day = (FIRST + datetime.timedelta(days=n)).isoformat()
        status = status_of(those, day, published)
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


def test_a_store_made_before_counts_deadlines_from_publication(make, tmp_path):
    """The reading says 2023-02-17; on the day before that what has only a deadline is to come."""
    make.add("https://a.example/1", make.document(windows=(make.window(None, "2023-03-05"),)))
    listed = [make.store.of_day("2023-02-16", Filters(status=state)).total for state in ("open", "upcoming", "closed")]
    assert listed == [0, 1, 0]
    make.store.close()
    connection = sqlite3.connect(tmp_path / "store.sqlite")
    with connection:
        was = connection.execute("SELECT * FROM spells ORDER BY first").fetchall()
        connection.execute("DELETE FROM spells WHERE state = 1")
        connection.execute("UPDATE spells SET first = 1 WHERE state = 0")
        connection.execute("DELETE FROM migrations WHERE name = 'deadlines_from_publication'")
    connection.close()
    with Store(tmp_path) as store:
        assert store.of_day("2023-02-16", Filters(status="upcoming")).total == 1
    connection = sqlite3.connect(tmp_path / "store.sqlite")
    assert connection.execute("SELECT * FROM spells ORDER BY first").fetchall() == was
    connection.close()
