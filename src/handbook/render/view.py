"""One language on one page: how templates say a word, show a text and link to a record.

Templates get a `View` as `view`; `_` and `ngettext` beside it. It is cheap, and one serves all pages of the same
language and depth.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from babel.support import NullTranslations
from markupsafe import Markup, escape

from handbook import dates
from handbook.languages import Catalogues
from handbook.library import Library
from handbook.load import Entry
from handbook.models import SECTIONS, Record
from handbook.models.fields import Source
from handbook.models.text import Text
from handbook.models.vocabulary import Vocabulary
from handbook.render import formats, text
from handbook.settings import Settings


@dataclass(frozen=True, slots=True)
class Link:
    """A link as components take it; `lang` is the title's language when it is not the page's."""

    href: str
    title: str
    lang: str | None = None
    meta: str | Markup | None = None
    text: str | Markup | None = None
    hreflang: str | None = None


@dataclass(frozen=True)
class View:
    """`base` is the relative address of the edition's root, such as `../../../`."""

    library: Library
    settings: Settings
    catalogues: Catalogues
    language: str
    base: str
    for_templates: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)
    """What all templates get; `render.environment` fills it once."""

    # --- words -----------------------------------------------------------------------------------------------------

    @cached_property
    def _translations(self) -> NullTranslations:
        return self.catalogues.translations(self.language)

    def gettext(self, message: str, **values: Any) -> str:
        """A message of the interface in the page's language; values are escaped."""
        shown = self._translations.gettext(message)
        return _filled(shown, values) if values else shown

    def ngettext(self, singular: str, plural: str, n: int, **values: Any) -> str:
        """The same with a plural; `%(n)s` is the number."""
        shown = formats.format_number(n, self.language)
        message = self._translations.ngettext(singular, plural, n)
        return _filled(message, {"n": shown, **values})

    def label(self, code: str, vocabulary: Vocabulary) -> str:
        """The words for a code of a vocabulary."""
        return self.gettext(vocabulary.labels.get(code, code))

    def number(self, value: float | str) -> str | Markup:
        """A number in the page's language; words such as `more than 140` as they are."""
        return self.inline(value) if isinstance(value, str) else formats.format_number(value, self.language)

    def enumerate(self, items: Iterable[str]) -> str:
        """“a, b and c”."""
        return formats.format_list(items, self.language)

    # --- dates -----------------------------------------------------------------------------------------------------

    def date(self, when: Any) -> Markup:
        """A date (`When` or EDTF text) as `<time>`, in the page's language."""
        value, part = (when, None) if isinstance(when, str) else (when.date, when.part)
        return _time(value, part, self.language)

    def span(self, start: Any, end: Any) -> str:
        """From a day to a day: “4–6 December 2018”."""
        return formats.format_span(dates.parse(start.date), dates.parse(end.date), self.language)

    def country(self, code: str) -> str:
        """The name of a country."""
        name = formats.locale_of(self.language).territories.get(code, code)
        return str(name)

    def language_name(self, code: str) -> str:
        """The name of a language in the page's language."""
        return str(formats.locale_of(self.language).languages.get(code, code))

    # --- texts -----------------------------------------------------------------------------------------------------

    def lang(self, value: Any) -> str | None:
        """The language of a text where it is not the page's."""
        language = value.language if isinstance(value, Text) else None
        return None if language == self.language else language

    def inline(self, value: Any) -> Markup:
        """A line of contributor text with its own `lang`."""
        return self._spoken("span", text.inline(str(value), self.rewrite), self.lang(value))

    def prose(self, value: Any, id_prefix: str = "", heading_shift: int = 1) -> Markup:
        """Contributor text of any length with its own `lang`."""
        html = text.to_html(
            str(value), link=self.rewrite, image=_no_image, label=self.gettext,
            heading_shift=heading_shift, id_prefix=id_prefix,
        )  # fmt: skip
        return self._spoken("div", html.markup, self.lang(value))

    def plain(self, value: Any) -> str:
        """Contributor text without any markup."""
        return text.plain(str(value))

    def printed(self, value: str, language: str = "en") -> Markup:
        """A quotation in the language that it is printed in."""
        return self._spoken("span", escape(value), None if language == self.language else language)

    @staticmethod
    def _spoken(tag: str, markup: Markup, lang: str | None) -> Markup:
        return Markup(f'<{tag} lang="{escape(lang)}">{markup}</{tag}>') if lang else markup  # noqa: S704 - escaped

    # --- links -----------------------------------------------------------------------------------------------------

    def section(self, section: str, anchor: str = "") -> str:
        """The address of a section's list."""
        return f"{self.base}{self.language}/{section}/" + (f"#{anchor}" if anchor else "")

    def asset(self, path: str) -> str:
        return f"{self.base}{path}"

    def href(self, record: Record, anchor: str = "") -> str:
        """The address of a record's page in the page's language."""
        tail = f"#{anchor}" if anchor else ""
        if record.page == "section":
            return self.section(record.section, anchor)
        return f"{self.base}{self.language}/{record.section}/{record.id}/{tail}"

    def get(self, type_: str, id_: str) -> Record | None:
        """A record by type and id, with its texts in the page's language."""
        entry = self.library.get(type_, id_)
        return self.library.localised(entry, self.language) if entry else None

    def find(self, reference: str) -> Record | None:
        """A record by `<section>/<id>`, with or without `#part`."""
        entry = self.library.find(reference)
        return self.library.localised(entry, self.language) if entry else None

    def record(self, entry: Entry) -> Record:
        return self.library.localised(entry, self.language)

    def whole(self, entry: Entry) -> Record:
        """The record with its long text, for its own page."""
        return self.library.whole(entry, self.language)

    def link(self, record: Record, anchor: str = "", meta: str | Markup | None = None) -> Link:
        """A link to a record under its title."""
        return Link(self.href(record, anchor), str(self.plain(record.title)), self.lang(record.title), meta)

    def link_to(self, type_: str, id_: str) -> Link | None:
        """A link to the record of a type by its id; None when there is none."""

        def made() -> Link | None:
            record = self.get(type_, id_)
            return self.link(record) if record else None

        return self.library.computed(("link to", type_, id_, self.language, self.base), made)

    def a(self, record: Record | Entry | None, anchor: str = "", words: str | Markup | None = None) -> Markup:
        """The same as HTML; `words` instead of the title."""
        if record is None:
            return Markup()
        shown = self.record(record) if isinstance(record, Entry) else record
        link = self.link(shown, anchor)
        lang = f' lang="{escape(link.lang)}"' if link.lang and words is None else ""
        html = f'<a href="{escape(link.href)}"{lang}>{escape(words or link.title)}</a>'
        return Markup(html)  # noqa: S704 - escaped in the line above

    def ref(self, type_: str, id_: str) -> Markup:
        """A link to the record of a type by its id; the id itself when there is none."""

        def made() -> Markup:
            record = self.get(type_, id_)
            return self.a(record) if record and record.status != "draft" else escape(id_)

        return self.library.computed(("ref", type_, id_, self.language, self.base), made)

    def rewrite(self, address: str) -> str | None:
        """A link in contributor text; a relative one names a record's file, as the preview of a forge opens it."""
        if "://" in address or address.startswith(("#", "mailto:", "tel:")):
            return address
        path, _, anchor = address.partition("#")
        parts = [part for part in path.split("/") if part not in ("", ".", "..")]
        name = parts[-1].split(".")[0] if parts else ""
        folder = "/".join(parts[:-1])
        for section, model in SECTIONS.items():
            if folder and (model.folder == folder or model.folder.endswith(f"/{folder}")):
                record = self.find(f"{section}/{name}")
                return self.href(record, anchor) if record else None
        return None

    def file_address(self, path: str) -> str | None:
        """Where a file of the repository can be edited, if that is configured."""
        return f"{self.settings.edit_url}{path}" if self.settings.edit_url else None

    # --- sources ---------------------------------------------------------------------------------------------------

    def sources(self, sources: Iterable[Source]) -> list[Mapping[str, Any]]:
        """Sources as the component for them takes them."""
        return [self._source(source) for source in sources]

    def _source(self, source: Source) -> Mapping[str, Any]:
        if source.document:
            document = self.get("document", source.document)
            lines = source.lines
            return {
                "title": document.title if document else source.document,
                "href": self.href(document) if document else None,
                "lang": self.lang(document.title) if document else None,
                "locator": self._lines(lines) if lines else None,
                "document": source.note,
            }
        return {
            "title": source.title,
            "href": source.url,
            "lang": source.language if source.language != self.language else None,
            "locator": source.note,
            "accessed": self.date(source.accessed) if source.accessed else None,
        }

    def _lines(self, lines: str) -> str:
        single = lines.isdigit()
        shown = lines.replace("-", "–")
        return self.gettext("line %(lines)s", lines=shown) if single else self.gettext("lines %(lines)s", lines=shown)


@lru_cache(maxsize=4096)
def _time(value: str, part: dates.Part | None, language: str) -> Markup:
    parsed = dates.parse(value)
    shown = formats.format_date(parsed, part, language)
    html = f'<time datetime="{escape(formats.iso_datetime_attr(parsed))}">{escape(shown)}</time>'
    return Markup(html)  # noqa: S704 - escaped in the line above


def _no_image(_address: str) -> None:
    """Pictures of records stand in `media`, with their credit; none are shown inside a text."""


def _filled(message: str, values: Mapping[str, Any]) -> Markup:
    return escape(message) % values
