"""The text as the rules of dates read it: Simplified where a date word differs, half-width, one kind of dash and space.

Only the characters that dates are written with are folded, one code point for one, by one table: a full conversion
costs about a microsecond a character, more than all the rules of dates together. A letter that stands for a figure in a
date is one (l2月3日). Offsets of the folded text are the text's.
"""

from __future__ import annotations

import re

from zh.radicals import RADICALS
from zh.table import Table

_HANT = (
    "佈佔來倉個傳僅億兒內兩剛劃動務勞區卽厤參員唸啓啟單噹國圍圓報場墻奬婦學實審將專屆嵗師幾庫廂廳後從慶應捲換損搶摺擊擬攤敎數於昇時曆書會棟業極樓標機檔檯櫃歲歷淩減滿漲為無熱營爲牀牆獎畢畫畵當發盤眞碼禮種箇節簽籤紀約"
    "級終結統經綫維線編縮總續義聖脩臘臺與舉舘華萬蓆號衕裏補裝裡覈親覽訂計訊訴評話誌誕調請護變讚貨貳費賣質賬賽贊踰車軍較輕輪輯轉辦農迴這連週進遊過達遲選邊鈡銷鍾鐘長門閉開閏間閤陞陰陽際隨雙電鞦韆韌順須預頭額顯風颱飛餅"
    "餉養館驅體髮鬚點鼕齡齣勝戰敗負敵準舊繳價剋噸塊寬條畝釐頁頒領傢豬醜雞馬鷄龍"
    "係劉吳呂嚮嚴囌孫帶張曏楊樑湯瀋甦盧硃範給繫羅聯葉蔣薑蘇衚見記許講謝譚讓責賀賈趙載鄒鄧鄭錢閆陳陸韋韓顧餘馮鬍黃龔"
    "圖層組錶題"
    "課儲創執娛崗廟復東構氣灣產産禍纜藝衛複診輛鋪關隊頂麪麫麵參廠檢獲穫蔘語紙談園試鑑賞鑒議訓爭簡徵筆運臨鄰製橋設閾趕險"
)
_HANS = (
    "布占来仓个传仅亿儿内两刚划动务劳区即历三员念启启单当国围圆报场墙奖妇学实审将专届岁师几库厢厅后从庆应卷换损抢折击拟摊教数于升时历书会栋业极楼标机档台柜岁历凌减满涨为无热营为床墙奖毕画画当发盘真码礼种个节签签纪约"
    "级终结统经线维线编缩总续义圣修腊台与举馆华万席号同里补装里核亲览订计讯诉评话志诞调请护变赞货二费卖质账赛赞逾车军较轻轮辑转办农回这连周进游过达迟选边钟销钟钟长门闭开闰间合升阴阳际随双电秋千韧顺须预头额显风台飞饼"
    "饷养馆驱体发须点冬龄出胜战败负敌准旧缴价克吨块宽条亩厘页颁领家猪丑鸡马鸡龙"
    "系刘吴吕向严苏孙带张向杨梁汤沈苏卢朱范给系罗联叶蒋姜苏胡见记许讲谢谭让责贺贾赵载邹邓郑钱闫陈陆韦韩顾余冯胡黄龚"
    "图层组表题"
    "课储创执娱岗庙复东构气湾产产祸缆艺卫复诊辆铺关队顶面面面参厂检获获参语纸谈园试鉴赏鉴议训争简征笔运临邻制桥设阈赶险"
)

# 〇 is written ○ and О as well; every long dash and tilde joins the two ends of a range and becomes ~, the hyphens -
_SAME = {
    "○": "〇",
    "◯": "〇",
    "Ｏ": "O",
    "О": "O",  # the Cyrillic and the Greek letter
    "Ο": "O",
    "〜": "~",
    "～": "~",
    "—": "~",
    "–": "~",
    "―": "~",
    "─": "~",
    "━": "~",
    "－": "-",
    "−": "-",
    "‐": "-",
    "‑": "-",
    "﹣": "-",
    "∶": ":",
    "︰": ":",
    "﹕": ":",
    "∼": "~",
    "→": "~",
    "﹑": "、",
    "，": ",",
    "﹐": ",",
    "．": ".",
    "〔": "(",
    "〕": ")",
    "﹙": "(",
    "﹚": ")",
    "【": "(",
    "】": ")",
    "[": "(",
    "]": ")",
    "⁄": "/",
    "∕": "/",
    "廾": "廿",
    "卄": "廿",
    "\u3000": " ",
    "\u00a0": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\u2009": " ",
    "\u202f": " ",
}


