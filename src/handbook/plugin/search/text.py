"""What is searched of a page's HTML: the text of its sentences, and how much each stretch of it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from typing import Final

UNIT: Final = 24
"""The weight of ordinary text. In Pagefind's index a word has a whole number, of which this is once."""

Stretch = tuple[int, str]
"""A weight, and words with single spaces between them that all have it."""

# What is no text of the page: marks, navigation, labels, and lists of other pages, which are found themselves.
LEFT_OUT: Final = (
    "headerlink",
    "hb-footnote__back",
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

_WITHIN: Final = frozenset(
    {
        *(
            "a",
            "abbr",
            "b",
            "bdi",
            "bdo",
            "cite",
            "code",
            "del",
            "dfn",
            "em",
            "i",
            "img",
            "input",
            "ins",
            "kbd",
            "mark",
        ),
        *("mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
    }
)
"""Elements within a sentence; it ends with all others."""

# What happens at a tag; at the beginning of a heading it is its weight, which Pagefind gives it.
_GO_ON, _END, _END_AT_FACT, _LEAVE_OUT = range(4)
_HEADINGS: Final = {f"h{level}": (8 - level) * UNIT for level in range(1, 7)}

_ATTRIBUTES = r"""[^<>"']*+(?:"[^"]*+"[^<>"']*+|'[^']*+'[^<>"']*+)*+"""
_TAG = re.compile(rf"(</?[a-zA-Z]{_ATTRIBUTES}>|<!--.*?-->)", re.DOTALL)
_NAME = re.compile(r"</?([a-z][a-z0-9]*)", re.IGNORECASE)
_CLASS = re.compile(r'\sclass="([^"]*)"')
_LEFT_OUT = re.compile(r'^<caption class="hb-vh"|\sid="relations"|\sdata-pagefind-ignore[\s=>]')
_FACT: Final = "hb-facts__row"
"""The label of a fact is no term; it is told by the element before it."""
_FOOTNOTE: Final = "hb-footnote"
"""The mark of a footnote is a word of its own."""

_ENDS: Final = frozenset("_'\")$*")
"""A sentence that ends with one of these needs a dot."""
# Pagefind's own marks within a text, which it would obey; and the space without a width, at which it would split.
_MARKS = re.compile(r"\u200b|___(?:END_)?PAGEFIND_\S*")


def stretches(html: str) -> Iterator[Stretch]:
    """The text of a page's HTML, in its order, as sentences: an excerpt of it reads better."""
    parts = [*_TAG.split(html), ""]
    ordinary: list[str] = []
    sentence: list[str] = []
    weight, before = UNIT, _END
    depth, left_out, end = 0, "", ""
    for text, (name, step) in zip(parts[::2], map(_read, parts[1::2]), strict=True):
        if depth:
            depth += (name == left_out) - (name == end)
            continue
        if sentence or not text.isspace():  # nearly half of all texts are line ends between two blocks
            sentence.append(text)
        if step == _GO_ON:
            continue
        if step == _LEAVE_OUT or (name == "dt" and before == _END_AT_FACT):
            depth, left_out, end = 1, name, f"/{name}"
            if name in _WITHIN:
                continue
        before = step
        ended = unescape("".join(sentence)).strip() if sentence else ""
        sentence.clear()
        if weight != UNIT:
            yield from stretch(weight, ended)
            weight = UNIT
        elif ended:
            ordinary.append(ended)
        if step > _LEAVE_OUT:
            yield from stretch(UNIT, *ordinary)
            ordinary, weight = [], step
    yield from stretch(UNIT, *ordinary)


def stretch(weight: int, *sentences: str) -> Iterator[Stretch]:
    """One stretch of several sentences, or none if there is no word."""
    ended = [f"{text}." if text[-1].isalnum() or text[-1] in _ENDS else text for text in sentences if text]
    text = plain(" ".join(ended))
    if text:
        yield weight, text


def plain(text: str) -> str:
    """The words with single spaces between them, without what cannot be written, or what Pagefind would obey."""
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode()
    if "\u200b" in text or "___" in text:
        text = _MARKS.sub("", text)
    return " ".join(text.split())


@lru_cache(4096)
def _read(tag: str) -> tuple[str, int]:
    """The name of a tag, with its slash, and what happens at it. The text ends where there is none."""
    found = _NAME.match(tag)
    if found is None:
        return "", _GO_ON if tag else _END
    name = found[1].lower()
    if tag[1] == "/":
        return f"/{name}", _GO_ON if name in _WITHIN else _END
    classes = _CLASS.search(tag)
    own = classes[1].split() if classes else []
    if name in LEFT_OUT_TAGS or any(one in LEFT_OUT for one in own) or _LEFT_OUT.search(tag):
        return name, _LEAVE_OUT
    if _FACT in own:
        return name, _END_AT_FACT
    is_within = name in _WITHIN and _FOOTNOTE not in own
    return name, _GO_ON if is_within else _HEADINGS.get(name, _END)
