"""Parts of a site without a build: what is refused, and what a joined site is made of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from handbook.cli import cli
from handbook.plugin.part.manifest import MANIFEST, NotAPartError, can_be_replaced, contents, read_part, write_part

LANGUAGES = ("es", "de", "en")
ENTRY = "pagefind/pagefind-entry.json"


def part(folder: Path, *languages: str, grains: Mapping[str, bytes] | None = None, recipe: bytes = b"r") -> Path:
    """A part with a page and an index for each language, the data of the site, and a file that all parts have."""
    for language in languages:
        write(folder / language / "index.html", f"<p>{language}</p>")
        write(folder / f"pagefind/index/{language}_1.pf_index", language)
    if "en" in languages:
        write(folder / "index.html", "<p>Choose.</p>")
        write(folder / "api/v1/index.json", '{"generated_from": "records, by handbook 0"}')
    write(folder / "pagefind/pagefind.js", "// the same")
    known = {language: {"hash": f"{language}_1"} for language in languages}
    write(folder / ENTRY, json.dumps({"version": "1.5.2", "languages": known}))
    write_part(folder, languages, LANGUAGES, recipe, grains or {"practices/x": b"1"}, "2026-11-22")
    return folder


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def change(folder: Path, **values: Any) -> None:
    """Change what a part says of itself."""
    told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    write(folder / MANIFEST, json.dumps({**told, **values}))


def assemble(folders: list[Path], site: Path) -> Result:
    return CliRunner().invoke(cli, ["assemble", *map(str, folders), "--site", str(site)])


@pytest.fixture
def parts(tmp_path: Path) -> list[Path]:
    return [part(tmp_path / "parts" / language, language) for language in LANGUAGES]


def test_joined_site_has_all_files_one_entry_and_no_list_of_a_part(parts: list[Path], tmp_path: Path) -> None:
    result = assemble(parts, tmp_path / "site")
    assert result.exit_code == 0, result.output
    found = {path for path, _ in contents(tmp_path / "site")}
    assert found == {path for folder in parts for path, _ in contents(folder)}
    entry = (tmp_path / "site" / ENTRY).read_text(encoding="utf-8")
    assert list(json.loads(entry)["languages"]) == sorted(LANGUAGES)
    assert not (tmp_path / "site" / MANIFEST).exists()
    assert result.output == f"4 pages in 3 languages in {tmp_path / 'site'}\n"


def test_order_of_parts_does_not_matter(parts: list[Path], tmp_path: Path) -> None:
    for name, folders in (("one", parts), ("other", parts[::-1])):
        assert assemble(folders, tmp_path / name).exit_code == 0
    assert sorted(contents(tmp_path / "one")) == sorted(contents(tmp_path / "other"))


def test_every_fault_is_told_at_once_and_the_target_is_left_alone(parts: list[Path], tmp_path: Path) -> None:
    es, de, _ = parts
    (tmp_path / "empty").mkdir()
    (es / "es/index.html").unlink()
    write(es / "es/new.html", "")
    write(de / "de/index.html", "other")
    site = tmp_path / "site"
    assert assemble(parts[2:], site).exit_code == 1
    result = assemble([es, de, de, tmp_path / "empty"], site)
    assert result.exit_code == 1
    for fault in (
        f"{es}: es/index.html is missing since the part was built",
        f"{es}: es/new.html is not of this part since the part was built",
        f"{de}: de/index.html has changed since the part was built",
        f"{tmp_path / 'empty'}: not a finished part of a site: it has no {MANIFEST}",
        "no part has the language en: build it with `handbook build --lang en`",
        "Nothing was assembled.",
    ):
        assert fault in result.output
    assert not site.exists()


def test_a_language_in_two_parts_is_refused(parts: list[Path], tmp_path: Path) -> None:
    again = part(tmp_path / "again", "de", "es")
    result = assemble([*parts, again], tmp_path / "site")
    assert result.exit_code == 1
    assert f"the language de is in several parts: {parts[1]}, {again}; leave all but one out" in result.output
    assert f"the language es is in several parts: {parts[0]}, {again}; leave all but one out" in result.output


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"version": "0.0.1"}, "made by handbook 0.0.1, but"),
        ({"recipe": "00"}, "made with another program, configuration or theme than"),
        ({"site_languages": ["de", "es"]}, "made with another program, configuration or theme than"),
        ({"sources": "00"}, "made from other records or pages than"),
        ({"day": "2026-11-21"}, "made on 2026-11-21, but"),
    ],
)
def test_parts_of_different_make_are_refused(
    parts: list[Path], tmp_path: Path, values: dict[str, Any], message: str
) -> None:
    change(parts[1], **values)
    result = assemble(parts, tmp_path / "site")
    assert result.exit_code == 1
    assert f"{parts[1]}: {message}" in result.output
    assert "build all parts again" in result.output


def test_parts_of_another_version_of_the_program_are_refused(parts: list[Path], tmp_path: Path) -> None:
    for folder in parts:
        change(folder, version="0.0.1")
    result = assemble(parts, tmp_path / "site")
    assert result.exit_code == 1
    assert f"{parts[0]}: made by handbook 0.0.1, while this is" in result.output


def test_the_day_alone_is_no_other_source(tmp_path: Path) -> None:
    one = part(tmp_path / "one", "es", grains={"practices/x": b"1", "today": b"1"})
    other = part(tmp_path / "other", "de", grains={"practices/x": b"1", "today": b"2"})
    changed = part(tmp_path / "changed", "de", grains={"practices/x": b"2"})
    assert read_part(one).sources == read_part(other).sources != read_part(changed).sources


def test_files_that_differ_between_parts_are_refused(parts: list[Path], tmp_path: Path) -> None:
    write(parts[1] / "pagefind/pagefind.js", "// another")
    change(parts[1], files=dict(contents(parts[1])))
    result = assemble(parts, tmp_path / "site")
    assert result.exit_code == 1
    assert f"{parts[1]}: pagefind/pagefind.js is another file than in {parts[0]}" in result.output


def test_many_damaged_files_are_told_in_short(tmp_path: Path) -> None:
    folder = part(tmp_path / "part", *LANGUAGES)
    for number in range(5):
        write(folder / f"new-{number}", "")
    result = assemble([folder], tmp_path / "site")
    assert result.output.count("is not of this part") == 3
    assert f"{folder}: so it is with 2 more files" in result.output


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": "1", "languages": 5}'])
def test_a_damaged_list_is_no_part(tmp_path: Path, text: str) -> None:
    write(tmp_path / MANIFEST, text)
    with pytest.raises(NotAPartError, match="damaged"):
        read_part(tmp_path)


def test_only_sites_and_parts_are_replaced(parts: list[Path], tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert assemble(parts, site).exit_code == 0
    write(site / "de/old/index.html", "of the last build")
    write(site / ".kept/file", "of somebody else")
    assert assemble(parts, site).exit_code == 0
    assert not (site / "de/old").exists()
    assert (site / ".kept/file").is_file()

    assert can_be_replaced(parts[0])
    assert can_be_replaced(tmp_path / "new")
    precious = tmp_path / "precious"
    for number in range(7):
        write(precious / f"letter-{number}.txt", "")
    result = assemble(parts, precious)
    assert result.exit_code == 2
    assert "letter-0.txt, letter-1.txt, letter-2.txt, letter-3.txt, letter-4.txt and 2 more" in result.output
    assert len(list(precious.iterdir())) == 7


def test_an_interrupted_site_can_be_replaced_but_is_no_part(
    parts: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(*_: object) -> None:
        raise KeyboardInterrupt

    site = tmp_path / "site"
    with monkeypatch.context() as patch:
        patch.setattr("handbook.plugin.part.assembly.write_entry", cut_off)
        assert assemble(parts, site).exit_code != 0
    assert (site / "de/index.html").is_file()
    with pytest.raises(NotAPartError):
        read_part(site)
    assert assemble(parts, site).exit_code == 0


@pytest.mark.parametrize("site", ["parts/de", "parts/de/new", "parts"])
def test_site_and_parts_are_apart(parts: list[Path], tmp_path: Path, site: str) -> None:
    result = assemble(parts, tmp_path / site)
    assert result.exit_code == 2
    assert "choose another folder with --site" in result.output
    assert all(read_part(folder) for folder in parts)


def test_wrong_use_is_told(tmp_path: Path) -> None:
    assert CliRunner().invoke(cli, ["assemble"]).exit_code == 2
    assert assemble([tmp_path / "nowhere"], tmp_path / "site").exit_code == 2
