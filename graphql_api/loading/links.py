"""Links of blocks and rich text: to a page, a document or an address, as far as everybody may follow them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from forums_pages.blocks.addresses import safe_href
from forums_pages.blocks.link import TARGETS
from graphql_api.enums import LinkKind
from graphql_api.loading.addresses import address_of
from graphql_api.loading.stored import key_from, text_from
from graphql_api.loading.targets import Targets
from media.models import CustomDocument

SCHEMES = {
    "mailto": LinkKind.EMAIL,
    "tel": LinkKind.PHONE,
    "http": LinkKind.WEB,
    "https": LinkKind.WEB,
    "ftp": LinkKind.WEB,
}


@dataclass(frozen=True)
class LinkRow:
    """Where a link leads. ``href`` is the path of a page, or a whole address."""

    kind: LinkKind
    href: str
    page: Any = None
    document: Any = None


def chosen_link(value: Mapping[str, Any], targets: Targets) -> LinkRow | None:
    """Return the link of a link block, by the first of its targets; None where it leads nowhere."""
    kind = next((name for name in TARGETS if value.get(name)), None)
    if kind == "page":
        return link_to_page(key_from(value["page"]), targets)
    if kind == "document":
        return link_to_document(key_from(value["document"]), targets)
    href = safe_href(text_from(value.get("url")) or "")
    return LinkRow(LinkKind.WEB, href) if href else None


def written_link(attributes: Mapping[str, str], targets: Targets) -> LinkRow | None:
    """Return the link of an element ``<a>`` in the database's form, whose attributes are allowed ones."""
    kind = attributes.get("linktype")
    if kind == "page":
        return link_to_page(key_from(attributes.get("id")), targets)
    if kind == "document":
        return link_to_document(key_from(attributes.get("id")), targets)
    href = attributes.get("href", "").strip()
    return LinkRow(_kind_of(href), href) if href and kind is None else None


def link_to_page(key: int | None, targets: Targets) -> LinkRow | None:
    """Return the link to a page in the reader's language; None where it is hidden, gone or has no place."""

    def find() -> LinkRow | None:
        page = targets.page(key)
        address = address_of(page) if page is not None else None
        return LinkRow(LinkKind.PAGE, address.path, page=page) if address is not None else None

    return targets.once(("link", key), find)


def link_to_document(key: int | None, targets: Targets) -> LinkRow | None:
    """Return the link to a document; None where it is hidden or gone."""
    document = targets.row(CustomDocument, key)
    if document is None:
        return None
    address = targets.reading.context.absolute(document.url)
    return LinkRow(LinkKind.DOCUMENT, address, document=document)


def _kind_of(href: str) -> LinkKind:
    if href.startswith("#"):
        return LinkKind.ANCHOR
    return SCHEMES.get(href.partition(":")[0].lower(), LinkKind.WEB)
