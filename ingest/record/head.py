"""The head of a page from its repaired candidates: title, time, publisher, author, source, categories."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from ingest.record.byline import issuer
from records import Candidate, Head
from zh.bare import bare

_DIGITS = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "o": "0"}
_NAMES = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DATE = re.compile(
    r"(?=[\d一二民jfmasond])(?:"  # what the alternatives begin with
    r"(?<![\d.])(?P<year>(?:19|20)\d\d)\s?(?P<sep>[-/.年])\s?(?P<month>1[0-2]|0?[1-9])\s?[-/.月]\s?(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)\s?日?"
    r"|(?<!\d)民国\s?(?P<roc>\d{2,3})\s?年\s?(?P<roc_month>1[0-2]|0?[1-9])\s?月\s?(?P<roc_day>3[01]|[12]\d|0?[1-9])\s?日?"
    r"|(?<![\d.-])(?P<short>(?:1[01]|9)\d)\s?[-/.年]\s?(?P<short_month>1[0-2]|0?[1-9])\s?[-/.月]\s?(?P<short_day>3[01]|[12]\d|0?[1-9])(?!\d)\s?日?"
    r"|(?P<han_year>[一二][〇零○o一二三四五六七八九]{3})年(?P<han_month>[一二三四五六七八九十]{1,2})月(?P<han_day>[一二三四五六七八九十]{1,3})日"
    r"|\b(?P<en_month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s+(?P<en_day>\d{1,2})\b,?\s+(?:[a-z]{3,9},?\s+)?(?P<en_year>(?:19|20)\d\d)"
    r"|\b(?P<eu_day>\d{1,2})\s+(?P<eu_month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,?\s+(?P<eu_year>(?:19|20)\d\d)"
    rf"|\b(?P<c_month>{_NAMES})\s+(?P<c_day>\d{{1,2}})\s+(?=\d\d:\d\d)(?P<c_time>[\d:]+)\s+(?P<c_year>(?:19|20)\d\d)"
    r"|(?<!\d)(?P<apart_year>(?:19|20)\d\d)\s+(?P<apart_month>1[0-2]|0[1-9])\s?[-/]\s?(?P<apart_day>3[01]|[12]\d|0[1-9])(?!\d)"
    r"|(?<!\d)(?P<packed>20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d))"
)
_EDGES = re.compile(r"^[\s|>»·•-]+|(?<![\s|>»])(?:[\s|»]|(?<![A-Za-z/])>)[\s|>»]*$")  # 「</b>」 at the end is text
_SUBJECT = re.compile(r"^(?:主题|主題|[标標]\s*[题題]|题目|題目|主旨)(?:\s*[:：]\s*|\s+(?=\S{4}))")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_TIME = re.compile(
    r"^[\s|,，t(（\]】/]*(?:(?:星期|周|礼拜)[一二三四五六日天][\s)）]*|[一二三四五六日天][)）]\s*|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?[\s,]*)?(?:(?:北京|格林尼治标准|当地|本地|香港|台北)?时间\s?)?(?P<half>上午|下午|凌晨|早上|晚上|中午|am|pm)?\s*(?P<hour>[01]?\d|2[0-3])"
    r"(?:\s?[:点时]\s?(?P<minute>[0-5]\d)分?)(?:[:]?(?P<second>[0-5]\d)秒?(?:\.\d+)?)?\s*(?P<late>am|pm)?\s*(?P<zone>z|[+-]\d\d:?\d\d)?"
)
_UPDATE = re.compile(r"(?:更新|修改|成文|下架|截止|回复|注册|生成|废止|失效|印发|生效|实施|有效)\S{0,6}$")
_PUBLISH = re.compile(r"(?:发布|发表|公开|上架|刊登|张贴|寄送|发送|上传)\S{0,6}$")
_ZONE = datetime.timezone(datetime.timedelta(hours=8))  # times in pages are China's
_CRUMB = re.compile(r"\s*(?:>|»|›|→|＞|->|/)\s*")
_WHERE = re.compile(
    r"^\W*(?:您?(?:现在|当前|目前)?(?:的)?(?:所在)?(?:的)?位置(?:是)?|您在这里|当前路径|导航)\s*[:：]?\s*"
)
_HOME = re.compile(r"^\W*(?:首页|主页|网站首页|返回首页|home|正文|详情|内容|文章正文|列表)?\W*$")
_SITE = re.compile(r"(?:网|站|在线|门户|论坛|社区|日报|晚报|新闻|频道|资讯|之家|\.com|\.cn)$")
_LABELLED = {
    "source": re.compile(
        r"(?:文章来源|信息来源|稿件来源|来源|稿源|出处|供稿|转自|转载自|来自)\s*[:：]\s*(?P<value>[^\s|｜,，;；)）\]】]{2,30})"
        r"|^\W*(?:来源|稿源|供稿)\s+(?P<other>[^\s|｜,，;；)）\]】]{2,30})"
    ),
    "author": re.compile(
        r"(?:文章作者|作者|撰稿|撰文|记者|通讯员|楼主|发布人)\s*[:：]\s*(?P<value>[^\s|｜,，;；)）\]】]{1,20})"
        r"|(?:^|[\s(（])(?:文/|(?:记者|作者|通讯员)\s*)(?P<other>[^\s|｜,，;；)）\]】:：]{2,4})(?=$|[\s)）/])"
    ),
}
_NEXT_LABEL = re.compile(
    r"(?:发布|发表|更新|刊登)?(?:时间|日期)[:：]|^(?:点击|浏览|阅读|人气|评论|字号|字体|编辑|责任编辑|发[布文])(?:量|数|次数|机关|单位|日期)?[:：]?"
)


def head(candidates: Iterable[Candidate], address: str | None) -> Head:
    """What the candidates say, the heaviest first. `published` is a day, or a minute where one is given."""
    by_field: dict[str, list[Candidate]] = {}
    for candidate in sorted(candidates, key=lambda one: -one.weight):
        by_field.setdefault(candidate.field, []).append(candidate)
    title = next((_clean(one.text) for one in by_field.get("title", []) if one.weight > 0 and _clean(one.text)), None)
    crumbs = [
        part for one in by_field.get("category", []) if one.evidence == "breadcrumb" for part in _crumbs(one.text)
    ]
    publisher = _publisher(by_field.get("publisher", []), crumbs)
    source = _labelled("source", by_field.get("source", []))
    told = next((name for one in by_field.get("published", []) if (name := issuer(one.text))), None)
    # beside the site's own name, who is named with the time is whose text it is
    if publisher is None:
        publisher = told
    elif source is None and told not in (None, publisher):
        source = told
    return Head(
        title=title,
        published=_published(by_field.get("published", [])),
        publisher=publisher,
        author=_labelled("author", by_field.get("author", [])),
        source=source,
        categories=_categories(by_field.get("category", []), title, publisher),
    )


def _clean(text: str) -> str:
    return _SUBJECT.sub("", _EDGES.sub("", text))


def _published(candidates: list[Candidate]) -> str | None:
    read = [(one.weight, value) for one in candidates for value in (instant(one.text),) if value]
    if not read:
        return None
    day = max(read, key=lambda pair: (pair[0], len(pair[1])))[1]
    if len(day) == 10:  # another line may give the minute of the same day
        day = next((value for _, value in read if value.startswith(day) and len(value) > 10), day)
    return day


def instant(text: str) -> str | None:
    """The day or minute of publication that a line gives: behind a label of publication, else the first.

    「發表於 2021-3-5 下午 6:34　更新 2021-3-9」 → 2021-03-05T18:34. Years of the Republic are understood (112-10-19), and instants with
    an offset are given in China's time.
    """
    line = bare(text)
    best: tuple[int, str] | None = None
    done = 0
    for found in _DATE.finditer(line):
        day = _day(found)
        if day is None:
            continue
        before = line[done : found.start()].rstrip(" :：[(【\t")
        done = found.end()
        rank = 1 + bool(_PUBLISH.search(before)) - 2 * bool(_UPDATE.search(before))
        if best is None or rank > best[0]:
            best = (rank, _minute(day, found["c_time"] or line[found.end() :]))
    if best is None and re.fullmatch(r"1[0-9]{9}(?:\d{3})?", line.strip()):  # seconds since 1970
        moment = datetime.datetime.fromtimestamp(int(line.strip()[:10]), _ZONE)
        return moment.strftime("%Y-%m-%dT%H:%M")
    return best[1] if best else None


def _day(found: re.Match[str]) -> datetime.date | None:
    part = found.groupdict()
    try:
        if part["year"]:
            return datetime.date(int(part["year"]), int(part["month"]), int(part["day"]))
        if part["roc"]:
            return datetime.date(int(part["roc"]) + 1911, int(part["roc_month"]), int(part["roc_day"]))
        if part["short"]:
            return datetime.date(int(part["short"]) + 1911, int(part["short_month"]), int(part["short_day"]))
        if part["apart_year"]:
            return datetime.date(int(part["apart_year"]), int(part["apart_month"]), int(part["apart_day"]))
        for lang in ("en", "eu", "c"):
            if part[f"{lang}_year"]:
                month = _MONTHS.index(part[f"{lang}_month"]) + 1
                return datetime.date(int(part[f"{lang}_year"]), month, int(part[f"{lang}_day"]))
        if part["packed"]:
            return datetime.datetime.strptime(part["packed"], "%Y%m%d").date()
        year = int("".join(_DIGITS[char] for char in part["han_year"]))
        return datetime.date(year, _number(part["han_month"]), _number(part["han_day"]))
    except (ValueError, KeyError):
        return None


def _number(text: str) -> int:
    """一 to 三十一."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int(_DIGITS[text])
    return (int(_DIGITS[tens]) if tens else 1) * 10 + (int(_DIGITS[ones]) if ones else 0)


