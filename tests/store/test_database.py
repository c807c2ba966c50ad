"""The file: its schema, and what a person is told where it cannot be used."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

import messages
from records import Trouble
from store import Store, tables

SAYS = ("hant", "hans", "en")


def trouble(work) -> str:
    """The key of the Trouble that is raised; it can be said in all languages."""
    with pytest.raises(Trouble) as raised:
        work()
    for lang in SAYS:
        assert "{" not in messages.tell(lang, raised.value.message)
    return raised.value.message["key"]


def test_tables_are_as_queries_name_them(store):
    connection = sqlite3.connect(store.path)
    for table in tables.ALL:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table.name})")]
        assert columns == [column.name for column in table.columns]
    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert names - {"migrations", "sqlite_sequence"} == {table.name for table in tables.ALL}
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_the_id_is_made_once(tmp_path):
    with Store(tmp_path / "new" / "folder") as store:
        first = store.id
    with Store(tmp_path / "new" / "folder") as again, Store(tmp_path / "other") as other:
        assert again.id == first != other.id


def test_nothing_points_nowhere(make):
    make.add("a.html", make.document("甲", windows=(make.window("2023-01-01", None),)))
    make.add("a.html", make.document("乙", "改。"))
    make.undo(make.batch)
    with make.store._database.reading() as conn:
        assert conn.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert conn.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        for table in (*tables.DERIVED, tables.keys, tables.places, tables.version_pages):
            assert conn.exec_driver_sql(f"SELECT count(*) FROM {table.name}").scalar() == 0, table.name


def test_a_newer_schema(tmp_path):
    Store(tmp_path).close()
    connection = sqlite3.connect(tmp_path / "store.sqlite")
    with connection:
        connection.execute("INSERT INTO migrations VALUES ('from_the_future')")
    connection.close()
    assert trouble(lambda: Store(tmp_path)) == "store_newer"


def test_no_database(tmp_path):
    (tmp_path / "store.sqlite").write_bytes("公告".encode() * 1000)
    assert trouble(lambda: Store(tmp_path)) == "store_no_database"
    assert (tmp_path / "store.sqlite").read_bytes() == "公告".encode() * 1000


def test_a_database_of_another_program(tmp_path):
    connection = sqlite3.connect(tmp_path / "store.sqlite")
    with connection:
        connection.execute("CREATE TABLE invoices (n)")
    connection.close()
    assert trouble(lambda: Store(tmp_path)) == "store_no_database"


def test_a_damaged_file(make):
    for number in range(50):
        make.add(f"{number}.html", make.document(str(number), "正文" * 500))
    make.store.close()
    data = bytearray(make.store.path.read_bytes())
    data[8192:] = b"Z" * (len(data) - 8192)
    make.store.path.write_bytes(data)

    def work():
        with Store(make.store.path.parent) as opened:
            list(opened.all_records())
            opened.of_day("2023-01-01")

    assert trouble(work) == "store_damaged"


def test_a_file_cut_short_is_no_new_one(tmp_path):
    (tmp_path / "store.sqlite").write_bytes(b"\n")
    assert trouble(lambda: Store(tmp_path)) == "store_damaged"


def test_a_folder_that_is_none(tmp_path):
    (tmp_path / "file").write_text("")
    assert trouble(lambda: Store(tmp_path / "file")) == "store_not_writable"
    (tmp_path / "dir" / "store.sqlite").mkdir(parents=True)
    assert trouble(lambda: Store(tmp_path / "dir")) == "store_not_writable"


def test_locked_for_too_long(make, tmp_path):
    before = make.add("a.html").ids
    other = sqlite3.connect(tmp_path / "store.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Store(tmp_path, wait=0.1) as waiting:
        assert trouble(lambda: waiting.new_batch(make.now)) == "store_busy"
        assert [record.id for record in waiting.all_records()] == list(before)  # readers do not wait
        other.execute("ROLLBACK")
        assert waiting.new_batch(make.now)
    other.close()


def test_a_waiting_writer_gets_its_turn(make, tmp_path):
    other = sqlite3.connect(tmp_path / "store.sqlite", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.3, lambda: other.execute("COMMIT"))
    release.start()
    assert make.add("a.html").result == "added"
    release.join()
    other.close()


def test_a_failure_in_the_middle_leaves_nothing(make):
    make.store.register("engine")

    def fails(record):
        raise RuntimeError("in the middle")

    pairs = [(make.page(f"{n}.html"), make.reading(make.document(str(n)))) for n in range(3)]
    with pytest.raises(RuntimeError):
        list(make.store.add_many(pairs, batch=make.batch, now=make.now, settle=fails))
    assert make.store.count() == 0
    assert make.store.pending("engine") == ()
    assert not make.store.knows("0.html", b"0.html")
    assert make.add("0.html").result == "added"


def test_threads_share_a_store(make):
    failed = []

    def work(name: int) -> None:
        try:
            for number in range(10):
                make.add(f"{name}-{number}.html", make.document(f"{name}-{number}", f"正文{name}-{number}。"))
                make.store.of_day("2023-01-01")
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert make.store.count() == 80


def test_opened_by_many_at_once(tmp_path: Path):
    """Nobody fails while the file is made, and all see one id."""
    ids, failed = [], []
    start = threading.Barrier(8)

    def work() -> None:
        start.wait()
        try:
            with Store(tmp_path) as store:
                ids.append(store.id)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert len(ids) == 8
    assert len(set(ids)) == 1


def test_opened_while_another_makes_the_file(tmp_path: Path):
    """SQLite refuses at once, without waiting, to put a file into WAL mode that another is writing."""
    other = sqlite3.connect(tmp_path / "store.sqlite", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.3, other.rollback)
    release.start()
    with Store(tmp_path) as store:
        assert store.id
    release.join()
    other.close()
