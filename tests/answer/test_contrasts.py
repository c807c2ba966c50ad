"""The table of contrasts: each word is read as one of its side, and long texts take no longer than their length."""

from __future__ import annotations

import json
import re
import time
from importlib.resources import files
from pathlib import Path

from answer.contrasts import asked, families
from answer.text import narrow
from zh.script import to_hans


def _lines() -> list[str]:
    text = files("answer").joinpath("contrasts.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and line[0] not in "#["]


def test_each_word_is_read_as_its_side() -> None:
    assert len(_lines()) == len(families())
    for line, family in zip(_lines(), families(), strict=True):
        assert line == narrow(to_hans(line)), line
        assert max(family.sides) >= 1, line
        for side, words in enumerate(line.split(" | ")):
            for word in words.split():
                if re.fullmatch(r"[\w-]+", word):
                    assert [one.side for one in family.told(word)] == [side], (word, line)


_BRACKETS = r"[^()]*(?:\([^()]*\)[^()]*)*\)"
_AROUND = re.compile(rf"\(\?<?[!=]{_BRACKETS}")  # 「(?<!退)」, 「(?=认证|用户)」


def test_what_a_word_may_begin_with_is_written() -> None:
    """A range, a class (「\\d月」) or a bare bar at the beginning would hide a family from the questions that name it."""
    for family in families():
        for word in family.words:
            assert "|" not in re.sub(rf"\({_BRACKETS}", "", word), word
            if not re.match(r"\w{1,2}(?![?*{])", word):
                assert not re.search(r"[\\.^]|\[[^\]]*-", _AROUND.sub("", word)), word


def test_a_question_names_what_its_families_tell() -> None:
    cases = (Path(__file__).parent / "cases/contrasts.jsonl").read_text(encoding="utf-8").splitlines()
    questions = {narrow(to_hans(ask["question"])) for line in cases for ask in json.loads(line)["asks"]}
    words = {re.sub(r"\W", "", _AROUND.sub("", word)) for family in families() for word in family.words}
    named = 0
    for text in {text for text in questions if "哪" not in text} | words:  # 「哪家公司」 names none
        told = [{one.side for one in family.told(text)} for family in families()]
        expected = [(family, *sides) for family, sides in zip(families(), told, strict=True) if len(sides) == 1]
        assert list(asked(text, "")) == expected, text
        named += len(expected)
    assert named > 1000


def test_the_longer_word_is_meant_and_the_name_of_the_page_none() -> None:
    def sides(text: str, title: str = "") -> set[str]:
        return {family.told(text)[0].start and "behind" or "first" for family, _ in asked(text, title)}

    assert sides("非会员票价多少") == {"first"}
    assert sides("云岬线上学院报名费多少") == {"behind"}
    assert sides("云岬线上学院报名费多少", "云岬线上学院招生公告") == set()
    assert sides("会员和非会员票价各多少") == set()  # both are asked for


def test_long_texts() -> None:
    text = "平日假日非会员3元（不含税）、" * 3000
    begun = time.process_time()
    for family in families():
        family.told(text)
    assert time.process_time() - begun < 5
