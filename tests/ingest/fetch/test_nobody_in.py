"""No hostile address is connected to, whatever way it comes in: tried where every address leads back to the test."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.engine_free

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
ADDRESSES = [
    line
    for line in (HERE / "cases" / "hostile.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
WAYS = ("typed", "redirect", "second redirect", "refresh", "robots", "list", "feed", "next")
UNSHARE = ["unshare", "--user", "--map-root-user", "--net"]


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    try:
        allowed = subprocess.run(
            [*UNSHARE, "ip", "link", "set", "lo", "up"], capture_output=True, text=True, timeout=30
        )
        reason = allowed.stderr.strip() if allowed.returncode else ""
    except FileNotFoundError as error:
        reason = str(error)
    if reason:
        told = f"a network namespace cannot be made here, so the gate was not tried against hostile addresses: {reason}"
        if os.environ.get("CI") == "true":
            pytest.fail(told)
        pytest.skip(told)
    done = subprocess.run(
        [*UNSHARE, sys.executable, str(HERE / "namespace.py")],
        input=json.dumps({"addresses": ADDRESSES}),
        capture_output=True,
        text=True,
        timeout=300,
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "http_proxy": "http://10.7.7.7:80",
            "ALL_PROXY": "http://10.7.7.7:80",
        },
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_there_are_enough() -> None:
    assert len(ADDRESSES) >= 60
    assert len(ADDRESSES) == len(set(ADDRESSES))


def test_the_namespace_would_show_a_gate_that_fails(report: dict[str, Any]) -> None:
    assert report["unguarded"]


@pytest.mark.parametrize("way", WAYS)
def test_nobody_is_reached(report: dict[str, Any], way: str) -> None:
    tried = [one for one in report["tried"] if one["way"] == way]
    assert {one["address"] for one in tried} >= set(ADDRESSES)
    assert not [one for one in tried if one["reached"]]
    assert not [one for one in tried if one["address"] in ADDRESSES and one["more"] > 0]


@pytest.mark.parametrize("way", ("typed", "redirect", "second redirect"))
def test_each_is_refused_in_words(report: dict[str, Any], way: str) -> None:
    refusals = {"bad_address", "bad_scheme", "address_login", "refused_port", "internal_address", "host_not_found"}
    others = [
        one
        for one in report["tried"]
        if one["way"] == way and one["address"] in ADDRESSES and one["key"] not in refusals
    ]
    assert not others
