"""Languages: their own names, and the translations of the interface.

Catalogues are gettext PO files, `<folder>/<language>/LC_MESSAGES/handbook.po`. They are compiled when they are needed,
so nobody has to remember it and no binary lies in the repository. English is the language of the msgids.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import NullTranslations, Translations

from handbook.keeping import mark, read_object, write_object

LANGUAGES = ("es", "de", "en", "fr", "it")
"""The languages in the order of their own names, as the contract fixes it."""

SOURCE = "en"
DOMAIN = "handbook"

MessageId = tuple[str | None, str]
"""A message as a catalogue knows it: its context (or None) and its English text, the singular if it has a plural."""

_PERCENT = re.compile(r"%(?:\(\w+\))?[sdif]|%%")
_PO_LINE = re.compile(r'#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\])\s+)?"(?:[^"\\]|\\.)*"|')
_BRACE = re.compile(r"\{\w*\}")


def N_(message: str) -> str:  # noqa: N802 - the name by which Babel finds words to translate
    """Mark a text for translation where it is only kept, not shown."""
    return message


@cache
def own_name(language: str) -> str:
    """Give a language's name in itself, as a menu shows it: “Español”. An unknown code comes back as it is."""
    try:
        name = Locale.parse(language, sep="-").get_display_name(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return language
    return name[:1].upper() + name[1:] if name else language


@dataclass(frozen=True, slots=True, order=True)
class Incomplete:
    """A message that is not (well) translated; `line` is 1 if the file lacks it; `reason` is for translators."""

    path: Path
    line: int
    language: str
    message: str
    reason: str

    @property
    def is_wrong(self) -> bool:
        """Whether the translation cannot be shown, rather than being unsure or not there."""
        return self.reason not in (_UNTRANSLATED, _FUZZY)


class Catalogues:
    """The translations of the interface out of several folders; a later folder adds to and overrides the earlier."""

    def __init__(self, directories: Sequence[Path], compiled: Path | None = None) -> None:
        """`compiled`: a folder of this very program for compiled catalogues, by digests of what they say."""
        self._directories = tuple(directories)
        self._compiled_ones = compiled
        self._translations: dict[str, NullTranslations] = {}

    def paths(self, language: str) -> list[Path]:
        """List the files there are for a language, the overriding ones last."""
        candidates = (folder / language / "LC_MESSAGES" / f"{DOMAIN}.po" for folder in self._directories)
        return [path for path in candidates if path.is_file()]

    def translations(self, language: str) -> NullTranslations:
        """Give the translations for Jinja (`install_gettext_translations(…, newstyle=True)`), made once a language.

        A message without a translation comes out in English. `ValueError` names a file that cannot be read.
        """
        if language not in self._translations:
            self._translations[language] = self._load(language)
        return self._translations[language]

    def incomplete(self, language: str, messages: Iterable[MessageId]) -> list[Incomplete]:
        """List the messages of the templates that a language lacks, and the translations that are unsure or wrong."""
        paths = self.paths(language)
        found: list[Incomplete] = []
        seen: set[MessageId] = set()
        done: set[MessageId] = set()
        # Backwards, because what a later folder translates the earlier ones need not.
        for path in reversed(paths):
            for message in _messages(_parsed(path, language, path.read_bytes())):
                key = (message.context, _singular(message))
                reason = _reason(message)
                if key not in done and reason and not (language == SOURCE and reason == _UNTRANSLATED):
                    found.append(Incomplete(path, message.lineno or 1, language, key[1], reason))
                seen.add(key)
                if reason is None or (reason != _UNTRANSLATED and not message.fuzzy):
                    done.add(key)
        if language != SOURCE:
            home = paths[0] if paths else self._expected_path(language)
            missing = dict.fromkeys(key for key in messages if key not in seen)
            found += [Incomplete(home, 1, language, text, _UNTRANSLATED) for _, text in missing]
        return sorted(found)

    def _expected_path(self, language: str) -> Path:
        folder = self._directories[0] if self._directories else Path("locale")
        return folder / language / "LC_MESSAGES" / f"{DOMAIN}.po"

    def _load(self, language: str) -> NullTranslations:
        merged: NullTranslations | None = None
        for path in self.paths(language):
            one = Translations(BytesIO(self._compiled(path, language)), domain=DOMAIN)
            # Translations.add keeps the first one's plural rule, and an override follows the same rule of its language.
            merged = one if not isinstance(merged, Translations) else merged.merge(one)
        return merged if merged is not None else NullTranslations()

    def _compiled(self, path: Path, language: str) -> bytes:
        content = path.read_bytes()
        if self._compiled_ones is None:
            return _compiled(path, language, content)
        file = self._compiled_ones / f"{language}-{mark(content).hex()}.mo"
        kept = read_object(file)
        if isinstance(kept, bytes):
            return kept
        compiled = _compiled(path, language, content)
        with suppress(OSError):
            write_object(file, compiled)
        return compiled


@lru_cache(maxsize=64)
def _parsed(path: Path, language: str, content: bytes) -> Catalog:
    """The catalogue, parsed once as long as the file says the same."""
    try:
        number = broken_line(content.decode("utf-8"))
        if number is not None:
            raise ValueError(f"line {number} is neither a comment nor a text between quotation marks")
        return read_po(BytesIO(content), locale=language, domain=DOMAIN, abort_invalid=True)
    except (PoFileError, UnknownLocaleError, ValueError) as error:
        raise ValueError(f"{path}: cannot read the translations: {error}") from error


@lru_cache(maxsize=64)
def _compiled(path: Path, language: str, content: bytes) -> bytes:
    compiled = BytesIO()
    write_mo(compiled, _parsed(path, language, content))
    return compiled.getvalue()


def broken_line(text: str) -> int | None:
    """The number of the first line (from 1) that no PO file can have.

    Babel takes a line without its closing quotation mark and cuts off a letter, so look before it does.
    """
    for number, line in enumerate(text.splitlines(), start=1):
        if not _PO_LINE.fullmatch(line.strip()):
            return number
    return None


def _messages(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def _singular(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


_UNTRANSLATED = "not translated"
_FUZZY = "marked fuzzy: look it over and take the mark away"


def _reason(message: Message) -> str | None:
    """Say why a translation does not count, or None if it does."""
    originals = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    texts = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    if not any(texts):
        return _UNTRANSLATED
    if not all(texts):
        return f"has {sum(map(bool, texts))} of {len(texts)} plural forms"
    if message.fuzzy:
        return _FUZZY
    # A form may leave out a placeholder that one English form leaves out too (“one practice”), but not make one up.
    wanted = [_placeholders(text) for text in originals]
    allowed, needed = wanted[0].union(*wanted), wanted[0].intersection(*wanted)
    for text in texts:
        given = _placeholders(text)
        if given - allowed:
            return f"has {_listed(given - allowed)}, which the English text does not have"
        if needed - given:
            return f"lacks {_listed(needed - given)}"
    return None


def _placeholders(text: str) -> set[str]:
    return set(_PERCENT.findall(text)) - {"%%"} | set(_BRACE.findall(text))


def _listed(placeholders: set[str]) -> str:
    return ", ".join(sorted(placeholders))
