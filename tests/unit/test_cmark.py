"""cmark without the wrapper of cmarkgfm: the same HTML, and nothing stays in memory."""

from __future__ import annotations

import resource

import pytest
from cmarkgfm.cmark import markdown_to_html_with_extensions

from handbook import cmark

EXTENSIONS = ("table", "strikethrough", "autolink", "tasklist", "tagfilter")
TEXTS = [
    "",
    "One *line* with `code`, ~~nothing~~ and <b>HTML</b>.",
    "# Title\n\n| a | b |\n| --- | ---: |\n| ü | 2 |\n\n- [x] done\n- [ ] open\n\nhttps://www.example.org/",
    "A note.[^1] Another one.[^2] None.[^3]\n\n[^1]: Here.[^2]\n\n    More.\n\n[^2]: There.\n\n[^4]: Unused.",
    "\0 and \\* & &amp; 😀",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("options", [0, cmark.FOOTNOTES])
def test_the_html_is_that_of_cmarkgfm(text: str, options: int) -> None:
    assert cmark.to_html(text, EXTENSIONS, options) == markdown_to_html_with_extensions(text, options, EXTENSIONS)


def test_a_lone_surrogate_becomes_a_question_mark() -> None:
    assert cmark.to_html("a \ud800 b", ()) == "<p>a ? b</p>\n"


def test_what_a_text_was_parsed_into_is_freed() -> None:
    text = "\n\n".join(TEXTS * 50)
    cmark.to_html(text, EXTENSIONS, cmark.FOOTNOTES)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(100):
        cmark.to_html(text, EXTENSIONS, cmark.FOOTNOTES)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 8_000  # KB; it would be some 60,000
