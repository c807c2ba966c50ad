"""A day that cannot be, by the range that it belongs to: the hour at which a pause is over, 「3月6日至3月9日8:00暂停服务 … 将于3月9日9:00恢复」, and a part that lies beyond
the whole, 「体检自5月18日至6月12日分批进行。第一批…，第三批6月15日至19日」.

Not seen on purpose: several pauses of one text, days between a pause and what is on again (weekends, trials), and parts that are made up for or added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.check.contrast import apart
from ingest.check.reading import Mention, Reading
from ingest.check.statement import MARK

_STOPS = re.compile(r"停[运止业课水电办机诊气航播售]|暂停|中断|关闭|封闭|闭[馆园]|休[馆市业]|歇业")
_OVER = re.compile(
    r"\)?(?:起|后|上午|下午|正式|即|开始|全面|方|才|[可将])*(?:恢复|复[航运业课工电水开诊市]|重新开[放馆业])"
)
_TRIED = re.compile(r"试|调试|检测|验收|消毒|演练|逐步|陆续|分批|部分|延|另|除|若|如遇")
_IN_PARTS = re.compile(r"分(?:[两二三四五六\d个]{0,2}[批期次场]|[两二三四五六\d个]{0,2}阶段|[期批])")
_PART = re.compile(r"(?:^|[,;、:。\n])\s*第(?:[一二三四五六]|\d)(?:批|期|阶段|场|次)[^,。;\n\d]{0,6}$")
_ADDED = re.compile("补|追加|加开|增|延|备用|另")


def out_of_range(text: Reading, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """The pairs of a range and a day that it does not allow; `mentions` are those that may be compared, in order."""
    ranges = [one for one in mentions if one.found.last is not None and one.first and one.last]
    paused = [one for one in ranges if _STOPS.search(text.plain, *_own(text, one))]
    if len(paused) == 1 and not _TRIED.search(text.plain):
        for later in mentions:
            if _is_over(text, paused[0], later):
                yield paused[0], later
                break
    for whole in ranges if "第一" in text.plain or "第1" in text.plain else ():
        start, end = whole.sentence
        if _IN_PARTS.search(text.plain, whole.found.stop, end) and not _PART.search(text.led(whole)):
            for part in mentions:
                if (
                    part.found.offset > whole.found.stop
                    and part.section == whole.section
                    and _beyond(text, whole, part)
                ):
                    yield whole, part
                    break


def _is_over(text: Reading, pause: Mention, later: Mention) -> bool:
    if later.found.last is not None or later.section != pause.section or later.sentence == pause.sentence:
        return False
    if (
        later.first is None
        or pause.last is None
        or later.first != later.last
        or not _OVER.match(text.plain, later.found.stop)
    ):
        return False
    marks, also = (frozenset(MARK.findall(text.plain, *one.sentence)) for one in (pause, later))
    if apart(MARK, text.plain, marks, also) or not _alike(text, pause, later):
        return False
    hours = pause.found.end or "", later.found.start or ""
    return later.first == pause.last and all("T" in hour for hour in hours) and hours[0] != hours[1]


def _alike(text: Reading, pause: Mention, later: Mention) -> bool:
    """Whether what is on again has a name of the sentence in which something stops, or none."""
    start, _ = _own(text, later)
    name = re.sub(
        r"^.*:|[于在将自请]|预计|系统|服务|平台|业务|[^\u4e00-\u9fff]", "", text.plain[start : later.found.offset]
    )
    said = text.plain[slice(*pause.sentence)]
    return len(name) < 2 or any(name[at : at + 2] in said for at in range(len(name) - 1))


def _beyond(text: Reading, whole: Mention, part: Mention) -> bool:
    if not all((whole.first, whole.last, part.first, part.last)) or not _PART.search(text.led(part)):
        return False
    assert whole.first and whole.last and part.first and part.last
    start, end = _own(text, part)
    return not whole.first <= part.first <= part.last <= whole.last and not _ADDED.search(text.plain, start, end)


def _own(text: Reading, one: Mention) -> tuple[int, int]:
    start, end = text.clauses.clause(one.found.offset, one.found.stop)
    near = text.mentions_in(one.found.stop, end)
    return max(start, text.mentions_before(one.found.offset)), near[0].found.offset if near else end