def _minute(day: datetime.date, rest: str) -> str:
    found = _TIME.match(rest)
    if not found:
        return day.isoformat()
    hour = int(found["hour"])
    half = found["half"] or found["late"] or ""
    if half in ("下午", "晚上", "pm") and hour < 12 or half == "中午" and hour < 11:
        hour += 12
    elif half in ("上午", "凌晨", "am") and hour == 12:
        hour = 0
    moment = datetime.datetime(day.year, day.month, day.day, hour, int(found["minute"]))
    zone = found["zone"]
    if zone:
        offset = datetime.timedelta()
        if zone != "z":
            offset = datetime.timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
            offset = -offset if zone[0] == "-" else offset
        if offset < datetime.timedelta(hours=24):
            moment = moment.replace(tzinfo=datetime.timezone(offset)).astimezone(_ZONE)
    return moment.strftime("%Y-%m-%dT%H:%M")


def _crumbs(text: str) -> list[str]:
    """The steps of a breadcrumb line, without home and the words before it."""
    text = text.strip()
    prefix = _WHERE.match(bare(text))
    if prefix and prefix.end():
        text = text[prefix.end() :]
    return [part.strip() for part in _CRUMB.split(text) if part.strip() and not _HOME.match(bare(part))]


def _publisher(candidates: list[Candidate], crumbs: list[str]) -> str | None:
    for one in candidates:
        name = _clean(one.text)
        if name:
            return name
    return crumbs[0] if crumbs and _SITE.search(bare(crumbs[0])) else None


def _categories(candidates: list[Candidate], title: str | None, publisher: str | None) -> tuple[str, ...]:
    found: dict[str, None] = {}
    plain = _letters(title or "")
    for one in candidates:
        for part in _crumbs(one.text):
            name = _letters(part)
            if not name or len(part) > 24 or name == _letters(publisher or "") or name == plain:
                continue
            if len(name) >= 6 and (name in plain or plain and plain in name):
                continue
            found.setdefault(part)
        if found and one.evidence == "breadcrumb":
            break
    return tuple(found)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", bare(text))


def _labelled(field: str, candidates: list[Candidate]) -> str | None:
    for one in candidates:
        if one.evidence.startswith("meta"):
            return _clean(one.text) or None
        # found in the folded line, given as written: folding keeps length where nothing is left out
        line = bare(one.text)
        found = _LABELLED[field].search(line)
        if found:
            value = (
                one.text[found.start("value") : found.end("value")] if len(line) == len(one.text) else found["value"]
            )
            # another label may follow at once (「作者：木子時間：2005-08-22」), or stand where the value is missing
            value = value[: cut.start()] if (cut := _NEXT_LABEL.search(bare(value))) else value
            if value.strip():
                return value.strip()
    return None
