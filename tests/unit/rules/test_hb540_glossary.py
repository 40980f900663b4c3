from __future__ import annotations

from pathlib import Path

import pytest

from .small_project import HEAD, PRACTICE, markdown, places, problems

GLOSSARY = """\
terms:
  - id: tender
    de: [Ausschreibung, Vergabe]
    en: [call for tenders, tender]
    fr: appel d’offres
names:
  - id: uog
    de: A
    en: A
"""
RECORD = markdown(PRACTICE + "need: A tender is open.\nlessons: [The tender again., Nothing.]\n")


def files(german: str, glossary: str = GLOSSARY) -> dict[str, str]:
    return {"data/glossary.yml": glossary, "practices/a.md": RECORD, "practices/a.de.md": markdown(german)}


def test_a_missed_term_is_warned_of_once_in_a_file(tmp_path: Path) -> None:
    german = "need: Ein Auftrag ist frei.\nlessons: [Der Auftrag., Nichts.]\n"
    found = [problem for problem in problems(tmp_path, files(german)) if problem.code == "HB540"]
    assert [(problem.line, problem.severity) for problem in found] == [(2, "warning")]
    assert "`need` does not use the term “Ausschreibung”, though the source says “tender”" in found[0].message
    assert "“Vergabe”" in found[0].hint
    assert "data/glossary.yml" in found[0].hint


@pytest.mark.parametrize(
    "german",
    ["Ausschreibungen laufen.", "Die Vergabe läuft.", "Eine EU-weite Großausschreibung.", "Gemeint ist „tender“."],
)
def test_a_term_is_found_in_its_forms(tmp_path: Path, german: str) -> None:
    both = f"need: {german}\nlessons: ['{german}', Nichts.]\n"
    assert places(tmp_path, files(both)) == []


def test_what_the_glossary_does_not_say_of_a_language_is_not_asked_for(tmp_path: Path) -> None:
    project = files("need: Eine Vergabe.\n") | {"practices/a.it.md": markdown("need: Qualcosa.\n")}
    assert places(tmp_path, project) == []


def test_the_glossary_is_checked_itself(tmp_path: Path) -> None:
    glossary = """\
terms:
  - id: tender
    pt: licitação
  - id: tender
    de: []
  - id: Bad Id
    en: x
names:
  - id: uog
    de: Anders
"""
    assert places(tmp_path, {"data/glossary.yml": glossary}) == [
        "data/glossary.yml:3:5: HB202",
        "data/glossary.yml:5:9: HB200",
        "data/glossary.yml:6:9: HB204",
    ]


def test_the_glossary_may_be_missing_or_broken(tmp_path: Path) -> None:
    assert places(tmp_path / "none", {}) == []
    assert [place[-5:] for place in places(tmp_path / "broken", {"data/glossary.yml": "terms: [\n"})] != []
    assert places(tmp_path / "text", {"data/glossary.yml": "just text\n"}) == ["data/glossary.yml:1:1: HB208"]


def test_a_source_quotes_without_using(tmp_path: Path) -> None:
    record = markdown(HEAD.replace("summary: B", "summary: It says “tender”.") + PRACTICE.removeprefix(HEAD))
    project = {"data/glossary.yml": GLOSSARY, "practices/a.md": record, "practices/a.de.md": markdown("summary: B.\n")}
    assert places(tmp_path, project) == []
