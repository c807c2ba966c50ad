"""The numerals of cheques, in text folded to Simplified: 「參佰元整」 is 三百. 参 is the beginning of 参加, too."""

from __future__ import annotations

FORMAL_DIGITS = "壹贰叁参肆伍陆柒捌玖"
FORMAL = str.maketrans(f"{FORMAL_DIGITS}拾佰仟", "一二三三四五六七八九十百千")  # to the plain ones
