"""What editors do, one thing at a time, through the code that the admin runs."""

from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

from django.core.management import call_command
from django.utils import timezone
from wagtail.actions.move_page import MovePageAction
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from forums_pages.enums import SessionState
from forums_pages.models import (
    ArticlePage,
    BasePage,
    EditionPage,
    Organisation,
    Participation,
    Person,
    PublicSettings,
    SessionPage,
    StandardPage,
    Theme,
)
from forums_pages.models.navigation import MenuItem
from media.models import CustomImage
from tests.factories import make_article, make_session, publish, translate

Edit = Callable[[Random, Any], object]
WORDS = ("water", "climat", "énergie", "jobs", "youth", "villes", "مدن", "credit", "work", "seeds")


def _one(rng: Random, rows: Any) -> Any:
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    return rows.model._default_manager.get(pk=rng.choice(keys)) if keys else None


def _page(rng: Random) -> Any:
    kind = rng.choice(BasePage.__subclasses__())
    page = _one(rng, kind.objects.filter(live=True))
    return page or _one(rng, SessionPage.objects.filter(live=True))


def _words(rng: Random) -> str:
    return " ".join(rng.sample(WORDS, 3)).capitalize()


def publish_words(rng: Random, _clock: Any) -> None:
    page = _page(rng)
    name = rng.choice(
        [name for name in ("title", "summary", "slogan", "abstract", "seo_title") if hasattr(page, name)]
    )
    setattr(page, name, _words(rng))
    publish(page)


def publish_facts(rng: Random, _clock: Any) -> None:
    session = _one(rng, SessionPage.objects.filter(live=True, is_source=True, start_time__isnull=False))
    minute = timedelta(minutes=rng.choice((15, 30)))
    for name in ("start_time", "end_time"):
        clock = getattr(session, name)
        if clock is not None and clock.hour < 23:
            moved = timezone.datetime.combine(session.day, clock) + minute
            setattr(session, name, moved.time())
    publish(session)


def publish_state(rng: Random, _clock: Any) -> None:
    session = _one(rng, SessionPage.objects.filter(live=True, is_source=True))
    states = (SessionState.CANCELLED, SessionState.CONFIRMED)
    session.state = states[session.state == SessionState.CANCELLED]
    publish(session)


def save_draft(rng: Random, _clock: Any) -> None:
    page = _page(rng)
    page.title = _words(rng)
    page.save_revision()


def unpublish(rng: Random, _clock: Any) -> None:
    _one(rng, SessionPage.objects.filter(live=True)).unpublish()


def unpublish_above(rng: Random, _clock: Any) -> None:
    """Hide an edition or a page with what is below, or show it again."""
    kind = rng.choice((EditionPage, StandardPage))
    page = _one(rng, kind.objects.all())
    if page.live:
        page.unpublish()
    else:
        publish(page)


def publish_again(rng: Random, _clock: Any) -> None:
    page = _one(rng, Page.objects.filter(live=False, depth__gt=2))
    if page is not None:
        publish(page.specific)


def add(rng: Random, _clock: Any) -> None:
    edition = _one(rng, EditionPage.objects.filter(is_source=True, live=True))
    if rng.random() < 0.5:
        make_session(edition, title=_words(rng))
    else:
        make_article(edition.get_parent(), title=_words(rng))


def move(rng: Random, _clock: Any) -> None:
    article = _one(rng, ArticlePage.objects.filter(live=True))
    target = _one(rng, Page.objects.filter(pk__in=ArticlePage.objects.values("pk")))
    parent = target.get_parent()
    if parent.pk != article.get_parent().pk and not parent.get_children().filter(slug=article.slug).exists():
        MovePageAction(article, parent, pos="last-child").execute(skip_permission_checks=True)


def reorder(rng: Random, _clock: Any) -> None:
    page = _one(rng, Page.objects.filter(depth__gt=3))
    siblings = list(page.get_siblings().exclude(pk=page.pk))
    if siblings:
        page.move(rng.choice(siblings), pos=rng.choice(("left", "right")))


def delete(rng: Random, _clock: Any) -> None:
    _one(rng, rng.choice((SessionPage, ArticlePage)).objects.filter(is_source=True)).delete()


