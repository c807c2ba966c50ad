"""How a widget and the address agree: the address is the truth.

Before a widget is drawn its session value is set from the address; when a person changes it, the *value* (never its
label, which changes with language and counts) is written to the address, or taken out where it is the default. So a
link, a pick, Back and Forward all lead to the same screen. Values that are none (an unknown status, a date that cannot
be) count as absent.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

LONGEST = 1000  # code points of a parameter


def read(name: str) -> str:
    """A parameter of the address, "" where it is absent; at most 1,000 code points."""
    return st.query_params.get(name, "")[:LONGEST]


def read_all(name: str) -> tuple[str, ...]:
    """All values of a parameter, at most 50."""
    return tuple(value for value in st.query_params.get_all(name) if value)[:50]


def write(name: str, value: str | Sequence[str] | None) -> None:
    """Puts a parameter into the address, or takes it out where it is empty."""
    write_all({name: value})


def write_all(values: Mapping[str, str | Sequence[str] | None]) -> None:
    """The same for several at once: each writing is a step of Back, so that one act of a person is one step."""
    now = {name: st.query_params.get_all(name) for name in st.query_params}
    wanted = dict(now)
    for name, value in values.items():
        if value:
            wanted[name] = [value] if isinstance(value, str) else list(value)
        else:
            wanted.pop(name, None)
    if wanted != now:
        st.query_params.from_dict(wanted)


def _chosen(key: str, value: Any) -> None:
    """For a choice whose labels carry counts: told anew in every run. The browser knows what is chosen by its label, so
    「開放中 3」 which has become 「開放中 1」 would be no longer chosen."""
    st.session_state[key] = value


def _agree(key: str, value: Any) -> None:
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def _written(key: str, name: str, default: Any, to_text: Callable[[Any], Any], also_drop: Sequence[str]) -> None:
    value = st.session_state[key]
    write_all({name: None if value == default else to_text(value), **dict.fromkeys(also_drop)})


def one_of(name: str, key: str, options: Sequence[str], default: str, drop: Sequence[str] = ()) -> Callable[[], None]:
    """Sets the session value of a choice; gives what its `on_change` has to be. `drop`: parameters that no longer hold
    after a change (the number of the page)."""
    given = read(name)
    _chosen(key, given if given in options else default)
    return lambda: _written(key, name, default, lambda value: value or None, drop)


def many_of(name: str, key: str, drop: Sequence[str] = ()) -> Callable[[], None]:
    """As `one_of`, for a choice of several; any value of the address is taken (a facet may show it at 0)."""
    _chosen(key, list(read_all(name)))
    return lambda: _written(key, name, [], list, drop)


def text(name: str, key: str, drop: Sequence[str] = ()) -> Callable[[], None]:
    _agree(key, read(name))
    return lambda: _written(key, name, "", lambda value: value.strip()[:LONGEST], drop)


def switch(name: str, key: str, drop: Sequence[str] = ()) -> Callable[[], None]:
    _agree(key, read(name) == "1")
    return lambda: _written(key, name, False, lambda on: "1" if on else None, drop)


def as_day(given: str) -> datetime.date | None:
    """A day of an address, None where it is none or out of the calendar's reach."""
    try:
        day = datetime.date.fromisoformat(given)
    except ValueError:
        return None
    return day if 1900 <= day.year <= 2200 else None


def day(name: str, key: str, today: str, drop: Sequence[str] = ()) -> tuple[str, Callable[[], None]]:
    """The chosen day (today where the address names none) and the `on_change` of its widget."""
    chosen = as_day(read(name)) or datetime.date.fromisoformat(today)
    _agree(key, chosen)
    default = datetime.date.fromisoformat(today)
    return chosen.isoformat(), lambda: _written(
        key, name, default, lambda value: value.isoformat() if value else None, drop
    )


def number(name: str, key: str, most: int) -> tuple[int, Callable[[], None]]:
    """A number from 1 to `most` (1 where the address names none)."""
    given = read(name)
    chosen = int(given) if given.isascii() and given.isdigit() and 1 <= int(given[:9]) <= most else 1
    _agree(key, chosen)
    return chosen, lambda: _written(key, name, 1, str, ())
