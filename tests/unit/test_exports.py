"""Exports of a small made-up project."""

from __future__ import annotations

import csv
import importlib
import io
import json
import pkgutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from handbook import exports
from handbook.exports import EXPORTS, action_steps, item, records, table, write_all
from handbook.library.consent import name_of
from handbook.models import RECORD_TYPES, Practice
from handbook.models.fields import Consent, Person
from handbook.project import Project, open_project
from handbook.settings import Settings

LANGUAGES = ("es", "de", "en", "fr", "it")
TODAY = date(2026, 1, 15)
GOLDEN = Path(__file__).parent.parent / "golden" / "exports"
PROJECT = GOLDEN / "project"
SITE = "https://handbook.example.org/"


def open_made_up() -> Project:
    settings = Settings(PROJECT, LANGUAGES, "en", site_name="Små städer", site_url=SITE, edition="2.0")
    return open_project(settings, TODAY)


@pytest.fixture
def project() -> Project:
    return open_made_up()


@pytest.fixture
def site(project: Project, tmp_path: Path) -> Path:
    write_all(project.library, project.settings, tmp_path / "site", TODAY)
    return tmp_path / "site"


def read(site: Path, path: str) -> Any:
    return json.loads((site / path).read_text(encoding="utf-8"))


def rows(site: Path, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((site / path).read_text(encoding="utf-8"))))


def test_the_made_up_records_are_all_read(project: Project) -> None:
    assert [problem for problem in project.problems if problem.code < "HB300"] == []
    assert len(project.library.entries) == sum(file.name.count(".") == 1 for file in PROJECT.rglob("*.*"))


def test_written_files_are_those_returned_and_nothing_else(project: Project, tmp_path: Path) -> None:
    paths = write_all(project.library, project.settings, tmp_path / "site", TODAY)
    found = sorted(f.relative_to(tmp_path / "site").as_posix() for f in (tmp_path / "site").rglob("*") if f.is_file())
    assert paths == found
    assert len(set(paths)) == len(paths)
    for model in RECORD_TYPES:
        assert {f"api/v1/{model.section}.json", f"api/v1/{model.section}.csv"} <= set(paths)
    for language in LANGUAGES:
        assert {f"{language}/feed.xml", f"{language}/calendar.ics"} <= set(paths)
    for name in ("action-steps.json", "action-steps.csv", "index.json", "cities.geojson", "catalog.jsonld"):
        assert f"api/v1/{name}" in paths


def test_two_runs_are_identical(tmp_path: Path) -> None:
    results = []
    for number in (1, 2):
        project = open_made_up()
        target = tmp_path / f"site{number}"
        write_all(project.library, project.settings, target, TODAY)
        results.append({f.relative_to(target): f.read_bytes() for f in target.rglob("*") if f.is_file()})
    assert results[0] == results[1]


@pytest.mark.parametrize(
    "path", ["practices/round-tables", "action-plans/lund", "cities/lund", "events/spring", "coalitions/sweden"]
)
def test_golden_records(site: Path, path: str) -> None:
    golden = GOLDEN / "expected" / f"{path.replace('/', '-')}.json"
    assert (site / f"api/v1/{path}.json").read_text(encoding="utf-8") == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["practices.csv", "action-steps.csv"])
def test_golden_tables(site: Path, name: str) -> None:
    assert (site / "api/v1" / name).read_bytes() == (GOLDEN / "expected" / name).read_bytes()


def test_a_list_has_the_keys_of_the_contract(site: Path) -> None:
    for name in [*(model.section for model in RECORD_TYPES), "action-steps"]:
        content = read(site, f"api/v1/{name}.json")
        assert list(content) == ["schema_version", "edition", "licence", "generated_from", "items"]
        assert (content["schema_version"], content["edition"], content["licence"]) == ("1.0", "2.0", "CC-BY-4.0")


@pytest.mark.parametrize("model", RECORD_TYPES)
def test_an_item_has_the_keys_of_the_contract(model: type[Any]) -> None:
    promised = {
        "id", "type", "language", "title", "summary", "translations", "pages", "themes", "related", "sources",
    }  # fmt: skip
    keys = item.keys(model)
    assert len(keys) == len(set(keys))
    assert promised | set(model.model_fields) <= set(keys)