def edit_record(rng: Random, _clock: Any) -> None:
    record = _one(rng, rng.choice((Person, Organisation, Theme)).objects.filter(live=True))
    if isinstance(record, Person):
        setattr(record, rng.choice(("family_name", "given_name")), _words(rng).split()[0])
    elif isinstance(record, Organisation):
        record.name = _words(rng)
    else:
        record.title = {"en": _words(rng), "fr": _words(rng)}
    record.save_revision().publish()


def hide_record(rng: Random, _clock: Any) -> None:
    record = _one(rng, rng.choice((Person, Organisation, Theme)).objects.all())
    if record.live:
        record.unpublish()
    else:
        record.save_revision().publish()


def confirm(rng: Random, _clock: Any) -> None:
    part = _one(rng, Participation.objects.all())
    part.confirmed = not part.confirmed
    page = part.page
    page.participations = [part if each.pk == part.pk else each for each in page.participations.all()]
    publish(page)


def focus(rng: Random, _clock: Any) -> None:
    image = _one(rng, CustomImage.objects.all())
    image.focal_point_x, image.focal_point_y = rng.randrange(1, image.width), rng.randrange(1, image.height)
    image.focal_point_width = image.focal_point_height = 10
    image.save()


def describe(rng: Random, _clock: Any) -> None:
    image = _one(rng, CustomImage.objects.all())
    image.title = _words(rng)
    image.save()


def menu(rng: Random, _clock: Any) -> None:
    item = _one(rng, MenuItem.objects.all())
    item.label = {"en": _words(rng), "fr": _words(rng)}
    item.menu.items = [item if each.pk == item.pk else each for each in item.menu.items.all()]
    item.menu.save()


def site_settings(rng: Random, _clock: Any) -> None:
    row = _one(rng, PublicSettings.objects.all())
    row.about = {"en": _words(rng)}
    row.save()


def restrict(rng: Random, _clock: Any) -> None:
    held = _one(rng, PageViewRestriction.objects.all())
    if held is not None and rng.random() < 0.6:
        held.delete()
        return
    page = _one(rng, Page.objects.filter(depth__gt=3))
    PageViewRestriction.objects.create(page=page, restriction_type="password", password=_words(rng))


def alias(rng: Random, _clock: Any) -> None:
    article = _one(rng, ArticlePage.objects.filter(live=True, alias_of__isnull=True))
    parent = _one(rng, ArticlePage.objects.all()).get_parent()
    article.create_alias(parent=parent, update_slug=f"alias-{rng.randrange(10**9)}")


def translation(rng: Random, _clock: Any) -> None:
    page = _one(rng, SessionPage.objects.filter(is_source=True, live=True))
    codes = [code for code in ("en", "fr", "ar") if not _has(page, code)]
    if codes:
        translate(page, rng.choice(codes), title=_words(rng), slug=f"t-{rng.randrange(10**9)}")


def _has(page: Any, code: str) -> bool:
    return bool(page.get_translations(inclusive=True).filter(locale__language_code=code).exists())


def redirect(rng: Random, _clock: Any) -> None:
    held = _one(rng, Redirect.objects.all())
    if held is None or rng.random() < 0.5:
        Redirect.objects.create(old_path=f"/old-{rng.randrange(10**9)}", redirect_link="https://example.org/")
        return
    held.redirect_link, held.redirect_page = f"https://example.org/{rng.randrange(10**9)}", None
    held.save()


def schedule(rng: Random, clock: Any) -> None:
    page = _one(rng, SessionPage.objects.filter(live=True))
    if rng.random() < 0.5:
        page.expire_at = timezone.now() + timedelta(minutes=5)
        publish(page)
        clock.shift(timedelta(minutes=6))
    else:
        page.title, page.go_live_at = _words(rng), timezone.now() + timedelta(minutes=5)
        page.save_revision().publish()
        clock.shift(timedelta(minutes=6))
        call_command("publish_scheduled", verbosity=0)


def midnight(rng: Random, clock: Any) -> None:
    moment = timezone.now()
    clock.shift(moment.replace(hour=0, minute=0, second=1) + timedelta(days=1) - moment)


def wait(rng: Random, clock: Any) -> None:
    clock.shift(timedelta(minutes=rng.choice((1, 20, 45, 120))))


EDITS: tuple[Edit, ...] = (
    publish_words, publish_words, publish_facts, publish_state, save_draft, unpublish, unpublish_above,
    publish_again, publish_again, add, move, reorder, delete, edit_record, edit_record, hide_record, confirm,
    focus, describe, menu, site_settings, restrict, alias, translation, redirect, schedule, midnight, wait,
)  # fmt: skip
