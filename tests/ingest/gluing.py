"""Pages of one announcement or several as their cases write them (cases/split/pages.txt), set in one of eight ways.

A case begins with `=== LAYOUT what it tries`; its lines are

    # the page's title
    T0 the title of an announcement that is the page's, and stands nowhere else
    Tb title, Xb heading of a section; l: a line like any other, b: bold, c: bold and centred, h2 h3 h4: <h2> …, z: larger or coloured, r: a table's cell
    s  who signs, or when       m  a line that belongs to none       -  an item of a list       hr  a rule

and all others are paragraphs. A page without T lines is one announcement.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import NamedTuple

_LINE = re.compile(r"(?:([TX])(0|[lbczr]|h[2-4])|([sm-])) (.*)")
_FORMS = {
    "gov": {
        "p": '<p style="text-indent:2em">%s</p>',
        "s": '<p style="text-align:right">%s</p>',
        "b": "<p><strong>%s</strong></p>",
        "c": '<p style="text-align:center"><strong>%s</strong></p>',
        "z": '<p><span style="font-size:20pt">%s</span></p>',
    },
    "br": {
        "p": "&nbsp;&nbsp;&nbsp;&nbsp;%s<br>",
        "s": '<div align="right">%s</div>',
        "b": "<b>%s</b><br>",
        "c": "<center><b>%s</b></center>",
        "z": '<font size="4">%s</font><br>',
    },
    "wx": {
        "p": '<section><span leaf="">%s</span></section>',
        "s": '<section style="text-align:right"><span leaf="">%s</span></section>',
        "b": '<section><strong><span leaf="">%s</span></strong></section>',
        "c": '<section style="text-align:center"><strong><span leaf="">%s</span></strong></section>',
        "z": '<section style="border-left:3px solid #c60"><span style="font-size:18px">%s</span></section>',
    },
    "wp": {
        "p": "<p>%s</p>\n",
        "s": '<p class="has-text-align-right">%s</p>',
        "b": "<p><strong>%s</strong></p>",
        "c": '<p class="has-text-align-center"><strong>%s</strong></p>',
        "z": '<p class="has-large-font-size">%s</p>',
    },
    "tbl": {
        "p": "&nbsp; &nbsp; %s<br><br>",
        "s": "<p align=right>%s</p>",
        "b": "<strong>%s</strong><br>",
        "c": "<p align=center><strong>%s</strong></p>",
        "z": "<font size=4>%s</font><br>",
        "r": "</td></tr><tr><td bgcolor=#dde8ee><font size=3>%s</font></td></tr><tr><td>",
    },
    "div": {
        "p": '<div class="ln">%s</div>',
        "s": '<div class="ln rt">%s</div>',
        "b": '<div class="ln"><b>%s</b></div>',
        "c": '<div style="text-align:center"><b>%s</b></div>',
        "z": '<div class="big"><span>%s</span></div>',
    },
    "md": {"p": "<p>%s</p>", "s": "<p>%s</p>", "b": "<p><strong>%s</strong></p>", "z": "<p><big>%s</big></p>"},
}
_HEAD = '<html><head><meta charset="utf-8">'
_FRAMES = {
    "gov": '<title>{title}_{site}</title></head><body><div><a href="/">首页</a><a href="/zw">政务公开</a></div><div>当前位置：<a href="/">首页</a></div><div class="article">'
    '<h1>{title}</h1><div class="info">发布时间：{day} 来源：{site}</div><div class="content">{body}</div></div><div class="foot">主办：{site} 版权所有</div>',
    "br": "<title>{title}</title></head><body><table width=760><tr><td><a href=1.htm>首頁</a>｜<a href=2.htm>最新消息</a></td></tr>"
    "<tr><td><font size=5>{title}</font><br>{day}<br><br>{body}</td></tr><tr><td align=center>Copyright {site}</td></tr></table>",
    "wx": '<meta property="og:title" content="{title}"><title></title></head><body><div id="page-content"><h1 class="rich_media_title" id="activity-name">{title}</h1>'
    '<div><a id="js_name">{site}</a> <em id="publish_time">{day}</em></div><div class="rich_media_content" id="js_content">{body}</div></div>',
    "wp": '<title>{title} - {site}</title></head><body><nav><a href="/">首頁</a></nav><article class="post"><h1 class="entry-title">{title}</h1>'
    '<time datetime="{day}">{day}</time><div class="entry-content">{body}</div></article><footer><p>© {site}</p></footer>',
    "tbl": "<title>{site}</title></head><body><table><tr><td><a href=a>關於</a><br><a href=b>公告</a></td><td><table width=600><tr><td align=center><b>{title}</b></td></tr>"
    "<tr><td align=center>{day}</td></tr><tr><td>{body}</td></tr></table></td></tr></table>",
    "div": '<title>{title}｜{site}</title></head><body><div class="nav"><a href="/">主页</a> <a href="/list">列表</a></div><div class="card"><div class="tt"><h2>{title}</h2></div>'
    '<div class="mt">{day}</div><div class="bd">{body}</div></div>',
    "md": '<title>{title} · {site}</title></head><body><article><h1>{title}</h1><p class="meta">{day}</p>{body}</article><footer>{site}</footer>',
}
LAYOUTS = (*_FORMS, "txt")


class Told(NamedTuple):
    """What a page holds: the title of each announcement and the lines of its text."""

    title: str
    lines: list[str]


class Case(NamedTuple):
    why: str
    layout: str
    title: str
    lines: list[tuple[str, str, str]]  # what it is (T, X, s, m, -, p, hr), how it is set, its text

    @property
    def told(self) -> list[Told]:
        found = [] if any(kind == "T" for kind, _, _ in self.lines) else [Told(self.title, [])]
        for kind, _, text in self.lines:
            if kind == "T":
                found.append(Told(text, []))
            elif kind not in ("m", "hr") and found:
                found[-1].lines.append(text)
        return found

    def page(self, layout: str) -> bytes:
        lines = [line for line in self.lines if line[1] != "0"]
        if layout == "txt":
            written = [self.title, "2025-10-12", ""]
            for kind, how, text in lines:
                alone = kind == "T" and how != "l"
                mark = {"-": "· ", "s": "　" * 12}.get(kind, "")
                written += ["", text, ""] if alone else [f"{mark}{text}" if kind != "hr" else "-" * 20]
            return "\n".join(written).encode()
        forms = _FORMS[layout]
        tags = layout not in ("br", "wx", "tbl")
        body: list[str] = []
        for kind, how, text in lines:
            if kind == "hr":
                body.append("<hr>")
            elif kind == "-":
                body.append(f"<ul><li>{escape(text)}</li></ul>")
            elif how[:1] == "h" and tags:
                body.append(f"<{how}>{escape(text)}</{how}>")
            else:
                form = "s" if kind == "s" else {"": "p", "l": "p", "c": "c", "r": "r", "z": "z"}.get(how, "b")
                body.append(forms.get(form, forms["z" if form == "r" else "b"]) % escape(text))
        written_as = _FRAMES[layout].format(
            title=escape(self.title),
            site="澄园信息站",
            day="2025-10-12",
            body="\n".join(body).replace("</ul>\n<ul>", ""),
        )
        return f"{_HEAD}{written_as}</body></html>".encode()


def cases(file: Path) -> list[Case]:
    found: list[Case] = []
    for block in re.split(r"(?m)^=== ", file.read_text(encoding="utf-8"))[1:]:
        head, title, *rest = [line for line in block.split("\n") if line]
        layout, why = head.split(" ", 1)
        lines = []
        for line in rest:
            known = _LINE.fullmatch(line)
            kind, how, mark, text = known.groups() if known else (None, None, "hr" if line == "hr" else "p", line)
            lines.append((kind or mark, how or "", text))
        found.append(Case(why, layout, title.removeprefix("# "), lines))
    return found
