"""Pages made worse: bytes flipped, cut, doubled; tags spliced in; a lying label. One number, one page."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

CORPUS = Path(__file__).parent.parent.parent / "corpus"
TAGS = [
    b"<table><tr><td>", b"</div></div>", b"<script>", b"<!--", b"<br>" * 50, b"<title>", b"</body></html>",
    b"<p>&#0;&#xD800;&#x10FFFF;</p>", b"<a href='javascript:1'>\xe5\x85\xac\xe5\x91\x8a</a>", b"<svg><style><![CDATA[",
    b"<div " + b"a=1 " * 200 + b">", b"\x00\x01\xfe\xff", b"<select><option>", b"<meta charset='utf-16'>",
]  # fmt: skip
LABELS = [b"utf-8", b"gb2312", b"big5", b"utf-16", b"iso-8859-1", b"shift_jis", b"nonsense", b"utf-7", b""]


def mutate(data: bytes, number: int) -> bytes:
    """One to four kinds of damage, drawn by `number`."""
    drawn = random.Random(number)
    for _ in range(drawn.randint(1, 4)):
        kind, place = drawn.randrange(7), drawn.randrange(len(data) + 1)
        if kind == 0:
            spoiled = bytearray(data)
            for _ in range(drawn.randint(1, 30)):
                if spoiled:
                    spoiled[drawn.randrange(len(spoiled))] = drawn.randrange(256)
            data = bytes(spoiled)
        elif kind == 1:
            data = data[:place]
        elif kind == 2:
            data = data[place:]
        elif kind == 3:
            data = data[:place] + drawn.choice(TAGS) * drawn.randint(1, 20) + data[place:]
        elif kind == 4:
            data = data.replace(b"charset=", b"charset=" + drawn.choice(LABELS) + b" x=", 1)
        elif kind == 5:
            length = drawn.randint(1, 400)
            data = data[:place] + data[place : place + length] * drawn.randint(2, 9) + data[place:]
        else:
            data = data[:place] + bytes(drawn.randrange(256) for _ in range(drawn.randint(1, 60))) + data[place:]
    return data


def mutated(count: int) -> Iterator[tuple[str, bytes]]:
    """`count` spoiled pages of corpus/, each with the name that makes it again."""
    pages = [path for path in sorted(CORPUS.iterdir()) if path.suffix != ".json"]
    originals = [path.read_bytes() for path in pages]
    for number in range(count):
        which = number % len(pages)
        yield f"{pages[which].name}#{number}", mutate(originals[which], number)
