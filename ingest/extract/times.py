"""The lines of a page, its head and its data that may say when it came out, each with what speaks for it.

A line under the title weighs most, then the page's head, a line over the title, one under the text, a signature; data in scripts are
looked at where the page shows no minute.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from ingest.extract import days, marks
from ingest.extract.changes import SAYS_PUBLISHED, UPDATED, forget_late, of_today, opens_stretch
from ingest.extract.comments import opens_comments
from ingest.extract.data import (
    in_attributes,
    in_json,
    in_script,
    in_time_element,
    marked_up,
    says_published,
    without_midnight,
)
from ingest.extract.frame import Frame
from ingest.extract.line import Line
from ingest.extract.signature import WEEKDAY, signed_day
from records import Candidate
from zh.bare import bare
from zh.words import is_everyday

_SIGNER = re.compile(
    r"\s*([^\s,。;:!?()\d，；：！？（）、|/]{4,24})(?:\s*[(（](?:盖?章|公章|代章)[)）])?\s*"
)  # a line that is a name alone
_UPDATE = re.compile(r"更新|修改|成文|下架|截止|回复|注册|生成|废止|失效|最后")
_PUBLISH = re.compile(r"发布|发表|公开|上架|上版|刊登|张贴|寄送|发送|上传|时间")
_TIME_TAG = re.compile("<time[ >]", re.IGNORECASE)
# under a text: by whom and when it was put up
_LATER = re.compile(
    r"^\W*(?:最后|最近|上次)?(?:更新|修改|编辑)(?:时间|日期|于)?\W*(?:19|20)\d\d(?!.*(?:发布|发表|来源))"
)
_HOLDS_FROM = re.compile(
    r"\d[日号]?\s*起(?:正式)?(?:施行|实施|执行|生效|启用|调整)?\W*$"
)  # 「倉儲費調整（2027年1月1日起）」
_POSTED_BEHIND = re.compile(r"[发公张贴pb](?<=(?=发布|发表|公开|发[贴帖]|[张贴][贴帖]|\bposted\b|\bby\b).)")
# the label of a day that a page shows as that of publication, under its text
_OUT_ON = re.compile(
    r"^\W*(?:发布|公布|公告|上版|上架|刊登|张贴|登载|发表|建立|创建)(?:日期|时间)\s*[:\t]\s*(?=[\d民])"
)
# nothing but a label in front of the day, which may lead to older states of the page
_LABELLED = re.compile(
    r"^\W*(?:最后|最近|上次|本文|本页)?(?:发布|发表|公布|公告|公开|张贴|刊登|更新|编辑|修改|posted|updated|published)"
    r"(?:时间|日期|于|on|at)?\W*(?:19|20|民)"
)
# a page's own state, not the site's: 「本站最後更新」
_UPDATED_BEHIND = re.compile(r"(?<!站)(?<!站最[后近])(?<!站上次)(?:更新|编辑|修改)(?:时间|日期|于)?\W*\d")
# in a line of the site's own: 「地址：某路1號　電話：5550000　更新日期：2024-01-05」
_OF_SITE = re.compile(r"地址\W*:|(?:电话|传真|邮编|总机)\W*:|版权|(?:copyright|©)")
# who put a page up and when, under it: 「編輯：阿珍　2026-03-09」
_EDITED = re.compile(
    r"^\W*(?:责任编辑|责编|编辑|录入|审核|校对)\s*:?\s*[\u4e00-\u9fff]{2,4}\s*[|/]?\s*(?=(?:19|20)\d\d)"
)
_PUBLISHED_ON = re.compile(r"(?<![a-z])published(?:\s+(?:on|date))?\s*:?\s*")
_CLOCK = re.compile(r"(?:上午|下午|凌晨|晚上|中午)?\s*(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?\s*(?:am|pm)?")
_HOUR = re.compile(rf"日?\s*(?:[上下]午|凌晨|晚上|中午)?\s*{marks.TIME.pattern}")  # behind a day: 「日12时41分」
_NEVER = re.compile(r"(?:注册|登录|下架|截止|到期|失效|废止|有效|加入|生日|在线)\S{0,6}\s*[:：]?\s*$")
_OF_MEMBER = re.compile(r"\W*(?:注册|加入|登录|在线)(?:时间|日期|于)?\s*:")  # 「註冊時間: 週二 6月 02, 2015」
_MAY_DATE = re.compile("[\\d年前昨今刚]|ago")
_ADDED = re.compile("加入(?:时间|日期).*(?:点击|浏览|阅读|人气|来源|作者)|(?:来源|作者).*加入(?:时间|日期)")
_DAY = re.compile(r"^\d{1,2}日?$")
_MONTH_OF_YEAR = re.compile(r"^(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}月?$")
_AGO = re.compile(r"前|昨|今|刚刚|\bago\b")
_DAY_OF_MONTH = re.compile(r"^\d{1,2}\s*[-/.月]\s*\d{1,2}日?$")
_YEAR = re.compile(r"^(?:19|20)\d\d年?$")
# the page of a newspaper on which an article stands: 「A07版」, 「第03版：民生」
_SHEET = re.compile(r"(?:^|[\s|:])第?[a-z]?\d{1,3}版(?=$|[\s|:(])")
_DAMAGED = 80  # characters of a line of time in a damaged page
_LETTERS = 6  # of these, letters beyond ASCII, and the share of everyday characters among them in damaged text
_EVERYDAY = 0.4
_ISSUE = 40  # characters of a line of the issue


def times(
    root: Any, metas: list[tuple[str, str]], lines: list[Line], framed: Frame, address: str | None, text: str
) -> list[Candidate]:
    found: list[Candidate] = []

    def add(text: str, evidence: str, weight: float) -> None:
        found.append(Candidate(field="published", text=text[:200], evidence=evidence, weight=weight))

    low = max(0, (framed.title if framed.title >= 0 else framed.first) - 8)
    near = [at for at in range(low, min(framed.first, len(lines))) if _MAY_DATE.search(lines[at].bare)]
    listed = _listed(lines, [at for at in near if at < framed.title])
    for at in near:
        line = lines[at]
        if not line.dated or marks.TODAY.match(line.bare):
            continue
        if line.linked > 0.7 and len(line.bare) > 20 and not marks.META_LABEL.search(line.bare):
            continue
        if _never(line.bare) or opens_stretch(line, lines[at - 1].bare if at else "") or _HOLDS_FROM.search(line.bare):
            continue
        raw = _from_label(line)
        other = lines[at + 1] if at + 1 < len(lines) and lines[at + 1].kind != "row" else None
        if other and not marks.TIME.search(line.bare) and marks.TIME.match(other.bare):
            raw += " " + lines[at + 1].text
        # in a line of its own; the title is none: 「商品下架通知⏎發布時間：…」
        beside = at and at - 1 != framed.title and len(lines[at - 1].bare) <= 8 and len(line.bare) < 30
        label = lines[at - 1].bare if beside else ""
        if _NEVER.search(label):
            continue
        if label and (_UPDATE.search(label) or _PUBLISH.search(label)):
            raw = f"{lines[at - 1].text} {raw}"
        behind = framed.title < 0 or at > framed.title
        if not behind and at in listed:
            continue
        weight = 10.0 if behind else 7.0
        if not behind and at + 1 < framed.title and of_today(line.bare):  # over the site's menu
            weight = 2.5
        if len(line.bare) > 100 or line.score > 20:
            weight -= 6.0
        elif _LATER.match(line.bare):
            weight -= 4.0
        if label and _UPDATE.search(label) and not _PUBLISH.search(label):
            weight -= 2.0
        weight -= 0.1 * abs(at - framed.title) if framed.title >= 0 else 0.0
        add(raw, "line under title" if behind else "line over title", weight)
    _prefer_labelled(found)
    for at in near:
        if day := _in_two(lines, at):
            add(day, "lines over title", 6.5)
        if len(lines[at].text) <= 60 and not lines[at].dated:
            apart = lines[at].apart
            if at < framed.title and not (apart and at == framed.title - 1 and marks.TIME.search(apart)):
                apart = None  # over a title it may be of the day that one looks at the page
            day = days.alone(lines[at].bare) or apart
            if day and not _OF_MEMBER.match(lines[at].bare):
                add(day, "day alone", 6.2)
            elif _AGO.search(lines[at].bare) and (kept := in_attributes(lines[at].node.element)):
                add(kept, "attribute", 8.0)
    for line in (*lines[framed.first : framed.first + 1], *lines[framed.last + 1 : framed.last + 2]):
        if len(line.text) <= _DAMAGED and line.dated and _is_damaged(line.text):
            add(line.text, "damaged line", 2.2)
    if issue := _of_issue(lines, framed):
        add(issue, "day of the issue", 6.3)
    clock, theirs = "", False
    for at in range(framed.last + 1, min(framed.last + 8, len(lines))):
        under, words = lines[at].bare, lines[at].text
        if lines[at].index and lines[at - 1].kind == "term":  # <dt>發布日期</dt><dd>114-04-09</dd>
            under, words = f"{lines[at - 1].bare}:{under}", f"{lines[at - 1].text}：{words}"
        theirs = theirs or opens_comments(lines[at])
        if len(under) >= 80:
            continue
        out = _OUT_ON.match(under) is not None
        if theirs and not out:  # the days of comments
            continue
        posted = out or _POSTED_BEHIND.search(under) is not None
        if marks.DATE.search(under):
            if marks.TODAY.match(under) or lines[at].linked >= 0.4 and not _LABELLED.match(under):
                continue  # also the name of another page: 「合唱團公開排練 2020-09-05」
            if posted:
                add(words, "line behind body", 6.6 if out else 6.0)
            elif _UPDATED_BEHIND.search(under) and not _OF_SITE.search(under):
                add(words, "update behind body", 2.5)
            elif lines[at].meta and marks.TIME.search(under) and not _never(under):
                add(words, "time behind body", 5.5 - 0.1 * (at - framed.last))
            elif at == framed.last + 1 and (lines[at].meta == 1 or _EDITED.match(under)):
                add(words, "day behind body", 3.5)
        elif posted and not clock:
            moment = _CLOCK.search(under)
            clock = moment.group() if moment else ""
    if clock:  # the day stands over the title, the minute under the text
        found[:] = [
            one if marks.TIME.search(bare(one.text)) else msgspec.structs.replace(one, text=f"{one.text} {clock}")
            for one in found
        ]
    end = _own_end(lines, framed)
    named = lines[framed.title].letters if framed.title >= 0 else ""
    for at in range(max(framed.first, end - 4), min(end + 1, len(lines))):
        if marks.SIGN_DATE.match(lines[at].bare):
            below = lines[at + 1].text if at + 1 < len(lines) else ""
            timed = len(below) <= 20 and marks.TIME.search(bare(below))
            day = (days.alone(lines[at].bare) if "民国" in lines[at].bare else None) or lines[at].text
            signed = f"{day} {below}" if timed else day
            above = lines[at - 1].text if at > framed.first else ""
            if signer := _SIGNER.fullmatch(above):  # who signs is told with the day, as in one line
                signed = f"{signer.group(1)}\u3000{signed}"
            add(signed, "signature", 3.0 + 0.01 * (at - framed.first))
        elif (both := signed_day(lines[at], named)) and len(_signed_days(lines[framed.first : end + 1], named)) == 1:
            add(both, "signature", 3.0 + 0.01 * (at - framed.first))
    for name, content in metas:
        if says_published(name):
            # 「date」 may be that of the last change, and 「dc.date」 any day in a page's life
            add(without_midnight(content), f"meta {name}", 9.0 if name not in ("date", "dc.date") else 6.4)
        elif name in UPDATED or name.rpartition(":")[2] in UPDATED:
            add(content, f"meta {name}", 1.0)
    forget_late(found, lines, framed)
    if marked := marked_up(root, text):
        add(without_midnight(marked), "marked", 7.0)
    if _TIME_TAG.search(text) and (shown := in_time_element(root)):
        add(shown, "time element", 6.5)
    seen = any(one.weight >= 7.0 for one in found)
    if any(one.weight >= 7.0 and marks.TIME.search(bare(one.text)) for one in found):
        return found
    title = lines[framed.title].text if framed.title >= 0 else None
    if told := in_json(text, title):
        add(told[1], f"json {told[0]}", 4.0 if seen else 8.0)
    if seen:
        return found
    if said := in_script(text, title):
        add(said, "script", 5.0)
    url = re.search(r"(?<!\d)((?:19|20)\d\d)[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?!\d)", address or "")
    if url:
        add("-".join(url.groups()), "address", 2.0)
    return found


def _is_damaged(text: str) -> bool:
    """Whether the letters of a line are no everyday Chinese, as of text that was decoded wrongly: its label cannot be read yet."""
    letters = [char for char in text if char > "\x7f" and char.isalpha()]
    return len(letters) >= _LETTERS and sum(map(is_everyday, letters)) < _EVERYDAY * len(letters)


def _of_issue(lines: list[Line], framed: Frame) -> str | None:
    """The day of a newspaper's issue, outside the article: in the line of its page, 「2020年1月2日 A07版」, or alone in one beside that."""

    def outside(at: int) -> bool:
        return 0 <= at < framed.first or framed.last < at < len(lines)

    for at in (*range(framed.first), *range(framed.last + 1, len(lines))):
        if "版" in lines[at].bare and len(lines[at].text) <= _ISSUE and _SHEET.search(lines[at].bare):
            for near in (at, at - 1, at + 1, at - 2, at + 2):
                said = lines[near].bare if outside(near) and len(lines[near].text) <= _ISSUE else ""
                if not marks.DATE.search(said) or lines[near].links or _UPDATE.search(said) or marks.TODAY.match(said):
                    continue
                if near == at or not _says_else(WEEKDAY.sub("", said)):
                    return lines[near].text
    return None


