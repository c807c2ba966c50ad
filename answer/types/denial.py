"""Whether a sentence says no to a question: what is forbidden, what need not be done, what costs nothing."""

from __future__ import annotations

import re

from answer import feasts
from answer.evidence import Page
from answer.types.leaves import needs_what_is_left

_NO = re.compile(
    r"不得|严禁|(?<![门解])禁(?!令|止令)|禁止|谢绝|[恕歉]不|[恕歉碍]难|不予|不可|不能|不准|不许|不受理|拒收|无效|不享受|不适用|不接受|除外|不含|不计入|不作|不支持|不参与|不参加|取消|作废|停止|暂停|停[工课诊办播用运业售收靠驶演供赛飞渡摆]|关闭|封闭(?!式|管理|小区|训练|集训|开发|空间|环境|期)|封[路桥道街](?!期)|仅限|不设|不再|不收|未|没有|无法|只支持|例外|勿|(?:^|[,;:。、]|请|千万|也|都|就)别(?![的人处家名墅馆院号忘漏错])|(?<![为以了])避免|切忌|(?:暂|尚|并)无|无(?:提供|设|附|配备|供应|开放)|不(?![便同仅但断久时慎])"
)
# what stands behind a 不 that denies nothing of a person or thing: 「不限次數」, 「不足」, 「行動不便」
_HARMLESS = "限拘论分管必用须需另影超低少多高大小短晚早迟足满到同等仅但只断久时定慎妨错含包是占要设良便锈均符止花交付缴"
_NEVER = re.compile(
    rf"不(?:得(?![少低短多高超小大])|能(?!少|低|多|高|超)|可(?!少|抗|或缺)|符合|收(?!费|取|钱|任何)|计|便[^,。;]{{0,2}}(?:参加|前往|接待|受理|使用|提供)|[^\W\d{_HARMLESS}得能可收计])|严禁|禁止|谢绝|拒|[恕歉碍]难|取消|作废|无[效法权缘]|排除|除外|例外|停(?=[止投派供发运])|暂停|终止|丧失|失去|暂缓|勿"
    r"|[未没](?:有)?(?:开[放设]|安排|[纳列]入|获[准许]?|能|予|受理|提供|覆盖|资格)(?![^,。;]{0,14}[的者])|无资格|(?<![性类级特分个差识辨派组])别(?![的人处家名])"
)
# 「幸無人受傷」: of what the question names
_BARE = re.compile(r"(?:无|没有?)(?!收|需|须|论|障碍|线|人机|偿|缝|限|误|故|法|权|效)(?P<what>[^,。;]{1,8})")
# 「不限戶籍」 and the like forbid nothing
_DOUBLE = re.compile(
    r"不看(?!病|诊)|不限|不拘|不论|不分|无需|不必|不用|(?<!避)免|无须|不收取?费|不另收|不影响|不受影响|不受此限|不受[^,。;不]{0,10}(?:限制|约束)"
)
_RESTS = re.compile(r"[无不]休|不(?:停[业办诊运课工市播]|闭[馆园]|关[门闭]|打烊|歇业|封[闭路])")
_ASKS_REST = re.compile(r"休|停(?![车放靠泊])|闭[馆园]|关[门闭]|打烊|歇|封")
_AS_USUAL = re.compile(r"照常|照样|照旧|照原|原定|如期|准时|按时|正常|按计划")
_STILL = re.compile("还|仍")
_PUT_OFF = re.compile(r"顺延|推迟|延期|改期|另行")
# 「閉館嗎」, 「取消了嗎」 of what goes on as usual
_ENDS = re.compile(
    r"(?:(?<![能以可让给准好])停(?!车)|闭[馆园]|休[馆园诊市]|关[门闭]|取消|推迟|延期|改期|歇业)[^,。;]{0,2}(?:了|吗|嘛|没)[^,。;]{0,3}$"
)
_UNTOUCHED = re.compile(r"不受影响|不影响|不受此限|不受限制")
_CHANGES = re.compile(r"停(?![车靠留泊放机])|断|影响|关|改|变|推迟|延|取消|限")
_MEANWHILE = re.compile(r"期间|那[几些两]?天|的?时候|当[天日]|时,")  # 「休市那幾天停車場開嗎」 asks of 開
_COSTS = re.compile(
    r"要钱|买票|要票(?=[吗嘛么?]|$)|花钱|门票|[加补]钱|(?<![不只])(?:要|需要?)(?!求)[^,。;免不]{0,5}费(?:用)?(?=[吗嘛么?]|$)|[收付交缴给掏出][^,。;免]{0,4}[费钱](?!用)|费[^,。;]{0,3}[交付缴掏收](?!到)|扣[税钱费]"
)
_UNCHARGED = re.compile(r"[无不]需(?:另外?)?[付缴交]费|不(?:另[外行]?)?收(?:取?[^,。;]{0,4}[费钱用])|不计费")
FREE = rf"免[费票收交缴]|不另?收|{_UNCHARGED.pattern}"
_FREE = re.compile(
    rf"{FREE}|全额(?:补[助贴]|资助|减免|承担)|不花钱|夜里不|不扣|(?:随便|随意|任意|无限)(?:量)?[续添加喝吃取]"
)
_ASKS_FREE = re.compile(
    r"免费|免票|(?<![要收用付交缴给花掏需])不(?:用|需要?|必|须)?(?:[要收花掏付交缴给](?:钱|[^,。;免]{0,6}?[费金款票])|买票)|免(?:[收交缴付除吗嘛么]|[?]?$)"
)
_STILL_PAYS = re.compile(
    r"(?<![不无])[须需应](?:购票|买票|付费|缴费|交费|自付|自费|另(?:行|外)?[付缴交])|照[收缴付]|另[收计]"
)  # 「免費入園者亦須購票」
_PRICED = re.compile(
    r"(?<![满达足])\d+(?:\.\d+)?万?[元块](?!以上|以下)|半价|减半|[一二三四五六七八九\d]折|(?<!不)(?<!不另)收费|票价|自费"
)
_OBLIGES = re.compile(
    r"要不要|需不需要|用不用|必须|需要|(?<![只想不还])要(?!是|求|么|几|多|紧|等)|得(?=先|自己|另|再|提前)"
)
_NEEDLESS = re.compile(r"不必|无需|无须|不用|不需|毋须|自愿|免(?!费)|不要求|不受影响")
# 「要自己申請嗎」, and 「自動退回原帳戶」
_APPLIES = re.compile(r"申[请领报]|自己|手动|登记|打电话|来电|填|通知你|办理|去办|来办")
_BY_ITSELF = re.compile(r"自动(?=[^,。;]{0,10}(?:[退扣续延转发到入汇返补抵计]|恢复|生效))")
# 「能全退嗎」, and 「只退五成」; 「要買全票嗎」, and 「120元」
_WHOLE = re.compile(r"全[退免]|全额|全部[退免补]|全数|(?:都|全)拿回")
_IN_PART = re.compile(r"[一二三四五六七八九半\d]成|一半|半[数价]|\d+%|[一二三四五六七八九\d]折|只退|部分")
# 「要自己帶救生衣嗎」, and 「救生衣由本校提供」
_OWN = re.compile(r"自己[带备买准]|自[带备购]|自行(?:准备|携带|购买)")
_PROVIDED = re.compile(r"(?<!不)(?:(?:包?含|包括)(?!税)|提供|备有|配备|发放|代备|统一(?:准备|购买))")
# 「可以自己報名嗎」, and 「由機構統一報名」
_BY_ONES_SELF = re.compile(r"(?:能|可以|可否|允许)(?:由)?(?:自己|自行|单独|私下)(?P<deed>[一-鿿]{2})")
_OR_ONESELF = re.compile(r"(?:[也亦还](?:可以?|能|得)|或者?)由?[^,。;不]{0,4}(?:自己|自行)")
_JOINTLY = re.compile(r"(?<!可)(?<!可以)由[^,。;]{1,10}?(?:统一|集中|代为)[一-鿿]{2}")
# 「會幫忙投保嗎」, and 「由貨主自行投保」
_ASKS_HELP = re.compile(r"帮(?:我们?|忙|你|客户)?|代(?=[办订买收缴投保管])|负责|安排")
_BY_ONESELF = re.compile(r"(?<!可)(?<!可以)自(?:行|己)(?=[^,。;]{0,2}[一-鿿]{2})|自理")
# 「有提供桌子嗎」, and 「須自備的物品：桌子」
_ASKS_PROVIDED = re.compile(
    r"提供|备有|配备|(?:(?<![交付缴寄转发])给|(?<![没具])有)(?=[^,。;能可会要看用做吃喝卖售]{1,8}[吗嘛么]?[?]?$)|[能会可]以?借|出租|可以租"
)
_IS_PROVIDED = re.compile(r"提供|备有|配备|出借")
_MUST_BRING = re.compile(
    r"(?:必?须|需|应|请)[^,。;可]{0,4}自[带备]|自[带备](?:的)?[物用]品|(?<![可能以])自[带备](?=[,。;]|$)"
)
_MAY = re.compile(r"能|可以|可否|允许|准")
# 「發現刷單即封號」, asked whether one may do it
_PENALTY = re.compile(
    r"封[号禁]|没收|停权|撤[摊展柜]|驱离|逐出|请离|扣[除罚掉]?(?:当[月期]|全部|相应|其)*佣金|黑名单|[予以]处罚"
)
# 「逾時即釋出座位」, asked whether one keeps it
_KEEPS = re.compile(r"[还仍](?:在|算|有|会?[退返留保])|保(?:留|得住|住|得了)|留(?:着|给|在|得)")
_LOST = re.compile(
    r"(?<![不未免])(?:释[放出]|收回|回收|[清归][零空]|扣没|没收|失效|作废|视[为同](?:自[动愿])?(?:退|放弃|弃权|取消|离)|拖[离走吊]|移[走除]|拆[除掉]|取消|注销|删除|终止|丧失|失去)"
)
# 「發燒者應延後接種」, 「孕婦暫緩」: not now
_POSTPONES = re.compile(
    r"暂缓|缓[办报]|(?:应当?|必须|须|需|宜|请|建议)(?:予以)?(?:延后|推迟|延缓|延期|延迟|择[期日]|改[期日天])(?![至到为])"
)
# 「應俟換證後再行報名」, asked whether one can sign up
_WAITS = re.compile(r"(?:应当?|必?须|需|得|要)(?:俟|待|等到?)[^,。;]{1,12}后(?P<then>[^,。;]+)")
_ASKS_LATER = re.compile(r"延|缓|推迟|[择改][期日天]")

