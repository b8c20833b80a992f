"""What editors do to pages, one thing at a time, through the code that the admin runs."""

from datetime import timedelta
from random import Random
from typing import Any

from django.db.models import Q
from django.utils import timezone
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Page

from forums_pages.enums import SessionState
from forums_pages.models import (
    ArticlePage,
    BasePage,
    EditionPage,
    Participation,
    SessionPage,
    StandardPage,
)
from tests.factories import make_article, make_session, publish, translate
from tests.graphql_api.cache.choosing import one_of, some_words


def _page(rng: Random) -> Any:
    kind = rng.choice(BasePage.__subclasses__())
    page = one_of(rng, kind.objects.filter(live=True, alias_of__isnull=True))
    return page or one_of(rng, SessionPage.objects.filter(live=True, alias_of__isnull=True))


def publish_words(rng: Random, _clock: Any) -> None:
    page = _page(rng)
    name = rng.choice(
        [name for name in ("title", "summary", "slogan", "abstract", "seo_title") if hasattr(page, name)]
    )
    setattr(page, name, some_words(rng))
    publish(page)


def publish_facts(rng: Random, _clock: Any) -> None:
    session = one_of(rng, SessionPage.objects.filter(live=True, is_source=True, start_time__isnull=False))
    minute = timedelta(minutes=rng.choice((15, 30)))
    for name in ("start_time", "end_time"):
        clock = getattr(session, name)
        if clock is not None and clock.hour < 23:
            moved = timezone.datetime.combine(session.day, clock) + minute
            setattr(session, name, moved.time())
    publish(session)


def publish_state(rng: Random, _clock: Any) -> None:
    session = one_of(rng, SessionPage.objects.filter(live=True, is_source=True))
    states = (SessionState.CANCELLED, SessionState.CONFIRMED)
    session.state = states[session.state == SessionState.CANCELLED]
    publish(session)


def save_draft(rng: Random, _clock: Any) -> None:
    page = _page(rng)
    page.title = some_words(rng)
    page.save_revision()


def unpublish(rng: Random, _clock: Any) -> None:
    one_of(rng, SessionPage.objects.filter(live=True)).unpublish()


def unpublish_above(rng: Random, _clock: Any) -> None:
    """Hide an edition or a page with what is below, or show it again."""
    kind = rng.choice((EditionPage, StandardPage))
    page = one_of(rng, kind.objects.all())
    if page.live:
        page.unpublish()
    else:
        publish(page)


def publish_again(rng: Random, _clock: Any) -> None:
    page = one_of(rng, Page.objects.filter(live=False, depth__gt=2, alias_of__isnull=True))
    if page is not None:
        publish(page.specific)


def add(rng: Random, _clock: Any) -> None:
    edition = one_of(rng, EditionPage.objects.filter(is_source=True, live=True))
    if rng.random() < 0.5:
        make_session(edition, title=some_words(rng))
    else:
        make_article(edition.get_parent(), title=some_words(rng))


def move(rng: Random, _clock: Any) -> None:
    article = one_of(rng, ArticlePage.objects.filter(live=True))
    target = one_of(rng, Page.objects.filter(pk__in=ArticlePage.objects.values("pk")))
    parent = target.get_parent()
    if parent.pk != article.get_parent().pk and not parent.get_children().filter(slug=article.slug).exists():
        MovePageAction(article, parent, pos="last-child").execute(skip_permission_checks=True)


def reorder(rng: Random, _clock: Any) -> None:
    page = one_of(rng, Page.objects.filter(depth__gt=3))
    siblings = list(page.get_siblings().exclude(pk=page.pk))
    if siblings:
        page.move(rng.choice(siblings), pos=rng.choice(("left", "right")))


def move_to_another_edition(rng: Random, _clock: Any) -> None:
    """Move a session, whose day is to be found anew there."""
    session = one_of(rng, SessionPage.objects.filter(is_source=True, live=True))
    edition = one_of(rng, EditionPage.objects.filter(is_source=True).exclude(pk=session.edition_id))
    if edition.get_children().filter(slug=session.slug).exists():
        return
    session.day = session.start_time = session.end_time = session.room = None
    publish(session)
    session = SessionPage.objects.get(pk=session.pk)
    MovePageAction(session, edition, pos="last-child").execute(skip_permission_checks=True)


def reorder_speakers(rng: Random, _clock: Any) -> None:
    page = one_of(rng, SessionPage.objects.filter(participations__isnull=False, live=True).distinct())
    parts = list(page.participations.all())
    rng.shuffle(parts)
    for place, part in enumerate(parts):
        part.sort_order = place
    page.participations = parts
    publish(page)


def delete(rng: Random, _clock: Any) -> None:
    leaves = Q(sessionpage__is_source=True) | Q(articlepage__is_source=True)
    one_of(rng, Page.objects.filter(leaves)).specific.delete()


def confirm(rng: Random, _clock: Any) -> None:
    part = one_of(rng, Participation.objects.all())
    part.confirmed = not part.confirmed
    page = part.page
    page.participations = [part if each.pk == part.pk else each for each in page.participations.all()]
    publish(page)


def alias(rng: Random, _clock: Any) -> None:
    article = one_of(rng, ArticlePage.objects.filter(live=True, alias_of__isnull=True))
    parent = one_of(rng, ArticlePage.objects.all()).get_parent()
    article.create_alias(parent=parent, update_slug=f"alias-{rng.randrange(10**9)}")


def translation(rng: Random, _clock: Any) -> None:
    page = one_of(rng, SessionPage.objects.filter(is_source=True, live=True))
    codes = [code for code in ("en", "fr", "ar") if not _has(page, code)]
    if codes:
        translate(page, rng.choice(codes), title=some_words(rng), slug=f"t-{rng.randrange(10**9)}")


def _has(page: Any, code: str) -> bool:
    return bool(page.get_translations(inclusive=True).filter(locale__language_code=code).exists())
