"""Who speaks in an announcement: its signature, else the source that the page names, else nobody known.

Where it was published does not matter: a re-poster is no issuer. An office that signs for itself is an issuer of its own.
"""

from __future__ import annotations

import re
from functools import lru_cache

from records import Record
from zh.bare import bare
from zh.numerals import CHARS

LINES = 12  # at the end of a body, in which a signature is looked for
LONG = 36  # characters of a name, at most
BRAND = 3  # characters with which a name begins that are hardly another's

_DAY = (
    r"(?:\d{2,4}\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?[日号])?|(?:19|20)\d\d\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}日?"
    rf"|[{CHARS}○oO]{{2,4}}年[{CHARS}]{{1,2}}月[{CHARS}]{{1,3}}日)"
)
_DAY_ALONE = re.compile(rf"^\W*(?:(?:日期|时间|发布日期|落款日期)\s*[:：]\s*)?{_DAY}\W*$")
_DAY_AT_END = re.compile(rf"[\s,，]*{_DAY}\W{{0,8}}$")
_ENDS = frozenset("局厅部委会处科院校园馆所站心司团行社队台署办府盟城店组库厂场区股室网学坊宫堂联庭圈街镇乡村司")
_SAID_OF = re.compile(
    r"^(?:发布单位|发文单位|发文机关|发布机关|发布机构|公告单位|公示单位|通知单位|主办单位|单位|落款|署名|公告人|通知人)\s*[:：]\s*"
)
_SEAL = re.compile(
    r"[(（\[【](?:[^()（）]{0,4}(?:章|印|公章))[)）\]】]|(?:敬?谨启|敬启|敬上|启|宣|特此公告|此致|敬礼)$"
)
_SENTENCE = re.compile(r"[。！？!?;；,，、:：\t]")
_CONTACT = re.compile(
    r"联系人|电话|热线|地址|邮箱|附件|网址|来源|编辑|责编|作者|记者|扫码|关注|阅读|分享|点击|上一[篇条]|下一[篇条]|广告"
)

_HEADING = re.compile(
    r"^关于|(?:公告|公示|通知|通告|通报|声明|启事|说明|规则|办法|细则|须知|名单|方案)(?:[(（][^)）]*[)）])?$"
)
_CUT = re.compile(r"[。！？!?；;\t]")

_LEGAL = re.compile(r"(?:股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|总公司|公司|集团)$")
# what stands between a company's name and its form
_TRADE = re.compile(r"(?:文化|科技|网络|信息|传媒|电子|商务|管理|服务|技术|发展|实业|贸易|投资|控股|教育|娱乐)+")
# how offices are called in full and in short; applied to both sides, longest first
_SHORT = (
    ("人力资源和社会保障", "人社"),
    ("市场监督管理", "市场监管"),
    ("住房和城乡建设", "住建"),
    ("自然资源和规划", "资规"),
    ("文化广电和旅游", "文旅"),
    ("文化和旅游", "文旅"),
    ("农业农村", "农业"),
    ("发展和改革委员会", "发改委"),
    ("卫生健康委员会", "卫健委"),
    ("工业和信息化", "工信"),
    ("农村商业银行", "农商银行"),
    ("农商行", "农商银行"),
    ("城市管理", "城管"),
    ("教育和体育", "教体"),
    ("教育体育", "教体"),
    ("人民政府", "政府"),
    ("委员会", "委"),
    ("办公室", "办"),
    ("人民医院", "医院"),
)
_PLACE = re.compile(r"[省市县区州盟旗镇乡村]")
_AREA = re.compile(r"(?:省|市|县|区|州|盟|旗|镇|乡|街道|自治区|新区|开发区)$")


def issuer_of(record: Record) -> str:
    """The name of the issuer as written (folded), "" where none is named."""
    return signature(record.body) or _name(bare(record.origin or ""))


@lru_cache(maxsize=128)
def signature(body: str) -> str:
    """The name under a text, folded: beside or above its date, else the last line where that is a body's name."""
    lines = [line.strip() for line in bare(body[-4000:]).split("\n") if line.strip()]
    lines = lines[-LINES:]
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        if _DAY_ALONE.match(line):
            if at and (name := _name(lines[at - 1])):
                return name
            if at + 1 < len(lines) and (name := _name(lines[at + 1])) and name[-1] in _ENDS:
                return name
        # a signature may hang on the last sentence: 「…。某某中心 2024年3月30日」
        elif (found := _DAY_AT_END.search(end := line[-LONG - 40 :])) and (
            name := _name(_CUT.split(end[: found.start()])[-1])
        ):
            return name
    for line in reversed(lines[-4:]):
        name = _name(line)
        if name and len(name) >= 4 and name[-1] in _ENDS:
            return name
    return ""


