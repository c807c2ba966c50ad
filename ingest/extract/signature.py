"""Who signs a text and on what day, in one line: 「某某辦公處　113年3月8日」, 「管理委員會 敬啟 113/3/8」."""

from __future__ import annotations

import re

from ingest.extract import events, marks
from ingest.extract.line import Line

WEEKDAY = re.compile(r"(?:星期|周)[一二三四五六日天]")
LONGEST = 48  # characters of such a line
_NAME = re.compile(r"[^\s,。;:!?()\d、|/]{2,24}(?: [^\s,。;:!?()\d、|/]{2,24})?")  # who signs in one line with the day
_SEAL = re.compile(r"\s*[(](?:盖?章|公章|代章)[)]$")
_LEAVE = re.compile(r"\s?(?:[敬谨同拜谢](?:启|上|订|白|邀)|(?<=\s)启|(?<=[会处部局]) ?启)$")
_SIGNS = re.compile(r"[课股]$|[长任席] \S{2,4}$")  # beside what bodies are called: who heads one


def signed_day(line: Line, title: str = "") -> str | None:
    """The name and the day behind it, as written; None where a line is no such. The name ends as a body's, takes leave, heads one,
    or heads the page's title (`title`: its letters)."""
    if len(line.text) > LONGEST or not line.dated:
        return None
    text = line.bare
    days_of = list(marks.DATE.finditer(text))
    if not WEEKDAY.sub("", text[days_of[-1].end() :]).strip(" 日()"):
        name, day = text[: days_of[-1].start()], line.text[days_of[-1].start() :]
    else:
        end = days_of[0].end() + text.startswith("日", days_of[0].end())
        name, day = text[end:], line.text[:end]
        if text[: days_of[0].start()].strip() or name[:1] != " " or events.tells(text, *days_of[0].span()):
            return None
    name = _SEAL.sub("", name.strip().removesuffix("中华").rstrip())
    by = _LEAVE.sub("", name)
    if not _NAME.fullmatch(by) or not (
        name != by or marks.ORGANISATION.search(by) or _SIGNS.search(by) or title.startswith(by)
    ):
        return None
    if len(text) != len(line.text):
        return line.text
    return f"{line.text[text.index(by) :][: len(by)]}\u3000{day}"
