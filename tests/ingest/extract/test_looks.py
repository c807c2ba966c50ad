"""How lines are set goes with their blocks: what may tell the titles of announcements from the headings of their sections."""

from __future__ import annotations

from ingest.extract import extract

PAGE = """<html><head><title>泳池換水</title></head><body><h1>泳池換水</h1><div class="text">
<p>泳池將於九月十二日至十八日進行年度換水，期間停止開放，已購票者可延期使用。</p>
<p><b>延期辦法</b></p>
<p>持票到櫃檯蓋章，每張票順延七日，逾期不補，季票自動順延，不必到館辦理。</p>
<hr><p align="center"><font size="5">羽球館夜間照明費調整</font></p>
<p>羽球館夜間照明費自十月一日起調整，日間時段不受影響，持季票者仍按原價計收。</p>
<p>&nbsp;</p><p><span>　</span></p>
<p><b>計費方式</b></p>
<p>夜間六點以後每半小時四十元，不足半小時以半小時計，學生憑證件半價優待。</p>
</div></body></html>"""


def test_lines_set_alike_have_the_same_look() -> None:
    looks = {block.text: block.look for block in extract(PAGE, None).blocks}
    assert looks["延期辦法"] == looks["計費方式"] != ""
    title = looks["羽球館夜間照明費調整"]
    assert "center" in title
    assert list(looks.values()).count(title) == 1


def test_rules_and_empty_paragraphs_in_front() -> None:
    blocks = {block.text: block for block in extract(PAGE, None).blocks}
    assert [text for text, block in blocks.items() if block.ruled] == ["羽球館夜間照明費調整"]
    assert {text: block.space for text, block in blocks.items() if block.space} == {"計費方式": 2}


def test_empty_lines_of_a_text() -> None:
    text = "泳池換水\n\n泳池將於九月十二日至十八日進行年度換水，期間停止開放。\n\n\n羽球館收費調整\n羽球館夜間照明費自十月一日起調整，日間不受影響。"
    blocks = {block.text: block for block in extract(text, None).blocks}
    assert blocks["羽球館收費調整"].space == 2
    assert {block.look for block in blocks.values()} == {""}
