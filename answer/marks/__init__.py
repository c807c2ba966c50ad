"""Marks: one small function each, with the contract of `contract.py`. A new one is its function and its line in TABLE."""

from __future__ import annotations

from answer.marks import aligned, deeds, keyed, labels, missing, nearest, opposed, per, residents, rows, siblings, times
from answer.marks.contract import Mark, Seen
from answer.marks.keyed import of_several, other_step
from answer.marks.lacking import lacking, of_those_with
from answer.marks.places import in_turn
from answer.marks.rows import in_step, off_step, tiered
from answer.marks.siblings import contrast, other_rank, sibling
from answer.marks.times import other_year

TABLE: dict[str, Mark] = {
    "near": nearest.near,
    "apart": nearest.apart,
    "beside": nearest.beside,
    "echo": nearest.echo,
    "beyond title": missing.beyond_title,
    "strange": missing.strange,
    "aligned": aligned.aligned,
    "segment": siblings.segment,
    "modified": siblings.modified,
    "excepted": siblings.excepted,
    "other clause": siblings.other_clause,
    "latter": siblings.latter,
    "opposed": opposed.opposed,
    "met": opposed.met,
    "entry": opposed.entry,
    "keyed step": keyed.step,
    "keyed kind": keyed.kind,
    "parallel": keyed.parallel,
    "row": rows.row,
    "column": rows.column,
    "step": rows.step,
    "equal": rows.equal,
    "per": per.per,
    "label": labels.label,
    "lacking": lacking,
    "resident": residents.resident,
    "fact": labels.fact,
    "changed": times.changed,
    "given": times.given,
    "on day": times.on_day,
    "of day": times.of_day,
    "done on": deeds.done_on,
    "then": times.then,
    "year": times.year,
    "clock": times.clock,
}

__all__ = [
    "TABLE",
    "Mark",
    "Seen",
    "contrast",
    "in_step",
    "in_turn",
    "lacking",
    "of_several",
    "off_step",
    "of_those_with",
    "other_rank",
    "other_step",
    "other_year",
    "sibling",
    "tiered",
]
