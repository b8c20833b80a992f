"""Parts that several pages share: contacts, documents, goals, themes, organisations."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info

from cms.public.displays.children import children, in_order, load
from cms.public.readable import closed_collections, shown
from cms.public.reader import Reader
from cms.public.wording import said


@dataclass(frozen=True)
class ContactItem:
    """Whom to ask, with nothing but what is marked as public."""

    name: str
    role: SafeString
    email: str
    phone: str


@dataclass(frozen=True)
class DocumentItem:
    """A link to a document or another site, with what a reader wants to know before following it."""

    label: SafeString
    url: str
    language: str = ""
    details: tuple[str, ...] = ()


def contact_items(page: Any, reader: Reader) -> list[ContactItem]:
    """Return the contacts of a page; those of whom nothing is public are left out."""
    found = []
    for contact in children(page, "contacts", "person"):
        person = shown(contact.person, reader)
        item = ContactItem(
            name=contact.name or (person.full_name(reader.language) if person else ""),
            role=said(contact.role),
            email=contact.public_email,
            phone=contact.public_phone,
        )
        if item.name or item.role:
            found.append(item)
    return found


def document_items(page: Any, relation: str, reader: Reader) -> list[DocumentItem]:
    """Return the documents of a page in order, ours and those elsewhere; none of a private collection."""
    closed = closed_collections(reader)
    items = []
    for each in children(page, relation, "document__collection"):
        if each.document_id and not each.document.collection.path.startswith(closed):
            items.append(_document(each.document, said(each.label)))
        elif each.url:
            items.append(DocumentItem(said(each.label) or format_html("<bdi>{}</bdi>", each.url), each.url))
    return items


def _document(document: Any, label: SafeString) -> DocumentItem:
    size = document.get_file_size()
    language = get_language_info(document.language)["name_translated"] if document.language else ""
    return DocumentItem(
        label=label or format_html("<bdi>{}</bdi>", document.title),
        url=document.url,
        language=document.language,
        details=(document.file_extension.upper(), language, filesizeformat(size) if size else ""),
    )


def theme_items(themes: Iterable[Any], reader: Reader) -> list[Any]:
    """Return the themes that the public may see, in their order."""
    return sorted((each for each in themes if shown(each, reader)), key=lambda each: (each.order, each.pk))


def organisations(page: Any, relation: str, reader: Reader) -> list[Any]:
    """Return the organisations that a page names in ``relation`` and the public may see."""
    links = in_order(getattr(page, relation).all())
    load(links, "organisation")
    found = (link.organisation if link.organisation_id else None for link in links)
    return [each for each in found if shown(each, reader)]
