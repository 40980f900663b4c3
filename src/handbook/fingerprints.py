"""Fingerprints of source texts: does a translation still say what its source says?

A fingerprint is a row of short hashes, one for each word of the normalised text, so that it can be compared without
the old text: white space, punctuation, emphasis, link targets, capitals and hyphens do not count, and a letter wrong
inside a word is forgiven where one of the two spellings is no known word. A changed number, a word more, less or
different, and a changed ending are changes of meaning.
"""

from __future__ import annotations

import base64
import difflib
import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

_VERSION = "1"
_BYTES = 3  # a letter's change is looked for among about 1,000 spellings, so 24 bits leave almost no chance hits
_LETTERS = "abcdefghijklmnopqrstuvwxyzàáâäçèéêëìíîïñòóôöùúûüßœ"
_SHORTEST_FORGIVEN = 5

_LINK = re.compile(r"!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_ADDRESS = re.compile(r"<?https?://[^\s<>)]+>?|<[^\s<>@]+@[^\s<>]+>")
_GROUPED = re.compile(r"(?<=\d)[.,\u00a0\u202f'’ ](?=\d{3}(?!\d))")
_NUMBER = r"\d+(?:[.,:/]\d+)*"
_WORD = re.compile(rf"{_NUMBER}|[^\W\d_]+|[%€$£§&+<>=±]")
# Articles come and go with style; they carry no fact of their own.
_ARTICLES = frozenset(
    {"the", "a", "an", "der", "die", "das", "den", "dem", "des", "ein", "eine", "le", "la", "les", "un", "une"}
    | {"el", "los", "las", "il", "lo", "gli", "i"}
)

Known = Callable[[str], bool]


def words(text: str) -> list[str]:
    """The words of a text that count, normalised."""
    text = unicodedata.normalize("NFC", text).replace("\u00ad", "")
    text = _ADDRESS.sub(" ", _LINK.sub(r"\1", text))
    text = _GROUPED.sub("", text)
    text = re.sub(r"(?<=[^\W\d_])['’](?=s\b)", "", text)
    return [word for word in (found.casefold() for found in _WORD.findall(text)) if word not in _ARTICLES]


def fingerprint(text: str) -> str:
    """The fingerprint of a text: `1:` and four characters for each word."""
    row = b"".join(_hash(word) for word in words(text))
    return f"{_VERSION}:{base64.urlsafe_b64encode(row).decode()}"


def still_fits(mark: str, text: str, known: Known = lambda _word: False) -> bool:
    """Whether `text` says what the text of the fingerprint said.

    `known` tells a real word from a typing error; a fingerprint that cannot be read fits nothing.
    """
    old = _row(mark)
    if old is None:
        return False
    now = words(text)
    new = [_hash(word) for word in now]
    if old == new:
        return True
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return all(tag == "equal" or _forgiven(old[a:b], now[c:d], known) for tag, a, b, c, d in matcher.get_opcodes())


def _row(mark: str) -> list[bytes] | None:
    version, _, coded = mark.partition(":")
    try:
        row = base64.urlsafe_b64decode(coded)
    except ValueError:
        return None
    if version != _VERSION or len(row) % _BYTES:
        return None
    return [row[i : i + _BYTES] for i in range(0, len(row), _BYTES)]


@lru_cache(maxsize=65536)
def _hash(word: str) -> bytes:
    return hashlib.blake2b(word.encode(), digest_size=_BYTES).digest()


def _forgiven(old: list[bytes], new: list[str], known: Known) -> bool:
    """Whether a different stretch is only written differently: joined, divided, or with a letter wrong in a word."""
    if len(old) == 1 and len(new) > 1 and all(word.isalpha() for word in new) and _hash("".join(new)) == old[0]:
        return True
    if (
        len(new) == 1
        and len(old) == 2
        and any([_hash(new[0][:cut]), _hash(new[0][cut:])] == old for cut in range(1, len(new[0])))
    ):
        return True
    return len(old) == len(new) and all(_typing_error(a, b, known) for a, b in zip(old, new, strict=True))


def _typing_error(old: bytes, new: str, known: Known) -> bool:
    if old == _hash(new):
        return True
    if len(new) < _SHORTEST_FORGIVEN or not new.isalpha():
        return False
    for candidate in _one_letter_away(new):
        if _hash(candidate) == old:
            return not (known(candidate) and known(new))
    return False


def _one_letter_away(word: str) -> Iterator[str]:
    """Spellings that differ inside the word: its first letter and its ending carry too much meaning."""
    for i in range(1, len(word) - 1):
        yield word[:i] + word[i + 1 :]
        if i + 1 < len(word) - 1:
            yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]
        for letter in _LETTERS:
            yield word[:i] + letter + word[i + 1 :]
    for i in range(1, len(word)):
        for letter in _LETTERS:
            yield word[:i] + letter + word[i:]
