"""Searching and asking: the index finds, the store gives, the answer is resolved."""

from __future__ import annotations

import contextlib
import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import msgspec

from archive.indexing import Indexing
from records import Answer, Filters, Found, Hit, Record, Trouble, hints_of, status_of

if TYPE_CHECKING:
    from index.alike import Counts
    from index.snippet import Snippet
    from store.listing import Listed

T = TypeVar("T")
CANDIDATES = 40  # announcements that an answer is looked for in
CHAIN = 8  # questions before that are read, at most: each is searched for; who asks further asks of what he asked last
REACH = 60  # code points by which a passage grows at most, so that it cuts nothing that counts
# a number with what is written between its digits (12,000; 9:30; 2024-05-01), or one in characters
_NUMBER = re.compile(
    r"[A-Za-z\d]+(?:[-.,:/][A-Za-z\d]+)*[年月日天元人個个]?|[〇零一二三四五六七八九十百千萬万億亿兩两廿卅]+[年月日天元人個个]?"
)


class Finding(Indexing):
    def search(
        self,
        query: str,
        filters: Filters,
        today: str,
        limit: int = 10,
        offset: int = 0,
        fold: bool = False,
        correct: bool = True,
    ) -> Found:
        """Announcements for a query, its own filters included; without words the windows of the day, from the store,
        and where it only excludes something the rest, newest first.

        `correct`: whether what finds nothing may be taken for something else (`corrected` says so).
        `fold`: of copies that stand among these hits the first stands for all (`total` and the facets count each).
        """
        from index import parse
        from index.rest import as_typed
        from index.snippet import snippet

        if offset:  # an engine makes room for as many hits as stand before the first, whether there are as many or not
            offset = min(offset, self.size())
        waiting = self.indexing()
        if waiting and self._behind is None:  # a process that was to index them may have been killed
            with contextlib.suppress(OSError):  # a full disk keeps nobody from what is there
                self.drain(vectors=False)
            waiting = self.indexing()
        parsed = parse(query, today)
        if parsed.narrows and not parsed.conflicts(filters):
            listed = self._listed(parsed.filters(filters), today, limit, offset)
            kept = _folded(listed.records) if fold else listed.records
            hits, folded = tuple(_hit(record, today) for record in kept), len(listed.records) - len(kept)
            facets = _one_each(listed.facets)
            nowhere = () if hits or not query else self._unknown(query, today)
            return Found(hits, listed.total, facets, None, nowhere, waiting, folded, parsed.misread)
        together = self._index.looked_at(query)
        first, count = (0, max(together, offset + limit)) if offset < together else (offset, limit)
        matches = self._of_index(
            lambda: self._index.search(
                query, filters, today, count, first, self._synonyms, correct, _but_their_own(filters)
            )
        )
        scores = dict(zip(matches.ids, matches.scores, strict=True))
        records = self._index.whole_first(matches.corrected or query, self._store.records(matches.ids, today))
        records = records[offset - first :][:limit]
        kept = _folded(records) if fold else records
        hits = tuple(_hit(record, today, scores[record.id], snippet(record, matches.marks)) for record in kept)
        nowhere = tuple(as_typed(query, word) for word in matches.nowhere)
        nowhere = nowhere if hits else (*nowhere, *self._unknown(query, today))
        folded = len(records) - len(kept)
        notes = (*parsed.misread, *([{"key": "by_meaning"}] if hits and matches.by_meaning else []))
        return Found(hits, matches.total, matches.facets, matches.corrected, nowhere, waiting, folded, notes)

    def _unknown(self, query: str, today: str) -> tuple[str, ...]:
        """The publishers, categories and sites that a query asks for and no announcement has, as typed."""
        from index.rest import typed

        found = []
        for piece in typed(query):
            if piece.narrow and (piece.narrow.publisher or piece.narrow.category or piece.narrow.site):
                only = self._of_index(partial(self._index.search, "", piece.narrow, today, 1))
                found += [] if only.total else [piece.text]
        return tuple(found)

    def instead(self, query: str, nowhere: Sequence[str], filters: Filters, today: str) -> str:
        """What to search for where a query finds nothing: with what stands nowhere no longer quoted or asked for in titles,
        else without it; "" where that finds nothing either."""
        from index.rest import loosened, without

        for other in dict.fromkeys((loosened(query, nowhere), without(query, nowhere))):
            if other and other != query and self.search(other, filters, today, 1).total:
                return other
        return ""

    def _listed(self, filters: Filters, today: str, limit: int, offset: int) -> Listed:
        """The list of a day. The store knows a publisher as it is written; a filter means it in either script, as the
        index has it, so that the same filter finds the same with words and without."""
        if filters.publisher or filters.category:
            from index.alike import spellings

            chosen = {
                name: spellings(getattr(filters, name), self._store.values(name))
                for name in ("publisher", "category")
                if getattr(filters, name)
            }
            filters = msgspec.structs.replace(filters, **chosen)
        return self._store.of_day(today, filters, limit, offset)

    def marks(self, record: Record, query: str) -> tuple[tuple[int, int], ...]:
        """Where what a query looks for stands in the body of a record: (start, length), in code points."""
        from index import NotFresh, parse
        from index.snippet import snippet

        if not parse(query).words:
            return ()
        try:
            matches = self._index.search(query, Filters(), "2000-01-01", 1, 0, self._synonyms)
        except NotFresh:
            return ()
        return tuple(snippet(record, matches.marks, len(record.body) + 1).marks)

    def ask(self, question: str, today: str, before: str | None = None) -> Answer:
        """A short answer with its sentence, or none; `before`: the questions that this one follows up, the first of them
        first, a line each; of more than CHAIN the last count."""
        from answer import told

        chain = (*(before or "").splitlines()[-CHAIN:], " ".join(question.splitlines()))
        return told(
            chain,
            lambda asked: self._candidates(asked.query, asked.published, today),
            datetime.date.fromisoformat(today),
        )

    def around(self, record: Record, today: str) -> tuple[tuple[Record, ...], tuple[Record, ...]]:
        """The announcements that a record changes (「…延期的公告」), and those that change it, each the newest first.

        None where the index cannot be used as it is: to look at one announcement nothing is built anew.
        """
        from answer import around
        from index import NotFresh

        try:
            ids = self._index.candidates(record.title or "", Filters(), today, CANDIDATES, self._synonyms)
        except NotFresh:
            return (), ()
        return around(record, [one for one in self._store.records(ids) if one.id != record.id])

    def _of_index(self, work: Callable[[], T]) -> T:
        """What the index gives; where it cannot be used as it is, it is built anew first: by a thread where people are
        served (Trouble index_rebuilding while it does). Trouble where that is no help."""
        from index import NotFresh

        try:
            return work()
        except NotFresh as stale:
            if self._behind is None:
                self._anew(stale.state)
            else:
                self._wait_for_index()
        try:
            return work()
        except NotFresh:
            raise Trouble("index_unusable") from None

    def _candidates(self, query: str, published: str | None, today: str) -> Sequence[Record]:
        """Announcements that an answer may stand in: any word counts; of the month or year that the question names."""
        filters = _within(published)
        ids = self._of_index(lambda: self._index.candidates(query, filters, today, CANDIDATES, self._synonyms))
        return self._store.records(ids)  # what holds on a day is read out of their windows


