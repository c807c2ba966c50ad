"""Question types: one small file each, with the contract of `contract.py`. A new type is its file and its line in TABLE."""

from __future__ import annotations

from answer.types import (
    amount,
    clause,
    compare,
    contact,
    count,
    define,
    equals,
    how,
    is_open,
    left,
    may,
    meets,
    org,
    outcome,
    steps,
    terms,
    what,
    when,
    where,
    which,
    who,
    why,
)
from answer.types.contract import Proposal, Type

# in the order in which they are tried: the first whose focus stands in the question
TABLE: tuple[Type, ...] = (
    contact.TYPE,
    left.TYPE,
    compare.TYPE,
    equals.TYPE,
    is_open.TYPE,
    meets.TYPE,
    may.TYPE,
    steps.TYPE,
    terms.TYPE,
    who.TYPE,
    org.TYPE,
    where.TYPE,
    which.TYPE,
    when.TYPE,
    amount.TYPE,
    count.TYPE,
    outcome.TYPE,
    why.TYPE,
    define.TYPE,
    how.TYPE,
    what.TYPE,
    clause.TYPE,
)
BY_NAME = {one.name: one for one in TABLE}

__all__ = ["BY_NAME", "TABLE", "Proposal", "Type"]
