"""The whole way of the twin of the first page: add, search, ask, decide, a changed page; on whatever engine is set."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive import Archive
from records import Added, Filters, Flag, Page, Record, Settings, Trouble

TWIN = Path(__file__).parent.parent / "corpus" / "livestream-season.txt"
TODAY = "2024-08-22"
AT = "2024-08-22T12:00:00+08:00"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(Settings.read(os.environ, data=str(tmp_path / "data"), by="tester")) as opened:
        yield opened


@pytest.fixture
def added(archive: Archive) -> Added:
    (one,) = archive.add(archive.sources([str(TWIN)]))
    assert one.result == "added" and len(one.ids) == 2
    return one


def trial(archive: Archive) -> tuple[Record, dict[str, Flag]]:
    """The announcement with the trial period, and the flags that stand on its range."""
    (hit,) = archive.search("试运行周期", Filters(), TODAY).hits
    record = archive.record(hit.id, TODAY)
    return record, {flag.kind: flag for flag in record.flags if flag.kind in ("impossible_date", "year_mismatch")}


def accept(archive: Archive, flag: Flag) -> None:
    assert flag.id
    archive.decide(flag.id, "accept", by="tester", at=AT, seen=archive.doubt(flag.id).seen)


def test_found_in_either_script(archive: Archive, added: Added) -> None:
    for query in ("試運行周期", "试运行周期", '"試運行周期"', "禾市 服务商 招募"):
        assert added.ids[1] in [hit.id for hit in archive.search(query, Filters(), TODAY).hits], query
    assert not archive.search("海底电缆", Filters(), TODAY).hits


def test_a_hit_marks_what_was_searched_and_what_is_in_doubt(archive: Archive, added: Added) -> None:
    (hit,) = archive.search('"試運行周期"', Filters(), TODAY).hits
    assert [hit.snippet[start : start + length] for start, length in hit.marks] == ["試運行周期"]
    assert any("11月31日" in hit.snippet[start : start + length] for start, length in hit.doubt_marks)
    assert hit.doubts >= 2


def test_words_of_the_users_own(archive: Archive, added: Added, tmp_path: Path) -> None:
    assert not archive.search("观察期", Filters(), TODAY).hits
    (tmp_path / "data" / "synonyms.txt").write_text("观察期 试运行周期\n", "utf-8")
    assert added.ids[1] in [hit.id for hit in archive.search("观察期", Filters(), TODAY).hits]
    (tmp_path / "data" / "synonyms.txt").write_text("观察期 试运行周期\n觀察期 ! 試運行周期\n", "utf-8")
    assert not archive.search("观察期", Filters(), TODAY).hits


def test_without_words_what_is_open(archive: Archive, added: Added) -> None:
    found = archive.search("", Filters(), TODAY)
    assert {hit.id for hit in found.hits} == set(added.ids)
    assert found.hits[0].status == "open"


def test_a_query_that_only_excludes_gives_the_rest(archive: Archive, added: Added) -> None:
    trial_page = archive.search("试运行周期", Filters(), TODAY).hits[0].id
    rest = {hit.id for hit in archive.search("-试运行周期", Filters(), TODAY).hits}
    assert trial_page not in rest and rest < set(added.ids)


def test_before_a_decision_every_plausible_reading_is_kept(archive: Archive, added: Added) -> None:
    record, flags = trial(archive)
    assert set(flags) == {"impossible_date", "year_mismatch"}
    (window,) = [one for one in record.windows if "11月31日" in one.span]
    assert window.decided is None and window.end is None
    assert ("2024-09-25", "2024-11-30") in window.readings


def test_an_answer_tells_its_doubts_and_quotes(archive: Archive, added: Added) -> None:
    answer = archive.ask("试运行到什么时候结束", TODAY)
    assert answer.answer and "11月31日" in answer.answer
    assert "impossible_date" in {flag.kind for flag in answer.flags}
    assert answer.citation
    record = archive.record(answer.citation.id, TODAY)
    end = answer.citation.offset + len(answer.citation.quote)
    assert record.body[answer.citation.offset : end] == answer.citation.quote
    assert archive.ask("保证金是多少", TODAY).answer is None


def test_two_decisions_on_one_range_compose(archive: Archive, added: Added) -> None:
    record, flags = trial(archive)
    for flag in flags.values():
        accept(archive, flag)
    after = archive.record(record.id, TODAY)
    (window,) = [one for one in after.windows if "11月31日" in one.span]
    assert window.decided and (window.decided.start, window.decided.end) == ("2024-09-25", "2024-11-30")
    assert window.decided.by == "tester"
    assert after.body == record.body, "a decision changes a value, not the text"
    answer = archive.ask("试运行到什么时候结束", TODAY)
    assert answer.answer and "11月30日" in answer.answer
    assert answer.written and "11月31日" in answer.written
    assert not answer.flags
    (hit,) = archive.search('"試運行周期"', Filters(), TODAY).hits
    assert [one.span for one in hit.windows if one.decided and one.span in hit.snippet] == [window.span]
    assert archive.search("试运行周期 deadline:2024-11-30..2024-11-30", Filters(), TODAY).total == 1
    assert archive.search("试运行周期 deadline:2024-12-01..2024-12-31", Filters(), TODAY).total == 0


def test_undo_of_a_decision(archive: Archive, added: Added) -> None:
    record, flags = trial(archive)
    flag = flags["impossible_date"]
    accept(archive, flag)
    assert flag.id
    archive.decide(flag.id, "undo", by="tester", at=AT, seen=archive.doubt(flag.id).seen)
    assert archive.doubt(flag.id).flag.state == "open"
    assert [decision.verb for decision in archive.history(flag.id)] == ["accept", "undo"]
    (window,) = [one for one in archive.record(record.id, TODAY).windows if "11月31日" in one.span]
    assert window.decided is None


def test_who_has_not_seen_the_last_decision_is_told(archive: Archive, added: Added) -> None:
    _, flags = trial(archive)
    flag = flags["impossible_date"].id
    assert flag
    seen = archive.doubt(flag).seen
    archive.decide(flag, "keep", by="first", at=AT, seen=seen)
    with pytest.raises(Trouble) as told:
        archive.decide(flag, "accept", by="second", at=AT, seen=seen)
    assert told.value.last.by == "first"  # type: ignore[attr-defined]
    assert [decision.by for decision in archive.history(flag)] == ["first"]


def test_a_value_of_ones_own(archive: Archive, added: Added) -> None:
    record, flags = trial(archive)
    flag = flags["impossible_date"]
    assert flag.id
    seen = archive.doubt(flag.id).seen
    with pytest.raises(Trouble):
        archive.decide(flag.id, "correct", "不知道", by="tester", at=AT, seen=seen)
    archive.decide(flag.id, "correct", "2024年12月31日", by="tester", at=AT, seen=seen)
    (window,) = [one for one in archive.record(record.id, TODAY).windows if "11月31日" in one.span]
    assert {end for _, end in window.readings} == {"2024-12-31"}, "the start is still in doubt"
    accept(archive, flags["year_mismatch"])
    (window,) = [one for one in archive.record(record.id, TODAY).windows if "11月31日" in one.span]
    assert window.decided and (window.decided.start, window.decided.end) == ("2024-09-25", "2024-12-31")


def test_taken_in_twice_nothing_changes(archive: Archive, added: Added) -> None:
    (again,) = archive.add(archive.sources([str(TWIN)]))
    assert again.result == "unchanged" and again.ids == added.ids
    assert archive.size() == 2 and len(archive.versions(added.ids[0])) == 1


def test_another_view_count_is_no_version(archive: Archive, added: Added) -> None:
    (page,) = archive.sources([str(TWIN)])
    assert isinstance(page, Page)
    data = page.data.replace(b"132", b"99132")
    assert data != page.data
    (again,) = archive.add([Page(page.source, page.file, data, AT)])
    assert again.result == "unchanged"


def test_a_changed_page_is_a_version_and_decisions_carry_over(archive: Archive, added: Added) -> None:
    record, flags = trial(archive)
    for flag in flags.values():
        accept(archive, flag)
    (page,) = archive.sources([str(TWIN)])
    assert isinstance(page, Page)
    data = page.data.replace("800萬".encode(), "900萬".encode()).replace("800萬(wàn)".encode(), "900萬(wàn)".encode())
    assert data != page.data
    (again,) = archive.add([Page(page.source, page.file, data, AT)])
    assert again.result == "new_version" and again.ids == added.ids
    assert len(archive.versions(record.id)) == 2
    after = archive.record(record.id, TODAY)
    (window,) = [one for one in after.windows if "11月31日" in one.span]
    assert window.decided and (window.decided.start, window.decided.end) == ("2024-09-25", "2024-11-30")


def test_an_addition_is_taken_back(archive: Archive, added: Added) -> None:
    assert added.batch
    assert set(archive.undo(added.batch)) == set(added.ids)
    assert archive.size() == 0
    assert not archive.search("试运行", Filters(), TODAY).hits
    with pytest.raises(Trouble):
        archive.record(added.ids[0])


def test_corpus_is_taken_in_once_and_examples_go(archive: Archive) -> None:
    took = archive.take_in(TWIN.parent)
    assert len(took) >= 6 and {one.result for one in took} == {"added"}
    assert archive.take_in(TWIN.parent) == []
    assert archive.remove_examples() == len({id for one in took for id in one.ids})
    assert archive.size() == 0
    assert archive.take_in(TWIN.parent) == []


def test_a_broken_index_is_rebuilt_by_itself(archive: Archive, added: Added, tmp_path: Path) -> None:
    assert archive.search("试运行周期", Filters(), TODAY).hits
    for file in (tmp_path / "data" / "index").rglob("*"):
        if file.is_file() and "segmenter" not in file.parts:
            file.write_bytes(b"broken")
    with Archive(archive.settings) as other:
        assert other.search("试运行周期", Filters(), TODAY).hits


def test_damage_that_shows_while_searching_is_mended_too(archive: Archive, added: Added, tmp_path: Path) -> None:
    assert archive.search("试运行周期", Filters(), TODAY).hits
    for file in (tmp_path / "data" / "index" / archive.settings.engine).rglob("*"):
        if file.is_file() and file.suffix in (".idx", ".term", ".pos", ".store", ".seg"):
            data = bytearray(file.read_bytes())
            data[len(data) // 4 : len(data) * 3 // 4] = b"\xff" * (len(data) * 3 // 4 - len(data) // 4)
            file.write_bytes(data)
    with Archive(archive.settings) as other:
        for query in ("试运行周期", '"試運行周期"', "服务商", "报名时间"):
            assert other.search(query, Filters(), TODAY).hits, query
        assert other.ask("试运行到什么时候结束", TODAY).answer


def test_reindex_gives_the_same(archive: Archive, added: Added) -> None:
    before = [hit.id for hit in archive.search("服务商", Filters(), TODAY).hits]
    assert archive.reindex() == 2
    assert [hit.id for hit in archive.search("服务商", Filters(), TODAY).hits] == before