_BOUND = re.compile(r"不(?:得|能|可|应)?(?:超[过出]|少于|低于|多于|高于|大于|小于|短于|足|满)|[未没]满|未超过")

# 「兩樣缺一不可」 wants both; 「最捨不得」 is a feeling, 「心律不整」 an illness
_HOLDS_ALL = re.compile(
    r"(?:缺|少)(?:了)?(?:任何)?一[项样条个种者]?[^,。;]{0,3}?(?:不可|[便就也都]?不[能得行可准予][^,。;]*)|不可或缺"
)
_NO_DENIAL = re.compile(
    r"[舍恨巴怪顾由了]不得|不得[不已]|心律不[整齐]|能不全|不[孕育]|[化养]不良|发育不[良全]|意识不清"
)


def _without(told: str, asked: str) -> str:
    """What is told, without bounds and without the words of denial that the question uses itself: 「停收期間…照常派送」."""
    told = _FOR_ALONE.sub(lambda match: "" if _is_of(match["whom"], asked) else match[0], told)
    told = _NOTED.sub(lambda match: match[0] if _shares(match["whom"], asked) else "", told)
    told = _WHO_LACKS.sub("", told)
    told = _NO_DENIAL.sub("", _HOLDS_ALL.sub("", told))
    told = told if _BOUND.search(asked) or re.search("超[过出]|少于|低于", asked) else _BOUND.sub("", told)
    asked = _EITHER.sub("", asked)
    told = _NOT_DONE.sub(lambda match: "" if match[0] in asked else match[0], told)
    told = _BANNED.sub(lambda match: "" if match[0] in asked else match[0], told)
    return _NO.sub(lambda match: "" if len(match[0]) > 1 and match[0] in asked else match[0], told)


