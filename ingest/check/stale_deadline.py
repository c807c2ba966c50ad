"""Called to, though the time is over: a sign-up whose last day lies before the announcement came out.

Reads windows that are called a sign-up, an application and the like, by their last day. Always a hint: the day of
publication may be that of a later copy. Not seen on purpose: what is told as past (「报名已于…截止」), of an earlier round
(「上一期报名…截止」) or with what came of it (「…截止时共收80篇」), what says who may sign up (born, insured, graduated then), and windows that are flagged for their year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.check.reading import Reading
from records import Flag
from zh.qualifying import of_birth, of_earlier

_CALL = re.compile(r"报名|申请|申报|征集|征稿|投稿|收件|送件|提交|报送|登记|预约|招募|招商|受理|投票")
_FORMER = re.compile(
    "(?<![提目以线网晚早面])[上前](?:[一两]个?)?(?:期|轮|批(?![量准复])|次|届|季度?|学期|学年|梯次)|去年|上年|往[年届期次]|历[年届次]"
)
_OVER = re.compile(
    r"共(?:收到?|征集?到?) ?\d|(?<!以)收到 ?\d|已(?:经)?(?:截止|结束|关闭|停止|完成|公布)|公布|揭晓|结果|名单"
)


def stale_deadline(text: Reading, raised: Sequence[Flag]) -> Iterator[Flag]:
    if text.reference is None:
        return
    doubted = {flag.offset for flag in raised}
    for period in text.periods:
        mention = period.mention
        last = period.last
        if (
            last is None
            or last >= text.reference
            or mention.found.mod in ("since", "after")
            or period.offset in doubted
        ):
            continue
        owner = period.owner if period.owner in text.plain[slice(*mention.sentence)] else ""  # not what the title lends
        if mention.past or mention.old or mention.example or not _CALL.search(period.label + owner):
            continue
        if _OVER.search(text.plain, mention.found.stop, mention.sentence[1]):
            continue
        if mention.ago or _FORMER.search(text.plain, mention.sentence[0], mention.found.offset):
            continue
        found = mention.found
        if (
            of_birth(text.plain, found.offset, found.stop)
            or found.last is not None
            and of_earlier(text.plain, found.stop)
        ):
            continue
        message: dict[str, object] = {
            "key": "deadline_past",
            "day": last.isoformat(),
            "published": text.reference.isoformat(),
        }
        yield text.flag("stale_deadline", period.offset, period.stop, message)
