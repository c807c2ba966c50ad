"""Who bears a cost (運費誰出, 手續費由誰付), and which cost a sum is. Of costs told side by side each has its own bearer.

「清潔費每月三百元，水電費由攤商自付，廣告費由管委會負擔」: words that stand near speak for 攤商 as for 管委會.
"""

from __future__ import annotations

import re

from answer.marks import Seen
from answer.types.borne import ASKED, COST, borne_by_several, costs, same_cost

Span = tuple[int, int]
NAMED = 0.45  # credit of a word that stands in a clause, be it another word for the same


def of_other_cost(one: Seen) -> bool:
    """Whether a bearer is told of another cost than the question names, in the clause that names it or the one before."""
    match = ASKED.search(one.asked.text) if one.kind in ("who", "org") and not one.in_row else None
    if match is None:
        return False
    mine = costs(match["what"])[-1:]
    mine = mine if mine and match["what"].endswith(mine[0]) else []
    page, start = one.page, one.proposal.start
    sentence, clause = page.sentence(start), page.clause(start)
    if any(
        low <= start < high and (start, one.proposal.end) != (low, high) for low, high in borne_by_several(page.text)
    ):
        return True  # 「商家承擔60%，平台承擔40%」: one of the two is no answer
    if any(each.start() < start < each.end() for each in COST.finditer(page.text, *clause)):
        return True  # 費 is a surname too: 「清運費由」
    if _of_something_else(one, match.span("what")):
        return True
    own = costs(page.text[slice(*clause)])
    if not own:  # 「手續費為票價的10%，由購票人負擔」
        own = costs(page.text[sentence[0] : clause[0]])[-1:]
    if mine and own and not any(each.endswith(mine[0][-2:]) or mine[0].endswith(each[-2:]) for each in own):
        return True
    return _of_other_part(one, match["what"])


def _of_something_else(one: Seen, what: Span) -> bool:
    """「優惠券誰承擔」 where the clause tells of 滿減費用: a word of what is asked stands in it, or before one that begins with 由 or 費用由."""
    page, clause = one.page, one.page.clause(one.proposal.start)
    telling = [
        i
        for i, term in enumerate(one.asked.terms)
        if term.weight >= 1 and what[0] <= term.offset < what[1] and term.text not in page.title
    ]
    bare = one.proposal.start - clause[0] < 2 or _BARE.match(page.text, *clause)
    low = page.sentence(clause[0])[0] if bare else clause[0]
    return bool(telling) and all(one.fit.hits.within(i, low, clause[1]) < NAMED for i in telling)


_BARE = re.compile(r"(?:所需|全部|相关|一切|其)?费用[由均]")  # 「比賽由協會主辦，費用由贊助商負擔」


def _of_other_part(one: Seen, what: str) -> bool:
    """「瑕疵品退貨運費」 where the sentence tells of 瑕疵品 in another clause; 「換票手續費」 where it tells of 退票 alone."""
    page, start, clause = one.page, one.proposal.start, one.page.clause(one.proposal.start)
    low, high = page.sentence(start)
    whole = page.text[low:high]
    for term in one.asked.terms:
        if term.weight < 1 or len(term.text) < 2 or term.text not in what or term.text in page.title:
            continue
        place = page.text.find(term.text, clause[1], high)
        if place >= 0 and term.text not in page.text[low : clause[1]]:
            return True
    mine, told = _KIND.search(what), _KIND.search(page.text, *clause) or _KIND.search(whole)
    return bool(
        mine and told and mine["deed"] != told["deed"] and mine["deed"] not in whole and mine["what"] == told["what"]
    )


# 「每月補貼600元」 and 「每月另加50元」 are no 月費
_MONTHLY = re.compile(r"月费|月缴")
_NO_FEE = re.compile(r"补贴|补助|津贴|资助|奖|工资|薪|另加|加收|滞纳金")
_DEPOSIT = re.compile(r"[一-鿿]*(?:[押订定]金|保证金)")
# 「退票手續費」: a deed and what it is done to
_KIND = re.compile(r"(?P<deed>[一-鿿])(?P<what>[票货证卡签房课件款])(?=[一-鿿]{1,3}[费税金])")


def of_other_sum(one: Seen) -> bool:
    """「家電類目保證金多少」 of 「家電類目年費8000元」: another cost stands last before the sum, and the one asked for elsewhere."""
    if not one.counted or one.in_row:
        return False
    page, start = one.page, one.proposal.start
    clause = page.clause(start)
    fined = _FINE.search(page.text, clause[0], start) or _FINED.match(page.text, one.proposal.end)
    if fined and _COST_ASKED.search(one.asked.text) and not _BREAKS.search(one.asked.text):
        return True
    if one.kind != "amount":
        return False
    mine, told = costs(one.asked.text), costs(page.text[clause[0] : start])[-1:]
    if _MONTHLY.search(one.asked.text) and _NO_FEE.search(page.text, *clause):
        return True
    if told and _DEPOSIT.fullmatch(told[0]) and "赔" in one.asked.text and "赔" not in page.text[slice(*clause)]:
        return True  # 「丟了賠多少」 of 「押金200元」
    if not mine and told and _OF_DEED.search(told[0]) and _PRICE.search(one.asked.text):
        return True
    if len(mine) != 1 or not told or same_cost(mine[0], told[0]):
        return False
    heading = page.lines[page.line_at(start)].heading
    over = page.lines[heading] if heading is not None else None
    if over and mine[0] in page.text[over.start : over.end]:
        return False  # 「報名費如下：」 and 「一級考務費80元」
    return mine[0] in page.text and mine[0] not in page.text[slice(*page.sentence(start))]


# 「維修一共花多少錢」 asks for no fine: 「擅自闖入的處200元罰款」
_COST_ASKED = re.compile(r"花(?:了|费|掉)?多少|(?:费用|造价|经费|成本|投资|工程款)[^,。;?]{0,4}多少|耗资多少")
_FINE, _FINED = re.compile(r"罚款|处罚|[处罚]$|扣罚"), re.compile(r"(?:以[上下])?的?罚款")
_BREAKS = re.compile(r"罚|违|扣|处|逾|擅|闯|不|没|未|[超误]时|迟|晚|[丢遗损毁]|坏|乱|缺")
# 「月票一張多少錢」 asks for its price, no 手續費 of who gives it back
_OF_DEED = re.compile(r"手续费|工本费|违约金|滞纳金|补[办发]费|误工费|清洁费|退票费")
_PRICE = re.compile(
    r"^[^退补换改办误违逾损丢失赔取展延转刻制销]*(?:[票卡证券]|[一每][张本次份晚堂节])[一每]?[张本次份]?(?:要|卖|是|得|收)?(?:多少钱?|几元|几块)(?:[一每][张本次份晚堂节])?[?]?$"
)
