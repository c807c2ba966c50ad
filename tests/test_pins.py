"""constraints.txt pins what pyproject.toml needs, on every Python that is promised: nothing is missing, nothing left over."""

from __future__ import annotations

import importlib.metadata
import tomllib
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

pytestmark = pytest.mark.engine_free

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PINNED = {canonicalize_name(line.split("==")[0]) for line in (ROOT / "constraints.txt").read_text("utf-8").split()}
PYTHONS, PLATFORMS = ("3.11", "3.12", "3.13"), {"linux": "Linux", "darwin": "Darwin"}


def needed(python: str, platform: str) -> tuple[set[str], set[str]]:
    """The names that installing everything takes there, and those of them whose own needs cannot be read here."""
    there = {
        **default_environment(),
        "python_version": python,
        "python_full_version": f"{python}.1",
        "sys_platform": platform,
        "platform_system": PLATFORMS[platform],
    }
    lists = [PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()]
    waiting = [Requirement(one) for several in lists for one in several]
    names: dict[str, set[str]] = {}
    unread = set()
    while waiting:
        one = waiting.pop()
        name = canonicalize_name(one.name)
        if name in names and one.extras <= names[name]:
            continue
        extras = names[name] = names.get(name, set()) | one.extras
        try:
            below = [Requirement(line) for line in importlib.metadata.requires(name) or []]
        except importlib.metadata.PackageNotFoundError:
            unread.add(name)
            continue
        for other in below:
            marker = other.marker
            if marker is None or any(marker.evaluate({**there, "extra": extra}) for extra in ("", *extras)):
                waiting.append(other)
    return set(names), unread


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("python", PYTHONS)
def test_all_that_is_installed_is_pinned(python: str, platform: str) -> None:
    assert not needed(python, platform)[0] - PINNED


def test_no_pin_is_left_over() -> None:
    found = [needed(python, platform) for python in PYTHONS for platform in PLATFORMS]
    if any(unread for _, unread in found):
        pytest.skip("of what the measurements need something is not installed here (make bench-tools)")
    assert not PINNED.difference(*(names for names, _ in found))
