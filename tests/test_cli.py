"""The command line as a user meets it: real processes, whatever is typed; no traceback, ever."""

from __future__ import annotations

import codecs
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from archive import Archive
from cli import gonggao
from records import Page, Settings

ROOT = Path(__file__).parent.parent
COMMANDS = (
    "extract",
    "dates",
    "check",
    "add",
    "undo",
    "watch",
    "sources",
    "remove",
    "bring-back",
    "verify",
    "backup",
    "export",
    "restore",
    "search",
    "ask",
    "show",
    "review",
    "serve",
    "reindex",
    "examples",
)


def run(
    *arguments: str, data: Path | None = None, given: bytes = b"", **environment: str
) -> subprocess.CompletedProcess:
    env = {**os.environ, "GONGGAO_LANG": "en", **({"GONGGAO_DATA": str(data)} if data else {}), **environment}
    command = [sys.executable, "-m", "cli", *arguments]
    return subprocess.run(command, cwd=ROOT, env=env, input=given, capture_output=True, timeout=120)


@pytest.mark.engine_free
def test_help_names_every_command_and_no_other() -> None:
    done = run("--help")
    assert done.returncode == 0
    listed = re.findall(r"^  ([\w-]+) ", done.stdout.decode().split("Commands:")[1], re.M)
    assert sorted(listed) == sorted(COMMANDS)


