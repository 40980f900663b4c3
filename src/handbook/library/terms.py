"""Whether a text uses a term: in the source as it is written, in a translation in any of its forms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

_LINK_TARGET: Final = re.compile(r"\]\([^)\s]*\)|<?https?://[^\s<>)]+>?|`[^`]*`")
_QUOTED: Final = re.compile(r"“[^”]{3,200}”|„[^“”]{3,200}[“”]|«[^»]{3,200}»|\"[^\"\n]{3,200}\"")
_WORD: Final = re.compile(r"[^\W\d_]+")
_LONG: Final = 5
_ENDING: Final = 3
"""So many letters at the end of a long word may differ: *migrantisch* and *migrantischen*, *cámara* and *cámaras*."""
_BETWEEN: Final = 2
"""So many words may stand between those of a term in a translation: *achats **publics** socialement responsables*."""


def uses(text: str, variants: Sequence[str]) -> bool:
    """Whether one of the variants stands in the text, word for word; capitals do not count, nor what is quoted."""
    words = _words(_QUOTED.sub(" ", text))
    return any(_stands_in(words, _words(variant)) for variant in variants)


def quotes(text: str, source: str, variants: Sequence[str]) -> bool:
    """Whether the text quotes one of the source's variants, or is as a whole the same as the source."""
    quoted = _words(" | ".join(_QUOTED.findall(text)))
    return _words(text) == _words(source) or any(_stands_in(quoted, _words(variant)) for variant in variants)


def has_form_of(text: str, variants: Sequence[str]) -> bool:
    """Whether a form of one of the variants stands in the text, also as part of a compound."""
    words = _words(text)
    return any(_form_stands_in(words, _words(variant)) for variant in variants)


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    """The words without capitals and accents: plural forms change vowels (*Plan*, *Pläne*)."""
    folded = unicodedata.normalize("NFKD", _LINK_TARGET.sub(" ", text).replace("\u00ad", "").casefold())
    return tuple(_WORD.findall("".join(char for char in folded if not unicodedata.combining(char))))


def _stands_in(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    size = len(wanted)
    return any(words[start : start + size] == wanted for start in range(len(words) - size + 1))


def _form_stands_in(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    starts = (start for start, word in enumerate(words) if _same_stem(word, wanted[0]))
    return any(_goes_on(words, wanted, start) for start in starts)


def _goes_on(words: tuple[str, ...], wanted: tuple[str, ...], start: int) -> bool:
    at = start
    for expected in wanted[1:]:
        near = range(at + 1, min(at + 2 + _BETWEEN, len(words)))
        found = next((index for index in near if _same_stem(words[index], expected)), None)
        if found is None:
            return False
        at = found
    return True


@lru_cache(maxsize=65536)
def _same_stem(word: str, expected: str) -> bool:
    if word == expected:
        return True
    if len(expected) < _LONG:
        return len(expected) == _LONG - 1 and word.startswith(expected) and len(word) <= _LONG
    stem = expected[: max(_LONG - 1, len(expected) - _ENDING)]
    if word.startswith(stem) and len(word) <= len(expected) + _ENDING:
        return True
    # A compound: *Großunternehmen*, *Beschaffungswesen*.
    return len(expected) > _LONG and expected[: max(_LONG, len(expected) - 2)] in word
