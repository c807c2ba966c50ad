"""One page → its announcements.

Announcements that were glued into one page keep their titles: those of the second and later ones stand as lines in the text,
and the page's title is usually all of them in a row (「甲活動報名規則乙商家招募規則」). Where the page's title is the first's alone, a line
begins another announcement if enough speaks for it: how it is set, the words that titles end in, a signature in front of it, and that
the text behind it speaks of what it names while the text before does not. Sections, annexes and notices that are quoted stay inside.
"""

from __future__ import annotations

import re
from itertools import accumulate

from records import Block, Extracted, Part
from zh.bare import bare, simple

_LEAST = 5  # letters of a title
_LONGEST = 100  # characters of a line that may be a title
_LEAST_BODY = 30  # letters of an announcement's text
_SEPARATOR = re.compile(r"^[\s;；、,，/／|｜+&＋—–-]+|[\s;；、,，/／|｜+&＋—–《「『【〈(（\[-]+$")
_JOINT = re.compile(r"[\s;；、,，/／|｜+&＋—–和及与與暨《「『【〈(（\[]+$")
_SENTENCE = re.compile(r"[。！；!;]\s*$|[，,。]")
_KIND = re.compile(
    r"(?:公告|通告|通知|启事|公示|通报|须知|规则|细则|办法|方案|简章|说明|声明|公函|函|书|一封信|公开信|规定|条例|指南|指引|手册|简报|若干事项|有关事项|事宜|预告|安排|调整)(?:\([^)]{1,12}\))?$"
)
_SUBJECT = re.compile(
    r"(?:结果|名单|清单|揭晓|受理|更正|答复|补充|表|计划|倡议书?|要求|更新|上线|变更|延期|延后|推迟|提前|取消|暂停|恢复|开始|启动|开放|开通|停运|停水|停电|举行|举办|简介|招募|招聘|征集|招标|招商|采购|发售|预售|提醒|提示|问答|事宜|事项|搬迁|评选|申报|报名|修订|修正|异动|新制|上路|改期|改版|调涨|公休)(?:\([^)]{1,12}\))?$"
)
_NUMBER = re.compile(r"^\W*[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)、.．:]\s*")
_ISSUER = re.compile(r"(?:局|委|部|厅|院|会|处|科|所|校|府|署|司|集团|中心|大学|学院|中学|小学|办公室|平台|小组)$")
_PASSES_ON = re.compile("关于|转发|印发|批转|下发|发布|公布|颁布|修订|贯彻|落实|通过|批准|同意")
_QUOTES = re.compile(r"[:：]$|^\W*附\W|(?:原文|全文|如下|附后)\W*$")
_ANNEX = re.compile(r"^\W*附[件录表]")
_BARE_ANNEX = re.compile(r"^\W*附[件录表]\W*[一二三四五六七八九十\d]{0,2}\W*$")
# what only whole notices are called
_NOTICE = re.compile(r"(?:公告|通告|通知|启事|公示|通报|简章|公函|告知书|一封信|公开信)(?:\([^)]{1,12}\))?$")
# words that sections are named with; a title names more than these
_GENERAL = re.compile(
    "报名|参赛|参加|参与|作品|活动|评审|评选|评分|奖项|奖励|奖品|费用|收费|缴费|缴纳|退费|退款|退还|投诉|申诉|举报|违规|违约|违纪|处罚|处理|处置|安全|责任|免责|声明|附则"
    "|解释权?|交通|停车|住宿|名额|分配|递补|候补|实施|步骤|流程|程序|时间|地点|日期|日程|安排|办法|方法|方案|规则|细则|说明|要求|条件|资格|标准|规定|须知|设置|补充|其他|其它"
    "|联系|咨询|渠道|方式|常见|问题|解答|问答|注意|事项|有关|相关|具体|志愿者?|招募|培训|保证金|押金|积分|兑换|优惠|提交|受理|审核|结果|公布|异议|材料|资料|准备|申请|办理|使用"
    "|操作|指引|指南|提示|提醒|提交|领取|发放|人员|对象|范围|内容|主题|目的|意义|背景|组织|机构|现场|服务|权利|义务|管理|监督|保障|措施|[及与和的或、]"
)
# how a notice speaks to its readers at its beginning, and how it takes leave
_GREETS = re.compile(r"^\W*(?:各|尊敬的|敬爱的|亲爱的|全体|广大|致)[^,。;]{1,30}[:：]")
_CLOSES = re.compile(
    r"特此|谅解|(?:理解|支持|配合|关注)(?:与|和|及|、)?(?:理解|支持|配合|合作)|(?:深表|表示)(?:歉意|感谢)|解释权|未尽(?:事宜|之处)|为准\W*$|(?:联系|咨询|服务|监督|投诉)(?:人|电话|热线)|热线|此致|敬礼|祝(?:大家|各位|您)|见\W*$"
)
_STOPS = frozenset("。！？!?；;”」）)")
_NO_LETTERS = re.compile(r"[\W_]+")
_HAN = re.compile("[\u4e00-\u9fff]+")
_NUMBERED = re.compile(r"[(]?[一二三四五六七八九十\d]{1,3}[)、.．]|第.{1,3}[条章部节项]|附[件录表:：]")
_TITLE_LEAST = 10  # letters of a title that only its looks give away
_SHORT_TITLE = 8  # letters below which a line is a section's
_NEEDED = 6  # points of a line that begins another announcement
_TRIED = 40  # lines that are looked at closely: a page with more is a list
_MOST = 3  # such lines without a signature in front of them: more are sections
_SIGNED = re.compile(
    r"^(?:(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?|[一二][〇零○一二三四五六七八九]{3}年.{1,3}月.{1,3}日|(?:中华)?民国\s*\d{2,3}\s*年.{3,8}日)$"
)


