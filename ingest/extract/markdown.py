"""Marks of Markdown in a plain text: what they set off stays, they go; the head that such files open with is told as a page's is.

A text counts as Markdown by such a head or a heading (# …): elsewhere stars stand for digits of a number (138****5678) and for what a name
hides (張**、李**), which are not read as marks here either.
"""

from __future__ import annotations

import re

_HEAD = re.compile(r"\ufeff?\s*---[ \t]*\n(?P<head>(?:[^\n]*\n){1,60}?)---[ \t]*(?:\n|$)")
_ENTRY = re.compile(r"(?P<key>[A-Za-z_-]{1,30}):[ \t]*(?P<value>.*)")
_ITEM = re.compile(r"\s+-\s*(?P<value>\S.*)")
_PUBLISHED = ("published", "date", "pubdate", "publishdate")  # never the day on which it was clipped: created
_OPENS = re.compile(r"\ufeff?\s*(?:---[ \t]*\r?\n[A-Za-z_-]{1,30}:|#{1,6}[ \t]+\S)")
_PAGE = re.compile(r"<(?i:!doctype|html|head|body)(?=[\s>])")
# tags among the text, as tools that clip a page leave them
_RAISED_TAG = re.compile(r"<sup>\s*(\d{1,3})\s*</sup>", re.I)
_BREAK = re.compile(r"[ \t]{0,9}<br\s{0,9}/?>[ \t]{0,9}", re.I)
_CELL = re.compile(r"</t[dh]>\s*(?=<t[dh][\s>])", re.I)
# what stands in a tag: 「数量a<b 时不退」 with a 「>」 on a line below is none
_ALONE = "allowfullscreen|async|checked|controls|defer|disabled|hidden|nowrap|open|selected"
_SAID = rf"(?:\s{{1,99}}(?:[a-zA-Z@:_-]{{1,40}}=(?:\"[^\"<>]{{0,1000}}\"|'[^'<>]{{0,1000}}'|[^\s\"'<>]{{1,500}})|{_ALONE})){{0,20}}\s{{0,9}}"
_BLOCK = re.compile(rf"</?(?:p|div|table|tr|ul|ol|li|h[1-6]|section|blockquote|figure){_SAID}>", re.I)
_ANY_TAG = re.compile(rf"</?[a-zA-Z][a-zA-Z0-9-]{{0,30}}{_SAID}/?>|<!--[^<>]{{0,1000}}-->")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CODED = re.compile(r"```[^`]*```|`[^`\n]{1,200}`")  # shown as it stands: 「请在模板加入 `<div id=a>`」
_FENCE = re.compile(r"[ \t]*(?:```|~~~)[\w+-]{0,20}[ \t]*")
_QUOTED = re.compile(r"^(?:[ \t]{0,3}>)+(?:[ \t]|(?![\d=>]))")  # not 「>50元免运费」
_PICTURE = re.compile(r"!\[[^\[\]\n]{0,200}\]\([^\s()<>]{1,1000}\)")
_LINK = re.compile(r"\[([^\[\]\n]{0,200})\]\([^\s()<>]{1,1000}(?:\s\"[^\"\n]{0,200}\")?\)")
_BOLD = re.compile(
    r"(?<![*\w])\*\*(?![\s*])([^*\n]{1,300}?)(?<!\s)\*\*(?!\*)|(?<!\*)\*\*(?=\w)([^*\n]{1,300}?)(?<!\s)\*\*(?!\*)"
)
_CODE = re.compile(r"(?<!`)`([^`\n]{1,200})`(?!`)")
_HEADING = re.compile(r"^#{1,6}[ \t]+\S", re.M)
# a heading by the line under it
_UNDERLINED = re.compile(
    r"(?:(?<=\n\n)|\A)(?P<text>[^\s|>#*-][^\n|]{0,60}[^\n|。；;])\n(?:(?P<first>={3,})|-{3,})[ \t]*(?=\n|\Z)"
)
_ALONE_RULE = re.compile(r"(?<=\n\n)((?:={3,}|-{3,})[ \t]*)(?=\n)")
_TASK = re.compile(r"^(\s*[-*+]\s+)\[[ xX]\]\s+")
_CALLOUT = re.compile(r"^\s*\[![A-Za-z]{1,20}\][+-]?[ \t]*")  # 「> [!note] 備註」, no 「[!重要]」
_NOTE = re.compile(r"\[\^\w{1,20}\](?::[ \t]*)?")
_RULE = re.compile(r"[ \t]{0,3}(?:(?:\*[ \t]*){3,50}|(?:_[ \t]*){3,50}|(?:-[ \t]*){3,50})")
# behind a word no more than a piece of a sentence: 「周一~~周五开放，周六~~周日休馆」 are stretches
STRUCK = re.compile(
    r"(?<![\d日月号號时時分点點元%年~一二三四五六七八九十午早晚天楼樓层層区區岁歲级級])~~(?=[^\s~])(?:(?<!\w~~)([^~\n]{1,200}?)|([^~\n，。；,;]{1,200}?))(?<=\S)~~"
)
_PLACE = re.compile(r"(?<![A-Za-z])[A-Za-z]:\\|\\\\\w")  # of a file: 「D:\_公告\2025」
_ESCAPED = re.compile(r"\\([\\*_{}\[\]()#+.!>~-])")


