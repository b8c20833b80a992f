"""What editors do beside pages, one thing at a time: records, pictures, menus, restrictions, redirects."""

from random import Random
from typing import Any

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from forums_pages.models import Organisation, Person, PublicSettings, Theme
from forums_pages.models.navigation import Menu, MenuItem
from forums_pages.roles.headquarters import shared_collection
from media.models import CustomImage
from media.tasks import complete_copies
from tests.graphql_api.cache.choosing import one_of, some_words


def edit_record(rng: Random, _clock: Any) -> None:
    record = one_of(rng, rng.choice((Person, Organisation, Theme)).objects.filter(live=True))
    if isinstance(record, Person):
        setattr(record, rng.choice(("family_name", "given_name")), some_words(rng).split()[0])
    elif isinstance(record, Organisation):
        record.name = some_words(rng)
    else:
        record.title = {"en": some_words(rng), "fr": some_words(rng)}
    record.save_revision().publish()


def hide_record(rng: Random, _clock: Any) -> None:
    record = one_of(rng, rng.choice((Person, Organisation, Theme)).objects.all())
    if record.live:
        record.unpublish()
    else:
        record.save_revision().publish()


def focus(rng: Random, _clock: Any) -> None:
    image = one_of(rng, CustomImage.objects.all())
    image.focal_point_x, image.focal_point_y = rng.randrange(1, image.width), rng.randrange(1, image.height)
    image.focal_point_width = image.focal_point_height = 10
    image.save()


def make_copies(rng: Random, _clock: Any) -> None:
    """Let the worker make the copies that one picture lacks."""
    complete_copies.call(one_of(rng, CustomImage.objects.all()).pk)


def describe(rng: Random, _clock: Any) -> None:
    image = one_of(rng, CustomImage.objects.all())
    image.title = some_words(rng)
    image.save()


def menu(rng: Random, _clock: Any) -> None:
    item = one_of(rng, MenuItem.objects.all())
    item.label = {"en": some_words(rng), "fr": some_words(rng)}
    item.menu.items = [item if each.pk == item.pk else each for each in item.menu.items.all()]
    item.menu.save()


def reorder_menu(rng: Random, _clock: Any) -> None:
    menu = one_of(rng, Menu.objects.filter(items__isnull=False).distinct())
    items = list(menu.items.all())
    rng.shuffle(items)
    for place, item in enumerate(items):
        item.sort_order = place
    menu.items = items
    menu.save()


def site_settings(rng: Random, _clock: Any) -> None:
    row = one_of(rng, PublicSettings.objects.all())
    setattr(row, rng.choice(("about", "name")), {"en": some_words(rng)})
    row.save()


def restrict(rng: Random, _clock: Any) -> None:
    held = one_of(rng, PageViewRestriction.objects.all())
    if held is not None and rng.random() < 0.6:
        held.delete()
        return
    page = one_of(rng, Page.objects.filter(depth__gt=3))
    PageViewRestriction.objects.create(page=page, restriction_type="password", password=some_words(rng))


def restrict_collection(rng: Random, _clock: Any) -> None:
    """Lay a picture into a collection for members, or back; or let everybody see that, or members only."""
    closed = Collection.objects.filter(name="For members").first()
    if closed is None:
        closed = shared_collection().add_child(name="For members")
    if rng.random() < 0.3:
        if closed.view_restrictions.exists():
            closed.view_restrictions.all().delete()
        else:
            CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
        return
    image = one_of(rng, CustomImage.objects.all())
    image.collection = shared_collection() if image.collection_id == closed.pk else closed
    image.save()


def redirect(rng: Random, _clock: Any) -> None:
    held = one_of(rng, Redirect.objects.all())
    chance = rng.random()
    if held is None or chance < 0.4:
        Redirect.objects.create(old_path=f"/old-{rng.randrange(10**9)}", redirect_link="https://example.org/")
    elif chance < 0.5:
        held.delete()
    else:
        held.redirect_link, held.redirect_page = f"https://example.org/{rng.randrange(10**9)}", None
        held.save()
