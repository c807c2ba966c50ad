"""Whether all of several conditions must be met, or one is enough: 「須同時做到兩件事」, asked 「只要符合一項就收，對嗎」; and what has
only one of what must be had together: 「須同時具備甲證與乙證」, asked 「只有甲證可以嗎」."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from answer.asked import Asked
from answer.conditions import one_is_enough
from answer.evidence import Page
from answer.match import Hits
from answer.types import asks
from answer.types.contract import Proposal

_ONE = r"一[项个样条种件]"
_ASKS_ONE = re.compile(
    rf"(?:符合|满足|达到|具备|做到|占|有)(?:其中|任何|任意)?的?{_ONE}(?:条件)?(?![^,。;]{{0,2}}[不没])|其中{_ONE}(?![^,。;]{{0,2}}[不没])|二选一|择一"
)
_ASKS_ALL = re.compile(
    r"[两二三](?:项|个|样|条|种|者)(?:条件|要求)?[^,。;]{0,4}?(?:都|全|均|皆|同时)|同时(?:满足|达到|符合|具备|做到)|缺一不可"
)
_ALL = re.compile(
    rf"同时(?:做到|满足|达到|符合|具备|具有)|缺一不可|[两二三](?:项|个|样|条|种|者)(?:条件|要求)?(?:均|都|皆)须?(?:满足|达到|符合|具备|做到)"
    rf"|(?:只|仅)(?:做到|满足|符合|达到|具备)其中{_ONE}[^,。;]{{0,4}},?[^,。;]{{0,6}}(?:不|退件|拒|无法)"
)
MOST = 20  # places of a page that tell of either
_NEAR = 0.5  # credit of a word of the question that stands in the sentence


def both(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    one, every = _ASKS_ONE.search(asked.text), _ASKS_ALL.search(asked.text)
    if bool(one) == bool(every):
        return
    found = [(match.start(), True) for match in _ALL.finditer(page.text)]
    found += [(start, False) for start in islice(_alternatives(page), MOST)]
    for start, needed in found[:MOST]:
        sentence = page.sentence(start)
        words = [i for i, t in enumerate(asked.terms) if t.weight >= 1 and t.thing and hits.title[i] < 0.6]
        words = [i for i in words if hits.best(i) >= 0.85]
        if any(hits.within(i, *sentence) < _NEAR for i in words):
            continue
        clause = page.clause(start)
        says = asks.yes(asked.text) if needed == bool(every) else asks.no(asked.text)
        told = page.record.body[slice(*clause)].strip(" ,，。;；")
        yield Proposal(*clause, f"{says}，{told}", 0.3)


_HAS_ONLY = re.compile(
    r"(?:只|仅|光|单)(?:持?有|带|拿到|取得|具备)(?P<what>[一-鿿a-z\d]{2,10}?)(?=[,。;?]|[的证]|可以|能|行|就|也|够|算|合)"
)
TOGETHER = re.compile(r"同时(?:具备|持有?|提供|提交|取得|具有|出示|附上?|有)(?P<all>[^,。;\n]{3,40})")
_AND = re.compile(r"以及|[与和及跟、]")


def one_of_all(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    """「電子類須同時具備甲與乙」, asked 「電子產品只有甲，合規嗎」: what is had alone is one of those named, and no other is."""
    has = _HAS_ONLY.search(asked.text)
    if has is None:
        return
    for match in islice(TOGETHER.finditer(page.text), MOST):
        items = [item for item in _AND.split(match["all"]) if item]
        mine = [item for item in items if has["what"] in item]
        if len(items) < 2 or len(mine) != 1 or any(item in asked.text for item in items if item not in mine):
            continue
        clause = page.clause(match.start())
        whose = page.text[clause[0] : match.start()]
        own = [t.text for t in asked.terms if t.noun and t.text in whose]
        if whose.rstrip("须应需必要") and not own:
            continue  # 「玩具類須同時具備…」, asked of something else
        told = page.record.body[slice(*clause)].strip(" ,，。;；")
        yield Proposal(*clause, f"{asks.no(asked.text)}，{told}", 0.3)


def _alternatives(page: Page) -> Iterator[int]:
    """The clauses that say that one of several is enough."""
    for match in islice(re.finditer(rf"(?:其中|任何?|任意)之?一|{_ONE}", page.text), 5 * MOST):
        clause = page.clause(match.start())
        if one_is_enough(page, clause) and re.search(
            r"或|[两二三几]|其中|以下|下列", page.text[slice(*page.sentence(match.start()))]
        ):
            yield match.start()