# 「滿5斤送冰袋（山區不配）」, 「學生半價（包廂除外）」 deny nothing of others
_NOTED = re.compile(r"\((?P<whom>[^()\d,;]{2,10}?)(?:除外|例外|不适用|不[收寄送接含做配](?:[^()]{0,6}))\)")


def _shares(whom: str, asked: str) -> bool:
    return any(whom[place : place + 2] in asked for place in range(len(whom) - 1))


_EITHER = re.compile(r"(.)不\1")
_NOT_DONE = re.compile(r"不(?![得能可准许])[一-鿿]{2}")  # 「可以不計點嗎」, and 「前5筆不計點」
_BANNED = re.compile(r"禁[言赛烟行播售火渔]")  # asked for itself: 「會禁言嗎」
# 「審核未通過的可補件」 allows it to those
_WHO_LACKS = re.compile(r"[未没不无][^,。;]{1,6}(?:的|者),?(?=(?:均|都|仍|还)?(?:可|能|准|允许))")
# 「僅限企業店鋪報名」 denies nothing of 企業店鋪
_FOR_ALONE = re.compile(
    r"(?:仅限|只支持)(?:于|持有?|由)?(?P<whom>[^,。;:]{2,10}?)(?=报名|参[加与]|申[请报]|使用|进入|入场|购买|选购|领取?|享受?|办理|预[约订]|投稿|寄|[配派]?送|自取|付款|支付|的|者|[,。;:]|$)"
)


