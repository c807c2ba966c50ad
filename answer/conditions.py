"""Conditions told in words, held against what a question says of itself: 「且無違規記錄」, 「須帶身份證和社保卡」.

A word that the question and the sentence both know is met where both have it or both lack it. What neither tells stays open.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.words import cut

Span = tuple[int, int]

# of a question: 「沒帶社保卡」, 「拿不出檢驗報告」; 「成績一次都沒有」
_LACKING = re.compile(
    r"(?P<no>没有?|未|无|不用|不是|不曾|不具备|不符合|[拿交开提找]不出|忘了?|缺[了少乏]?|少了?|丢了?|不会|非(?=$))(?P<what>[^,。;、]{0,4}$)"
)
_LACKED = re.compile(
    r"[^,。;、]{0,8}?(?:都|也|还|却|又)(?P<late>没|不曾|未)|[^,。;、]{0,3}?(?P<no>没带|[没不](?:[通考]过|及格|过(?=[,。;?能可也都还就]|$))|没有(?=[,。;?能可也都还就]|$)|丢了|缺少?)"
)
_ASKS_ON = re.compile(r"能|可以|会")
_EITHER_WAY = re.compile(r"有没有|是不是")
# of a sentence: 「從未違約」; 「不限戶籍」 asks for nothing, and 「無故缺席」 has been away
_WITHOUT = re.compile(
    r"(?:没有|未曾|从未|从没|未受过?|未有|不得有|不存在|(?<![有沒没])无(?!需|须|论|法|权|缘|故|偿))[^,。;、的]{0,8}$|[没未]$|忘了?带?$|[没未]带$"
)
_SUFFERED = re.compile(r"(?:没有?|未曾?|从未)[受有被][^,。;、]{0,9}$")
# 「未積欠規費」, which one has met who 沒欠 or has 都繳清了
_OWES_NONE = re.compile(r"[未没无不]有?(?:积|拖)?欠[缴交付]?[^,。;、的]{0,4}$")
_OWING = re.compile(r"(?<![没未无不])(?<!没有)(?:拖|积)?欠[^,。;、]{0,4}$")
_UNPAID = re.compile(r"[^,。;、]{0,3}?[没未]有?[^,。;、]{0,2}?[交缴付还结]")
_FREE = re.compile(r"(?:无需|无须|不需要?|不必|不用|不要求|不限|不拘|不论|不看|免)[^,。;、]{0,6}$")
_WHOSE = re.compile(r"[^,。;、]{0,6}的(?![,。;、])")
_FREE_BEHIND = re.compile(r"[^,。;、]{0,3}?(?:不拘|不限|(?<![者的人])(?:皆可|均可|都行))")
_WANTS = re.compile(
    r"要(?:先|有|具备|通过|取得|拿到)|须|应|需|必须|方可|方能|始得|始可|才能|才可|凭|持有?|带|提供|提交|出示|具有|具备|符合|同时|齐|皆|均|都要|还要|并(?!非|不)|且|缺|少一"
)
_BRANCH = re.compile(
    r"[,;]\s*或者?|或者|或(?=具|有|为|满|获|持|曾|取得|近|累计|年|达|符合|属|是|经|由|连续)"
    r"|(?P<bare>(?<=经[验历])或|(?<=[一-鿿])(?<![年月日天周岁人名元次分时])或(?=\d+年)|(?<=[岁年元分米])或(?=[^\d以多少更,。;、][^\d,。;、]{1,9}?(?:者|的|毕业|学历|皆|均|可以)))"
)
_ONE_IS_ENOUGH = re.compile(
    r"一[项条样个种](?:条件)?(?:即可|就行|便可|就可以|就能|就算|者)|其中[之一]|[有具]一[项条样个种张][^,。;]{0,4}即?[可行]|之一|任[意何]?一(?![家馆间店校])|二选一|其一|或其一"
)


class Told(NamedTuple):
    """A word of the question that the sentence tells too: whether both have it, or both lack it."""

    term: int
    met: bool
    lacked: bool  # by the question


def lacked(asked: Asked, index: int) -> bool:
    """Whether the question says that what a word stands for is missing."""
    term, text = asked.terms[index], asked.text
    stop = asked.focus[0] or len(text)
    low = max(0, term.offset - 8)
    if term.offset >= stop or _EITHER_WAY.search(text, low, term.offset):
        return False
    before, behind = _LACKING.search(text[low : term.offset]), _LACKED.match(text[term.end : stop])
    if before and not any(_ASKS_ON.fullmatch(word) for word, _ in _words(before["what"])):
        start, end = before.span("no")
        skill = before["no"] != "不会" or _ASKS_ON.search(text, term.end, stop)  # 「不會游泳能報嗎」
        if skill and _apart(text, low + start, low + end):
            return True
    if not behind:
        return False
    start, end = behind.span("no" if behind["no"] else "late")
    return _apart(text, term.end + start, term.end + end)


def _owes(asked: Asked, index: int) -> bool:
    """Whether the question says that what a word names is owed."""
    term, text = asked.terms[index], asked.text
    return bool(_OWING.search(text, 0, term.offset) or _UNPAID.match(text, term.end))


_NEGATION = re.compile(r"没有?|无|未")


def denied(text: str) -> bool:
    """Whether a word of a narrow question says that something is missing, whatever it is: no 「無人機」."""
    return any(_apart(text, *match.span()) for match in _NEGATION.finditer(text))


_CUT_WITH = re.compile(r"(?:[还并尚从也都又却]|一直)[没未]")


def _apart(text: str, start: int, end: int) -> bool:
    """Whether a word that tells of lack stands by itself: not in 「無人機」, 「缺課4次」, 「未婚」."""
    word, at = next(one for one in _words(text) if one[1] <= start < one[1] + len(one[0]))
    if at < start:
        return _CUT_WITH.match(word) is not None
    return at + len(word) <= end or text[start] in "没忘不"


@lru_cache(maxsize=64)
def _words(text: str) -> tuple[tuple[str, int], ...]:
    return tuple((word, at) for word, at, _ in cut(text))


def told(asked: Asked, page: Page, hits: Hits, span: Span, at: int | None = None) -> list[Told]:
    """What the piece of the page says of the words of the question, those of the title left out.

    `at`: where the clause of the limit begins; before it, 「沒有本地戶籍的孩子」 tells only whom it is about.
    """
    found = []
    for index, term in enumerate(asked.terms):
        if hits.title[index] >= 0.9:
            continue
        for start, end, credit in hits.places[index]:
            if start < span[0] or end > span[1]:
                continue
            before = page.text[max(span[0], start - 12) : start]
            whole = credit >= 0.85 and (term.weight >= 1 or term.noun)
            if not whole and not (credit >= 0.5 and _SUFFERED.search(before)):
                continue  # 「沒有受過行政處罰」 knows 「罰」
            mine = lacked(asked, index)
            if at is not None and end <= at and _WHOSE.match(page.text, end, at):
                continue
            if _OWES_NONE.search(before):
                found.append(Told(index, not _owes(asked, index), _owes(asked, index)))
            elif _FREE.search(before) or _FREE_BEHIND.match(page.text, end, span[1]):
                found.append(Told(index, True, mine))
            else:
                found.append(Told(index, mine == bool(_WITHOUT.search(before)), mine))
            break
    return found


def branches(page: Page, span: Span) -> list[Span]:
    """The alternatives of a sentence: 「滿2年…，或者獲得…稱號」; one where it has none."""
    cuts, place = [], span[0]
    single = not re.search("[,;]", page.text[slice(*span)])
    for match in _BRANCH.finditer(page.text, *span):
        if match["bare"] and not single and not one_is_enough(page, span):
            continue  # 「大專或5年經驗，並持有駕照」: what stands beside is asked of both, no 「…，具其一即可」
        if match.start() > place:
            cuts.append((place, match.start()))
        place = match.end()
    cuts.append((place, span[1]))
    # what comes behind the clause of a later one is of another thing: 「或為水產科系畢業，甲級則須…」
    return [cuts[0], *((start, min(end, page.clause(start)[1])) for start, end in cuts[1:])]


def one_is_enough(page: Page, span: Span) -> bool:
    return bool(_ONE_IS_ENOUGH.search(page.text, *span))


def lacks(asked: Asked, page: Page, hits: Hits, span: Span) -> bool:
    """Whether a sentence wants something that the question says is missing, in each of its alternatives."""
    if not _WANTS.search(page.text, *span) or one_is_enough(page, span):
        return False
    failed = [
        [one for one in told(asked, page, hits, branch) if not one.met and one.lacked]
        for branch in branches(page, span)
    ]
    return all(failed) and bool(failed)
