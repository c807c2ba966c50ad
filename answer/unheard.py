"""What a page never tells of: a deed, an end, a change that the question asks about and that stands nowhere.

「哪天開幕」 on a page that tells of no opening: the day that stands near the rest of the words is that of something else.
"""

from __future__ import annotations

import re

from answer.acts import sets_out
from answer.marks import Seen


def _never_told(one: Seen) -> bool:
    """「哪天開幕」 on a page that nowhere tells of an opening: a day near the rest of the words is that of something else."""
    if one.kind not in ("when", "left"):
        return False
    hits, asked = one.fit.hits, one.asked
    if _STARTS.match(one.page.text, one.proposal.end):
        return False  # 「12月20日重新開業」
    if _SHUTS.search(asked.text) and _HOURS.search(one.page.text, *one.page.clause(one.proposal.start)):
        return False  # 「幾點下班」, and 「服務時間9:00-18:00」
    if _unheard(one):
        return True
    return any(
        term.weight >= 1 and term.tag == "v" and hits.best(i) < 0.3 and hits.title[i] < 0.3
        for i, term in enumerate(asked.terms)
        if _THEN.fullmatch(asked.text[asked.focus[1] : term.offset]) and _ends(one, term.end)
        if not _APPLIES.match(term.text) and not sets_out(term.text, one)
    )


def _ends(one: Seen, place: int) -> bool:
    """Whether nothing is asked behind a place but of what heads the page: 「哪天離開海灣」."""
    asked, hits = one.asked, one.fit.hits
    if _NO_MORE.fullmatch(asked.text[place:]):
        return True
    behind = [i for i, term in enumerate(asked.terms) if term.offset >= place]
    last = behind[-1] if len(behind) == 1 else None
    if last is None or not asked.terms[last].name or hits.title[last] < 0.6:
        return False
    return asked.terms[last].offset == place and _NO_MORE.fullmatch(asked.text[asked.terms[last].end :]) is not None


_WHAT_COMES = re.compile(r"(?:就|才|便)?会(?:被|遭)?(?P<deed>[一-鿿]{2,4})[了的呢啊]?[?]?$")


_DOES_WHAT = re.compile(r"(?:会|要|能|可以)?(?P<deed>[一-鿿])(?=[一-鿿]{2,5}[?]?$)")


def _unheard(one: Seen) -> bool:
    """「哪天拍新生照」 on a page that tells of no 拍, nor of what is done so."""
    match = _DOES_WHAT.match(one.asked.text, one.asked.focus[1])
    if match is None or one.asked.text.startswith("不", match.end()):
        return False  # 「哪天洗不了澡」 asks when it is shut, which pages tell in other words
    hits, terms = one.fit.hits, one.asked.terms
    deed = next((i for i, term in enumerate(terms) if term.offset == match.start("deed") and len(term.text) == 1), None)
    behind = one.asked.text[match.end() :].strip("?")
    whole = f"{one.page.title}\n{one.page.text}"
    return deed is not None and hits.best(deed) < 0.3 and match["deed"] not in whole and behind not in whole


def _never_comes(one: Seen) -> bool:
    """「逾期幾天會關店」 on a page that nowhere tells of that: its days are those of something else."""
    match = _WHAT_COMES.search(one.asked.text, one.asked.focus[0]) if one.kind == "count" else None
    hits = one.fit.hits
    deeds = [i for i, term in enumerate(one.asked.terms) if match and term.offset >= match.start("deed")]
    return bool(deeds) and all(max(hits.best(i), hits.title[i]) < 0.6 and one.asked.terms[i].weight >= 1 for i in deeds)


def _never_changed(one: Seen) -> bool:
    """「賠付期改成幾天」 where the page tells that the 免倉期 was changed, and of a 賠付 nothing."""
    into = _INTO_ASKED.search(one.asked.text, 0, one.asked.focus[0]) if one.counted else None
    if into is None:
        return False
    low, hits = one.asked.text.rfind("的", 0, into.start()) + 1, one.fit.hits
    return any(
        term.weight >= 1 and hits.best(i) < 0.3 and hits.title[i] < 0.3
        for i, term in enumerate(one.asked.terms)
        if low <= term.offset and term.end <= into.start()
    )


_INTO_ASKED = re.compile(r"(?:改|[变换]|调整?|降低?|升|涨|延长|缩短|提高|增加|减少)(?:成|为|到|至)$")
_THEN = re.compile(r"(?:才|就|会|要|能|可以|正式|开始)*")
_STARTS = re.compile(r"\s*(?:重新|恢复|正式|全面)*(?:开[业门放馆张始]|启[用动航程]|起运|出发|上线)")
_SHUTS = re.compile(r"几点(?:钟)?(?:会|就|才)?(?:[上下]班|打烊|[开关]门|收[摊工班])")
_HOURS = re.compile(
    r"(?:时间|营业|开放|办公|服务|每[日天]|工作[日天]|平日|假日|周末|(?:周|星期)[一二三四五六日天])[^,。;]{0,8}\d{1,2}[:时点]|24 ?小时"
)
_NO_MORE = re.compile(r"[的了呢啊]*[?]?")
# 「自何時起適用」, 「哪天出來」: a bare day tells it
_APPLIES = re.compile(r"适用|生效|[施实执]行|算|(?!(?:展|演|播|推|退|派|登)出)[一-鿿]*[来去出好完到]$")