def _is_of(whom: str, asked: str) -> bool:
    """Whether a question is about those for whom alone something is: 企業店鋪 of 「企業店鋪能報名嗎」, not 會員 of 「非會員」."""
    place = asked.find(whom)
    return place >= 0 and not re.search(r"(?:非|没有?|未|无|不是)$", asked[:place])


def costs(asked: str) -> bool:
    """Whether a question asks for a charge, and not what is in one: 「門票含早餐嗎」, but 「費用含早餐，還要付錢嗎」."""
    last = max((match.end() for match in _COSTS.finditer(asked)), default=0)
    contains = max((match.end() for match in _CONTAINS.finditer(asked)), default=0)
    return last > contains and (not contains or "," in asked[contains:last])


def _charged_for(asked: str, told: str) -> bool:
    """「免收辦證費，押金照收」, asked whether one pays the 押金: free is something else."""
    what = charge(asked)
    free = _CHARGE_FREE.findall(told) if what else []
    return bool(free) and all(what[-2:] not in one for one in free)


def _free_for_others(asked: str, told: str) -> bool:
    """「每戶收45元，低保戶免收」, asked by one who says nothing of that: free is somebody else."""
    told = told[:NEAR]
    free = _SOME_FREE.search(told) if costs(asked) else None
    of_size = free is not None and free["whom"][0].isdigit() and re.search(r"\d", asked)
    if free is None or free["whom"] in asked or of_size or _FREE.search(told[: free.start()]):
        return False
    return _PRICED.search(told[: free.start()]) is not None


NEAR = 160  # characters in which a price and who is free of it stand
_SOME_FREE = re.compile(
    r"(?P<whom>[一-鿿]{1,6}?(?:户|者|生|儿童|幼童|老人|长者|人士|人员|家庭|军人|会员|教师)|\d[\d.]*(?:岁|米|公分|厘米|cm)(?:\(含\))?及?以[上下])(?:均|可|一律|凭证)?(?:予以)?免(?:[收交缴费]|予)"
)


def asks_free(asked: str) -> bool:
    """Whether narrow text asks if something is free."""
    return _ASKS_FREE.search(asked) is not None


