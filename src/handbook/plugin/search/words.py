"""How Pagefind indexes the words of a language: it is asked once for each, and counting them is left to us.

Pagefind stems a word, takes it apart at hyphens and capitals, and files it under its letters without accents. All of
that depends on the word alone, so a page that has each word once tells it for all pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from handbook.plugin.search import pagefind
from handbook.plugin.search.text import UNIT

_FACTOR: Final = 10
"""The highest weight that Pagefind has: the more, the better it tells in how many parts a word was taken."""

_LAST: Final = "end."
"""There is a word, and Pagefind need not put a dot after the last one."""


Form = tuple[str, str, int]
"""What is found by a word: the stem under which the index has it, how it was spelt, if with accents, and into how many
parts the word was taken, each of which counts that much less."""

Forms = Mapping[str, Sequence[Form]]
"""For each word its forms. One without a letter or digit has none."""


def ask(words: Iterable[str], language: str, target: Path) -> tuple[dict[str, list[Form]], dict[str, Any]]:
    """The forms of words and Pagefind's entry for the language; `target` is a new folder for all that it writes.

    Raises `SearchIndexError`.
    """
    asked = [*(word for word in words if word != _LAST), _LAST]
    text = escape(" ".join(asked))
    with TemporaryDirectory() as pages:
        html = f'<html lang="{language}"><body data-pagefind-body><p data-pagefind-weight="{_FACTOR}">{text}</p></body>'
        (Path(pages) / "words.html").write_text(f"<!doctype html>{html}</html>", encoding="utf-8")
        entry = pagefind.index(Path(pages), target)
    forms: dict[str, list[Form]] = {word: [] for word in asked}
    for stem, plain, accented in pagefind.words(target, entry, language):
        for spelling, found in [("", plain), *accented]:
            for _, places, _ in found:
                for weight, place in _places(places):
                    forms[asked[place]].append((stem, spelling, _FACTOR * UNIT // weight))
    return forms, entry


def _places(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Weights and places as Pagefind writes them: a weight w as -1 - w, then how far each place is from the last."""
    weight = place = 0
    for number in numbers:
        if number < 0:
            weight, place = -1 - number, 0
        else:
            place += number
            yield weight, place
