from __future__ import annotations

from pathlib import Path

import pytest

from .small_project import places, problems

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n"Language: de\\n"\n'
HEADER += '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
FILE = "locale/de/LC_MESSAGES/handbook.po"


@pytest.mark.parametrize(
    ("message", "place"),
    [
        ('msgid "%(n)s of %(all)s"\nmsgstr "%(n)s von %(alle)s"\n', "6:1: HB591"),
        ('msgid "Shown in {language}"\nmsgstr "Gezeigt"\n', "6:1: HB591"),
        ('msgid "a"\nmsgid_plural "%(n)s b"\nmsgstr[0] "c"\nmsgstr[1] ""\n', "6:1: HB591"),
        ('msgid "a"\nmsgid_plural "%(n)s b"\nmsgstr[0] "c"\nmsgstr[1] "d"\nmsgstr[2] "e"\n', "1:1: HB590"),
        ('msgid "a"\nmsgstr "b\n', "1:1: HB590"),
    ],
)
def test_a_wrong_catalogue_is_a_problem(tmp_path: Path, message: str, place: str) -> None:
    assert places(tmp_path, {FILE: HEADER + message}) == [f"{FILE}:{place}"]


def test_the_language_of_the_header_is_that_of_the_folder(tmp_path: Path) -> None:
    found = problems(tmp_path, {FILE: HEADER.replace("Language: de", "Language: fr")})
    assert [(problem.code, problem.message) for problem in found] == [
        ("HB592", "the header says `fr`, but the folder is that of `de`")
    ]


def test_what_is_missing_or_unsure_only_appears_in_english(tmp_path: Path) -> None:
    body = 'msgid "a"\nmsgstr ""\n\n#, fuzzy\nmsgid "%(n)s"\nmsgstr "x"\n\nmsgid "City"\nmsgstr "Stadt"\n'
    assert places(tmp_path, {FILE: HEADER + body}) == []
