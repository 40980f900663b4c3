"""`handbook translate`: a new file, a refreshed one, and nothing that a person wrote is lost."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from handbook.cli.translate import translate

from .rules.small_project import BASE, PRACTICE, markdown
from .test_cli import CONFIGURATION, run

RECORD = PRACTICE + "need: Gives advice in 27 places.\nchallenges:\n  - Too few rooms.\n  - No money.\n"
BODY = "\n## What\n\nA help desk.\n\nIt is open daily.\n"
GERMAN = """\
# Glossary: desk = Anlaufstelle
title: T
summary: 'S'   # short
need: >-
  Berät an
  27 Orten.
challenges:
  # the first
  - Zu wenig Räume.
  - Kein Geld.
translation: {state: machine, date: 2026-11-22}  # nobody has read it
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write(tmp_path, {**BASE, "mkdocs.yml": CONFIGURATION, "docs/index.md": "---\ntitle: Home\n---\n"})
    write(tmp_path, {"practices/a.md": markdown(RECORD, BODY)})
    return tmp_path


def write(root: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def german(project: Path) -> str:
    return (project / "practices/a.de.md").read_text(encoding="utf-8")


def translated(project: Path) -> str:
    """A translation with its fingerprints; the text of the file."""
    write(project, {"practices/a.de.md": markdown(GERMAN, "\n## Was\n\nEine Anlaufstelle.\n")})
    assert run(project, "translate", "practices/a", "de", "--adopt").exit_code == 0
    return german(project)


def change(project: Path, old: str, new: str, path: str = "practices/a.md") -> None:
    file = project / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def codes(project: Path) -> list[str]:
    output = run(project, "check").stdout
    return [line.split(" ")[1] for line in output.splitlines() if "HB5" in line]


# --- a new file ------------------------------------------------------------------------------------------------------


def test_a_new_translation_shows_what_is_to_be_translated(project: Path) -> None:
    result = run(project, "translate", "a", "de")
    assert result.exit_code == 0, result.output
    text = german(project)
    assert "\n#| need: Gives advice in 27 places.\n" in text
    assert "\n#| challenges:\n#|   - Too few rooms.\n#|   - No money.\n" in text
    assert "\n#| body: |-\n#|   ## What\n#|\n#|   A help desk.\n" in text
    assert "translation:\n  state: draft\n" in text
    assert text.endswith("\n---\n")
    assert "6 not translated (title, summary, body" in result.stdout
    assert run(project, "translate", "a", "de").exit_code == 0
    assert german(project) == text
    assert codes(project) == ["HB512"], "raw text is never shown as a translation"


def test_what_is_translated_leaves_the_comments(project: Path) -> None:
    run(project, "translate", "a", "de")
    change(project, "---\ntranslation:", "---\ntitle: T\ntranslation:", "practices/a.de.md")
    assert run(project, "translate", "a", "de", "--adopt").exit_code == 0
    text = german(project)
    assert "#| title:" not in text
    assert "#| summary: B" in text
    assert '  fields:\n    title: {source: "1:' in text


def test_parts_with_ids_and_places_in_lists(project: Path) -> None:
    theme = BASE["data/themes/jobs.yml"] + "  - {id: Q2, text: Who?}\n"
    write(project, {
        "data/themes/jobs.yml": theme,
        "data/themes/jobs.de.yml": "title: A\nquestions:\n  - id: Q2\n    text: Wer?\ntranslation:\n  state: draft\n",
    })  # fmt: skip
    result = run(project, "translate", "themes/jobs", "de")
    assert result.exit_code == 2, result.output
    assert run(project, "translate", "handbooks/jobs", "de", "--adopt").exit_code == 0
    text = (project / "data/themes/jobs.de.yml").read_text(encoding="utf-8")
    assert "\n    questions.Q2.text: {source: " in text
    assert text.endswith("#| summary: B\n#| questions:\n#|   - id: Q1\n#|     text: Why?\n")


# --- refreshing ------------------------------------------------------------------------------------------------------


def test_a_file_without_fingerprints_is_adopted_only_on_request(project: Path) -> None:
    before = markdown(GERMAN, "\n## Was\n")
    write(project, {"practices/a.de.md": before})
    result = run(project, "translate", "a", "de")
    assert result.exit_code == 1
    assert "--adopt" in result.stdout
    assert german(project) == before
    assert codes(project) == ["HB521"]


def test_everything_a_person_wrote_stays(project: Path) -> None:
    text = translated(project)
    head, _, rest = text.partition("translation:")
    assert head == "---\n" + GERMAN.partition("translation:")[0]
    assert rest.startswith(
        "  # nobody has read it\n  state: machine\n  date: 2026-11-22\n  fields:\n    title: {source: "
    )
    assert rest.endswith("\n---\n\n## Was\n\nEine Anlaufstelle.\n")
    assert [line.split(":")[0].strip() for line in rest.splitlines() if "source:" in line] == [
        "title", "summary", "body", "need", "challenges.0", "challenges.1",
    ]  # fmt: skip
    assert codes(project) == []
    result = run(project, "translate", "a", "de")
    assert "unchanged" in result.stdout
    assert german(project) == text


def test_a_cosmetic_change_renews_the_fingerprint_only(project: Path) -> None:
    text = translated(project)
    change(project, "No money.", "Not enough of the money")
    change(project, "Gives advice in 27 places.", "Gives **advice** in 27 palces!")
    write(project, {"practices/b.md": markdown(PRACTICE + "need: Places.\n")})
    assert codes(project) == ["HB520"]
    assert "out of date (challenges.1)" in run(project, "translate", "a", "de").stdout
    kept = [line for line in german(project).splitlines() if "need: {" in line]
    assert kept != [line for line in text.splitlines() if "need: {" in line]


def test_an_outdated_text_is_marked_and_the_mark_goes_again(project: Path) -> None:
    text = translated(project)
    change(project, "27 places", "28 places")
    change(project, "No money.", "Not enough money.")
    change(project, "open daily", "open on weekdays")
    assert codes(project) == ["HB520", "HB520", "HB520"]
    result = run(project, "translate", "a", "de")
    assert result.exit_code == 0
    assert "3 out of date (body, need, challenges.1)" in result.stdout
    marked = german(project)
    says = "#| outdated: the source said: not known\n#| the source says: Gives advice in 28 places.\nneed: >-\n"
    assert f"\n{says}" in marked
    assert "\n  #| the source says: Not enough money.\n  - Kein Geld.\n" in marked
    assert "\n#| body, the source says: It is open on weekdays.\n---\n" in marked
    assert run(project, "translate", "a", "de").exit_code == 0
    assert german(project) == marked, "a second run changes nothing"

    change(project, "  Berät an\n  27 Orten.", "  Berät an 28 Orten.", "practices/a.de.md")
    hints = run(project, "check").stdout
    assert "the translation was changed too" in hints
    assert "brought up to date (need)" in run(project, "translate", "a", "de").stdout
    assert "28 places" not in german(project)
    assert codes(project) == ["HB520", "HB520"]

    change(project, "Not enough money.", "No money.")
    change(project, "open on weekdays", "open daily")
    assert run(project, "translate", "a", "de").exit_code == 0
    assert german(project).count("#|") == 0
    assert german(project).splitlines()[:12] == text.replace("an\n  27", "an 28").splitlines()[:12]


def test_states_of_single_fields_are_kept(project: Path) -> None:
    translated(project)
    text = german(project)
    (line,) = (line for line in text.splitlines() if "need: {" in line)
    mine = line.replace("}", ", state: reviewed, date: 2026-12-01}  # by Ada")
    change(project, line, mine, "practices/a.de.md")
    change(project, "27 places.", "27 places")
    assert run(project, "translate", "a", "de").exit_code == 0
    assert mine in german(project)


def test_what_vanished_from_the_record_is_forgotten(project: Path) -> None:
    translated(project)
    change(project, "  - No money.\n", "")
    change(project, "  - Kein Geld.\n", "", "practices/a.de.md")
    assert codes(project) == ["HB522"]
    assert run(project, "translate", "a", "de").exit_code == 0
    assert "challenges.1" not in german(project)
    assert codes(project) == []


def test_windows_lines_stay(project: Path) -> None:
    write(project, {"practices/a.de.md": ""})
    (project / "practices/a.de.md").write_bytes(("\ufeff" + markdown(GERMAN, "\nX\n")).replace("\n", "\r\n").encode())
    run(project, "translate", "a", "de", "--adopt")
    raw = (project / "practices/a.de.md").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf---\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert b"  fields:\r\n" in raw


def test_all_translations_at_once(project: Path) -> None:
    write(project, {"data/themes/jobs.de.yml": "title: A\n", "practices/a.de.md": markdown(GERMAN)})
    assert run(project, "translate", "--all").exit_code == 1
    result = run(project, "translate", "--all", "--adopt")
    assert result.exit_code == 0, result.output
    assert "2 translations, 2 written, 0 refused." in result.stderr
    assert (
        (project / "data/themes/jobs.de.yml").read_text().startswith("title: A\ntranslation:\n  fields:\n    title: {")
    )
    assert "2 translations, 0 written" in run(project, "translate", "--all", "de").stderr
    assert not (project / "data/cities/munich.de.yml").exists()


# --- the old source, from git ----------------------------------------------------------------------------------------


def git(project: Path, *arguments: str) -> None:
    who = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(project), *who, *arguments], check=True, capture_output=True)


