"""What is kept of the files of records: it says what the files say, and what is damaged is noticed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from handbook.keeping import read_object, write_object
from handbook.load import Entry, Translation, load_records
from handbook.load.parsed import Parsed

LANGUAGES = ("en", "de")
RECORD = """title: House
summary: A house.
language: en
kind: ngo
country: DE
roles: [Builds houses, Sells houses]
"""
TRANSLATION = """title: Haus
roles: [Baut Häuser, Verkauft Häuser]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "data/organisations"
    folder.mkdir(parents=True)
    for id_ in ("a", "b"):
        (folder / f"{id_}.yml").write_text(RECORD, encoding="utf-8")
        (folder / f"{id_}.de.yml").write_text(TRANSLATION, encoding="utf-8")
    return tmp_path


def opened(root: Path) -> tuple[Parsed, list[Entry]]:
    parsed = Parsed.open(root / "kept")
    entries, problems = load_records(root, LANGUAGES, parsed=parsed)
    assert problems == []
    parsed.save()
    return parsed, entries


def said(entries: list[Entry]) -> list[object]:
    """All that entries tell."""
    files: list[Entry | Translation] = []
    for entry in entries:
        files += [entry, *entry.translations.values()]
    return [(file.path, file.said.model, file.said.gist, file.marks, file.lines.where(("roles", 1))) for file in files]


def shards(root: Path) -> Iterator[Path]:
    return (file for file in (root / "kept").iterdir() if file.name != "index")


def test_what_was_kept_says_what_the_files_say(root: Path) -> None:
    assert opened(root)[1][0].translations["de"].lines.where(("roles", 1)).line == 2
    fresh, _ = load_records(root, LANGUAGES)
    parsed, entries = opened(root)
    assert all(parsed.get(path, known.digest) for path, known in parsed.last.items())
    assert len(parsed.last) == 4
    assert said(entries) == said(fresh)


def test_only_what_has_changed_is_written_again(root: Path) -> None:
    opened(root)
    before = {file: file.stat().st_mtime_ns for file in shards(root)}
    assert len(before) == 4
    opened(root)
    (root / "data/organisations/a.de.yml").write_text(TRANSLATION.replace("Haus\n", "Heim\n"), encoding="utf-8")
    _, entries = opened(root)
    assert [str(vars(e.translations["de"].fields)["title"]) for e in entries] == ["Heim", "Haus"]
    assert len([file for file, time in before.items() if file.stat().st_mtime_ns != time]) == 1
    assert said(opened(root)[1]) == said(entries)


def test_a_file_that_is_gone_is_forgotten(root: Path) -> None:
    opened(root)
    (root / "data/organisations/a.de.yml").unlink()
    opened(root)
    assert "data/organisations/a.de.yml" not in Parsed.open(root / "kept").last
    assert sum(len(read_object(file)[1]) for file in shards(root)) == 3


def _flipped(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def _of_another_program(file: Path) -> None:
    write_object(file, (b"older", read_object(file)[1]))


DAMAGE = [
    _flipped,
    _of_another_program,
    Path.unlink,
    lambda file: file.write_bytes(b""),
    lambda file: file.write_bytes(file.read_bytes()[:-1]),
    lambda file: write_object(file, ["something", "else"]),
    lambda file: write_object(file, (read_object(file)[0], {})),
]


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_noticed_and_thrown_away(root: Path, damage: Callable[[Path], None]) -> None:
    whole = said(opened(root)[1])
    for file in shards(root):
        damage(file)
    parsed, entries = opened(root)
    assert len(parsed.last) == 4  # nobody has looked yet
    assert said(entries) == whole
    assert Parsed.open(root / "kept").last == {}
    opened(root)
    assert said(opened(root)[1]) == whole
    assert len(Parsed.open(root / "kept").last) == 4
    damage(root / "kept/index")
    assert Parsed.open(root / "kept").last == {}
    assert said(opened(root)[1]) == whole


@pytest.mark.parametrize("damage", DAMAGE)
def test_what_is_lost_is_not_kept_on(root: Path, damage: Callable[[Path], None]) -> None:
    opened(root)
    for file in shards(root):
        damage(file)
    for id_ in ("a", "b"):
        (root / f"data/organisations/{id_}.yml").write_text(RECORD + "partner: true\n", encoding="utf-8")
    opened(root)
    assert said(opened(root)[1]) == said(load_records(root, LANGUAGES)[0])


def test_a_file_that_changes_meanwhile_is_not_taken_for_what_it_was(root: Path) -> None:
    opened(root)
    _, entries = opened(root)
    shutil.rmtree(root / "kept")
    (root / "data/organisations/a.de.yml").write_text(TRANSLATION.replace("Haus", "Heim"), encoding="utf-8")
    changed, same = (entry.translations["de"] for entry in entries)
    assert vars(same.fields)["title"] == "Haus"
    with pytest.raises(OSError, match=r"a\.de\.yml has changed"):
        assert changed.fields
    assert changed.lines.where(("title",)) == (1, 1)


def test_nothing_is_kept_without_a_folder(root: Path) -> None:
    parsed = Parsed()
    load_records(root, LANGUAGES, parsed=parsed)
    parsed.save()
    assert sorted(file.name for file in root.iterdir()) == ["data"]
