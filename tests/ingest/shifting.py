"""Damage as a decoder does it that lost one byte of GBK: what Windows made of it, and what browsers do."""

from __future__ import annotations

import unicodedata


def shifted(text: str, at: int, lost: str = "?", holes: bool = False) -> tuple[str, int]:
    """The text with the first byte of the character at a place lost, and where in the sound text the decoder is in step again.

    `lost` is what the decoder shows for what it cannot read: 「?」 together with the ASCII character behind it, 「\\ufffd」 alone;
    with `holes` it cannot read the areas that GBK leaves to users either, and goes on behind their first byte.
    """
    data = text[at:].encode("gb18030")
    shown, place = lost, 1
    while place < len(data):
        first, second = data[place], data[place + 1 : place + 2]
        if first < 0x80:
            shown, place = shown + chr(first), place + 1
            break
        if first == 0x80 or not second:
            shown, place = shown + lost, place + 1
            break
        if second < b"\x40":
            place += 1 + (lost == "?")
            shown += lost
            break
        if holes and not _is_gbk(data[place : place + 2]):
            shown, place = shown + lost, place + 1
            break
        shown, place = shown + data[place : place + 2].decode("gb18030"), place + 2
        if second < b"\x80":
            break
    rest = data[place:].decode("gb18030")
    return text[:at] + shown + rest, len(text) - len(rest)


def paired(text: str, at: int, narrow: bool) -> tuple[str, bytes, int]:
    """What is shown of the text from the character at a place on, whose first byte was lost, up to the next ASCII character.

    Each two bytes are read as one character, in phase, and as 「?」 where GBK has none for them. The second byte of the last goes with
    the ASCII character behind it, or alone at a line's end. Told are also the bytes of the characters (0 for those that are not
    known any more), and where the text goes on. With `narrow` full-width signs were made half-width since.
    """
    end = next((place for place in range(at, len(text)) if text[place].isascii()), len(text))
    data = bytearray(text[at:end].encode("gbk"))
    shown = "?"
    for first in range(1, len(data) - 1, 2):
        pair = bytes(data[first : first + 2])
        sign = pair.decode("gbk") if _is_gbk(pair) and pair[0] > 0x7F else "?"
        sign = unicodedata.normalize("NFKC", sign) if narrow else sign
        shown += sign
        if sign == "?":
            data[first : first + 2] = b"\0\0"
    data[-1] = 0
    return shown + "?", bytes(data), end + (text[end : end + 1] not in ("", "\n"))


def _is_gbk(pair: bytes) -> bool:
    try:
        pair.decode("gbk")
    except UnicodeDecodeError:
        return False
    return True