_BY_WHOM = re.compile(r"[由被是](?:谁|哪一?[个家位]?(?:公司|企业|单位|机构|厂[商家]?|部门)?)(?:来|去|负责|所)?$")

_BEARS = re.compile(
    r"负责|承[担办]|[主协举]办|办理|组织|[经运]营|管理?|操办|处理|出[面资钱]"
)  # told in many words, or in none


def _never_done(one: Seen) -> bool:
    """「由哪家公司印刷」 on a page that tells of no printing: who stands near the rest of the words did something else."""
    if one.kind not in ("who", "org"):
        return False
    hits, asked = one.fit.hits, one.asked
    return any(
        term.weight >= 1 and term.tag in ("v", "vn") and hits.best(i) < 0.3 and hits.title[i] < 0.3
        for i, term in enumerate(asked.terms)
        if asked.focus[1] <= term.offset
        and not _BEARS.match(term.text)
        and _BY_WHOM.search(asked.text, 0, term.offset)
        and _NO_MORE.fullmatch(asked.text[term.end :])
    )


_SO_MANY_DONE = re.compile(r"(?:多少|几)[^\W\d_]{1,6}?(?:给|都)?(?P<deed>[一-鿿]{2})了[?]?$")


def _so_many_never(one: Seen) -> bool:
    """「多少棵樹吹斷了」 where the number is of those that were planted, and of no breaking anything is told."""
    match = _SO_MANY_DONE.search(one.asked.text, max(0, one.asked.focus[0] - 2)) if one.kind == "count" else None
    return match is not None and any(
        term.offset <= match.start("deed") < term.end
        and term.weight >= 1
        and term.tag[:1] == "v"
        and one.fit.hits.best(i) < 0.3
        for i, term in enumerate(one.asked.terms)
    )


_TAKES_DAYS = re.compile(
    r"(?:要|得|需要?)?(?:多久|多长时间|[几多]少?个?(?:工作日|小时|天|日|周|月))(?:才|就|会|能|可以|内)*(?P<deed>[一-鿿]{2})[完好到了]*[?]?$"
)
_PROCESS = re.compile(r"审[核批查]|评[审估]|核[实验]|鉴定|检[测验]|维修|培训|排队|安装|施工|装修|制作|寄到|送达")


def _process_of_none(one: Seen) -> bool:
    """「退店要幾天審核」 on a page that tells of no 審核: its days are those of something else."""
    match = _TAKES_DAYS.search(one.asked.text) if one.kind == "count" else None
    if match is None or not _PROCESS.fullmatch(match["deed"]):
        return False
    whole = f"{one.page.title}\n{one.page.text}"
    return match["deed"] not in whole and not any(
        term.text == match["deed"] and one.fit.hits.best(i) >= 0.3 for i, term in enumerate(one.asked.terms)
    )


_HOW_LONG_AT = re.compile(r"(?P<deed>[一-鿿])(?:了|要)?(?:多久|多长时间|几(?:个)?小时|几天)的(?P<at>[一-鿿])[?]?$")
_WAITS = {"队": "等候"}


def _long_at_nothing(one: Seen) -> bool:
    """「要坐多久的車」 where the sentence tells of no ride how long something else takes."""
    match = _HOW_LONG_AT.search(one.asked.text) if one.kind == "count" else None
    if match is None:
        return False
    told = one.page.text[slice(*one.page.sentence(one.proposal.start))]
    return not any(char in told for char in (match["deed"], match["at"], *_WAITS.get(match["at"], "")))


def _case_of_none(one: Seen) -> bool:
    """「逾期沒領的怎麼處理」 where nothing near the value tells of what is left unclaimed."""
    if one.kind != "outcome":
        return False
    asked = one.asked
    mine = [i for i, term in enumerate(asked.terms) if asked.tail <= term.offset < asked.focus[0] and term.weight >= 1]
    return bool(mine) and all(max(one.closeness[i], one.fit.hits.best(i), one.fit.hits.title[i]) < 0.3 for i in mine)


_HEAD_ASKED = re.compile(r"的(?P<role>[一-鿿]{1,3}[主长人员师手板理])(?:是谁|叫什么|姓什么)")
_ANYBODY = re.compile(
    r"卖家|买家|商家|店[铺家]|平台|用户|客户|会员|学[生员]|家长|读者|市民|居民|顾客|乘客|游客|观众|选手"
)


def _head_of_none(one: Seen) -> bool:
    """「第一名的店主是誰」 where the page names shops and tells of no 店主; nor is 賣家 anybody's name."""
    match = _HEAD_ASKED.search(one.asked.text) if one.kind in ("who", "org") else None
    if match is None:
        return False
    if _ANYBODY.fullmatch(one.page.text, one.proposal.start, one.proposal.end):
        return True
    return one.in_row and match["role"] not in f"{one.page.title}\n{one.page.text}"


