"""Processes that write at the same time all succeed, by waiting for one another."""

from __future__ import annotations

from store import Store


def test_three_processes(start, whole, tmp_path):
    with Store(tmp_path) as store:
        store.register("engine")
        processes = [start(name, 40) for name in ("a", "b", "c")]
        for process in processes:
            out, _ = process.communicate(timeout=60)
            assert process.returncode == 0
            assert out.split() == [str(number) for number in range(40)]
        whole(store)
        assert store.count() == 3 * 7 * 2
        assert len({info.id for info in store.batches()}) == 3


def test_processes_that_make_the_file_together(start, tmp_path):
    processes = [start(name, 1) for name in "abcd"]
    for process in processes:
        out, _ = process.communicate(timeout=60)
        assert (process.returncode, out) == (0, "0\n")
    with Store(tmp_path) as store:
        assert store.count() == 8
