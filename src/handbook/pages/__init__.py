"""A page for every record: what a type adds to the common page is one module here and one line in PAGES."""

from __future__ import annotations

from handbook.pages import (
    action,
    action_plan,
    award,
    benchmark,
    city,
    coalition,
    document,
    event,
    organisation,
    practice,
    recommendation,
    webinar,
    working_group,
)
from handbook.pages.record_page import Page, PageKind, render_page

PAGES: tuple[PageKind, ...] = (
    practice.KIND,
    award.KIND,
    city.KIND,
    coalition.KIND,
    document.KIND,
    event.KIND,
    organisation.KIND,
    recommendation.KIND,
    webinar.KIND,
    action.KIND,
    action_plan.KIND,
    benchmark.ASSESSMENT,
    benchmark.FRAMEWORK,
    working_group.KIND,
)

__all__ = ["PAGES", "Page", "PageKind", "render_page"]