def _signed_days(lines: list[Line], title: str) -> set[tuple[int, ...]]:
    """The days of lines that look like a signature in one line. More than one are told: 「總務處 6月8日」, 「教務處 6月9日」."""
    return {_numbers(day[0]) for line in lines if signed_day(line, title) and (day := marks.DATE.search(line.bare))}


_PASSES_ON = re.compile(r"\W*(?:关于)?(?:转发|批转|转知|函转)")


def _own_end(lines: list[Line], framed: Frame) -> int:
    """The last line of the body; of one that passes on a notice, the last in front of that notice's title: its signature is another's."""
    if framed.title >= 0 and _PASSES_ON.match(lines[framed.title].bare):
        title = lines[framed.title].letters
        for at in range(framed.first + 1, framed.last):
            if 6 <= len(lines[at].letters) < len(title) and lines[at].letters in title:
                return at - 1
    return framed.last


def _prefer_labelled(found: list[Candidate]) -> None:
    """Where a line says that its time is that of publication, one that says nothing and names another day weighs less."""
    told = {_labelled_day(bare(one.text)) for one in found} - {None}
    if not told:
        return
    for at, one in enumerate(found):
        text = bare(one.text)
        day = marks.DATE.search(text)
        if day and not _PUBLISH.search(text) and _numbers(day[0]) not in told:
            found[at] = msgspec.structs.replace(one, weight=one.weight - 4.0)


