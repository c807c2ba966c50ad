"""Who won: 「選手某某以2小時9分奪得男子冠軍」, 「女子冠軍是本地姑娘某某」, asked 「男子冠軍是誰」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.types.contract import Proposal

_PRIZE = r"(?:冠军|亚军|季军|殿军|[金银铜]牌|第[一二三四五六七八]名|[特一二三]等奖|首奖|头奖|大奖|最佳[一-鿿]{2,6}奖)"
_ASKED = re.compile(
    rf"(?P<was>{_PRIZE})(?:的?得主|获得者|选手|的人)?(?:到底|究竟|最后)?(?:[是被归由]|给了?)?(?:谁|哪位|哪一?个人|哪一?[支个](?:球?队|队伍|俱乐部|学校|班))"
    rf"|(?:谁|哪位|哪一?[支个](?:球?队|队伍|俱乐部|学校|班))(?:最后|最终)?(?:夺得?|获得?|拿下?|拿到|赢得?|得到?|摘得?|捧得?)了?[^,。?]{{0,8}}?(?P<won>{_PRIZE})"
)
_PERSON = r"(?:选手|球员|名将|小将|老将|姑娘|小伙|运动员|跑者|队员|棋手|骑手|歌手|车手|学生|同学|教师|老师)"
# 「學生再次獲得一等獎」, 「運動員在百米決賽中奪得金牌」
_NO_NAME = r"[们在再首连又也均都还将以凭共各因经已曾从于不]|代表|成功|分别|一举|双双|先后|多次|最[终后]|勇|荣|喜|奋|团体|集体|组成"
_WINS = re.compile(
    rf"{_PERSON}(?!{_NO_NAME})(?P<who>[一-鿿·]{{2,8}}?)(?:在[^,。;\n]{{2,12}}?)?(?:(?:以|凭|用)[^,。;\n]{{2,20}}?)?(?:成绩|优势)?(?:夺得|夺下|夺走|获得|获|摘得|摘下|拿下|赢得|斩获|捧得|荣获|勇夺)(?P<what>[^,。;\n]{{0,12}}?{_PRIZE})"
)
_SORT = re.compile(r"[男女]子?|[全半]程|[一-鿿\d]{1,4}组")
# 「決賽中，晨風俱樂部以3比1戰勝老友隊，首次奪冠」
_BEATS = re.compile(
    r"(?P<who>[一-鿿a-z]{2,10}?)(?:以\d+(?:比|:|-)\d+)(?:的?(?:比分|大比分))?(?:战胜|击败|力克|完胜|险胜|逆转|打败)(?P<other>[一-鿿a-z]{2,10}?),[^,。;\n]{0,10}?(?:夺冠|夺得冠军|捧杯|登顶|折桂|获得冠军)"
)
SURE = 0.4


def told(asked: Asked, page: Page) -> Iterator[Proposal]:
    """Those who are told to have won the very prize; none of the other sex, distance or group that the question names."""
    match = _ASKED.search(asked.text)
    prize = (match["was"] or match["won"]) if match else None
    if prize is None:
        return
    sorts = {one for one in _SORT.findall(asked.text) if one not in page.title}
    for one in _WINS.finditer(page.text):
        own = set(_SORT.findall(one["what"]))
        if one["what"].endswith(prize) and (own >= sorts if sorts else not own):
            yield Proposal(*one.span("who"), boost=SURE, settled=True)
    if prize in ("冠军", "亚军", "第一名", "第二名"):
        side = "who" if prize in ("冠军", "第一名") else "other"
        for one in _BEATS.finditer(page.text):
            own = set(_SORT.findall(page.text[page.sentence(one.start())[0] : one.end()]))
            if sorts <= own:
                yield Proposal(*one.span(side), boost=SURE, settled=True)
