"""`make soak`: what is too long for a test. 20,000 spoiled pages through the whole way: none crashes, none over 2 s."""

from __future__ import annotations

import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "abuse")]

from mutate import mutated  # type: ignore[import-not-found]  # noqa: E402
from test_mutated import holds, read  # type: ignore[import-not-found]  # noqa: E402

PAGES = 20_000
LONGEST = 2.0  # seconds a page


def main() -> int:
    slowest, refused, wrong = (0.0, ""), 0, []
    for number, (name, data) in enumerate(mutated(PAGES), 1):
        begun = time.perf_counter()
        try:
            reading = read(name, data)
            if reading is None:
                refused += 1
            else:
                holds(reading)
        except Exception as fault:  # whatever it is, it is what the soak looks for
            wrong.append(f"{name}: {type(fault).__name__}: {fault}")
        took = time.perf_counter() - begun
        slowest = max(slowest, (took, name))
        if took > LONGEST:
            wrong.append(f"{name}: {took:.1f} s")
        if number % 2000 == 0:
            print(f"{number} pages, {refused} refused with a reason, slowest {slowest[0]:.2f} s, {len(wrong)} wrong")
    print("\n".join(wrong[:50]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
