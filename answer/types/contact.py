"""How to reach somebody: 電話是多少, 寫信到哪個郵箱, 網址是什麼."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.surnames import SURNAMES
from answer.text import narrow
from answer.types import codes, desks
from answer.types.contract import Proposal, Type

_PHONE = r"电话|热线|手机号?码?|号码|传真|分机|专线|总机|转(?=几|多少|哪)"
_MAIL = r"邮箱|电邮|信箱|email|邮件地址"
_SITE = r"网址|网站|链接|官网"
_CODE = r"邮政编码|邮编|邮递区号"
_CHAT = r"line|微信|wechat|qq|whatsapp|telegram"
# 「QQ號多少」, 「微信號碼是多少」
_CHAT_NAMED = "|".join(
    f"(?<=(?<![a-z]){one}{tail})" for one in _CHAT.split("|") for tail in ("", "号", "号码", "账号", "id")
)
FOCUS = re.compile(
    rf"(?:哪个|哪一?[支条]|什么|几号|多少)(?:的)?(?=(?:{_PHONE}|{_MAIL}|{_SITE}|(?:{_CHAT})(?:账号|号码?|id)?(?![一-鿿a-z])))|(?<=转)(?:几号|多少号|哪个号码?)|(?<=机转)多少|(?<=[热专]线)多少(?=[?]?$)|(?<=电话)(?:是|为)?(?:多少|几号|什么|哪个)|(?:打|拨|拨打)(?:哪个|什么|几号)(?=电话|号码|热线|[?]|$)"
    rf"|(?<=[码线真箱址站机编邮])(?:是|为(?!什么))(?:多少|什么|几号|哪个)"
    rf"|(?:(?<=分机)|(?<=分机号)|(?<=分机号码)|{_CHAT_NAMED})(?:是|为)?(?:多少|几号)(?=[?]?$)"
)
MAIL_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_KINDS = (
    (re.compile(_CHAT), re.compile(rf"(?:{_CHAT})(?:官方)?(?:账号|号码?|id)?[ :是为]{{0,2}}(?P<says>[a-z\d@][\w@.-]{{3,}})", re.ASCII)),
    (re.compile(_MAIL), MAIL_ADDRESS),
    (re.compile(_SITE), re.compile(r"(?:https?://|www\.)[\w./?=&%-]+|[\w-]+(?:\.[\w-]+)*\.(?:com|cn|org|net|gov|edu|tw|hk|info)(?:\.\w+)?(?:/[\w./-]*)?", re.ASCII)),
    (re.compile(_CODE), re.compile(r"(?<!\d)\d{6}(?!\d)")),
    (re.compile(_PHONE), re.compile(r"(?<![\d-])(?:9[5-9]-\d{3,5}-\d{2,4}(?![\d-])|(?:\(0\d{1,3}\)|0\d{1,3}(?=-)|0\d{2,3})?[- ]?\d{3,4}(?:[- ]?\d{3,4}){1,2}(?![\d-])(?: ?(?:转|#|分机) ?\d{2,5})?)|(?:(?<=分机)|(?<=分机[ :是为]))\d{2,5}(?!\d)|(?<=转)\d{2,5}(?!\d)|(?<!\d)\d{4,6}(?![\d年])")),
)  # fmt: skip
EXTENSION = 0.3  # what 「分機306」 counts more than 「02-8811-2200轉55」 where an extension is asked for
_EXTENSION = re.compile(r"分机[ :是为]?$")
REACHED = re.compile(r"联[系络]|咨询|洽询|查询|询问|客服|服务")
# 「緊急情況打幾號」 asks for a number to call, without the word
_DIALS = re.compile(r"(?:打|拨)(?:给)?(?:几号|多少|哪个|什么)(?=号|[?]|$)")
_CALLS = re.compile(rf"(?:{_PHONE}|拨|打|致电|转|分机|洽|询|线)[^\d,。;]{{0,8}}$|(?:电话|热线)")


# with the code of its place, of a service line, of a mobile: 「修繕組：049-2345678」
_WHOLE = re.compile(r"\(?0\d{1,3}\)?[- ]\d{3,4}[- ]?\d{4}|[48]00-?\d{3}-?\d{4}|1[3-9]\d{9}|09\d{2}-\d{3}-?\d{3}")

_CHANGED = re.compile(
    rf"(?:{_PHONE})[^,。;]{{0,20}}(?:改为|变更为|更改为|换为|更换为|换成|切换为|启用)[: ]?$"
)  # 「熱線自12月1日起改為」
_NEXT = re.compile(r"[,、;/\s或]{1,2}[^\d,。;\n]{0,10}")  # 「甲處2015，乙處3055」

_BODIES = r"局|所|中心|站|馆|院|校|[大中小]学|委|委员会|办|处|科|公司|社区|街道|协会|基金会|商会|残联|妇联|工会|社|部|厅|室|医院|银行|幼儿园|学院|诊所|厂|店"
_TRADES = "工程|科技|集团|实业|建设|传媒|贸易"  # firms' names end in them, as does much else (道路工程, 城市建设)
_BRACKET = re.compile(r" ?\([^()\n]*\)")
_ENDS = re.compile(rf"(?:{_BODIES}|电话|热线)$")
_BODY = re.compile(rf"[一-鿿]{{2,14}}?(?:{_BODIES})(?![一-鿿]{{0,1}}(?:{_BODIES}))")
_HOLDER = re.compile(
    rf"([一-鿿]{{1,14}}(?:{_BODIES}))的?(?:咨询|洽询|询问|预约|联系|联络|服务|报名|办公|客服|值班|监督|投诉)?的?(?:{_PHONE})"
)


def _of_another(page: Page, holder: str, match: re.Match[str], numbers: list[re.Match[str]]) -> bool | None:
    """Whether a number is that of another body than the holder asked about; None where its sentence names none.

    「縣民政局5566123，縣殘聯5566789」: what stands before a number, back to the one before, says whose it is; else what
    stands behind it in its sentence (「預約電話4422-1100，由衛生所受理」).
    """
    start, end = page.sentence(match.start())
    low = max((one.end() for one in numbers if start <= one.start() < match.start()), default=start)
    high = min((one.start() for one in numbers if match.end() <= one.start() < end), default=end)
    before, behind = page.text[low : match.start()], page.text[match.end() : high]
    heads = page.title + narrow(page.record.publisher or "")
    names = {holder[cut:] for cut in range(3) if len(holder) - cut >= 3} | {holder}  # 「縣民政局」 is 民政局
    for one in (holder, holder.removesuffix("公司")):  # and 「…醫院口腔科」 口腔科, 「…小區物業公司」 物業
        names |= {one[cut:] for cut in range(2, len(one) - 1) if one[:cut] in heads}
    # what two characters call is called so alone: 「診所電話」, not 「牙科診所電話」
    called = re.compile(
        "|".join(re.escape(one) if len(one) > 2 else rf"(?:(?<![一-鿿])|(?<=由)){one}" for one in names)
    )
    speaks = called.search(heads) is not None
    bracket = _BRACKET.match(behind)  # 「電話7701234（農業站），油站不受理」
    for piece in (before, bracket[0] if bracket else "", behind):
        if called.search(piece):
            return False
        if _BODY.search(piece):
            return not speaks
    line = page.lines[page.line_at(match.start())]
    above = page.lines[line.heading] if line.heading is not None else line
    told = page.text[above.start : above.end] + page.text[line.start : line.end]
    return None if speaks or called.search(told) else True


def _hired(asked: Asked, page: Page, kind: re.Pattern[str]) -> str | None:
    """The firm before 電話 in the question, where the page says that it is hired: 「水箱由潔淨水務工程清洗」."""
    called = re.search(rf"([一-鿿]{{2,12}}(?:{_TRADES}))的?(?:{kind.pattern})", asked.text)
    names = (called[1][cut:] for cut in range(len(called[1]) - 3)) if called else ()
    return next((one for one in names if re.search(rf"(?:由|委托|安排|聘请)[^\w\s]?{one}", page.text)), None)


_OLD = re.compile(
    r"(?:旧|老|原)的?(?:客服|服务|咨询|联系|报名|预约)?(?:号码?|热线|专线|电话|线|传真|邮箱)?(?:号码?)?[:为是]?\s?$"
)
_ASKS_OLD = re.compile(
    r"[旧老](?!师|年|人|板|城|街|区)|原(?:来|先|本|有)?的?(?:客服|热线|电话|号|专线|邮箱)|以前|之前|过去"
)


def _of_then(asked: Asked, page: Page, numbers: list[re.Match[str]]) -> list[re.Match[str]]:
    """「更換為96-1234-56，舊號0571-6612300保留至8月底」: the old one where that is asked for, else not."""
    old = [one for one in numbers if _OLD.search(page.text, max(0, one.start() - 12), one.start())]
    if not old or len(old) == len(numbers):
        return numbers
    asks = _ASKS_OLD.search(asked.text) is not None
    return [one for one in numbers if (one in old) == asks]


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    for kind, value in _KINDS:
        if not kind.search(asked.text) and not (kind.pattern == _PHONE and _DIALS.search(asked.text)):
            continue
        if kind.pattern == _PHONE and (at_desk := desks.numbers(asked, page, hits)) is not None:
            yield from at_desk
            return
        numbers = list(value.finditer(page.text))
        # firms are called in short (恒信公司 of 恒信招标代理有限公司), and a page seldom tells addresses of several bodies
        held = _HOLDER.search(asked.text) if kind.pattern == _PHONE else None
        holder = held[1] if held else _hired(asked, page, kind)
        persons = [
            i
            for i, term in enumerate(asked.terms)
            if term.tag in ("nr", "loose", "n") and len(term.text) in (2, 3) and term.text[0] in SURNAMES
            if (term.tag != "n" or len(term.text) == 3) and not _ENDS.search(term.text)
            if term.text not in page.title and hits.best(i) >= 0.85
        ]
        last = -1
        numbers = _of_then(asked, page, numbers)
        for match in numbers:
            told = _CALLS.search(page.text[max(0, match.start() - 14) : match.start()])
            if last >= 0 and not told:
                told = _NEXT.fullmatch(page.text, last, match.start())
            told = told or _CHANGED.search(page.text, page.clause(match.start())[0], match.start())
            if kind.pattern == _PHONE and not told and not _WHOLE.fullmatch(match[0]):
                continue
            last = match.end()
            if any(not hits.within(i, *page.sentence(match.start())) >= 0.85 for i in persons):
                continue  # 「陳老師的電話」, and the number of another
            another = _of_another(page, holder, match, numbers) if holder else None
            if not another:
                span = match.span("says") if "says" in value.groupindex else match.span()
                own = EXTENSION * (_EXTENSION.search(page.text, max(0, span[0] - 3), span[0]) is not None)
                yield Proposal(*span, boost=(0.05 if another is None else 0.2) + own * ("分机" in asked.text))
        return
    yield from codes.told(asked, page)


TYPE = Type("contact", "text", FOCUS, propose)
