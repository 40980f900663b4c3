"""The corpus of the benchmark: always the same, valid, and the same words for every generator."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from pathlib import Path

import pytest
from bench.speed import hugo, material, project
from bench.speed.corpus import Corpus, make_corpus, merged
from bench.speed.words import LANGUAGES

from handbook.project import open_project
from handbook.settings import Settings

SIZE = 12


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return make_corpus(SIZE)


def digest(root: Path) -> str:
    files = sorted(file for file in root.rglob("*") if file.is_file())
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def test_corpus_is_always_the_same(corpus: Corpus, tmp_path: Path) -> None:
    project.write_project(corpus, tmp_path / "one")
    project.write_project(make_corpus(SIZE), tmp_path / "two")
    assert digest(tmp_path / "one") == digest(tmp_path / "two")


def test_a_larger_corpus_has_the_same_first_texts(corpus: Corpus) -> None:
    assert make_corpus(3).practices[1].texts["de"]["title"] == corpus.practices[1].texts["de"]["title"]


@pytest.mark.parametrize("translated", [0.0, 0.5, 1.0])
def test_project_has_no_problems(tmp_path: Path, translated: float) -> None:
    corpus = make_corpus(SIZE, translated)
    project.write_project(corpus, tmp_path, search=True)
    opened = open_project(Settings(tmp_path, LANGUAGES, "en"), date(2026, 1, 1))
    assert [str(problem) for problem in opened.problems] == []
    assert len(opened.library.entries) == len(corpus.records)


def test_practices_are_of_realistic_length(corpus: Corpus) -> None:
    for record in corpus.practices:
        for language, texts in record.texts.items():
            words = len(re.findall(r"[^\W\d_]+", re.sub(r"\(\S+\)|<\S+>", "", texts["body"])))
            assert 400 <= words <= 800, (record.id, language, words)


def test_practices_have_lists_tables_links_and_footnotes(corpus: Corpus) -> None:
    bodies = "".join(record.texts[record.language]["body"] for record in corpus.practices)
    for mark in ("\n- ", "\n1. ", "| ---", "](practice-", "](https://", "[^1]:", "\n## ", "\n### ", "\n> ", "**"):
        assert mark in bodies, mark


def test_share_of_translations_is_as_asked() -> None:
    practices = make_corpus(60, 0.5).practices
    share = sum(len(record.texts) - 1 for record in practices) / (4 * len(practices))
    assert 0.4 < share < 0.6
    assert all(len(record.texts) == 1 for record in make_corpus(5, 0).practices)


def test_original_is_shown_where_a_translation_is_missing() -> None:
    record = make_corpus(5, 0).practices[0]
    assert record.shown("it")["title"] == record.texts["es"]["title"]


def test_facts_and_texts_are_joined_item_by_item() -> None:
    facts = {"results": [{"value": 1}, {"value": 2}], "level": "local"}
    texts = {"results": [{"unit": "a"}, {"unit": "b"}], "title": "T"}
    assert merged(facts, texts) == {
        "results": [{"value": 1, "unit": "a"}, {"value": 2, "unit": "b"}], "level": "local", "title": "T"
    }  # fmt: skip


def test_hugo_gets_the_same_words(corpus: Corpus, tmp_path: Path) -> None:
    hugo.write_hugo(corpus, tmp_path)
    record = corpus.practices[3]
    text = (tmp_path / f"content/de/practices/{record.id}.md").read_text(encoding="utf-8")
    front, _, body = text.partition("\n\n")
    assert json.loads(front)["lessons"] == record.texts["de"]["lessons"]
    assert body.split("\n")[0] == record.texts["de"]["body"].split("\n")[0]
    assert ".md)" not in body
    pages = len(corpus.records) + 5
    assert all(sum(1 for _ in (tmp_path / f"content/{code}").rglob("*.md")) == pages for code in LANGUAGES)


def test_material_gets_the_same_words(corpus: Corpus, tmp_path: Path) -> None:
    material.write_material(corpus, tmp_path)
    record = corpus.practices[3]
    text = (tmp_path / f"docs/practices/{record.id}.fr.md").read_text(encoding="utf-8")
    assert record.texts["fr"]["body"].strip() in text
    assert record.texts["fr"]["lessons"][1] in text
    countries = {city.id: city.facts["country"] for city in corpus.cities}
    code = countries[record.facts["city"]]
    listed = (tmp_path / f"docs/by-country/{code.lower()}.md").read_text(encoding="utf-8")
    assert f"(../practices/{record.id}.md)" in listed


@pytest.mark.parametrize(
    ("write", "edited"),
    [
        (project.write_project, project.edited_file),
        (hugo.write_hugo, hugo.edited_file),
        (material.write_material, material.edited_file),
    ],
)
def test_the_edited_file_is_there(corpus: Corpus, tmp_path: Path, write: object, edited: object) -> None:
    assert callable(write)
    assert callable(edited)
    write(corpus, tmp_path)
    assert (tmp_path / edited(corpus)).is_file()
