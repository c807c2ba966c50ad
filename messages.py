"""What is said to people: one table, in 繁體, 简体 and English.

A row is `key: (繁體, 简体, English)`; 简体 is None where OpenCC's t2s of the 繁體 is right, and a string where the words
differ (搜尋 → 搜索). `{name}` is a value of the message. Values come from pages: what `say` gives is plain text, and a
front escapes it. Long because it is one table.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from records import Flag, Lang, Message
from zh.script import to_hans

TABLE: dict[str, tuple[str, str | None, str]] = {
    # --- flags: the kinds, and what each message key says (ingest/check) ---
    "impossible_date": ("沒有這一天", None, "No such day"),
    "reversed_range": ("起訖顛倒", "起止颠倒", "End before start"),
    "weekday_mismatch": ("星期不符", None, "Wrong weekday"),
    "anachronism": ("時間錯置", "时间错位", "Told as past, dated later"),
    "year_mismatch": ("年份對不上", None, "Year does not fit"),
    "duration_mismatch": ("天數不符", None, "Wrong length"),
    "sequence_conflict": ("先後顛倒", None, "Wrong order"),
    "conflicting_values": ("前後不一", None, "Two values"),
    "stale_deadline": ("已過截止", None, "Deadline past"),
    "differs_between_copies": ("副本不一", None, "Copies differ"),
    # --- settings, data folder (records, archive) ---
    "bad_setting": ("設定 {name} 沒有「{value}」這個值；可用：{known}", None, "{name} cannot be “{value}”; known: {known}"),
    # --- fetching, reading pages (ingest) ---
    # --- store, decisions ---
    # --- index, search ---
    # --- answers ---
    # --- screens ---
    # --- command line ---
}


@cache
def _text(lang: Lang, key: str) -> str:
    hant, hans, english = TABLE[key]
    if lang == "en":
        return english
    if lang == "hant":
        return hant
    return hans if hans is not None else to_hans(hant)


def say(lang: Lang, key: str, **values: Any) -> str:
    """The words of a key, with its values in them. Raises KeyError for an unknown key."""
    text = _text(lang, key)
    return text.format(**values) if values else text


def tell(lang: Lang, message: Message) -> str:
    """A message (key and values) in words."""
    return say(lang, **message)


def sentence(lang: Lang, flag: Flag) -> str:
    """What a flag says, as one sentence."""
    return tell(lang, flag.message)