def _table() -> Table:
    chars = [chr(number) for number in range(0x10000)]
    for number in range(0xFF01, 0xFF5F):
        chars[number] = chr(number - 0xFF01 + 0x21)
    for before, after in zip(_HANT, _HANS, strict=True):
        chars[ord(before)] = after
    for before, after in (RADICALS | _SAME).items():
        chars[ord(before)] = after
    return Table(chars)


_TABLE = _table()


# letters typed or recognised for figures: 「二O二四年」, 「2O24年」, 「l2月3日」; a month or a day only beside the rest of a date
_NOUGHT = re.compile("[一二](?=[〇零一二三四五六七八九]{0,2}[Oo0])[〇零一二三四五六七八九Oo0]{3}(?= ?年)")
_LETTERS = re.compile(
    r"(?<![0-9A-Za-z])(?:2(?=[0-9]{0,2}[OolI])[0-9OolI]{3}(?= ?年)|"
    r"(?<=年)(?:[lI][0-2OolI]|1[OolI]|[OolI][1-9])(?= ?月)|(?:[lI][0-2]|1[OolI]|[Oo][1-9])(?= ?月 ?[0-9OolI]{1,2} ?[日号])|"
    r"(?<=月)(?:[lI][0-9OolI]|[12][OolI]|3[OolI]|[Oo][1-9])(?= ?日))"
)
# in all that either finds: a letter, or a nought behind a numeral
_LETTER = re.compile(
    "[OolI0](?:(?<=[一二〇零三四五六七八九]0)|(?<!0)(?=[0-9OolI〇零一二三四五六七八九]{0,2} ?[年月日]))"
)
_FIGURES = str.maketrans("OolI", "0011")
# a line that ends inside a date, as pasted text does where it is full: 「6月⏎3日」, 「2024年6⏎月3日」
_BROKEN = re.compile(
    r"\n(?:(?<=[0-9一二三四五六七八九〇]年\n)(?= ?[0-9一二三四五六七八九十]{1,2} ?月)|(?<=[0-9一二三四五六七八九十]月\n)(?= ?[0-9一二三四五六七八九十]{1,3} ?[日号])|"
    r"(?<=年[0-9]\n)(?=月)|(?<=年[0-9]{2}\n)(?=月)|(?<=月[0-9]\n)(?=日)|(?<=月[0-9]{2}\n)(?=日))"
)
_BROKEN_NUMBER = re.compile(r"(?<=[年月])([0-9])\n([0-9])(?=[月日])")
_BREAKS_NUMBER = re.compile(r"\n(?<=[年月][0-9]\n)[0-9][月日]")  # the same, begun by what few characters are


# 「元月2日」, 「2025年元月起」: the first month; no 「20元月底结」, 「单元月考」
_FIRST_MONTH = re.compile(
    r"(?:(?<![\u4e00-\u9fff0-9A-Za-z])|(?<=[年于在自从至到和与及起定拟]))元(?= ?月(?:份|底|初|末|[上中下]旬|[起前至到~-]| ?[0-9一二三四五六七八九十廿]{1,3} ?[日号]))"
)


def fold(text: str) -> str:
    """The text in the characters that the rules are written with, code point for code point."""
    folded = _TABLE(text)
    if "\n" in folded:
        folded = _BROKEN.sub(" ", folded)
        if _BREAKS_NUMBER.search(folded):
            folded = _BROKEN_NUMBER.sub(r" \1\2", folded)
    if "元月" in folded:
        folded = _FIRST_MONTH.sub("1", folded)
    if _LETTER.search(folded):
        folded = _LETTERS.sub(lambda found: found[0].translate(_FIGURES), folded)
        folded = _NOUGHT.sub(lambda found: re.sub("[Oo0]", "〇", found[0]), folded)
    return folded
