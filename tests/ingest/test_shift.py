"""Every sentence of the cases of other tests, damaged behind each of its marks as decoders do it: what of it comes back."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.repair import repair_text, shift
from ingest.repair.change import applied
from tests.ingest.shifting import paired, shifted
from zh.bare import simple
from zh.pinyin import readings
from zh.script import fold, to_hant

CASES = Path(__file__).parent / "cases" / "split"
SCRIPTS = {"hans": fold, "hant": to_hant}
MARK = re.compile("[，。；：！？、](?=[\u4e00-\u9fff]{2})")


def pages(script: str) -> list[str]:
    rows = [
        json.loads(line) for name in ("glued", "whole") for line in (CASES / f"{name}.jsonl").read_text().splitlines()
    ]
    texts = (SCRIPTS[script](fold("\n".join(row["lines"]))) for row in rows)
    return [text for text in texts if not re.search("[?？]", text) and _is_gbk(text)]


def _is_gbk(text: str) -> bool:
    try:
        text.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


def damages(text: str, lost: str, holes: bool = False) -> Iterator[tuple[str, str, int]]:
    """The text damaged at each of its marks: it, the text itself, and the end of what was damaged."""
    for found in MARK.finditer(text):
        if found.start() and text[found.start() - 1] != "\n":
            damaged, end = shifted(text, found.start(), lost, holes)
            if "\n" not in text[found.start() : end]:
                yield damaged, text, end


def glossed(text: str, script: str) -> str:
    """The text with the readings of characters that a conversion changed, of every third of them."""
    other = to_hant(text) if script == "hans" else simple(text)
    return "".join(
        f"{char}({readings(char)[0]})" if char != changed and ord(char) % 3 == 0 else char
        for char, changed in zip(text, other, strict=True)
    )


@pytest.mark.parametrize("lost", ["?", "\ufffd"], ids=["question", "replacement"])
@pytest.mark.parametrize("script", SCRIPTS)
def test_what_the_bytes_give_comes_back(script: str, lost: str) -> None:
    counted: Counter[str] = Counter()
    for text in pages(script):
        for damaged, sound, end in damages(text, lost):
            changes = shift.find(damaged)
            restored = applied(damaged, changes)
            swallowed = 1 + (sound[end - 1].isascii() and lost == "?")
            counted["all"] += 1
            if lost != "?" or not sound[end - 1].isdigit():  # which digit was swallowed, the bytes do not say
                counted["given"] += 1
                counted["exact"] += restored == sound
            counted["to the last"] += bool(changes) and restored.startswith(sound[: end - swallowed])
            counted["wrong"] += restored != sound and any(not change.unsure for change in changes)
    assert counted["all"] > 150
    assert counted["to the last"] >= 0.97 * counted["all"], counted
    assert counted["exact"] >= 0.95 * counted["given"], counted
    assert counted["wrong"] <= 0.01 * counted["all"], counted


@pytest.mark.parametrize("script", SCRIPTS)
def test_what_a_decoder_read_in_step_again_behind_a_hole_of_gbk_comes_back(script: str) -> None:
    counted: Counter[str] = Counter()
    for text in pages(script):
        for damaged, sound, end in damages(text, "?", True):
            at = next(at for at, char in enumerate(text) if damaged[at] != char)
            if end - at < 4 or damaged == shifted(text, at, "?")[0]:
                continue  # 「，」 alone has nothing to be read from
            changes = shift.find(damaged)
            restored = applied(damaged, changes)
            counted["all"] += 1
            counted["exact"] += restored == sound
            counted["to the last"] += bool(changes) and restored.startswith(sound[: end - 1])
            counted["wrong"] += restored != sound and any(not change.unsure for change in changes)
    assert counted["all"] >= 40
    print(script, counted)
    assert counted["to the last"] >= 0.9 * counted["all"], counted
    assert counted["exact"] >= 0.8 * counted["all"], counted
    assert counted["wrong"] <= 0.01 * counted["all"], counted


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
@pytest.mark.parametrize("script", SCRIPTS)
def test_behind_a_pair_that_gbk_has_no_character_for_a_run_goes_on(script: str, narrow: bool) -> None:
    """Of each character as far as its bytes are known: whether it comes back, stays open, or is another one."""
    counted: Counter[str] = Counter()
    for text in pages(script):
        for found in list(MARK.finditer(text))[::3]:
            at = found.start()
            shown, data, end = paired(text, at, narrow)
            if "?" not in shown[1:-1] or not 5 <= len(data) // 2 <= 80 or not at:
                continue
            damaged = text[:at] + shown + text[end:]
            changes = [change for change in shift.find(damaged) if change.start == at]
            counted["all"] += 1
            counted["found"] += len(changes) == 1 and changes[0].end == at + len(shown)
            assert all(change.unsure for change in changes)
            for place, char in enumerate(changes[0].after[: len(data) // 2 - 1] if changes else ""):
                kind = (
                    ("open", "half", "known")[sum(byte > 0 for byte in data[2 * place : 2 * place + 2])]
                    if place
                    else "mark"
                )
                counted[kind] += 1
                if char != "?":
                    counted[f"{kind} taken"] += 1
                    counted[f"{kind} right"] += char == text[at + place]
    assert counted["all"] >= 80
    assert counted["found"] >= 0.88 * counted["all"], counted
    assert counted["known right"] >= 0.99 * counted["known"], counted
    assert counted["half right"] >= 0.97 * counted["half taken"], counted
    assert counted["half taken"] >= 0.2 * counted["half"], counted
    assert counted["mark right"] >= 0.95 * counted["mark taken"], counted


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_reading_behind_the_last_character_says_which_it_was(script: str) -> None:
    counted: Counter[str] = Counter()
    for text in pages(script):
        noted = glossed(text, script)
        wanted = repair_text(noted)[0]
        for damaged, _, end in damages(noted, "?"):
            if noted[end - 1] == "(":
                counted["all"] += 1
                counted["exact"] += repair_text(damaged)[0] == wanted
    assert counted["all"] > 50
    assert counted["exact"] >= 0.9 * counted["all"], counted


@pytest.mark.parametrize("script", SCRIPTS)
def test_question_marks_between_sound_sentences_stay(script: str) -> None:
    marks = ("?", "??", "\ufffd", "?A座", "?LINE", "?3", "?８", "?【", "?)", "?」")
    asked = [re.sub("[。！；]", mark, text) for text in pages(script) for mark in marks]
    touched = [text[change.start - 8 : change.end + 8] for text in asked for change in shift.find(text)]
    assert touched == []
