"""Words of the question that are missing where the value stands."""

from __future__ import annotations

from answer.marks.contract import EVENTS, Seen


def beyond_title(seen: Seen) -> float:
    """What is asked beyond the title stands nowhere near."""
    outer = [i for i in range(len(seen.closeness)) if seen.tells(i) and seen.fit.hits.title[i] < 0.6]
    wanted = seen.kind in EVENTS or seen.counted
    return -0.12 if wanted and outer and all(seen.closeness[i] < 0.3 for i in outer) else 0.0


def elsewhere(seen: Seen) -> float:
    """Words that the page has, far from here."""
    hits = seen.fit.hits
    far = sum(
        seen.closeness[i] < 0.3 and hits.best(i) >= 0.9 and hits.title[i] < 0.6 and seen.tells(i)
        for i in range(len(seen.closeness))
    )
    return -min(0.07 * far, 0.21)


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


def title_alone(seen: Seen) -> float:
    """Only the title is asked about, and nothing near the value tells of it."""
    hits, indices = seen.fit.hits, range(len(seen.closeness))
    if seen.counted and not seen.proposal.quote and all(hits.title[i] >= 0.6 for i in indices if seen.tells(i)):
        tight = tuple(one for one in seen.around if one[2] >= 0.85)
        if all(hits.near(i, tight) < 0.45 for i in indices):
            return -0.3
    return 0.0


def counted_noun(seen: Seen) -> float:
    """「多少利息」 where no interest is told."""
    return -0.3 * (
        seen.counted
        and any(
            seen.closeness[i] < 0.3 and seen.fit.hits.title[i] < 0.6 and term.noun and term.weight >= 1
            for i, term in enumerate(seen.asked.terms)
            if 0 <= term.offset - seen.asked.focus[1] <= 1
        )
    )
