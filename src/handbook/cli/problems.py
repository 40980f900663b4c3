"""All problems of a project, found without building it: records, rules, pages of `docs/`, macros and catalogues."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from jinja2 import Environment, StrictUndefined, TemplateError

from handbook.cli.project_folder import Opened, WrongUse
from handbook.load.folder import record_files
from handbook.macros import CHECKS, MACROS, Macro
from handbook.plugin.addresses import Address
from handbook.plugin.macro_calls import PageCalls, bound
from handbook.plugin.site import Site, open_site
from handbook.problems import Problem
from handbook.render.view import View

CODES: Final[dict[str, str]] = {
    "HB419": "A page's template fails when it is run.",
}
_SPEECHLESS: Final = ("HB590", "HB591")
"""With such catalogues no page can be made."""
_FAILURES: Final = (
    TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RuntimeError,
)  # fmt: skip
"""What templates were seen to fail with; a macro that calls itself without end is a `RuntimeError`."""


def find_problems(opened: Opened, progress: Callable[[str], None] = lambda _path: None) -> tuple[Site, list[Problem]]:
    """The opened site and its problems in path order. An empty project is a mistake of the one who runs the command."""
    settings = opened.settings
    if not any(record_files(settings.root)):
        raise WrongUse(f"there is not a single record in {settings.root}: is this the right folder?")
    site = open_site(settings, progress)
    addresses = list(site.add_pages(opened.pages))
    found = set(site.problems)
    if not any(problem.code in _SPEECHLESS for problem in found):
        trial = _Trial(site)
        for address in addresses:
            # What is shown as a fallback is looked at in its own language.
            if address.written is not None and address.written.shown(address.language).language == address.language:
                found.update(trial.run(address))
        found.update(site.macro_problems())
    return site, sorted(found)


class _Trial:
    """Runs the templates of written pages without making their HTML; what macros complain about is kept by the site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._calls: PageCalls | None = None
        self._right: set[str] = set()
        self._environment = Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701 - thrown away
        self._environment.globals.update({macro.__name__: self._checking(macro) for macro in MACROS})

    def run(self, address: Address) -> list[Problem]:
        """Run the template of one page; its own failure is returned."""
        assert address.written is not None  # noqa: S101
        page = address.written.shown(address.language)
        self._calls = calls = self._site.calls_of(address)
        if calls.check(page.body, self._environment):
            try:
                self._environment.from_string(page.body).render()
            except _FAILURES as error:
                message = f"the template of the page fails: {error}"
                return [Problem(page.path, page.body_line, 1, "HB419", message, "look at the macros on this page")]
            finally:
                calls.html.clear()
        return []

    def _checking(self, macro: Macro) -> Callable[..., str]:
        """The macro as pages call it. A call that was right once is right on all pages and in all languages."""
        run = CHECKS.get(macro, macro)

        @wraps(macro)
        def check(view: View, *args: Any, **kwargs: Any) -> str:
            call = f"{macro.__name__} {args!r} {kwargs!r}"
            if call not in self._right:
                run(view, *args, **kwargs)
                self._right.add(call)
            return ""

        return bound(check, self._current)

    def _current(self) -> PageCalls:
        assert self._calls is not None  # noqa: S101
        return self._calls
