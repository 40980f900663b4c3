"""Names by which records are found, what the search is told of a page, and what it takes of a page's HTML."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from handbook.library.names import names, names_of_surroundings
from handbook.macros.finding import az_index, search_box
from handbook.plugin.addresses import Address
from handbook.plugin.search import pagefind
from handbook.plugin.search.context import SearchContext, for_search
from handbook.plugin.search.pages import search_page
from handbook.plugin.search.text import LEFT_OUT, LEFT_OUT_TAGS, UNIT, stretches
from handbook.plugin.theme_context import ThemeContext
from handbook.render.view import View
from tests.unit.places_project import places


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return places(tmp_path_factory.mktemp("places"), "de")


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagefind, "program", lambda: Path("pagefind"))


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
    monkeypatch.setattr(pagefind, "program", lambda: None)
    context = for_search(_address(view, "cities/rivertown"), view)
    assert (context.href, context.index, context.found) == ("../../../de/search/", "", False)


def test_the_index_of_all_entries_shows_other_names_in_their_language(view: View) -> None:
    html = az_index(view)
    assert '<a href="../../../de/cities/rivertown/">Flussstadt</a>' in html.replace(view.base, "../../../")
    assert '<span lang="fr">Rivièreville</span>' in html
    assert html.index('id="az-practices"') < html.index('id="az-cities"')
    assert "<noscript>" in search_box(view)


# --- What is searched of a page ------------------------------------------------------------------------------------


def _text(html: str) -> str:
    return " ".join(text for _, text in stretches(html))


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_is_no_text_is_left_out_whole(name: str) -> None:
    inner = "<div>one <div title='a'>two</div> three</div><diva>four</diva>"
    html = f'<p>Before</p><div id="x" class="hb-some {name} hb-more">{inner}</div>after'
    assert _text(html) == "Before. after."
    assert _text(f'<p>Before</p><div class="hb-{name}-not">text</div>') == "Before. text."


@pytest.mark.parametrize("tag", [*(f"<{name} a='b'>" for name in LEFT_OUT_TAGS), "<div data-pagefind-ignore>"])
def test_what_nobody_reads_is_left_out(tag: str) -> None:
    name = tag[1:].split(" ")[0].rstrip(">")
    assert _text(f"<p>One</p>{tag}<p>two</p></{name}><p>three</p>") == "One. three."


def test_an_element_without_an_end_is_left_out_to_the_end_of_the_page() -> None:
    assert _text('<p>Before</p><ul class="hb-links"><li>One<ul><li>Two</ul>') == "Before."


def test_what_is_written_about_html_is_text() -> None:
    html = '<p>Write class="hb-cards" or id="relations".</p><p>&lt;nav&gt; &amp;amp;</p><!-- <p>no</p> --><p>end</p>'
    assert _text(html) == 'Write class="hb-cards" or id="relations". <nav> &amp; end.'


def test_labels_of_facts_and_captions_for_listeners_are_left_out() -> None:
    html = (
        '<dl class="hb-facts" aria-label="Key facts">'
        '<div class="hb-facts__row"><dt>Where</dt>\n<dd>Ghent</dd></div></dl>'
        '<table><caption class="hb-vh">Names</caption><tr><th>Name</th><td>Gand</td></tr></table>'
        "<dl><dt>A term</dt><dd>its meaning</dd></dl><table><caption>Seen</caption></table>"
    )
    assert _text(html) == "Ghent. Name. Gand. A term. its meaning. Seen."
    assert _text(f'<div class="hb-cards">{html}<div>more</div></div>after') == "after."


def test_headings_count_more_and_text_between_them_is_one() -> None:
    html = '<h1 id="a" title="b > c">First</h1><p>One</p><p>two?</p><h3>Third <em>rank</em></h3><h2></h2>three'
    assert [(weight // UNIT, text) for weight, text in stretches(html)] == [
        (7, "First."),
        (1, "One. two?"),
        (5, "Third rank."),
        (1, "three."),
    ]


def test_tags_within_a_sentence_join_and_all_others_part() -> None:
    html = '<p>A <em>pl</em>ain <a href="../x/" title="a > b">title</a></p><ol><li>m<sup>2</sup></li></ol>a<br>b<hr>c'
    assert _text(html) == "A plain title. m2. a. b. c."


def test_the_mark_of_a_footnote_is_a_word_of_its_own() -> None:
    html = '<p>Said so.<sup class="hb-footnote"><a href="#fn-1" id="fnref-1" aria-label="Footnote 1">1</a></sup></p>'
    assert _text(html) == "Said so. 1."


def test_names_and_sides_are_as_plain_as_the_text() -> None:
    odd = "a \u200b b  ___PAGEFIND_WEIGHT___9 \ud800"
    search = SearchContext("", "", True, (("city", odd),), odd, odd)
    hb = cast(ThemeContext, SimpleNamespace(search=search, title=odd, description="\u200b"))
    page = search_page(Address("de", "x/", "de", ("de",)), f"<p>{odd}</p>", hb)
    assert page is not None
    assert page.meta == {"names": "a b ?", "title": "a b ?"}
    assert page.filters == (("city", "a b ?"),)
    assert [text for _, text in page.text] == ["a b ?", "a b ?"]
    assert len(page.digest) == 16


def test_pagefinds_own_marks_are_no_text() -> None:
    html = "<p>a ___PAGEFIND_WEIGHT___9 b ___END_PAGEFIND_WEIGHT___ c\u200bd __init__ ___</p>"
    assert _text(html) == "a b cd __init__ ___."
