"""The corpus: practices with their cities, organisations and themes, the same for every generator that is measured.

A record is split as it is on disk: `facts` stand once, `texts` in each language. Nothing depends on anything but the
numbers handed in, so two runs on two machines measure the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from bench.speed.prose import body, plan
from bench.speed.words import LANGUAGES, Words, proper_name, seeded

COUNTRIES: Final = ("AT", "BE", "DE", "DK", "ES", "FI", "FR", "IE", "IT", "NL", "PT", "SE")
THEMES: Final = 8
_ACTORS: Final = ("municipality", "chamber-of-commerce", "civil-society", "development-agency", "company")
_GROUPS: Final = ("migrant-entrepreneurs", "women", "refugees", "young-people", "public-buyers")
_KINDS: Final = ("municipality", "chamber", "association", "ngo", "company")

Data = dict[str, Any]
Texts = Mapping[str, Data]


@dataclass(frozen=True, slots=True)
class Record:
    """`texts` has the translatable fields by language, that of the record first; `sections` are those of the site."""

    section: str
    id: str
    facts: Data
    texts: Texts

    @property
    def language(self) -> str:
        return str(self.facts["language"])

    def shown(self, language: str) -> Data:
        """All fields with the texts that a reader of `language` gets: the translation or the original."""
        shown: Data = merged(self.facts, self.texts.get(language, self.texts[self.language]))
        return shown


@dataclass(frozen=True, slots=True)
class Corpus:
    """`words` fills pages that are no records: `words[language]`."""

    practices: Sequence[Record]
    cities: Sequence[Record]
    organisations: Sequence[Record]
    themes: Sequence[Record]
    words: Mapping[str, Words]

    @property
    def records(self) -> list[Record]:
        return [*self.practices, *self.cities, *self.organisations, *self.themes]

    @property
    def countries(self) -> list[str]:
        return sorted({city.facts["country"] for city in self.cities})


def make_corpus(practices: int, translated: float = 1.0) -> Corpus:
    """A corpus of so many practices. `translated`: share of the translations that exist."""
    words = {language: Words(language) for language in LANGUAGES}
    maker = _Maker(words, translated)
    cities = [maker.city(number) for number in range(max(3, practices // 16))]
    organisations = [maker.organisation(number, cities) for number in range(max(3, practices // 8))]
    themes = [maker.theme(number) for number in range(THEMES)]
    ids = [f"practice-{number:05}" for number in range(practices)]
    made = [maker.practice(number, ids, cities, organisations, themes) for number in range(practices)]
    return Corpus(made, cities, organisations, themes, words)


def merged(facts: Any, texts: Any) -> Any:
    """Facts and texts as one: mappings key by key, lists item by item."""
    if isinstance(facts, dict) and isinstance(texts, dict):
        return {
            key: merged(facts[key], texts[key]) if key in facts and key in texts else (facts | texts)[key]
            for key in [*facts, *(key for key in texts if key not in facts)]
        }
    if isinstance(facts, list) and isinstance(texts, list):
        return [merged(fact, text) for fact, text in zip(facts, texts, strict=True)]
    return texts


@dataclass(frozen=True, slots=True)
class _Maker:
    words: Mapping[str, Words]
    translated: float

    def city(self, number: int) -> Record:
        rng = seeded(f"city {number}")
        name = proper_name(rng)
        facts = _head(number) | {
            "kind": "city",
            "names": dict.fromkeys(sorted(LANGUAGES), name),
            "country": COUNTRIES[number % len(COUNTRIES)],
            "position": {"latitude": round(rng.uniform(38, 60), 4), "longitude": round(rng.uniform(-8, 24), 4)},
            "official_languages": [LANGUAGES[number % 5]],
        }
        return self._record("cities", f"city-{number:04}", facts, rng, lambda _w, _r: {"title": name})

    def organisation(self, number: int, cities: Sequence[Record]) -> Record:
        rng = seeded(f"organisation {number}")
        city = cities[number % len(cities)]
        facts = _head(number) | {
            "kind": _KINDS[number % len(_KINDS)],
            "country": city.facts["country"],
            "city": city.id,
            "website": f"https://organisation-{number}.example.org/",
        }

        def texts(words: Words, rng: Random) -> Data:
            return {"roles": [words.sentence(rng, 10) for _ in range(2)]}

        return self._record("organisations", f"organisation-{number:04}", facts, rng, texts)

    def theme(self, number: int) -> Record:
        def texts(words: Words, rng: Random) -> Data:
            return {"questions": [{"id": f"q{n}", "text": words.sentence(rng, 9)} for n in (1, 2, 3)]}

        facts = _head(number) | {"number": number + 1, "questions": [{}, {}, {}]}
        return self._record("handbooks", f"theme-{number}", facts, seeded(f"theme {number}"), texts)

    def practice(
        self,
        number: int,
        ids: Sequence[str],
        cities: Sequence[Record],
        organisations: Sequence[Record],
        themes: Sequence[Record],
    ) -> Record:
        rng = seeded(f"practice {number}")
        near = [ids[place % len(ids)] for place in range(number + 1, number + 6) if place % len(ids) != number]
        blocks = plan(rng, [f"{ident}.md" for ident in near])
        start = rng.randint(2004, 2019)
        values = [rng.randint(13, 5000) for _ in range(rng.randint(1, 3))]
        facts = _head(number) | {
            "themes": sorted({theme.id for theme in rng.choices(themes, k=2)}),
            "related": sorted({f"practices/{ident}" for ident in near[:2]}),
            "city": rng.choice(cities).id,
            "organisation": rng.choice(organisations).id,
            "partners": [{"organisation": rng.choice(organisations).id}],
            "actor": rng.choice(_ACTORS),
            "level": rng.choice(("local", "regional", "national")),
            "target_groups": sorted(set(rng.choices(_GROUPS, k=2))),
            "period": {"start": str(start), "end": str(start + 3)},
            "results": [{"value": value, "period": str(start + 1), "sources": [_source(value)]} for value in values],
        }

        def texts(words: Words, rng: Random) -> Data:
            return {
                "need": words.sentence(rng, 18),
                "results": [{"indicator": words.phrase(rng, 6), "unit": words.draw(rng, 1)[0]} for _ in values],
                "challenges": [words.sentence(rng, 12) for _ in range(2)],
                "success_conditions": [words.sentence(rng, 10) for _ in range(2)],
                "lessons": [words.sentence(rng, 12) for _ in range(2)],
                "body": body(blocks, words, rng),
            }

        return self._record("practices", ids[number], facts, rng, texts)

    def _record(self, section: str, ident: str, facts: Data, rng: Random, more: Any) -> Record:
        original = facts["language"]
        texts: dict[str, Data] = {}
        for language in (original, *(other for other in LANGUAGES if other != original)):
            own = seeded(f"{section} {ident} {language}")
            words = self.words[language]
            if language == original or rng.random() < self.translated:
                head = {"title": words.phrase(own, 5), "summary": words.sentence(own, 22)}
                texts[language] = head | more(words, own)
        return Record(section, ident, facts, texts)


def _head(number: int) -> Data:
    return {"language": LANGUAGES[number % len(LANGUAGES)], "sources": [_source(number)]}


def _source(number: int) -> Data:
    return {"title": f"Report {number}", "url": f"https://reports.example.org/{number}/"}
