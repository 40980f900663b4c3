"""Contributor text (GitHub-flavoured Markdown) to clean HTML.

cmark renders without its unsafe option, so raw HTML never gets through. What it writes is regular (it escapes every `<`
and `"` of the contributor), which is why the steps in the middle may use patterns. `cleaning` goes over the result,
in case a step in the middle has a mistake. Jinja, `--8<--` and the like are plain text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape
from typing import NamedTuple

from markupsafe import Markup

from handbook import cmark
from handbook.languages import N_
from handbook.render import cleaning, text_blocks
from handbook.render.text_blocks import Label
from handbook.text_faults import Fault, destination_fault, faults

__all__ = ["LABELS", "Fault", "Heading", "Html", "faults", "inline", "plain", "to_html", "words_of"]

Rewrite = Callable[[str], str | None]

LABELS = (
    N_("Note"), N_("Tip"), N_("Important"), N_("Warning"), N_("Caution"), N_("Table"), N_("Done"), N_("To do"),
    N_("Footnote"), N_("Footnotes"), N_("Back to reference"),
)  # fmt: skip
"""The words this module adds to a text; `label` translates them."""

_BLOCKS = ("table", "strikethrough", "autolink", "tasklist", "tagfilter")
_INLINES = ("strikethrough", "autolink", "tagfilter")
_ORDINARY = re.compile(r"[^\W\d_][\w .,;()?'’“”„«»…–—-]*(?<! )")
_BLANKS = re.compile(r"[ \t\r\n]{2,}|[\t\r\n]")
_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>\n?", re.DOTALL)
_LINK = re.compile(r'<a href="([^"]*)"( title="[^"]*")?>(.*?)</a>', re.DOTALL)
_IMAGE = re.compile(r'<img src="([^"]*)" alt="([^"]*)"( title="[^"]*")? />')


class Heading(NamedTuple):
    """A heading of a text: its level on the page (2 to 6), its id there, and its words."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Html:
    """A rendered text."""

    markup: Markup
    headings: tuple[Heading, ...] = ()

    def __html__(self) -> str:
        return str(self.markup)


def to_html(
    text: str,
    *,
    link: Rewrite | None = None,
    image: Rewrite | None = None,
    label: Label = str,
    heading_shift: int = 1,
    id_prefix: str = "",
) -> Html:
    """Render a whole text.

    `link` and `image` get each address as written and return the one to use, or None to keep only the words.
    `label` translates `LABELS`. The highest headings come out `heading_shift` levels below the top one, whether they
    were written with one mark or two; every id begins with `id_prefix`, so that several texts can share a page.
    """
    html = cmark.to_html(text, _BLOCKS, cmark.FOOTNOTES)
    headings: list[Heading] = []
    if "<h" in html:
        html = _headings(html, heading_shift, id_prefix, headings)
    if "<img " in html:
        html = _images(html, image)
    if "<a " in html:
        html = _links(html, link, {heading.id for heading in headings}, id_prefix)
    if "[!" in html:
        html = text_blocks.alerts(html, label)
    if "<input " in html:
        html = text_blocks.tasks(html, label)
    if "<table>" in html:
        html = text_blocks.tables(html, label, words_of)
    if text_blocks.NOTES in html:
        html = text_blocks.footnotes(html, label, id_prefix)
    # A long line of code scrolls, so the keyboard must reach it.
    html = html.replace("<pre>", '<pre tabindex="0">')
    return Html(Markup(cleaning.BLOCKS.clean(html)), tuple(headings))  # noqa: S704 - cleaned in this very line


def inline(text: str, link: Rewrite | None = None) -> Markup:
    """Render a title, a label or one cell: emphasis, code and links only, no blocks, all on one line.

    What would begin a list or a heading stays as written, so that a title such as `1. Start` keeps its number.
    """
    if _is_ordinary(text):
        return Markup(text)  # noqa: S704 - no character in it means anything in Markdown or HTML
    # A line that begins with a bracket is a paragraph whatever follows, and the bracket changes nothing after it.
    html = cmark.to_html("(" + _one_line(text), _INLINES).strip().removeprefix("<p>(").removesuffix("</p>")
    if "<img " in html:
        html = _IMAGE.sub(lambda match: match[2], html)
    if "<a " in html:
        html = _links(html, link, set(), "")
    return Markup(cleaning.INLINE.clean(html))  # noqa: S704 - cleaned in this very line


