"""Starts the next edition of a forum from the last one.

What comes along is what usually stays: zone, languages, pillars, goals, themes, contacts, partner levels and
partners, the Working Group. Nothing of it claims anything yet: partners are unconfirmed and their logos not
approved, members are not public, the edition is a draft without dates. Venues, city and format stay behind,
because they become public with the page and nobody has booked them yet; so do dates, texts, registration,
speakers, replays, figures and documents, which belong to the edition that was.
"""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _

from forums_pages.enums import DatePrecision, Lifecycle, SessionState
from forums_pages.models import (
    EditionContact,
    EditionPage,
    PartnerLevel,
    Partnership,
    SessionPage,
    WorkingGroupMember,
)
from forums_pages.programme.drafts import add_draft

LISTS = ("languages", "pillars", "goals", "themes")
SESSION_LISTS = ("languages", "interpretation_languages", "themes", "goals", "pillars")


@transaction.atomic
def copy_as_next_edition(
    edition: EditionPage, user: AbstractBaseUser | None, with_sessions: bool = False
) -> EditionPage:
    """Return a new draft edition of the same forum, prepared from ``edition``; all of it or nothing.

    Its number is the one after the forum's highest, unknown if none is known. ``with_sessions`` brings the
    titles, kinds, languages and classification of the sessions that were not cancelled, as proposed drafts
    without a day, because times without one mean nothing.
    """
    old = edition.source
    new = EditionPage(
        title=_marked_title(old),
        ordinal=_next_ordinal(old),
        time_zone=old.time_zone,
        date_precision=DatePrecision.UNKNOWN,
        lifecycle=Lifecycle.PLANNED,
    )
    for name in LISTS:
        setattr(new, name, list(getattr(old, name).all()))
    new.contacts = [_copied(each, EditionContact) for each in old.contacts.all()]
    new.working_group = [_copied_member(each) for each in old.working_group.filter(left_on__isnull=True)]
    new.partner_levels = [_copied_level(each) for each in old.partner_levels.all()]
    new = add_draft(old.get_parent(), new, user)
    if with_sessions:
        for session in SessionPage.objects.of_edition(old.pk).not_cancelled().in_programme_order():
            _copy_session(session, new, user)
    return new


def _marked_title(edition: EditionPage) -> str:
    with translation.override(edition.locale.language_code):
        return _("%(title)s (copy, to be renamed)") % {"title": edition.title[:200]}


def _next_ordinal(edition: EditionPage) -> int | None:
    siblings = EditionPage.objects.sources().filter(forum_id=edition.forum_id)
    highest: int | None = siblings.aggregate(highest=Max("ordinal"))["highest"]
    return None if highest is None else highest + 1


def _copied_level(level: PartnerLevel) -> PartnerLevel:
    copy: PartnerLevel = _copied(level, PartnerLevel)
    copy.partnerships = [_copied_partnership(each) for each in level.partnerships.all()]
    return copy


def _copied_partnership(partnership: Partnership) -> Partnership:
    copy: Partnership = _copied(partnership, Partnership)
    copy.confirmed = copy.logo_approved = False
    return copy


def _copied_member(member: WorkingGroupMember) -> WorkingGroupMember:
    copy: WorkingGroupMember = _copied(member, WorkingGroupMember)
    copy.is_public = False
    copy.joined_on = None
    return copy


def _copy_session(session: SessionPage, edition: EditionPage, user: AbstractBaseUser | None) -> None:
    copy = SessionPage(
        title=session.title,
        kind=session.kind,
        state=SessionState.PROPOSED,
    )
    for name in SESSION_LISTS:
        setattr(copy, name, list(getattr(session, name).all()))
    add_draft(edition, copy, user)


def _copied(child: Any, model: type[Any]) -> Any:
    """Return the inline child without its key and parent; its own children are not copied."""
    left_out = {"id", "page", "level"}
    fields = [field for field in model._meta.concrete_fields if field.name not in left_out]
    return model(**{field.attname: getattr(child, field.attname) for field in fields})
