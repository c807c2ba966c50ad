"""What came with status 200 and is no page all the same: a sign-in, a check for robots, an error, an empty shell.

Told only where little text stands there beside links, menus and forms: an announcement *about* a sign-in has sentences
of its own, and says of what day it is. Words are compared in Simplified, so both scripts are one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import lxml.etree
import lxml.html

from ingest.fetch import notices
from records import Page, Trouble
from zh.script import fold, fold_width

SHORT = 160  # code points of running text (no links, menus, forms) under which a page may be no page
LONG = 4_000  # under which it may be a notice of another language: the default page of a server in English
SHELL = 30  # under which it holds nothing
TITLE = 8  # code points of a link that may be a title
LIST = 5  # so many of them are a list page
LOOKED_AT = 2 * 2**20  # bytes


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives))


_LOG_IN = "(登录|登入|登陆)"
_PAGE = "(页面|网页|内容|文章|信息|资源|帖子|主题|文件)"
SIGN_IN = _any(
    f"(请|需要?|必须|须)(您|先|要)*{_LOG_IN}",
    f"{_LOG_IN}(后|之后|以后|才)(才|方)?(能|可|即可|可以)?(查看|浏览|阅读|访问|继续|看到)",
    f"{_LOG_IN}已?(超时|过期|失效)",
    "(please|you must|need to) (sign|log) ?in|(sign|log) ?in to (continue|view|read|see)",
)
# the article begins, and the rest of it is for members
REST_HIDDEN = _any(
    f"{_LOG_IN}(后|之后|以后|才)?(才|方)?(能|可|即可|可以)?(查看|浏览|阅读|下载)(全文|完整|全部|更多|详情|本文|此)"
)
ROBOT = _any(
    "(环境|访问|请求|操作)(存在)?(异常|过于频繁|频繁|受限)",
    "(完成|进行|通过)(安全|人机|滑动|身份)?验证|(安全|人机|滑动)验证|请输入验证码|拖动(下方)?滑块",
    "just a moment|checking your browser|verify (that )?you are (a )?human|are you a robot|captcha|attention required",
)
ERROR = _any(
    f"{_PAGE}(已经?|可能)?(不存在|找不到|未找到|已?被?删除|已?下架|无法(显示|访问|打开)|出错|失效)",
    f"(找不到|未找到|没有找到|无法找到)(您|你)?(要|所|想)?(要|访问|请求|查看|浏览)?的?{_PAGE}",
    "(服务器|系统|程序|数据库|网站)(内部)?(错误|出错|繁忙|异常|维护中|正在维护)",
    "(没有|无)权(限)?(访问|查看|浏览)|访问(出错|错误|被拒绝)|抱歉.{0,12}(不存在|删除|审核)",
    r"\b(404|403|500|502|503)\b.{0,20}(not found|error|forbidden|错误|出错)",
    "(page|file|article) (doesn't exist|does not exist|has been (removed|deleted))",
    "not found|internal server error|service unavailable|bad gateway|access denied|forbidden",
)
SCRIPTS = _any(
    r"(启用|开启|打开|支持|需要|允许)(您?浏览器的?)?\s?javascript",
    "(enable|requires?|need) javascript|javascript.{0,10}((is )?(disabled|required)|禁用)",
)
# what an announcement shows and such a page hardly ever does: a day (a copyright line has years: 2019-2024)
DAY = re.compile(r"(20|19)\d\d ?[-年/.] ?\d{1,2}(?!\d)|\d{1,2}月\d{1,2}日")
# the title of one, where 「通知公告」 is a section of the site
ANNOUNCED = re.compile("关于|[的之](公告|通知|通告|公示|启事|声明)")
WITHIN = frozenset("a abbr b big code em font i mark s small span strong sub sup tt u".split())  # a line
ASIDE = ["script", "style", "noscript", "template", "title", "head"]  # what is no text of the page, or stands round it
ASIDE += ["nav", "header", "footer", "form", "button", "select"]


def check(page: Page) -> None:
    """Raises Trouble (login_wall, robot_wall, error_page, page_gone, page_blocked, empty_shell) where a fetched page is none."""
    head = page.data[:1000].lower()
    xml = re.match(rb"(\xef\xbb\xbf)?\s*<(\?xml|rss|feed|rdf:|urlset|sitemapindex)", head) and b"<html" not in head
    if xml or not (page.content_type or "text/html").endswith("html"):
        return
    tree = _tree(page)
    if tree is None:
        return
    seen = _look(tree)
    if seen is None:
        return
    notice = notices.find(seen.headings, seen.lines, DAY.search(seen.text) is not None)
    # of a list page the titles are the text: 「暂无数据」 is of a box beside them
    if notice is not None and not (notice == "empty_shell" and seen.titles >= LIST):
        raise Trouble(notice)
    if len(seen.text) >= SHORT:
        return
    size = len(seen.text)
    words = f"{seen.heading} {seen.text}"
    if REST_HIDDEN.search(words):
        raise Trouble("login_wall")
    if size >= SHELL and DAY.search(seen.text):
        return
    # 「验证码改用短信的通知」 tells readers what to type, and a sign-in has no sentences of its own
    if ANNOUNCED.search(seen.heading) and size >= SHORT // 3:
        return
    if ROBOT.search(words):
        raise Trouble("robot_wall")
    if SIGN_IN.search(words) or (seen.password and size < SHORT // 2):
        raise Trouble("login_wall")
    if ERROR.search(seen.heading) or (ERROR.search(seen.text) and size < SHORT // 2):
        raise Trouble("error_page")
    filled_later = size < SHELL and seen.titles < LIST and (seen.scripts or not seen.everything)
    # beside 「You need to enable JavaScript」 a page that the server fills has sentences of its own
    sentences = size >= SHORT // 2 and "。" in seen.text
    if filled_later or SCRIPTS.search(seen.everything) and not sentences:
        raise Trouble("empty_shell")


def _tree(page: Page) -> lxml.html.HtmlElement | None:
    """The page parsed roughly: only its words matter here, and the stage that reads it decides on its encoding."""
    data = page.data[:LOOKED_AT]
    declared = re.search(rb"""charset\s*=\s*["']?\s*([\w-]+)""", data[:4096])
    for name in (page.charset, declared[1].decode("ascii", "replace") if declared else None, "utf-8", "gb18030"):
        try:
            text = data.decode(name or "utf-8")
            break
        except (UnicodeError, LookupError):
            continue
    else:
        text = data.decode("utf-8", "replace")
    text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", " ", re.sub(r"^\s*<\?xml[^>]*>", "", text))
    try:
        return lxml.html.document_fromstring(text)
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        return None


