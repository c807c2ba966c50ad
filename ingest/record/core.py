"""A clause cut to what a person would call it: what is done, and whose it is before that.

「第七期烘焙班 … 開課」 → 第七期 · 烘焙班開課; 「… 系統會退回多收的郵資」 → 系統 · 退回郵資. Words that only colour the verb (会, 可以, 都, 统一) are left
out, a negation stays, and a name that is short stays whole. The verb is the first word behind such words, behind 向…, 对…,
在…, or else the first that the dictionary calls a verb. Every character of a name is the clause's own, in its order.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ingest.record.predicate import whole
from zh import dictionary
from zh.plain import plain
from zh.segment import shared

_SHORT = 5  # characters of a name that is not cut
_SHORT_OF_BARE = 6  # the same where its verb says nothing without what it is said of
_LONG = 8  # of a verb with its object
_LONGEST = 10  # of the same where nothing but words could be left out
_COLOUR = frozenset(
    "所以 因此 因而 于是 但 但是 而 并 并且 同时 即将 将 将会 会 可以 可 能 能够 要 还要 得 必须 应当 应该 应 须 需 需要 全部 全都 都 均 一律 一概 "
    "整个 整体 全体 全数 一早 一齐 另外 另行 照旧 仍将 统一 集中 分批 分期 陆续 逐步 正式 临时 暂时 同步 自动 当场 准时 按时 照常 如期 一直 双向 单向 已经 已 打算 准备 仍然 仍旧 仍 也 就 便 则 即 才 又 再 先 共 只有 只能 最晚 最迟 "
    "最早 每天 每日 每晚 每周 每月 全天 全程 全线 一次性 一次 率先 首先 我们 咱们 大家 我 你 您 你们 他们 请".split()
)
_LEADING = frozenset(
    "所以 因此 因而 但 但是 而 并 同时 全部 全都 我们 咱们 大家 我 您 你们 请".split()
)  # before a subject
_OFTEN = frozenset("一次 一次性".split())  # stands behind a verb, too
_NOT = frozenset(
    "不 不再 不予 不得 不能 不可 不会 不必 不用 不准 无法 未 没 没有 暂不 概不 谢绝 禁止 停止 暂停 取消 只".split()
)
_TOWARDS = frozenset(
    "面向 向 对 对于 给 跟 为 替 由 在 于 从 自 按 按照 以 凭 通过 根据 经 经由 与 到 来 去 前往 因 因为 由于".split()
)
# verbs that the dictionary calls something else, or that have one character
_VERBS = frozenset(
    "办理 生效 体检 停机 停收 停送 停服 停办 停诊 停产 停售 停气 停暖 开服 开业 开馆 开园 开店 开市 开板 换发 换票 换水 迁址 集训 笔试 面试 公示 公布 "
    "联系 咨询 登录 登入 携带 封禁 摇号 抽签 缴清 补缴 上架 下架 到账 清退 清运 限行 限号 禁行 通车 直播 开 停 交 领 收 发 办 换 退 还 搬 迁 移 改 用 打 做 设 限 升 降 涨 关 "
    "放 拆 装 卖 买 调 缴 付 转 续 租 补 借 送 寄 报 填 签 验 检 审 评 留 存 投 抽 拿 取 刷".split()
)
# what begins a predicate; 和 and 与 join nouns, too
_PREDICATES = (_COLOUR | _NOT | _TOWARDS | frozenset("把 被 是 有 没有 属于 叫 让 使 说".split())) - frozenset(
    "与 给".split()
)
_SAYS_NOTHING = frozenset(
    "我 你 您 他 她 它 我们 你们 他们 它们 咱们 大家 各位 有人 这 那 这里 那里 里面 其中 其余 以下 以上 本 该 此 一 每".split()
)
_RESULT = "到至为成入给回"  # of a verb that needs no other: 搬到
_WHOSE = ("本", "该", "贵", "各")
_PERSONS = ("我", "你", "您", "你们", "他们", "我们")
_HAN = re.compile("[\u4e00-\u9fff]")
_BA = frozenset("把 将".split())
_FUNCTION = _COLOUR | _NOT | _TOWARDS | frozenset("把 将 的 了 者 和 及 或 是 有 个 年 月 日 内 里 上 中 外".split())
_ATTRIBUTE = re.compile(r"[^的]{2,}的(?=[^的]{2,}$)")
_JOINED = re.compile(r"[和与及或、]|以及")
_OURS = re.compile(r"我[司店会社园院校行馆站所局厂]")
_CAUSE = re.compile(r"(?<=..)(?:因|由于|由於)[\u4e00-\u9fff]{2,10}$")
_HEADLESS = re.compile(r"[过了]$")
_TOWARDS_WHAT = re.compile(r"(?<![报签收])[到至为在于]+$")
_HANDED = re.compile(r"^[把將](?=..)|^将(?=..)")  # 「把尾款结清」
_DASH = re.compile(r"(?<=..)[—-]{1,2}.*")
_COUNT = re.compile(r"\d+[\u4e00-\u9fff]?$")


# deeds that say nothing without whose they are
BARE = re.compile(
    r"(?:生效|施行|实施|执行|启用|开始|结束|截止|恢复|公布|发布|揭晓|开放|关闭|停用|上线|下线|到期|失效|开工|完工|送到|寄到|变更?|调整|打开|暂停|停止|取消|办理|进行)$"
)
# a verb before which another is a noun: 「門崗值守改為…」
_CHANGE = frozenset(
    "改为 改成 改在 改由 改用 改到 变更 变为 调整 调整为 延长 延期 缩短 推迟 顺延 提前 恢复 暂停 停止 开始 结束 截止 取消 关闭 中止 终止 启动".split()
)


class Core(NamedTuple):
    owner: str | None  # None where nothing was cut off
    label: str


@cache
def _dictionary() -> dictionary.Dictionary | None:
    return dictionary.load()


def core(speaks_of: str, words: str) -> Core:
    """The name of what is done (`words`) by or with what stands before the date (`speaks_of`, "" where nothing does)."""
    words = _DASH.sub("", words) or words
    speaks_of = _OURS.sub("", _CAUSE.sub("", speaks_of))
    speaks_of = speaks_of[slice(*_colourless(speaks_of))]
    if plain(speaks_of).startswith(("如果", "若", "倘")):
        speaks_of = ""
    if _HEADLESS.search(plain(speaks_of)):  # 「以前交過的 … 清退」
        return Core(speaks_of, _parted(words, speaks_of)[1])
    bare = BARE.fullmatch(plain(words)) is not None
    if len(speaks_of) + len(words) <= (_SHORT_OF_BARE if bare else _SHORT):
        return Core(None, speaks_of + (words if speaks_of else _HANDED.sub("", words)))
    who, deed = _parted(words, speaks_of)
    who = _OURS.sub("", who)
    owner = speaks_of + who if len(speaks_of) + len(who) <= 12 else speaks_of
    towards = _TOWARDS_WHAT.search(plain(deed), 2)
    deed = deed[: towards.start()] if towards else deed
    if any(close in deed and open_ not in deed for open_, close in ("“”", "「」", "『』", "《》")):
        deed = words  # 「转为“仅限老客户使用”」: what is quoted stays whole
    if len(deed) > 1:
        return Core(owner or None, deed)
    return Core(None, owner + deed if owner else words)


def subject(words: str) -> tuple[int, int] | None:
    """Where what a clause speaks of stands in it: 「龙舟赛在北湖举行」 → 龙舟赛, 「只留夜间窗口」 → 夜间窗口; None where it says
    nothing.
    """
    tokens = _tokens(words)
    kinds = [word for word, _, _ in tokens]
    opens = next((at for at, word in enumerate(kinds) if word in _PREDICATES or _told(kinds, at)), len(kinds))
    if opens == len(kinds):  # no word that can be nothing else; a short clause is a name
        if len(words) <= _LONG:
            return None
        verbs = [at for at in range(1, len(kinds)) if _verb(kinds[at]) and kinds[at + 1 : at + 2] != ["的"]]
        opens = verbs[-1] if verbs else 0
    first = 0
    if opens:
        handed = [at for at in range(opens - 1) if _verb(kinds[at]) and kinds[at][-1] in _RESULT]
        first = handed[-1] + 1 if handed else 0  # 「上文提到押金可以」
        last = opens
    else:  # it begins with what is done: what that is done to
        first = next((at + 1 for at in range(len(kinds)) if _verb(kinds[at])), len(kinds))
        last = next((at for at in range(first, len(kinds)) if kinds[at] in _PREDICATES), len(kinds))
    if "的" in kinds[first : last - 1]:
        first += last - first - kinds[first:last][::-1].index("的")
    begin, end = (tokens[first][1], tokens[last - 1][2]) if first < last else (0, 0)
    said = words[begin:end]
    return (begin, end) if 2 <= len(said) <= 10 and said[-1] != "的" and kinds[first] not in _SAYS_NOTHING else None


def _told(kinds: list[str], at: int) -> bool:
    """Whether a word is a verb that tells what has been done: 「…办了三年」."""
    return at > 0 and _verb(kinds[at]) and kinds[at + 1 : at + 2] in (["了"], ["过"], ["着"])


def _colourless(subject: str) -> tuple[int, int]:
    """Where a subject begins and ends without words that only colour the verb: 「系統會」 → 0, 2."""
    tokens = _tokens(subject)
    while tokens and tokens[-1][0] in _COLOUR:
        tokens.pop()
    while len(tokens) > 1 and tokens[0][0] in _LEADING:
        tokens.pop(0)
    return (tokens[0][1], tokens[-1][2]) if tokens else (0, 0)


def _parted(words: str, subject: str) -> tuple[str, str]:
    """Who or what a clause speaks of, and what is done."""
    tokens = _tokens(words)
    at, who, begins = 0, "", 0
    led = bool(subject)
    while at < len(tokens):
        word, begin, end = tokens[at]
        behind = [one for one, _, _ in tokens[at + 1 :]]
        coloured = next(
            (i for i, one in enumerate(behind) if one in _COLOUR - _OFTEN or one in _NOT or one in _CHANGE), len(behind)
        )
        if word in _BA and (given := _handled(words, tokens, at)):
            return who, given
        if word in _COLOUR and behind:
            led, begins = True, end
        elif word in _NOT and behind:
            return who, _refused(words, tokens, at)
        elif word in _TOWARDS and (verb := next((i for i, one in enumerate(behind[:coloured]) if i and _verb(one)), 0)):
            at += verb
            led, begins = True, tokens[at][2]
        elif word in _TOWARDS and coloured < len(behind):  # 「在交易區發文要先認證」
            led = True
        elif at == 0 and not led and (noun := _attribute(tokens)):  # 「起揽收的包裹即按新价计」
            who, at = words[: tokens[noun][2]], noun
        elif (
            _verb(word) and behind[:1] != ["者"] and (coloured == len(behind) or word[-1] in _RESULT and len(word) > 1)
        ):
            return who, _shortened(words[begin:])
        else:
            who += words[begin:end]
        at += 1
    if begins and begins < len(words) - 1:
        return words[: tokens[0][1]] + _before(words, tokens, begins), words[begins:]
    return "", words


def _attribute(tokens: list[tuple[str, int, int]]) -> int:
    """Which of the tokens ends a noun that 的 says more of, before what is said of it; 0 where none does."""
    kinds = [one for one, _, _ in tokens]
    of = kinds.index("的") if "的" in kinds else 0
    if of < 1 or of + 2 >= len(kinds):
        return 0
    told = next(
        (i for i in range(of + 2, len(kinds)) if kinds[i] in _COLOUR or kinds[i] in _NOT or kinds[i] in _TOWARDS), 0
    )
    return told - 1 if told else 0


def _before(words: str, tokens: list[tuple[str, int, int]], place: int) -> str:
    return "".join(words[begin:end] for word, begin, end in tokens if end <= place and word not in _COLOUR)


def _refused(words: str, tokens: list[tuple[str, int, int]], at: int) -> str:
    """What is not done, without where and to whom: 「不在礁區內撒網」 → 不撒網."""
    if at + 1 < len(tokens) and tokens[at + 1][0] in _TOWARDS:
        for word, begin, _ in tokens[at + 3 :]:
            if _verb(word):
                return words[tokens[at][1] : tokens[at][2]] + _shortened(words[begin:])
        if tokens[at + 1][0] != "给" and len(tokens[-1][0]) > 1:  # 「不再给宽限」
            return words[tokens[at][1] : tokens[at][2]] + words[tokens[-1][1] :]
    return _shortened(words[tokens[at][1] :])


def _tokens(words: str) -> list[tuple[str, int, int]]:
    tokens: list[tuple[str, int, int]] = []
    at, joined = 0, False
    for word in shared().cut(plain(words)):
        single = len(word) == 1 and _HAN.match(word) and word not in _FUNCTION
        before = tokens[-1][0] if tokens else ""
        result = len(word) == 1 and word in _RESULT and before in _VERBS  # 搬 · 到
        # 「本会」, 「您的」: neither a modal nor a subject
        whose = word == "会" and before in _WHOSE or word == "的" and before in _PERSONS
        if result or whose or single and joined:  # what the dictionary does not know is no word a character: 揽 · 收
            tokens[-1] = (before + word, tokens[-1][1], at + 1)
        else:
            tokens.append((word, at, at + len(word)))
        joined = bool(single)
        at += len(word)
    return tokens


def _verb(word: str) -> bool:
    if word in _VERBS or word in _CHANGE:
        return True
    known = _dictionary()
    kind = known.kind(word) if known and len(word) > 1 else ""
    if kind or len(word) < 2:
        return kind.startswith("v")
    return word[0] in _VERBS or len(word) == 2 and word[1] in _VERBS  # 揽收, 改刷脸


def _handled(words: str, tokens: list[tuple[str, int, int]], at: int) -> str:
    """What 把 or 将 hands to a verb, and the verb: 「把名單交給導師」 → 名單交給導師."""
    for verb in range(at + 2, len(tokens)):
        if _verb(tokens[verb][0]):
            told = words[tokens[at][2] :]
            return told if len(told) <= _LONG else words[tokens[at][2] : tokens[verb][2]]
    return words[tokens[at][2] :] if 4 <= len(words) - tokens[at][2] <= _LONG else ""


def _shortened(deed: str) -> str:
    """A verb with its object, the object without what describes it where that is long: 「收取读者证押金」 → 收取押金."""
    if len(deed) <= _LONG:
        return deed
    deed = _COUNT.sub("", deed)
    tokens = _tokens(deed)
    verb = next((end for word, _, end in tokens if word not in _NOT), 0)
    if plain(deed)[verb : verb + 1] in tuple("到给至为成入于"):
        verb += 1
    thing = plain(deed)[verb:]
    if _JOINED.search(thing):
        return deed
    described = _ATTRIBUTE.match(thing)
    first = verb + (described.end() if described else 0)
    if len(deed) - first + verb > _LONGEST:
        first += whole(plain(deed)[first:], max(2, _LONG - 2 - verb))
    return deed[:verb] + deed[first:]