def split(extracted: Extracted, title: str | None) -> tuple[Part, ...]:
    """The announcements of a page, one at least; every block goes to one of them, except lines that are titles."""
    blocks = extracted.blocks
    set_apart = {one.text for one in extracted.candidates if one.evidence == "heading in body"}
    named = _in_title(blocks, title or "")
    starts = _posts(extracted) or named or _told(blocks, set_apart, title or "")
    names = [_NUMBER.sub("", blocks[at].text) if named else blocks[at].text for at in starts]
    first_title = _first_title(title or "", names)
    begin = 1 if starts and blocks and _same(blocks[0].text, first_title) else 0
    parts: list[Part] = []
    bounds = [begin] + [at + 1 for at in starts]
    ends = [*starts, len(blocks)]
    for name, begin, end in zip([first_title, *names], bounds, ends, strict=True):
        parts.append(Part(title=name, blocks=blocks[begin:end]))
    return tuple(parts)


def _posts(extracted: Extracted) -> list[int]:
    """Lines that are the titles of the later of several posts in a row."""
    titles = {one.text for one in extracted.candidates if one.evidence == "post"}
    return [
        at
        for at, block in enumerate(extracted.blocks)
        if at and block.kind == "heading" and block.text.strip() in titles
    ]


def _same(line: str, title: str) -> bool:
    return _letters(title) in (_letters(line), _letters(_NUMBER.sub("", line)))


def _in_title(blocks: tuple[Block, ...], title: str) -> list[int]:
    """Lines that the page's title ends with, one before the other, last first; something must be left in front."""
    rest = _letters(title)
    starts: list[int] = []
    end = len(blocks)
    while True:
        for at in range(end - 1, 0, -1):
            if len(blocks[at].text) > _LONGEST or blocks[at].kind == "row":
                continue
            text = blocks[at].text
            if not _may_end(text, rest):
                continue
            line = _letters(text)
            if not rest.endswith(line):  # 「二、…」 in the text alone
                line = _letters(_NUMBER.sub("", text))
            if (
                _LEAST <= len(line) <= len(rest) - _LEAST
                and rest.endswith(line)
                and _size(blocks[at + 1 : end]) >= _LEAST_BODY
                and _size(blocks[:at]) >= _LEAST_BODY
                and _stands_alone(title, rest[: -len(line)], line)
                and not _QUOTES.search(bare(blocks[at - 1].text).strip())
            ):
                starts.insert(0, at)
                rest = rest[: -len(line)]
                end = at
                break
        else:
            return starts


def _may_end(line: str, letters: str) -> bool:
    """Whether a line may be what some letters end with: by its last character, which rules out most lines at once."""
    last = line.rstrip(" 。，；：！？.,;:!?")[-1:]
    return not "\u4e00" <= last <= "\u9fff" or letters.endswith(simple(last))


def _stands_alone(title: str, front: str, line: str) -> bool:
    """Whether what is left of the title is a title too: not who speaks, nor what is passed on (「某局轉發」 + 「報名規則」)."""
    if re.search(r"(?:关于|之|的|第.{1,3}批|暨)$", front):
        return False
    if _KIND.search(front) or _SUBJECT.search(front) or _separated(title, front):
        return True
    if _ISSUER.search(front):
        return False
    verbs = list(_PASSES_ON.finditer(front))
    # 「積分規則修訂」 is a title, 「某局修訂」 waits for what is revised
    said = front[: verbs[-1].start()] if verbs and verbs[-1].end() == len(front) else ""
    return not verbs or bool(_KIND.search(said) or _SUBJECT.search(said))


