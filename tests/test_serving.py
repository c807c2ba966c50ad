"""`gonggao serve` as a real process on loopback: it takes in corpus/, says where it is, and ends with its page."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ports import free_port

ROOT = Path(__file__).parent.parent


def start(data: Path, port: int) -> subprocess.Popen[str]:
    environment = {**os.environ, "GONGGAO_LANG": "en", "GONGGAO_DATA": str(data)}
    command = [sys.executable, "-m", "cli", "serve", "--port", str(port)]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def until(process: subprocess.Popen[str], words: str) -> list[str]:
    lines = []
    assert process.stderr
    for line in process.stderr:
        lines.append(line)
        if words in line:
            return lines
    raise AssertionError(f"it ended without saying {words!r}: {lines}")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[subprocess.Popen[str], int, Path, list[str]]]:
    data, port = tmp_path_factory.mktemp("served"), free_port()
    with start(data, port) as process:
        try:
            yield process, port, data, until(process, "gonggao is at")
        finally:
            process.kill()


def test_it_says_where_it_is_and_what_it_took_in(served: tuple[subprocess.Popen[str], int, Path, list[str]]) -> None:
    _, port, _, lines = served
    assert f"http://127.0.0.1:{port}" in lines[-1]
    assert any("corpus/" in line for line in lines)
    assert not any("Warning" in line or "Traceback" in line for line in lines)
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=20) as page:
        assert page.status == 200


def test_what_another_process_adds_is_found_soon(served: tuple[subprocess.Popen[str], int, Path, list[str]]) -> None:
    data = served[2]
    environment = {**os.environ, "GONGGAO_DATA": str(data), "GONGGAO_LANG": "en"}
    page = (
        "<html><title>港口临时关闭公告</title><h1>港口临时关闭公告</h1><p>2025年3月3日起，东码头临时关闭。</p></html>"
    )
    command = [sys.executable, "-m", "cli", "add", "-"]
    subprocess.run(command, cwd=ROOT, env=environment, input=page, text=True, check=True, capture_output=True)
    search = [sys.executable, "-m", "cli", "search", "--json", "东码头"]
    for _ in range(50):
        found = subprocess.run(search, cwd=ROOT, env=environment, text=True, check=True, capture_output=True)
        if "港口" in found.stdout:
            return
        time.sleep(0.2)
    raise AssertionError("it was never found")


def test_a_second_one_at_the_port_says_so(served: tuple[subprocess.Popen[str], int, Path, list[str]]) -> None:
    with start(served[2], served[1]) as second:
        _, said = second.communicate(timeout=60)
    assert second.returncode == 1
    assert f"--port {served[1] + 1}" in said and "Traceback" not in said


def test_ending_it_ends_its_page(served: tuple[subprocess.Popen[str], int, Path, list[str]]) -> None:
    process, port, _, _ = served
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=30) == 0
    with pytest.raises(OSError), socket.create_connection(("127.0.0.1", port), timeout=2):
        pass


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a child with its parent")
def test_killed_it_takes_its_page_along(tmp_path: Path) -> None:
    port = free_port()
    with start(tmp_path, port) as process:
        try:
            until(process, "gonggao is at")
        finally:
            process.kill()
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=2).close()
        except OSError:
            return
        time.sleep(0.1)
    raise AssertionError("the page is still there")