def _but_their_own(filters: Filters) -> dict[str, Filters]:
    """The facets by which somebody narrowed, each to be counted under all filters but its own (years without the months
    too), as the store's list does: what else could be chosen stays in sight."""
    found: dict[str, Filters] = {}
    for name in ("publisher", "category", "year", "month", "status", "flagged"):
        left = (name, "month") if name == "year" else (name,)
        if any(getattr(filters, one) not in (None, ()) for one in left):
            found[name] = msgspec.structs.replace(filters, **{one: getattr(Filters(), one) for one in left})
    return found


def _one_each(facets: Mapping[str, Counts]) -> Mapping[str, Counts]:
    """Facets in which a publisher, a category that is written in both scripts stands once."""
    from index.alike import merged

    return {name: merged(counts) if name in ("publisher", "category") else counts for name, counts in facets.items()}


def _hit(record: Record, today: str, score: float = 0.0, shown: Snippet | None = None) -> Hit:
    """A record as a hit: with the passage that the query found, else the one that its status rests on."""
    state = status_of(record.windows, today, record.published)
    text, offset = (shown.text, shown.offset) if shown else _opening(record, state.label if state else None)
    doubts = [flag for flag in record.flags if flag.state != "decided"]
    start, end = _whole(record, offset, offset + len(text))
    marks = tuple((at + offset - start, size) for at, size in shown.marks) if shown else ()
    text, offset = record.body[start:end], start
    return Hit(
        id=record.id,
        file=record.file,
        title=record.title,
        published=record.published,
        score=score,
        snippet=text,
        marks=tuple((at, min(size, len(text) - at)) for at, size in marks if at < len(text)),
        status=record.status,
        doubts=len(doubts),
        publisher=record.publisher,
        script=record.script,
        title_marks=shown.title_marks if shown else (),
        doubt_marks=tuple(
            (max(flag.offset, offset) - offset, min(flag.offset + len(flag.span), end) - max(flag.offset, offset))
            for flag in doubts
            if flag.offset < end and offset < flag.offset + len(flag.span)
        ),
        state=state,
        windows=record.windows,
        copies=len(record.copies),
        example=record.example,
        offset=offset,
        goes_on=bool(record.body[end:].strip()),
        hints=hints_of(record.windows, record.flags),
    )


