"""GitHub's cmark, through cmarkgfm but without its wrapper, which never frees what a text was parsed into.

That is 80 KB for a page, some hundred megabytes for a build. The two functions that free it are in the library that
cmarkgfm brings, but not among those that it offers. Where a system hides them, memory is lost as it was.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Any, Final

from cmarkgfm import _cmark
from cmarkgfm.cmark import Options

FOOTNOTES: Final[int] = Options.CMARK_OPT_FOOTNOTES

_lib, _ffi = _cmark.lib, _cmark.ffi
_lib.cmark_gfm_core_extensions_ensure_registered()


def to_html(text: str, extensions: tuple[str, ...], options: int = 0) -> str:
    """The text as HTML, with these of GitHub's extensions."""
    # A lone surrogate cannot be written as UTF-8; cmark itself replaces NUL in the same way.
    content = text.encode("utf-8", "replace")
    parser = _lib.cmark_parser_new(options)
    for extension in _extensions(extensions):
        _lib.cmark_parser_attach_syntax_extension(parser, extension)
    _lib.cmark_parser_feed(parser, content, len(content))
    tree = _lib.cmark_parser_finish(parser)
    written = _lib.cmark_render_html(tree, options, _lib.cmark_parser_get_syntax_extensions(parser))
    html: str = _ffi.string(written).decode("utf-8")
    _free_text(_address(written))
    _free_tree(_address(tree))
    _lib.cmark_parser_free(parser)
    return html


@cache
def _extensions(names: tuple[str, ...]) -> list[Any]:
    return [_lib.cmark_find_syntax_extension(name.encode()) for name in names]


def _address(pointer: Any) -> int:
    return int(_ffi.cast("uintptr_t", pointer))


def _function(library: str | None, name: str) -> Callable[[int], object]:
    try:
        found = getattr(ctypes.CDLL(library), name)
    except (AttributeError, OSError, TypeError):
        return lambda _address: None
    found.argtypes, found.restype = [ctypes.c_void_p], None
    return found  # type: ignore[no-any-return]


_free_text = _function(None, "free")
_free_tree = _function(_cmark.__file__, "cmark_node_free")
