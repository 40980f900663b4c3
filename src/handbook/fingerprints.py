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
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

_VERSION = "1"
_BYTES = 3  # a letter's change is looked for among about 1,000 spellings, so 24 bits leave almost no chance hits
_LETTERS = "abcdefghijklmnopqrstuvwxyzàáâäçèéêëìíîïñòóôöùúûüßœ"
_SHORTEST_FORGIVEN = 5
_SHORTEST_ACCENTED = 3

# To the sign that a pattern begins with `re` skips, which is many times quicker than trying it at each letter.
_LINK = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_LINK_OR_PICTURE = re.compile(f"!?{_LINK.pattern}")
_BRACKETED = re.compile(r"<(?:https?://[^\s<>)]+>?|[^\s<>@]+@[^\s<>]+>)")
_ADDRESS = re.compile(r"https?://[^\s<>)]+>?")
# What means nothing in a number: marks between thousands, and the ending of an ordinal.
_THOUSANDS = r"(?<=\d)[.,\u00a0\u202f'’ ](?=\d{3}(?!\d))"
_ORDINAL = r"(?<=\d)(?i:st|nd|rd|th|er|ère|ème|e|º|ª)\b"
_MEANINGLESS = re.compile(rf"{_THOUSANDS}|{_ORDINAL}")
_NUMBER = rf"\d+(?:{_ORDINAL})?(?:(?:[.,:/]|{_THOUSANDS})\d+(?:{_ORDINAL})?)*"
_PER_CENT = r"[pP](?<!\w[pP])(?i:er|or|our)\s+(?i:cento|ciento|cent)\b"
# Most words have letters of Western Europe only, which are told from others in half the time.
_WORD = re.compile(rf"{_PER_CENT}|[A-Za-zÀ-ÖØ-öø-ÿ]+(?![^\W\d_])|[^\W\d_]+|{_NUMBER}|[%€$£§&+<>=±]")
_PRICE = re.compile(r"([€$£])\s?(\d[\d.,]*)")
_GENITIVE = re.compile(r"(?<=[^\W\d_])['’](?=s\b)")
# British and American spelling, each after a sign of it. The rules may hit other words too, alike in the old text and
# in the new.
_SPELLINGS = (
    ("our", re.compile(r"(?<=[a-z]{3})our(?=$|s$|ed|ing|able|ite|hood|er|ful|less)"), "or"),
    ("s", re.compile(r"(?<=[a-z]{3})(?<!pr)(?<!ch)([iy])s(?=(?:e|ed|es|ing|er|ers|ations?)$)"), r"\1z"),
    ("re", re.compile(r"(?<=[a-z]{2})([tbc])re(s?)$"), r"\1er\2"),
    ("ll", re.compile(r"(?<=[a-z]{2}[aeiou])ll(?=(?:ed|ing|ers?)$)"), "l"),
    ("gramme", re.compile(r"(gram)me(?=s?$)"), r"\1"),
    ("logue", re.compile(r"(log)ue(?=s?$)"), r"\1"),
)
# Articles come and go with style; they carry no fact of their own.
_ARTICLES = frozenset(
    {"the", "a", "an", "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines"}
    | {"le", "la", "les", "l", "un", "une", "el", "los", "las", "al", "una", "il", "lo", "gli", "gl", "i", "ad"}
)
# One word in several forms: signs, what changes before a vowel, and prepositions melted with an article.
_FORMS = {
    form: word
    for word, forms in {
        "%": "percent prozent", "€": "euro euros eur", "&": "and und et y e ed", "o": "u od", "que": "qu", "ne": "n",
        "de": "d di du del dello della dell dei degli delle", "in": "im", "an": "am", "zu": "zum zur", "von": "vom",
        "bei": "beim",
        "2": "two zwei deux dos due", "3": "three drei trois tres tre", "4": "four vier quatre cuatro quattro",
        "5": "five fünf cinq cinco cinque", "6": "six sechs seis sei", "7": "seven sieben sept siete sette",
        "8": "eight acht huit ocho otto", "9": "nine neun neuf nueve nove", "10": "ten zehn dix diez dieci",
        "11": "eleven elf onze once undici", "12": "twelve zwölf douze doce dodici",
    }.items()
    for form in forms.split()
}  # fmt: skip

