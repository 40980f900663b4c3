"""JSON Schema (draft 2020-12) of every record type and its translations, for editors and other programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from handbook.models import RECORD_TYPES, Record
from handbook.models.fields import Model
from handbook.models.translation import translation_model

FOLDER: Final = "schemas"
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def schema_files() -> Mapping[str, str]:
    """The content of every file of the folder, by its name."""
    files: dict[str, str] = {}
    for model in RECORD_TYPES:
        files[f"{model.type}.schema.json"] = _written(model, model.type)
        files[f"{model.type}.translation.schema.json"] = _written(
            translation_model(model), f"{model.type} (translation)"
        )
    return {**files, "README.md": _readme()}


def drifted(folder: Path) -> list[str]:
    """The names of files that are missing, differ from what the models say, or belong to no record type."""
    wanted = schema_files()
    present = {file.name: file.read_text(encoding="utf-8") for file in folder.glob("*") if file.is_file()}
    return sorted(name for name in wanted.keys() | present.keys() if wanted.get(name) != present.get(name))


def write_schemas(folder: Path) -> list[str]:
    """Bring the folder up to date; the names of the files that changed."""
    changed = drifted(folder)
    wanted = schema_files()
    folder.mkdir(parents=True, exist_ok=True)
    for name in changed:
        if name in wanted:
            (folder / name).write_text(wanted[name], encoding="utf-8", newline="\n")
        else:
            (folder / name).unlink()
    return changed


def _written(model: type[Model], title: str) -> str:
    schema = model.model_json_schema()
    # Files are named by their ids, so editors must not ask for one.
    schema["required"] = [name for name in schema.get("required", []) if name in schema["properties"]]
    if not schema["required"]:
        del schema["required"]
    if issubclass(model, Record) and model.suffix == ".md":
        schema["properties"]["body"]["description"] = "The text under the front matter, not a key in it"
        schema["required"] = [name for name in schema["required"] if name != "body"]
    _accept_plain_dates(schema)
    ordered: dict[str, Any] = {"$schema": _DIALECT, **schema, "title": title}
    return json.dumps(ordered, indent=2, ensure_ascii=False) + "\n"


def _accept_plain_dates(schema: dict[str, Any]) -> None:
    """Say what validators in front of the models accept, which pydantic cannot see: bare years and plain dates."""
    for name, definition in schema.get("$defs", {}).items():
        if name == "_When":
            schema["$defs"][name] = {"anyOf": [definition["properties"]["date"], definition]}
    _accept_years(schema)


def _accept_years(node: Any) -> None:
    if isinstance(node, dict):
        if node.get("type") == "string" and str(node.get("description", "")).startswith("A date of ISO 8601-2"):
            node["type"] = ["string", "integer"]
        for value in node.values():
            _accept_years(value)
    elif isinstance(node, list):
        for value in node:
            _accept_years(value)


def _readme() -> str:
    rows = [
        f"| {model.type} | `{model.folder}/<id>{model.suffix}` | [schema]({model.type}.schema.json) "
        f"| [schema]({model.type}.translation.schema.json) |"
        for model in RECORD_TYPES
    ]
    return "\n".join(
        [
            "# JSON Schema of the records",
            "",
            "Written by `handbook schema` from `src/handbook/models/`; do not edit them. They follow draft 2020-12.",
            "A field with `x-reference` holds the id of a record of that type; `any` stands for `<section>/<id>`.",
            "In `.md` files the schema describes the front matter, and `body` the text under it.",
            "",
            "| Type | Files | Record | Translation |",
            "| --- | --- | --- | --- |",
            *rows,
            "",
        ]
    )
