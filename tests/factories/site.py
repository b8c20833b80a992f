from wagtail.models import Collection, Locale, Page, Site


def locale(code: str) -> Locale:
    return Locale.objects.get_or_create(language_code=code)[0]


def tree_root() -> Page:
    """Return Wagtail's root page; a database made without migrations does not have it yet."""
    root = Page.get_first_root_node()
    if root is None:
        locale("en")
        root = Page.add_root(instance=Page(title="Root", slug="root", locale=locale("en")))
    return root


def root_collection() -> Collection:
    root = Collection.get_first_root_node()
    return root if root is not None else Collection.add_root(name="Root")


def make_site(root_page: Page, hostname: str = "testserver") -> Site:
    Site.objects.filter(is_default_site=True).delete()
    return Site.objects.create(hostname=hostname, port=80, root_page=root_page, is_default_site=True)
