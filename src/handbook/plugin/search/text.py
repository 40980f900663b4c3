"""What is searched of a page's HTML: the text of its sentences, and how much each stretch of it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from typing import Final

UNIT: Final = 24
"""The weight of ordinary text. In Pagefind's index a word has a whole number, of which this is once."""

_HEADINGS: Final = {"1": 7 * UNIT, "2": 6 * UNIT, "3": 5 * UNIT, "4": 4 * UNIT, "5": 3 * UNIT, "6": 2 * UNIT}
"""Weights by the levels of headings, as Pagefind has them."""

Stretch = tuple[int, str]
"""A weight, and words with single spaces between them that all have it."""

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

LEFT_OUT_TAGS: Final = ("footer", "form", "iframe", "label", "nav", "noscript", "script", "style", "svg", "template")

# Tags within a word or sentence; all others end a word.
_INLINE: Final = (
    *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp"),
    *("small", "span", "strong", "sub", "sup", "time", "u", "var"),
)

# One after the other, because a pattern that begins with fixed text is found at once.
_LEFT_OUT: Final = (
    re.compile(rf'class="(?:[^"\s]+\s+)*?(?:{"|".join(LEFT_OUT)})[\s"]'),
    re.compile('id="relations"'),
    re.compile("data-pagefind-ignore"),
    re.compile(rf"<(?:{'|'.join(LEFT_OUT_TAGS)})\b"),
)
_NAME = re.compile(r"<([a-z][a-z0-9]*)")
_FACT = re.compile(r'<div class="hb-facts__row"><dt>.*?</dt>', re.DOTALL)
_UNSEEN = re.compile(r'<caption class="hb-vh">.*?</caption>', re.DOTALL)
_ATTRIBUTES = r"""[^<>"']*+(?:"[^"]*+"[^<>"']*+|'[^']*+'[^<>"']*+)*+"""
# The mark of a footnote is a word of its own.
_WITHIN = re.compile(rf"</?(?:{'|'.join(_INLINE)})(?:\s(?!class=\"hb-footnote\"){_ATTRIBUTES})?>")
_HEADING = re.compile(rf"<h([1-6])(?:\s{_ATTRIBUTES})?>")
_TAG = re.compile(rf"<[!/a-zA-Z]{_ATTRIBUTES}>")
_BR = re.compile(r"<br\s*/?>")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_BREAK, _LEVEL = "\0", "\1"
_ENDS: Final = frozenset("_'\")$*")
# Pagefind's own marks within a text, which it would obey; and the space without a width, at which it would split.
_MARKS = re.compile(r"\u200b|___(?:END_)?PAGEFIND_\S*")


def stretches(html: str) -> Iterator[Stretch]:
    """The text of a page's HTML, in its order, as sentences: an excerpt of it reads better."""
    seen = _UNSEEN.sub("", _FACT.sub("<div>", _without_left_out(html)))
    if "<br" in seen:
        seen = _BR.sub(" ", seen)
    marked = _TAG.sub(_BREAK, _HEADING.sub(rf"{_BREAK}{_LEVEL}\1", _WITHIN.sub("", seen)))
    ordinary: list[str] = []
    for part in map(str.strip, unescape(marked).split(_BREAK)):
        if part.startswith(_LEVEL):
            yield from stretch(UNIT, *ordinary)
            ordinary = []
            yield from stretch(_HEADINGS[part[1]], part[2:].strip())
        elif part:
            ordinary.append(part)
    yield from stretch(UNIT, *ordinary)


def stretch(weight: int, *texts: str) -> Iterator[Stretch]:
    """One stretch of several sentences, or none if there is no word."""
    ended = [f"{text}." if text[-1].isalnum() or text[-1] in _ENDS else text for text in texts if text]
    words = " ".join(" ".join(ended).split())
    if "\u200b" in words or "___" in words:
        words = " ".join(_MARKS.sub("", words).split())
    if words:
        yield weight, words


def _without_left_out(html: str) -> str:
    if "<!--" in html:
        html = _COMMENT.sub("", html)
    for pattern in _LEFT_OUT:
        html = _without(html, pattern)
    return html


def _without(html: str, pattern: re.Pattern[str]) -> str:
    """The HTML without the elements in whose tags something is found."""
    kept = []
    at = 0
    while found := pattern.search(html, at):
        start = html.rfind("<", at, found.start() + 1)
        tag = _NAME.match(html, start) if start >= 0 else None
        if tag is None or html.find(">", start, found.start()) >= 0:  # it is within a text
            kept.append(html[at : found.end()])
            at = found.end()
        else:
            kept.append(html[at:start])
            at = _end(html, tag[1], found.end())
    return "".join((*kept, html[at:])) if kept else html


def _end(html: str, name: str, at: int) -> int:
    """Where an element ends that began before."""
    depth = 1
    for tag in _tags(name).finditer(html, at):
        depth += -1 if tag[0].startswith("</") else 1
        if depth == 0:
            return tag.end()
    return len(html)


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"</?{name}(?=[\s>])[^<>]*>")