def without_head(text: str) -> str:
    """A text whose head (title: …, published: … between two lines of ---) is told as lines over it, and its marks of blocks taken off."""
    head = _HEAD.match(text)
    if head is not None and (told := _told(head["head"])):
        title, rest = told.get("title", ""), text[head.end() :].lstrip("\n")
        own, _, behind = rest.partition("\n")
        if title and own.lstrip("# ").strip() == title:
            rest = behind
        published = next((told[name] for name in _PUBLISHED if name in told), "")
        said = [f"发布时间：{published}"] if published else []
        said += [f"作者：{told['author']}"] if "author" in told else []
        text = "\n".join((f"# {title}" if title else "", "　".join(said), "", rest))
    if "\n===" in text or _HEADING.search(text) is not None and "\n---" in text:
        alone = {one[1] for one in _ALONE_RULE.finditer(text)}
        text = _UNDERLINED.sub(lambda found: _headed(found, alone), text)
    if _HEADING.search(text) is None:
        return text
    if "<" in text:
        text = _without_tags(text)
    return "\n".join(_without_marks(line) for line in text.split("\n") if not _FENCE.fullmatch(line))


def _headed(found: re.Match[str], alone: set[str]) -> str:
    """A line and the one drawn under it as a heading; not where the same one stands `alone`, set apart, and closes the text."""
    if found[0][len(found["text"]) + 1 :] in alone:
        return found[0]
    return f"{'#' if found['first'] else '##'} {found['text']}"


def _without_marks(line: str) -> str:
    """A line without what says that it is quoted, to be done, a callout, a rule between two."""
    if _RULE.fullmatch(line):
        return ""
    line = _QUOTED.sub("", line)
    return _TASK.sub(r"\1", _CALLOUT.sub("", line)) if "[" in line else line


def opens(text: str) -> bool:
    """Whether a text begins as Markdown does, and is no page for all the tags that stand in it."""
    return _OPENS.match(text) is not None and _PAGE.search(text) is None


def _without_tags(text: str) -> str:
    """The text of Markdown with pieces of HTML: a row of a table stays a line, its cells with a tab between them; code keeps its tags."""
    codes = _CODED.findall(text)
    pieces = [_untagged(piece) for piece in _CODED.split(text)]
    return "".join(one + code for one, code in zip(pieces, [*codes, ""], strict=True))


def _untagged(text: str) -> str:
    text = _RAISED_TAG.sub(lambda found: found[1].translate(_RAISED), text)
    text = "\n".join(_BREAK.sub(" " if "|" in line else "\n", line) for line in text.split("\n"))
    return _ANY_TAG.sub("", _BLOCK.sub("\n", _CELL.sub("\t", text)))


def _told(head: str) -> dict[str, str]:
    """What a head says: of a list the first entry; nothing where a line is neither an entry nor one of a list."""
    told: dict[str, str] = {}
    key = ""
    for line in head.split("\n"):
        if entry := _ENTRY.fullmatch(line.rstrip()):
            key = entry["key"].lower()
            value = entry["value"]
        elif item := _ITEM.fullmatch(line.rstrip()):
            value = item["value"]
        elif line.strip():
            return {}
        else:
            continue
        value = value.strip().strip("\"'").removeprefix("[[").removesuffix("]]").strip()
        if value:
            told.setdefault(key, value)
    return told


def is_marked(text: str) -> bool:
    """Whether a text is written in Markdown."""
    return _HEADING.search(text) is not None


def unmarked(line: str) -> str:
    """A line of such a text without pictures, marks of notes and what is struck out, and with the words of its links and of what is set off."""
    if "](" in line:
        line = _LINK.sub(r"\1", _PICTURE.sub("", line))
        line = _LINK.sub(r"\1", line)  # a picture may be a link's text
    if "[^" in line:
        line = _NOTE.sub("", line)
    if "~~" in line:
        line = STRUCK.sub("", line)
    if "**" in line:
        line = _BOLD.sub(lambda found: found[1] or found[2], line)
    if "`" in line:
        return _CODE.sub(r"\1", line)
    return _ESCAPED.sub(r"\1", line) if "\\" in line and not _PLACE.search(line) else line
