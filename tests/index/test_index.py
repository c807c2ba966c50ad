import subprocess
import sys
import threading

import pytest

from index import Busy, Index, NotFresh
from messages import tell
from records import Filters
from tests.index.examples import RECORDS, record


@pytest.fixture(params=["tantivy", "whoosh"])
def index(request, tmp_path):
    made = Index(tmp_path / "index", request.param, store_id="store")
    made.rebuild(RECORDS)
    return made


def other(index, **changes):
    """Another Index over the same folder, as another process would have it."""
    given = {"folder": index._places.folder.parent, "engine": index._name, "store_id": "store", **changes}
    return Index(**given)


def test_before_it_is_built(tmp_path):
    index = Index(tmp_path, store_id="store")
    assert index.state().kind == "missing"
    assert tell("en", index.state().message)
    with pytest.raises(NotFresh) as raised:
        index.search("報名")
    assert raised.value.state.kind == "missing"
    with pytest.raises(NotFresh):
        index.write([("a", None)])
    assert not any(path.name.startswith("index-") for path in tmp_path.rglob("*"))


def test_either_script_finds_both(index):
    assert index.state().kind == "fresh"
    assert set(index.search("讀書會").ids) == {"lake", "lake-hans"}
    assert set(index.search("读书会").ids) == {"lake", "lake-hans"}
    assert index.search('"伸縮縫"').ids == index.search("伸缩缝").ids == ("bridge",)


def test_write_changes_and_removes(index):
    seen = other(index)
    assert seen.search("伸缩缝").total == 1
    index.write([("bridge", None), ("new", record("new", "新址開幕", "伸縮縫"))])
    assert seen.search("伸缩缝").ids == ("new",)
    index.write([("new", record("new", "新址開幕", "改過了")), ("gone before", None)])
    assert seen.search("伸缩缝").total == 0
    assert seen.search("改過了").ids == ("new",)
    assert index.size() == 3


def test_the_last_of_two_changes_counts(index):
    index.write([("x", record("x", "甲文")), ("x", None), ("y", None), ("y", record("y", "乙文"))])
    assert index.search("甲文").total == 0
    assert index.search("乙文").ids == ("y",)


def test_a_rebuild_swaps_and_sweeps(index):
    seen = other(index)
    seen.search("讀書會")
    told = []
    assert index.rebuild([record("only", "獨一份")], 1, lambda done, total: told.append((done, total))) == 1
    assert told[-1] == (1, 1)
    assert seen.search("獨一份").ids == ("only",)
    assert seen.search("讀書會").total == 0
    assert len(list(index._places.folder.glob("index-*"))) == 1


def test_a_rebuild_that_fails_leaves_the_old_one(index):
    def records():
        yield RECORDS[0]
        raise OSError("disk")

    with pytest.raises(OSError):
        index.rebuild(records())
    assert other(index).search("伸縮縫").ids == ("bridge",)
    assert len(list(index._places.folder.glob("index-*"))) == 1
    index.write([("z", record("z", "丙文"))])


@pytest.mark.parametrize("change", [{"store_id": "another"}, {}], ids=["store", "engine"])
def test_another_version_is_not_fresh(index, change, monkeypatch):
    if not change:
        monkeypatch.setattr(index._engine, "VERSION", "older")
    opened = other(index, **change)
    state = opened.state()
    assert state.kind == "other"
    with pytest.raises(NotFresh):  # whoever searches builds it anew
        opened.search("讀書會")
    assert "store" in tell("en", state.message) or "older" in tell("en", state.message)


def test_damage_is_seen_and_mended(index):
    path = index._places.path(index._places.current())
    for file in path.iterdir():
        file.write_bytes(b"damaged")
    broken = other(index)
    assert broken.state().kind == "broken"
    with pytest.raises(NotFresh):
        broken.search("讀書會")
    with pytest.raises(NotFresh):
        broken.write([("a", None)])
    broken.rebuild(RECORDS)
    assert broken.state().kind == "fresh"
    assert broken.search("伸縮縫").ids == ("bridge",)


@pytest.mark.parametrize(
    "content", [b"", b"{", b'{"name": "../..", "engine": "", "analyser": "", "store": ""}', b"\xff"]
)
def test_a_damaged_pointer_is_seen(index, content):
    (index._places.folder / "current").write_bytes(content)
    assert other(index).state().kind == "broken"


HOLD = """
import sys
from pathlib import Path
from index.places import Places
with Places(Path(sys.argv[1])).lock():
    print("held", flush=True)
    sys.stdin.read()
"""


