"""Alphabetical order by each language's rules, as CLDR has them, for languages written in Latin letters.

No maintained wheel has ICU's collation (PyICU has to be compiled; icu4py 1.2 has none; pyuca knows no language), and
lists here are short, so the rules stand here: letters that are letters of their own in a language, and where. Accents
count after all letters, then small before capital letters. Signs come before digits, digits before letters.
Source: https://github.com/unicode-org/cldr/tree/main/common/collation
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain
from typing import Final

_SERBIAN: Final = "c<č,ć d<dž,đ l<lj n<nj s<š z<ž"
_SWEDISH: Final = "z<å,ä,ö"
_NORWEGIAN: Final = "z<æ,ø,å"
_OWN_LETTERS: Final = {
    "bs": _SERBIAN,
    "cs": "c<č h<ch r<ř s<š z<ž",
    "da": _NORWEGIAN,
    "es": "n<ñ",
    "et": "s<š,z,ž w<õ,ä,ö,ü",
    "eu": "n<ñ",
    "fi": _SWEDISH,
    "gl": "n<ñ",
    "hr": _SERBIAN,
    "hu": "c<cs d<dz,dzs g<gy l<ly n<ny o<ö s<sz t<ty u<ü z<zs",
    "is": "a<á d<ð e<é i<í o<ó u<ú y<ý z<þ,æ,ö,å",
    "lt": "c<č s<š z<ž",
    "lv": "c<č g<ģ k<ķ l<ļ n<ņ s<š z<ž",
    "nb": _NORWEGIAN,
    "nn": _NORWEGIAN,
    "no": _NORWEGIAN,
    "pl": "a<ą c<ć e<ę l<ł n<ń o<ó s<ś z<ź,ż",
    "ro": "a<ă,â i<î s<ș t<ț",
    "sk": "a<ä c<č h<ch o<ô s<š z<ž",
    "sl": "c<č,ć d<đ s<š z<ž",
    "sq": "c<ç d<dh e<ë g<gj l<ll n<nj r<rr s<sh t<th x<xh z<zh",
    "sr": _SERBIAN,
    "sv": _SWEDISH,
    "tr": "c<ç g<ğ h<ı o<ö s<ş u<ü",
}
"""`n<ñ`: ñ comes after all words with n. German, English, French, Italian and others have no such letters."""

_EXPANDED: Final = {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "þ": "th"}

Weight = tuple[int, str, int]
Key = tuple[tuple[Weight, ...], str, str]


def key(text: str, language: str) -> Key:
    """The key by which texts of a language are sorted."""
    small = unicodedata.normalize("NFC", text.strip()).casefold()
    accents = unicodedata.normalize("NFD", small)
    return _weights(small, language.partition("-")[0]), accents, text.swapcase()


def _weights(text: str, language: str) -> tuple[Weight, ...]:
    own, longest = _letters(language)
    if longest > 1:
        return tuple(_weights_of_pairs(text, own, longest))
    return tuple(chain.from_iterable(map(_alphabet(language).__getitem__, text)))


class _Alphabet(dict[str, tuple[Weight, ...]]):
    """The weights of every character of a language in which no two of them are one letter."""

    def __init__(self, own: Mapping[str, Weight]) -> None:
        super().__init__((char, (weight,)) for char, weight in own.items())

    def __missing__(self, char: str) -> tuple[Weight, ...]:
        self[char] = _ordinary(char)
        return self[char]


@cache
def _alphabet(language: str) -> _Alphabet:
    return _Alphabet(_letters(language)[0])


def _weights_of_pairs(text: str, own: Mapping[str, Weight], longest: int) -> Iterator[Weight]:
    at = 0
    while at < len(text):
        for size in range(min(longest, len(text) - at), 0, -1):
            weight = own.get(text[at : at + size])
            if weight is not None:
                yield weight
                at += size
                break
        else:
            yield from _ordinary(text[at])
            at += 1


@lru_cache(maxsize=2048)
def _ordinary(char: str) -> tuple[Weight, ...]:
    bare = unicodedata.normalize("NFKD", _EXPANDED.get(char, char))
    return tuple((_rank(part), part, 0) for part in bare if not unicodedata.combining(part))


def _rank(char: str) -> int:
    if char.isspace():
        return 0
    return 3 if char.isalpha() else 2 if char.isdigit() else 1


@lru_cache(maxsize=32)
def _letters(language: str) -> tuple[dict[str, Weight], int]:
    """The language's own letters with their weights, and the length of the longest."""
    found: dict[str, Weight] = {}
    for rule in _OWN_LETTERS.get(language, "").split():
        base, _, letters = rule.partition("<")
        for offset, letter in enumerate(letters.split(","), start=1):
            found[letter] = (3, base, offset)
    return found, max(map(len, found), default=0)
