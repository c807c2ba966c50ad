"""Whether a place is that of something else than what is asked after, which the page only tells to bring: 「營業執照在哪裡辦」 of
「到二樓辦理續租，帶身份證、營業執照」.

Read where the question asks where a thing is made, got or applied for, and each place where the page names that thing stands behind a
verb of bringing or using in its clause.
"""

from __future__ import annotations

import re

from answer.marks import Seen

_GOT = re.compile(
    r"(?P<what>[一-鿿]{2,8}?)(?:要|得|该|应该|可以|能)?(?:(?:在|去|到|上|往)?(?:哪里|哪儿|哪边|什么地方|何处|哪个地方))(?:可以|能|才能)?(?:补?[办领]|申[请领]|办理|领取|取得|补发)(?:的|呢)?[?]?$"
)
_BRINGS = re.compile(r"(?:携?带|[用凭持刷]|出示|附上?|提交|递交|验)[^,。;:\n]{0,30}$")


def only_brought(one: Seen) -> bool:
    if one.kind not in ("where", "clause"):
        return False
    got = _GOT.search(one.asked.text)
    if got is None:
        return False
    page = one.page
    last = next((term for term in reversed(one.asked.terms) if term.thing and term.end == got.end("what")), None)
    if last is None or last.text in page.title:
        return False
    places = [match.start() for match in re.finditer(re.escape(last.text), page.text)][:MOST]
    return bool(places) and all(_BRINGS.search(page.text, page.clause(place)[0], place) for place in places)


MOST = 50  # places of a thing on a page
