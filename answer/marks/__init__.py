"""Marks: one small function each, with the contract of `contract.py`. A new one is its function and its line in TABLE."""

from __future__ import annotations

from answer.marks import labels, missing, nearest, rows, siblings, times
from answer.marks.contract import Mark, Seen
from answer.marks.siblings import sibling

TABLE: dict[str, Mark] = {
    "near": nearest.near,
    "apart": nearest.apart,
    "same clause": nearest.same_clause,
    "touches": nearest.touches,
    "beside": nearest.beside,
    "right before": nearest.right_before,
    "beyond title": missing.beyond_title,
    "elsewhere": missing.elsewhere,
    "strange": missing.strange,
    "title alone": missing.title_alone,
    "counted noun": missing.counted_noun,
    "segment": siblings.segment,
    "modified": siblings.modified,
    "other clause": siblings.other_clause,
    "excepted": siblings.excepted,
    "row": rows.row,
    "label": labels.label,
    "changed": times.changed,
    "past": times.past,
    "planned": times.planned,
    "given": times.given,
    "year": times.year,
    "clock": times.clock,
}

__all__ = ["TABLE", "Mark", "Seen", "sibling"]
