"""What the text has said so far, for the forms that hang on it: 次日 on the day before it, 「20日」 on its month."""

from __future__ import annotations

import datetime as dt


class Context:
    """`original` is the text as it stands, `text` the folded one, `reference` the day it was put out, or None."""

    __slots__ = ("original", "text", "reference", "today", "last", "last_end", "year", "republic")

    def __init__(self, original: str, text: str, reference: dt.date | None) -> None:
        self.original = original
        self.text = text
        self.reference = reference
        self.today = reference.toordinal() if reference else None
        self.last: int | None = None  # ordinal of the last day of the find before
        self.last_end = 0  # where that find ended
        self.year: int | None = None  # the last year that was written
        self.republic = False  # years of the Republic were written