def _name(text: str) -> str:
    """A line as a name, without its label and seal; "" where it is a sentence or something else."""
    text = _SAID_OF.sub("", text.strip())
    while (shorter := _SEAL.sub("", text).strip()) != text:
        text = shorter
    if (
        not 2 <= len(text) <= LONG
        or _SENTENCE.search(text)
        or _CONTACT.search(text)
        or _HEADING.search(text)
        or not re.search(r"[^\W\d_]{2}", text)
    ):
        return ""
    if re.match(r"^(?:[(（]?[\d一二三四五六七八九十]{1,3}[)）.、])", text):
        return ""
    return text


@lru_cache(maxsize=256)
def core(name: str) -> str:
    """A name as it is compared: letters only, without the form of the company, offices in short."""
    text = re.sub(r"[\W_]+", "", bare(name))
    shorter = _LEGAL.sub("", text)
    text = shorter if len(shorter) >= 2 else text
    for full, short in _SHORT:
        text = text.replace(full, short)
    return text


def same(one: Record, other: Record) -> bool | None:
    """Whether two records speak in the name of the same body; None where their names do not tell.

    Two signatures are the same body in full and in short. Where only one text is signed, the other's named source may be
    a shorter form still (the house for its office). A text that names nobody, or only the site that put it out, may be the
    other body's (None) where it speaks of that one, and is not where it does not.
    """
    both = (one, other)
    signed = tuple(core(signature(record.body)) for record in both)
    named = tuple(core(issuer_of(record)) for record in both)
    if all(named):
        if same_body(*named):
            return True
        if all(signed):
            return False
        if _shortened(*sorted(zip(named, both, strict=True), key=_length)):
            return True
    known = tuple(
        name if signs or not _by_itself(record) else "" for name, signs, record in zip(named, signed, both, strict=True)
    )
    if all(known):
        return False
    if any(known) or all(named):  # of two that name their sites, the one's own text may be the other's
        named = known if any(known) else named
        return (
            None
            if any(_speaks_of(text, name) for text, name in zip((other, one), named, strict=True) if name)
            else False
        )
    return None


def _by_itself(record: Record) -> bool:
    """「来源：本站」: where a text was put out, not who speaks."""
    return core(record.origin or "") == core(record.publisher or "")


def _length(named: tuple[str, Record]) -> int:
    return len(named[0])


def same_body(one: str, other: str) -> bool:
    """Whether two names (as `core` gives them) are one body's: equal, or one with the place that it belongs to."""
    shorter, longer = sorted((one, other), key=len)
    if shorter == longer:
        return True
    return len(shorter) >= 4 and longer.endswith(shorter) and bool(_AREA.search(longer[: -len(shorter)]))


def _shortened(short: tuple[str, Record], long: tuple[str, Record]) -> bool:
    """Whether a name is a shorter form of another: the house of an office that its text speaks of, or the same body with
    characters left out.
    """
    (shorter, record), (longer, _) = short, long
    if len(shorter) < 2:
        return False
    if longer.startswith(shorter):
        rest = longer[len(shorter) :]
        return bool(_TRADE.fullmatch(rest)) or _spoken(record, rest[:2])
    if shorter[:2] != longer[:2] or shorter[-1] != longer[-1]:
        return False
    left_out, letters = longer, iter(longer)
    if not all(char in letters for char in shorter):
        return False
    for char in shorter:
        left_out = left_out.replace(char, "", 1)
    return not _PLACE.search(left_out)  # 「东湖市永安区商务局」 is not 「东湖市商务局」


def _speaks_of(record: Record, name: str) -> bool:
    """Whether a text without a signature names that body all the same: half of its name, or the brand before its kind.

    A place is no brand: 「东湖市图书馆」 is not spoken of where 「东湖市」 is.
    """
    lengths = {len(name), max(4, len(name) // 2)}
    if not _PLACE.search(name[: BRAND + 1]):
        lengths.add(BRAND)
    return any(_spoken(record, name[:length]) for length in lengths)


def _spoken(record: Record, name: str) -> bool:
    text = re.sub(r"[\W_]+", "", bare(record.title + record.body[:20_000]))
    for full, short in _SHORT:
        text = text.replace(full, short)
    return name in text
