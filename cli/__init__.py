"""The terminal front: options in, lines out. What is done is done by `archive`; what is said stands in `messages`.

Exit status: 0, 1 where some input failed, 2 for usage. Results go to standard output, what is said about them to
standard error, so that `--json` and `--jsonl` can be piped. A file a group of commands; each adds its own to `gonggao`.
"""

from __future__ import annotations

import atexit
import gc
import io
import os
import sys
from typing import NoReturn

import click

from cli import adding, deciding, finding, keeping, reading, sources
from cli.front import gonggao
from messages import tell
from records import lang_from

__all__ = ["adding", "deciding", "finding", "gonggao", "keeping", "main", "reading", "sources"]


def main() -> NoReturn:
    """The entry point: whatever happens is said in words; `GONGGAO_DEBUG=1` lets a traceback through."""
    # what is imported makes hundreds of thousands of objects, and none is garbage: to look for some, meanwhile and at the
    # end, is a third of the time of a short command
    gc.set_threshold(200_000, 10, 10)
    atexit.register(gc.freeze)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal of GBK has no ⚠: 「?」 for it, and the rest is read
            stream.reconfigure(errors="replace")
    try:
        gonggao()
    except BrokenPipeError:
        # the reader of a pipe (`| head`) went away: nothing to say, and nothing more to flush
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as wrong:
        if os.environ.get("GONGGAO_DEBUG"):
            raise
        reason = f"{type(wrong).__name__}: {wrong}"
        click.echo(tell(lang_from(os.environ), {"key": "unexpected", "reason": reason}), err=True)
        sys.exit(1)
    sys.exit(0)