def test_one_writer_at_a_time(index):
    command = [sys.executable, "-c", HOLD, str(index._places.folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout.readline() == b"held\n"
            with pytest.raises(Busy):
                index.write([("a", None)])
            with pytest.raises(Busy):
                index.rebuild(RECORDS)
            assert index.search("伸縮縫").total == 1
        finally:
            process.kill()
    index.write([("bridge", None)])  # the lock goes with its process
    assert index.search("伸縮縫").total == 0


def test_many_read_while_one_writes(index):
    wrong = []

    def read():
        try:
            for _ in range(15):
                assert index.search("望潮大橋").total >= 1
        except BaseException as error:
            wrong.append(error)

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for number in range(4):
        index.write([(f"n{number}", record(f"n{number}", "望潮大橋恢復通行"))])
    for thread in threads:
        thread.join()
    assert not wrong
    assert index.search("望潮大橋").total == 5


def test_facets_count_what_matched(index):
    facets = index.search("讀書會", today="2024-06-10").facets
    assert facets["publisher"] == (("鏡湖書屋", 2),) or facets["publisher"] == (("镜湖书屋", 2),)
    assert dict(facets["month"]) == {"2024-05": 1, "2024-02": 1}
    assert dict(facets["flagged"]) == {"true": 1, "false": 1}
    assert dict(facets["status"]) == {"open": 1, "closed": 1}


@pytest.mark.parametrize("query", ["讀書會", "-伸縮縫"])
def test_facets_may_be_counted_under_other_filters(index, query):
    today, narrowed = "2024-06-10", Filters(flagged=True)
    alone = index.search(query, narrowed, today)
    assert dict(alone.facets["flagged"]) == {"true": 1}
    found = index.search(query, narrowed, today, beside={"flagged": Filters(), "status": Filters(month=("2024-02",))})
    assert found.ids == alone.ids
    assert dict(found.facets["flagged"]) == {"true": 1, "false": 1}
    assert dict(found.facets["status"]) == {"closed": 1}
    assert found.facets["month"] == alone.facets["month"]


@pytest.mark.parametrize(
    "filters, ids",
    [
        (Filters(published_from="2024-05-02"), {"lake-hans"}),
        (Filters(published_to="2024-02-20"), {"lake", "bridge"}),
        (Filters(site="reading.example.org"), {"lake", "lake-hans"}),
        (Filters(site="example.org"), {"lake", "lake-hans"}),
        (Filters(publisher=("镜湖书屋",)), {"lake", "lake-hans"}),
        (Filters(category=("通知", "活动")), {"lake", "lake-hans", "bridge"}),
        (Filters(month=("2023-11",)), {"bridge"}),
        (Filters(year=("2023",)), {"bridge"}),
        (Filters(year=("2024", "2022")), {"lake", "lake-hans"}),
        (Filters(flagged=True), {"lake-hans"}),
        (Filters(flagged=False), {"lake", "bridge"}),
        (Filters(kind="impossible_date"), {"lake-hans"}),
        (Filters(script="hans"), {"lake-hans"}),
        (Filters(status="closed"), {"lake", "lake-hans"}),  # one of its readings has ended
        (Filters(status="open"), {"lake-hans"}),
        (Filters(open_on="2024-03-15"), {"lake"}),
        (Filters(open_on="2024-03-16"), set()),
        (Filters(deadline_from="2024-07-01"), {"lake-hans"}),
        (Filters(deadline_to="2024-03-15"), {"lake"}),
        (Filters(added_from="2024-05-03"), {"lake-hans"}),
        (Filters(added_to="2024-02-21"), {"lake", "bridge"}),
    ],
)
def test_filters(index, filters, ids):
    assert set(index.search("", filters, today="2024-07-01").ids) == ids
    assert set(index.search("會 OR 施工", filters, today="2024-07-01").ids) == ids


def test_filters_inside_the_query(index):
    assert index.search("讀書會 published:2024-05").ids == ("lake-hans",)
    assert index.search("讀書會 -flagged:yes").ids == ("lake",)
    assert index.search("讀書會 site:example.org -script:hant").ids == ("lake-hans",)
    assert index.search("讀書會 published:2023", Filters(published_from="2024-01-01")).total == 0
    assert index.search("published:2023 published:2024").total == 0


def test_either_of_filters(index):
    assert set(index.search("公告 OR 通知 published:2023 OR published:2024-02").ids) == {"lake", "bridge"}
    assert set(index.search("script:hans OR published:2023").ids) == {"lake-hans", "bridge"}
    assert index.search("script:hans OR site:example.org", Filters(flagged=False)).ids == ("lake",)
    assert set(index.search("伸縮縫 OR published:2024-05").ids) == {"lake-hans", "bridge"}
    assert set(index.search("麻辣火鍋 OR published:2024-05").ids) == {"lake-hans"}
    assert index.search("讀書會 伸縮縫 OR flagged:yes").ids == ("lake-hans",)
    assert index.search("伸縮縫 OR published:2024 -script:hans").ids == ("bridge", "lake")
    assert set(index.search("status:open OR script:hant", today="2024-07-01").ids) == {"lake-hans", "lake", "bridge"}


def test_a_long_query_excludes_what_it_ends_with(index):
    assert index.search("讀書會 報名 " * 100 + "-軟體").ids == ("lake-hans",)
    assert index.search("讀書會 報名 " * 100 + "script:hant").ids == ("lake",)


def test_without_words_the_newest_come_first(index):
    assert index.search("").ids == ("lake-hans", "lake", "bridge")
    assert index.search("   ", limit=1, offset=1).ids == ("lake",)


def test_candidates_of_a_house_that_are_alike_come_newest_first(index):
    days = {f"n{month}": f"2025-{month:02}-01" for month in (3, 11, 7)}
    index.write(
        [(id, record(id, "停水公告", "明日停水。", publisher="石橋水務所", published=day)) for id, day in days.items()]
    )
    assert index.candidates("石橋水務所的公告歸誰管")[:3] == ("n11", "n7", "n3")
    assert index.candidates("石橋水務所的公告歸誰管", limit=1) == ("n11",)


def test_a_word_of_all_records_makes_no_candidate_of_many(index, monkeypatch):
    index.write([(f"w{n}", record(f"w{n}", "停水公告", f"第{n}街停水。")) for n in range(100)])
    index.write([("x", record("x", "停電公告", "第二街停電。"))])
    assert len(index.candidates("停水停電")) > 1  # of few all are looked at
    monkeypatch.setattr("index.plan.MANY", 10)
    assert index.candidates("停水停電") == ("x",)
    assert len(index.candidates("停水")) == 40  # the only word is never left out
    assert len(index.search("停水").ids) == 10


def test_an_excluded_word_never_comes_up_in_either_script(index):
    assert index.search("讀書會 -軟體").ids == ("lake-hans",)
    assert index.search("讀書會 -软体").ids == ("lake-hans",)
    assert index.search('讀書會 -"二樓舉行"').ids == ("lake",)


def test_a_query_that_only_excludes_gives_the_rest(index):
    assert index.search("-軟體").ids == ("lake-hans", "bridge")
    assert index.search("-软体 -title:湖").ids == ("bridge",)
    assert index.search("-flagged:yes").ids == ("lake", "bridge")
    everything = set(index.search("", today="2024-07-01").ids)
    for status in ("open", "closed"):
        assert set(index.search(f"-status:{status}", today="2024-07-01").ids) == everything - set(
            index.search(f"status:{status}", today="2024-07-01").ids
        )


def test_who_put_it_out_is_searched_too(index):
    assert index.search("濱江日報 封閉").ids[0] == "bridge"
    assert index.search('"滨江路政"').ids == ("bridge",)


def test_a_word_that_no_dictionary_has_is_none_of_its_characters(index):
    found = index.search("年会")  # 年 stands everywhere, 会 is grammar
    assert (found.ids, found.nowhere) == ((), ("年会",))


def test_words_that_stand_nowhere_are_named(index):
    found = index.search("麻辣火鍋")
    assert found.ids == ()
    assert found.nowhere


def test_what_stands_joined_does_not_stand_nowhere(index):
    index.write([("code", record("code", "代號abc123停用", "請改用新代號。"))])
    for query, found in (("App Key", "lake"), ("app key", "lake"), ("abc 123", "code")):
        matches = index.search(query)
        assert (matches.ids[:1], matches.nowhere, matches.corrected) == ((found,), (), None)
    assert index.search("Key 龘").nowhere


@pytest.mark.parametrize(
    "query",
    [
        "\ud800 報名",
        "\x00",
        "報名" * 5000,
        "a " * 2000,
        '"' + "報名，" * 300 + '"',
        "-" * 50,
        "- -a -b",
        "title:",
        "(報名 AND) ~^*?[]{}\\/:",
        "site:. published:9999-12-31 open:0001-01-01",
        "🈚️ 👨‍👩‍👧",
        "¶",
        "hui",
        "du shu hui bao",
        "公告" * 200,
    ],
    ids=range(15),
)
def test_hostile_queries(index, query):
    found = index.search(query, Filters(publisher=("\ud800",)), today="2024-07-01")
    assert found.total >= 0
    index.search(query, today="2024-07-01")
    index.candidates(query)
