"""`gonggao serve`: the page in a process of its own, and beside it what keeps the archive up to date.

The parent takes in `corpus/`, drains the outbox within a second of a change, fetches the sources again whose time has
come, and starts Streamlit as its child; ending the one ends the other.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from messages import tell
from records import Settings, Trouble

if TYPE_CHECKING:
    from archive import Archive

DRAIN_EVERY = 0.5  # seconds between two looks at the outbox
BETWEEN = 0.2  # seconds between two steps of what may wait: half of a core's time
DRAIN_AGAIN = 30.0  # seconds until the next try after a trouble
WATCH_EVERY = 5.0  # seconds between two looks for sources whose time has come
PR_SET_PDEATHSIG = 1  # linux/prctl.h
GRACE = 5.0  # seconds that the page's process has to end by itself


def serve(
    settings: Settings, root: Path, host: str, port: int, names: tuple[str, ...], note: Callable[..., None]
) -> int:
    """Runs until it is ended (Ctrl-C, SIGTERM) or the page's process ends; gives the exit status.

    `root` is the checkout (app.py and corpus/ stand in it), `names` are the hosts under which a proxy gives the page out
    (a request for another one is not connected), `note` says a key of messages.py to the user.
    Raises Trouble where the port is taken.
    """
    from archive import Archive

    _must_be_free(host, port)
    with Archive(settings) as archive:
        if archive.read_only:
            note("archive_read_only", path=settings.data)
        else:
            _take_in(archive, settings, root / "corpus", note)
        archive.anew = lambda why: note(**why)
        with contextlib.suppress(Trouble):  # another process builds it: the page waits for that one
            if count := archive.refresh():
                note("reindexed", n=count)
        _drain(archive, settings, note)
        # Streamlit's greeting goes nowhere: we say ourselves where the page is; its warnings stay on standard error
        page = subprocess.Popen(
            _command(root, host, port, names),
            cwd=root,
            env={**os.environ, **_environment(settings)},
            stdout=subprocess.DEVNULL,
            preexec_fn=_end_with_parent if sys.platform == "linux" else None,
        )
        # SIGTERM ends us as Ctrl-C does: by the exception, so that the child is ended too
        signal.signal(signal.SIGTERM, _interrupt)
        ended = threading.Event()
        # a fetch may take long: what it does is stored at once, so that ending in its middle loses nothing
        watcher = threading.Thread(target=_watch, args=(settings, ended, note), daemon=True)
        if not archive.read_only:
            watcher.start()
        try:
            if _answers(page, host, port):
                note("serving", url=f"http://{host}:{port}")
            while (status := page.poll()) is None:
                _drain(archive, settings, note)
                time.sleep(BETWEEN if _go_on(archive, settings, note) else DRAIN_EVERY)
            note("page_ended", status=status)
            return 1
        except KeyboardInterrupt:
            return 0
        finally:
            ended.set()
            _end(page)


def _take_in(archive: Archive, settings: Settings, folder: Path, note: Callable[..., None]) -> None:
    took = archive.take_in(folder)
    done = [added for added in took if added.result not in ("failed", "unchanged")]
    if done:
        note("taking_in", folder="corpus/", n=len(done))
    for added in took:
        if added.error:
            note("take_in_failed", file=added.source, reason=tell(settings.lang, added.error))


def _end_with_parent() -> None:
    """In the page's process, before it begins: Linux ends it when its parent ends, even by a signal nobody can catch."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _drain(archive: Archive, settings: Settings, note: Callable[..., None]) -> None:
    """Tells the index what came; a trouble (a full disk) is said and tried again, since the page can still be read."""
    try:
        with contextlib.suppress(Trouble):  # another process builds it
            archive.refresh()
        archive.drain(vectors=False)  # a step at a time, when nothing else is to do
    except Trouble as trouble:
        note("drain_failed", reason=tell(settings.lang, trouble.message))
        time.sleep(DRAIN_AGAIN)


def _go_on(archive: Archive, settings: Settings, note: Callable[..., None]) -> bool:
    """Works out some vectors that are wanted; whether any were."""
    try:
        return archive.go_on()
    except Trouble as trouble:
        note("drain_failed", reason=tell(settings.lang, trouble.message))
        time.sleep(DRAIN_AGAIN)
        return False


def _watch(settings: Settings, ended: threading.Event, note: Callable[..., None]) -> None:
    """Fetches what is due until it is ended; says what changed and what failed. Another that watches goes first."""
    from archive import Archive

    with Archive(settings) as archive:
        while not ended.wait(WATCH_EVERY):
            try:
                for added in archive.watch_once():
                    if added.error:
                        note("watch_failed", source=added.source, reason=tell(settings.lang, added.error))
                    elif added.result != "unchanged":
                        note(f"watch_{added.result}", source=added.source)
                    if ended.is_set():
                        break
            except Trouble as trouble:
                if trouble.message["key"] != "watching_already":
                    note("watch_stopped", reason=tell(settings.lang, trouble.message))
            except Exception as fault:  # a fault of ours must not end the watching for good
                note("watch_stopped", reason=f"{type(fault).__name__}: {fault}")
                ended.wait(60)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _must_be_free(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise Trouble("port_taken", host=host, port=port, other=port + 1) from None


def _command(root: Path, host: str, port: int, names: tuple[str, ...]) -> list[str]:
    options = {"server.address": host, "server.port": port, "logger.level": "warning"}
    given = [f"--{name}={value}" for name, value in options.items()]
    # given once a name, and instead of the list in .streamlit/config.toml
    given += [f"--server.allowedHosts={name}" for name in dict.fromkeys(("127.0.0.1", "localhost", host, *names))]
    return [sys.executable, "-m", "streamlit", "run", str(root / "app.py"), *given]


def _environment(settings: Settings) -> dict[str, Any]:
    """What the page's process reads instead of options: the same settings, the data folder absolute."""
    given = {
        "GONGGAO_DATA": os.path.abspath(settings.data),
        "GONGGAO_ENGINE": settings.engine,
        "GONGGAO_SEGMENTER": settings.segmenter,
        "GONGGAO_TZ": settings.tz,
        "GONGGAO_ALLOW_HOSTS": ",".join(settings.allow_hosts),
        "GONGGAO_BY": settings.by,
    }
    return {name: value for name, value in given.items() if value}


def _answers(page: subprocess.Popen[bytes], host: str, port: int) -> bool:
    """Waits until the page answers; False when its process ended first."""
    while page.poll() is None:
        try:
            with socket.create_connection((host, port), timeout=1):
                return True
        except OSError:
            time.sleep(0.1)
    return False


def _end(page: subprocess.Popen[bytes]) -> None:
    if page.poll() is None:
        page.terminate()
        try:
            page.wait(GRACE)
        except subprocess.TimeoutExpired:
            page.kill()
            page.wait()
