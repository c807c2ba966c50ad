"""What, which one, how: a name in quotation marks, what stands behind a label or verb of the question."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types import alias, codes, prior, roster, to_write, which_sort, won
from answer.types.cells import cells
from answer.types.contract import Proposal, Type
from answer.types.kinds import the_one
from answer.types.phrases import edges, ended, excluded
from answer.words import cut, wording

FOCUS = re.compile(
    r"哪(?:一|[两三])?(?:款|本|条|个|种|类|份|部|篇|首|张|套|项|件|把|支|台|方面|门|级|层|路|艘)(?:[^\W\d_]{0,3}(?=[?]|$))?|哪(?:两|三|几)个字|(?:叫|取|起)?什么(?:样|东西|方式|办法|名字|名称|内容|条件|病)?|啥|怎么|怎样|如何|咋|哪(?!里|儿|天|位|些|几)"
)
_QUOTED = re.compile(r"[“\"「『《〈]([^”\"」』》〉\n]{1,30})[”\"」』》〉]")
_BOOK = re.compile(r"[书片剧歌刊文报]|节目|杂志|栏目|条例|规定|办法|专辑|小说|游戏|纪录")
# 「編進哪本書」: what tells a title
_A_BOOK = re.compile(r"哪一?[本部首](?:书|文集|小说|电影|歌|专辑|剧)|什么书")
# one character a step: a word of 30 letters can be cut into pieces in 2^29 ways
_LATIN = re.compile(r"[a-z](?:[ -]?[a-z0-9]){0,60}\d[a-z0-9]*|[a-z]{3,}(?: [a-z0-9-]+)*")
_CLASS = re.compile(r"什么([^\W\d_]{1,3})$")
_TAKEN = re.compile(r"以(?:什么|哪)[^,。]{0,6}为(?:准|依据|据|标准)|按(?:什么|哪)[^,。]{0,6}(?:算|计|排)")
_TAKES = re.compile(
    r"以([^,。;、\n]{2,16}?)(?:的[^,。;、\n]{1,6})?为(?:准|依据|据|标准)|按([^,。;、\n]{2,16}?)(?:计算|计收|排序|结算)"
)
_NAMED = re.compile(
    r"叫(?:做|作)?什么|什么名[字称]?|名[字称](?:是|叫)?什么|取名|命名|改名|更名|叫啥|哪一?[部首本款篇支档场出幕台座艘]"
)
_CALLS = re.compile(
    r"(?:叫|名为|名叫|命名为|取名为?|改名为?|更名为?|称为|[成为]新[一-鿿]{0,4}|名称[是为:]|题为|名字[是叫:])[^,。]{0,2}$"
)
_CALLED = re.compile(
    r"(?:名叫|名为|命名为|取名为?|改名为?|更名为?|改称|称作|叫做|叫作|名字是|名称[为是:]|题为|简称)([^“\"「『《,。;:、\n()]{2,16})"
)
_SAID = re.compile(r"[,。;!?]|.{11}")
_SPEECH = re.compile(r"[说讲写喊问答道称]|口号|标语|主题|题目|台词|留言|形容|比喻|比作|回应|表示|认为")
# 「用了什麼」, 「代辦的是什麼證」: the verb that takes what is asked for
_VERB = re.compile(r"([一-鿿]{1,2})(?:了|过|着|到|上|出)?(?:的?是|的)?(?:到底|究竟)?(?=什么|哪一?[种款个样件些])")
_FORBIDS = re.compile(r"(?:不许|不准|不能|不可以?|不得|禁止|严禁|别)(?:干|做|搞|弄|带)?(?:些)?$")
_FORBIDDEN = re.compile(r"(?:禁止|严禁|不得|不准|不许|谢绝|不可|请勿)([^,。;\n]{2,40})")
_COUNTING = re.compile(r"(?:一|两|三|几|数)(?:个|种|款|根|条|张|把|件|份|只|本|支|台|部|次|场|片|块|座|盏)")


def _objects(asked: Asked, page: Page) -> Iterator[Proposal]:
    """What stands behind the verb that the question word stands with: 「第九個用了剎車線」 for 「用了什麼」."""
    start, end = asked.focus
    if _FORBIDS.search(asked.text, 0, start):
        for match in _FORBIDDEN.finditer(page.text):
            yield Proposal(*match.span(1), boost=0.08)
        return
    verb = next((match for match in _VERB.finditer(asked.text, max(0, start - 6), end) if match.end() <= start), None)
    if verb is None or asked.text[verb.end() : start].strip():
        return
    word = verb[1]
    if len(word) == 2 and word not in {one for one, _, _ in cut(asked.text)}:
        word = word[0] if word[1] in "成为到出上作" else word[1]
    if word in _NO_VERBS:
        return
    kind = _kinds(asked.text, start)
    marks = tuple(char for char in kind if char not in "东西样头子种类些事")
    begins = edges(page)
    for verb_says in (word, *wording().same.get(word, ())):
        for match in re.finditer(re.escape(verb_says), page.text):
            whole = begins.get(match.start(), ("", ""))[0]
            if len(verb_says) == 1 and not (whole == verb_says or (len(whole) == 2 and whole[1] in "成为到出上作了")):
                continue
            place = match.end()
            while place < len(page.text) and page.text[place] in "了过着到上出为成的是: ":
                place += 1
            counting = _COUNTING.match(page.text, place)
            place = counting.end() if counting else place
            stop = _END.search(page.text, place)
            last = stop.start() if stop else len(page.text)
            if (
                1 < last - place <= 20
                and page.text[place:last] not in asked.text
                and page.text[last : last + 1] != ":"  # 「更新時間：」
                and not _ADVERB.match(page.text, place)
            ):
                of_kind = any(char in page.text[place:last] for char in marks)
                yield Proposal(
                    place,
                    last,
                    boost=(0.1 if of_kind else -0.12 if marks else -0.04) + (0.02 if verb_says == word else 0.0),
                )


_ASKS_EXCEPT = re.compile(r"不(?:包括|包含|含|算|适用|在)|除外|例外")
_BY_WHAT = re.compile(r"(?:用|以|凭|靠|拿|通过|按)(?:的是)?(?:什么|哪一?[种个])")
# 「以支票退回」
_WITH = re.compile(
    r"(?:以|用|凭|通过|经由|采用|采取|拿|靠)([^,。;:\n\d的]{2,12}?)(?=退|付|缴|代替|支付|领|发放|寄|送|结算|办理|进行|方式|入场|进入|登录|兑换|换|抵|报名|申请|联系|固定|制成|做|搭)"
)
_DENIES = re.compile(r"(?:什么样|什么情况|哪种|哪些|什么).*?不(?:给|能|可以?|予|准|让|用|许)?([一-鿿])")


def _denied(asked: Asked, page: Page) -> Iterator[Proposal]:
    """What it is that may not: 「寫了名字的不退」 for 「什麼樣的不給退」."""
    denies = _DENIES.search(asked.text)
    if denies is None:
        return
    for match in re.finditer(rf"不(?:予|能|可|给|再|准|得|许|必|用)?{re.escape(denies[1])}", page.text):
        start, end = page.sentence(match.start())[0], match.start()
        while end > start and page.text[end - 1] in "也均都一律概,的者":
            end -= 1
        if 3 <= end - start <= 40:
            yield Proposal(start, end, boost=0.05, scope=(page.sentence(match.start()),))


_NO_VERBS = frozenset(
    "是 有 的 在 了 和 这 那 些 个 以 按 为 做 搞 弄 干 到 去 从 往 向 给 跟 对 把 被 让 使 说 叫".split()
)

# what members of a kind look like: 「認哪種錢」, 「什麼顏色」
_MEMBERS = (
    ("钱 货币 币种 币别", re.compile(r"人民币|新?[台港]币|(?:美|欧|日|港|韩|澳|加|泰)元|美金|英镑|外币|现金|卢布")),
    (
        "颜色 色",
        re.compile(r"[深浅淡墨暗亮]?(?:粉红|咖啡|卡其|藏青|天蓝|墨绿|红|橙|黄|绿|青|蓝|紫|黑|白|灰|棕|褐|金|银|米)色"),
    ),
    (
        "语言 语 话 文字",
        re.compile(r"普通话|手语|方言|(?:国|粤|闽南|台|客家|英|日|法|德|韩|俄|西班牙|阿拉伯|葡萄牙|意大利|泰|越南|印尼|藏|蒙古|维吾尔|中)[语话文]"),
    ),
    ("格式 文件格式", re.compile(r"(?<![a-z])(?:pdf|docx?|jpe?g|png|mp[34]|mov|xlsx?|pptx?|txt|zip|wav|avi|tiff?)(?![a-z])")),
    (
        "学历 学位 文凭",
        re.compile(r"(?:全日制)?(?:小学|初中|高中|中专|大专|专科|本科|大学|硕士|博士|研究生)(?:学历|学位|毕业|肄业)?(?:及?以上)?"),
    ),
)  # fmt: skip
# how members of a kind end: 「得了什麼病」
_ENDINGS = (
    ("病 毛病 症 疾病 病因 死因", tuple("病 症 炎 癌 瘤 梗塞 中风 衰竭 感染 出血 骨折 休克 中毒".split())),
    ("车 交通工具 交通", tuple("列车 巴士 客车 货车 轿车 卡车 机车 电动车 自行车 单车 大巴 校车 高铁 动车 地铁 飞机 轮渡 航班".split())),
    ("专业 系 科系 学科", tuple("专业 系 学".split())),
    ("职业 工作 差事 岗位 职务 职位 活 活儿", tuple("员 师 司机 教授 医生 护士 经理 主任 会计 律师 记者 警察 老板 总监 秘书 助理 局长 院长 校长 处长 科长".split())),
    ("节日 节", ("节",)),
    ("材质 材料 木 木头 料子 布料", tuple("木 石 钢 铁 铜 铝 合金 塑料 塑胶 玻璃 棉 麻 丝 绸 皮 纸 竹 瓷 陶 橡胶 水泥 混凝土 碳纤维".split())),
    ("奖 奖项", ("奖",)),
    ("部门 单位", tuple("局 处 科 部 办公室 中心 委员会 组".split())),
)  # fmt: skip
_VAGUE = frozenset(
    "东西 样 样子 事 事情 情况 条件 原因 时候 时间 地方 方式 方法 办法 内容 名字 意思 人 问题 用 好 样的 要求 名称 时".split()
)
_DATED = re.compile(r"[\d年月日 :./〇零一二三四五六七八九十-]+")
_OF_KIND = re.compile(r"(?:什么|哪一?种|哪一?门|哪一?类|哪一?个|哪一?项)([一-鿿]{1,3}?)(?=[?,的去来走]|$|[^一-鿿])")


def _kinds(text: str, start: int) -> str:
    kind = _OF_KIND.match(text, start) or _OF_KIND.search(text, start)
    if kind is None:
        return ""
    first, _, tag = cut(text[kind.start(1) :])[0]
    return first if tag[:1] == "n" and kind[1].startswith(first) else kind[1]  # 「從哪個倉發」 asks for a 倉


_END = re.compile(r"[,。;:!?\n\t]")
_STOP = re.compile(r"[,。;:!?、\n\t()]")


def _behind(page: Page, place: int, does: bool = False) -> tuple[int, int] | None:
    """What stands behind a label or 是; behind a word right away where that word takes it (「戴上什麼」: 戴上口罩)."""
    if not does and page.text[place : place + 1] not in tuple("为是:"):
        return None
    begins = edges(page)
    while place < len(page.text) and page.text[place] in "了着过的为是:个上到出 ":
        if len(begins.get(place, ("", ""))[0]) > 1:
            break  # 「個人簡歷」
        place += 1
    stop = _STOP.search(page.text, place)
    end = stop.start() if stop else len(page.text)
    if does and page.text[end : end + 1] == ":":
        return None
    if _ADVERB.match(page.text, place) or edges(page).get(place, ("", ""))[0] == page.text[place:end] in _TELLS:
        return None  # 「公司則答覆」
    return (place, end) if 1 < end - place <= 24 else None


_ADVERB = re.compile(r"则|也(?!是)|都|又|就|还|不|没|将|会|要|可(?!乐)|已|曾|正在|仍|再|才|在")
_TELLS = frozenset("答复 获悉 表示 介绍 认为 指出 强调 回应 解释 称 说 透露 说明".split())


# 「講座講什麼」, and 「講座：每月最後一個週六」 tells when
_SAYS_WHAT = re.compile(r"[讲谈演播放教学展唱聊](?:的|些)*(?:是)?什么(?!时|地)")
_DAILY = re.compile(r"每[周月日天年]|每[个隔]|\d{1,4}[年月]|(?:周|星期)[一二三四五六日天]|[上下]午")
# what is called by a name in quotes for the sake of a figure of speech: 「“鳥中大熊貓”」
_LIVING = re.compile(r"[鱼鸟虫兽蛇鹭龟猴花草树]|动物|植物")
_KIND = re.compile(r"哪(?:一?个|一?种|一?款|一?类|一?项|一?门)([一-鿿]{2})")


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    """What may be meant; where a kind of thing is asked for (「哪個品牌」), less where none is spoken of."""
    if listed := roster.told(asked, page):
        yield from listed
        return
    if most := the_one(asked, page, hits):
        yield from most
        return
    if (beside := alias.told(asked, page, hits)) is not None:
        yield from beside
        return
    yield from won.told(asked, page)
    if written := list(to_write.told(asked, page, hits)):
        yield from written
        return
    if prior.ASKED.search(asked.text):
        yield from prior.told(page)
        return
    if of_sort := list(which_sort.told(asked, page)):
        yield from of_sort
        return
    kind = _KIND.match(asked.text[asked.focus[0] :])
    named = (_kinds(asked.text, asked.focus[0]) or kind[1])[: len(kind[1])] if kind else ""
    kinds = (named, *wording().same.get(named, ())) if kind else ()
    sort = kind is not None and kind[0][1:3].lstrip("一")[0] == "种"
    marks = '《「“"' if not sort else "" if _LIVING.search(named) else '“"'  # 「哪種魚」 has no title
    for one in _things(asked, page, hits):
        line = page.lines[page.line_at(one.start)]
        titled = page.text[one.start - 1 : one.start] in tuple(marks)
        spoken = titled or line.kind == "row" or any(word in page.text[line.start : line.end] for word in kinds)
        if kinds and not spoken:
            one = one._replace(boost=one.boost - 0.6)
        if not (_SAYS_WHAT.search(asked.text) and _DAILY.match(page.text, one.start)):
            yield one


def _things(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    yield from cells(asked, page, hits)
    yield from codes.told(asked, page)
    start, end = asked.focus
    around = asked.text[max(0, start - 3) : end + 4]
    book = bool(_BOOK.search(around))
    named = bool(_NAMED.search(asked.text))
    for match in _QUOTED.finditer(page.text):
        if match[1] in asked.text:
            continue
        if _A_BOOK.search(asked.text):
            if page.text[match.start()] == "《":
                yield Proposal(*match.span(1), boost=0.3)
            continue
        title = page.text[match.start()] == "《"
        boost = (0.12 if book else 0.06) if title == book else -0.05
        if named and _CALLS.search(page.text, max(0, match.start() - 6), match.start()):
            boost += 0.1  # 「合併成新站「某某」」
        elif not named and not book:
            said = _SAID.search(match[1]) is not None
            again = any(term.weight >= 1 and len(term.text) > 1 and term.text in match[1] for term in asked.terms)
            boost -= 0.15 * (said and not _SPEECH.search(asked.text)) + 0.15 * again
        yield Proposal(*match.span(1), boost=boost)
    if named:
        for match in _CALLED.finditer(page.text):
            if match[1] not in asked.text:
                yield Proposal(*match.span(1), boost=0.04)
    kind = _kinds(asked.text, start)
    for names, pattern in _MEMBERS:
        if kind and kind in names.split():
            for match in pattern.finditer(page.text):
                if match[0] not in asked.text:
                    yield Proposal(*match.span(), boost=0.12)
    known = any(kind in names.split() for names, _ in (*_MEMBERS, *_ENDINGS))
    if kind and not known and kind not in _VAGUE:  # 「哪種店」: what ends so
        ending = kind[0] if kind[-1] in "头子" else kind
        for first, stop_at, _, _ in ended(page, (ending,), 3):
            if len(ending) < stop_at - first <= 12 and page.text[first:stop_at] not in asked.text:
                yield Proposal(first, stop_at, boost=0.02)
    for names, ends in _ENDINGS:
        if kind and kind in names.split():
            for first, last, _, _ in ended(page, ends, 3):
                if 1 < last - first <= 12 and page.text[first:last] not in asked.text:
                    yield Proposal(first, last, boost=0.08)
    yield from _objects(asked, page)
    yield from _denied(asked, page)
    if _BY_WHAT.search(asked.text):
        for match in _WITH.finditer(page.text):
            yield Proposal(*match.span(1), boost=0.08)
    if _ASKS_EXCEPT.search(asked.text):
        for excepted in excluded(page):
            yield Proposal(*excepted, boost=0.1)
    if _TAKEN.search(asked.text):
        for match in _TAKES.finditer(page.text):
            yield Proposal(*match.span(1 if match[1] else 2), boost=0.15)
    latin = bool(re.search(r"款|型号|命令|版本|软件|指令|格式|邮箱|网址", around))
    if latin:
        for match in _LATIN.finditer(page.text):
            if match[0] not in asked.text:
                yield Proposal(*match.span(), boost=0.04)
    near = [
        i
        for i, term in enumerate(asked.terms)
        if term.end in (start - 2, start - 1, start) or term.offset in (end, end + 1)
    ]
    taking = [
        i
        for i, term in enumerate(asked.terms)
        if term.end == start or (term.end == start - 1 and asked.text[term.end] in "了着过上到出")
    ]
    of_class = _CLASS.search(asked.text[start:end])
    classes = (of_class[1], *wording().same.get(of_class[1], ())) if of_class else ()
    for index in near or [i for i, term in enumerate(asked.terms) if term.weight >= 1][-1:]:
        for _, stop, credit in hits.places[index]:
            span = _behind(page, stop, index in taking and credit >= 0.65)
            if span and credit >= 0.6:
                if book and span[1] - span[0] > 8:
                    continue  # a title is asked for
                of_kind = any(one in page.text[slice(*span)] for one in classes)
                yield Proposal(*span, boost=(0.05 if near and not latin else -0.05) + (0.08 if of_kind else 0.0))
    for number, line in enumerate(page.lines):
        label = page.label(line.end - 1) if line.kind == "text" and line.end > line.start else None
        if label:
            span = _behind(page, label[1] + 1)
            if span:
                yield Proposal(*span, boost=-0.03)
        elif (
            line.kind == "text"
            and line.distance == 1
            and line.heading == number - 1
            and line.end - line.start <= 30
            and "。" not in page.text[line.start : line.end]
            and not _DATED.fullmatch(page.text, line.start, line.end)
        ):
            yield Proposal(line.start, line.end, boost=-0.03)


TYPE = Type("what", "text", FOCUS, propose)
