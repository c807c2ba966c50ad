"""Which dates a text only mentions, so that they are no windows: the date under a signature, a year alone, what a person was when (「2015年6月任校长」
in a line that tells a life), a day on which people were born (or from which they have what is asked of them), the number and date of a cited
document (「6月1日印发的通知」), the day that figures were taken on (「2026年3月数据」), every week's day.
"""

from __future__ import annotations

import datetime
import re

from ingest.record.bodies import FIRMS
from ingest.record.text import Text
from zh.dates import Found
from zh.dates.weekday import to_come
from zh.qualifying import of_birth, of_whom

_QUARTER = 92  # days of the longest
WEEKEND = 3  # days of a range that is told as precisely as a day: 「本周六、周日」
_CITED = re.compile(
    r"[ \t]*[\u4e00-\u9fff]{0,6}(?:[〔\[(]?\d{2,4}[〕\])])?字?第?\s*(?:[\d-]+号(?=[文令]|[公通]告|通知|决定)|(?<![路街道巷弄段村里])[\d-]+号(?![楼线馆厅门站店库院车机室]))|[ \t]*(?:发布|印发|公布|修订|修正|"
    r"通过)?的?[《「]|[ \t]*(?:印发|下发|发布|公布|颁布|出台|发出|签发|转发|刊发|张贴)的[^,。;:!?\n]{0,12}?(?:通知|公告|通告|办法|规定|意见|"
    r"方案|细则|文件|决定|批复|通报|标准|条例|公函|说明|启事)"
)
_MADE = re.compile(
    r"\s*起?(?:印发|发布|公布|颁布|修订|修正|通过|签发|施行|实施)\s*[),]"
)  # 「《办法》(2020年8月1日发布)」
_WILL = re.compile(r"[将拟]于?$")
# a life: who it is, then what was done when
_LIFE = re.compile(r"[,、;][男女][,、;。]|\d月(?:出)?生|出生于|[,、][\u4e00-\u9fff]{1,3}族[,、]|中共党员|参加工作")
_CAREER = re.compile(
    r"(?:起|至今)?[,、]?\s*(?:历任|担任|(?:现|曾|升|调|聘|转|改|兼|留校|接)?任(?![务何意])|参加|加入|入[党团伍职学]|毕业|取得|获|"
    r"被?评为|晋升|调[入到至]|从事|就[读职]|在[^,。;\n]{2,20}?(?:学习|工作|任职))"
)
_SIGNED = re.compile(r"[^,。;:!?\t\n]{2,24} ")  # 「某某中学教务处 2024年5月31日」
_SIGNER = re.compile(rf"\s*[^,。;:!?()\t\n\d]{{2,30}}(?:{FIRMS}|[局处署厅部委院校])\s*")
# 「开放时间：周一」, as 「周一休馆」
_WEEKLY = re.compile(
    r"(?:开放|营业|服务|办公|接待|上课|门诊|坐诊|出诊|值班|休息|闭馆|开馆)(?:时间|日期|日)?[为是: ]{1,2}$"
)
_TIME_HEAD = re.compile(
    r"(?:[\s(]*[一二三四五六七八九十\d]{1,3}[)、.]+)?\s*[^,。;:!?\n\d]{0,12}(?<!发布)(?<!发文)(?<!印发)(?<!成文)(?:时间|日期|期限|时限)\s*:?\s*"
)
# 「已预约3月9日到馆的读者」, 「原3月9日到期的券」: whom or what it is told of
_HAD_BEFORE = re.compile(
    r"(?:已经?(?:预[约订]|[购约订售]|报名|登记)[^,。;:\n]{0,6}|原[约订]?)(?:[\d月日]{2,6}[、和及与])*$"
)
_WHO_HAD = re.compile(r"(?:[、和及与至到-]\d{1,2}日)*[^,。;:、\n]{1,8}的")
_SAME_DAY = re.compile(r"\((?:国历|公历|阳历|新历|农历|即)?$")  # 「农历七月十五日（国历9月6日）」
_BUT = re.compile(r"(?:[、和及与]\d{1,2}[月日\d]*)*等?除外")
_FIGURES = re.compile(r"[^,。;)\n]{0,16}数据")
_SO_FAR = re.compile(
    r",?[^,。;\n]{0,6}?(?:已(?!经?(?:年?满|消费))(?:经|有|收|办)?|累计(?!年?满|达|消费)|共(?:有|计|收))(?![^,。;\n]*[的者](?:,|[\u4e00-\u9fff]))"
)
_DAY_OF_ALL = re.compile(
    r"(?:是|为|系|正值|适逢)(?:第[^,。;\n]{1,4}个)?(?:世界|国际|全国|全球|中国|联合国)[^,。;\n]{1,10}[日节](?=[,。;)\n]|$)"
)


