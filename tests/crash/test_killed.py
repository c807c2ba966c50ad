"""A process killed in the middle of adding leaves each page whole or not at all, and nothing that it told of is lost."""

from __future__ import annotations

import random
import time

import pytest

from store import Store

pytestmark = pytest.mark.engine_free


def test_killed_again_and_again(start, whole, tmp_path):
    with Store(tmp_path) as store:
        store.register("engine")
    made = random.Random(5)
    told = 0
    for attempt in range(8):
        process = start(f"n{attempt}", 100_000)
        assert process.stdout.readline() == "0\n"
        time.sleep(made.random() * 0.2)
        process.kill()
        lines = process.stdout.read().splitlines()
        process.wait()
        process.stdout.close()
        told += 1 + sum(line.isdigit() for line in lines)
        with Store(tmp_path) as store:
            whole(store)
            with store._database.reading() as conn:
                stored = conn.exec_driver_sql("SELECT count(*) FROM versions").scalar_one()
        # one more may have been stored than was told, for each time that it was killed
        assert told <= stored <= told + attempt + 1
