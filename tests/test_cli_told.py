"""What the command line says beside what it was asked for: which files it passed over, what finds something, how to call it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import gonggao

NOTICE = "城西仓国庆停发通知\n城西仓自2026年10月1日至10月7日停止发货。\n"
UNNAMED = "亲，新店激励来啦！2026年11月15日—12月31日新入驻的店铺前30天免佣金，首单需在入驻后14天内产生。\n"


@pytest.fixture
def run(tmp_path: Path):
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.txt").write_text(NOTICE, "utf-8")
    (folder / "b.txt").write_text(UNNAMED, "utf-8")

    def command(*arguments: str) -> Result:
        line = ["--lang", "hans", "--data", str(tmp_path / "data"), *arguments]
        return CliRunner().invoke(gonggao, line)

    assert command("add", str(folder)).exit_code == 0
    return command


def test_files_that_are_no_pages_are_named(run, tmp_path: Path) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "a.txt").write_text(NOTICE, "utf-8")
    for name in ("价格表.xlsx", *(f"{n}.docx" for n in range(6))):
        (folder / name).write_bytes(b"PK")
    told = run("add", str(folder)).stderr
    assert "略过 7 个不是网页的文件：0.docx, 1.docx, 2.docx, 3.docx, 4.docx, …" in told
    (folder / "0.docx").rename(folder / "0.txt")
    for n in range(1, 6):
        (folder / f"{n}.docx").unlink()
    assert "：价格表.xlsx\n" in run("add", str(folder)).stderr


def test_doubts_are_told_below_each_sentence_of_an_answer(tmp_path: Path) -> None:
    days = {"松涛书展": "2026年11月5日至2026年11月31日", "兰园市集": "2026年11月2日至2026年11月12日"}
    for name, range in days.items():
        page = f"{name}招商公告\n发布者：{name}筹备组\n2026-10-20\n\n{name}报名时间为{range}，额满为止。\n"
        (tmp_path / f"{name}.txt").write_text(page, "utf-8")

    def told(*arguments: str) -> str:
        return CliRunner().invoke(gonggao, ["--lang", "hans", "--data", str(tmp_path / "data"), *arguments]).stdout

    told("add", *map(str, tmp_path.glob("*.txt")))
    doubt = "⚠ 2026年11月31日: 11 月只有 30 天，没有 31 日"
    choose = told("ask", "报名时间是什么时候？", "--today", "2026-11-01")
    assert choose.startswith("有 2 条公告提到") and choose.count("⚠") == 1
    assert f"{days['松涛书展']}，额满为止。\n      {doubt}" in choose
    assert "兰园市集招商公告 · " in choose and f"报名时间为{days['兰园市集']}，额满为止。\n" in choose
    one = told("ask", "松涛书展报名时间是什么时候？", "--today", "2026-11-01")
    assert one.count("⚠") == 1 and "没有 31 日" in one  # told with the answer, and not again below its sentence


def test_where_nothing_is_found_what_finds_something_is_told(run) -> None:
    told = run("search", "国庆放假").stderr
    assert "没有找到“国庆放假”" in told and "search 国庆\n" in told
    assert "有结果的是" not in run("search", "潜水艇").stderr


def test_what_has_no_title_is_called_by_its_first_words(run) -> None:
    lines = run("search", "免佣金").stdout.splitlines()
    assert "新店" in lines[0] and all(line.startswith("    ") for line in lines[1:])
    id = lines[0].split()[0]
    assert run("show", id).stdout.splitlines()[0].startswith("亲，新店激励来啦")


def test_a_later_announcement_that_changes_one_is_named(run, tmp_path: Path) -> None:
    later = tmp_path / "later.txt"
    later.write_text("城西仓国庆停发延期通知\n发布时间：2026年9月30日\n停发延至2026年10月9日。\n", "utf-8")
    first = tmp_path / "first.txt"
    first.write_text("城西仓国庆停发通知\n发布时间：2026年9月1日\n" + NOTICE.splitlines()[1] + "\n", "utf-8")
    assert run("add", str(later), str(first)).exit_code == 0
    ids = {line.split()[-1]: line.split()[0] for line in run("search", "延期").stdout.splitlines() if "延期" in line}
    told = run("show", next(iter(ids.values()))).stdout
    assert "这一则更动的公告: " in told and "2026-09-01  城西仓国庆停发通知" in told
    earlier = told.split("这一则更动的公告: ")[1].split()[0]
    assert "后来的公告更动了这一则: " in run("show", earlier).stdout
    shutil.rmtree(tmp_path / "data" / "index")  # nothing is built anew to look at one
    assert run("show", earlier).stdout.startswith("城西仓国庆停发通知")
    assert not (tmp_path / "data" / "index").exists()
