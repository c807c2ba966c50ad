"""What every command is handed, the options that several share, and the group that they hang on."""

from __future__ import annotations

import codecs
import contextlib
import datetime
import errno
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from cli.printing import (
    print_json,
)
from messages import say, tell
from records import Message, Settings, Trouble, lang_from

if TYPE_CHECKING:
    from archive import Archive

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 110}
ROOT = Path(__file__).parent.parent


class Front:
    """What every command is handed: the settings, and the archive opened when it is first needed."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.failed = False

    @contextlib.contextmanager
    def archive(self, make: bool = False) -> Iterator[Archive]:
        """`make`: begins one where there is none; else Trouble("no_archive") says how to begin."""
        from archive import Archive

        with Archive(self.settings, make=make) as archive:
            archive.anew = self._anew
            yield archive

    def _anew(self, why: Message) -> Callable[[int, int], None] | None:
        click.echo(tell(self.settings.lang, why), err=True)
        return progress_bar()

    def today(self, given: str | None) -> str:
        return given or self.settings.now().date().isoformat()

    def note(self, key: str, **values: Any) -> None:
        """A line about the work, on standard error."""
        click.echo(say(self.settings.lang, key, **values), err=True)

    def fail(self, message: Message) -> None:
        """Tells a failure of one input and remembers it for the exit status; the rest goes on."""
        self.failed = True
        click.echo(tell(self.settings.lang, message), err=True)

    def end(self) -> None:
        if self.failed:
            sys.exit(1)


class Text(click.types.StringParamType):
    """Text that is looked for or kept. Bytes that are no UTF-8 come from the shell as lone surrogates: 「?」 in their place."""

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> Any:
        return super().convert(value, parameter, context).encode("utf-8", "replace").decode("utf-8")


def progress_bar() -> Callable[[int, int], None] | None:
    """A callback (done, total) that draws itself on a terminal; None in a pipe."""
    if not sys.stderr.isatty():
        return None

    def draw(done: int, total: int) -> None:
        click.echo(f"\r{done} / {total}", err=True, nl=done >= total)

    return draw


MOST = 10**9  # of what a list is asked for: more is a slip of the hand, and no number that a database takes
LONGEST = 315_360_000  # seconds of an interval: ten years
STATES = ("open", "upcoming", "closed")
TEXT = Text()
pass_front = click.make_pass_decorator(Front)


def day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """An option that is a calendar day."""
    try:
        return None if value is None else day_of(value)
    except ValueError as wrong:
        raise click.BadParameter(str(wrong)) from None


def day_of(value: Any) -> str:
    """A calendar day; ValueError where it is none."""
    try:
        return datetime.date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise ValueError(f"{value!r} is no calendar day; write YYYY-MM-DD, for example 2023-02-15") from None


def cases(front: Front, path: str) -> Iterator[dict[str, Any]]:
    """The JSON objects of a file of lines (- for standard input). A line that is none gets an error line."""
    with click.open_file(path, "rb") as lines:
        for number, raw in enumerate(lines, 1):
            raw = raw.removeprefix(codecs.BOM_UTF8) if number == 1 else raw  # as PowerShell and Notepad write it
            if not raw.strip():
                continue
            try:
                case = msgspec.json.decode(raw)
                if not isinstance(case, dict):
                    raise ValueError
            except (msgspec.MsgspecError, ValueError, RecursionError):
                front.failed = True
                print_json(
                    {"id": None, "line": number, "error": tell(front.settings.lang, {"key": "bad_line", "n": number})}
                )
                continue
            yield case


def answered(front: Front, case: dict[str, Any], work: Any) -> None:
    """Prints what `work(case)` gives for a case, or the reason why it gives nothing."""
    try:
        print_json({"id": case.get("id"), **work(case)})
    except Trouble as trouble:
        front.failed = True
        print_json({"id": case.get("id"), "error": tell(front.settings.lang, trouble.message)})
    except Exception as wrong:  # whatever one line holds, the others are answered
        front.failed = True
        reason = f"{type(wrong).__name__}: {wrong}"
        print_json({"id": case.get("id"), "error": tell(front.settings.lang, {"key": "bad_case", "reason": reason})})


def duration(_context: click.Context, _parameter: click.Parameter, value: str) -> int:
    """An argument that is a length of time, in seconds: 90m, 6h, 1d, 2w."""
    found = re.fullmatch(r"(\d{1,6})\s*([smhdw])", value.strip().lower())
    if found is None:
        raise click.BadParameter(f"{value!r} is no length of time; write for example 30m, 6h, 1d or 2w")
    seconds = int(found[1]) * {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}[found[2]]
    if seconds > LONGEST:
        raise click.BadParameter(f"{value!r} is more than ten years")
    return seconds


def text_of(case: dict[str, Any], name: str) -> str:
    """A field that must be text. TypeError (KeyError) where it is something else (is not there)."""
    value = case[name]
    if not isinstance(value, str):
        raise TypeError(f"{name} is no text")
    return value


today_option = click.option("--today", callback=day, metavar="YYYY-MM-DD", help="the day that counts as today")
json_option = click.option("--json", "as_json", is_flag=True, help="one JSON object a line")
files_argument = click.argument("paths", nargs=-1, required=True, type=click.Path())


class Query(click.Command):
    """A command whose words may exclude: `-團長` is no option, but a word that begins with a minus."""

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        options = [one for one in self.get_params(context) if isinstance(one, click.Option)]
        known = {name for one in options for name in (*one.opts, *one.secondary_opts)}
        valued = {name for one in options if not one.is_flag for name in one.opts}
        # a query may have its minus in full width, which click passes on; `--limit -1` is no query
        words = [
            f"－{one[1:]}" if re.match("-[^-]", one) and one not in known and before not in valued else one
            for before, one in zip(("", *args), args, strict=False)
        ]
        rest = super().parse_args(context, words)
        context.params["words"] = tuple(re.sub("^－", "-", one) for one in context.params["words"])
        return rest


class Commands(click.Group):
    """The commands; a Trouble in any of them is told in the reader's language."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except Trouble as trouble:
            message = trouble.message
        except OSError as wrong:
            if isinstance(wrong, BrokenPipeError):
                raise
            message = {
                "key": "os_error",
                "reason": wrong.strerror or str(wrong),
                "file": str(wrong.filename or "stdout"),
            }
            if wrong.errno == errno.ENOSPC:
                message = {"key": "disk_full"}
        front = context.find_object(Front)
        lang = front.settings.lang if front else lang_from(os.environ, context.params.get("lang"))
        raise click.ClickException(tell(lang, message))


@click.group(cls=Commands, context_settings=CONTEXT)
@click.option("--data", metavar="DIR", help="where the archive lives (GONGGAO_DATA; else ./data)")
@click.option("--lang", type=click.Choice(["hant", "hans", "en"]), help="language of what is said (GONGGAO_LANG)")
@click.option("--tz", metavar="ZONE", help="time zone of the pages (GONGGAO_TZ; else Asia/Shanghai)")
@click.version_option(package_name="gonggao", message="gonggao %(version)s")
@click.pass_context
def gonggao(context: click.Context, data: str | None, lang: str | None, tz: str | None) -> None:
    """gonggao (公告): announcement pages in, records out whose every date can be trusted or is visibly in doubt.

    \b
    Take a page in, look for it, ask, decide what was flagged:
      gonggao add page.html
      gonggao search 試運行考核
      gonggao ask 试运行考核到什么时候结束
      gonggao review list

    \b
    Or in a browser:                    gonggao serve
    Without any archive, JSON in a pipe: gonggao extract page.html
    """
    context.obj = Front(Settings.read(os.environ, data=data, lang=lang, tz=tz))