_NOT_LET_OUT = re.compile(
    r",[^,。;]{0,6}(?:内容|详情|细节|名单|金额|原因)?(?:并|仍|暂)?(?:没有?|未|尚未)(?:透露|公布|公开|说明|披露)"
)


def _not_let_out(one: Seen) -> bool:
    """「盲盒裡有什麼」 of 「還有盲盒，內容沒有透露」."""
    if one.kind not in ("what", "clause", "which", "why", "define"):
        return False
    end = one.proposal.end
    return _NOT_LET_OUT.match(one.page.text.rstrip(), end) is not None


_DOES_THEN = re.compile(r"(?:会|要|能|可以|才|就|正式|开始)*(?P<deed>(?![会要能可才就])[一-鿿]{2})[的了呢]?[?]?$")
_NO_DEED = re.compile(
    r"[举进]行|举办|结束|截止|关门|[上下]班|开门|开始|生效|发生|办理|变[一-鿿]|[涨降][一-鿿]|[一-鿿][好完成]"
)


def _deed_of_none(one: Seen) -> bool:
    """「幾月飛走」 where no character of the deed stands on the page."""
    if one.kind not in ("when", "left"):
        return False
    match = _DOES_THEN.match(one.asked.text, one.asked.focus[1])
    if match is None or _NO_DEED.fullmatch(match["deed"]) or _SHUTS.search(one.asked.text):
        return False
    whole = f"{one.page.title}\n{one.page.text}"
    if any(char in whole for char in match["deed"]) or sets_out(match["deed"], one):
        return False
    mine = [i for i, term in enumerate(one.asked.terms) if term.offset >= match.start("deed")]
    apart = all(len(one.asked.terms[i].text) == 1 for i in mine)  # what is one word: _never_told
    return bool(mine) and apart and all(one.fit.hits.best(i) < 0.3 for i in mine)


_WHICH_HAVE = re.compile(
    r"哪(?:几|些|一?[个处家间座条站])(?![人户])[^,。;?者]{0,10}?(?:里|内|上|设|配|装|还|都)*有(?!关|没有|效|哪|什么|资格|机会|[一-鿿]?权|优惠|活动|补|折|奖)(?P<what>[一-鿿a-z]{2,8})[?]?$"
)


def _which_have_none(one: Seen) -> bool:
    """「哪幾處停車場有充電樁」 where the page lists the 停車場 and tells of no 充電樁."""
    match = _WHICH_HAVE.search(one.asked.text)
    if one.counted or match is None or match["what"] in one.page.text:
        return False
    if _FITTED.search(one.page.text, *one.page.clause(one.proposal.start)):
        return False  # 「東門設公共廁所」, asked for 衛生間
    hits = one.fit.hits
    mine = [i for i, term in enumerate(one.asked.terms) if term.offset >= match.start("what") and term.weight >= 1]
    return bool(mine) and all(max(hits.best(i), hits.title[i]) < 0.3 for i in mine)


_FITTED = re.compile(r"[设配装建备]|提供")


_COMPLAINS = re.compile(r"投诉|举报|维权|反映|申诉|报警")
_REACHED_FOR = re.compile(
    r"[\d转\s-]*(?:号|分机)?(?:来电|进行|提前|电话|登记)?(?:预约|预订|订[购票座餐]|报名|购[买票]|叫车|索取|应聘|挂号|租借)"
)


def _call_for_other(one: Seen) -> bool:
    """「漏水反映打什麼電話」 of 「可撥打0733-662預約送水」, where nobody is told where to complain."""
    match = _COMPLAINS.search(one.asked.text) if one.kind == "contact" else None
    if match is None or _COMPLAINS.search(one.page.text):
        return False
    return _REACHED_FOR.match(one.page.text, one.proposal.end) is not None


_AGAIN = re.compile(r"补[考测赛检]|重[考修办测]|复[试测查检考]|续[租签费办订聘读]|改[签派]|加急")


def _again_of_none(one: Seen) -> bool:
    """「複檢要多少錢」 on a page that tells what is paid for the 檢查 and of no 複檢."""
    if not (one.counted or one.kind == "when"):
        return False
    match = _AGAIN.search(one.asked.text[one.asked.tail :])
    if match is None:
        return False
    whole = f"{one.page.title}\n{one.page.text}"
    if match[0] in whole or (match[0][0] in "重续加改" and match[0][0] in whole):
        return False
    return not any(
        term.offset <= one.asked.tail + match.start() < term.end and one.fit.hits.best(i) >= 0.85
        for i, term in enumerate(one.asked.terms)
    )


NEVER_TOLD = (
    _deed_of_none,
    _which_have_none,
    _call_for_other,
    _again_of_none,
    _never_told,
    _never_changed,
    _never_comes,
    _never_done,
    _so_many_never,
    _process_of_none,
    _long_at_nothing,
    _head_of_none,
    _not_let_out,
    _case_of_none,
)