def counts(text: Text, one: Found) -> bool:
    """Whether a date may be a window: no signature, no year alone, no date of a cited document, no day that figures
    were taken on.
    """
    point = one.first
    at = text.line(one.offset)
    alone = (one.offset, one.stop) == (text.lines[at].start, text.lines[at].end)
    signed = one.stop == text.lines[at].end and _SIGNED.fullmatch(text.plain, text.lines[at].start, one.offset)
    last = at and at >= len(text.lines) - 2 and not _headed(text, at)
    if (alone or signed) and one.kind == "date" and last:
        return False
    if alone and at and _signs(text, one, at):
        return False
    years = point is not None and one.last is None and point.written <= {"year"} and one.kind == "daterange"
    if years and length(one) > _QUARTER:
        return False
    cell = text.cell(one.offset) if point is not None and "day" not in point.written else None
    if cell is not None and cell.row is None and cell.column is None:  # 「1–9月租金」 heads a column
        return False
    if point is not None and point.written == {"weekday"} and text.plain[one.offset] not in "本下上这":
        weekly = _WEEKLY.search(text.plain, max(0, one.offset - 8), one.offset) or one.kind == "daterange"
        if weekly or not to_come(text.plain, point.offset, point.end):
            return False  # 「周一休馆」: every week's
    if of_birth(text.plain, one.offset, one.stop) or one.mod in ("since", "after") and of_whom(text.plain, one.stop):
        return False
    if _CITED.match(text.plain, one.stop):
        return bool(_WILL.search(text.plain, max(0, one.offset - 2), one.offset))
    if text.plain[max(0, one.offset - 2) : one.offset] == "》(" and _MADE.match(text.plain, one.stop):
        return False
    if one.text.startswith("截至") and _SO_FAR.match(text.plain, one.stop):
        return False
    if (
        one.kind == "date"
        and _SAME_DAY.search(text.plain, max(0, one.offset - 5), one.offset)
        and any(
            other.kind == "date" and other.start == one.start and other is not one
            for other in text.finds(one.offset - 6, one.offset)
        )
    ):
        return False
    if _HAD_BEFORE.search(text.plain, max(0, one.offset - 16), one.offset) and _WHO_HAD.match(text.plain, one.stop):
        return False
    return not (
        _BUT.match(text.plain, one.stop)
        or _FIGURES.match(text.plain, one.stop)
        or _DAY_OF_ALL.match(text.plain, one.stop)
        or _of_life(text, one)
    )


def _of_life(text: Text, one: Found) -> bool:
    """Whether a day is of what a person was and did, in a line that says who that is."""
    line = text.lines[text.line(one.offset)]
    return bool(_CAREER.match(text.plain, one.stop) and _LIFE.search(text.plain, line.start, one.offset))


def _signs(text: Text, one: Found, at: int) -> bool:
    """Whether a date alone on its line stands under who signs, wherever that is: before an attachment or a notice passed on."""
    if one.kind != "date" or one.first is None or not {"year", "month", "day"} <= one.first.written:
        return False
    return _SIGNER.fullmatch(text.plain, text.lines[at - 1].start, text.lines[at - 1].end) is not None


def _headed(text: Text, at: int) -> bool:
    """Whether the line above calls what is on a line a time: 「五、比赛时间」 over a day at the end of the page."""
    above = text.lines[at - 1]
    return _TIME_HEAD.fullmatch(text.plain, above.start, above.end) is not None


def length(one: Found) -> int:
    """How many days a range has that stands by its days; a large number where they are not known."""
    if one.start is None or one.end is None:
        return 1000
    return (datetime.date.fromisoformat(one.end) - datetime.date.fromisoformat(one.start)).days + 1