def _separated(title: str, front: str) -> bool:
    """Whether a mark stands in the title behind these letters of it."""
    letters = ""
    for char in bare(title):
        if letters == front and re.match(r"[\s;；|｜/+&＋—–]", char):
            return True
        letters += _letters(char)
        if len(letters) > len(front):
            return False
    return False


def _first_title(title: str, others: list[str]) -> str:
    """The page's title without the titles of the later announcements."""
    for other in reversed(others):
        letters = _letters(other)
        # walk back over as many letters as the other title has
        count = 0
        for at in range(len(title) - 1, -1, -1):
            count += len(_letters(title[at]))
            if count == len(letters):
                if _letters(title[at:]) == letters:
                    title = (
                        _JOINT.sub("", title[:at])
                        if re.search(r"[\s;；、,，/／|｜+&＋—–][《「『【〈(（\[]*$", title[:at])
                        else title[:at]
                    )
                break
    return _SEPARATOR.sub("", title)


def _told(blocks: tuple[Block, ...], set_apart: set[str], title: str) -> list[int]:
    """Lines that begin another announcement by their looks, their words and what stands round them."""
    starts: list[int] = []
    signed = tried = 0
    sizes = list(accumulate((len(block.text) for block in blocks), initial=0))  # characters in front of each
    whole = _letters(title)
    last = max((at for at, block in enumerate(blocks) if _signs(block)), default=0)
    last_off = max((at for at in range(1, len(blocks) + 1) if _signed_off(blocks, at)), default=0)
    for at in range(2, len(blocks) - 1):
        block = blocks[at]
        if block.kind not in ("heading", "paragraph", "item") or len(block.text) > _LONGEST:
            continue
        if "，" in block.text or "。" in block.text:
            continue  # a sentence
        line = bare(block.text).strip()
        letters = _letters(line)
        least = _LEAST - 1 if _NOTICE.search(line) or _signed_off(blocks, at) else _LEAST
        if not least <= len(letters) <= 60 or _SENTENCE.search(line) or line.endswith((":", "：")):
            continue
        # 「關於印發《…辦法》的通知」 and its annex
        if _NUMBERED.match(line) or _signs(block) or letters in whole:
            continue
        begin = starts[-1] if starts else 0
        dated = _signs(blocks[at - 1])
        least = _LEAST_BODY if dated else 2 * _LEAST_BODY
        if sizes[at] - sizes[begin] < least or sizes[-1] - sizes[at + 1] < least or not _runs(blocks[at + 1 : at + 9]):
            continue
        notice = _NOTICE.search(line) is not None
        apart = block.text in set_apart or notice and (block.kind == "heading" or _alone(blocks, at))
        points = _points(block, line, letters, blocks[at - 1], dated, at < last) + 2 * apart
        # each of two is signed, by whom and when; an annex would be signed alike
        if at < last_off and _signed_off(blocks, at) and not _alike(blocks, at, last_off):
            points += 3
        points += bool(_GREETS.match(bare(blocks[at + 1].text))) + bool(_CLOSES.search(bare(blocks[at - 1].text)))
        if points + 4 >= _NEEDED:
            tried += 1
            if tried > _TRIED:
                return []
            if _quoted(blocks, at, letters):
                continue
            texts = ("\n".join(one.text for one in some) for some in (blocks[begin:at], blocks[at + 1 :]))
            said, follows = map(bare, texts)
            points += _own(line, said, follows)
            if not dated:
                strange = _strange(bare(title if not starts else blocks[starts[-1]].text), said, follows)
                # no section is headed 「…公告」, however much its text has in common with what stands before
                points += max(0, strange) if apart and notice else strange
        if points >= _NEEDED:
            starts.append(at)
            signed += dated
    return starts if len(starts) - signed < _MOST else []


