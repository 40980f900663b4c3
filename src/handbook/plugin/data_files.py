"""What a site has beside its pages: data, redirects and the sitemap."""

from __future__ import annotations

from dataclasses import replace

from handbook.clock import today
from handbook.exports import EXPORTS, Data, File
from handbook.keeping import Result
from handbook.library.index import FACES, TODAY
from handbook.plugin.kept.grains import PAGES
from handbook.plugin.kept.record_pieces import RecordPieces, record_key
from handbook.plugin.kept.warm import SITE, Warm
from handbook.plugin.policy import with_policy
from handbook.plugin.redirects import redirects
from handbook.plugin.site import Site
from handbook.plugin.sitemap import sitemap


def write_data_files(site: Site, warm: Warm) -> list[tuple[str, Result]]:
    """Write everything but pages; the results by their keys, for the process that asked for it."""
    others = frozenset(warm.results)
    write_data(site, warm)
    write_redirects(site, warm)
    write_sitemap(site, warm)
    return [(key, result) for key, result in warm.results.items() if key not in others]


def write_data(site: Site, warm: Warm) -> None:
    """Write the exports of which something has changed. Those that list all others are made each time.

    They list the files of all languages, so a part of the site that has them makes all, and writes its own.
    """
    library = site.project.library
    settings = site.settings if site.makes(None) else replace(site.settings, languages=site.only)
    before: list[File] = []
    for export in EXPORTS:
        if not (export.by_language or site.makes(None)):
            continue
        for number, make in enumerate(export.parts):
            key = f"export {export.name} {number}"
            last = None if export.lists_others else warm.fresh(key)
            if last is not None and _has_all(site, warm, last):
                before += last.value
                continue
            data = Data(library, settings, today(), site.catalogues, RecordPieces(warm, library, key).piece)
            with library.reading() as reads:
                made = list(make(data, tuple(before)))
            own = [f for f in made if site.makes(f.language) and record_key(f.path) not in warm.results]
            for file in own:
                warm.write(SITE + file.path, file.content)
            listed = [file.without_content() for file in made]
            before += listed
            warm.add(key, {*reads, TODAY}, [SITE + file.path for file in own], listed)


def _has_all(site: Site, warm: Warm, last: Result) -> bool:
    """Whether all files of an export are as good as new; those of records are results of their own."""
    own = [file.path for file in last.value if site.makes(file.language)]
    return all(SITE + path in last.files or warm.fresh(record_key(path)) is not None for path in own)


def write_redirects(site: Site, warm: Warm) -> None:
    """Write a page at every former address of a record."""
    if warm.fresh("redirects") is None:
        with site.project.library.reading() as reads:
            languages = [language for language in site.settings.languages if site.makes(language)]
            pages = list(redirects(site.project.library, languages, site.view))
        for path, html in pages:
            warm.write(SITE + path, with_policy(html).encode())
        warm.add("redirects", {*reads, FACES}, [SITE + path for path, _ in pages])


def write_sitemap(site: Site, warm: Warm) -> None:
    """Write sitemap.xml."""
    path = f"{SITE}sitemap.xml"
    if site.makes(None) and warm.fresh("sitemap") is None:
        warm.write(path, sitemap(site.by_source.values(), site.settings.site_url))
        warm.add("sitemap", {FACES, PAGES}, [path])
