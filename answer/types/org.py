"""Which body: 哪家公司, 哪個部門, 哪所學校. Told by how such names end, cut where they begin."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types import notice, paired, roster, won
from answer.types.cells import cells
from answer.types.contract import Proposal, Type
from answer.types.phrases import Word, agents, ended
from answer.types.who import APPROVED, ASKS_APPROVED, BY, HOLDS

_KIND = "公司|单位|部门|机构|学院|医院|平台|学校|大学|银行|集团|委员会|协会|局|厅|部|委|中心|出版社|媒体|报社|企业|厂|研究所|研究院|组织|团体|小组|店|车站|法院|院|派出所|分局|警局|农会|工会|商会|基金会|旅行社|剧团|乐团"
FOCUS = re.compile(
    rf"(?:由|是|在|去|找|到|向)?(?:哪一?[家个所间支]|什么|哪些)(?:{_KIND}|球队|战队|队伍|俱乐部|队(?!长|员|友))|(?:由|去|找|到|向|给|跟|洽)哪一?个(?:课(?!程|堂|本|时)|科(?!目|别|系)|股|组|室|窗口)|(?:是|给了?|由)?哪一?[家所间](?!里)|谁家(?!的)|(?<=[方位门构司商])(?:到底|究竟)?是谁|(?<=单位|机构|公司|部门|厂商)(?:到底|究竟)?(?:是哪(?:一?[个家所])?|叫什么(?:名字?)?)(?=[?]?$)"
)
_ENDS = tuple(_KIND.split("|")) + (
    "党委",
    "党总支",
    "办公室",
    "科",
    "处",
    "署",
    "公所",
    "管理局",
    "警方",
    "政府",
    "人大",
    "院校",
    "附中",
    "编辑部",
    "委",
    "附小",
    "国中",
    "国小",
    *(f"{number}中" for number in "一二三四五六七八九十"),
)
_OFFICES = ("课", "股", "组", "室")  # asked for by name alone: much else ends so (數學課)
_TEAMS = ("球队", "战队", "队", "队伍", "俱乐部")
_LIKE = (
    (
        "学校",
        "大学",
        "学院",
        "中学",
        "小学",
        "高中",
        "附中",
        "国中",
        "国小",
        *(f"{number}中" for number in "一二三四五六七八九十"),
    ),
    ("公司", "集团", "企业", "厂"),
    _TEAMS,
    ("部门", "局", "厅", "部", "委", "科", "处", "办公室", "组", "课", "股", "室"),
)
_TRADES = tuple(
    "电器 机械 科技 实业 食品 药业 制药 重工 精密 股份 控股 证券 电子 能源 汽车 地产 置业 物流 航空 传媒 影业 网络 软件 通信 电力 钢铁 特钢 化工"
    " 生物 电气 新材 光电 半导体 乳业 酒业 纺织 服饰 百货 超市 路桥 建工 建设 保险 人寿 基金 资本 航运".split()
)
_HOSTS = ("主办", "承办", "协办", "主管")
_BARE = re.compile(rf"(?:有限|有限责任|分|总|子|该|本|各|第三方|[单每同任][一个家]|任何)?(?:{_KIND})")
_AT = re.compile(
    r"(?:在|于|由|为|是|任|到|向|给)([一-鿿\d]{2,24}?(?:有限公司|有限责任公司|集团|公司|大学|医院|学院|研究院|研究所|出版社|银行|中学|小学|委员会|协会|基金会|中心))(?!生)"
)
_LABELLED = re.compile(
    r"(?P<does>[一-鿿]{0,2})(?P<kind>单位|部门|机构|公司|厂商|厂家|主办|承办|协办|主管)[^:,。\n]{0,4}[:为是] *(?P<name>[^,。;、\n]{2,24})"
)


def _same_kind(kind: str) -> tuple[str, ...]:
    return next((group for group in _LIKE if kind in group), (kind,))


# 「哪些企業不能申報」 asks for nobody who may: 「有失信記錄的企業不得申報」
_ASKS_SHUT_OUT = re.compile(rf"哪[些种类几](?:{_KIND})(?:都|是)?(?:不[能得可予准许]|[没无]资格|无权)")
_SHUT_OUT = re.compile(
    rf"(?:(?<=[,。;、:.\n])|^)(?P<who>[^,。;、:\n]{{2,30}}?(?:{_KIND}))(?:均|一律|都|则)?(?:不[能得可予准许]|[没无]资格|无权)",
    re.M,
)


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    """The bodies of a page; less one of which it tells that it hosts something (甲主辦), asked who does another thing, or that it
    says something (甲公司說), asked who makes a thing."""
    if notice.asks_who(asked):
        yield from notice.issuer(page)
        return
    if listed := roster.told(asked, page):
        yield from listed
        return
    yield from won.told(asked, page)
    if paired.told(asked, page, hits) is not None:
        return  # a person
    if _ASKS_SHUT_OUT.search(asked.text):
        for match in _SHUT_OUT.finditer(page.text):
            yield Proposal(*match.span("who"), boost=0.1)
        return
    hosts = _ASKS_HOST.search(asked.text) is None
    makes = _ASKS_MAKER.search(asked.text) is not None
    for one in _bodies(asked, page, hits):
        hosting = hosts and _HOSTING.match(page.text, one.end)
        telling = makes and _TELLING.match(page.text, one.end)
        yield one._replace(boost=one.boost - 0.3) if hosting or telling else one


def _bodies(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    yield from cells(asked, page, hits, names=True)
    kind = re.search(rf"{_KIND}|球队|战队|俱乐部|队伍?|[课科股组室]", asked.text[slice(*asked.focus)])
    for match in BY.finditer(page.text):
        group = 1 if match[1] else 2
        if match[group] not in asked.text and not _WAY.search(match[group]):
            # 「評審由甲承擔」, asked who does the 評審
            of_deed = page.text[max(0, match.start() - 2) : match.start()]
            own = len(of_deed) == 2 and group == 1 and _DEED.fullmatch(of_deed) and set(of_deed) <= set(asked.text)
            yield Proposal(*match.span(group), boost=0.12 if own else 0.04)
    for match in APPROVED.finditer(page.text) if ASKS_APPROVED.search(asked.text) else ():
        yield Proposal(*match.span(1), boost=0.04)
    for match in _HANDED.finditer(page.text):  # 「車架交給某某工業代工」
        yield Proposal(*match.span(1), boost=0.06 if match[2] in asked.text else -0.02)
    for match in _DOES.finditer(page.text):  # 「甲主辦，乙協辦」
        if match["deed"] in asked.text and match["name"].endswith((*_ENDS, *_TRADES)) and not _BY.search(match["name"]):
            yield Proposal(*match.span("name"), boost=0.3)
    for match in _LABELLED.finditer(page.text):
        works = match["does"] in ("施工", "承建") and _WORKS.search(asked.text) is not None
        does = works or len(match["does"]) > 1 and match["does"] in asked.text  # 「由誰承保」: 「承保公司為甲」
        does = does or (match["kind"] in _HOSTS and match["kind"] in asked.text)  # 「主辦：甲」
        yield Proposal(*match.span("name"), boost=0.25 if works else 0.2 if does else 0.08)
    for match in _AT.finditer(page.text):
        if match[1] not in asked.text:
            yield Proposal(*match.span(1), boost=0.02 if kind and match[1].endswith(_same_kind(kind[0])) else -0.08)
    for start, end in agents(page):
        told = page.text[start:end]
        if told not in asked.text and not _WAY.search(told) and not (_BARE.fullmatch(told) or _COUNTED.match(told)):
            yield Proposal(start, end, boost=0.06)
    plural = re.search(r"哪些|哪几|哪两|都有", asked.text) is not None
    shop = _SHOP.search(asked.text[asked.focus[0] :])
    for match in _TITLED.finditer(page.text) if shop else ():
        if match[1] not in asked.text:
            yield Proposal(*match.span(1), boost=0.04)
    if kind and kind[0] in _LIKE[0]:
        for match in _SCHOOL.finditer(page.text):
            if match[1] not in asked.text:
                yield Proposal(*match.span(1), boost=0.06)
    firm = kind is None or kind[0] in ("公司", "企业", "集团", "厂", "单位")
    for start, end, _, _ in ended(page, _TRADES) if firm else ():  # 「臨江機械」
        if 3 < end - start <= 8 and page.text[start:end] not in asked.text:
            yield Proposal(start, end, boost=-0.04)
    team = bool(kind and kind[0] in _TEAMS)
    small = (kind[0],) if kind and kind[0] in _OFFICES else ()
    for start, end, last, words in ended(page, _TEAMS if team else (*_ENDS, *small)):
        start = _beyond(page, asked, start, words)
        text = page.text[start:end]
        if (
            end - start < 3
            or text in asked.text
            or _BARE.fullmatch(text)
            or text.rpartition("的")[2] in (*_ENDS, *_LIKE[0])
            or _COUNTED.match(text)
        ):
            continue
        if page.text[end : end + 1] in tuple(":为是") or HOLDS.match(page.text, end):  # a label; whose office it is
            continue
        named = _NAMED.match(page.text, end)  # 「合作的用工公司「某某」」
        if named:
            yield Proposal(*named.span(1), boost=0.14)
        fits = bool(kind and text.endswith(_same_kind(kind[0])))
        many = plural and re.search(r"[和与及]", text) is not None
        plain = 0.1 * (start == last and kind is not None)  # 「電梯公司」 names none
        yield Proposal(start, end, boost=(0.12 if many else 0.08 if fits else -0.12) - plain)


_HOSTING = re.compile(r"(?:联合|共同)?(?:主办|承办|协办|主管)")
_ASKS_HOST = re.compile(r"办|主管|组织|举行|开的|搞")
_ASKS_MAKER = re.compile(r"[制打建]?造|生产|制作|设计|研发|承建|施工|供[货应]|代工|印[制刷]")
_TELLING = re.compile(r"(?:今天|昨天|日前|\d+日)?(?:说(?!明)|表示|指出|称(?!号)|提醒|强调|透露|介绍|回应)")
_DEED = re.compile(r"[一-鿿]{2}")
_DOES = re.compile(
    r"(?:(?<=[,;。\n])|^)(?P<name>[一-鿿]{4,16}?)(?P<deed>主办|承办|协办|执行|协助|赞助|冠名|支持|监制|承接|承保|出品)(?=[,。;\n])",
    re.M,
)
# 「本次活動由某局主辦」 begins with no name
_BY = re.compile(r"^[本该这此]|(?<!自)由|[得受]到|获得|委托|邀请|感谢")
# what a 施工單位 does
_WORKS = re.compile(r"(?:换|修|建|铺|挖|拆|装|盖|改造|施工|加固|维修|翻新)[^,。?]{0,8}(?:是|由)?哪")
_WAY = re.compile(r"[道路门口侧桥街线层]$")  # 「由北門進場」
_HANDED = re.compile(
    r"(?:交给|交由|委托|委由|外包给|包给|转给|卖给)了?([一-鿿a-z\d]{2,12}?)(代工|生产|制造|施工|承建|承办|办理|设计|运营|经营|供应|保管|负责|处理|修复|拍卖)"
)
_IN_SHOP = re.compile(r"在哪一?[家间](?:店|餐厅|饭店|酒店|咖啡|书店|旅馆)")  # asks where
_ROOM = re.compile(r"哪一?间[一-鿿]{0,3}(?:室|厅|房(?!企|产))")  # asks where
_SCHOOL = re.compile(
    r"(?:^|(?<=[^一-鿿]))([一-鿿]{0,6}?(?:[一二三四五六七八九十]{1,2}中|附中|附小|实小|国中|国小))(?=[高初学生师的,。]|$)",
    re.M,
)
_SHOP = re.compile(r"店|公司|品牌|餐厅|酒吧|书局|旅馆|工作室|俱乐部|平台|牌子")
_TITLED = re.compile(r"[“\"「『]([^”\"」』\n,。;!?的了不是就都也很真有会要能]{2,10})[”\"」』]")
_NAMED = re.compile(r"[,:]?[“\"「『]([^”\"」』\n]{2,16})[”\"」』]")


_LEAD = re.compile(
    r"(?:[^的]*的(?=.{2})|(?:现任|时任|曾任|现为|原任)|[一二两三四五六七八九十几]+[天日年月周]|(?:报|经|由|向|到|在|受|获|被|与|找|至)(?=.{3}))+"
)
_COUNTED = re.compile(
    r"(?:[说称]?有)?[一二两三四五六七八九十几数多各该本某\d]+[家个所间名座]"
)  # 「兩家工廠」 names none


def _beyond(page: Page, asked: Asked, start: int, words: tuple[Word, ...]) -> int:
    """Where a name begins behind what the question names already: 「某大學文學院」 → 文學院."""
    for word, place, _ in words[:-1]:
        if word.endswith(_ENDS) and page.text[start : place + len(word)] in asked.text:
            start = place + len(word)
            break
    while start < words[-1][1] and page.text[start] in "与和及的":
        start += 1
    lead = _LEAD.match(page.text, start, words[-1][1])
    return lead.end() if lead else start


TYPE = Type("org", "person/org", FOCUS, propose, None, lambda text: not (_IN_SHOP.search(text) or _ROOM.search(text)))