def _from_label(line: Line) -> str:
    """The text of a line, or what is behind others' days: 「Accepted: 2023-12-16 · Published: 2024-05-06」."""
    said = _PUBLISHED_ON.search(line.bare) if "published" in line.bare else None
    if said and marks.DATE.match(line.bare, said.end()) and len(line.bare) == len(line.text):
        return line.text[said.start() :]
    return line.text


def _labelled_day(text: str) -> tuple[int, ...] | None:
    """「发布时间：2024-05-06」 → (2024, 5, 6)."""
    label = SAYS_PUBLISHED.search(text)
    day = label and marks.DATE.match(text, label.end())
    return _numbers(day[0]) if day else None


def _says_else(text: str) -> bool:
    """Whether a line with a day has other words, and none of them is the label of a time."""
    rest = re.sub(r"[\W\d_]", "", _HOUR.sub("", marks.DATE.sub("", text)))
    return len(rest) >= 3 and not marks.META_LABEL.search(text)


def _listed(lines: list[Line], over: list[int]) -> set[int]:
    """The entries of a list over the title: a day and other words in an item, in a link, in two lines and more."""
    said = [
        at
        for at in over
        if not lines[at].cells
        and lines[at].dated
        and _says_else(WEEKDAY.sub("", lines[at].bare))
        and (lines[at].kind == "item" or not _PUBLISH.search(lines[at].bare))
    ]
    return {at for at in said if len(said) > 1 or lines[at].kind == "item" or lines[at].linked > 0.9}


def _numbers(day: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", day)))


def _never(text: str) -> bool:
    """Whether the first date of a line is of something else than a page: of a member, of taking down."""
    found = marks.DATE.search(text)
    if not found or _ADDED.search(text):  # 「加入時間：2004-9-3　點擊：221」 is no member's
        return False
    if _NEVER.search(text[: found.start()]) and SAYS_PUBLISHED.search(text):  # 「有效期至：…　發布：…」
        return False
    return _NEVER.search(text[: found.start()]) is not None


def _in_two(lines: list[Line], at: int) -> str | None:
    """A day in two lines, as a calendar leaf shows it: 「17」 and 「2014-05」, 「05-17」 and 「2014」."""
    if at + 1 >= len(lines):
        return None
    for one, other in ((lines[at].bare, lines[at + 1].bare), (lines[at + 1].bare, lines[at].bare)):
        if _DAY.match(one) and _MONTH_OF_YEAR.match(other):
            return "-".join(re.findall(r"\d+", other) + re.findall(r"\d+", one))
        if _DAY_OF_MONTH.match(one) and _YEAR.match(other):
            return "-".join(re.findall(r"\d+", other) + re.findall(r"\d+", one))
    return None
