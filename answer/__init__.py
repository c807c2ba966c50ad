"""Question + records → a short answer with its quotation, or none. Imports records and zh only; no clock, no I/O.

    understand(question: str, before: Question | None = None) -> Question
        The question's type and slots. `query` holds the words to look for candidates with; `published` the publication
        month or year that it names (2023-02, 2023), for the filter of dates. `before` is the Question that this one
        follows up: what it leaves open is taken from there (「那代理呢？」), and `query` is then that of both.

    resolve(question: Question, records: Sequence[Record], today: datetime.date) -> Answer
        `records` are the candidates, best first, 20 to 50 of them, loaded from the store as decided (body, title,
        published, publisher, windows, flags …). `today` is the day the question is asked for. The citation's quote is
        body[offset:offset+len(quote)] of the record it names. Answer.answer is None where the pages do not say; then
        `nearest` may hold the passage that comes closest, and `choices` the announcements that could be meant.
        Answer.flags are those whose span the answer rests on; Answer.written is what stands in the page where a
        decision changed the value. Of pages about the same matter the later one that changes something leads (superseded.py).

    told(chain: Sequence[str], find: Callable[[Question], Sequence[Record]], today: datetime.date) -> Answer
        The answer to the last of some questions, each of which may follow up the one before; `find` gives the candidates of
        a question that was understood. A question that names a thing of its own, or finds nothing together with the one
        before, is asked alone; Answer.follows is the question that it was read together with.

    around(record: Record, others: Sequence[Record]) -> tuple[tuple[Record, ...], tuple[Record, ...]]
        Of `others` the announcements that a record changes as a whole, and those that change it (succeeded.py).

The way of a question. One that asks for several values at once is asked for each of them (several.py). `understand` puts it plainly
(courtesy.py, spoken.py), finds its type (types/, one file each, in the order of types/TABLE) and its words (words.py, wording.txt). `resolve`
- reads the candidates without the blanks that some writers set round figures (spacing.py) and keeps those that have every name it gives
  (fits.py, names.py, misnamed.py);
- lets the type propose values on each page: evidence.py cuts it, match.py finds the words, dates.py, values.py, facts.py, limits.py,
  conditions.py and kindred.py read it, and what several types read has files of its own in types/ (weekdays.py, bounds.py, units.py, denial.py, noted.py …);
- ranks them by the words that stand near and by what else is seen there (judge.py, marks/, ranking.py);
- passes over values of something else (owner.py asks one file for each: of another day or row: beside.py; deed: acts.py, stages.py, opposite.py; thing or
  person: rivals.py, peers.py, items.py, groups.py; time: season.py, firsts.py, periods.py, old_terms.py; of what is told nowhere: unheard.py;
  of the whole or another sum: totals.py, rates.py),
  a yes or no that the page does not say (unsaid.py), what is no fact (unreal.py) or left for another time (later.py);
- holds the best against what other announcements say (superseded.py, other_pages.py) and gives it where it is likely enough (gate.py,
  overlap.py), else none, with the passage that comes closest (closest.py).
To add a type: its file, its line in the table. The weights of gate.py are fitted on questions as they were answered when nobody had
read them: a new hand of them is added before a rule is made on it (`python bench/gate.py --add FOLDER --write`).

Candidates are looked for by `query` over title and body, any word counting (no phrase, no “all words”): the words hold
common ones too, and a page that lacks some may still be the right one. The same record twice does no harm.
"""

from __future__ import annotations

from answer.chain import told
from answer.resolve import resolve
from answer.succeeded import around
from answer.understand import understand

__all__ = ["around", "resolve", "told", "understand"]
