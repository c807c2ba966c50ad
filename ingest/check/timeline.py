"""What a text says of a date's year in other words, and the one year with which all of that holds.

The principle that the other rules of the year have instances of: what is planned lies ahead, what counts from the day of publication lies there (昨天, 下周六, 明年1月), what has
a length is so long, what is told of a part of a year lies in it, and a step lies before the one that waits for it. Each claim (`CLAIMS`) reads one such thing of one date and says which days would
agree with it. A date that a claim speaks against by most of a year is flagged where the year of one end or of both is changed and exactly one such change makes all of its
claims hold. So a new thing that a text can say of a year is one more line of the table, and settles a value only with what the others say.

Not seen on purpose: texts with a second day that lies as far behind, put out anew or telling a history; a day with the weekday that it has only as it is written; what is reported, agreed or asked of those who did something then; comparisons.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

from ingest.check.days import moved
from ingest.check.range_year import end_of, year_flag
from ingest.check.reading import MANY, Mention, Reading
from ingest.check.year_by_order import closes, in_order, lasts, lies_ahead
from ingest.check.year_by_word import by_word, holds_until, in_part, lately, of_animal, of_class, on_feast, under_a_name
from ingest.check.year_claim import SHORT, Claim, Span
from records import Flag

CLAIMS: tuple[Callable[[Reading, Mention, Span], Claim | None], ...] = (
    lies_ahead, by_word, on_feast, lately, lasts, in_part, in_order, closes, of_class, of_animal, holds_until, under_a_name,
)  # fmt: skip


def timeline(text: Reading) -> Iterator[Flag]:
    """The dates that the claims speak against, with the one year that all of these agree on."""
    if text.reference is None:
        return
    for mention in text.mentions[:MANY]:
        point = mention.found.first
        if not mention.year_written or mention.first is None or point is None or "month" not in point.written:
            continue
        end = end_of(mention)
        if end is None or mention.old and not mention.changed or mention.example or mention.ago or end < mention.first:
            continue
        # what is told as changed (「原定…，改到明天（…）」) may lie anywhere but for the word that counts it from publication
        claims = [
            claim
            for reads in (CLAIMS if not mention.changed else (by_word,))
            if (claim := reads(text, mention, (mention.first, end))) is not None
        ]
        if not claims or all(claim.holds(mention.first, end) for claim in claims):
            continue
        fit = {
            change
            for change in _changes(mention, (mention.first, end))
            if not _on_its_weekday(mention, change[0])
            and all(claim.holds(moved(mention.first, change[0]), moved(end, change[1])) for claim in claims)
        }
        if len(fit) != 1:
            continue
        [(early, late)] = fit
        points = [one for one, shift in ((point, early), (mention.found.last, late)) if shift]
        shift, year = (early, mention.first.year + early) if early else (late, end.year + late)
        yield year_flag(text, mention, points, shift, year, [claim.evidence for claim in claims])


def _on_its_weekday(mention: Mention, early: int) -> bool:
    """Whether a day stands with the weekday that it has as it is written, and would lose it: 「将于2025年2月7日（星期五）」."""
    assert mention.found.first is not None and mention.first is not None
    weekday = mention.found.first.weekday
    return weekday == mention.first.isoweekday() != moved(mention.first, early).isoweekday()


def _changes(mention: Mention, span: Span) -> Iterator[tuple[int, int]]:
    """By how many years the two ends may be moved: both, or one whose year is written."""
    last = mention.found.last
    for shift in (1, -1, 2):
        yield shift, shift
        if last is None or "year" not in last.written:
            continue
        for early, late in ((shift, 0), (0, shift)):
            lasts = moved(span[1], late) - moved(span[0], early)
            if datetime.timedelta() <= lasts <= SHORT:
                yield early, late