def test_items_have_exactly_the_announced_keys(site: Path) -> None:
    for model in RECORD_TYPES:
        for found in read(site, f"api/v1/{model.section}.json")["items"]:
            assert list(found) == item.keys(model)
            assert read(site, f"api/v1/{model.section}/{found['id']}.json") == found


def test_title_state_and_translated_are_honest(site: Path) -> None:
    practice = read(site, "api/v1/practices/round-tables.json")
    assert practice["title"] == {"de": "Runde Tische", "en": "=Round *tables*", "fr": "Tables rondes"}
    assert practice["summary"] == {"de": "Man trifft sich.", "en": "They meet & talk."}
    assert practice["translations"] == {
        "es": "missing", "de": "machine", "en": "original", "fr": "missing", "it": "missing",
    }  # fmt: skip
    assert practice["translated"]["fr"] == {"title": "Tables rondes"}
    assert practice["translated"]["de"]["body"] == "Man trifft sich *jeden* Monat."
    assert practice["pages"]["de"] == "/de/practices/round-tables/"
    assert read(site, "api/v1/cities/lund.json")["title"] == {"de": "Lunden", "en": "Lund"}


def test_derived_values(site: Path) -> None:
    assert read(site, "api/v1/practices/round-tables.json")["evidence_level"] == "monitored"
    counts = read(site, "api/v1/coalitions/sweden.json")["counts"]
    assert counts == {"members": 1, "ways_to_join": None, "demands": None, "tools": None}
    plan = read(site, "api/v1/action-plans/lund.json")
    assert [step["anchor"] for objective in plan["objectives"] for step in objective["steps"]] == ["o1-s1", "o2-s1"]


def test_drafts_are_nowhere(site: Path) -> None:
    assert not (site / "api/v1/practices/secret.json").exists()
    for file in site.rglob("*"):
        if file.is_file():
            assert b"secret" not in file.read_bytes(), file


def test_a_withdrawn_record_leaves_a_notice_only(site: Path) -> None:
    notice = {"id": "gone", "type": "practice", "status": "withdrawn"}
    assert read(site, "api/v1/practices/gone.json") == notice
    assert read(site, "api/v1/index.json")["withdrawn"] == [notice]
    assert [found["id"] for found in read(site, "api/v1/practices.json")["items"]] == ["round-tables"]
    for file in site.rglob("*"):
        if file.is_file():
            assert b"Withdrawn words" not in file.read_bytes(), file


def test_an_earlier_id_leads_to_the_record(site: Path) -> None:
    assert read(site, "api/v1/practices/old-tables.json")["renamed_to"] == "round-tables"


def test_relations_go_both_ways(site: Path) -> None:
    assert read(site, "api/v1/practices/round-tables.json")["related"] == [
        {"type": "event", "id": "spring", "part": None}
    ]
    assert read(site, "api/v1/events/spring.json")["referred_by"] == [{"type": "practice", "id": "round-tables"}]


def test_names_of_people_by_consent_only(site: Path) -> None:
    speakers = [statement["speaker"] for statement in read(site, "api/v1/events/spring.json")["statements"]]
    assert [(speaker["name"], speaker["office"]) for speaker in speakers] == [("Anna Open", "Mayor"), (None, "Guest")]
    for file in site.rglob("*"):
        if file.is_file():
            assert b"Berta" not in file.read_bytes(), file


@pytest.mark.parametrize(
    ("consent", "named"),
    [
        (None, False),
        ({"covers": ["name"]}, True),
        ({"covers": ["picture"]}, False),
        ({"covers": ["name"], "withdrawn": "2025-01-01"}, False),
        ({"covers": ["name"], "until": "2026-01-14"}, False),
        ({"covers": ["name"], "until": "2026-01-15"}, True),
        ({"covers": ["name"], "until": "2026-01"}, True),
        ({"covers": ["name"], "given": "2026-02-01"}, False),
    ],
)
def test_a_consent_must_cover_and_hold(consent: dict[str, Any] | None, named: bool) -> None:
    given = Consent.model_validate({"basis": "recorded", **consent}) if consent else None
    assert name_of(Person(name="Anna", consent=given), TODAY) == ("Anna" if named else None)


