"""Maps of the site for search engines (https://www.sitemaps.org/protocol.html), in all languages at once."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from cms.feeds.mapping import DEFAULT, MappedPage

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
# A map may hold no more.
MOST_ADDRESSES = 50_000


def index(addresses: Iterable[str]) -> bytes:
    """Return the list of maps at ``addresses``."""
    root = Element("sitemapindex", xmlns=NAMESPACE)
    for address in addresses:
        SubElement(SubElement(root, "sitemap"), "loc").text = address
    return _written(root)


def sitemap(pages: Iterable[MappedPage]) -> bytes:
    """Return the map of ``pages``: each of their languages is listed, and names all of them and itself."""
    root = Element("urlset", {"xmlns": NAMESPACE, "xmlns:xhtml": XHTML})
    for page in pages:
        for language, address in page.addresses.items():
            if language != DEFAULT and len(root) < MOST_ADDRESSES:
                root.append(_entry(address, page))
    return _written(root)


def _entry(address: str, page: MappedPage) -> Element:
    entry = Element("url")
    SubElement(entry, "loc").text = address
    if page.changed:
        SubElement(entry, "lastmod").text = page.changed
    for language, other in page.addresses.items():
        SubElement(entry, "xhtml:link", rel="alternate", hreflang=language, href=other)
    return entry


def _written(root: Element) -> bytes:
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text