class Seen(NamedTuple):
    heading: str  # title and headings
    headings: list[str]  # the same, one by one
    lines: list[str]  # of the running text
    text: str  # running text
    everything: str  # all words, those for browsers without scripts too
    scripts: bool
    password: bool  # a field for one
    titles: int  # links that are as long as a title: a list page is no shell


def _look(tree: lxml.html.HtmlElement) -> Seen | None:
    """None where there is running text enough."""
    headings = [" ".join(node.itertext()) for node in tree.iter("title", "h1", "h2")]
    everything = " ".join(tree.xpath(".//body//text()[not(ancestor::script or ancestor::style)]"))
    scripts = next(tree.iter("script"), None) is not None
    password = any((node.get("type") or "").lower() == "password" for node in tree.iter("input"))
    titles = sum(len("".join(node.itertext()).strip()) >= TITLE for node in tree.iter("a"))
    for node in list(tree.iter(*ASIDE, "a", lxml.etree.Comment)):
        if node.tag in ("header", "form") and len("".join(node.itertext())) > SHORT:
            continue  # forms of ASP.NET hold the whole page, headers of articles their first paragraph
        if node.getparent() is not None:
            node.drop_tree()
    text = " ".join("".join(tree.itertext()).split())
    if len(text) >= LONG:
        return None
    plain = list(map(_plain, headings))
    lines = list(map(_plain, _lines(tree)))
    return Seen(" ".join(plain), plain, lines, _plain(text), _plain(everything), scripts, password, titles)


def _lines(tree: lxml.html.HtmlElement) -> list[str]:
    """The text, a new line at each element that stands in none: `<b>Warning</b>: x()` is one."""
    parts: list[str] = []
    for event, node in lxml.etree.iterwalk(tree, events=("start", "end")):
        if not isinstance(node.tag, str):
            continue
        parts.append("" if node.tag in WITHIN else "\n")
        parts.append(re.sub(r"\s+", " ", (node.text if event == "start" else node.tail) or ""))
    return [line for line in "".join(parts).split("\n") if line.strip()]


def _plain(words: str) -> str:
    return " ".join(fold(fold_width(words)).split())