def test_the_old_source_comes_from_the_history(project: Path) -> None:
    git(project, "init", "-q")
    translated(project)
    git(project, "add", ".")
    git(project, "commit", "-qm", "one")
    change(project, "27 places", "30 places")
    git(project, "commit", "-qam", "two")
    change(project, "30 places", "31 places")
    change(project, "A help desk.", "A help desk for all.")
    run(project, "translate", "a", "de")
    text = german(project)
    assert (
        "#| outdated: the source said: Gives advice in 27 places.\n#| the source says: Gives advice in 31 places."
        in text
    )
    assert (
        "#| body, outdated: the source said: A help desk.\n#| body, the source says: A help desk for all.\n---" in text
    )
    assert "open daily" not in text, "only the paragraphs that differ"


def test_without_git_the_old_source_is_not_known(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handbook.translating.history.shutil.which", lambda _name: None)
    translated(project)
    change(project, "27 places", "30 places")
    run(project, "translate", "a", "de")
    assert "the source said: not known" in german(project)


# --- wrong use and bad input -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "give a record and a language"),
        (("a",), "give a record and a language"),
        (("a", "de", "en"), "give a record and a language"),
        (("practices/b", "de"), "did you mean `practices/a`?"),
        (("a", "dee"), "did you mean `de`?"),
        (("a", "en"), "is written in `en`"),
    ],
)
def test_wrong_use(project: Path, arguments: tuple[str, ...], said: str) -> None:
    result = run(project, "translate", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_an_id_of_several_records(project: Path) -> None:
    other = BASE["data/themes/jobs.yml"].replace("number: 1", "number: 2")
    write(project, {"data/themes/a.yml": other})
    result = run(project, "translate", "a", "de")
    assert result.exit_code == 2
    assert "practices/a" in result.stderr
    assert "handbooks/a" in result.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("city: munich\ntitle: T\n", "HB207"),
        ("title: [\n", "HB116"),
        ("title: T\ntranslation: {state: machine,\n  date: 2026}\n", "line of its own"),
    ],
)
def test_a_file_that_cannot_be_read_is_left_alone(project: Path, text: str, said: str) -> None:
    before = markdown(text)
    write(project, {"practices/a.de.md": before})
    result = run(project, "translate", "a", "de", "--adopt")
    assert result.exit_code == 1
    assert said in result.stdout
    assert german(project) == before


