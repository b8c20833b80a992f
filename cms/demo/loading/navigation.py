"""Loads menus and the settings of the public pages, and makes the programme page the site's root."""

from functools import partial
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Page, Site

from cms.demo.datafiles import Record
from cms.demo.loading.shelf import Shelf
from forums_pages.models import (
    ForumsIndexPage,
    FrontendOrigin,
    Menu,
    MenuItem,
    PublicSettings,
    SocialLink,
)

WELCOME_SLUG = "home"
# What a site is called that has been given no address yet, or that of an earlier demonstration.
UNADDRESSED = ("localhost", "127.0.0.1")


def make_site(programme: ForumsIndexPage) -> Site:
    """Let the default site show the programme page where this is served.

    An address that somebody gave the site stays. A page that Wagtail's installation made goes away.
    """
    site = Site.objects.filter(is_default_site=True).first() or Site(
        is_default_site=True, hostname=UNADDRESSED[0]
    )
    if site.root_page_id != programme.pk:
        site.site_name = site.site_name or "Forums"
        site.root_page = programme
    if site.hostname in UNADDRESSED:
        address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
        site.hostname = str(address.hostname)
        site.port = address.port or (443 if address.scheme == "https" else 80)
    site.save()
    for page in Page.objects.filter(depth=2, slug=WELCOME_SLUG, content_type__app_label="wagtailcore"):
        page.delete()
    return site


def load_navigation(record: Record, site: Site, shelf: Shelf) -> None:
    """Load the menus and the settings, once."""
    for menu in record["menus"]:
        key = f"menu:{menu['place']}"
        shelf.once(key, Menu, partial(_menu, menu, site, shelf))
    shelf.once("settings:public", PublicSettings, lambda: _settings(record["settings"], site, shelf))


def _menu(record: Record, site: Site, shelf: Shelf) -> Menu:
    menu = Menu(site=site, place=record["place"])
    menu.items = [
        MenuItem(
            label=each["label"], page_id=getattr(shelf.get(each["page"]), "pk", None), url=each["url"] or ""
        )
        for each in record["items"]
        if each["url"] or shelf.get(each["page"]) is not None
    ]
    menu.save()
    return menu


def _settings(record: Record, site: Site, shelf: Shelf) -> PublicSettings:
    public: PublicSettings = PublicSettings.for_site(site)
    public.name = record["name"]
    contact = record["default_contact"]
    public.default_contact_name = contact["name"]
    public.default_contact_email = contact["email"]
    public.default_contact_phone = contact["phone"]
    public.about = record["about"]
    public.share_image = shelf.get(record["share_image"])
    public.social_links = [SocialLink(**each) for each in record["social_links"]]
    public.frontends = [FrontendOrigin(**each) for each in record["frontends"]]
    public.save()
    return public
