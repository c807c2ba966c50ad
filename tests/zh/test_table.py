"""A table over a long text gives what it gives over its characters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zh.table import Table

CHARS = [chr(number) for number in range(0x10000)]
CHARS[ord("後")], CHARS[ord("A")], CHARS[0x200B], CHARS[ord("嬀")] = "后", "a", "", "\U000201f9"
TABLE = Table(CHARS)


@given(st.lists(st.sampled_from("後A\u200b嬀報名須知\n\ud800\U0001f600") | st.characters(), max_size=40))
def test_long_and_short_alike(chars: list[str]) -> None:
    text = "".join(chars)
    long = text + "公告" * 200
    assert TABLE(long) == TABLE(text) + "公告" * 200
    assert TABLE(text) == text.translate(CHARS)
