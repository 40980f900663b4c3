"""Lists in alphabetical order, as each language has it."""

from __future__ import annotations

import random

import pytest

from handbook.render.collation import key
from handbook.render.formats import sort_key

ORDERS: dict[str, list[str]] = {
    "de": ["Äpfel", "apfelgrün", "Arbeit", "Öffnung", "ohm", "Straße", "Strassen", "Übung", "Zürich"],
    "es": ["acción", "lana", "llave", "nube", "nzz", "ñandú", "oca", "País Vasco", "zapato"],
    "en": ["1 March", "2 May", "Co-op", "coop", "résumé", "resumés", "Zoo"],
    "fr": ["cote", "coté", "côte", "côté", "élan", "Île-de-France", "œuf", "Ofen", "zèbre"],
    "it": ["città", "Cittadella", "perché", "più", "Trento", "università"],
    "eu": ["Nafarroa", "nz", "ñabar", "oso"],
    "sv": ["Arboga", "zon", "Åmål", "Älvsbyn", "Örebro"],
    "da": ["Zoo", "Ærø", "Øst", "Aalborg å".replace("Aalborg ", "")],
    "cs": ["cena", "čaj", "had", "chata", "Ivan", "řeka", "sto", "škola"],
    "pl": ["lampa", "łódź", "mapa", "zebra", "źródło", "żaba"],
    "et": ["sool", "šokk", "zoo", "žest", "tuba", "vesi", "õun", "äike", "öö", "üks"],
}


@pytest.mark.parametrize("language", ORDERS)
def test_order(language: str) -> None:
    words = ORDERS[language]
    mixed = list(words)
    random.Random(7).shuffle(mixed)
    assert sorted(mixed, key=lambda word: key(word, language)) == words


def test_accents_and_capitals_decide_only_between_equal_letters() -> None:
    words = ["Andre", "andré", "andre", "André", "Andreas"]
    assert sorted(words, key=lambda word: sort_key(word, "fr")) == ["andre", "Andre", "andré", "André", "Andreas"]


def test_decomposed_letters_are_the_same_letters() -> None:
    assert key("n\u0303u", "es")[0] == key("ñu", "es")[0]


def test_a_language_with_a_region_follows_its_language() -> None:
    assert key("ñu", "es-MX") == key("ñu", "es")
    assert key("x", "qqq") == key("x", "en")
