"""A date that stands beside a relative one and says the same: 本周五（6月14日）, 今日（12月28日）, 周日，2月10日, 周日2月10日.

They are one date: the written one gives the value, and a weekday before it is kept as its weekday.
"""

from __future__ import annotations

import datetime as dt

from zh.dates import absolute, numeric
from zh.dates.context import Context
from zh.dates.piece import MONTH, Piece
from zh.numerals import CHARS

FIRST = "(, 0123456789"
BEHIND_BLANK = f"0123456789{CHARS}民中令平昭"  # what `absolute` begins with


def extend(text: str, piece: Piece, context: Context) -> None:
    """Takes the date in brackets, or behind a bare weekday, into it."""
    bracket = text[piece.end] == "("
    if piece.days is None or not piece.one_day or not (bracket or piece.bare):
        return
    at = piece.end + (text[piece.end] in "(,")
    if text[at : at + 1] == " ":
        at += 1
    beside = absolute.read(text, at, context) or numeric.read_end(text, at, piece, context)
    if beside is None or beside.day is None or not (beside.written & MONTH or bracket):
        return
    if bracket and text[beside.end : beside.end + 1] != ")":
        return
    said = dt.date.fromordinal(piece.days[0])
    alike = beside.year is None and (said.month, said.day) == (beside.month, beside.day)
    piece.days = None
    piece.year = said.year if alike else beside.year  # 「本周三（12月3日）已完成」 is not of the year before
    piece.month, piece.day = beside.month, beside.day
    piece.written |= beside.written
    piece.end = beside.end + bracket
