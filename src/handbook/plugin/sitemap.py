"""sitemap.xml: the pages that really are in their language, with their translations as alternates."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from handbook.plugin.addresses import Address

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def sitemap(pages: Iterable[Address], site_url: str) -> bytes:
    """The file's content (protocol of sitemaps.org, alternates as Google documents them)."""
    register_namespace("", SITEMAP)
    register_namespace("xhtml", XHTML)
    root = Element(f"{{{SITEMAP}}}urlset")
    for page in pages:
        if page.is_fallback:
            continue
        url = SubElement(root, f"{{{SITEMAP}}}url")
        SubElement(url, f"{{{SITEMAP}}}loc").text = f"{site_url}{page.language}/{page.path}"
        if len(page.real) > 1:
            for language in page.real:
                href = f"{site_url}{language}/{page.path}"
                SubElement(url, f"{{{XHTML}}}link", {"rel": "alternate", "hreflang": language, "href": href})
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"
