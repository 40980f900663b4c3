"""The content security policy of each page: own files only, and no inline code but what is known by its hash."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache

PLACEHOLDER = "__HANDBOOK_CSP__"

_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)([^>]*)>(.*?)</script>", re.DOTALL)
_INLINE_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_DATA = re.compile(r'type="(?:application/(?:ld\+)?json|text/template)"')


def with_policy(html: str) -> str:
    """The page with its policy in place of the placeholder."""
    scripts = [match[2] for match in _INLINE_SCRIPT.finditer(html) if not _DATA.search(match[1])]
    styles = _INLINE_STYLE.findall(html)
    return html.replace(PLACEHOLDER, _policy(tuple(scripts), tuple(styles)), 1)


@lru_cache(maxsize=64)
def _policy(scripts: tuple[str, ...], styles: tuple[str, ...]) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            # The search is WebAssembly; this allows nothing else, `eval` neither.
            " ".join(("script-src 'self' 'wasm-unsafe-eval'", *map(_hash, scripts))),
            " ".join(("style-src 'self'", *map(_hash, styles))),
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
        )
    )


def _hash(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"
