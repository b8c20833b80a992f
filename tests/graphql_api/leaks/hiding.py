"""Every way in which something is hidden, each of any of its rows."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.db.models import Model, QuerySet
from django.utils import timezone
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from forums_pages.models import (
    ArticlePage,
    CallPage,
    EditionContact,
    EditionPage,
    ForumContact,
    Organisation,
    Participation,
    PartnerLevel,
    Partnership,
    Person,
    Replay,
    SessionPage,
    Theme,
    WorkingGroupMember,
)
from tests.graphql_api.leaks.population import PASSWORD, Population

# Pages that hold no others.
LEAVES: tuple[type[Any], ...] = (SessionPage, CallPage, ArticlePage)

Hide = Callable[[Population, int], Any]


def _row(rows: QuerySet[Any], number: int) -> QuerySet[Any]:
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    return rows.filter(pk=keys[number % len(keys)])


def _set(model: type[Model], **values: Any) -> Hide:
    return lambda _made, number: _row(model._default_manager.all(), number).update(
        **{name: value() if callable(value) else value for name, value in values.items()}
    )


def _pages() -> QuerySet[Any]:
    # Leaves are many: those above them come as often.
    return Page.objects.filter(depth__gt=1)


def _draft(_made: Population, number: int) -> None:
    _row(_pages(), number).update(live=False)


def _draft_translated(_made: Population, number: int) -> None:
    """Hide the source of something that stands in the open in another language."""
    keys = {key for model in LEAVES for key in _translated(model)}
    _row(Page.objects.filter(pk__in=keys), number).update(live=False)


def _draft_translation(_made: Population, number: int) -> None:
    keys = {row.pk for model in LEAVES for row in model.objects.filter(is_source=False, alias_of=None)}
    _row(Page.objects.filter(pk__in=keys), number).update(live=False)


def _translated(model: type[Any]) -> QuerySet[Any]:
    others = model.objects.filter(is_source=False, alias_of=None).values("translation_key")
    return model.objects.filter(is_source=True, translation_key__in=others).values_list("pk", flat=True)


def _scheduled(_made: Population, number: int) -> None:
    # Its hour has come, but nobody has published it yet.
    _row(_pages(), number).update(live=False, go_live_at=ago())


def _expired(_made: Population, number: int) -> None:
    _row(_pages(), number).update(expire_at=ago())


def _above_others(_made: Population, number: int) -> None:
    _row(_pages().filter(numchild__gt=0), number).update(expire_at=ago())


def _restrict(kind: str) -> Hide:
    def restrict(_made: Population, number: int) -> None:
        page = _row(_pages().filter(numchild__gt=0) if number % 2 else _pages(), number // 2).get()
        PageViewRestriction.objects.create(page=page, restriction_type=kind, password=PASSWORD)

    return restrict


def _restrict_mirrored(_made: Population, number: int) -> None:
    page = _row(Page.objects.filter(aliases__isnull=False).distinct(), number).get()
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def _lock_folder(made: Population, number: int) -> None:
    folder = made.folders[number % len(made.folders)]
    CollectionViewRestriction.objects.create(collection=folder, restriction_type="login")


def _approve_no_logo(made: Population, number: int) -> None:
    organisation = made.organisations[number % len(made.organisations)]
    Partnership.objects.filter(organisation=organisation.pk).update(logo_approved=False)


def ago() -> Any:
    """Return a moment that has passed."""
    return timezone.now() - timedelta(hours=1)


def ahead() -> Any:
    """Return a moment to come."""
    return timezone.now() + timedelta(hours=1)


WAYS: Mapping[str, Hide] = {
    "draft page": _draft,
    "draft page that is translated": _draft_translated,
    "draft translation": _draft_translation,
    "scheduled page": _scheduled,
    "expired page": _expired,
    "expired page above others": _above_others,
    "page with a password": _restrict("password"),
    "page with a login": _restrict("login"),
    "page for groups": _restrict("groups"),
    "mirrored page with a login": _restrict_mirrored,
    "draft person": _set(Person, live=False),
    "expired person": _set(Person, expire_at=ago),
    "draft organisation": _set(Organisation, live=False),
    "expired organisation": _set(Organisation, expire_at=ago),
    "draft theme": _set(Theme, live=False),
    "expired theme": _set(Theme, expire_at=ago),
    "no consent of a person": _set(Person, portrait_consent=False),
    "unconfirmed participation": _set(Participation, confirmed=False),
    "unconfirmed partnership": _set(Partnership, confirmed=False),
    "logo not approved": _set(Partnership, logo_approved=False),
    "no logo of an organisation approved": _approve_no_logo,
    "level without logos": _set(PartnerLevel, logo_size="name_only"),
    "private member": _set(WorkingGroupMember, is_public=False),
    "replay without consent": _set(Replay, consent=False),
    "embargoed replay": _set(Replay, embargo_until=ahead),
    "private ways to reach a forum": _set(ForumContact, email_is_public=False, phone_is_public=False),
    "private ways to reach an edition": _set(EditionContact, email_is_public=False, phone_is_public=False),
    "session off the air": _set(SessionPage, starts_at=ahead, ends_at=None),
    "online edition": _set(EditionPage, format="online"),
    "private folder": _lock_folder,
}
