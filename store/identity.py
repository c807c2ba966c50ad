"""Which announcement of a new version is which of those that the source had before, and what a new one is called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from records import Announcement, Flag, flag_id, short_hash
from zh.bare import bare


class Known(NamedTuple):
    """An announcement of the source. `place`: where it stood in the newest version; None: no longer there."""

    n: int
    id: str
    title_key: str
    added: str
    place: int | None
    removed: str | None = None  # when a person took it out


def title_key(title: str) -> str:
    """A title as it is compared: 「關於　ＡＢＣ　的公告」 and 「关于abc的公告」 are the same."""
    return "".join(bare(title).split())


def match(documents: Sequence[Announcement], known: Sequence[Known]) -> list[Known | None]:
    """For every document the announcement that it is: by title, then (among those still on the page) by place, then by
    the title of one that had vanished. None: a new one.
    """
    found: list[Known | None] = [None] * len(documents)
    left = sorted(known, key=lambda one: (one.place is None, one.place or 0, one.n))
    titles = [title_key(document.title) for document in documents]

    def take(place: int, one: Known) -> None:
        found[place] = one
        left.remove(one)

    for gone in (False, True):
        for place, title in enumerate(titles):
            same = [one for one in left if (one.place is None) == gone and one.title_key == title]
            if found[place] is None and same:
                take(place, same[0])
        for place in range(len(titles)):
            there = [one for one in left if one.place == place]
            if not gone and found[place] is None and there:
                take(place, there[0])
    return found


def announcement_id(source_key: str, title: str, place: int, taken: set[str]) -> str:
    """A new announcement's id: its source, first title and first place; the next free one where that is taken."""
    number = 0
    while True:
        one = short_hash("a", source_key, title_key(title), str(place), *([str(number)] if number else []))
        if one not in taken:
            return one
        number += 1


def flag_ids(announcement: str, flags: Sequence[Flag], body: str) -> list[str]:
    """Ids of the flags of an announcement; where two have the same words round them, the second gets `-2`."""
    ids: list[str] = []
    counts: dict[str, int] = {}
    for flag in flags:
        one = flag_id(announcement, flag, body)
        counts[one] = counts.get(one, 0) + 1
        ids.append(one if counts[one] == 1 else f"{one}-{counts[one]}")
    return ids
