"""Text that was pasted: as little as a line is a notice."""

from __future__ import annotations

import pytest

from ingest.extract import extract
from records import Trouble


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("換鎖\n七號門 4月2日9點換鎖", "換鎖", "七號門 4月2日9點換鎖"),
        ("公告\n交表日期：4月2日", "公告", "交表日期：4月2日"),
        ("本周六上午九点 河堤捡垃圾 自带手套", None, "本周六上午九点 河堤捡垃圾 自带手套"),
    ],
)
def test_a_line_is_a_notice(text: str, title: str | None, body: str) -> None:
    found = extract(text, None)
    assert [block.text for block in found.blocks] == [body]
    assert next((one.text for one in found.candidates if one.field == "title"), None) == title


def test_a_day_alone_is_none() -> None:
    with pytest.raises(Trouble):
        extract("2027-04-02", None)
