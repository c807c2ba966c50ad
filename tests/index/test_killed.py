"""A process that is killed while it writes or rebuilds: reading goes on, the next writer finds the way free and sweeps."""

import subprocess
import sys

import pytest

from index import Index
from tests.index.examples import RECORDS, record

WRITE = """
import sys
from index import Index
from tests.index.examples import record
index = Index(sys.argv[1], sys.argv[2])
def changes():
    for number in range(10**6):
        if number == 40:  # the engine has some, and nothing is committed
            print("begun", flush=True)
        yield record(f"n{number}", "半途", "望潮大橋" * 50)
if sys.argv[3] == "rebuild":
    index.rebuild(changes())
while True:
    index.write((one.id, one) for one, _ in zip(changes(), range(200)))
"""


@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
@pytest.mark.parametrize("way", ["write", "rebuild"])
def test_killed(engine, way, tmp_path):
    index = Index(tmp_path, engine)
    index.rebuild(RECORDS)
    command = [sys.executable, "-c", WRITE, str(tmp_path), engine, way]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"begun\n"
        process.kill()
    assert index.search("伸縮縫").ids == ("bridge",)
    index.write([("after", record("after", "事後補記", ""))])
    assert index.search("事後補記").ids == ("after",)
    assert index.search("伸縮縫").ids == ("bridge",)
    assert Index(tmp_path, engine).state().kind == "fresh"
    assert len(list((tmp_path / engine).glob("index-*"))) == 1