def plain(text: str) -> str:
    """Give the words of a text on one line, without markup, footnotes or addresses: for descriptions and CSV."""
    if _is_ordinary(text):
        return text
    html = cmark.to_html(text, _BLOCKS, cmark.FOOTNOTES)
    html = text_blocks.NOTE_REF.sub("", html.partition(text_blocks.NOTES)[0])
    html = text_blocks.ALERT.sub("<p>", html)
    html = _IMAGE.sub(lambda match: match[2], html)
    html = text_blocks.TASK.sub(lambda match: "☑ " if match[1] else "☐ ", html)
    return _one_line(unescape(_TAG.sub("", html)))


def _is_ordinary(text: str) -> bool:
    """Most titles and labels: one line of letters and simple punctuation, which needs no parser."""
    return _ORDINARY.fullmatch(text) is not None and "_" not in text and "www." not in text and "  " not in text


def _one_line(text: str) -> str:
    """The text on one line; spaces that do not break, as French sets them, stay."""
    return _BLANKS.sub(" ", text.strip(" \t\r\n"))


def words_of(html: str) -> str:
    """The words of a line of HTML as plain text, hard spaces among them. Most lines have neither tags nor entities."""
    html = str(html)  # or what is left of a `Markup` would pass for HTML
    if "<" not in html and "&" not in html:
        return _one_line(html)
    return _one_line(unescape(_TAG.sub("", _IMAGE.sub(lambda match: match[2], html))))


def _headings(html: str, shift: int, prefix: str, headings: list[Heading]) -> str:
    taken: set[str] = set()
    highest = next((level for level in range(1, 7) if f"<h{level}>" in html), 1)

    def place(match: re.Match[str]) -> str:
        words = words_of(text_blocks.NOTE_REF.sub("", match[2]) if "<sup" in match[2] else match[2])
        if not words:
            return ""  # an empty heading is nothing but a stumbling block for a screen reader
        level = min(6, 1 + int(match[1]) - highest + shift)
        ident = prefix + _slug(words, taken)
        headings.append(Heading(level, ident, words))
        return f'<h{level} id="{escape(ident)}">{match[2]}</h{level}>\n'

    return _HEADING.sub(place, html)


def _slug(words: str, taken: set[str]) -> str:
    """Make an ASCII id of the words that no earlier heading of the text has."""
    ascii_words = unicodedata.normalize("NFKD", words.replace("ß", "ss")).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", ascii_words.lower()).strip("-") or "section"
    if stem.startswith(("fn-", "fnref-")):  # these are footnotes
        stem = f"section-{stem}"
    slug, number = stem, 2
    while slug in taken:
        slug, number = f"{stem}-{number}", number + 1
    taken.add(slug)
    return slug


def _links(html: str, rewrite: Rewrite | None, own_ids: set[str], prefix: str) -> str:
    def place(match: re.Match[str]) -> str:
        href, title, words = unescape(match[1]), match[2] or "", match[3]
        if href.startswith("#"):
            target = prefix + href[1:]
            return f'<a href="#{escape(target if target in own_ids else href[1:])}"{title}>{words}</a>'
        if not href or destination_fault(href, depth=None):
            return words
        address = rewrite(href) if rewrite else href
        if not address or (address != href and destination_fault(address, depth=None)):
            return words
        rel = ' rel="noopener"' if address.lower().startswith("http") else ""
        return f'<a href="{match[1] if address == href else escape(address)}"{title}{rel}>{words}</a>'

    return _LINK.sub(place, html)


def _images(html: str, rewrite: Rewrite | None) -> str:
    def place(match: re.Match[str]) -> str:
        source = unescape(match[1])
        target = rewrite(source) if rewrite and source and not destination_fault(source, None, image=True) else source
        if not target or destination_fault(target, None, image=True):
            return match[2]
        return f'<img src="{escape(target)}" alt="{match[2]}"{match[3] or ""} loading="lazy" />'

    return _IMAGE.sub(place, html)