def asks_to_apply(asked: str) -> bool:
    """Whether narrow text asks if one must do something for it oneself: 「退款要自己申請嗎」."""
    must = _OBLIGES.search(asked) if not _MAY.search(asked) and not costs(asked) else None
    return must is not None and _APPLIES.search(asked, must.end()) is not None


def of_itself(told: str) -> bool:
    """Whether narrow text tells that it comes without being asked for."""
    return _BY_ITSELF.search(told) is not None


def whole(text: str) -> bool:
    """Whether narrow text is of all of a sum: 「能全退嗎」."""
    return _WHOLE.search(text) is not None


def tells_to_apply(told: str) -> bool:
    """Whether narrow text tells what must be done, or that nothing must."""
    return (
        re.search(rf"{_APPLIES.pattern}|{_BY_ITSELF.pattern}|{_NEEDLESS.pattern}|[须需应请凭]|(?<!不)要|向", told)
        is not None
    )


def of_no_charge(told: str) -> bool:
    """Whether narrow text tells of something that costs nothing, or that is in another price."""
    return _NO_CHARGE.search(told) is not None


_NO_CHARGE = re.compile(r"免|不[另再]?(?:收|计|扣|用|需|必|要)|[无毋]需|[赠送]|[包内]?含|包括|(?<![\d.])[0零]元|自愿")


def priced(told: str) -> bool:
    """Whether narrow text tells what something costs, and of nothing that is free."""
    return _PRICED.search(told) is not None and "免" not in told


def charge(asked: str) -> str:
    """The name of what narrow text asks whether it is to be paid: 「要交押金嗎」 → 押金; empty where it names none."""
    found = _CHARGE.search(asked)
    return found[0] if found and "不" not in found[0] else ""


_CHARGE = re.compile(r"(?<=[交缴付收给掏])(?!现金)[一-鿿]{1,4}?[费金款](?!额)|[一-鿿]{2}[费金款](?=[要需得])")
_CHARGE_FREE = re.compile(r"免(?:予)?(?:收|交|缴|付)?([一-鿿]{1,5}?[费金款])")


def _waits(asked: str, told: str) -> bool:
    """Whether what is asked for is told to come only after something else."""
    then = [match["then"] for match in _WAITS.finditer(told)]
    return any(one[place : place + 2] in asked for one in then for place in range(len(one) - 1))


_CONTAINS = re.compile(
    r"(?<!不)(?:包含|包括|包不包|含不含|(?<![隐饱])含|包(?=[早午晚三吃住接餐食在])|(?<=[费价租金票])包(?![括含裹装厢车间场月年邮]))"
)


# 「教材費包含在學費裡嗎」, and 「教材費另計」
IS_IN = re.compile(rf"{_CONTAINS.pattern}|算[在进]|在内")
_BESIDES = re.compile(r"另[计收付缴购算]|另(?:外|行|按|照|依)[^,。;]{0,4}[计收付缴购算]|自理|自付|自费|自[备购]")
# 「冷氣含於場地費內」, asked whether it costs something
_IN_ANOTHER = re.compile(r"(?<!不)(?:包?含|包括)(?:在|于)[^,。;]{0,8}[费价金租](?:用)?[内中里]?")
_FOR_EVER = re.compile(r"一直|永[久远]|长期")
_EXPIRES = re.compile(r"有效期|到期|清零|失效|为期")
# 「線上班另行規定」, asked whether the rule holds for it
_ELSEWHERE = re.compile(r"另(?:行|外)?(?:规定|约定|订|定|公[布告])")
# 「退嗎」, and what is paid back or not
_PAID_BACK = re.compile(r"(?:[并则即会]|全额|全数|全部|如数|予以?|均可?|可以?|将|原路)(?:无息)?[退返]")
_NOT_BACK = re.compile(r"[不无未勿恕][^,。;]{0,4}[退返]|[退返][^,。;]{0,4}不|拒")


def or_oneself(asked: str, told: str) -> bool:
    """「由單位統一報名，也可以自己報名」, asked whether one may oneself."""
    return _BY_ONES_SELF.search(asked) is not None and _OR_ONESELF.search(told) is not None


