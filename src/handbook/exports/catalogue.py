"""The catalogue of the data for open-data portals (DCAT-AP 3, JSON-LD): a dataset a section, a distribution a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from handbook.exports.envelope import API, LICENCE, to_json
from handbook.exports.export import Data, Export, File
from handbook.languages import SOURCE
from handbook.render.sections import SECTION_TITLES

_AUTHORITY = "http://publications.europa.eu/resource/authority"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
}
_FILE_TYPES = {"application/json": "JSON", "text/csv": "CSV", "application/geo+json": "GEOJSON"}
_LICENCES = {"CC-BY-4.0": f"{_AUTHORITY}/licence/CC_BY_4_0"}
_LANGUAGES = {
    "ar": "ARA", "be": "BEL", "bg": "BUL", "bs": "BOS", "ca": "CAT", "cs": "CES", "cy": "CYM", "da": "DAN",
    "de": "DEU", "el": "ELL", "en": "ENG", "es": "SPA", "et": "EST", "eu": "EUS", "fa": "FAS", "fi": "FIN",
    "fr": "FRA", "ga": "GLE", "gl": "GLG", "hr": "HRV", "hu": "HUN", "is": "ISL", "it": "ITA", "ku": "KUR",
    "lb": "LTZ", "lt": "LIT", "lv": "LAV", "mk": "MKD", "mt": "MLT", "nb": "NOB", "nl": "NLD", "nn": "NNO",
    "no": "NOR", "pl": "POL", "pt": "POR", "ro": "RON", "ru": "RUS", "sk": "SLK", "sl": "SLV", "sq": "SQI",
    "sr": "SRP", "sv": "SWE", "tr": "TUR", "uk": "UKR", "zh": "ZHO",
}  # fmt: skip
"""Codes in the EU's authority table (ISO 639-3); a language that is not here is left out of the catalogue."""


def _make(data: Data, before: Sequence[File]) -> Iterable[File]:
    sections: dict[str, list[File]] = {}
    for file in before:
        if file.section and file.count is not None:
            sections.setdefault(file.section, []).append(file)
    # Without an address of the site, the catalogue's own place is what its addresses are relative to.
    base = data.settings.site_url or "../../"
    name = data.settings.site_name or "Handbook"
    publisher = {"@type": "foaf:Agent", "foaf:name": name}
    shared = {
        "dct:publisher": publisher,
        "dct:language": [
            {"@id": f"{_AUTHORITY}/language/{_LANGUAGES[language]}"}
            for language in data.settings.languages
            if language in _LANGUAGES
        ],
    }
    catalogue = {
        "@context": _CONTEXT,
        "@id": f"{base}{API}/catalog.jsonld",
        "@type": "dcat:Catalog",
        "dct:title": _in(data.settings.default_language, name),
        "dct:description": _in(SOURCE, f"The records of {name} as open data."),
        **shared,
        "dct:license": {"@id": _licence()},
        "foaf:homepage": {"@id": base},
        "dcat:dataset": [
            {**_dataset(data, section, files, name, base), **shared} for section, files in sections.items()
        ],
    }
    yield File(f"{API}/catalog.jsonld", to_json(catalogue), "application/ld+json")


def _dataset(data: Data, section: str, files: Sequence[File], name: str, base: str) -> dict[str, Any]:
    title = SECTION_TITLES.get(section, "Steps of action plans")
    dataset: dict[str, Any] = {
        "@id": f"{base}{API}/catalog.jsonld#{section}",
        "@type": "dcat:Dataset",
        "dct:identifier": section,
        "dct:title": _titles(data, title),
        "dct:description": _in(SOURCE, f"{title}: what the handbook {name} records of them, with the sources."),
        "dcat:distribution": [_distribution(file, base) for file in files],
    }
    if section in SECTION_TITLES and files[0].count:
        dataset["dcat:landingPage"] = [{"@id": f"{base}{language}/{section}/"} for language in data.settings.languages]
    if data.settings.edition:
        dataset["dcat:version"] = data.settings.edition
    return dataset


def _distribution(file: File, base: str) -> dict[str, Any]:
    address = f"{base}{file.path}"
    return {
        "@id": f"{address}#distribution",
        "@type": "dcat:Distribution",
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{file.media_type}"},
        "dct:format": {"@id": f"{_AUTHORITY}/file-type/{_FILE_TYPES[file.media_type]}"},
        "dct:license": {"@id": _licence()},
        "dcat:byteSize": file.size,
    }


def _titles(data: Data, title: str) -> list[dict[str, str]]:
    """English, and the languages that really have a translation of it."""
    told = {language: data.catalogues.translations(language).gettext(title) for language in data.settings.languages}
    return [
        _in(language, text) for language, text in {SOURCE: title, **told}.items() if language == SOURCE or text != title
    ]


def _in(language: str, text: str) -> dict[str, str]:
    return {"@language": language, "@value": text}


def _licence() -> str:
    return _LICENCES.get(LICENCE, f"https://spdx.org/licenses/{LICENCE}")


EXPORT = Export("catalogue", (_make,), lists_others=True)
