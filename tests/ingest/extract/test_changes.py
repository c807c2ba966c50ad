"""A site's day of today, over all of its pages, is known by its weekday; a day and what happens then is none."""

from __future__ import annotations

import pytest

from ingest.extract.changes import of_today
from zh.bare import bare


@pytest.mark.parametrize(
    ("line", "today"),
    [
        ("2024年8月8日　星期四", True),
        ("2024年8月8日（四）", True),
        ("2024-08-08 星期四 小雨轉多雲", True),
        ("2024年8月8日 星期四 農曆甲辰年閏六月廿三", True),
        ("2024年8月8日 四樓樓梯清洗", False),
        ("2024年8月8日 四號碼頭停泊公告", False),
        ("2024年8月8日 二至五時停電", False),
        ("2024年8月8日 星期四 渡輪停航", False),
    ],
)
def test_today_is_a_day_with_its_weekday(line: str, today: bool) -> None:
    assert of_today(bare(line)) is today
