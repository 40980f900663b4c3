from __future__ import annotations

from pathlib import Path

from .small_project import ORGANISATION, PRACTICE, markdown, places, problems


def test_faults_stand_where_they_are(tmp_path: Path) -> None:
    body = "\nText <b>bold</b>.\n\n- [x](javascript:alert(1))\n- ![x](https://example.org/a.png)\n- [x](../../secret)\n"
    files = {
        "practices/a.md": markdown(PRACTICE + "challenges:\n  - fine\n  - 'a <script>'\n", body),
        "practices/a.de.md": markdown("title: <i>T</i>\n", "\n\n<div>\n"),
        "data/organisations/a.yml": ORGANISATION + "note: '[x](../../practices/a.md) [y](../../../x)'\n",
    }
    assert places(tmp_path, files) == [
        "data/organisations/a.yml:7:7: HB371",
        "practices/a.de.md:2:8: HB370",
        "practices/a.de.md:6:1: HB370",
        "practices/a.de.md:6:1: HB531",
        "practices/a.md:12:5: HB370",
        "practices/a.md:15:6: HB370",
        "practices/a.md:17:7: HB371",
        "practices/a.md:18:8: HB371",
        "practices/a.md:19:7: HB371",
    ]


def test_links_to_files(tmp_path: Path) -> None:
    body = "[a](../data/cities/munich.yml#x) [b](#part) [c](https://example.org)\n[d](../data/cities/munick.yml)\n"
    (problem,) = problems(tmp_path, {"practices/a.md": markdown(PRACTICE, body + "`[e](nothing.md)` [f](a.md)\n")})
    assert (problem.path, problem.line, problem.column, problem.code) == ("practices/a.md", 12, 5, "HB372")
    assert problem.hint == "did you mean `../data/cities/munich.yml`?"


def test_hidden_and_impossible_files_are_no_targets(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    body = f"[a](../.git) [b]({'x' * 300}.md) [c](a%00b)\n"
    found = problems(tmp_path, {"practices/a.md": markdown(PRACTICE, body)})
    assert [(problem.code, problem.column) for problem in found] == [("HB372", 5), ("HB372", 18), ("HB372", 327)]