def paid_back(told: str) -> bool:
    return _PAID_BACK.search(told) is not None and not _NOT_BACK.search(told)


def asks_end(asked: str) -> bool:
    """Whether narrow text asks if something is stopped, put off or shut."""
    return _ENDS.search(asked) is not None


def denies(asked: str, told: str, strict: bool = False) -> bool:
    """Whether `told`, a piece of narrow text, answers a narrow question with no; `strict` takes plain words of denial alone."""
    if _charged_for(asked, told) or _free_for_others(asked, told):
        return False
    if costs(asked) and _FREE.search(told):
        return not _ASKS_FREE.search(asked)
    if (needed := needs_what_is_left(asked, told)) is not None:
        return needed
    if _MAY.search(asked) and (_POSTPONES.search(told) or _waits(asked, told)) and not _ASKS_LATER.search(asked):
        return True
    if _MAY.search(asked) and _PENALTY.search(told) and not _PENALTY.search(asked):
        return True
    if _KEEPS.search(asked) and _LOST.search(told) and not _LOST.search(asked):
        return True
    if _ASKS_FREE.search(asked) and _STILL_PAYS.search(told):
        return True
    if _ASKS_FREE.search(asked) and _UNCHARGED.search(told):
        return False  # 「儲物櫃免費嗎」, and 「不需付費，遺失鑰匙賠50元」
    if _ASKS_FREE.search(asked) and priced(told):
        return True
    if _OBLIGES.search(asked) and not _MAY.search(asked) and _NEEDLESS.search(told):
        return True
    if asks_to_apply(asked) and of_itself(told):
        return True
    if _OWN.search(asked) and not _MAY.search(asked) and _PROVIDED.search(told) and not _OWN.search(told.split(",")[0]):
        return True
    own = _BY_ONES_SELF.search(asked) if not or_oneself(asked, told) else None
    if own and any(match[0][-2:] == own["deed"] for match in _JOINTLY.finditer(told)):
        return True
    if _ASKS_PROVIDED.search(asked) and _MUST_BRING.search(told) and not _IS_PROVIDED.search(told):
        return True
    if _ASKS_HELP.search(asked) and _BY_ONESELF.search(told) and not _OBLIGES.search(asked):
        return True
    if _WHOLE.search(asked) and _IN_PART.search(told) and not _WHOLE.search(told):
        return True
    if IS_IN.search(asked) and _BESIDES.search(told):
        return True
    if "退" in asked and paid_back(told) and not _WHOLE.search(asked):
        return False  # 「遇颱風取消全額退還」
    if _FOR_EVER.search(asked) and _EXPIRES.search(told):
        return True
    if costs(asked) and _IN_ANOTHER.search(told):
        return True
    if "适用" in asked and _ELSEWHERE.search(told):
        return True
    if _closed_then(asked, told):
        return True
    if _UNTOUCHED.search(told) and _CHANGES.search(_MEANWHILE.split(asked)[-1]):
        return True
    if _AS_USUAL.search(told) and not re.search("不", told):
        return asks_end(asked)
    if _PUT_OFF.search(told) and (_AS_USUAL.search(asked) or _STILL.search(asked)):
        return True
    if _CHEAPER.search(asked) and FULL_PRICE.search(told):
        return True
    if strict and (lacks := _HAS_NONE.match(told)) and lacks["what"] in asked:
        return True
    if (way := _WAY.search(asked)) and (instead := _INSTEAD.match(told)):
        return not any(way["way"][at : at + 2] in instead["way"] for at in range(len(way["way"]) - 1))
    plain = _DOUBLE.sub("", _without(told, asked))
    plain = plain if _ASKS_REST.search(_MEANWHILE.split(asked)[-1]) else _RESTS.sub("", plain)
    if strict:
        return _NEVER.search(plain) is not None
    return _NO.search(plain) is not None or any(
        not _OF_THOSE.search(match["what"]) and match["what"][0] in asked for match in _BARE.finditer(told)
    )