def test_a_broken_record_is_named(project: Path) -> None:
    change(project, "level: local\n", "")
    result = run(project, "translate", "practices/a", "de")
    assert result.exit_code == 1
    assert "HB201" in result.stdout
    assert not (project / "practices/a.de.md").exists()


def test_a_record_that_vanished(project: Path) -> None:
    translated(project)
    (project / "practices/a.md").unlink()
    before = german(project)
    assert run(project, "translate", "practices/a", "de").exit_code == 1
    assert "HB500" in run(project, "translate", "--all").stdout
    assert german(project) == before


def test_a_text_with_a_line_like_a_mark(project: Path) -> None:
    before = markdown("title: T\nneed: |-\n  one\n  #| two\n")
    write(project, {"practices/a.de.md": before})
    result = run(project, "translate", "a", "de", "--adopt")
    assert result.exit_code == 1
    assert german(project) == before


def test_help_tells_what_stays() -> None:
    assert translate.help is not None
    assert "what people wrote stays" in " ".join(translate.help.split())


def test_a_change_that_the_translation_need_not_follow(project: Path) -> None:
    translated(project)
    change(project, "No money.", "There is no money.")
    (line,) = (line for line in german(project).splitlines() if "challenges.1: {" in line)
    change(project, f"{line}\n", "", "practices/a.de.md")
    assert codes(project) == ["HB521"]
    assert "1 adopted" in run(project, "translate", "a", "de").stdout
    assert codes(project) == []


# --- pages of docs/ --------------------------------------------------------------------------------------------------


def test_a_page_is_translated_and_refreshed_like_a_record(project: Path) -> None:
    write(project, {"docs/help.md": "---\ntitle: Help\ndescription: Who helps.\n---\n\nAsk us, at 27 places.\n"})
    result = run(project, "translate", "docs/help.md", "de")
    assert result.exit_code == 0, result.output
    file = project / "docs/help.de.md"
    assert "#| title: Help\n#| description: Who helps.\n#| body: Ask us, at 27 places.\n---\n" in file.read_text()
    file.write_text("---\ntitle: Hilfe\ndescription: Wer hilft.\n---\n\nFragen Sie uns an 27 Orten.\n", "utf-8")
    assert codes(project) == ["HB521"]
    assert run(project, "translate", "docs/help", "de", "--adopt").exit_code == 0
    assert codes(project) == []
    change(project, "27", "28", "docs/help.md")
    assert codes(project) == ["HB520"]
    assert "docs/help.md de`" in run(project, "check").stdout
    assert run(project, "translate", "docs/help", "de").exit_code == 0
    text = file.read_text(encoding="utf-8")
    assert "#| body, outdated: the source said: not known\n#| body, the source says: Ask us, at 28 places.\n---" in text
    assert "1 translation, 0 written" in run(project, "translate", "--all").stderr


def test_a_page_keeps_the_structure_of_its_original(project: Path) -> None:
    write(project, {
        "docs/help.md": "---\ntitle: Help\n---\n\n## Where\n\nSee [a](index.md), 27 places.\n",
        "docs/help.de.md": "---\ntitle: Hilfe\n---\n\nSiehe 26 Orte.\n",
    })  # fmt: skip
    assert sorted(codes(project)) == ["HB521", "HB530", "HB531", "HB532"]
    assert run(project, "translate", "docs/help", "en").exit_code == 2
    assert run(project, "translate", "docs/hulp", "de").exit_code == 2
