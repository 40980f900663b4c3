"""A page for every record: what a type adds to the common page is one module here and one line in PAGES."""

from __future__ import annotations

from handbook.pages import practice
from handbook.pages.record_page import Page, PageKind, render_page

PAGES: tuple[PageKind, ...] = (practice.KIND,)

__all__ = ["PAGES", "Page", "PageKind", "render_page"]
