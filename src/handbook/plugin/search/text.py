"""What is searched of a page's HTML: its text, in headings, paragraphs, items and cells.

Pagefind could be told to leave out the rest, but it is slower with each tag, address and selector.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

# What is no text of the page: marks, navigation, labels, and lists of other pages, which are found themselves.
LEFT_OUT: Final = (
    "headerlink",
    "hb-eyebrow",
    "hb-badges",
    "hb-erratum",
    "hb-errata",
    "hb-sources",
    "hb-provenance",
    "hb-relations",
    "hb-cards",
    "hb-links",
    "hb-filterbar",
    "hb-filterable",
    "hb-downloads",
    "hb-map",
    "hb-gantt",
    "hb-az",
)
"""Classes of elements."""

# Tags that say nothing to Pagefind: no sentence ends with them, and none is left out for them.
_UNHEARD: Final = (
    *("a", "abbr", "b", "blockquote", "caption", "cite", "code", "dd", "del", "dfn", "dl", "dt", "em", "figcaption"),
    *("figure", "header", "i", "ins", "kbd", "mark", "ol", "pre", "q", "s", "samp", "small", "span", "strong", "sub"),
    *("sup", "table", "tbody", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var"),
)

_CLASS = rf'class="(?:[^"]*\s)?(?:{"|".join(LEFT_OUT)})(?:\s[^"]*)?"'
_LEFT_OUT_TAG = re.compile(rf'<([a-z][a-z0-9]*)\s[^<>]*?(?:{_CLASS}|id="relations")[^<>]*>')
_FACT = re.compile(r'<div class="hb-facts__row"><dt>.*?</dt>', re.DOTALL)
_UNSEEN = re.compile(r'<caption class="hb-vh">.*?</caption>', re.DOTALL)
_ID = re.compile(r' id="[^"]*"([^<>]*>)')
_UNHEARD_TAG = re.compile(rf"""</?(?:{"|".join(_UNHEARD)})(?:\s(?:[^<>"']++|"[^"]*+"|'[^']*+')*+)?>""")
_OWN_WORDS: Final = "data-pagefind-"


def searched(html: str) -> str:
    """The HTML of which Pagefind makes the same as of a page's HTML without what is left out."""
    text = _UNSEEN.sub("", _FACT.sub("<div>", _without_left_out(html)))
    if _OWN_WORDS in text:  # the page itself tells Pagefind what to do
        return text
    return _UNHEARD_TAG.sub("", _ID.sub(r"\1 ", text))  # an element with an address begins a word


def _without_left_out(html: str) -> str:
    kept = []
    at = 0
    while start := _LEFT_OUT_TAG.search(html, at):
        kept.append(html[at : start.start()])
        at = _end(html, start)
    return "".join((*kept, html[at:]))


def _end(html: str, start: re.Match[str]) -> int:
    """Where the element ends that begins with a tag."""
    depth = 1
    for tag in _tags(start[1]).finditer(html, start.end()):
        depth += -1 if tag[0].startswith("</") else 1
        if depth == 0:
            return tag.end()
    return len(html)


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"</?{name}(?=[\s>])[^<>]*>")
