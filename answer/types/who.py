"""Who: a person's name (誰, 哪位), told by surname, by the office before it or what is said to be done behind it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.surnames import SURNAMES
from answer.types import borne, contacts, desks, introduced, notice, paired, posts, roster, won
from answer.types.cells import cells
from answer.types.contract import Proposal, Type
from answer.types.phrases import agents, edges, words

_PEOPLE = (
    "人|师|生|员|长|家|手|民|农|伯|叔|婆|公|洋将|者|友|童|客|嘉宾|评审|评委|教练|主任|医生|护士|教授|队长|主角|主播|徒弟|弟子|学徒|同学|孩子|小孩|儿子|女儿|妻子|太太|先生|女士|小姐"
    "|丈夫|老公|老婆|父亲|母亲|爸爸|妈妈|哥哥|姐姐|弟弟|妹妹|爷爷|奶奶|朋友|冠军|亚军|得主|主管|专员|新郎|新娘|司机|总裁|经理|老板|掌柜|书记|总监|导游|作曲|编舞|男孩|女孩|小伙|姑娘|助理|秘书|师傅|屋主|房主|业主|店主|船主|车主|机主|失主|主人|嫌犯|嫌疑人|凶手|小偷|歹徒|死者|伤者|逝者|门将|前锋|后卫|中锋|射手|队友|领队"
)
_BEHIND = "|".join(f"(?<={one})" for one in _PEOPLE.split("|"))
FOCUS = re.compile(
    rf"谁(?!家(?!的))|哪一?位|(?:{_BEHIND})的?(?:名字|姓名)?(?:叫|姓)什么(?:名字?)?|(?:{_BEHIND})的?(?:名字|姓名)是什么|何人|什么人|哪个人|哪名|姓什么"
    r"|哪一?个(?=老师|教师|教练|医生|医师|护士|学生|同学|记者|演员|歌手|导演|选手|球员|队员|评委|主播|主持|嘉宾|司机|作家|作者|专家|教授|洋将|外援|农户|[局部校院处科市县区队会馆站厂]长)"
)
_COMPOUND = "欧阳|司马|上官|诸葛|司徒|东方|令狐|皇甫|慕容|长孙|尉迟|公孙"
_NAME = re.compile(rf"(?=((?:{_COMPOUND})[一-鿿㐀-䶿]{{1,2}}|[{SURNAMES}][一-鿿㐀-䶿]{{1,2}}))")
_OFFICE = re.compile(
    r"(?:书记|市长|省长|县长|区长|主任|董事长|总裁|总经理|经理|教授|博士|院士|医生|医师|大夫|立委|委员|代表|议员|导演|编剧|记者|演员|歌手|艺人|院长|校长|局长|部长|厅长|处长|科长|所长"
    r"|队长|专家|先生|女士|律师|总统|总理|首相|国王|主席|秘书长|发言人|老师|教师|护士|警察|司机|工程师|设计师|主播|[一-鿿]人|联系人|承办人|经办人|主讲人|讲师|校友|选手|运动员|作者|作家|负责人|站长|首席[^\W\d_]{0,3}官|CEO|ceo|副总|行长|馆长|会长|社长|总监|组长|理事长|同志|村民|居民|市民|法官|检察官|警官|学者|冠军|分析师|教练|领队|门将|前锋|后卫|中锋|外援|师傅|店主|业主|屋主|嫌犯|嫌疑人|老板|[一-鿿](?:手|员|师|匠|官|(?<![增延成生全最加拉周])长)|干事|执事|支书)[:]?$"
)
_DOES = re.compile(
    r"(?:\([^)]*\))?\s*(?:\d+日)?(?:于|在[^,。]{1,10})?(?:今天|昨天|日前)?(?:表示|指出|提醒|说|称|介绍|认为|强调|提出|透露|建议|回应|直批|批评|呼吁|感叹|直言|坦言|告诉|接受|宣布|透露|解释|出席|主持|讲话|致辞|担任|任|执导|获|当选|率|带)"
)
_PLAYS = re.compile(r"(?:扮演|饰演|执导|主演|创办|创立|担任|出任|撰写|荣获|获得|夺得)[^,。;、]{1,10}的$")
_FAMILIAR = re.compile(
    rf"(?<![一-鿿])[老小阿][{SURNAMES}](?![一-鿿]?[板师])|(?<=[家员师民农户商客的])[老小阿][{SURNAMES}]|[{SURNAMES}](?:姐|哥|叔|婶|姨|嫂|大爷|大妈|阿姨|师傅|老板|大叔|大姐|奶奶|爷爷|阿公|阿嬷)|阿[一-鿿]{{1,2}}(?:姨|婶|伯|叔|嫂|公|嬷|姐|哥)"
)
_STYLED = re.compile(
    rf"[{SURNAMES}](?:小姐|先生|女士)|(?<![一-鿿])[{SURNAMES}](?:老师|同志|科长|主任|经理|专员|组长|店长|助理|主管|干事|顾问)(?![一-鿿]{{2}}[表说])"
)
HOLDS = re.compile(
    r"(?:副)?(?:主席|主任|书记|局长|厅长|部长|校长|院长|处长|科长|会长|董事长|总裁|总经理|秘书长|发言人|负责人|记者|教授|委员[^会])"
)
_TOLD = re.compile(r"(?:人|员|者|师|长|手|主任|经理|嘉宾|评委|主播|老师|冠军|窗口)[:为是][^,。;\n]{0,8}$")
_FORMER = re.compile(r"上届|上任|前任|卸任|上一届|往届|已故|落选")
_NO_NAME = set("的了是在和与及将对等有为也都就但而被把向从个这那年月日时说称不要会可能上下中到以之其们每")


_LINKS = "的了是在和与及"
_WEEK = re.compile(r"(?:[学本上下每首末双单当这该次一二两三四五六七八九十]|\d)周$")  # 「於開學週張貼」
_PLACES = "港湾镇村岛河江路桥庄店站园区县市乡湖山溪洲坪里街"
_NAMES = ("nr", "nrt", "nrfg", "ns", "nz", "x")
_GRAMMAR = ("p", "c", "u", "r", "m", "f", "t")
_OTHERWISE = frozenset("于时和向从方由元边家车门成")  # surnames that are mostly something else
_ACTING = ("v", "vn", "d", "p", "ad")


def lines_at(page: Page, place: int) -> int:
    """Where the line of a place begins."""
    return page.lines[page.line_at(place)].start


def names(page: Page) -> Iterator[tuple[int, int, float]]:
    """(start, end, how surely a name)."""
    text = page.text
    count = cache(text.count)
    begins = edges(page)
    inside: set[int] = set()  # where the rest of a longer name begins: 「邱望舒老師」
    whole: dict[int, int] = {}  # of a name: where it begins and ends
    for match in _NAME.finditer(text):
        start, end = match.span(1)
        if start in inside or (text[start] == "周" and _WEEK.search(text, max(0, start - 2), start + 1)):
            continue
        closed = end == len(text) or text[end] in ",。;、()\n"
        held = _OFFICE.search(text, max(0, start - 8), start)
        while end - start > 2 and not closed and _runs_over(text, begins, end, held is not None):  # 「高松+賽後」
            end -= 1
        if end - start == 3 and count(text[start : end - 1]) > count(text[start:end]) + 1:
            end -= 1
        does = _DOES.match(text, end)
        inner = text[start + 1 : end - (closed or (text[end - 1] in _ENDS_NAME and does is not None))]
        never = _NO_NAME - _BORNE if held and (does or closed) else _NO_NAME - {"以"}
        if end - start < 2 or not never.isdisjoint(inner) or (closed and text[end - 1] in _LINKS):
            continue
        if (
            text[end : end + 1] == "和"
            and _DOES_IT.match(text, end + 1)
            and _BY_WHOM.search(text, max(0, start - 8), start)
        ):
            end += 1  # 「由館長尤清和策劃」
        if "以" in inner and not held:
            continue  # but 「研究員陳以晴」
        sure = 0.1 if held else 0.0
        if "的" in text[max(0, start - 2) : start] and _PLAYS.search(text, max(0, start - 14), start):
            sure += 0.1
        label = text.find(":", lines_at(page, start), start) if closed else -1
        headed = label >= 0 and _TOLD.search(text, max(0, label - 8), label + 1)
        if closed and (headed or _TOLD.search(text, max(0, start - 16), start)):
            sure += 0.12  # 「聯絡人：總務處王小明」
        if does:
            sure += 0.08
        alone = _alone(begins, start, end)
        if alone and (closed or begins.get(end, ("", ""))[1] in _ACTING):
            sure += 0.04  # 「陸某某主講」: no word of the dictionary, and one that may say what somebody does
        if _AGED.match(text, end) or _AGE_OF.search(text, max(0, start - 6), start):
            sure += 0.1
        if not (sure or alone):
            continue
        word, tag = begins.get(start, ("", ""))
        if sure < 0.15 and end - start == 2 and text[end - 1] in _PLACES:
            continue  # 「蘆港」
        if tag in ("p", "c") and word == text[start] and sure < 0.2:
            continue  # 「於門診」
        if sure < 0.1 and (tag in _GRAMMAR or word in _OTHERWISE or (len(word) > 1 and not alone)):
            continue
        if sure and (alone or headed or _TITLE.match(text, end) or (held and does)):
            inside.update(range(start + 1, end))
        whole[start] = end
        yield start, end, sure - 0.05 * (not alone)
    for match in _STYLED.finditer(text):
        if match.start() not in inside:
            yield *match.span(), 0.12 if _OFFICE.search(text, max(0, match.start() - 16), match.start()) else 0.05
    for match in _FAMILIAR.finditer(text):
        known = begins.get(match.start())
        if match.start() not in inside and known and (len(known[0]) < 2 or known[1][:2] == "nr"):
            yield (
                *match.span(),
                0.1
                if _OFFICE.search(text, max(0, match.start() - 8), match.start()) or text[match.start() - 1] == "的"
                else 0.06,
            )
    for match in _DOTTED.finditer(text) if "·" in text else ():  # 「董事馬克·施密特表示」
        start = next(
            (
                place
                for place in range(match.start(), match.end())
                if place in begins and "·" in text[place : place + len(begins[place][0]) + 1]
            ),
            match.start(),
        )
        while start > match.start():
            before = next((place for place in range(start - 1, match.start() - 1, -1) if place in begins), None)
            if before is None or not (
                begins[before][1] in _NAMES or (len(begins[before][0]) == 1 and begins[before][1] not in _GRAMMAR)
            ):
                break
            start = before
        last = text.rfind("·", start, match.end()) + 1
        end = last + len(begins[last][0]) if last in begins else match.end()
        while (
            end < match.end()
            and end in begins
            and len(begins[end][0]) == 1
            and text[end] not in _NO_NAME
            and end - last < 4
        ):
            end += 1
        yield start, end, 0.15
    for line in words(page):  # names that jieba knows, foreign ones among them, behind an office
        before = 0
        for word, start, tag in line:
            if (
                tag in ("nr", "nrt", "nrfg")
                and len(word) > 1
                and before == start
                and whole.get(start, 0) <= start + len(word)  # 「許國」 in 「許國強說」
                and _OFFICE.search(text, max(0, start - 8), start)
            ):
                yield start, start + len(word), 0.15
            before = start + len(word)


_DOES_IT = re.compile(r"策划|主持|主讲|设计|担任|执导|创作|作曲|编剧|演唱|掌勺|带队|出资|捐")
_BY_WHOM = re.compile(r"由[^,。;\n\d]{0,6}$")
_BEGINS_DEED = frozenset("指表提强介认透建回批呼感直坦告接宣解出主讲致担任执获当率")
_ENDS_NAME = frozenset("中年月之")  # of _NO_NAME
_BORNE = frozenset("以其之中年月可有为时能")  # of _NO_NAME, and in names: 「創始人段其昌說」
_BEGINS_MORE = _BEGINS_DEED | _NO_NAME | frozenset("还又已仍曾则直回坦接")


def _runs_over(text: str, begins: dict[int, tuple[str, str]], end: int, held: bool) -> bool:
    """Whether the last character before a place belongs to what stands behind a name: 「高松+強調」, none in 「鄭國強+介紹」 nor, where
    the dictionary has a surname with its title, in 「許國+梁先生」."""
    last, word = text[end - 1], begins.get(end - 1, ("", ""))[0]
    if _TITLE.match(text, end):
        return last in _NO_NAME
    if len(word) < 2 and last not in _BEGINS_MORE:
        return False
    deed, own = _DOES.match(text, end), _DOES.match(text, end - 1)
    if deed and (len(deed[0]) > 1 and not (own and len(own[0]) > 1) or not own and len(word) < 2):
        never = _NO_NAME - _ENDS_NAME - (_BORNE if held else set())
        return last in never or last in "还又已仍曾则" or (len(deed[0]) == 1 and last in "直回坦接")
    return last in _NO_NAME or own is not None or len(word) > 1


_DOTTED = re.compile(r"[一-鿿]{1,10}(?:·[一-鿿]{1,8})+")
_TITLE = re.compile(r"(?:老师|先生|女士|教授|医师|医生|教练|主任|同学|同志|师傅)(?![一-鿿]?长)")
_AGED = re.compile(rf"(?:[,(]|今年|现年)+(?:男|女)?[,]?\d{{1,3}}岁|{_TITLE.pattern}")
_AGE_OF = re.compile(r"\d{1,3}岁的?$|(?:名叫|名为|叫做|叫|姓名[:]|名字[:是])$")


def _alone(begins: dict[int, tuple[str, str]], start: int, end: int) -> bool:
    """Whether a piece is single characters to jieba, or a name, and begins and ends where words do."""
    place = start
    while place < end:
        word = begins.get(place)
        if word is None or (len(word[0]) > 1 and word[1] not in ("nr", "nrt", "nrfg")):
            return False
        place += len(word[0])
    return place == end and (end - start > 2 or len(begins[start][0]) == 1)


_ACTS = (
    "负责|承担|负担|吸收|解释|所有|牵头|组织|提供|支付|审核|审批|批准|核准|颁发|签发|保管|维护|管理|执行|监督|主持|宣布|公布|发布|实施"
    "|办理|受理|统筹|代收|出资|安排|核定|施工|承建|运营|主讲|带领|投保|分摊|垫付|自理|赔付|保管"
)
BY = re.compile(
    rf"由([^,。;:\n\d()]{{2,14}}?)(?:自行|统一|全权|共同|直接|先行|全额)?(?=(?:{_ACTS})(?![部处科室中组办司局站所院会机员方商人者]))|(?:归|属于?)([^,。;:\n\d()]{{2,14}}?)(?=(?:{_ACTS})(?![部处科室中组办司局])|[,。;]|$)"
)
# 「經校長核准」, asked who approves; not 「已经」, 「经销商」
APPROVED = re.compile(
    r"(?<![已曾财神])经(?![济营理过费验常办典历销手纪由])((?:(?![后由交同审批核评])[^,。;:\n\d()]){2,10})(?:审核|审批|批准|核准|核定|同意)"
)
ASKS_APPROVED = re.compile(r"审[批核]|(?<![一二三四五六七八九十几首每分这那\d])批(?![次发量])|核[准定]|同意")


_CONTACT = re.compile(rf"(?:联系|联络|咨询|找|洽|询问|请教)[^,。;\n]{{0,10}}$|(?:{contacts.LABELS})[:为是]?$")


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    if listed := roster.told(asked, page):
        yield from listed
        return
    if notice.asks_who(asked):
        yield from notice.issuer(page)
        return
    yield from desks.persons(asked, page, hits)
    everybody = list(names(page))
    if held := list(posts.holders(asked, page, hits, everybody)):
        yield from held
        return
    yield from won.told(asked, page)
    if (beside := paired.told(asked, page, hits)) is not None:
        yield from beside
        return
    yield from contacts.named(asked, page)
    yield from contacts.listed(asked, page)
    yield from borne.propose(asked, page)
    yield from introduced.told(asked, page)
    for one in cells(asked, page, hits):
        if not _NO_PERSON.search(page.text, one.start, one.end):
            yield one
    called = re.search(r"[叫名姓]", asked.text[slice(*asked.focus)])
    bears = borne.ASKED.search(asked.text) is not None  # 「聯盟的手續費誰出」, and the 聯盟 bears it
    for match in BY.finditer(page.text) if not called else ():  # 「費用由買方承擔」, 「解釋權歸本會」
        group = 1 if match[1] else 2
        if (bears or match[group] not in asked.text) and not _COUNTS.match(match[group]):
            told = page.record.body[slice(*match.span(group))] if bears else None
            yield Proposal(*match.span(group), told, boost=0.06)
    for match in APPROVED.finditer(page.text) if ASKS_APPROVED.search(asked.text) else ():
        yield Proposal(*match.span(1), boost=0.06)
    labelled = [who for _, who, _ in contacts.spans(page)]
    named = [one for one in everybody if not any(low <= one[0] < high for low, high in labelled)]
    persons = {start for start, _, sure in named if sure > 0}
    for start, end in agents(page) if not called else ():
        if (
            page.text[start:end] not in asked.text
            and not _COUNTS.match(page.text, start)
            and persons.isdisjoint(range(start, end))
            and not any(low <= start < high for low, high in labelled)
        ):
            yield Proposal(start, end, boost=0.2 if _does_it(asked, page, end) else 0.04)
    if "姓" in asked.text[slice(*asked.focus)]:
        for match in _SURNAME.finditer(page.text):
            yield Proposal(*match.span(1), boost=0.2)
    if contacts.ASKS.search(asked.text):
        for match in _REACHED.finditer(page.text):
            yield Proposal(*match.span(1), boost=0.06)
    if _TO_WHOM.search(asked.text):
        for match in _INTO.finditer(page.text):
            yield Proposal(*match.span("who"), boost=0.2)
        for match in (*_GIVES.finditer(page.text), *_TOWARD.finditer(page.text)):
            yield Proposal(*match.span(1), boost=0.06)
    byline = _WRITES.search(asked.text) is None
    for start, end, sure in named:
        if page.text[start:end] not in asked.text:
            office = _OFFICE.search(page.text, max(0, start - 8), start)
            role = office[0].rstrip(":") if office else ""
            asks = any(role == term.text or role in term.alternatives for term in asked.terms)
            if _FORMER.search(page.text, max(0, start - 8), start) and not _FORMER.search(asked.text):
                sure -= 0.15  # 「上屆冠軍」
            before = page.text[max(0, start - 8) : start].rstrip(":为是")
            offices = [term.text for term in asked.terms if _OFFICE.search(term.text)]
            if any(before.endswith(one) for one in offices) or _apposed(page, start, offices):
                sure += 0.12
            elif offices and role:
                sure -= 0.12  # the office of somebody else
            if contacts.ASKS.search(asked.text) and _CONTACT.search(page.text, max(0, start - 14), start):
                sure += 0.3
            if byline and _BYLINE.search(page.text, max(0, start - 10), start):
                sure -= 0.2
            headed = 0.1 if page.text[start:end] in page.title else 0.0
            yield Proposal(start, end, boost=sure - 0.1 + (0.08 if asks else 0.0) + headed)


# 「領隊、省考古院研究員某某」
_APPOSED = re.compile(r"(?:^|[,。;:\n])[^,。;:、\n\d]{0,8}?(?P<first>[一-鿿]{2,6})、[^,。;:、\n\d]{2,16}$")


def _apposed(page: Page, start: int, offices: list[str]) -> bool:
    """Whether an office that is asked for stands first of two before a name."""
    two = _APPOSED.search(page.text, max(0, start - 30), start)
    return two is not None and any(two["first"].endswith(one) for one in offices)


_ANY_DEED = frozenset("负责 管 办 做 提供 承担 安排 组织 管理 办理".split())
_ASKS_DEED = re.compile(r"(?:是谁|由谁|谁)(?P<deed>[一-鿿]{1,2}?)(?:出来|出|来|起来)?的?[?]?$")


def _does_it(asked: Asked, page: Page, end: int) -> bool:
    """「由收藏家黃守仁出借」, asked who lent it (是誰借出來的): the deed stands right behind."""
    deed = _ASKS_DEED.search(asked.text)
    if deed is None or deed["deed"] in _ANY_DEED:
        return False  # whoever is 負責 is so for something
    return deed["deed"] in page.text[end : min(end + 4, page.clause(end - 1)[1])]


_COUNTS = re.compile(r"[一二两三四五六七八九十几数\d]+[位名个]")
_NO_PERSON = re.compile(r"[\d%]|[停休]诊|^[无没]|待定|不限|[年月日元次]$")
_SURNAME = re.compile(r"姓([一-鿿])")
_TO_WHOM = re.compile(r"(?:给|向|跟|与|和|对|替|为)了?(?:谁|哪位)")
_REACHED = re.compile(
    r"(?:联系|联络|洽询|洽|咨询|询问|请教|请找|找)(?!电话|热线|专线|微信|邮箱|qq|地址|时间|方式|人:)(?:本[店公司院校区]{1,2})?([^,。;:\n\d()是]{2,10}?)(?=[,。;(\n]|登记|办理|咨询|领取|报名|处理|协助|索取|申请|反映|\d)"
)
_GIVES = re.compile(
    r"(?:交予|交与|交由|移交|寄给|转交|给(?!出|予)|送给|交给|捐给|献给|颁给|转给|留给|借给|卖给|租给)了?([^,。;:\n\d了]{2,16}?)(?=[,。;\n]|去|来|使用|保管)"
)
# 「賠款打到寄件人帳戶」
_INTO = re.compile(
    r"(?:打|汇|转|划|退|返还?|发放?|支付|赔付)(?:回)?(?:到|至|入|进|给)(?P<who>(?![一-鿿]{0,2}[的本该])[^,。;:\n\d()]{2,10}?)(?:的|本人|银行|名下)*(?:账户|帐户|账号|帐号|户头|银行卡|钱包)"
)
_TOWARD = re.compile(
    r"(?<![一方内外])向([^,。;:\n\d了]{2,12}?)(?=登记|申请|报名|办理|报备|申报|反映|投诉|举报|索取|领取|缴|购买|预约|提出|查询)"
)
_WRITES = re.compile(r"写|记者|作者|报道|采访|摄影|拍")
_BYLINE = re.compile(r"(?:本报|本刊|实习|特约)?(?:记者|通讯员|摄影|编辑|责编|文/|图/)[ :]?$")

# 「主辦方是誰」 asks for a body
_BODY = re.compile(r"(?:方|单位|部门|机构|公司|厂商|供应商|承包商|赞助商|开发商)(?:到底|究竟)?是谁")

TYPE = Type("who", "person/org", FOCUS, propose, "org", lambda text: not _BODY.search(text))
