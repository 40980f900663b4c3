"""The MkDocs plugin: thin, because all it does is to hand MkDocs what the other floors make.

One build makes all languages: pages that exist only here are added in `on_files`, each page gets its language,
navigation and words in `on_page_context`.
"""

from __future__ import annotations

import gc
import os

# Material prints a notice on every run otherwise.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

# All modules stay; looking for what could be freed among them takes a fifth of the time of importing them.
gc.disable()
from handbook.plugin.mkdocs_plugin import HandbookPlugin  # noqa: E402

gc.freeze()
gc.enable()

__all__ = ["HandbookPlugin"]
