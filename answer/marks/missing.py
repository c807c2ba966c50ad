"""Words of the question that are missing where the value stands."""

from __future__ import annotations

from answer.marks.contract import EVENTS, Seen


def beyond_title(seen: Seen) -> float:
    """What is asked beyond the title stands nowhere near."""
    outer = [i for i in range(len(seen.closeness)) if seen.tells(i) and seen.fit.hits.title[i] < 0.6]
    wanted = seen.kind in EVENTS or seen.counted
    return -0.12 if wanted and outer and all(seen.closeness[i] < 0.3 for i in outer) else 0.0


def strange(seen: Seen) -> float:
    """「全程馬拉松」 of a page that knows only 半程馬拉松: a noun asked about that stands nowhere."""
    return -0.25 * any(
        term.tag[:1] == "n"
        and not term.alternatives
        and term.weight >= 1
        and term.offset >= seen.asked.tail
        and seen.fit.hits.best(i) < 0.45
        for i, term in enumerate(seen.asked.terms)
    )
