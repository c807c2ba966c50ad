"""Which repairs may find something in a text: one look at its characters, which takes less time than most repairs do to find nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy


class Look:
    """`signs` has for each repair, sixteen at most, the characters without one of which it finds nothing; None where it always
    has to be asked."""

    def __init__(self, signs: Sequence[Iterable[str] | None]) -> None:
        self._signs = signs

    def __call__(self, text: str) -> int:
        """A bit for each repair, the first the lowest: whether it has to be asked."""
        import numpy

        units = numpy.frombuffer(text.encode("utf-16-le", "surrogatepass"), numpy.uint16)
        return self._always | int(numpy.bitwise_or.reduce(self._bits.take(units)))

    @cached_property
    def _always(self) -> int:
        return sum(1 << number for number, chars in enumerate(self._signs) if chars is None)

    @cached_property
    def _bits(self) -> numpy.ndarray:
        """Which repairs each character is a sign of; half a character beyond U+FFFF is one of all."""
        import numpy

        bits = numpy.zeros(0x10000, numpy.uint16)
        for number, chars in enumerate(self._signs):
            for char in chars or ():
                if char < "\ud800" or "\udfff" < char <= "\uffff":
                    bits[ord(char)] |= 1 << number
        bits[0xD800:0xE000] = 0xFFFF
        return bits
