"""What pages of `docs/` can pull in from the records. A macro is a function here and a line in MACROS.

A macro takes a `View` first and then what an editor writes; it returns HTML, or raises `MacroError` when it is called
wrongly. Its docstring is its documentation.
"""

from __future__ import annotations

from handbook.macros.call import Macro, MacroError

MACROS: tuple[Macro, ...] = ()

__all__ = ["MACROS", "Macro", "MacroError"]
