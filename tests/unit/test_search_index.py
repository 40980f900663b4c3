"""The index is the one that Pagefind itself makes of the same pages: its part in the browser reads both alike."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.plugin.search.index import words_of, write_index
from handbook.plugin.search.pagefind import SearchIndexError, packed, unpacked
from handbook.plugin.search.pages import FIELDS, SearchPage
from handbook.plugin.search.text import UNIT
from handbook.plugin.search.words import ask
from tests.unit.pagefind_index import Index, pagefinds_own, read_index

WEIGHTS = (UNIT // 5, UNIT, *(rank * UNIT for rank in range(2, 8)))

# Forms, accents, compounds, numbers, marks and signs, and what only looks like an instruction to Pagefind.
TEXTS = {
    "de": "Über Größe, Übergrößen: groß-Gerau's StartUp-Szene, „Start-ups“ (10.000 €) — Stra\u00adße haus Häuser.",
    "en": "The chamber's procuring & procurement, e.g. co-operation/others, fooBar foo_bar don't C++ 😀👍🏽 a-b <b>.",
    "es": "Cámaras de comercio; cámara, ¿qué?, acción-acción acciones «más» 3,5 % n.º 2.",
    "fr": "L'entrepreneur·e, aujourd'hui l’accès à l'économie ; œuvre ŒUVRE cœur naïve-café formation formations.",
    "it": "Imprese e un'impresa, perché città-regione Città e.g. D.Lgs. 50/2016 x1y 1234567.",
    "eu": "Enpresaburuak, enpresaburu-elkartea eta hirietako ganberak.",
    "pl": "Małe przedsiębiorstwa-migrantów, miasto miasta.",  # Pagefind knows no forms of its words
}


def ours(pages: list[SearchPage], language: str, folder: Path) -> Index:
    forms, entry = ask(words_of(pages), language, folder / "asked")

    def write(name: str, content: bytes) -> None:
        file = folder / "ours" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(packed(content))

    return read_index(folder / "ours", language, write_index(language, pages, forms, entry["version"], write))


def assert_same(pages: list[SearchPage], language: str, folder: Path) -> Index:
    one, other = ours(pages, language, folder), pagefinds_own(pages, language, folder)
    assert one.version == other.version
    assert one.fields == list(FIELDS)
    # Where there is a summary, nobody is shown an excerpt.
    shown = {
        address: told | {"content": "" if told["meta"].get("summary") else told["content"]}
        for address, told in other.fragments.items()
    }
    assert one.fragments == shown
    assert one.words == other.words
    assert one.filters == other.filters
    return one


def page(number: int, text: list[tuple[int, str]], **meta: str) -> SearchPage:
    meta = {"names": "Név", "summary": "Summary of it", "title": "A title"} | meta
    meta = {name: text for name, text in meta.items() if text}
    filters = (("city", "München" if number % 2 else "Paris"), ("theme", "A & B"), ("theme", f"No. {number % 3}"))
    return SearchPage(f"/x/{number}/", tuple(text), meta, filters)


@pytest.mark.parametrize("language", TEXTS)
def test_words_count_as_pagefind_counts_them(language: str, tmp_path: Path) -> None:
    words = TEXTS[language]
    turned = " ".join(reversed(words.split()))
    pages = [
        page(
            1, [(WEIGHTS[0], "around it."), (7 * UNIT, f"{words}."), (UNIT, f"{turned} {words} {turned}")], title=words
        ),
        page(
            2,
            [(UNIT, words), (6 * UNIT, f"{turned}."), (UNIT, turned), (2 * UNIT, "end.")],
            names=turned,
            summary=words,
        ),
        page(3, [(UNIT, f"{words} something else")], summary=""),
    ]
    index = assert_same(pages, language, tmp_path)
    assert len(index.words) > 8
    assert index.filters["theme"]["No. 1"] == ["/x/1/"]


word = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=9) | st.from_regex(
    r"[A-Za-zÄäéñß]{1,6}([-'/.·’][a-zA-Zö0-9]{1,6}){0,4}[.,:;)]?", fullmatch=True
)
# A dot at the end, because Pagefind would put one there.
words = st.lists(word, min_size=1, max_size=30).map(lambda found: " ".join((*found, "end.")))
stretch = st.tuples(st.sampled_from(WEIGHTS), words)


@settings(max_examples=25, deadline=None)
@given(texts=st.lists(st.tuples(st.lists(stretch, min_size=1, max_size=6), words), min_size=1, max_size=8))
def test_any_words_count_as_pagefind_counts_them(texts: list[tuple[list[tuple[int, str]], str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        pages = [
            page(at, text, title=title, summary="Summary" * (at % 2 == 0)) for at, (text, title) in enumerate(texts)
        ]
        assert_same(pages, "de", Path(folder))


def test_many_words_are_in_several_files_that_are_told_apart(tmp_path: Path) -> None:
    several = [" ".join(f"{first}{second}{number}" for number in range(60)) for first in "abcdef" for second in "xyz"]
    pages = [page(at, [(UNIT, f"{text} {' '.join(several)} end.")]) for at, text in enumerate(several)]
    index = assert_same(pages, "en", tmp_path)
    assert len(index.spans) > 1
    for first, last, found in index.spans:
        assert first <= found[0]
        assert found[-1].startswith(last) or found[-1] <= last
        outside = [stem for *_, stems in index.spans for stem in stems if stem not in found]
        assert not any(stem.startswith((first, last)) or first <= stem <= last for stem in outside)


def test_the_order_of_pages_and_nothing_else_decides_on_the_files(tmp_path: Path) -> None:
    pages = [page(at, [(UNIT, f"word{at} other.")]) for at in range(3)]
    forms, _ = ask(words_of(pages), "en", tmp_path / "asked")
    made: list[dict[str, bytes]] = [{}, {}, {}]
    for files, order in zip(made, (pages, pages, pages[::-1]), strict=True):
        write_index("en", order, dict(reversed(forms.items())), "1.5.2", files.__setitem__)
    assert made[0] == made[1] != made[2]
    assert made[0].keys() > {name for name in made[2] if name.startswith("fragment/")}


def test_a_word_is_asked_once_and_has_its_forms(tmp_path: Path) -> None:
    forms, entry = ask(["Häuser-Kauf", "Haus", "—"], "de", tmp_path)
    assert set(forms["Häuser-Kauf"]) == {
        ("hauserkauf", "häuserkauf", 1),
        ("haus", "häuser", 2),
        ("kauf", "", 2),
    }
    assert forms["Haus"] == [("haus", "", 1)]
    assert forms["—"] == []
    assert entry["languages"].keys() == {"de"}


def test_no_words_are_an_index_too(tmp_path: Path) -> None:
    index = ours([], "en", tmp_path)
    assert (index.fragments, index.words, index.filters) == ({}, {}, {})


def test_another_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.pf_meta").write_bytes(packed(b"")[:4])
    with pytest.raises((SearchIndexError, EOFError)):
        unpacked(tmp_path / "x.pf_meta")
