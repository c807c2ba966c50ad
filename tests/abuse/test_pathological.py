"""Pages made to take long or much memory are read, or refused with the reason, in bounded work and half a gigabyte."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.engine_free

MOST = 500_000_000  # bytes
LONGEST = (
    300  # seconds until the process is given up, with all of the pages: each has its own bound, in seconds of processor
)


def test_pathological_pages_are_read_or_refused_in_bounded_work_and_memory() -> None:
    script = Path(__file__).parent / "pathological.py"
    run = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=LONGEST)
    assert run.returncode == 0, run.stderr[-2_000:]
    found = json.loads(run.stdout)
    assert found.pop("peak") < MOST
    assert found == {
        "10,000 nested tags": "page_too_deep",
        "2,000 nested tags": "read",
        "a tag with 1,000,000 attributes": "page_too_large",
        "a tag with 500,000 attributes": "page_tag_too_long",
        "20 MB of text": "page_too_large",
        "5 MB in a paragraph": "page_too_long",
        "totals of names that could be cut in many ways": "read",
        "12,000 times a heading's sentence": "read",
        "8,000 months": "read",
        "50,000 paragraphs": "page_too_long",
        "140,000 pieces of a line": "read",
        "20,000 terms": "read",
        "15,000 headings with days": "read",
        "20,000 commands": "read",
        "a title with 32,000 blanks": "read",
        "words set wide": "read",
        "4,000 days of short names": "read",
        "7,000 windows in one clause": "read",
        "4,000 gifts": "read",
        "8,000 manners of doing": "read",
        "8,000 orders": "read",
        "8,000 lines of deeds": "read",
        "8,000 characters read a byte late": "read",
        "4,000 runs read a byte late with pairs that are none": "read",
        "15,000 rows": "read",
        "2,000,000 broken bytes": "page_undecodable",
        "300,000 broken bytes between words": "page_too_long",
        "a broken byte in a line of 4 MB": "page_too_long",
        "lines with a byte missing": "page_too_long",
    }
