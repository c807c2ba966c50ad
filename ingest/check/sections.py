"""Where the announcements of one text begin: 「壹、…公告：」, 「公告一：」, 「【停水通知】」, and the items of a text that says that it holds several (「七月份两则异动」).

Reads heads at the beginnings of lines, numbered ones and 「通知乙：」 behind a full stop too. Not seen: announcements that follow one another without heads; numbered parts of one announcement are
none.
"""

from __future__ import annotations

import re

_STARTS = " 一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾\\da-z甲乙丙丁戊【〖公通启"
_BREAK = re.compile(rf"[\n。](?=[{_STARTS}])")  # what the head of a section stands behind
_KIND = "公告|通知|通告|公示|启事|声明|通报"
_SECTION = re.compile(
    rf"(?=[{_STARTS}])(?:(?<![^\n。]) {{0,4}}(?:[一二三四五六七八九十]{{1,2}}|[壹贰叁参肆伍陆柒捌玖拾]|\d{{1,2}}|"
    rf"[a-z甲乙丙丁戊])[、.] {{0,2}}"
    rf"[^,。;:\n]{{2,28}}(?:{_KIND}|规则|简章)(?=[:。\n])|"
    rf"(?<![^\n。]) {{0,4}}(?:{_KIND})[一二三四五六七八九\d甲乙丙丁]{{1,2}} ?[:、]|"
    rf"(?<![^\n]) {{0,4}}[【〖][^】〗\n]{{0,28}}(?:{_KIND})[一二三四五六七八九\d]{{0,2}}[】〗]|"
    rf"[【〖](?:{_KIND})[一二三四五六七八九\d]{{1,2}}[】〗])"  # 「…會斷開。【通知二】…」
)
_HEAD = 120  # code points in which a text says that it holds several
# each begun by one set of characters: so they are quickly found
_SEVERAL = (
    re.compile(
        rf"[两二三四五六七八2-9数多各](?:(?<!各)|(?<=以下各|下列各)) ?[则项件条] ?(?:{_KIND}|异动|消息|简讯|快讯|活动预告)"
    ),
    re.compile(rf"(?:{_KIND})(?: ?[两二三四五六七八2-9数多] ?[则项件条]|汇总|一览|集锦)"),
    re.compile("简讯|快讯"),
)
# no 「在联盟公告栏公布」, where one notice is put up; nowhere quickly found, but by its last character
_BOARD = re.compile(rf"(?:^|[\n。:])[^,。;:\n在于至到]{{0,16}}(?:{_KIND}|布告)栏(?![\u4e00-\u9fff])")
_ABOUT = re.compile(r"(?m)^ {0,4}关于[^,。;:\n]{2,24}:")  # 「关于门禁卡更换：…」
_ITEM = re.compile(r"(?m)^ {0,4}(?:[(]?[一二三四五六七八九十壹贰叁参肆伍陆柒捌玖拾\d]{1,2}[)、.]|[●■◆▲★※*•◎])")


def sections(title: str, plain: str) -> list[int]:
    """The places at which sections begin, in order, of plain text."""
    heads = (_SECTION.match(plain, at) for at in (0, *(match.end() for match in _BREAK.finditer(plain))))
    given = [match.start() for match in heads if match]
    if not given and _says_several(f"{title}\n{plain[:_HEAD]}"):
        given = [match.start() for match in _ITEM.finditer(plain)]
    about = [match.start() for match in _ABOUT.finditer(plain)] if plain.count("关于") > 1 else []
    return sorted({*given, *about}) if len(about) > 1 else given


def _says_several(said: str) -> bool:
    return any(rule.search(said) for rule in _SEVERAL) or "栏" in said and _BOARD.search(said) is not None
