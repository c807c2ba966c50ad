"""What somebody decided of an announcement's words, as marks of its text."""

from __future__ import annotations

from records import Flag, Record
from screens.changes import Edit, apply, edits
from screens.frame import View
from screens.parts import open_flags
from screens.route import href
from screens.text import Mark


def settled(view: View, record: Record) -> list[Mark]:
    """What was decided, told behind what is written: of decisions that touch one another (the year of a range, its last
    day) what they come to together. Nothing where another doubt of the same words is open: that one is amber."""
    told = [flag for flag in record.flags if flag.state == "decided" and flag.decision]
    told = [flag for flag in told if flag.decision and flag.decision.verb in ("accept", "correct", "keep")]
    runs: list[tuple[int, int, list[Flag]]] = []
    for flag in sorted(told, key=lambda flag: flag.offset):
        end = flag.offset + len(flag.span)
        if runs and flag.offset < runs[-1][1]:
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]), [*runs[-1][2], flag])
        else:
            runs.append((flag.offset, end, [flag]))
    waiting = [(flag.offset, flag.offset + len(flag.span)) for flag in open_flags(record.flags)]
    marks = []
    for start, end, flags in runs:
        if not any(first < end and start < last for first, last in waiting):
            note = _reads(record.body[start:end], start, flags) or view.say("did_keep")
            marks.append(Mark(start, end, "settled", href=href("review", f=flags[0].id), note=note))
    return marks


def _reads(written: str, start: int, flags: list[Flag]) -> str:
    """What is written, with the decisions in it; "" where it was left as it is."""
    wanted = []
    for flag in flags:
        decision = flag.decision
        value = decision and {"accept": flag.suggestion, "correct": decision.value}.get(decision.verb)
        if value:
            at = flag.offset - start
            wanted += [Edit(edit.start + at, edit.end + at, edit.after) for edit in edits(flag.span, value)]
    return apply(written, wanted, ())[0] if wanted else ""
