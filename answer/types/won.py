"""Who won: 「選手某某以2小時9分奪得男子冠軍」, 「女子冠軍是本地姑娘某某」, asked 「男子冠軍是誰」; to whom a prize with a name of its own
went: 「金帆獎授予某某」, 「金帆獎：某某」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.surnames import SURNAMES
from answer.types.contract import Proposal

_PRIZE = r"(?:冠军|亚军|季军|殿军|[金银铜]牌|第[一二三四五六七八]名|[特一二三]等奖|首奖|头奖|大奖|最佳[一-鿿]{2,6}奖)"
_ASKED = re.compile(
    rf"(?P<was>{_PRIZE})(?:的?得主|获得者|选手|的人)?(?:到底|究竟|最后)?(?:[是被归由]|给了?)?(?:谁|哪位|哪一?个人|哪一?[支个](?:球?队|队伍|俱乐部|学校|班))"
    rf"|(?:谁|哪位|哪一?[支个](?:球?队|队伍|俱乐部|学校|班))(?:最后|最终)?(?:夺得?|获得?|拿下?|拿到|赢得?|得到?|摘得?|捧得?)了?[^,。?]{{0,8}}?(?P<won>{_PRIZE})"
    r"|(?:谁|哪位|哪一?[支个](?:球?队|队伍|俱乐部|学校|班))(?:最后|最终)?(?P<first>夺冠|捧杯|登顶|折桂)"
)
_PERSON = r"(?:选手|球员|名将|小将|老将|姑娘|小伙|运动员|跑者|队员|棋手|骑手|歌手|车手|学生|同学|教师|老师)"
# 「學生再次獲得一等獎」, 「運動員在百米決賽中奪得金牌」
_NO_NAME = r"[们在再首连又也均都还将以凭共各因经已曾从于不]|代表|成功|分别|一举|双双|先后|多次|最[终后]|勇|荣|喜|奋|团体|集体|组成"
_TAKES = r"(?:夺得|夺下|夺走|获得|获|摘得|摘下|拿下|赢得|斩获|捧得|荣获|勇夺)"
_BY_WHAT = r"(?:(?:以|凭|用)[^,。;\n]{2,20}?)?(?:成绩|优势)?"
_TEAM = r"(?:队|俱乐部|学校|中学|小学|大学|学院)"
_WINS = (
    re.compile(
        rf"{_PERSON}(?!{_NO_NAME})(?P<who>[一-鿿·]{{2,8}}?)(?:在[^,。;\n]{{2,12}}?)?{_BY_WHAT}{_TAKES}(?P<what>[^,。;\n]{{0,12}}?{_PRIZE})"
    ),
    # 「白帆隊以2分18秒奪得冠軍」
    re.compile(
        rf"(?:(?<=[,。;:\n])|^)(?P<who>(?!{_NO_NAME}|[本我该各这此])[一-鿿a-z]{{1,10}}?{_TEAM}){_BY_WHAT}{_TAKES}(?P<what>[^,。;\n]{{0,12}}?{_PRIZE})",
        re.M,
    ),
    # 「少年組冠軍由外援球手某某奪得」
    re.compile(
        rf"(?P<what>[^,。;\n]{{0,12}}?{_PRIZE})(?:被|由)(?:[^,。;\n]{{0,12}}?{_PERSON})?(?P<who>[一-鿿a-z·]{{2,12}}?){_BY_WHAT}{_TAKES}"
    ),
)
# 「混合組由某隊再次奪冠」
_CROWNED = re.compile(
    rf"(?P<what>[男女]子|[一-鿿]{{1,5}}组)(?:的?比赛|赛事)?[由,](?:[^,。;\n]{{0,12}}?{_PERSON})?(?P<who>[一-鿿a-z·]{{2,10}}?)(?:再[次度]|首次|连续[^,。;\n]{{0,6}}|{_BY_WHAT})夺冠"
)
_SORT = re.compile(r"[男女]子?|[全半]程|[一-鿿\d]{1,4}组")
# 「決賽中，晨風俱樂部以3比1戰勝老友隊，首次奪冠」
_BEATS = re.compile(
    r"(?P<who>[一-鿿a-z]{2,10}?)(?:以\d+(?:比|:|-)\d+)(?:的?(?:比分|大比分))?(?:战胜|击败|力克|完胜|险胜|逆转|打败)(?P<other>[一-鿿a-z]{2,10}?),[^,。;\n]{0,10}?(?:夺冠|夺得冠军|捧杯|登顶|折桂|获得冠军)"
)
SURE = 0.4


def told(asked: Asked, page: Page) -> Iterator[Proposal]:
    """Those who are told to have won the very prize; none of the other sex, distance or group that the question names."""
    yield from _prized(asked, page)
    match = _ASKED.search(asked.text)
    prize = (match["was"] or match["won"] or "冠军") if match else None
    if prize is None:
        return
    sorts = {one for one in _SORT.findall(asked.text) if one not in page.title}
    for wins in (*_WINS, _CROWNED) if prize == "冠军" else _WINS:
        for one in wins.finditer(page.text):
            before = page.text[page.sentence(one.start())[0] : one.start()]
            own = set(_SORT.findall(one["what"]) or _SORT.findall(before))
            if (wins is _CROWNED or one["what"].endswith(prize)) and (_are(own, sorts) if sorts else not own):
                yield Proposal(*one.span("who"), boost=SURE, settled=True)
    if prize in ("冠军", "亚军", "第一名", "第二名"):
        side = "who" if prize in ("冠军", "第一名") else "other"
        for one in _BEATS.finditer(page.text):
            own = set(_SORT.findall(page.text[page.sentence(one.start())[0] : one.end()]))
            if sorts <= own:
                yield Proposal(*one.span(side), boost=SURE, settled=True)


def _are(own: set[str], sorts: set[str]) -> bool:
    """Whether what is told is of each sort that is asked for: 公開男子組 and 男子."""
    bare = [one.rstrip("组子") for one in own]
    return all(any(one.rstrip("组子").endswith(two) for two in bare) for one in sorts)


_WHOM = r"(?:谁|哪位|哪一?个|哪一?[支家所间名部件幅篇首])"
_ASKS_PRIZED = re.compile(
    rf"奖[”」』\"]?(?:的?(?:得主|获得者|获奖[人者]))?(?:到底|究竟|最后)?(?:[是被归由给]|[颁发]给|授予)?了?{_WHOM}|{_WHOM}[^,。?]{{0,6}}?(?:获得?|得到?|拿下?|拿到|夺得?|捧得?|摘得?|赢得)了?[^,。?]{{0,10}}奖"
)
_PRIZED = re.compile(
    r"(?P<what>[一-鿿]{2,10}奖)[”」』\"]?(?::|(?:被|已|正式)*(?:授予|颁给|颁授给|颁予|颁发给|发给|归|花落)了?)(?:(?:参赛)?作品|选手|影片|短片)?[“「『\"《]?(?P<who>[^,。;:(\n\d的“”「」《》]{2,20})"
    r"|(?P<of>[一-鿿]{2,10}奖)[”」』\"]?[由被](?P<by>[^,。;:(\n\d的]{2,12}?)(?:夺得|夺走|获得|摘得|摘走|拿下|赢得|捧走)"
)
_GOES_BEFORE = re.compile(r"(?:[本上今][届年次期]|[年度月的]|其中|同时|另外?|最终|大[会赛])?$")
_NOBODY = re.compile(
    r"^(?:每|面向|凡|按|对|在|为|前|各|从|设|共|由)|空缺|奖[金品励杯]|证书|名额|[待未]定|[无暂]|评[选审]|将于"
)
_BODY = re.compile(
    r"(?:公司|集团|中心|队|俱乐部|学校|中学|小学|大学|学院|班|社|店|厂|馆|院|站|局|业|组|团|协会|员工|职工|会员|队员|人员|居民|家庭|者|同学|老师|教师|学生)$"
)
_A_NAME = re.compile(rf"[{SURNAMES}][一-鿿·]{{1,2}}(?<![牌杯币表券卡机包名])")
_GOES_ON = re.compile(r"的[^,。;:(\n\d]{1,12}(?=[,。;(\n]|$)")  # 「授予樂於助人的學生」


def _somebody(page: Page, start: int, end: int) -> bool:
    """Whether what stands behind the label of a prize is written like a name or a work, not like the prize itself (電飯煲)."""
    if page.text[start - 1 : start] == "《":
        return True
    return any(_BODY.search(each) or _A_NAME.fullmatch(each) for each in page.text[start:end].strip().split("、"))


def _prized(asked: Asked, page: Page) -> Iterator[Proposal]:
    """To whom the prize of that name is told to have gone."""
    if not _ASKS_PRIZED.search(asked.text):
        return
    for one in _PRIZED.finditer(page.text):
        what, who = ("what", "who") if one["what"] else ("of", "by")
        labelled = ":" in page.text[one.end(what) : one.start(who)]
        if labelled and not _somebody(page, *one.span(who)):
            continue
        begins = next((at for at in range(len(one[what]) - 2) if one[what][at:] in asked.text), None)
        if begins is not None and _GOES_BEFORE.fullmatch(one[what][:begins]) and not _NOBODY.search(one[who]):
            more = None if labelled else _GOES_ON.match(page.text, one.end(who))
            yield Proposal(one.start(who), more.end() if more else one.end(who), boost=SURE, settled=True)
