"""What HTML may stand in contributor text: a short list, in case a step that made it has a mistake.

nh3 parses the HTML and writes it anew. Most texts come out as they went in, and a pattern tells beforehand which: it
takes only what is on the list, in the very form in which nh3 writes it, in a fifth of the time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import nh3

_INLINE_TAGS: Final = frozenset({"a", "br", "code", "del", "em", "strong", "sup"})
_TAGS: Final = _INLINE_TAGS | {
    "blockquote", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "pre", "section", "span",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_INLINE_ATTRIBUTES: Final = {"a": {"href", "title", "rel", "class"}}
_ATTRIBUTES: Final = {
    "a": {"href", "title", "rel", "class", "id", "aria-label"},
    "div": {"class", "role", "tabindex", "aria-label"},
    "img": {"src", "alt", "title", "loading"},
    "li": {"class", "id"},
    "ol": {"start"},
    "p": {"class"},
    "pre": {"tabindex"},
    "section": {"class", "role", "aria-label"},
    "span": {"class", "aria-hidden"},
    "sup": {"class"},
    "td": {"class"},
    "th": {"class", "scope"},
    **{f"h{level}": {"id"} for level in range(1, 7)},
}
SCHEMES: Final = {"http", "https", "mailto", "tel"}

_WORDS: Final = r"[^<>&\r\0\xa0\ufeff]++|&(?:amp|lt|gt);"
_VALUE: Final = r'[^"<>&\r\0\xa0]*+'
_REST: Final = r'[^"<>&\s\0\xa0]*+'
# Only addresses that need no second look: with a plain host, or without a colon, which lead nowhere but into the site.
_ADDRESS: Final = (
    rf"(?:https?://(?:(?!xn--)[a-z0-9-]++\.)++(?!xn--)[a-z]++(?=[/?#\"]){_REST}|(?:mailto|tel):{_REST}"
    r'|[^":<>&\s\0\xa0]*+)'
)


class Cleaner:
    """Cleans HTML: what is not on the lists goes, and what is left open is closed.

    `is_clean` knows most of what is clean already.
    """

    def __init__(self, tags: frozenset[str], attributes: Mapping[str, set[str]]) -> None:
        self.tags = tags
        self.attributes = attributes
        self._nh3 = nh3.Cleaner(tags=set(tags), attributes=dict(attributes), url_schemes=SCHEMES, link_rel=None)
        plain = "|".join(sorted(tags))
        starts = "|".join(f"{tag}(?: (?:{_patterns(names)}))++" for tag, names in attributes.items())
        self.is_clean = re.compile(rf"(?:{_WORDS}|</?(?:{plain})>|<(?:{starts})>)*+").fullmatch

    def clean(self, html: str) -> str:
        """The clean HTML without white space around it."""
        return html.strip() if self.is_clean(html) else self._nh3.clean(html).strip()


def _patterns(attributes: set[str]) -> str:
    return "|".join(rf'{name}="{_ADDRESS if name in ("href", "src") else _VALUE}"' for name in sorted(attributes))


BLOCKS: Final = Cleaner(_TAGS, _ATTRIBUTES)
INLINE: Final = Cleaner(_INLINE_TAGS, _INLINE_ATTRIBUTES)