Known = Callable[[str], bool]


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The words of a text that count, normalised."""
    return tuple(filter(None, map(_form, _found(text))))


def _found(text: str) -> list[str]:
    """The words of a text as they are written."""
    text = unicodedata.normalize("NFC", text).replace("\u00ad", "")
    # Most texts have no link and no sign of money: `in` finds that out in no time, a pattern does not.
    if "[" in text:
        text = (_LINK_OR_PICTURE if "![" in text else _LINK).sub(r"\1", text)
    if "http" in text or "@" in text:
        text = _ADDRESS.sub(" ", _BRACKETED.sub(" ", text))
    if "€" in text or "$" in text or "£" in text:
        text = _PRICE.sub(r"\2 \1", _MEANINGLESS.sub("", text))
    if "'s" in text or "’s" in text:
        text = _GENITIVE.sub("", text)
    return _WORD.findall(text)


@lru_cache(maxsize=65536)
def _form(word: str) -> str:
    """The one form in which a word is compared; nothing for an article."""
    if word[0].isdigit():
        return _MEANINGLESS.sub("", word)
    if len(word.split()) > 1:  # per cent
        return "%"
    word = word.casefold()
    if word in _ARTICLES:
        return ""
    for sign, pattern, replacement in _SPELLINGS:
        if sign in word:
            word = pattern.sub(replacement, word)
    return _FORMS.get(word, word)


@lru_cache(maxsize=8192)  # a source is compared with its translations into all languages
def fingerprint(text: str) -> str:
    """The fingerprint of a text: `1:` and four characters for each word."""
    row = b"".join(map(_HASHES.__getitem__, _found(text)))
    return f"{_VERSION}:{base64.urlsafe_b64encode(row).decode()}"


def still_fits(mark: str, text: str, known: Known = lambda _word: False) -> bool:
    """Whether `text` says what the text of the fingerprint said.

    `known` tells a real word from a typing error; a fingerprint that cannot be read fits nothing.
    """
    if mark == fingerprint(text):
        return True
    old = _row(mark)
    if old is None:
        return False
    now = words(text)
    new = [_hash(word) for word in now]
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


@lru_cache(maxsize=65536)  # of misspelt words, too
def _hash(word: str) -> bytes:
    return hashlib.blake2b(word.encode(), digest_size=_BYTES).digest()


class _Hashes(dict[str, bytes]):
    """The hash of each word as it is written; nothing for an article."""

    def __missing__(self, word: str) -> bytes:
        form = _form(word)
        self[word] = _hash(form) if form else b""
        return self[word]


_HASHES = _Hashes()


def _forgiven(old: list[bytes], new: Sequence[str], known: Known) -> bool:
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
    """Whether one of the two is the other with a letter wrong.

    Two known words are two words. A letter in the place of another makes a word more often than the other errors do,
    so that is forgiven only where it leads from an unknown word to a known one, as a correction does.
    """
    if old == _hash(new):
        return True
    if not new.isalpha():
        return False
    for candidate in _accents_away(new):
        if _hash(candidate) == old:
            return not (known(candidate) and known(new))
    if len(new) < _SHORTEST_FORGIVEN:
        return False
    for candidate in _one_letter_away(new):
        if _hash(candidate) == old:
            return not (known(candidate) and known(new))
    for candidate in _another_letter(new):
        if _hash(candidate) == old:
            return known(new) and not known(candidate)
    return False


def _plain(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


def _accents_away(word: str) -> Iterator[str]:
    """The word without its accents, and spellings with an accent more, less or in another place."""
    if len(word) >= _SHORTEST_ACCENTED:
        plain = "".join(map(_plain, word))
        yield plain
        for spelling in {word, plain}:
            for i, own in enumerate(spelling):
                for letter in _LETTERS:
                    if letter != own and _plain(letter) == _plain(own):
                        yield spelling[:i] + letter + spelling[i + 1 :]


def _one_letter_away(word: str) -> Iterator[str]:
    """Spellings with a letter more, less or in the wrong order inside the word.

    Its first letter and its ending carry too much meaning.
    """
    for i in range(1, len(word) - 1):
        yield word[:i] + word[i + 1 :]
        if i + 1 < len(word) - 1:
            yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    for i in range(1, len(word)):
        for letter in _LETTERS:
            yield word[:i] + letter + word[i:]


def _another_letter(word: str) -> Iterator[str]:
    """Spellings with another letter inside the word."""
    for i in range(1, len(word) - 1):
        for letter in _LETTERS:
            yield word[:i] + letter + word[i + 1 :]