def _points(block: Block, line: str, letters: str, before: Block, dated: bool, signed: bool) -> int:
    """What a line's words and place say. `dated`: it stands behind a date of signature; `signed`: one stands behind it."""
    kind = bool(_KIND.search(line))
    subject = bool(_SUBJECT.search(line))
    heading = block.kind == "heading"
    points = 2 * kind or int(subject)
    if not kind and not subject:
        points = 1 if dated and signed and heading else -1
    points += heading + bool(_NOTICE.search(line))
    names = len(_letters(_GENERAL.sub("", line)))
    if names <= 2:
        points -= 3
    if len(letters) >= _TITLE_LEAST:
        points += 1
    elif (len(letters) < _SHORT_TITLE or names < 4) and not (block.kind == "heading" and _NOTICE.search(line)):
        points -= 1 + (len(letters) < _SHORT_TITLE)
    points += 2 * (line.startswith("关于") and len(letters) >= _TITLE_LEAST)
    points += bool(re.search(r"(?:19|20)\d\d|第.{1,3}[届期批次季轮]", line))
    if dated:
        points += 5 if kind else 3
    elif before.kind == "attachment" or _ISSUER.search(bare(before.text)) and len(before.text) <= 30:
        points += 1
    return points


def _signs(block: Block) -> bool:
    text = block.text.rstrip()
    if len(block.text) >= 40 or "\u4e00" <= text[-1:] <= "\u9fff" and text[-1] != "日":
        return False
    return _SIGNED.match(bare(text).strip()) is not None


def _signed_off(blocks: tuple[Block, ...], at: int) -> bool:
    """Whether a name and a day, each on a line of its own, stand in front of a line."""
    if at < 2 or not _signs(blocks[at - 1]):
        return False
    name = bare(blocks[at - 2].text).strip()
    return 2 <= len(_letters(name)) <= 30 and not _SENTENCE.search(name) and not _signs(blocks[at - 2])


def _alone(blocks: tuple[Block, ...], at: int) -> bool:
    """Whether a line stands in front of a sentence and behind one or a signature, where all lines of running text end as sentences."""
    before, behind = blocks[at - 1].text.rstrip(), blocks[at + 1].text.rstrip()
    if behind[-1:] not in _STOPS or before[-1:] not in _STOPS and not _ISSUER.search(bare(before)):
        return False
    long = [
        block.text.rstrip()[-1:] in _STOPS for block in blocks if block.kind == "paragraph" and len(block.text) >= 20
    ]
    return len(long) >= 4 and sum(long) >= 0.8 * len(long)


def _alike(blocks: tuple[Block, ...], at: int, other: int) -> bool:
    return all(_letters(blocks[at - back].text) == _letters(blocks[other - back].text) for back in (1, 2))


def _runs(behind: tuple[Block, ...]) -> bool:
    """Whether running text follows."""
    return any(block.kind != "row" and len(block.text) >= 25 for block in behind)


def _quoted(blocks: tuple[Block, ...], at: int, letters: str) -> bool:
    """Whether the line opens an annex or a text that is quoted: it was announced as one."""
    before = [bare(block.text).strip() for block in blocks[max(0, at - 3) : at]]
    if _QUOTES.search(before[-1]) or any(_BARE_ANNEX.match(one) for one in before[-2:]):
        return True
    listed = False
    for block in blocks[:at]:
        line = bare(block.text)
        listed = bool(_ANNEX.match(line)) or listed and len(line) <= 60 and not _signs(block)
        if listed and (letters in _letters(line) or len(_letters(line)) >= 8 and _letters(line) in letters):
            return True
        if "《" in line and any(letters == _letters(name) for name in re.findall("《([^》]{4,60})》", line)):
            return True
    return False


def _own(letters: str, front: str, behind: str) -> int:
    """1 where the text behind speaks of what a line names; -2 where the text in front does, or none (but of a notice)."""
    pairs = _pairs(letters)
    before = sum(pair in front for pair in pairs) / max(1, len(pairs))
    after = sum(pair in behind for pair in pairs) / max(1, len(pairs))
    if before >= 0.5:
        return -2
    return 1 if after >= 0.3 else 0 if after or _NOTICE.search(letters) else -2


def _strange(title: str, front: str, behind: str) -> int:
    """How much two texts are of different things: by the pairs of characters that both have, and what of the title the second has.

    Of halves of one announcement 13 in 100 come to 3 and 38 to -3; of two announcements 76 come to 3 and 1 to -3.
    """
    one, other, named = _pairs(title + "\n" + front), _pairs(behind), _pairs(title)
    shared = len(one & other) / max(1, min(len(one), len(other)))
    said = len(named & other) / max(1, len(named))
    if shared <= 0.045 and said <= 0.12:
        return 3
    if shared <= 0.065 and said <= 0.2:
        return 1
    return -3 if shared >= 0.1 or said >= 0.34 else 0


def _pairs(text: str) -> set[str]:
    return {run[at : at + 2] for run in _HAN.findall(text) for at in range(len(run) - 1)}


def _size(blocks: tuple[Block, ...]) -> int:
    return sum(len(block.text) for block in blocks)


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", bare(text))