def test_action_steps_have_exactly_the_fields_of_the_contract(site: Path) -> None:
    first, second = read(site, "api/v1/action-steps.json")["items"]
    assert first == {
        "plan": "lund",
        "objective": 1,
        "objective_label": "Objective #2",
        "step": "1.",
        "anchor": "o1-s1",
        "what": "Ask, then listen",
        "sub_steps": ["Ask", "Listen"],
        "partners": {"state": "given", "printed": "A, B", "items": ["A", "B"]},
        "factors": {"state": "not_applicable", "printed": "N/A", "items": []},
        "start": "2019-03",
        "end": "2019-05",
        "start_printed": "Mid-March 2019",
        "end_printed": None,
    }
    assert list(first) == list(action_steps.KEYS) == list(second)
    assert (second["objective_label"], second["step"]) == (None, None)
    assert (second["partners"]["state"], second["factors"]["state"]) == ("empty", "displaced")


def test_tables_have_a_header_without_records_too(site: Path) -> None:
    model = next(model for model in RECORD_TYPES if model.type == "award")
    header = (site / "api/v1/awards.csv").read_text(encoding="utf-8")
    assert header == ",".join(records.columns(model, LANGUAGES)) + "\n"


def test_cells_of_tables(site: Path) -> None:
    (row,) = rows(site, "api/v1/practices.csv")
    assert list(row) == records.columns(Practice, LANGUAGES)
    assert row["title_en"] == "'=Round *tables*"
    assert row["target_groups"] == "women | refugees"
    assert json.loads(row["related"]) == [{"type": "event", "id": "spring", "part": None}]
    assert rows(site, "api/v1/action-steps.csv")[0]["partners_items"] == "A | B"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        (["=1", "b"], "'=1 | b"),
        (-2.5, "-2.5"),
        (-3, "-3"),
        ("2019-03-29", "2019-03-29"),
        ("plain", "plain"),
        (True, "true"),
        (None, ""),
        ([], ""),
        ({"a": "ö"}, '{"a":"ö"}'),
    ],
)
def test_a_cell_is_never_a_formula(value: Any, text: str) -> None:
    assert table.cell(value) == text


def test_lines_of_tables_end_in_a_newline() -> None:
    assert table.to_csv(("a", "b"), [{"a": "x,y"}, {"b": 'say "so"\nagain'}]) == b'a,b\n"x,y",\n,"say ""so""\nagain"\n'


def test_index_lists_every_list_with_its_length(site: Path) -> None:
    index = read(site, "api/v1/index.json")
    assert [index[key] for key in ("schema_version", "edition", "licence")] == ["1.0", "2.0", "CC-BY-4.0"]
    listed = {found["path"]: found for found in index["items"]}
    assert listed["/api/v1/practices.json"]["count"] == 1
    assert listed["/api/v1/practices.json"]["item_path"] == "/api/v1/practices/{id}.json"
    assert listed["/api/v1/action-steps.csv"]["count"] == 2
    assert listed["/de/feed.xml"]["language"] == "de"
    for path in listed:
        assert (site / path[1:]).is_file()
    lists = {f"/{f.relative_to(site).as_posix()}" for f in site.glob("api/v1/*") if f.is_file()}
    assert lists - set(listed) == {"/api/v1/index.json"}


def test_exports_are_those_of_the_folder() -> None:
    modules = [importlib.import_module(f"handbook.exports.{m.name}") for m in pkgutil.iter_modules(exports.__path__)]
    found = [module.EXPORT for module in modules if hasattr(module, "EXPORT")]
    assert sorted(export.name for export in found) == sorted(export.name for export in EXPORTS)
    assert len({export.name for export in EXPORTS}) == len(EXPORTS)