@pytest.mark.engine_free
@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_each_command(command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0 and "Usage:" in done.stdout.decode()


@pytest.mark.engine_free
@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["serch", "x"], "search"),
        (["ask", "--jsno"], "--json"),
        (["review", "acept", "f"], "accept"),
        (["--dta", "x"], "--data"),
    ],
)
def test_a_mistyped_word_says_what_was_meant(arguments: list[str], meant: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert f"'{meant}'" in done.stderr.decode()


WRONG = [
    [],
    ["search", "--from", "2023-02-30"],
    ["search", "--status", "open-ish"],
    ["search", "--limit", "0", "x"],
    ["ask"],
    ["ask", "a", "--jsonl", "b"],
    ["show"],
    ["show", "nothing-of-this-name"],
    ["undo", "nothing-of-this-name"],
    ["review", "accept", "nothing-of-this-name"],
    ["review", "history", "nothing-of-this-name"],
    ["review", "correct", "nothing-of-this-name"],
    ["review", "list", "--kind", "x"],
    ["add", "/nothing/of/this/name"],
    ["add", ""],
    ["add", "--list", "/nothing/of/this/name"],
    ["add", "--list", "--yes", "http://127.0.0.1:9/"],
    ["remove", "nothing-of-this-name"],
    ["export", "--format", "pdf"],
    ["export", "--from", "yesterday"],
    ["export", "--feedback", "--format", "csv"],
    ["export", "--feedback", "words"],
    ["backup", "/nothing/of/this/name"],
    ["backup", __file__],
    ["restore", "/nothing/of/this/name"],
    ["restore", __file__],
    ["bring-back", "nothing-of-this-name"],
    ["bring-back", "s-nothing"],
    ["sources", "fetch"],
    ["sources", "fetch", "nothing-of-this-name"],
    ["sources", "interval", "nothing-of-this-name", "6h"],
    ["sources", "interval", "x", "soon"],
    ["sources", "interval", "x", "999999w"],
    ["sources", "list", "--limit", "9" * 20],
    ["sources", "list", "--offset", "9" * 20],
    ["sources", "pause", "nothing-of-this-name"],
    ["add", "http://127.0.0.1:9/"],
    ["add", "http://"],
    ["extract", "/nothing/of/this/name"],
    ["dates", "/nothing/of/this/name"],
    ["check", "/nothing/of/this/name"],
    ["search", "--jsonl", "/nothing/of/this/name"],
    ["serve", "--port", "0"],
    ["--tz", "Mars/Olympus", "search", "x"],
    ["--lang", "fr", "search", "x"],
    ["--data", "/proc/nothing/here", "search", "x"],
    ["--data", __file__, "search", "x"],
    ["--data", "\udcff", "search", "x"],
    ["show", "\udcff"],
    ["add", "\udcff"],
]


@pytest.mark.engine_free  # none comes as far as an index
@pytest.mark.parametrize("arguments", WRONG, ids=ascii)
def test_no_wrong_command_line_gives_a_traceback(arguments: list[str], tmp_path: Path) -> None:
    done = run(*arguments, data=tmp_path / "data")
    said = done.stdout.decode() + done.stderr.decode()
    assert done.returncode in (1, 2)
    assert "Traceback" not in said and "unforeseen" not in said
    assert said.strip()


@pytest.mark.engine_free
@pytest.mark.parametrize(
    ("name", "value"), [("GONGGAO_ENGINE", "lucene"), ("GONGGAO_SEGMENTER", "x"), ("GONGGAO_TZ", "Mars")]
)
def test_a_wrong_setting_is_named(name: str, value: str, tmp_path: Path) -> None:
    done = run("search", "x", data=tmp_path, **{name: value})
    assert done.returncode == 1
    assert value in done.stderr.decode() and "Traceback" not in done.stderr.decode()


@pytest.mark.engine_free
@pytest.mark.parametrize(
    ("command", "good", "key"),
    [
        ("dates", {"id": "1", "text": "报名截至2024年5月8日", "reference": "2024-04-01"}, "predictions"),
        ("check", {"id": "1", "text": "报名截至2024年4月31日。", "published": "2024-04-01"}, "flags"),
    ],
)
def test_a_bad_line_does_not_stop_the_rest(command: str, good: dict, key: str) -> None:
    wrong = dict.fromkeys(good, 5) | {"id": "2"}
    lines = [json.dumps(good), "{not json", "[]", json.dumps(wrong), json.dumps({**good, "id": "3"})]
    done = run(command, "-", given=codecs.BOM_UTF8 + "\n".join(lines).encode())  # as Notepad writes it
    given = [json.loads(one) for one in done.stdout.decode().splitlines()]
    assert done.returncode == 1
    assert [one["id"] for one in given] == ["1", None, None, "2", "3"]
    assert given[0][key] and given[4][key]
    assert all(one["error"] for one in given[1:4])


def test_what_was_said_of_answers_is_asked_again(tmp_path: Path) -> None:
    page = tmp_path / "rooms.txt"
    page.write_text(
        "琴房開放預約通知\n\n各位學員：\n預約時間為2024年5月6日至2024年5月18日。\n費用為每小時20元。\n", "utf-8"
    )
    data = tmp_path / "data"
    assert run("add", str(page), data=data).returncode == 0
    assert run("export", "--feedback", data=data).stdout == b""
    with Archive(Settings(data=str(data))) as archive:
        first, second = "預約時間到什麼時候結束？", "那什麼時候開始？"
        said = {"by": "林", "at": "2024-05-10T09:00:00+08:00"}
        archive.feedback(first, "2024-05-10", archive.ask(first, "2024-05-10"), True, **said)
        answer = archive.ask(second, "2024-05-10", first)
        archive.feedback(second, "2024-05-10", answer, False, note="是5月7日", before=first, **said)
    cases = run("export", "--feedback", data=data).stdout
    lines = [json.loads(one) for one in cases.splitlines()]
    names = ["id", "question", "before", "today", "answer", "citation", "right", "note"]
    names += ["kind", "accept", "flagged", "source_file"]
    assert [list(one) for one in lines] == [names, names]
    assert [(one["question"], one["before"], one["right"], one["note"]) for one in lines] == [
        (first, None, True, ""),
        (second, first, False, "是5月7日"),
    ]
    judged = [tuple(one[name] for name in names[-4:]) for one in lines]
    answer = lines[0]["answer"]
    assert judged == [("window", [[answer]], False, [lines[0]["citation"]["file"]]), ("text", [], False, [])]
    done = run("ask", "--jsonl", "-", data=data, given=cases)
    assert done.returncode == 0
    again = [json.loads(one) for one in done.stdout.splitlines()]
    for one, before in zip(again, lines, strict=True):
        assert one["answer"] and one["citation"]
        assert {name: one[name] for name in ("id", "answer", "citation")} == {
            name: before[name] for name in ("id", "answer", "citation")
        }


NEED_AN_ARCHIVE = (
    ["search", "試用"],
    ["ask", "試用到什麼時候"],
    ["show", "a1"],
    ["review", "list"],
    ["review", "keep", "f1"],
    ["sources", "list"],
    ["sources", "fetch", "--all"],
    ["watch", "--once"],
    ["undo", "1"],
    ["remove", "a1"],
    ["bring-back", "a1"],
    ["verify"],
    ["reindex"],
    ["export"],
    ["backup", "copy.zip"],
    ["examples", "remove"],
)


@pytest.mark.engine_free
@pytest.mark.parametrize("command", NEED_AN_ARCHIVE, ids=" ".join)
def test_without_an_archive_nothing_is_made(tmp_path: Path, command: list[str]) -> None:
    data = tmp_path / "none"
    done = CliRunner().invoke(gonggao, ["--data", str(data), "--lang", "en", *command])
    assert done.exit_code == 1
    assert f"There is no archive in {data} yet" in done.output and "gonggao add" in done.output
    assert list(tmp_path.iterdir()) == []


def test_where_several_announcements_could_be_meant_it_asks_which(tmp_path: Path) -> None:
    for name, sum in (("松濤書展", 200), ("蘭園市集", 350)):
        page = f"{name}招商公告\n\n各位店家：\n{name}即將舉辦，歡迎報名。\n每個攤位的押金是{sum}元，結束後退還。\n"
        (tmp_path / f"{name}.txt").write_text(page, "utf-8")
    data = tmp_path / "data"
    assert run("add", *map(str, tmp_path.glob("*.txt")), data=data).returncode == 0
    told = run("--lang", "en", "ask", "押金是多少？", data=data).stdout.decode()
    assert told.startswith("2 mention it: choose one")
    assert "松濤書展招商公告" in told and "蘭園市集招商公告" in told
    assert "do not say" not in told


PAGE = "{name}招商公告\n\n{name}即將舉辦，報名時間為2024年5月6日至2024年5月18日。\n"


def test_addresses_on_standard_input_are_sources_and_no_announcement(tmp_path: Path) -> None:
    given = b"\xef\xbb\xbfhttp://127.0.0.1:9/a\r\n\r\n http://10.0.0.1/b\r\n"
    done = run("add", "--json", "-", data=tmp_path / "data", given=given)
    lines = [json.loads(one) for one in done.stdout.splitlines()]
    assert [(one["source"], one["result"]) for one in lines] == [
        ("http://127.0.0.1:9/a", "failed"),
        ("http://10.0.0.1/b", "failed"),
    ]
    done = run("add", "--json", "-", data=tmp_path / "data", given=PAGE.format(name="蘭園市集").encode())
    assert json.loads(done.stdout)["result"] == "added"


def test_a_file_of_addresses_is_a_list_of_sources(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_bytes(b"http://127.0.0.1:9/a\nhttp://10.0.0.1/b\n")
    done = run("add", "--json", str(tmp_path / "list.txt"), data=tmp_path / "data")
    lines = [json.loads(one) for one in done.stdout.splitlines()]
    assert [one["source"] for one in lines] == ["http://127.0.0.1:9/a", "http://10.0.0.1/b"]


def test_a_terminal_that_has_not_every_sign_shows_the_rest(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE.format(name="蘭園市集").replace("18日", "33日"), "utf-8")
    data = tmp_path / "data"
    assert run("add", str(tmp_path / "page.txt"), data=data).returncode == 0
    for charset, title in (
        ("gbk", "蘭園市集招商公告"),
        ("latin-1", "????????"),
    ):  # no ⚠ in the one, nothing in the other
        done = run("search", "招商", data=data, PYTHONIOENCODING=charset)
        assert done.returncode == 0
        assert title in done.stdout.decode(charset)
        assert "?1" in done.stdout.decode(charset)
        done = run("search", "--json", "招商", data=data, PYTHONIOENCODING=charset)
        assert json.loads(done.stdout)["title"] == "蘭園市集招商公告"  # JSON is UTF-8 everywhere


def test_an_addition_that_is_broken_off_says_how_to_take_it_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = Archive._take

    def stopped(self: Archive, page: Page, *given: object, **more: object) -> object:
        if "second" in page.file:
            raise KeyboardInterrupt
        return take(self, page, *given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Archive, "_take", stopped)
    paths = []
    for name in ("first", "second", "third"):
        paths.append(tmp_path / f"{name}.txt")
        paths[-1].write_text(PAGE.format(name=name), "utf-8")
    done = CliRunner().invoke(gonggao, ["--data", str(tmp_path / "data"), "--lang", "en", "add", *map(str, paths)])
    assert done.exit_code == 1
    batch = re.search(r"gonggao undo (\S+)", done.output)
    assert batch and "Aborted" in done.output
    done = CliRunner().invoke(gonggao, ["--data", str(tmp_path / "data"), "--lang", "en", "undo", batch[1]])
    assert done.exit_code == 0 and "Undone: 1" in done.output


def test_a_store_without_a_byte_beside_an_index_is_no_new_one(tmp_path: Path) -> None:
    """SQLite takes it for an empty one: the archive would have begun anew, and its index been emptied."""
    data = tmp_path / "data"
    (tmp_path / "page.txt").write_text(PAGE.format(name="蘭園市集"), "utf-8")
    with Archive(Settings(data=str(data))) as archive:
        list(archive.add(archive.sources([str(tmp_path / "page.txt")])))
    (data / "store.sqlite").write_bytes(b"")
    for command in (["search", "招商"], ["add", str(tmp_path / "page.txt")]):
        done = CliRunner().invoke(gonggao, ["--data", str(data), "--lang", "en", *command])
        assert done.exit_code == 1 and "is damaged" in done.output
    assert not (data / "store.sqlite").stat().st_size


@pytest.mark.engine_free
@pytest.mark.parametrize(
    ("options", "environment", "word"),
    [
        ((), {"GONGGAO_LANG": "hant"}, "沒有"),
        ((), {"GONGGAO_LANG": "", "LC_ALL": "zh_TW.UTF-8", "LANG": "en_US.UTF-8"}, "沒有"),
        (("--lang", "hans"), {"GONGGAO_LANG": "en"}, "没有"),
    ],
)
def test_what_fails_before_any_work_is_said_in_the_language_asked_for(
    options: tuple[str, ...], environment: dict[str, str], word: str, tmp_path: Path
) -> None:
    done = run(*options, "search", "x", data=tmp_path, GONGGAO_ENGINE="lucene", **environment)
    said = done.stderr.decode()
    assert done.returncode == 1 and "lucene" in said and word in said


def test_what_was_removed_is_told_from_a_source_by_its_form(tmp_path: Path) -> None:
    """An address without a slash (a file of the working folder, a pasted text) is that of a source."""
    data, page = tmp_path / "data", PAGE.format(name="蘭園市集")
    added = json.loads(run("add", "--json", "-", data=data, given=page.encode()).stdout)
    source = added["source"]
    assert source.startswith("paste:")
    assert "No such" not in run("bring-back", source, data=data).stderr.decode()
    assert run("remove", added["ids"][0], data=data).returncode == 0
    assert run("bring-back", added["ids"][0], data=data).returncode == 0
    for other in ("notice.html", added["ids"][0][:-1]):  # the second: an id that was not copied whole
        assert f"No such announcement or source: {other}." in run("bring-back", other, data=data).stderr.decode()


def test_a_long_list_of_doubts_says_that_it_goes_on(tmp_path: Path) -> None:
    data, page = (
        tmp_path / "data",
        "{name}公告\n\n報名時間為2024年5月6日至2024年5月33日。\n審查時間為2024年6月6日至2024年6月34日。\n",
    )
    assert run("add", "-", data=data, given=page.format(name="蘭園市集").encode()).returncode == 0
    done = run("review", "list", "--json", "--limit", "1", data=data)
    assert len(done.stdout.splitlines()) == 1
    assert "1 of 2" in done.stderr.decode() and "--offset 1" in done.stderr.decode()
    rest = run("review", "list", "--json", "--offset", "1", data=data)
    assert len(rest.stdout.splitlines()) == 1 and rest.stdout != done.stdout and not rest.stderr


def test_all_that_is_exported_has_its_status(tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert run("add", "-", data=data, given=PAGE.format(name="蘭園市集").encode()).returncode == 0
    lines = [
        json.loads(run("export", "--today", "2024-05-10", *words, data=data).stdout) for words in ((), ("蘭園市集",))
    ]
    assert lines[0]["status"] == "open" and lines[0] == lines[1]


def test_what_is_kept_is_told_once(tmp_path: Path) -> None:
    data, page = tmp_path / "data", "溪口泳池公告\n\n報名時間為2024年5月6日至2024年5月33日。\n"
    assert run("add", "-", data=data, given=page.encode()).returncode == 0
    flag = json.loads(run("review", "list", "--json", data=data).stdout)
    told = run("review", "keep", flag["id"], data=data).stderr.decode()
    assert told == f"Left as written: {flag['span']}\n"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ('"報名時間" -團長 蝴蝶蘭', "'\"報名時間\" -團長'"),
        (
            "溪口泳池 蝴蝶蘭 --publisher 溪口$泳池 --offset 3 --not-flagged",
            "--publisher '溪口$泳池' --not-flagged 溪口泳池",
        ),
    ],
)
def test_the_command_that_is_offered_runs_in_a_shell_with_the_same_filters(
    tmp_path: Path, words: str, line: str
) -> None:
    data, page = tmp_path / "a data", "溪口泳池公告\n發布單位：溪口$泳池\n\n報名時間為2024年5月6日至2024年5月13日。\n"
    assert run("add", "-", data=data, given=page.encode()).returncode == 0
    told = run("--data", str(data), "search", *words.split(), "--as-typed").stderr.decode()
    assert f"This finds some: gonggao --data '{data}' search {line}\n" in told and "－" not in told
    script = f'gonggao() {{ "{sys.executable}" -m cli "$@"; }}\n{told.split("some: ")[1]}'
    assert "溪口泳池公告" in subprocess.run(["sh", "-c", script], cwd=ROOT, capture_output=True).stdout.decode()
