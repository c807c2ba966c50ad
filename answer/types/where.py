"""Where: 在哪裡, 哪條路幾號, 什麼地方."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types import changed, channel, moved_into, one_place, parking
from answer.types.cells import by_head, cells
from answer.types.contact import MAIL_ADDRESS
from answer.types.contract import Proposal, Type
from answer.types.phrases import ended
from answer.words import cut

FOCUS = re.compile(
    r"(?:在|去|到|往|从|要去|位于)?(?:哪里|哪儿|哪边|何处|什么地方|哪个地方|什么位置|什么地点|(?:哪一?条|什么)(?:大?[路街](?![线径由况牌灯口舞])|大道|马路)上?(?:几号)?|哪一?[个座处](?:城市|市|省|府|州|郡|区|县|国家|校区|站台|站|门|楼|馆|厅|会场|车站|村|镇|乡|街道|路口|水库|港|机场|公园|园区|展区|窗口|海域|岛|湖|山|桥|庙|寺|球场|体育场|泳池|游泳池|教室|停车场|小区|社区|场馆|地方|地点|口岸|关口)|哪一?[个座处条](?:[一-鿿]{0,3}(?:馆|站|口(?!味|号|罩|岸)|门(?!类|派|店|课)|楼|厅|园|场(?!次|景|合)|村|镇|县|岛|寺|校区|山|桥|服务处|办事处|柜台))|哪一?间[一-鿿]{0,3}(?:室|厅|房(?!企|产))|(?:在|去|到)哪一?[家间](?:店|餐厅|饭店|酒店|咖啡|书店|旅馆)|(?:停|住|放|去|到|搬|送|寄|藏|葬|设|摆|坐|埋|躲|逃|运|移)(?:在|到|去|往)?哪(?=[?]?$))|(?:地址|地点|位置)(?=是[?]?$|[?]?$)|在哪(?=(?![几一两二三四五六七]?(?:天|年|月|日|些|个|家|种|款|本|里))[一-鿿]{0,2}[?]?$)"
)
_ROAD = re.compile(
    r"[一-鿿]{1,12}?(?:路|街|大道|巷|弄|胡同)(?:西|东|南|北)?[a-z]?\d+(?:号|弄)(?:院内|院|[一-鿿]{0,8}(?:楼|室|层))?(?:[\d一二三四五六七八九十]+(?:幢|栋|单元|座|楼|室|层))*"
)
_PLACE = re.compile(
    r"(?:地点|[新校院会厂园馆店住]址|地址|位置|会场|集合点)(?:设在|[:为是在])+\s*(?!\d{2,4}年|\d+月)([^,。;\n\t]{2,30})|(?:在|到|(?<![\d一二三四五六七八九十])至|于|往|前往|去|经|由|从|(?<![行逃运奔])走|(?<=[时分日)]),)((?!地[点址]|位置)[一-鿿\da-z]{1,16}?(?:中心|广场|(?:体育|球|停车|市|剧|农|机|滑雪|林|牧|运动|田径)场|馆|楼|厅|室|门|校区|操场|处|站|院内|公园|医院|学校|大厦|会场|窗口|服务台|大学|学院|酒店|宾馆|大堂|码头|大厅|处所|服务点|网点|营业厅|办事处|院区|区|市|县|园)(?:[a-z一二三四五六七八九十\d]+(?:楼|层|号|厅|室|馆|座|栋|区))*)"
)
_WAY = re.compile(
    r"(?:走|位于|坐落于?|在|经|改走|绕行|由|沿|改停|停放?[在到]?|移至|迁至|搬到|迁往|搬至|改至|改在|改到)([^,。;、\n]{2,12}?(?:路|街|大道|高架|高速|桥|线|隧道))"
)
_HELD = re.compile(
    r"在([^,。;、\n\d]{2,14}?)(?:举办|举行|召开|集合|进行|开幕|办理|领取|报到|演出|上演|展出|展览|陈列|播出|登场|出席|现身|设立|开设|比赛|考试|发布|开庭|宣判)"
)
# 「到超商繳納」, 「去櫃檯領」
_DOES_AT = re.compile(
    r"(?:到|去|(?<!面)向|在|往|至)([一-鿿]{2,8}?)(缴纳|缴费|缴款|交费|付款|办理|办|领取|换领|领|报到|递交|提交|索取|登记|申请|退票|补票|购买|兑换|报案|申报|认领|取件|报名)(?=[,。;、\n)]|即可|手续|者|的)"
    r"|(?:经由?|从|自|走)([一-鿿]{2,8}?)(?:口岸)?([出入离过]境|[出入进通]关|清关)(?=[,。;、\n)])"
)
_NO_PLACE = re.compile(r"时|期|间|内|前|后|日|月|年|天|当|同|先|规|统|再|另|者|网上|线上|[的了不将]")
# 「有意見往哪兒寫」 is told by an address of mail too
_WRITES_TO = re.compile(
    r"[写发投寄提](?:信|邮件|意见)?(?:到|去|往|给)?哪|往哪(?:里|儿|边)?[写发投寄提反]|(?:举报|投诉|反映|申诉|反馈)[^,。?]{0,6}哪"
)
_HANDS = re.compile(r"[交送寄投递缴](?:件|稿|去|到|给|往)?哪|(?:到|去|往|在)哪(?:里|儿|边)?[交送寄投递缴]")
_HANDED = re.compile(r"[送交寄递投缴](?:达|件|递|寄)?(?:到|至|往|回)$")
_COLUMN = re.compile(r"地点|地址|位置|处所|场所|地方|[一-鿿]地$")


_ALONE = re.compile(
    r"(?<=[,，、:])\s*((?!\d)[一-鿿\da-z]{1,14}?(?:中心|广场|馆|楼|厅|室|校区|操场|公园|医院|学校|大厦|会场|窗口|服务台|大学|学院|酒店|大堂|码头|大厅|门口|食堂|教室|仓库|院区)(?:[a-z一二三四五六七八九十\d]+(?:楼|层|号|厅|室|馆|座|栋|区))*)(?=[,;。(\n]|$)"
)


_ON = re.compile(r"[一-鿿]{0,4}?(?:服务台|会议室|办公室|大厅|窗口|教室|展厅|报告厅|礼堂|柜台|前台|大堂|诊室|室|厅|馆)")
_HOME = re.compile(r"(?:出身|籍贯(?:是|为)?|生于|出生于|来自|老家在?|祖籍)([^,。;、\n\d]{2,8})")


_NAME_GOES_ON = re.compile(r"[一-鿿]{1,10}?(?:局|厅|委|站|院|所|处|政府|公司|中心|协会|学校|大学|部)")


_PLACES = tuple(
    "体育场 运动场 球场 体育中心 剧院 剧场 影院 美术馆 展馆 餐厅 商场 公寓 宿舍 景区 厂区 营地 祠堂 停车场 车场 车库 公园 广场 图书馆 体育馆 博物馆 展览馆 会馆 礼堂 大楼 大厦 中心 校区 院区 医院 学校 大学 中学 小学 酒店 饭店 宾馆 车站 码头 机场 大桥 隧道 水库"
    " 路 街 大道 村 镇 乡 岛 港 湾 山 湖 河 园区 社区 小区 店 厅 市场 教室 操场 泳池 窗口 服务台 服务点 办事处 网点 门口 沙滩 海域 居委会 村委会 办公室 辅导室 教务处 总务处 派出所 邮局 银行 公所 巷 局 科 处 室 所".split()
)
_KINDS = {
    "城市": ("市", "城"),
    "车站": ("站",),
    "站台": ("站", "站台"),
    "会场": ("会场", "馆", "厅", "中心"),
    "馆": ("馆",),
    "厅": ("厅",),
}
_WANTED = re.compile(
    r"哪(?:一?[个座处]|条|一)?(门|楼|馆|厅|站台|站|校区|城市|车站|会场|市|省|府|州|郡|区|县|国家|村|镇|乡|街道|路口|水库|港|机场|公园|园区|展区|窗口|海域|岛|湖|山|桥|庙|寺|球场|体育场|泳池|教室|停车场|小区|社区|场馆|口岸|关口)"
)
_SHUT = re.compile(r"[闭开休到入进离出](?:馆|馆|店|厅|校|园|院|站|路|港|山)$")


_IS_PLACE = re.compile(
    r"(?<!时)间$|[^\W\d](?:馆|楼|厅|室|门|区|场|园|院|堂|校|店|站|湖|桥|路|街|巷|村|镇|山|河|岛|滩|中心|广场|码头|大厦|酒店)$"
)


_OLD = re.compile(r"原[来先本]|本来|以前|之前|过去|从前")


def _signs(page: Page, start: int, end: int) -> bool:
    """Whether a name stands for itself in the last lines, as the one who signs: no place."""
    line = page.lines[page.line_at(start)]
    behind = page.text[line.end :].strip()
    alone = page.text[line.start : line.end].strip() == page.text[start:end].strip()
    return alone and (not behind or _DAY_LINE.fullmatch(behind) is not None)


_DAY_LINE = re.compile(r"[\d〇零一二三四五六七八九十年月日./民国-]{4,16}")


def _whole(page: Page, start: int, end: int) -> bool:
    """Whether a piece ends where a word ends: 「服務站」, not 「勾選站」 of 「勾選站點」."""
    line = page.lines[page.line_at(start)]
    return end - line.start in _ends(page.text[line.start : line.end])


@lru_cache(maxsize=64)
def _ends(line: str) -> frozenset[int]:
    """Where the words of a line end."""
    return frozenset(place + len(word) for word, place, _ in cut(line))


def _sent(page: Page) -> Iterator[tuple[int, int]]:
    """Where it is told that something is sent in: the sentence, and all the steps of which that is one."""
    for match in _SENT.finditer(page.text):
        yield page.sentence(match.start())
        steps = page.record.steps
        if steps and steps[0].offset <= match.start() < steps[-1].offset + len(steps[-1].span):
            yield steps[0].offset, steps[-1].offset + len(steps[-1].span)


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    """Places as they are written; noun phrases that end as places do where nothing else told that, or told less of it."""
    if parking.ASKED.search(asked.text):
        yield from (*parking.propose(asked, page), *by_head(asked, page, hits))
        return
    if (moved := moved_into.told(asked, page)) is not None:
        yield from moved
        return
    yield from one_place.held(asked, page, hits)
    yield from cells(asked, page, hits) if _ROOM_ASKED.search(asked.text) else by_head(asked, page, hits)
    told = [one for one in _told(asked, page) if not changed.gone(asked, page, one.start, one.end)]
    if _MOVED_TO.search(asked.text):  # 「搬到哪條路」: not where it moved from
        left = [each.old for each in changed.changes(page)]
        told = [one for one in told if not any(low <= one.start < high for low, high in left)]
    if not _LINES.search(asked.text[slice(*asked.focus)]) and not changed.of_then(asked.text):
        told += [
            Proposal(*one.new, boost=0.05)
            for one in changed.changes(page)
            if _IS_PLACE.search(page.text[slice(*one.new)])
        ]
    sent = tuple(_sent(page)) if _SENDS.search(asked.text) else ()
    if _DESK_AT.search(page.text):
        told = [one for one in told if not _DESK.fullmatch(page.text, one.start, one.end)]
    longer: dict[int, list[int]] = {}
    for one in told:
        longer.setdefault(one.start, []).append(one.end)
    for one in told:
        if not any(one.end < end <= one.end + 12 for end in longer[one.start]):
            if _HANDS.search(asked.text):  # 「要交到哪」: not where it is shown
                one = one._replace(
                    boost=one.boost + (0.15 if _HANDED.search(page.text, max(0, one.start - 6), one.start) else -0.08)
                )
            if _OLD.search(asked.text) and any(
                change.new[0] <= one.start < change.new[1] for change in changed.changes(page)
            ):
                continue
            if _ASKS_MAIL.search(asked.text) and _ADDRESS.search(page.text, max(0, one.start - 8), one.start):
                one = one._replace(boost=one.boost + 0.35, scope=sent)  # 「收件地址：…」, asked where to send something
            elif _MAILED.search(page.text, max(0, one.start - 8), one.start):
                continue  # nor where something takes place
            mailed = _MAIL.search(page.text, max(0, one.start - 8), one.start) and not _ASKS_MAIL.search(asked.text)
            yield one._replace(boost=one.boost - 0.25) if mailed else one
    if _LINES.search(asked.text[slice(*asked.focus)]) or "哪里人" in asked.text:
        return
    if _SHOP.search(asked.text):
        for match in _TITLED.finditer(page.text):
            yield Proposal(*match.span(1), boost=0.04)
    wanted = _WANTED.search(asked.text)
    ends = _KINDS.get(wanted[1], (wanted[1],)) if wanted else _PLACES
    for start, end, last, _ in ended(page, ends, 6):
        text = page.text[start:end]
        if changed.gone(asked, page, start, end) or _signs(page, start, end):
            continue
        if page.text[start - 1 : start] == "、" and _HOW_MANY.fullmatch(text):
            continue  # 「甲、乙、丙三區」
        if _TELLS.search(text) or _FORBIDDEN.search(page.text, max(0, start - 4), start):
            continue  # 「7月將招商進駐茶館」 names no place, nor does 「不要進校門」
        if not 2 < end - start <= 14 or text in asked.text or _SHUT.search(text) or (start == last and end - last < 3):
            continue
        inner = [one for one in told if one.start < end and start < one.end]
        if any(one.start != start or one.end >= end for one in inner):
            continue
        again = any(term.weight >= 1 and term.text in text for term in asked.terms)
        boost = max(one.boost for one in inner) + 0.02 if inner else (0.06 if wanted else -0.06) - 0.06 * again
        led = 0.05 * (not inner and page.text[start - 1 : start] in tuple("到去往在向至于送"))
        yield Proposal(start, end, boost=boost + led)


_FORBIDDEN = re.compile(r"(?:不[要得可能准许]|[请切]勿|禁止|严禁|别)$")
_MOVED_TO = re.compile(r"(?:搬|迁|移|挪|改|转)[迁移往去]?[到至去往在](?:了)?(?:哪|什么|何)")
_HOW_MANY = re.compile(r"[一-鿿a-z\d]{1,3}[两二三四五六七八九十]个?(?:展|校|园)?[区馆厅楼门站]")
# 「到窗口登記」, where the page tells where the 窗口 is
_DESK, _DESK_AT = (
    re.compile(r"[登服咨缴报办]?[记务询费名理]?(?:窗口|柜台)"),
    re.compile(r"(?:窗口|柜台)(?:设[在于]|位于|在)"),
)
MOST_SCREENS = 60  # of those told on a page
# 「在「我的—地址」裡操作」
_ON_SCREEN = re.compile(
    r"(?:在|到|去|从|由|经|走|进入|点击?|打开)[一-鿿]{0,8}[“\"「『](?P<says>[^”\"」』\n,。;]{2,20})[”\"」』](?=里|中|内|页|栏|下|界面|修改|更改|更换|操作|办理|申请|提交|查看|下载|设置|送出|发起|进[来入]|提[出报]|上传|填[写报]|登记|报名|申报|办|下单|缴|付)"
)
# 「從哪個入口送件」 asks for one of a screen, where the page names one in quotation marks
_ASKS_SCREEN = re.compile(r"哪一?个(?:入口|页面|栏目|菜单|按钮|功能|模块|选项|界面)")
_TELLS = re.compile(r"\d[月日时年]|将(?![军领])|[已把让]|被(?!服)")  # 「文化會館」, 「將軍澳」 are places
_SHOP = re.compile(r"哪一?[家间](?:店|餐厅|饭店|酒店|咖啡|书店|旅馆)")
_AT_SHOP = re.compile(
    r"(?:(?<=\d日)|(?<=[日时点午晚分],)|(?<=\d,))在(?P<says>[^,。;:、()\n\d]{3,14}(?<![期之]间)(?<![时后前下内中上])(?<!支持))(?=[,。;(\n])"
)  # 「定於5月8日，在西港區某某咖啡，」
_TITLED = re.compile(r"[“\"「『]([^”\"」』\n,。;!?]{2,10})[”\"」』]")
# 「轉入某某專戶」, 「設在穿堂」
_INTO = re.compile(
    r"(?:退回|退至|退到|退还到|返还到|返到|打到|收[到进入](?=[^,。;\n]{0,8}(?:台|库|柜|处|室|间|房|箱|区|中心)(?:[,。;\n]|$))|转入|转到|转至|汇入|存入|划入|寄至|寄到|送至|送到|送往|交到|交至|运往|运到|设在|设于|摆在|摆放在|放在|挂在|存放于|存放在|停在|葬于|安葬在|埋在|藏于|收藏于|落户|迁入|移到|移至|迁往|迁至|搬到|搬至|搬往|改到|改至|改在|换到|挪到)(?:了)?((?!\d+[年月日元天])[^,。;、()\n]{2,20})"
)
_MAIL = re.compile(r"(?:寄|投递|邮)[^,。;\n]{0,4}$")  # where letters go is no answer to where something is shown
_ASKS_MAIL = re.compile(r"寄|邮|投|送|交|信|地址")
_SENDS, _SENT = re.compile(r"寄|邮|投|送|交"), re.compile(r"[邮递投]寄|寄[至到往送回]|[送投递]至|以挂号|寄件|收件")
_ADDRESS = re.compile(r"(?:收件|寄件|寄送|邮寄|投递|收取|通讯|联系|送件|投稿)(?:地址|地点|处)?[:为是]\s*$")
_MAILED = re.compile(r"(?:收件|寄件|寄送|邮寄|投递|送件|投稿)(?:地址|地点|处)[:为是]\s*$")
_OWN = r"(?:本|贵|该|我)(?:学区|会|所|局|校|院|馆|部|中心|公司|单位|司|区|市|县|站|处|店|园|社)"
# a 平台, a 信箱 may stand in a house: 「三樓眺望平台」
_ONLINE = r"(?:网站|官网|网页|首页|网|(?:网络|线上|在线|服务|申报|报名)平台|公众号|app|系统|电子信箱|邮箱)$"
# 「比賽在哪裡舉行」, but 「比賽在哪裡報名」
_ON_EARTH = re.compile(r"举[办行]|集合|比赛|典礼|考(?!核|勤)")
_ON_WEB = re.compile(r"报[名考]|申[请报]|登记|预约|缴|查|下载|公[布告示开]|发布|直播|看到")


# 「地址見公告欄」, 「聚會的地點還在找」 leave it to be found elsewhere, or open
_ELSEWHERE = re.compile(
    r"(?:地址|地点|位置|场地|处)[^,。;]{0,2}(?:请|可)?(?:见|参见|详见|看)[^,。;]{2,10}$|(?:地址|地点|位置|场地)[^,。;]{0,2}(?:还|仍|尚|正)?在(?:找|谈|选|洽)|(?:地址|地点|位置|场地)[^,。;]{0,3}(?:另|再|未|待)"
)
MOST = 10  # characters of a name of a place that says not what kind of one it is


def no_place(asked: str, told: str) -> bool:
    """「本所」, 「本學區」, 「地址見附件」 name no place; 「本會網站」 none where something takes place."""
    told = told.strip("。,; ")
    if _ELSEWHERE.search(told):
        return True
    if not any(each in told for each in (*_PLACES, *"楼层馆号")) and not re.search(_ONLINE, told):
        return len(told) > MOST
    if re.fullmatch(_OWN, told):
        return True
    return (
        re.search(_ONLINE, told) is not None
        and _ON_EARTH.search(asked) is not None
        and not _ON_WEB.search(asked)
        and "网" not in asked
    )


_MOVES = ("退转汇存划打返", "寄送交运递", "设摆放挂搁置", "葬埋安", "藏收存", "迁落搬移改换挪")
_LINES = re.compile(r"[路街]")


_ROOM_ASKED = re.compile(r"哪一?间[一-鿿]{0,3}(?:室|厅|房)")
# 「區公所大樓3樓305室」
_ROOM = re.compile(
    r"(?<![一-鿿a-z\d])(?P<house>[一-鿿]{0,12}?(?:[a-z\d]{1,2}[座栋幢]|[\d一二三四五六七八九十]{1,3}(?:号楼|楼|层))*)?(?P<room>[a-z]?\d{2,4}[a-z]?-?\d{0,3}(?:办公室|会议室|教室|诊室|号?房间?|室))"
)


def _told(asked: Asked, page: Page) -> Iterator[Proposal]:
    if _ROOM_ASKED.search(asked.text):
        for match in _ROOM.finditer(page.text):
            yield Proposal(*match.span(), boost=0.3)
    wanted = _WANTED.search(asked.text)
    address = 0.12 * ("地址" in asked.text)
    road = _LINES.search(asked.text[slice(*asked.focus)])
    for match in _ROAD.finditer(page.text):
        start = match.start() + max(match[0].rfind(word) + 1 for word in "在至到往于寄由从")
        yield Proposal(start, match.end(), boost=0.05 if road else address)
    if road:
        for match in _WAY.finditer(page.text):
            yield Proposal(*match.span(1), boost=0.03)
        return
    if "哪里人" in asked.text:
        for match in _HOME.finditer(page.text):
            yield Proposal(*match.span(1), boost=0.25)
        return
    if _WRITES_TO.search(asked.text):
        for match in MAIL_ADDRESS.finditer(page.text):
            yield Proposal(*match.span(), boost=0.1)
    for match in _DOES_AT.finditer(page.text):
        place, deed = (1, 2) if match[1] else (3, 4)
        if not _NO_PLACE.search(match[place]) and _whole(page, *match.span(place)):
            like = any(char in asked.text for char in match[deed])
            yield Proposal(*match.span(place), boost=0.08 if like else -0.12)
    for match in islice(_ON_SCREEN.finditer(page.text), MOST_SCREENS):
        yield Proposal(*match.span("says"), boost=0.25 if _ASKS_SCREEN.search(asked.text) else 0.06)
    yield from channel.propose(asked, page, True)
    yield from channel.held(asked, page)
    for match in _AT_SHOP.finditer(page.text) if _SHOP.search(asked.text) else ():
        yield Proposal(*match.span("says"), boost=0.05)
    for match in _HELD.finditer(page.text):
        yield Proposal(*match.span(1), boost=0.02)
    for match in _PLACE.finditer(page.text):
        group = 1 if match[1] else 2
        says = match[group]
        if group == 2 and (
            not _whole(page, *match.span(2)) or re.search("[的到在由]|^\\d+时", says) or _SHUT.search(says)
        ):
            continue
        start, end = match.span(group)
        if group == 2 and says[-1] in "市县区省" and _NAME_GOES_ON.match(page.text, end):
            continue  # 「渭溪市水利局」 is no place
        if group == 2 and (more := _ON.match(page.text, end)) and _whole(page, start, more.end()):
            end = more.end()  # 「三樓」 + 「服務台」
            says = page.text[start:end]
        if group == 2 and (more := _BESIDE.match(page.text, end)):
            end = more.end()  # 「郵局」 + 「北門旁」
        fits = 0.0
        if wanted:  # 「從哪個門進」 asks for a gate
            fits = 0.1 if wanted[1] in says else -0.15
        again = any(term.weight >= 1 and term.text in says for term in asked.terms) and not re.search(r"\d", says)
        fits += 0.15 * (group == 2 and _stands_in(asked, page, start))
        yield Proposal(start, end, boost=fits + (0.05 if group == 1 else -0.08 if again else 0.0))
    for match in _ALONE.finditer(page.text):  # 「領證：3月2日，政務大廳二樓」
        if not _SHUT.search(match[1]) and not _TELLS.search(match[1]):
            yield Proposal(*match.span(1), boost=0.03)
    for match in _INTO.finditer(page.text):
        alike = next((group for group in _MOVES if match[0][0] in group), match[0][0])
        yield Proposal(*match.span(1), boost=0.04 if any(char in asked.text for char in alike) else -0.1)
    for line in page.lines:
        if line.kind != "row" or line.table is None or page.lines[line.table] == line:
            continue
        head = page.cells(page.lines[line.table])
        for column, cell in enumerate(page.cells(line)):
            if column < len(head) and _COLUMN.search(page.text[slice(*head[column])]):
                yield Proposal(*cell, boost=0.05)


_BESIDE = re.compile(r"[东西南北正侧后]门(?:旁边?|对面|口|[东西南北]侧)?|旁边?(?=[,。;\n]|$)|对面|隔壁")


def _stands_in(asked: Asked, page: Page, start: int) -> bool:
    """「服務站在郵局旁」, asked where the 服務站 is: what the question asks of stands right before 在."""
    of, told = asked.text[: asked.focus[0]], page.text[page.clause(start)[0] : start]
    return told[-1:] == "在" and len(told) > 2 and of.rstrip("是的").endswith(told[-3:-1])


_MEANT = re.compile(r"指的?是?哪[里儿][?]?$")  # 「外圍是指哪裡」 asks what it is

TYPE = Type("where", "text", FOCUS, propose, None, lambda text: not _MEANT.search(text))
