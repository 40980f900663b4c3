"""A project of three good records, to which each test adds its own files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from handbook.problems import Problem
from handbook.project import open_project
from handbook.settings import Settings

HEAD = 'title: A\nsummary: B\nlanguage: en\nsources: [{title: Page, url: "https://example.org/x"}]\n'
"""The first four lines of every record."""

CITY = HEAD + "kind: city\nnames: {en: Munich}\ncountry: DE\nposition: {latitude: 48.1, longitude: 11.6}\n"
CITY += "official_languages: [de]\n"
ORGANISATION = HEAD + "kind: ngo\ncountry: DE\n"
THEME = HEAD + "number: 1\nquestions:\n  - {id: Q1, text: Why?}\n"
PRACTICE = HEAD + "city: munich\norganisation: uog\nactor: network\nlevel: local\n"
EVENT = HEAD + "start: 2018-12-04\nend: 2018-12-06\nmode: in-person\n"
DOCUMENT = HEAD + "document_language: en\nwhat: Report\nline_count: 10\n"
ACTION = HEAD + "city: munich\norganisation: uog\naim: Do it\n"
PLAN = HEAD + "city: munich\norganisation: uog\nobjectives:\n  - steps:\n"
GIVEN = "{state: given, printed: x}"

BASE = {
    "data/cities/munich.yml": CITY,
    "data/organisations/uog.yml": ORGANISATION,
    "data/themes/jobs.yml": THEME,
}


def markdown(front_matter: str, body: str = "") -> str:
    """A record with text; its front matter begins on line 2."""
    return f"---\n{front_matter}---\n{body}"


def step(start: str = "2019-01", end: str = "2019-02", more: str = "", partners: str = GIVEN) -> str:
    """A step of the plan `PLAN` on six lines, with `more` before the others."""
    return (
        f"      - what: Do\n        {more or 'note: N'}\n        partners: {partners}\n        factors: {GIVEN}\n"
        f"        start: {start}\n        end: {end}\n"
    )


def problems(root: Path, files: Mapping[str, str], today: date = date(2026, 1, 15)) -> list[Problem]:
    """All problems of the small project with these files added."""
    for path, text in {**BASE, **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return list(open_project(Settings(root, ("es", "de", "en", "fr", "it"), "en"), today).problems)


def places(root: Path, files: Mapping[str, str]) -> list[str]:
    """The problems as `path:line:column: code`, with a `w` after the code of a warning.

    Translations of tests have no fingerprints, which is left unsaid.
    """
    return [
        f"{problem.path}:{problem.line}:{problem.column}: {problem.code}{'w' if problem.severity == 'warning' else ''}"
        for problem in problems(root, files)
        if problem.code != "HB521"
    ]
