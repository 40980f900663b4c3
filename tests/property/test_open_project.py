"""Nothing that stands in a file makes the project raise; every complaint has a place in a file that is there."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from handbook.problems import to_text
from handbook.project import open_project
from handbook.settings import Settings

HEAD = 'title: A\nsummary: B\nlanguage: en\nsources: [{title: Page, url: "https://example.org/x"}]\n'
PLAN = f"""---
{HEAD}city: munich
organisation: uog
objectives:
  - steps:
      - number: '1'
        what: Do it
        partners: {{state: given, printed: "Sept – Dec 2019"}}
        factors: {{state: empty}}
        start: {{date: 2019-03, part: mid}}
        end: 2019-05~
---
Text with [a link](../practices/a.md), a <b>tag</b> and a note[^1].

[^1]: A note.
"""
EVENT = f"""---
{HEAD}start: 2018-12-04
end: 2018-12-06
mode: in-person
related: [action-plans/x#o1-s1]
agenda:
  - {{day: 2018-12-04, title: A, kind: work, start: '09:00', end: '10:00', minutes: 50}}
lessons:
  - {{id: L1.01, themes: [jobs], kind: lesson, text: T, lines: 1-2}}
---
"""
CITY = f"""{HEAD}kind: city
names: {{en: Munich}}
country: DE
position: {{latitude: 48.1, longitude: 11.6}}
official_languages: [de]
"""
TRANSLATION = "---\ntitle: T\nlessons:\n  - {id: L1.01, text: X}\ntranslation: {state: draft}\n---\n[x](javascript:a)\n"
VALID = {
    "action-plans/x.md": PLAN,
    "events/x.md": EVENT,
    "events/x.de.md": TRANSLATION,
    "data/cities/munich.yml": CITY,
}
NASTY = st.sampled_from(
    [
        *("---", "\n", "\n---\n", ": ", "- ", "\t", "'", '"', "#", "&a ", "*a", "!!x ", "<<: ", "{", "}", "[", "]"),
        *("null", "~", "[]", "{}", "0", "-1", "1e999", "2019-02-31", "2019/2018", "9" * 40, "no", "o1-s1", "|\n"),
        *("<script>", "](../", "](%00)", "\x00", "\u202e", "\ufeff", "😀", "x" * 5000, "{{ x }}", "../..", "a#b#c"),
    ]
)
EDIT = st.tuples(st.integers(0, 600), st.integers(0, 30), NASTY | st.text(max_size=8))


def check(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for path, content in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content)
        project = open_project(Settings(root, ("es", "de", "en", "fr", "it"), "en"), date(2026, 1, 15))
        for problem in project.problems:
            lines = files[problem.path].count(b"\n") + files[problem.path].count(b"\r") + 1
            assert 1 <= problem.line <= lines
            assert problem.column >= 1
        to_text(project.problems).encode()
        for entry in project.library.entries.values():
            for language in project.library.languages:
                project.library.localised(entry, language)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(VALID)), st.binary(max_size=300))
@example("action-plans/x.md", b"---\n---\n")
@example("action-plans/x.md", b"---\ntitle: \xf0\x9f\x98\x80\n---")
def test_random_bytes(path: str, content: bytes) -> None:
    check({**{name: text.encode() for name, text in VALID.items()}, path: content})


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(VALID)), st.lists(EDIT, min_size=1, max_size=4))
def test_random_mutations_of_valid_records(path: str, edits: list[tuple[int, int, str]]) -> None:
    text = VALID[path]
    for start, length, new in edits:
        text = text[:start] + new + text[start + length :]
    check({**{name: good.encode() for name, good in VALID.items()}, path: text.encode("utf-8", "surrogatepass")})
