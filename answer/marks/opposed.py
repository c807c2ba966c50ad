"""Two of a kind that no shared character tells: 國內 and 海外, 單程 and 來回, 平日 and 假日.

`PAIRS` is data: what stands on one side of a bar is never meant by a word of the other.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from answer.marks.contract import Seen

PAIRS = r"""
国内 境内 本国 | 国外 海外 境外 国际 外国
单程 | 往返 来回 双程
成人 大人 成年人 全票 | 儿童 小孩 半票 孩子 幼儿
平日 工作日 周一至周五 上班日 | 周末 假日 节假日 双休日 例假日
首班 头班 第一班 早班 | 末班 尾班 最后一班
旺季 | 淡季 平季
线上 网上 在线 | 线下 现场 临柜 窗口 柜台
进口 | 出口
母的 雌 (?<![父祖])母(?![亲校语婴]) | (?<!英)雄 公的
室内 | 室外 户外 露天
陆域 陆上 | 海上 海域 离岸
(?<![\d一二两三四五六七八九十几多])个人(?![承负]担)(?!自[付理])(?![缴交支])(?!所得) | 团体 企业 机构
本地 设籍 本市户籍 | 外地 非设籍 外县市 非本市
上半年 | 下半年
上半场 | 下半场
初犯 首犯 首次 第一次 | 再犯 累犯 再次 第二次
单身 未婚 | 已婚 夫妻 夫妇 两口子 三口之家
新生 新学员 新会员 新客 | 旧生 老生 旧学员 老会员 老客
开始 起点 | 终点
冷冻 | 常温
预售 预购 | 现货
打折后 折后 优惠后 打完折 | 原价 定价
白天 日间 | 夜间 晚上 夜里
上学期 第一学期 | 下学期 第二学期
买方 买家 | 卖方 卖家
上限 | 下限
(?<!退)换货 | (?<!换)退货
直客 | 代理商
"""


# families of more than two, one a line: who or what is meant by a word of one is not meant by a word of another
FAMILIES = """
老人 老年 长者 长辈 65岁 | 儿童 小孩 孩子 未成年 幼儿 | 孕妇 | 残障 身障 残疾 身心障碍 | 单身 独居 | 家庭 夫妻 三口之家 一家[人三四五六] | 军人 退役 荣民 | 教师 老师 | 农户 农民
首奖 一等奖 第一名 冠军 头奖 头名 金奖 特等奖 | 二等奖 贰奖 第二名 亚军 次名 银奖 | 三等奖 叁奖 第三名 季军 铜奖 三奖 | 四等奖 | 佳作 优选 入围 鼓励奖 优秀奖
早餐 早饭 | 午餐 午饭 中饭 | 晚餐 晚饭 宵夜
寒假 寒期 冬令营 | 暑假 暑期 夏令营
事假 | 病假 | 产假 | 婚假 | 丧假 | 年假 特休
国内 | 国际 | 港澳台
春季 春装 | 夏季 夏装 夏天 | 秋季 秋装 秋天 | 冬季 冬装 冬天
初级 | 中级 | 高级
小班 | 中班 | 大班
货车 卡车 | 客车 大巴 | 小客车 轿车 小型车 | 公交 公车 | 地铁 捷运 | 摩托车 机车 | 自行车 单车 脚踏车 | 高铁 | 轮渡 渡轮 渡船
停水 断水 没水 | 停电 断电 跳电 没电 | 停气 断气 | 停课 | 停工
总统 | 总理 首相 | 国王 女王
董事长 | 总经理
(?<!白)金卡 | 银卡 | 白金卡 | 钻石卡
东[侧门边岸] | 西[侧门边岸] | 南[侧门边岸] | 北[侧门边岸]
左[侧边] | 右[侧边]
超重 | 超长 超大 | 超时 | 超员
大型车 大车 | 中型车 | 小型车 小车
承建 施工单位 | 监理 | 主办 | 承办 | 协办 | 赞助 | 冠名
"""


@cache
def _families() -> tuple[tuple[re.Pattern[str], ...], ...]:
    lines = FAMILIES.strip().splitlines()
    return tuple(tuple(re.compile("|".join(side.split())) for side in line.split("|")) for line in lines)


@lru_cache(maxsize=64)
def _named(asked: str) -> tuple[tuple[tuple[re.Pattern[str], ...], list[re.Pattern[str]]], ...]:
    """The families of which a question names one, each with those that it names."""
    found = ((family, [member for member in family if member.search(asked)]) for family in _families())
    return tuple((family, mine) for family, mine in found if mine)


def _of_family(asked: str, told: str, before: str) -> bool:
    """Whether a question names one of a family, and what is told names others of it alone."""
    for family, mine in _named(asked):
        if any(member.search(told) for member in mine):
            continue
        if any(member.search(told) for member in family):
            return True
        stands = [(match.end(), member) for member in family for match in member.finditer(before)]
        if stands and max(stands, key=lambda one: one[0])[1] not in mine:
            return True  # 「首奖一名,奖金8000元」
    return False


_SIZED = re.compile(r"(?<![\d第])([一二两三四五六七八九十]|\d{1,2})(寸|吋|室|居室|轮|厢)(?![外内])")


def _sized(asked: str, told: str) -> bool:
    """「三室」, and 「兩室」 is told."""
    for number, unit in _SIZED.findall(asked):
        others = [own for own, kind in _SIZED.findall(told) if kind == unit]
        if others and number not in others:
            return True
    return False


@cache
def _pairs() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    found = []
    for line in PAIRS.strip().splitlines():
        left, right = (re.compile("|".join(side.split())) for side in line.split("|"))
        found += [(left, right), (right, left)]
    return tuple(found)


@lru_cache(maxsize=64)
def _one_of_two(asked: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """The pairs of which a question names the first and not the other."""
    return tuple((mine, other) for mine, other in _pairs() if mine.search(asked) and not other.search(asked))


FAR = 400  # characters of a sentence round a value that are looked at


def is_opposed(seen: Seen) -> bool:
    """Whether the value stands with the other of two, and the one that the question names does not stand there."""
    asked, told = seen.asked.text, _own(seen)
    low, _ = seen.page.sentence(seen.proposal.start)
    low = max(low, seen.proposal.start - FAR)
    before = "" if seen.in_row else seen.page.text[low : seen.proposal.start]
    if seen.kind in ("why", "clause"):  # 「因捷運施工改道」, asked why the 公車 does: a reason is another thing
        told = told.replace(seen.page.text[seen.proposal.start : seen.proposal.end], "")
    if _of_family(asked, told, before) or _sized(asked, told):
        return True
    return any(other.search(told) and not mine.search(told) for mine, other in _one_of_two(asked))


def _own(seen: Seen) -> str:
    """What stands with a value: its clause and label, or the key of its row and the head of its column."""
    page, start = seen.page, seen.proposal.start
    if seen.in_row:
        return "\n".join(page.text[low:high] for low, high, weight in seen.around if weight >= 0.95)
    low, high = page.clause(start)
    low, high = max(low, start - FAR), min(high, seen.proposal.end + FAR)
    label = page.label(start)
    return page.text[low:high] + (page.text[slice(*label)] if label else "")


_MET = (
    (re.compile(r"下雨|雨天|落雨|遇雨|下大雨"), re.compile(r"雨")),
    (re.compile(r"台风|刮风|大风"), re.compile(r"风")),
    (re.compile(r"晚到|来晚|迟到|逾期|晚交|没赶上"), re.compile(r"逾|迟|超|晚|误")),
    (re.compile(r"退(?![休役伍出])"), re.compile(r"退|返")),
    (re.compile(r"弄丢|丢了|遗失|不见了"), re.compile(r"遗失|丢|灭失|补[办发]")),
)


def met(seen: Seen) -> float:
    """What a question supposes (rain, a delay) must stand with the value, where the page tells of it."""
    page = seen.page
    for asks, tells in _MET:
        if not asks.search(seen.asked.text) or not tells.search(page.text):
            continue
        low, high = page.sentence(seen.proposal.start) if seen.in_row else page.clause(seen.proposal.start)
        label = page.label(seen.proposal.start)
        told = page.text[low:high] + (page.text[slice(*label)] if label else "") + seen.label
        if not tells.search(told):
            return -0.12
    return 0.0


_ENTRY = re.compile(r"受理|报名|申请|征[集稿件选文]|收件|投稿|登记|填报|申报|认购|预约|缴|展期|办理")
_CLOSES = re.compile(r"截止|截至|到期|为止|最后期限|什么时候止")


def entry(seen: Seen) -> float:
    """「補貼幾號截止」 asks until when one may apply, where it names nothing else."""
    if not seen.dated or not _CLOSES.search(seen.asked.text):
        return 0.0
    hits, terms = seen.fit.hits, seen.asked.terms
    if any(seen.tells(i) and hits.title[i] < 0.6 for i in range(len(terms))):
        return 0.0
    page = seen.page
    label = page.label(seen.proposal.start)
    low, high = page.clause(seen.proposal.start)
    told = page.text[low:high] + (page.text[slice(*label)] if label else "") + seen.label
    return 0.6 if _ENTRY.search(told) else -0.2


def opposed(seen: Seen) -> float:
    """Such a value comes behind the one that is named."""
    return -0.3 if is_opposed(seen) else 0.0
