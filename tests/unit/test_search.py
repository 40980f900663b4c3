"""Names by which records are found, what the index is told of a page, and Pagefind's files in order."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from handbook.library.names import names, names_of_surroundings
from handbook.macros.finding import az_index, search_box
from handbook.plugin.addresses import Address
from handbook.plugin.search import index as search_index
from handbook.plugin.search.context import for_search
from handbook.plugin.search.order import UnknownFormatError, put_in_order
from handbook.plugin.search.text import LEFT_OUT, searched
from handbook.render.view import View
from tests.unit.places_project import places


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return places(tmp_path_factory.mktemp("places"), "de")


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "program", lambda: Path("pagefind"))


def _address(view: View, key: str, language: str = "de", shown: str = "de") -> Address:
    return Address(language, f"{key}/", shown, ("de", "en"), entry=view.library.entries[key])


def test_a_city_has_all_its_names_once(view: View) -> None:
    found = names(view.library.entries["cities/rivertown"])
    assert [(name.text, name.language) for name in found] == [
        ("Rivertown", "en"),
        ("Flussstadt", "de"),
        ("Rivièreville", "fr"),
        ("Flußstadt", "de"),
    ]


def test_only_records_with_names_of_their_own_have_names(view: View) -> None:
    practices = [entry for key, entry in view.library.entries.items() if key.startswith("practices/")]
    assert practices
    assert all(names(entry) == [] for entry in practices)


def test_what_stands_in_a_city_is_found_by_the_names_of_the_city(view: View) -> None:
    found = [name.text for name in names_of_surroundings(view.library, view.library.entries["organisations/chamber"])]
    assert "Rivièreville" in found
    assert "Chambre" not in found, "its own"


@pytest.mark.usefixtures("program")
def test_filters_are_in_words_of_the_language(view: View) -> None:
    context = for_search(_address(view, "cities/rivertown"), view)
    assert context.found
    assert ("city", "Flussstadt") in context.filters
    assert ("country", "Deutschland") in context.filters
    assert ("section", "Städte und Regionen") in context.filters
    assert context.index == "../../../pagefind/"
    assert "Rivièreville" in context.names


@pytest.mark.usefixtures("program")
def test_a_page_that_shows_another_language_is_not_found(view: View) -> None:
    context = for_search(_address(view, "cities/rivertown", "it", "en"), view)
    assert not context.found
    assert context.filters == ()
    assert context.names == ""


def test_without_the_program_there_is_only_the_page(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "program", lambda: None)
    context = for_search(_address(view, "cities/rivertown"), view)
    assert (context.href, context.index, context.found) == ("../../../de/search/", "", False)


def test_the_index_of_all_entries_shows_other_names_in_their_language(view: View) -> None:
    html = az_index(view)
    assert '<a href="../../../de/cities/rivertown/">Flussstadt</a>' in html.replace(view.base, "../../../")
    assert '<span lang="fr">Rivièreville</span>' in html
    assert html.index('id="az-practices"') < html.index('id="az-cities"')
    assert "<noscript>" in search_box(view)


# --- What is searched of a page ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_is_no_text_is_left_out_whole(name: str) -> None:
    inner = "<div>one <div title='a'>two</div> three</div><diva>four</diva>"
    html = f'<p>Before</p><div id="x" class="hb-some {name} hb-more">{inner}</div>after'
    assert searched(html) == "<p>Before</p>after"
    assert searched(f"<p>Before</p><div class='hb-{name}-not'>text</div>") != "<p>Before</p>"


def test_an_element_without_an_end_is_left_out_to_the_end_of_the_page() -> None:
    assert searched('<p>Before</p><ul class="hb-links"><li>One<ul><li>Two</ul>') == "<p>Before</p>"


def test_labels_of_facts_and_captions_for_listeners_are_left_out() -> None:
    html = (
        '<dl class="hb-facts" aria-label="Key facts">'
        '<div class="hb-facts__row"><dt>Where</dt>\n<dd>Ghent</dd></div></dl>'
        '<table><caption class="hb-vh">Names</caption><tr><th>Name</th><td>Gand</td></tr></table>'
        "<dl><dt>A term</dt><dd>its meaning</dd></dl><table><caption>Seen</caption></table>"
    )
    text = searched(html)
    assert [word for word in ("Where", "Key facts", "Names") if word in text] == []
    assert [word for word in ("Ghent", "Gand", "A term", "its meaning", "Seen") if word not in text] == []


def test_tags_within_a_sentence_go_and_those_that_end_one_stay() -> None:
    html = '<h2 class="x">A <em>plain</em> <a href="../x/" title="a > b">title</a></h2><ol><li>m<sup>2</sup></li></ol>'
    assert searched(html) == '<h2 class="x">A plain title</h2><li>m2</li>'


def test_the_mark_of_a_footnote_is_a_word_of_its_own() -> None:
    html = '<p>Said so.<sup class="hb-footnote"><a href="#fn-1" id="fnref-1" aria-label="Footnote 1">1</a></sup></p>'
    assert searched(html) == "<p>Said so. 1</p>"


def test_a_page_that_tells_pagefind_what_to_do_is_heard() -> None:
    html = '<p id="x">Seen <span data-pagefind-ignore>not searched</span></p>'
    assert searched(f'{html}<ul class="hb-links"><li>Link</li></ul>') == html


# --- Pagefind's files ----------------------------------------------------------------------------------------------


def _packed(content: bytes) -> bytes:
    return gzip.compress(b"pagefind_dcd" + content)


def _text(text: str) -> bytes:
    return bytes([0x60 + len(text)]) + text.encode()


def _index(folder: Path, cities: list[bytes], turned: bool) -> Path:
    """An index as Pagefind writes it: two filters, one of them with `cities` as its values."""
    (folder / "filter").mkdir(parents=True)
    values = bytes([0x80 + len(cities)]) + b"".join(cities)
    (folder / "filter/de_aaaaaa1.pf_filter").write_bytes(_packed(b"\x82" + _text("city") + values))
    (folder / "filter/de_aaaaaa2.pf_filter").write_bytes(_packed(b"\x82" + _text("actor") + b"\x80"))
    pairs = [b"\x82" + _text("city") + _text("de_aaaaaa1"), b"\x82" + _text("actor") + _text("de_aaaaaa2")]
    filters = b"\x82" + b"".join(reversed(pairs) if turned else pairs)
    meta = b"\x86" + _text("1.5.2") + b"\x80" + b"\x80" + filters + b"\x80" + b"\x81" + _text("title")
    name = "de_0123456789" if turned else "de_9876543210"
    (folder / f"pagefind.{name}.pf_meta").write_bytes(_packed(meta))
    entry = {"languages": {"de": {"page_count": 2, "hash": name}}, "version": "1.5.2"}
    (folder / "pagefind-entry.json").write_text(json.dumps(entry), encoding="utf-8")
    return folder


def _files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_two_indexes_in_other_orders_become_the_same(tmp_path: Path) -> None:
    long = b"\x82" + b"\x78\x1e" + b"x" * 30 + b"\x82\x01\x19\x01\x2c"  # pages 1 and 300
    short = b"\x82" + _text("Bonn") + b"\x81\x18\x20"
    first = _index(tmp_path / "first", [long, short], turned=False)
    second = _index(tmp_path / "second", [short, long], turned=True)
    assert _files(first) != _files(second)
    put_in_order(first)
    put_in_order(second)
    assert _files(first) == _files(second)
    entry = json.loads((first / "pagefind-entry.json").read_text(encoding="utf-8"))
    meta = gzip.decompress((first / f"pagefind.{entry['languages']['de']['hash']}.pf_meta").read_bytes())
    for file in (first / "filter").iterdir():
        assert file.stem.encode() in meta, "the metadata name the files anew"
    before = _files(first)
    put_in_order(first)
    assert _files(first) == before


def test_another_format_is_refused(tmp_path: Path) -> None:
    folder = _index(tmp_path / "index", [], turned=False)
    (folder / "pagefind.de_9876543210.pf_meta").write_bytes(gzip.compress(b"something else"))
    with pytest.raises(UnknownFormatError):
        put_in_order(folder)
