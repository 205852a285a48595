"""C's literals."""

from __future__ import annotations

import re

_FLOAT_SUFFIX = {"": "double", "f": "float", "l": "long double"}
_SIMPLE = {
    "n": 10,
    "t": 9,
    "r": 13,
    "0": 0,
    "a": 7,
    "b": 8,
    "f": 12,
    "v": 11,
    "e": 27,
    "\\": 92,
    "'": 39,
    '"': 34,
    "?": 63,
}
_ESCAPE = re.compile(
    r"\\(?:x([0-9a-fA-F]+)|([0-7]{1,3})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.S
)


class NotConstant(Exception):
    """Why an expression has no value that is known here."""


def literal_number(text: str, long_size: int) -> tuple[int | float, str]:
    """``0x10UL`` is ``(16, "unsigned long")``."""
    plain = text.replace("'", "").lower()
    if plain.startswith("0x"):
        is_float = "." in plain or "p" in plain
    else:
        is_float = "." in plain or "e" in plain or plain.endswith("f")
    return _float(plain, text) if is_float else _int(plain, text, long_size)


def _float(plain: str, text: str) -> tuple[float, str]:
    digits = plain.rstrip("fl") if not plain.startswith("0x") or "p" in plain else plain
    suffix = plain[len(digits) :]
    if suffix not in _FLOAT_SUFFIX:
        raise NotConstant(f"`{text}` is no number that is known here")
    try:
        value = float.fromhex(digits) if digits.startswith("0x") else float(digits)
    except (ValueError, OverflowError):
        raise NotConstant(f"`{text}` is no number that is known here") from None
    return value, _FLOAT_SUFFIX[suffix]


def _int(plain: str, text: str, long_size: int) -> tuple[int, str]:
    digits = plain.rstrip("ulz")
    suffix = plain[len(digits) :]
    decimal = not digits.startswith("0") or digits == "0"
    try:
        if decimal:
            value = int(digits)
        elif digits.startswith(("0x", "0b")):
            value = int(digits, 0)
        else:
            value = int(digits, 8)
    except ValueError:
        raise NotConstant(f"`{text}` is no number that is known here") from None
    if suffix.replace("u", "", 1) not in ("", "l", "ll", "z"):
        raise NotConstant(f"`{text}` is no number that is known here")
    unsigned, longs = "u" in suffix, suffix.count("l")
    sizes = [("int", 4), ("long", long_size), ("long long", 8)][longs:]
    for name, size in sizes:
        if not unsigned and value < 1 << (8 * size - 1):
            return value, name
        if (unsigned or not decimal) and value < 1 << (8 * size):
            return value, f"unsigned {name}"
    raise NotConstant(f"`{text}` fits no integer type")


def literal_char(text: str, signed: bool) -> tuple[int, str]:
    """``'a'`` is ``(97, "int")``."""
    prefix = text[: text.index("'")]
    inside = text[len(prefix) + 1 : -1]
    if prefix:
        points = _unescaped_text(inside)
        if len(points) != 1:
            raise NotConstant(f"`{text}` is no character")
        kind = {"u": "unsigned short", "U": "unsigned int", "u8": "unsigned char"}
        return ord(points), kind.get(prefix, "int")
    data = _unescaped(inside)
    if not 1 <= len(data) <= 4:
        raise NotConstant(f"`{text}` is no character")
    if len(data) == 1:
        return data[0] - 256 if signed and data[0] > 127 else data[0], "int"
    value = int.from_bytes(data, "big")
    return value - (1 << 32) if value >> 31 else value, "int"


def literal_string(text: str) -> bytes:
    """The bytes of ``"..."``, without the NUL at the end."""
    prefix = text[: text.index('"')]
    if prefix in ("L", "u", "U"):
        raise NotConstant("it is a string of wide characters")
    return _unescaped(text[len(prefix) + 1 : -1])


def _unescaped(text: str) -> bytes:
    out = bytearray()
    at = 0
    for match in _ESCAPE.finditer(text):
        out += text[at : match.start()].encode("utf-8", "surrogatepass")
        at = match.end()
        hexadecimal, octal, short, long, simple = match.groups()
        if short or long:
            out += _point(int(short or long, 16)).encode("utf-8")
        elif simple:
            out += _simple(simple)
        else:
            number = int(hexadecimal, 16) if hexadecimal else int(octal, 8)
            if number > 255:
                raise NotConstant(f"`{match.group()}` is no byte")
            out.append(number)
    out += text[at:].encode("utf-8", "surrogatepass")
    return bytes(out)


def _unescaped_text(text: str) -> str:
    def replacement(match: re.Match[str]) -> str:
        hexadecimal, octal, short, long, simple = match.groups()
        if simple:
            return _simple(simple).decode("latin-1")
        return _point(int(octal, 8) if octal else int(hexadecimal or short or long, 16))

    return _ESCAPE.sub(replacement, text)


def _simple(letter: str) -> bytes:
    if letter not in _SIMPLE:
        raise NotConstant(f"`\\{letter}` means nothing in C")
    return bytes([_SIMPLE[letter]])


def _point(number: int) -> str:
    if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        raise NotConstant(f"there is no character {number:#x}")
    return chr(number)
