"""What a contributor's text may not hold, and where it stands: raw HTML, foreign schemes, pictures from other hosts.

cmark decides what is HTML and what is a link; patterns only propose places. A proposal counts when changing it changes
what cmark finds, so code and escaped characters are never mistaken for HTML.
"""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import islice
from typing import Literal
from urllib.parse import unquote

import cmarkgfm
from cmarkgfm.cmark import Options

SCHEMES = frozenset({"http", "https", "mailto", "tel"})

_EXTENSIONS = ["table", "strikethrough", "autolink", "tasklist"]
_OMITTED = "<!-- raw HTML omitted -->"
# A sign of the same kind as `<` for cmark (punctuation), so that emphasis beside it stays as it is.
_STAND_IN = "‹"
_MOST = 50  # enough to mend at once
# Bounds for hostile texts: each trial renders the text once.
_TRIALS = 300
_RENDERED_CHARACTERS = 20_000_000

_TAG_LIKE = re.compile(r"<(?:[A-Za-z][A-Za-z0-9-]*(?=[\s/>]|$)|/[A-Za-z]|!--|\?|![A-Za-z]|!\[CDATA\[)")
_BEFORE_DESTINATION = re.compile(r"(?:\]\(|\]:)\s*$")
_SHOWN = re.compile(r"<[^<>\n]{0,60}>?")
_DESTINATION = re.compile(
    r"\]\(\s*<(?P<a>[^<>\n]+)>|\]\(\s*(?P<b>[^\s<][^\s]*)|\]:\s*<(?P<c>[^<>\n]+)>|\]:\s*(?P<d>[^\s<]\S*)"
    r"|<(?P<e>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\s]*)>|(?<![\w.])(?P<f>(?:ftp|xmpp):[^\s<]+)"
)
_RELATIVE = re.compile(r"(?:\]\(|\]:)\s{0,9}(?:<([^<>\n]+)>|([^\s<()]+(?:\([^\s()]*\)[^\s()]*)*))")
_PLAIN = re.compile(r"\]\((?:https?://|([A-Za-z0-9.][A-Za-z0-9._/-]*)(?:#[A-Za-z0-9_-]*)?\))")
_BRACKET = re.compile(r"\]([(:])")
_FOOTNOTE = re.compile(r"\n\[\^[^\s\]]+\]:")
_BARE = re.compile(r"<https?://")
_FOREIGN = re.compile(r":(?:(?<=(?i:ftp):)|(?<=(?i:xmpp):))")
_ESCAPED = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_WRITTEN = re.compile(r'<(a href|img src)="([^"]*)"')
_SCHEME = re.compile(r"([a-z][a-z0-9+.\-]*):", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]+")
_SOURCEPOS = re.compile(r' data-sourcepos="(\d+):(\d+)-')


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One mistake; line and column count from 1 within the text, columns in characters."""

    line: int
    column: int
    message: str
    hint: str
    kind: Literal["html", "address"] = "html"


def faults(text: str, depth: int = 1) -> list[Fault]:
    """List what `to_html` would drop or must not publish, in the order of the text.

    `depth` says how many folders below the root the record stands (`practices/x.md`: 1), to tell which relative links
    leave the repository.
    """
    text = text.encode("utf-8", "replace").decode("utf-8")
    found: list[Fault] = []
    without_html = text
    if _TAG_LIKE.search(text):
        without_html, raw = _raw_html(text)
        found += raw
    # Without these, cmark makes links only of `www.` and of addresses of mail, which are in order as they are.
    if "](" in text or ":" in text:
        found += _destinations(without_html, depth)
    return sorted(set(found))


def plain_files(text: str) -> set[str] | None:
    """The files that links may name, where nothing is written so that it could be anything but plain text and links.

    Such a text has no fault but in these addresses. None where cmark has to be asked.
    """
    plain, brackets = _PLAIN.findall(text), _BRACKET.findall(text)
    if len(plain) != brackets.count("(") or ("!" in text and "![" in text):
        return None
    if "<" in text and text.count("<") != len(_BARE.findall(text)):
        return None
    if ":" in brackets and brackets.count(":") != len(_FOOTNOTE.findall(text)):
        return None
    return None if _FOREIGN.search(text) else {file for file in plain if file}


def relative_addresses(text: str, wanted: Callable[[str], bool] = bool) -> list[tuple[int, int, str]]:
    """List the links and pictures that name a file of the repository: line and column (from 1), decoded address.

    Addresses with a fault of their own are left out, and those that are not `wanted`.
    """
    if "](" not in text and "]:" not in text:
        return []
    text = text.encode("utf-8", "replace").decode("utf-8")
    found = [address for address in _relative(text) if wanted(address)]
    if not found:
        return []
    places: dict[str, deque[int]] = {}
    for match in _RELATIVE.finditer(text):
        group = 1 if match[1] is not None else 2
        address = unquote(unescape(_ESCAPED.sub("", match[group])))
        places.setdefault(address, deque()).append(match.start(group))
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    placed: list[tuple[int, int, str]] = []
    for address in found:
        known = places.get(address)
        # A reference such as [x] leads to one definition, however often it stands.
        at = (known.popleft() if len(known) > 1 else known[0]) if known else 0
        line = bisect_right(lines, at)
        placed.append((line, at - lines[line - 1] + 1, address))
    return placed


def _relative(text: str) -> Iterator[str]:
    for kind, written in _written(text):
        address = unescape(written)
        if not address or address.startswith(("#", "/", "?")) or _SCHEME.match(address):
            continue
        if not destination_fault(address, None, image=kind == "img src"):
            yield unquote(address)


@lru_cache(4096)  # the same links stand in all languages
def destination_fault(address: str, depth: int | None, *, image: bool = False) -> tuple[str, str] | None:
    """Say what is wrong with the address of a link or picture, as (message, hint); None if nothing is.

    Without a `depth` relative addresses are not followed.
    """
    # Browsers skip control characters and blanks within a scheme, and take a backslash for a slash.
    bare = _INVISIBLE.sub("", unquote(address)).replace("\\", "/")
    scheme = _SCHEME.match(bare)
    if scheme and scheme[1].lower() not in SCHEMES:
        what = "picture" if image else "link"
        hint = (
            "keep the picture in this repository and give its relative path"
            if image
            else "links begin with https:, http:, mailto: or tel:, or are relative"
        )
        return f"the {what} uses “{scheme[1].lower()}:”, which is not allowed", hint
    if image and (scheme or bare.startswith("//")):
        return (
            f"the picture would come from another host: {bare[:80]}",
            "keep the picture in this repository and give its relative path",
        )
    if bare.startswith("//"):
        return f"the link {bare[:80]} has no scheme", f"write https:{bare[:80]}"
    if depth is not None and not scheme and _climbs(bare) > depth:
        return (
            f"the relative {'picture' if image else 'link'} {bare[:80]} leaves the repository",
            "count the “../”; a record in practices/ reaches the top with one",
        )
    return None


def _climbs(address: str) -> int:
    path = posixpath.normpath(re.split(r"[?#]", address, maxsplit=1)[0])
    return sum(part == ".." for part in path.split("/")) if not path.startswith("/") else 0


def _render(text: str, options: int = 0) -> str:
    html: str = cmarkgfm.cmark.markdown_to_html_with_extensions(
        text, options | Options.CMARK_OPT_FOOTNOTES, _EXTENSIONS
    )
    return html


def _raw_html(text: str) -> tuple[str, list[Fault]]:
    """Find raw HTML; give the text with a stand-in for each `<` that began some, and the faults, one a line."""
    before = _render(text)
    left = before.count(_OMITTED)
    if not left:
        return text, []
    found: dict[int, Fault] = {}
    current, most_trials = text, _most_trials(text)
    for trials, match in enumerate(_TAG_LIKE.finditer(text)):
        start = match.start()
        line, column = _place(text, start)
        if not left or len(found) >= _MOST or trials >= most_trials:
            break
        if line in found:
            continue
        trial = current[:start] + _STAND_IN + current[start + 1 :]
        after = _render(trial)
        in_destination = _BEFORE_DESTINATION.search(text, max(0, start - 40), start) is not None
        # In text and code only the sign itself changes; if more does, the sign was the beginning of HTML.
        if after.replace("&lt;", _STAND_IN) == before.replace("&lt;", _STAND_IN) or (
            in_destination and after.count(_OMITTED) == left
        ):
            continue
        found[line] = _html_fault(line, column, text, start)
        current = _without_tags(current, start)
        before = _render(current)
        left = before.count(_OMITTED)
    if left and len(found) < _MOST:
        # Too much to try, or of a kind the patterns do not know: the block has to do as the place.
        positions = _SOURCEPOS.findall(_render(current, Options.CMARK_OPT_SOURCEPOS).partition(_OMITTED)[0])
        line, column = (int(number) for number in positions[-1]) if positions else (1, 1)
        found.setdefault(line, _html_fault(line, column, "", 0))
    return current, list(found.values())


def _without_tags(text: str, start: int) -> str:
    """Put the stand-in for every tag from `start` to the end of its line, all of which one fault speaks for."""
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    return text[:start] + _TAG_LIKE.sub(lambda tag: _STAND_IN + tag[0][1:], text[start:end]) + text[end:]


def _html_fault(line: int, column: int, text: str, start: int) -> Fault:
    if text.startswith("<!--", start):
        return Fault(
            line, column, "an HTML comment would be lost", "delete it, or put the remark into the pull request"
        )
    shown = _SHOWN.match(text, start)
    tag = f" {shown[0]}" if shown else ""
    return Fault(
        line,
        column,
        f"HTML{tag} is not allowed in a text and would be left out",
        f"write it in Markdown; to show the characters, put them between backticks: `{tag.strip() or '<…>'}`",
    )


def _destinations(text: str, depth: int) -> list[Fault]:
    wrong = list(_wrong(text, depth))
    if not wrong:
        return []
    found: list[Fault] = []
    current = text
    for match in islice(_DESTINATION.finditer(text), _most_trials(text)):
        start, end = next(match.span(group) for group in "abcdef" if match[group])
        trial = current[:start] + _blank(current[start:end]) + current[end:]
        after = list(_wrong(trial, depth))
        if len(after) >= len(wrong):
            continue
        gone = next((one for one, other in zip(wrong, after, strict=False) if one != other), wrong[len(after)])
        found.append(Fault(*_place(text, start), *gone, kind="address"))
        current, wrong = trial, after
        if not wrong or len(found) >= _MOST:
            return found
    return found + [Fault(1, 1, *one, kind="address") for one in dict.fromkeys(wrong)]


def _most_trials(text: str) -> int:
    return min(_TRIALS, max(3, _RENDERED_CHARACTERS // (len(text) + 1)))


def _blank(address: str) -> str:
    """Overwrite an address with a harmless one of the same length; brackets stay, they may close the link."""
    return re.sub(r"[^()\[\]]", "x", address)


def _wrong(text: str, depth: int) -> Iterator[tuple[str, str]]:
    for kind, address in _written(text):
        fault = destination_fault(unescape(address), depth, image=kind == "img src")
        if fault and not address.startswith("#"):
            yield fault


@lru_cache(1)  # a text is looked at for faults and then for files
def _written(text: str) -> list[tuple[str, str]]:
    """All links and pictures with the address that cmark understands, as it writes it into HTML."""
    # The unsafe option shows addresses as written; this output is looked at here and never leaves this function.
    return _WRITTEN.findall(_render(text, Options.CMARK_OPT_UNSAFE))


def _place(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
