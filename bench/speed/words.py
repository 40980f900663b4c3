"""Made-up words: a seeded generator that writes in the manner of a language and says nothing.

The content words are put together from syllables; only articles, prepositions and the like are words of the language,
so that stemmers and stop words of a search find what they expect. How often a word comes follows Zipf's law, as in
real texts: an index of evenly spread words would be far too large.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from random import Random
from typing import Final

LANGUAGES: Final = ("es", "de", "en", "fr", "it")

_SIZE: Final = 4000
"""Different content words of a language."""
_LINKING: Final = 0.42
"""Share of articles, prepositions and the like in a running text."""

_LINKS: Final = {
    "es": "el la los las de en y que con para por se su es un una más como entre sobre",
    "de": "der die das und in mit zu auf für von ist sie es ein eine auch bei nach über wird",
    "en": "the of and to in is for with that on as by at from it an are this more their",
    "fr": "le la les de des et en pour avec dans sur que qui est une un par plus leur aux",
    "it": "il la le di e che per con in un una da sono del della più anche tra nei come",
}
_ENDINGS: Final = {
    "es": ("o", "a", "os", "as", "ar", "ado", "ción", "dad", "mente", "ero"),
    "de": ("e", "en", "er", "ung", "heit", "lich", "isch", "t", "ungen", "keit"),
    "en": ("", "s", "ing", "ed", "er", "ness", "ly", "tion", "ment", "al"),
    "fr": ("e", "es", "er", "é", "tion", "ment", "eur", "eux", "ité", "age"),
    "it": ("o", "a", "i", "e", "are", "ato", "zione", "tà", "mente", "ore"),
}
_ONSETS: Final = ("b", "br", "c", "d", "f", "g", "gr", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "tr", "v")
_VOWELS: Final = ("a", "e", "i", "o", "u", "ie", "au")
_CODAS: Final = ("", "", "", "l", "n", "r", "s", "nt")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language. Every text is drawn by the generator that is handed in."""

    language: str
    _content: list[str] = field(init=False, repr=False)
    _weights: list[float] = field(init=False, repr=False)
    _links: list[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        rng = seeded(f"words {self.language}")
        content: dict[str, None] = {}
        while len(content) < _SIZE:
            stem = "".join(syllable(rng) for _ in range(rng.choice((1, 2, 2, 3))))
            content[stem + rng.choice(_ENDINGS[self.language])] = None
        object.__setattr__(self, "_content", list(content))
        object.__setattr__(self, "_weights", list(accumulate(1 / (rank + 3) for rank in range(_SIZE))))
        object.__setattr__(self, "_links", _LINKS[self.language].split())

    def draw(self, rng: Random, count: int) -> list[str]:
        """So many words of running text."""
        content = iter(rng.choices(self._content, cum_weights=self._weights, k=count))
        # Not two linking words in a row.
        drawn: list[str] = []
        linked = True
        for word in content:
            linked = not linked and rng.random() < _LINKING * 1.7
            drawn.append(rng.choice(self._links) if linked else word)
        return drawn

    def phrase(self, rng: Random, count: int) -> str:
        """Words without a full stop, the first with a capital."""
        return _capital(" ".join(self.draw(rng, count)))

    def sentence(self, rng: Random, count: int) -> str:
        """A sentence of so many words, now and then with a comma."""
        drawn = self.draw(rng, count)
        if count > 9 and rng.random() < 0.6:
            drawn[count // 2] += ","
        return f"{_capital(' '.join(drawn))}."


def seeded(name: str) -> Random:
    """The generator of a thing with this name: the same on every machine."""
    return Random(name)  # noqa: S311 - nothing is kept secret by it


def syllable(rng: Random) -> str:
    """One syllable."""
    return rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS)


def proper_name(rng: Random) -> str:
    """A name of a place, alike in all languages."""
    return _capital("".join(syllable(rng) for _ in range(rng.choice((2, 3)))))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
