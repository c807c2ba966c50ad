"""Which announcement is which, and the ids of announcements and flags."""

from __future__ import annotations

import re

from records import flag_id
from store.identity import Known, announcement_id, flag_ids, match, title_key


def known(*titles: str, gone: tuple[str, ...] = ()) -> list[Known]:
    there = [Known(n, f"a{n}", title_key(title), "", n) for n, title in enumerate(titles)]
    return there + [Known(100 + n, f"g{n}", title_key(title), "", None) for n, title in enumerate(gone)]


def matched(make, known_ones: list[Known], *titles: str) -> list[str | None]:
    return [one and one.id for one in match([make.document(title) for title in titles], known_ones)]


def test_by_title_in_either_script_then_by_place(make):
    assert matched(make, known("報名通知", "關於繳費"), "关于缴费", "报名通知") == ["a1", "a0"]
    assert matched(make, known("甲", "乙"), "甲", "丙") == ["a0", "a1"]
    assert matched(make, known("甲", "乙"), "新", "甲", "乙") == [None, "a0", "a1"]
    assert matched(make, known("甲", "甲"), "甲", "甲", "甲") == ["a0", "a1", None]


def test_one_that_had_vanished_comes_back_by_title_only(make):
    assert matched(make, known("甲", gone=("乙",)), "甲", "乙") == ["a0", "g0"]
    assert matched(make, known(gone=("乙",)), "丙") == [None]
    assert matched(make, known("乙", gone=("乙",)), "乙") == ["a0"]


def test_ids_are_short_and_stand_in_an_address():
    one = announcement_id("a.example/1", "關於　ＡＢＣ", 0, set())
    assert re.fullmatch(r"a[a-z2-7]{10}", one)
    assert one == announcement_id("a.example/1", "关于ABC", 0, set())
    assert (
        len({one, announcement_id("a.example/1", "关于ABC", 1, set()), announcement_id("b", "关于ABC", 0, set())}) == 3
    )
    assert announcement_id("a.example/1", "关于ABC", 0, {one}) != one


def test_a_flag_is_its_kind_span_and_the_words_round_it(make):
    body = "申請自2月1日起，至4月31日止，逾期不候。"
    flag = make.flag(body, "4月31日")
    one = flag_id("a1", flag, body)
    assert re.fullmatch(r"f[a-z2-7]{10}", one)
    moved = "另起一段，寫了很多別的話。\n　" + body.replace("，至", "， 至") + "此後再加一句。"
    assert flag_id("a1", make.flag(moved, "4月31日"), moved) == one
    for other in ("申請自2月1日起，至4月31日前，逾期不候。", "申請自3月1日起，至4月31日止，逾期不候。"):
        assert flag_id("a1", make.flag(other, "4月31日"), other) != one
    assert flag_id("a2", flag, body) != one
    assert flag_id("a1", make.flag(body, "4月31日", "stale_deadline"), body) != one


def test_the_same_flag_twice_gets_two_ids(make):
    line = "報名時間截止到4月31日為止，請各位同學相互轉告。\n"
    body = line * 3
    flags = [make.flag(body, "4月31日", at=number * len(line)) for number in range(3)]
    ids = flag_ids("a1", flags, body)
    assert ids == [ids[0], ids[0] + "-2", ids[0] + "-3"]
