"""All problems of a project, found without building it: records, rules, pages of `docs/`, macros and catalogues."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from jinja2 import Environment, StrictUndefined, TemplateError

from handbook import frontmatter
from handbook.cli.project_folder import Opened, WrongUse
from handbook.load.folder import record_files
from handbook.macros import MACROS
from handbook.plugin.addresses import Address
from handbook.plugin.macro_calls import bound
from handbook.plugin.site import Site, open_site
from handbook.problems import Problem

CODES: Final[dict[str, str]] = {
    "HB419": "A page's template fails when it is run.",
}
_SPEECHLESS: Final = ("HB590", "HB591")
"""With such catalogues no page can be made."""
_FAILURES: Final = (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError)


def find_problems(opened: Opened, progress: Callable[[str], None] = lambda _path: None) -> tuple[Site, list[Problem]]:
    """The opened site and its problems in path order. An empty project is a mistake of the one who runs the command."""
    settings = opened.settings
    if not any(record_files(settings.root)):
        raise WrongUse(f"there is not a single record in {settings.root}: is this the right folder?")
    site = open_site(settings, progress)
    addresses = list(site.add_pages(opened.pages))
    found = set(site.problems)
    if not any(problem.code in _SPEECHLESS for problem in found):
        for address in addresses:
            if address.written is not None and address.written.shown(address.language).language == address.language:
                found.update(_run_macros(site, address))
        found.update(site.macro_problems())
    return site, sorted(found)


def _run_macros(site: Site, address: Address) -> list[Problem]:
    """Run the macros of a written page; what they complain about is kept by the site."""
    assert address.written is not None  # noqa: S101
    page = address.written.shown(address.language)
    markdown = frontmatter.split(frontmatter.read_text(page.file.read_bytes()).text or "").body.lstrip("\n")
    calls = site.calls_of(address)
    environment = Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701 - the result is thrown away
    environment.globals.update({macro.__name__: bound(macro, lambda: calls) for macro in MACROS})
    if calls.check(markdown, environment):
        try:
            environment.from_string(markdown).render()
        except _FAILURES as error:
            message = f"the template of the page fails: {error}"
            return [Problem(page.path, page.body_line, 1, "HB419", message, "look at the macros on this page")]
        finally:
            calls.html.clear()
    return []
