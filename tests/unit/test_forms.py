"""Questions and templates made from the models."""

from __future__ import annotations

import pytest

from handbook import frontmatter, yaml12
from handbook.forms.questions import needed, questions
from handbook.forms.writing import scalar, written
from handbook.models import RECORD_TYPES, TYPES, Record


@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.type)
def test_every_required_field_is_asked(model: type[Record]) -> None:
    required = {name for name, info in model.model_fields.items() if info.is_required()} - {"id"}
    asked = {question.name for question in needed(model)}
    assert required <= asked
    assert "sources" in asked


def test_kinds_of_answers_come_from_the_model() -> None:
    practice, assessment, city = (questions(TYPES[name]) for name in ("practice", "assessment", "city"))
    assert practice["organisation"].kind == "reference"
    assert practice["organisation"].reference == "organisation"
    assert practice["actor"].choices is not None
    assert practice["actor"].choices["municipality"] == "municipality"
    assert practice["body"].long
    assert assessment["date"].kind == "date"
    assert assessment["score"].kind == "number"
    assert city["position"].kind == "part"
    assert city["names"].kind == "map"
    item = city["official_languages"].item
    assert item is not None
    assert item.kind == "text"


def test_answers_are_checked_by_the_model() -> None:
    practice, assessment = questions(TYPES["practice"]), questions(TYPES["assessment"])
    assert "did you mean `municipality`" in practice["actor"].fault("municipalty")
    assert practice["actor"].fault("municipality") == ""
    assert "2019-02-30" in assessment["date"].fault("2019-02-30")
    assert practice["title"].fault("x" * 101) != ""


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "14:30",
        "0123",
        "a: b",
        "# x",
        "x # y",
        "'",
        '"',
        "- a",
        "",
        " a ",
        "null",
        "1e3",
        "2019",
        "{a}",
        "ü – „x“",
        "a\tb",
    ],
)
def test_texts_read_back_as_they_were(text: str) -> None:
    assert yaml12.load(f"key: {scalar(text)}\n").data == {"key": text}


def test_a_template_is_valid_and_names_every_other_key() -> None:
    data = {"title": "T: x", "summary": "A\nB", "language": "en", "sources": [{"title": "S", "url": "https://a.b/"}]}
    text = written(TYPES["practice"], {**data, "themes": ["a", "b"], "body": "Hello"})
    parts = frontmatter.split(text)
    read = yaml12.load(parts.yaml)
    assert read.mistakes == []
    assert read.data == {**data, "themes": ["a", "b"]}
    assert parts.body.strip() == "Hello"
    for name in TYPES["practice"].model_fields:
        assert name in ("id", "body") or f"{name}:" in parts.yaml
