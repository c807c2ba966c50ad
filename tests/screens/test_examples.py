"""What an announcement is called in an example question."""

import pytest

from screens.examples import name


@pytest.mark.parametrize(
    ("title", "called"),
    [
        ("單親家庭申請補助須知", "單親家庭申請補助"),
        ("关于做好申请助餐点工作的通知", "申请助餐点工作"),
        ("关于了解夜校需求的公告", "了解夜校需求"),
        ("南坡茶園補助申報指南", "南坡茶園補助"),
        ("請勿佔用騎樓公告", None),
        ("北岸公園改名了", None),
    ],
)
def test_a_sentence_is_no_name(title, called):
    assert name(title) == called