def _whole(record: Record, start: int, end: int) -> tuple[int, int]:
    """Bounds of a passage, moved so that they cut no doubt, no window and no number: 「共20天」 is not told as 「共2」.

    Outwards where that takes 60 code points or less; else the end goes back to before it, if something is left.
    """
    spans = [(flag.offset, flag.offset + len(flag.span)) for flag in record.flags]
    spans += [(window.offset, window.offset + len(window.span)) for window in record.windows]
    near = max(0, start - REACH), min(len(record.body), end + REACH)
    spans += [match.span() for match in _NUMBER.finditer(record.body, *near)]
    for _ in range(4):  # a span that it was moved out to may end within another one
        before = start, end
        for first, last in spans:
            if first < start < last and start - first <= REACH:
                start = first
            if first < end < last:
                end = last if last - end <= REACH else max(first, start) or end
        if (start, end) == before:
            break
    return start, end


def _opening(record: Record, label: str | None) -> tuple[str, int]:
    """A passage without a query, and where it starts: the sentence of the window called `label`, of the first doubt, or
    the first line that is more than a salutation (20 code points); 120 code points at most."""
    body = record.body
    places = [window.offset for window in record.windows if window.label == label]
    places += [flag.offset for flag in record.flags if flag.state != "decided"]
    if places:
        start = max(body.rfind(mark, 0, places[0]) for mark in "。！？；\n") + 1
        start = start if places[0] - start < 80 else places[0]
    else:
        lines = body.split("\n")
        number = next((number for number, line in enumerate(lines) if len(line) >= 20), 0)
        start = sum(len(line) + 1 for line in lines[:number])
    text = body[start : start + 120].split("\n")[0]
    return text, start


def _folded(records: Sequence[Record]) -> tuple[Record, ...]:
    """Without those that are copies of an earlier one."""
    kept: list[Record] = []
    for record in records:
        if not any(record.id in one.copies for one in kept):
            kept.append(record)
    return tuple(kept)


def _within(published: str | None) -> Filters:
    """`2023-02` or `2023` as the first and last day of publication."""
    if not published:
        return Filters()
    if len(published) == 4:
        return Filters(published_from=f"{published}-01-01", published_to=f"{published}-12-31")
    first = datetime.date.fromisoformat(f"{published}-01")
    last = (first.replace(day=28) + datetime.timedelta(days=4)).replace(day=1) - datetime.timedelta(days=1)
    return Filters(published_from=first.isoformat(), published_to=last.isoformat())
