"""XLIFF and PO out and in again: lossless, exact, and nothing is written when anything is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from translate.storage.pypo import pofile
from translate.storage.xliff2 import Xliff2File

from handbook.cli import cli
from handbook.load.record_file import read
from tests.e2e.tiny import PRACTICE, TinyProject

RICH = PRACTICE.replace(
    "level: local\n",
    "level: local\nneed: |-\n  First line.\n\n  - a point\nlessons:\n  - Ask people first.\n  - Come back.\nresults:\n"
    "  - value: 12\n    unit: stalls\n    indicator: Stalls in a year\n    sources: [{title: R, url: https://r.example.org/}]\n",
)
GERMAN = """\
---
# A remark that stays.
title: "Beratung am Marktstand"
summary: >-
  Beratung dort, wo die Menschen
  schon sind.
lessons: [Erst fragen., 'Wiederkommen.']
translation: {state: reviewed}
---


Die Kammer berät an **Marktständen**.
"""

Edit = Callable[[str], str]


@pytest.fixture
def project(tmp_path: Path) -> TinyProject:
    tiny = TinyProject(tmp_path / "project")
    tiny.write("practices/market-stall.md", RICH)
    tiny.write("practices/market-stall.de.md", GERMAN)
    return tiny


def handbook(project: TinyProject, *arguments: str) -> Result:
    return CliRunner().invoke(cli, [*arguments[:2], "-C", str(project.root), *arguments[2:]])


def snapshot(project: TinyProject) -> dict[str, bytes]:
    return {file.relative_to(project.root).as_posix(): file.read_bytes() for file in project.root.rglob("*.[my]*")}


def exported(project: TinyProject, format_: str, language: str = "de") -> Path:
    file = project.root.parent / f"out.{language}.{'xlf' if format_ == 'xliff' else 'po'}"
    result = handbook(project, "export", format_, language, str(file))
    assert result.exit_code == 0, result.output
    return file


def back(project: TinyProject, format_: str, language: str, edit: Edit) -> Result:
    file = exported(project, format_, language)
    before = file.read_text(encoding="utf-8")
    after = edit(before)
    assert after != before
    file.write_text(after, encoding="utf-8")
    return handbook(project, "import", format_, str(file))


def changed(project: TinyProject, before: dict[str, bytes]) -> list[str]:
    return sorted(path for path, content in snapshot(project).items() if before.get(path) != content)


@pytest.mark.parametrize("format_", ["xliff", "po"])
@pytest.mark.parametrize("language", ["de", "fr"])
def test_what_comes_back_unchanged_changes_no_byte(project: TinyProject, format_: str, language: str) -> None:
    before = snapshot(project)
    file = exported(project, format_, language)
    result = handbook(project, "import", format_, str(file))
    assert result.exit_code == 0, result.output
    assert snapshot(project) == before


@pytest.mark.parametrize("format_", ["xliff", "po"])
def test_an_edited_text_changes_its_own_lines_only(project: TinyProject, format_: str) -> None:
    result = back(project, format_, "de", lambda text: text.replace("Beratung am Marktstand", "Rat: am #Stand"))
    assert result.exit_code == 0, result.output
    written = (project.root / "practices/market-stall.de.md").read_text(encoding="utf-8")
    assert written == GERMAN.replace('"Beratung am Marktstand"', '"Rat: am #Stand"')


@pytest.mark.parametrize("format_", ["xliff", "po"])
def test_the_text_below_the_front_matter_is_replaced_in_its_place(project: TinyProject, format_: str) -> None:
    result = back(project, format_, "de", lambda text: text.replace("**Marktständen**", "*Ständen*"))
    assert result.exit_code == 0, result.output
    written = (project.root / "practices/market-stall.de.md").read_text(encoding="utf-8")
    assert written == GERMAN.replace("**Marktständen**", "*Ständen*")


def test_line_ends_of_windows_stay(project: TinyProject) -> None:
    project.write("practices/market-stall.de.md", GERMAN.replace("\n", "\r\n").encode())
    result = back(project, "po", "de", lambda text: text.replace("Beratung am Marktstand", "Rat am Stand"))
    assert result.exit_code == 0, result.output
    written = (project.root / "practices/market-stall.de.md").read_bytes()
    assert written == GERMAN.replace('"Beratung am Marktstand"', "Rat am Stand").replace("\n", "\r\n").encode()


@pytest.mark.parametrize("format_", ["xliff", "po"])
def test_a_new_text_of_a_part_is_added_in_the_order_of_the_model(project: TinyProject, format_: str) -> None:
    def edit(text: str) -> str:
        if format_ == "po":
            return text.replace('msgid "stalls"\nmsgstr ""', 'msgid "stalls"\nmsgstr "Stände"')
        return text.replace("<source>stalls</source>", "<source>stalls</source><target>Stände</target>")

    result = back(project, format_, "de", edit)
    assert result.exit_code == 0, result.output
    written = (project.root / "practices/market-stall.de.md").read_text(encoding="utf-8")
    new = "results:\n  - unit: Stände\n"
    assert written == GERMAN.replace("lessons:", f"{new}lessons:")


def test_a_new_translation_is_a_draft_that_keeps_fingerprints(project: TinyProject) -> None:
    file = exported(project, "po", "fr")
    text = file.read_text(encoding="utf-8").replace(
        'msgid "Market stall advice"\nmsgstr ""', 'msgid "Market stall advice"\nmsgstr "Conseils au marché"'
    )
    file.write_text(text, encoding="utf-8")
    result = handbook(project, "import", "po", str(file))
    assert result.exit_code == 0, result.output
    content, wrong = read(project.root / "practices/market-stall.fr.md", "x.md")
    assert content is not None
    assert not wrong
    assert content.data["title"] == "Conseils au marché"
    state = content.data["translation"]
    assert isinstance(state, dict)
    assert state["state"] == "draft"
    assert set(state["fields"]) == {"title"}


def test_markdown_with_several_lines_comes_back_as_it_is(project: TinyProject) -> None:
    new = "Erste Zeile & „mehr“.\n\n- ein *Punkt*\n  weiter"
    file = exported(project, "xliff")
    text = file.read_text(encoding="utf-8")
    source = "<source>First line.\n\n- a point</source>"
    assert source in text
    target = new.replace("&", "&amp;")
    file.write_text(text.replace(source, f"{source}<target>{target}</target>"), encoding="utf-8")
    result = handbook(project, "import", "xliff", str(file))
    assert result.exit_code == 0, result.output
    content, _ = read(project.root / "practices/market-stall.de.md", "x.md")
    assert content is not None
    assert content.data["need"] == new


REFUSED_XLIFF: dict[str, tuple[Edit, str]] = {
    "inline element": (
        lambda t: t.replace("am Marktstand", 'am <ph id="1"/>Stand', 1),
        "HB553 `<ph>` stands in a text",
    ),
    "script": (
        lambda t: t.replace("am Marktstand", '<script xmlns="http://www.w3.org/1999/xhtml">x()</script>', 1),
        "HB553 `<script>` is foreign markup",
    ),
    "escaped HTML": (lambda t: t.replace("am Marktstand", "&lt;b onclick='x'&gt;am&lt;/b&gt;", 1), "HB370"),
    "foreign scheme": (lambda t: t.replace("am Marktstand", "[x](javascript:alert)", 1), "HB371"),
    "divided": (lambda t: t.replace("</segment>", "</segment><segment><source>x</source></segment>", 1), "is divided"),
    "entity": (lambda t: t.replace("<xliff", '<!DOCTYPE x [<!ENTITY a "b">]><xliff', 1), "HB550 a document type"),
    "broken": (lambda t: t.replace("</source>", "", 1), "HB550 this cannot be read as XML"),
    "old version": (lambda t: t.replace(":document:2.0", ":document:1.2"), "HB550 this is another version of XLIFF"),
    "another revision": (lambda t: re.sub(r"(fingerprint\">1:)....", r"\1AAAA", t, count=1), "HB554"),
    "changed source": (lambda t: t.replace(">Market stall advice<", ">Something else entirely<", 1), "HB554"),
    "unknown language": (lambda t: t.replace('trgLang="de"', 'trgLang="pt"'), "HB551 `pt` is not a language"),
    "same language": (lambda t: t.replace('trgLang="de"', 'trgLang="en"'), "HB551"),
    "mixed-up suffix": (lambda t: t.replace('trgLang="de"', 'trgLang="fr"'), "HB551 the name of the file says `de`"),
    "vanished record": (lambda t: t.replace("practices:market-stall:title", "practices:market-stal:title"), "HB552"),
    "vanished field": (lambda t: t.replace("market-stall:title", "market-stall:titel"), "did you mean `title`?"),
    "twice": (lambda t: t.replace("market-stall:summary", "market-stall:title"), "HB555"),
    "a fact": (lambda t: t.replace("market-stall:title", "market-stall:level"), "has no text `level`"),
    "too long": (lambda t: t.replace("am Marktstand", "sehr " * 40 + "lang", 1), "HB557"),
    "placeholder": (lambda t: t.replace("am Marktstand", "{{ 7 }}", 1), "HB553"),
    "invisible": (lambda t: t.replace("am Marktstand", "am\u202eStand", 1), "HB103"),
}


@pytest.mark.parametrize("case", REFUSED_XLIFF)
def test_an_xliff_file_that_cannot_be_taken_over_changes_nothing(project: TinyProject, case: str) -> None:
    edit, said = REFUSED_XLIFF[case]
    before = snapshot(project)
    # One good change beside the bad one: it must not be taken over either.
    result = back(project, "xliff", "de", lambda text: edit(text.replace("Marktständen", "Ständen")))
    assert result.exit_code == 1, result.output
    assert said in result.output
    assert re.search(r"out\.de\.xlf:\d+:\d+: HB\d{3} ", result.output)
    assert "hint: " in result.output
    assert snapshot(project) == before


REFUSED_PO: dict[str, tuple[Edit, str]] = {
    "plural": (
        lambda t: t.replace('msgstr "Beratung am Marktstand"', 'msgid_plural "x"\nmsgstr[0] "a"\nmsgstr[1] "b"'),
        "HB553 the unit has plural forms",
    ),
    "fuzzy": (
        lambda t: re.sub(r'(msgctxt "practices/market-stall#title")', r"#, fuzzy\n\1", t).replace("am M", "an M"),
        "HB555",
    ),
    "twice": (lambda t: t + t[t.index("\n\n#. Market stall") :], "a second time"),
    "unclosed": (lambda t: t.replace('Beratung am Marktstand"', "Beratung am Marktstand"), "HB550"),
    "another revision": (lambda t: t.replace('msgid "Market stall advice"', 'msgid "Another title"'), "HB554"),
    "no language": (lambda t: t.replace('"Language: de\\n"\n', ""), "HB551 the target language is missing"),
    "record in that language": (
        lambda t: t.replace("Language: de", "Language: en").replace("X-Source-Language: en", "X-Source-Language: de"),
        "HB551",
    ),
    "not PO": (lambda t: t + "?\n", "HB550 the line is neither"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED_PO)
def test_a_po_file_that_cannot_be_taken_over_changes_nothing(project: TinyProject, case: str) -> None:
    edit, said = REFUSED_PO[case]
    before = snapshot(project)
    result = back(project, "po", "de", lambda text: edit(text.replace("Marktständen", "Ständen")))
    assert result.exit_code == 1, result.output
    assert said in result.output
    assert snapshot(project) == before


def test_half_of_a_list_is_refused(project: TinyProject) -> None:
    before = snapshot(project)
    half = ('msgid "Come back."\nmsgstr ""', 'msgid "Come back."\nmsgstr "Revenez."')
    result = back(project, "po", "fr", lambda text: text.replace(*half))
    assert result.exit_code == 1
    assert "HB556" in result.output
    assert snapshot(project) == before


def test_a_typing_error_mended_in_the_record_is_no_other_revision(project: TinyProject) -> None:
    file = exported(project, "po")
    project.write("practices/market-stall.md", RICH.replace("Advice where people", "Advice, where people"))
    file.write_text(file.read_text(encoding="utf-8").replace("am Marktstand", "am Stand"), encoding="utf-8")
    result = handbook(project, "import", "po", str(file))
    assert result.exit_code == 0, result.output


def test_the_toolkit_of_translators_reads_and_writes_our_xliff(project: TinyProject) -> None:
    file = exported(project, "xliff")
    store = Xliff2File.parsefile(str(file))  # type: ignore[no-untyped-call]
    units = {unit.getid(): unit for unit in store.units}
    title = units["practices:market-stall:title"]
    assert (title.source, title.target) == ("Market stall advice", "Beratung am Marktstand")
    title.target = "Rat & Tat"
    units["practices:market-stall:need"].target = "Erste Zeile.\n\n- ein Punkt"
    store.savefile(str(file))
    result = handbook(project, "import", "xliff", str(file))
    assert result.exit_code == 0, result.output
    content, _ = read(project.root / "practices/market-stall.de.md", "x.md")
    assert content is not None
    assert (content.data["title"], content.data["need"]) == ("Rat & Tat", "Erste Zeile.\n\n- ein Punkt")


def test_the_toolkit_of_translators_reads_and_writes_our_po(project: TinyProject) -> None:
    file = exported(project, "po")
    store = pofile.parsefile(str(file))  # type: ignore[no-untyped-call]
    units = {unit.getcontext(): unit for unit in store.units}
    units["practices/market-stall#title"].target = 'Rat\tund "Tat"'
    store.savefile(str(file))
    result = handbook(project, "import", "po", str(file))
    assert result.exit_code == 0, result.output
    content, _ = read(project.root / "practices/market-stall.de.md", "x.md")
    assert content is not None
    assert content.data["title"] == 'Rat\tund "Tat"'


def test_the_data_are_exported_with_and_without_the_word(project: TinyProject) -> None:
    for arguments in (["export", "-C", str(project.root)], ["export", "data", "-C", str(project.root)]):
        target = project.root.parent / f"data{len(arguments)}"
        result = CliRunner().invoke(cli, [*arguments, str(target)])
        assert result.exit_code == 0, result.output
        assert (target / "api/v1/index.json").is_file()


def test_wrong_languages_are_wrong_use(project: TinyProject) -> None:
    for arguments in (("export", "po", "pt", "x.po"), ("export", "po", "--from", "de", "de", "x.po")):
        result = handbook(project, *arguments)
        assert result.exit_code != 0
        assert "x.po" not in [file.name for file in Path().iterdir()]
