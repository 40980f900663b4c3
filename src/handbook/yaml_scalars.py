"""What a word without quotes means: the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema)."""

from __future__ import annotations

import math
import re
from typing import Final

Scalar = str | int | float | bool | None

_MAX_DIGITS: Final = 18

_CONSTANTS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_LIKE_A_NUMBER = re.compile(r"[-+.0-9A-Za-z]+")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OCTAL_OR_HEX = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_CODE_LIKE = re.compile(r"[-+]?0[0-9]|\+[0-9]+$")


def resolve(text: str) -> tuple[Scalar, tuple[str, str] | None]:
    """The value of a scalar without quotes, and code and message when it is surely not meant so."""
    if text in _CONSTANTS:
        return _CONSTANTS[text], None
    if text[0] not in "-+.0123456789" or not _LIKE_A_NUMBER.fullmatch(text):  # fingerprints begin with a digit, too
        return text, None
    is_integer = _INTEGER.fullmatch(text)
    if is_integer or _FLOAT.fullmatch(text):
        if _CODE_LIKE.match(text) or len(text) > (_MAX_DIGITS if is_integer else 2 * _MAX_DIGITS):
            return text, ("HB129", f"{text[:40]} would be read as a number and lose its first sign or its precision")
        if is_integer:
            return int(text), None
        number = float(text)
        return (number, None) if math.isfinite(number) else (text, ("HB130", f"{text[:40]} is too large for a number"))
    if _OCTAL_OR_HEX.fullmatch(text) and len(text) <= _MAX_DIGITS:
        return int(text, 0), None
    if _NOT_FINITE.fullmatch(text):
        return text, ("HB130", f"{text} is read as infinite or as not a number")
    return text, None