# 「能打折嗎」, and 「一律照定價」
CHEAPER = re.compile(r"折扣|打折|优惠|便宜|减免")
_CHEAPER = re.compile(rf"{CHEAPER.pattern}|[一二三四五六七八九\d]折")
FULL_PRICE = re.compile(r"[照按依](?:原|定|全|牌)价|(?:收|付|为)(?:原|全)价|(?:原|全)价(?:收|付|购)")
# 「大件（超過800公斤）沒有免租期」, held against a limit
_HAS_NONE = re.compile(
    r"[)]?(?:者|的[一-鿿]{0,4})?,?(?:则|均|都|一律)?(?:没有|无|不享有?|未设)(?P<what>[一-鿿]{2})(?![^,。;]*(?:[者的]|方可))"
)
# 「未滿80元的，改收固定費用」, asked whether one pays 按比例
_WAY = re.compile(r"[按依](?P<way>[^,。;]{2,8}?)(?:[收计付算抽]|[吗嘛?]|$)")
_INSTEAD = re.compile(r"(?:者|的)?,?(?:则|一律|均)?改(?=[收按依以为用采])(?P<way>[^,。;]{2,12})")
_OF_THOSE = re.compile(r"[者的]|家庭|(?<=.)人[员士]")  # 「無子女的老人」


# 「國定假日公休」, asked whether parcels are taken then
_HOLIDAY = re.compile(rf"(?:国定|法定|例|节)?假日|{feasts.FEAST}|{feasts.BREAK}")
_CLOSED = re.compile(r"公休|店休|休[馆园诊市息店业]|不[营上]|[暂停]停|关[门闭]|闭[馆园]")
# 「元旦當天營業廳休息」
_CLOSED_THEN = re.compile(rf"(?:当[天日]|期间)?[^,。;\d不照及和、与或]{{0,5}}?(?:{_CLOSED.pattern})")
_ASKS_CLOSED = re.compile("休|关|闭|停")


def _closed_then(asked: str, told: str) -> bool:
    """Whether the holiday that a question names is one on which it is closed."""
    day = _HOLIDAY.search(asked)
    if day is None or _ASKS_CLOSED.search(asked):
        return False
    place = told.find(day[0])
    return place >= 0 and _CLOSED_THEN.match(told[place + len(day[0]) :]) is not None


def listed(asked: str, page: Page, place: int) -> bool:
    """Whether a place stands in a list of what is not wanted: under 「不收的東西：」, or behind it in its line."""
    line = page.lines[page.line_at(place)]
    if line.kind == "row" or _LISTS.search(asked):
        return False
    if _led_in(page, line.start, place):
        return True
    if line.heading is None or line.distance > 8:
        return False
    head = page.text[page.lines[line.heading].start : page.lines[line.heading].end]
    return _LISTS.search(head) is not None


_LISTS = re.compile(r"不[收接寄得可能予准许]|禁止|严禁|谢绝|拒")
# 「不得：吸菸；喧嘩」, not 「不能到場者請備妥：證件」
_LEADS = re.compile(rf"(?:{_LISTS.pattern})(?![少缺低超])(?!.*(?:[请须应需必]|可以|备妥|备齐))")
LED = 200  # characters of a line behind the words that lead its items in


def _led_in(page: Page, start: int, place: int) -> bool:
    """「不能獻的：感冒未滿一週；拔牙未滿15天」: whether the words before the nearest colon refuse, and the item allows nothing itself."""
    told = page.text[max(start, place - LED) : place]
    colon = max((match.start() for match in _COLON.finditer(told)), default=-1)
    if colon < 0 or "。" in told[colon:] or _ALLOWS.search(page.text, *page.clause(place)):
        return False
    lead = max(told.rfind(mark, 0, colon) for mark in "。;:,")
    return _LEADS.search(told[lead + 1 : colon]) is not None


_COLON = re.compile(r"(?<!\d):|:(?!\d)")
_ALLOWS = re.compile(r"(?<!不)[可能准](?!燃|疑)|照常|除外|例外|不限")
