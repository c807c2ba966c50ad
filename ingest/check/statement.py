"""The quantities that a text states, with what each is said of: 「押金300元」, 「最多拍三箱」, 「5个工作日内退回」.

A `Statement` is a number with its unit, how it bounds (at least, at most, neither), the words that stand right at it, and
the words of its clause. Written out for comparing two of them (`conflicting_amounts`). Not stated here: pieces of dates,
ordinals, ranges (「3至5人」), rows of tables, and what is told of an earlier round or as changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.check.quantity import Quantity, quantities
from ingest.check.reading import FAR, MANY, Reading
from ingest.check.words import words
from zh.once import once

_RANGE = re.compile(r"[\d一二三四五六七八九十百千两][\d.万]*[元人名%岁天日米]?\s*(?:[至到~\-—–、或]|乘|×|x)\s*$")
_RANGED = re.compile(r"\s*(?:[至到~\-—–×或]|乘)\s*[\d一二三四五六七八九十两]")
_LOW = re.compile(
    r"(?:至少|最少|最低|起码|不少于|不低于|不得少于|不得低于|不小于|年满|满|达到?|凑[满够不]到?|须够|够|不足|未满|不满|少于|低于|小于|未达到?)(?:了|为|是)?\s*$"
)
_HIGH = re.compile(
    r"(?:最多|至多|最高|最长|可达|高达|上限可达|最迟|最晚|(?<!不)(?<!不得)超[过出]|逾|多于|高于|大于|不超过|不得超过|不高于|不多于|以不超过|上限|封顶|限[购领用取报带拍投订借选填]?|限额|只[能可]?[\u4e00-\u9fff]{0,2}|可(?:以)?[借领购报选投带][\u4e00-\u9fff]{0,3}|"
    r"仅[能可限]?[\u4e00-\u9fff]{0,2}|最多(?:只能|可)?[\u4e00-\u9fff]{0,3})(?:为|是)?\s*$"
)
_LOW_BEHIND = re.compile(r"\s*(?:\(含\)|\(及\))?(?:及其?)?(?:以上|起(?![\u4e00-\u9fff]))")
_HIGH_BEHIND = re.compile(r"\s*(?:\(含\))?(?:及其?)?(?:以下|以内|之内|内(?![容部置])|为限|为上限|封顶)")
_OF_TIME = frozenset("天 小时 分钟 工作日 周 个月 年 岁".split())  # 「缴保证金3000元后」 is no time
_AFTER = re.compile(r"\s*(?:之|以)?[后前](?![台勤期])")
_PERSON = dict.fromkeys(("人", "位", "名", "证", "账号", "帐号", "户"), "人")
_PER = re.compile(
    r"(?:每一?|各|单|同一|一(?=[船车桌间条个张份]))(?:个|位(?=读|游|同|玩|顾|客|旅)|名(?=[\u4e00-\u9fff])|条|艘|辆|张)?(?P<of>人|位|名|个(?![人位])|条|首|篇|幅|度|瓶|盒|袋|只|棵|枚|座|亩|头|趟|杯|餐|顿|梯|证|船|户|套|件|张|台|箱|队|组|团|天|日|晚|月|年|周|场|次|节|课|期|班|家|单|车|桌|本|份|间|店|"
    r"小时|分钟|公斤|斤|平方米|米|账号|帐号|学分|学期|学年|订单|项|科)"
)
_RATE = re.compile(r"(?P<of>[日周月季年])(?:租|费|薪)")  # 「月租2,400元」
# of what share of a thing a number is: these say another than all
_SHARE = re.compile(
    r"剩|余下|其余|其[他它]|其中|另外?(?![行列附见])|加收|补(?!贴|助|课|偿|充|办|给)|折合|相当于|首[期付笔批]|尾款|第[一二三四五六七八九十\d]|平均|约合|起步|分别|"
    r"等[地国处省市]|新[增开]|总额|首次|便宜|节省|减免|抵[用扣]|立减|差[价额]"
)
# what was, what was changed, and what is only supposed
# the old value of a change: 「由90元降至80元」, 「1.3%调整为1.5%」
_FROM = re.compile(r"(?:由|从)(?![^,。;]*起)[^,。;\d]{0,6}$")
_IS_TURNED = re.compile("调整[为后至]|[升降涨]至|改为")
_WAS = re.compile(
    r"(?:由|从)(?:原来?|现行|目前)?的?[^,。;\d一二三四五六七八九十]{0,4}[\d一二三四五六七八九十][^,。;]{0,8}?(?:调整|[提升降增减涨下上放缩][高低加少调升降宽短至为到]{1,2}|变更|[改变])[为至到成]?$"
)
_TURNED = re.compile(r"[^,。;\d]{0,6}(?:调整|改|变更|变|[提升降增减涨][高低加少]?|[上下]调)[为至到成]")
OTHER = re.compile(
    r"去年|上年|前年|往年|往届|上[届次期季轮月周]|前[届次]|历[届年]|当年|当时|过去|原[来先本为定价订]|曾|此前|以前|较(?:去|上|同|往|之前|原)|相比|比[上去前]|例如|比如|假[如设]|举例|误[植写将作为]|更正|勘误|不实|谣|虚假|诈骗|假冒|网传|"
    r"建议|拟(?<![模虚]拟)(?!真)|另有|除外|之外|次年|下[届期次年]|未来|特价|限时|试行"
)
# 「原租金多年未动，车位每月2,000元。」
_FORMER = re.compile(r"\s*(?:[一二三四五六七八九十\d]{1,2}[、.])?\s*(?:原(?![则因])|过去|以往|去年|旧)[^。;\n]*,$")
_LEAD = re.compile(
    r"(?:[\s:(（]|今后|目前|现在|的|为|是|即|共|约|仅|只|可|得|能|需|须|应|要|按|以|收取?|交|缴纳?|付|支付|给|拿|凭|达到?|满|年满|至少|最少|最低|起码|最多|至多|最高|最长|不少于|不低于|不得?超过|超过|低于|高于|少于|多于|大于|小于|达到|未满|不满|不足|"
    r"限(?=[^购领])|上限|逾|够|设|有|在|到|于|统一|一律|均|都|各|就|人民币|新台币|起(?=\d)|(?:每|一(?=[次个张件台位名]))(?:条|首|篇|幅|度|瓶|盒|袋|只|棵|枚|座|亩|头|趟|杯|餐|顿|梯|人|名|位|个|套|件|张|台|箱|队|组|团|天|日|晚|月|年|周|场|次|节|期|班|家|单|车|桌|本|份|间|户|科|学分|学期|学年|平方米|小时|公斤|斤)"
    r"(?:每[天日月年次])?)+$"
)
_NO_LEAD = re.compile(r"(?s)(?:.*[,。;、)\d])?")  # as far as the last character that leads to no number
_BEHIND = re.compile(
    r"\s*(?:\([^()]{0,12}\))?(?:[的之]|以[上下内]|之内|内|左右|起|者|才|方|即|可|就|便|能|会|将|予以|整|以?后|为限|及|及以上|并|由|且)*(?P<noun>[\u4e00-\u9fff]{2,10})"
)
_SAME = (
    (re.compile("免(?:收)?运费|免邮费?|免运|包邮费"), "包邮"),
    (re.compile("免(?:收)?(?:门票|费入[园馆场])|免票(?:入[园馆场])?"), "免票"),
    (re.compile("交纳|缴交|缴付|缴费"), "缴纳"),
    (re.compile("帐号|账户|帐户"), "账号"),
    (re.compile("退还|返还|退款|退回|归还押金"), "退回"),
    (re.compile("费用(?=为|是|每|\\d|[一二三四五六七八九十])"), "费"),
)
_OTHERWISE = re.compile("[免包交缴帐账退返归费]")  # what each of these begins with
# what tells two things of one name apart wherever it is said of one: rounds, sorts, people
MARK = re.compile(
    # what they begin with, or what ends the name of a group: rules out most places at once
    r"(?=[第a-z\d一二三四五六七八九十甲乙丙丁春夏秋冬首末未初复决预终半总补加个团集小男女成大儿孩幼学教老长敬家军残障会职居外本设户境国续租新申旧车校"
    r"中高专研硕博非早正全优折特尾定订豪平周星假节暑寒冠亚季金银铜佳单双左右奇偶]|[\u4e00-\u9fff]{1,2}[组班店批线校侧队赛版档岗])(?:"
    r"第[一二三四五六七八九十\d]+|(?<!分)(?!一次)[一二三四五六七八九十a-z\d]+[批期次轮场组类级段号区班站店等档标梯](?!以|内)|[一二三四五六七八九十\d]+(?:单元|号楼|栋|幢)|\d+座|[春夏秋冬](?=季|学期|令营|训|班)|[首末][批轮期场]|"
    r"[初复决预终](?=赛|试|审|选|评)|半决赛|总决赛|补[考报录面笔测体缴交选办]|加场|未成年|个人|团体|团队|集体|小组|男|女|成人|大人|儿童|孩|"
    r"幼|学生|教师|老师|老人|长者|敬老|家长|军|残|障|(?<!幸运)(?<![中得获]奖)会员|(?<!全)职工|居民|[外本][地市籍区县乡镇里村校](?!公告|通知)|设籍|户籍|境[内外]|国[内外]|续[租保借签]|新申请|首次(?=申请|办理|参加)|[新老旧][生客车书房版款馆校区店]|小学|初中|高中|大学|"
    r"[一二三四五六七八九]年级|[高初大][一二三四](?!次)|本科|专科|研究生|硕士|博士|非|早鸟|正价|[全半]票|优惠|折扣|特惠|尾款|[定订]金|首[期付]|豪华|高级|初级|中级|[大中小]型|[大中小](?=杯|份|号|盒|箱|件|车|厅|间)|"
    r"[甲乙丙丁](?=[级类组区站店馆班])|半[天日年场程]|全[天日年场](?!候)|平[日时]|周[一二三四五六日末]|星期[一二三四五六日]|假日|节日|暑假|寒假|[冠亚季]军|"
    r"[特一二三四]等奖?|金奖|银奖|铜奖|佳作|优胜|(?![aq]:)[a-z][a-z0-9+]*|[单双][号数侧]|[左右][侧岸]|奇数|偶数|"
    # a group by its name, not 全班, 本店, 每组
    r"[\u4e00-\u9fff]{1,2}(?<![全本该各每此两分同小大年龄热专在上下路底航直产无有排车部接值加门到开商书酒饭网审新旧老站顶试转轮定离返脱聘换标示])"
    r"(?:组|班|店|批次?|线|校区|侧|队|赛道|版|档|岗)(?![织长成委员装前位]))"
)
# and only where the other is said of something else of that kind: places, times, ways
WAY = re.compile(
    r"线上|线下|网上|网络|现场|纸质|电子|邮寄|远程|普通|标准|上午|下午|晚[上间场]|工作日|[东西南北](?=[区部门馆院站路广场侧])"
)
_QUOTA = re.compile(r"满\s*$")
_CLOSED = re.compile(r"\s*(?:即|就|便|后|则)?(?:关闭|截止|停止|为?止|额满|不再|停收)")
_TAKEN = re.compile(r"(?:招募|招收|招聘|招录|录取|录用|聘用|遴选|限额|需求)(?:人数|名额|总数)?[\s:为约共计各类]*$")
_COUNTED = re.compile(r"(?P<noun>[\u4e00-\u9fff]{2}),(?:一?共|总共|合计|共计|计)\s*$")
_QUESTION = re.compile(r"(?P<asked>[^。\n?？!;]{2,20})[?？]\s*(?:答[::])?$")
_ROWS = 12  # of a table above a cell
DENIED = re.compile("[不无未免]")  # 「借期7日不得续借」
_SUM = re.compile(r"共[\u4e00-\u9fff]{0,3}$")
_WINNERS = re.compile(r"抽出|得奖|中奖|获奖|得主|幸运")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d|1[0-4]\d) ?年")
_NO_HEAD = re.compile(
    r"^[的了是为有即就才也都每各另再不个将在和与及或至到从自向被把给对用按以可能须需请]|[的了是为有即就才也都每各另再不个和与及或至从自向被把给对用按以]$|^(?:以上|以下|左右|平日|假日|周末|上午|下午|晚上|每天|每日|上下|其中|其他|或者|以及|如果|一共|以内|之内|内容)$"
)
_HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
_CALLED = re.compile(r"[\u4e00-\u9fff]+$")


# what a length of time is counted from, which does not say of what it is: 「自收到通知之日起」
COUNTED_FROM = re.compile(r"(?:[自从由于在][^,。;:\n]{1,24}?|[\u4e00-\u9fff]{2,12})(?:之日|当日|次日|翌日)起?(?=\s|$)")


class Statement:
    """A number with its unit and what is said of it. What takes work is made when it is asked for: few are compared."""

    def __init__(
        self,
        text: Reading,
        quantity: Quantity,
        clause: tuple[int, int],
        cell: tuple[str, str] | None = None,
    ) -> None:
        match = quantity.match
        self.start, self.end = match.span()
        self.counted: str = match["unit"]  # what stands for the unit
        self.value, self.unit = quantity.value, quantity.unit
        self.written = "digits" if match["number"][0].isdigit() else "words"
        self.sentence = text.clauses.sentence(self.start, self.end)
        self.beside: Sequence[Statement] = ()  # the statements of its sentence
        self._text = text
        self._cell = "".join(cell) if cell else ""  # what its cell is called
        self.row = cell[0] if cell else ""  # and the row of that
        self._thing: bool = match["thing"] is not None
        self._clause, self._stop = max(clause[0], self.start - FAR), min(clause[1], self.end + FAR)

    @property
    def _near(self) -> str:
        return self._text.plain[max(self._clause, self.start - 12) : self.start]

    @property
    def _told(self) -> str:
        return self._cell or self._text.plain[self._clause : min(self._stop, self.end + 60)]

    @once
    def role(self) -> str:
        """ "low", "high" (a bound, from whichever side it is told), "after", "" for neither."""
        plain, near = self._text.plain, self._near
        if self._cell:
            return ""
        if _HIGH_BEHIND.match(plain, self.end) or _HIGH.search(near):
            return "high"
        if _LOW_BEHIND.match(plain, self.end) or _LOW.search(near):
            return "low"
        return "after" if self.unit in _OF_TIME and _AFTER.match(plain, self.end) else ""

    @once
    def heads(self) -> frozenset[str]:
        """Two characters right before or right behind it."""
        plain, start, end = self._text.plain, self.start, self.end
        if self._cell:
            return frozenset((self._cell[-2:],))
        heads = set()
        label = unled(_same(_WAS.sub("", plain[max(self._clause, start - 20) : start])))
        label = COUNTED_FROM.sub("", label).rstrip(": ")
        if len(label) >= 2 and _HAN.fullmatch(label[-2:]):
            heads.add(label[-2:])
        if self._thing:
            heads = {self.counted}
        noun = (
            None
            if self._thing or DENIED.match(plain, end)
            else _BEHIND.match(_same(plain[end : min(self._stop, end + 16)]))
        )
        if noun:
            heads.add(noun["noun"][:2])
        near = self._near
        if _QUOTA.search(near) and _CLOSED.match(plain, end):  # 「满900人即关闭」
            heads.add("名额")
        if len(label) < 2 and (asked := self._asked()):
            heads |= {word[at : at + 2] for word in words(asked) for at in range(len(word) - 1)}
        if self.unit == "人" and _TAKEN.search(near):  # 「招募四十名」, 「预计录取五十名」
            heads.add("名额")
        if not label.strip() and (said := _COUNTED.search(plain, max(self.sentence[0], start - 16), start)):
            heads.add(said["noun"])  # 「实习岗位，共35个」
        if _SUM.search(near) and _WINNERS.search(self._told):  # 「共抽出50名」, 「得奖者共50位」
            heads.add("得奖")
        return frozenset(head for head in heads if not _NO_HEAD.search(head))

    def _asked(self) -> str:
        """The question that its sentence answers: 「稿酬怎么算？每条300元」."""
        before = self._text.plain[max(0, self.sentence[0] - 30) : self.sentence[0]]
        asked = _QUESTION.search(before)
        return asked["asked"] if asked else ""

    @once
    def label(self) -> str:
        """What it is called right before it, in one run of characters: 成人票 of 「成人票30元」."""
        found = _CALLED.search(unled(self.before))
        return found[0] if found else ""

    @property
    def turned(self) -> bool:
        """Whether it is the value of a change, or told as one: 「由9元调整为11元」, 「调整后12元」."""
        return _IS_TURNED.search(self._text.plain, max(self.sentence[0], self.start - 80), self.start) is not None

    @once
    def before(self) -> str:
        """Its sentence before it, without the value that it had before: 「佣金由8%调整为」."""
        said = self._text.plain[max(self.sentence[0], self.start - 80) : self.start]
        return self._cell or _same(_WAS.sub("", said))

    @once
    def behind(self) -> str:
        return "" if self._cell else _same(self._text.plain[self.end : min(self.sentence[1], self.end + 60)])

    @once
    def clause(self) -> str:
        """Its clause, the number blotted out."""
        plain = self._text.plain
        return self._cell or _same(f"{plain[self._clause : self.start]} {plain[self.end : self._stop]}")

    @once
    def section(self) -> int:
        return self._text.section(self.start)

    @once
    def per(self) -> frozenset[str]:
        said = self._text.plain[max(self._clause, self.start - 16) : self.start]
        per = frozenset(_PERSON.get(one["of"], one["of"]) for one in _PER.finditer(said))
        return per or frozenset(one["of"] for one in _RATE.finditer(said))

    @once
    def share(self) -> frozenset[str]:
        return frozenset(_SHARE.findall(self._told))

    @once
    def marks(self) -> frozenset[str]:
        asked = "" if self._cell or len(unled(self._near)) > 1 else self._asked()
        return frozenset(MARK.findall(f"{self.clause} {asked}"))

    @once
    def carried(self) -> frozenset[str]:
        """Its marks; of one without, the mark of the clause before it, where that has one: 「一等奖1名，奖金5000元」."""
        if self.marks or self._cell or self._clause <= self.sentence[0]:
            return self.marks
        start, end = self._text.clauses.clause(self._clause - 2)
        said = frozenset(MARK.findall(self._text.plain, max(start, self.sentence[0]), end))
        return said if len(said) == 1 else frozenset()

    @once
    def ways(self) -> frozenset[str]:
        return frozenset(WAY.findall(self._told))

    @once
    def years(self) -> frozenset[int]:
        return _years(self._text, self._told)

    @once
    def condition(self) -> frozenset[str]:
        """The bounds said in its sentence beside it."""
        return frozenset(
            f"{one.value} {one.unit}" for one in self.beside if one is not self and one.role in ("low", "high")
        )


def statements(text: Reading) -> Sequence[Statement]:
    """The statements of a text that may be compared, in order; of a text with very many the first.

    These are of a unit that the text has two values of in two sentences, or stand in a sentence with one that is.
    """
    found = list(quantities(text))
    if len(found) <= MANY:
        values: dict[str, set[tuple[float, int]]] = {}
        for one in found:
            values.setdefault(one.unit, set()).add((one.value, one.sentence))
        several = {unit for unit, some in values.items() if min(len(set(one)) for one in zip(*some, strict=True)) > 1}
        sentences = {one.sentence for one in found if one.unit in several}
        found = [one for one in found if one.sentence in sentences]
    given: list[Statement] = []
    by_sentence: dict[tuple[int, int], list[Statement]] = {}
    for quantity in found:
        stated = _statement(text, quantity)
        if stated is not None:
            given.append(stated)
            stated.beside = by_sentence.setdefault(stated.sentence, [])
            by_sentence[stated.sentence].append(stated)
            if len(given) == MANY:
                break
    return given


def _statement(text: Reading, quantity: Quantity) -> Statement | None:
    match, value = quantity.match, quantity.value
    plain, (start, end) = text.plain, match.span()
    unit: str = match["unit"]
    if match["scale"] and plain[end : end + 1].isdigit():
        return None
    if _RANGE.search(plain, max(0, start - 14), start) or _RANGED.match(plain, end):
        return None
    if match["thing"] and (1900 <= value < 2100 or re.search("[年届期]", unit)):
        return None  # 「2025财年」
    if unit in ("岁", "周岁") and _AFTER.match(plain, end):
        return None
    line = plain.rfind("\n", 0, start) + 1
    row = plain[line : plain.find("\n", start) + 1 or len(plain)]
    if "\t" in row or row.count("|") > 1:
        head = _headed(text, line, start)
        if head is None and "\t" in row:
            return None
        if head is not None:
            return Statement(text, quantity, (start, end), head)
    clause, stop = text.clauses.clause(start, end)
    if OTHER.search(plain, clause, min(stop, end + 60)) or _FORMER.match(
        plain, text.clauses.sentence(start)[0], clause
    ):
        return None
    if _FROM.search(plain[max(clause, start - 12) : start]) or _TURNED.match(plain, end):
        return None
    one = Statement(text, quantity, (clause, stop))
    if text.reference is not None and any(not 0 <= year - text.reference.year <= 1 for year in one.years):
        return None
    return one


def _headed(text: Reading, line: int, start: int) -> tuple[str, str] | None:
    """What a cell of a table is called: the first cell of its row with the head of its column, where the row above that has no
    figures has as many cells. None for a first cell, and where there is no such row.
    """
    plain = text.plain
    bar = "\t" if "\t" in plain[line:start] else "|"
    column = plain.count(bar, line, start)
    end = plain.find("\n", line)
    row = plain[line : end if end >= 0 else len(plain)]
    bars = row.count(bar)
    first = row.strip(" |\t").split(bar, 1)[0].strip()
    if column < 1 or len(first) < 2 or not _HAN.search(first):
        return None
    above = line
    for _ in range(_ROWS):
        above = plain.rfind("\n", 0, max(above - 1, 0)) + 1
        end = plain.find("\n", above)
        of_above = plain.count(bar, above, end)
        if above >= line or of_above < bars or not above and not of_above:
            return None
        if not any(map(str.isdigit, plain[above:end])):
            cell = plain[above:end].split(bar)[column]
            head = cell.strip()
            return (first, head) if _HAN.fullmatch(head) and cell != row.split(bar)[column] else None
    return None


def _years(text: Reading, told: str) -> frozenset[int]:
    """The years that a clause speaks of."""
    years = {int(year) + (1911 if len(year) < 4 else 0) for year in _YEAR.findall(told)}
    if text.reference is not None:
        years |= {text.reference.year + step for word, step in (("今年", 0), ("本年", 0), ("明年", 1)) if word in told}
    return frozenset(years)


def unled(words: str) -> str:
    """Some words without those that lead to a number at their end: 「押金为每席」 → 押金."""
    lead = _LEAD.search(words, _NO_LEAD.match(words).end())  # type: ignore[union-attr]
    return words[: lead.start()] if lead else words


@lru_cache(maxsize=512)
def _same(words: str) -> str:
    for rule, one in _SAME if _OTHERWISE.search(words) else ():
        words = rule.sub(one, words)
    return words
