"""Cities and regions as points for maps (GeoJSON, RFC 7946; coordinates are WGS 84, longitude first)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from handbook.exports.envelope import API, head, to_json
from handbook.exports.export import Data, Export, File
from handbook.exports.item import page, public, state, titles
from handbook.load import Entry
from handbook.models import City


def _feature(data: Data, entry: Entry, city: City) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": city.id,
        "geometry": {"type": "Point", "coordinates": [city.position.longitude, city.position.latitude]},
        "properties": {
            "id": city.id,
            "kind": city.kind,
            "title": titles(data, entry),
            "translations": {language: state(data, entry, language) for language in data.settings.languages},
            "country": city.country,
            "subdivision": city.subdivision,
            "nuts": city.nuts.code if city.nuts else None,
            "wikidata": city.wikidata,
            "geonames": city.geonames,
            "themes": list(city.themes),
            "position_note": city.position.note,
            "pages": {language: page(city, language) for language in data.settings.languages},
        },
    }


def _make(data: Data, _before: Sequence[File]) -> Iterable[File]:
    features = [_feature(data, entry, entry.record) for entry in public(data, City) if isinstance(entry.record, City)]
    # Keys beside those of the format are allowed (RFC 7946, section 6.1).
    content = {"type": "FeatureCollection", **head(data), "features": features}
    yield File(f"{API}/cities.geojson", to_json(content), "application/geo+json", City.section, len(features))


EXPORT = Export("geojson", (_make,))
