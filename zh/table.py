"""One character put for another, by a table of all code points below 0x10000.

A short text goes through `str.translate`; over a long one numpy gathers all its characters at once, which takes a tenth of the time
and a quarter of the memory that a processor has to keep at hand. Both give the same.
"""

from __future__ import annotations

import codecs
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy

_LONG = 60  # characters from which the gather is faster
_OUT = "\uffff"  # stands for a character that goes: no text has this one


class Table:
    """`chars` has a character, or "" for one that goes, for every code point below 0x10000; those above it stay."""

    def __init__(self, chars: list[str]) -> None:
        self._chars = chars
        self._takes_out = not all(chars)

    def __call__(self, text: str) -> str:
        if len(text) < _LONG or text.isascii():
            if len(text) == 1:  # a third of the time
                return self._chars[ord(text)] if text <= "\uffff" else text
            return text.translate(self._chars)
        import numpy

        data = text.encode("utf-16-le", "surrogatepass")
        if len(data) > 2 * len(text) or self._takes_out and _OUT in text:
            return text.translate(self._chars)
        told = self._codes.take(numpy.frombuffer(data, numpy.uint16))
        if told.itemsize == 1:
            return codecs.latin_1_decode(told.data)[0]
        decode = codecs.utf_32_le_decode if told.itemsize > 2 else codecs.utf_16_le_decode
        done: str = decode(told.data, "surrogatepass", True)[0]
        if len(done) != len(told):  # two halves of a character beside each other have become one
            return text.translate(self._chars)
        return done.replace(_OUT, "") if self._takes_out else done

    @cached_property
    def _codes(self) -> numpy.ndarray:
        import numpy

        codes = [ord(char or _OUT) for char in self._chars]
        # the smaller the table, the more of it a processor has at hand
        size = numpy.uint32 if max(codes) > ord(_OUT) else numpy.uint16 if max(codes) > 0xFF else numpy.uint8
        return numpy.array(codes, size)
