"""What is taken for clean HTML without parsing it is what nh3 leaves as it is."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urlsplit

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.render import cleaning
from handbook.render.cleaning import BLOCKS, INLINE, SCHEMES, Cleaner
from handbook.render.text import to_html

CLEAN = [
    "<p>Words &amp; <em>more</em> &lt;words&gt;</p>",
    '<h2 id="text-a-b">Heading</h2>\n<p>Text</p>',
    '<sup class="hb-footnote"><a href="#text-fn-1" id="text-fnref-1" aria-label="Footnote 1">1</a></sup>',
    '<p><a href="../../en/practices/a/">in</a> <a href="https://e.org/a?b=c" rel="noopener">out</a></p>',
    '<p><a href="mailto:a@e.org">mail</a> <a href="b.md">near</a></p>',
    '<div class="hb-scroll" tabindex="0" role="region" aria-label="Table: A, B"><p>x</p></div>',
    '<table>\n<thead>\n<tr>\n<th scope="col" class="hb-align-right">A</th>\n</tr>\n</thead>\n</table>',
    "<table>\n<tbody>\n<tr>\n<td>1</td>\n</tr>\n</tbody>\n</table>",
    '<ol start="3">\n<li>x</li>\n</ol>\n<blockquote>\n<p>q</p>\n</blockquote>',
    '<pre tabindex="0"><code>c\n</code></pre>',
]
DIRTY = [
    ("<script>alert(1)</script>", ""),
    ("<p onclick=alert(1)>x</p>", "<p>x</p>"),
    ('<p onclick="alert(1)">x</p>', "<p>x</p>"),
    ('<a href="javascript:alert(1)">x</a>', "<a>x</a>"),
    ('<a href="\x01javascript:alert(1)">x</a>', "<a>x</a>"),
    ('<a href="java&#10;script:alert(1)">x</a>', "<a>x</a>"),
    ('<a href="javascript&colon;alert(1)">x</a>', "<a>x</a>"),
    ('<a href=" JaVaScRiPt:alert(1)">x</a>', "<a>x</a>"),
    ('<a href="data:text/html,x">x</a>', "<a>x</a>"),
    ('<img src="vbscript:x">', "<img>"),
    ('<p style="color:red">x</p>', "<p>x</p>"),
    ("<!-- x --><p>y</p>", "<p>y</p>"),
    ("<a<b>x</a>", "x"),
    ("<svg><p>x</p></svg>", "<p>x</p>"),
    ("a < b", "a &lt; b"),
]
PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<em>", "</em>", "<br>", "<script>", "</script>", '<a href="', '">', '"', "=", " ",
        "\n", "<", ">",         "&amp;", "&", "javascript:", "https://e.org", "#a", "../a", "onclick=",
        ' class="x"', "<h2", ' id="a"', "</h2>",
        "<!--", "-->", "\xa0", "\0", "\r", "\ufeff", "ä", "words", "<img", ' src="', "<ul>",
        "<li>", "</li>", "</ul>", "&lt;", ":",
    ]
)  # fmt: skip
MARKDOWN = st.sampled_from(
    [
        "# a", "## b\n", "\n", "\n\n", "- ", "1. ", "> ", "> [!NOTE]\n", "*", "**", "_", "`", "```\n", "~~",
        "| a | b |\n|--|-:|\n",
        "| c | d |\n", "[x](y.md)", "[x](https://e.org)", "![i](j.png)", "[^1]", "\n\n[^1]: note\n", "- [x] ", "<p>",
        "<b",
        "&amp;", "&", '"', "\\", "www.e.org", "\xa0", "ä", "word ", "    ", "  \n", "---\n", "\ufeff", "\r",
    ]
)  # fmt: skip
PARSER = nh3.Cleaner(tags=set(BLOCKS.tags), attributes=dict(BLOCKS.attributes), url_schemes=set(SCHEMES), link_rel=None)


class Starts(HTMLParser):
    """Every start tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.others: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, attrs))

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_decl(self, decl: str) -> None:
        self.others.append(decl)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)


def parsed(html: str) -> str:
    """What nh3 makes of it, whatever the pattern says."""
    return PARSER.clean(html)


@pytest.mark.parametrize("html", CLEAN)
def test_what_texts_are_made_of_needs_no_parser(html: str) -> None:
    assert BLOCKS.is_clean(html)
    assert BLOCKS.clean(html) == html == parsed(html)


@pytest.mark.parametrize(("html", "clean"), DIRTY)
def test_what_is_not_on_the_list_goes(html: str, clean: str) -> None:
    assert not BLOCKS.is_clean(html)
    assert not INLINE.is_clean(html)
    assert BLOCKS.clean(html) == clean == parsed(html)


@given(st.lists(PIECES, max_size=12).map("".join))
@settings(max_examples=500, deadline=None)
def test_nothing_is_taken_for_clean_that_is_not_on_the_list(html: str) -> None:
    for cleaner in (BLOCKS, INLINE):
        if cleaner.is_clean(html):
            starts = Starts(html)
            assert starts.others == []
            for tag, attributes in starts.found:
                assert tag in cleaner.tags
                for name, value in attributes:
                    assert name in cleaner.attributes[tag]
                    assert name not in ("href", "src") or urlsplit(value or "").scheme in ("", "https")


@given(st.lists(MARKDOWN, max_size=14).map("".join))
@settings(max_examples=500, deadline=None)
def test_texts_are_the_same_with_and_without_the_parser(text: str) -> None:
    parsing = Cleaner(BLOCKS.tags, BLOCKS.attributes)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parsing, "is_clean", lambda _html: None)
        patch.setattr(cleaning, "BLOCKS", parsing)
        expected = to_html(text)
    assert to_html(text) == expected
