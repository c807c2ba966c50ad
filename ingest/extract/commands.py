"""What a page lets its reader do with a text, in lines of nothing else: print it, close the window, go back, share it, set its letters.

Such a line is known by all of its pieces: 「【打印本頁】【關閉窗口】」. One word that a text may say too (「分享」) is none, nor is a step
of a text (「2. 分享」); in the midst of a text, where sizes and scripts are told side by side (「大／中／小」), two pieces must be a page's alone.
"""

from __future__ import annotations

import re

from ingest.extract.boxes import NUMBERED
from ingest.extract.line import Line

_PAGE = "(?:本|此|该|这)?(?:[篇则条]?(?:文章?|页面?|网页|信息|新闻|内容|公告|窗口|视窗))?"
_PIECE = (
    rf"(?:(?:友善)?(?:打印|列印){_PAGE}(?:预览)?|(?:关闭|关掉|刷新|收藏|保存|下载|复制|转寄|转发|分享|推荐|检举|举报){_PAGE}"
    r"|(?:返?回到?|返还)(?:[上前]?[一1]?[页层级]|首页|主页|列表|目录|顶[部端]|最上[面方]?|上方|栏目)|(?:go\s?)?(?:back\s?)?(?:to\s?)?top|back|print|close"
    r"|返回|[上下前后]一?[页则篇条]|加入?到?(?:书签|收藏夹?|最爱|我的最爱)|设为首页|(?:复制|拷贝|取得)(?:链接|连结|网址|地址|短网址)|(?:推荐|转寄|分享|寄)给?(?:好友|朋友)"
    r"|字[体号级型](?:大小)?(?:选择|设[置定])?|调整字[体级]|大字|中字|小字|[特最]?[大中小](?![\u4e00-\u9fff])|放大|缩小|默认|预设|还原|a[+-]?(?![a-z])"
    r"|点?赞|按赞|喜欢|不喜欢|在看|有用|没用|like(?:\sthis)?|(?:正在)?[加载][载入]中?|二维码|朗读|语音播报|简体|繁体|留言|评论)"
)
_COMMANDS = re.compile(rf"[\W_\d]*(?:{_PIECE}[\W_\d]*)+")
# what each of these and of those below begins with: it rules out most lines at once
_BEGINS = re.compile(
    r"[\W_\d]*[友打列关刷收保下复转分推检举返回上前后加设拷取字调大中小特最放缩默预还点赞按喜不在有没正载二朗语简繁留评寄abcglpst]"
)
_APART = re.compile(r"[\[【<「|｜:+]")  # what stands about pieces, if not blanks between them
# what only a page lets its reader do
_OF_PAGE = re.compile(
    r"打印|列印|关闭|关掉|刷新|返回|回到|[回上前]一?页|[顶页]部|首页|收藏夹|书签|链接|连结|网址|窗口|视窗|[本此]页|转寄|检举|举报|字[体号级型]|[大中小](?:\W+[大中小]){2}|\b(?:print|close|back|top)\b"
)
_ONE = re.compile(
    r"\W*(?:返?回到?[上前]?[一1]?[页层级]|返?回到?(?:首页|列表|顶[部端]|最上[面方]?)|加入?到?(?:书签|收藏夹?|我?的?最爱)|(?:打印|列印|关闭)(?:本页|此页|本文|窗口|视窗)"
    r"|(?:复制|取得)(?:链接|连结|网址)|(?:go\s?)?(?:back\s?)?to\s?top|top)\W*"
)
_SHARE = re.compile(
    r"\W*(?:分享|转发|推荐|share)\s?(?:此|本|这|该|this)?\s?(?:篇?文章?|页面?|则|post|page|article)?\s?(?:到|至|给|on|to)?\s*:"
)
_LONGEST = 60  # characters of such a line
_HAN = re.compile("[\u4e00-\u9fff]")


def commands(line: Line, inside: bool = False) -> bool:
    """Whether a line (one in the midst of a text) is nothing but commands of the page, or a label of sharing before places to share at."""
    text = line.bare
    if len(text) > _LONGEST or line.kind in ("row", "heading") or not _BEGINS.match(text):
        return False
    if NUMBERED.match(text):
        return False
    if _ONE.fullmatch(text):
        return True
    apart = _APART.search(text) or len(text.split(None, 1)) > 1
    if apart and _COMMANDS.fullmatch(text) and (not inside or len(_OF_PAGE.findall(text)) > 1):
        return True
    share = _SHARE.match(text)
    return share is not None and (line.linked > 0.3 or not _HAN.search(text, share.end()))
