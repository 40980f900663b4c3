"""JSON Schema of the records: complete, right, and never behind the models."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from handbook.forms.schema import drifted, schema_files, write_schemas
from handbook.models import RECORD_TYPES, Record

ROOT = Path(__file__).parents[2]


def test_committed_schemas_follow_the_models() -> None:
    assert drifted(ROOT / "schemas") == [], "run `handbook schema`"


@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.type)
def test_every_type_has_both_schemas(model: type[Record]) -> None:
    files = schema_files()
    record = json.loads(files[f"{model.type}.schema.json"])
    translation = json.loads(files[f"{model.type}.translation.schema.json"])
    assert record["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "id" not in record["properties"]
    assert {"title", "summary"} <= set(record["required"])
    assert "required" not in translation
    assert {"title", "summary", "translation"} <= set(translation["properties"])
    assert f"{model.type}.translation.schema.json" in files["README.md"]


def test_references_and_vocabularies_are_told() -> None:
    practice = json.loads(schema_files()["practice.schema.json"])
    assert practice["properties"]["organisation"]["x-reference"] == "organisation"
    assert practice["properties"]["related"]["items"]["x-reference"] == "any"
    assert "municipality" in practice["properties"]["actor"]["enum"]
    assert "sources" not in practice["required"]


def test_what_the_loader_accepts_the_schema_accepts() -> None:
    text = schema_files()["webinar.schema.json"]
    when = json.loads(text)["$defs"]["_When"]
    assert when["anyOf"][0]["type"] == ["string", "integer"]
    assert when["anyOf"][1]["type"] == "object"


def test_write_mends_missing_changed_and_left_over_files(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    (tmp_path / "city.schema.json").write_text("{}")
    (tmp_path / "action.schema.json").unlink()
    (tmp_path / "gone.schema.json").write_text("{}")
    assert drifted(tmp_path) == ["action.schema.json", "city.schema.json", "gone.schema.json"]
    assert write_schemas(tmp_path) == ["action.schema.json", "city.schema.json", "gone.schema.json"]
    assert drifted(tmp_path) == []
