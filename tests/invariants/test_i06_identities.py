"""I6: a session's guid and code never change and are never given again, not even after deletion."""

import secrets
import uuid

import pytest
from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError

from forums_pages.models import Room, SessionPage, StableIdentity
from forums_pages.models.identities import CODE_ALPHABET, CODE_LENGTH, IdentityIsForeverError
from tests.factories import make_session, make_venue, translate

pytestmark = pytest.mark.django_db


def test_a_code_is_six_characters_that_nobody_confuses() -> None:
    session = make_session()
    assert len(session.code) == CODE_LENGTH
    assert set(session.code) <= set(CODE_ALPHABET)
    assert not set("0O1I") & set(CODE_ALPHABET)


def test_deleting_a_session_leaves_its_identity_taken() -> None:
    session = make_session()
    guid, code = session.guid, session.code
    session.delete()

    assert StableIdentity.objects.get().pk == guid
    for taken in ({"guid": guid, "code": "ZZZZZZ"}, {"guid": uuid.uuid4(), "code": code}):
        with pytest.raises(IntegrityError), transaction.atomic():
            StableIdentity.objects.bulk_create([StableIdentity(**taken)])
    with pytest.raises(IntegrityError):
        StableIdentity.issue(guid)


def test_a_code_that_is_taken_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = StableIdentity.issue().code
    drawn = iter([*taken, *"ABCDEF"])
    monkeypatch.setattr(secrets, "choice", lambda _alphabet: next(drawn))
    assert StableIdentity.issue().code == "ABCDEF"


def test_the_database_refuses_one_identity_on_two_sessions() -> None:
    first, second = make_session(), make_session(title="Second")
    with pytest.raises(IntegrityError), transaction.atomic():
        SessionPage.objects.filter(pk=second.pk).update(identity=first.identity)


def test_an_identity_can_be_neither_changed_nor_deleted() -> None:
    identity = make_session().identity
    code = identity.code
    identity.code = "ABCDEF"
    attempts = (
        identity.save,
        identity.delete,
        lambda: StableIdentity.objects.update(code="ABCDEF"),
        lambda: StableIdentity.objects.all().delete(),
    )
    for attempt in attempts:
        with pytest.raises(IdentityIsForeverError):
            attempt()
    with pytest.raises(ProtectedError):
        models.QuerySet(StableIdentity).delete()
    assert StableIdentity.objects.get().code == code


def test_a_session_keeps_its_identity_whatever_is_saved() -> None:
    session, other = make_session(), make_session(title="Other")
    guid, freed = session.guid, other.identity
    other.delete()

    for identity in (freed, None):
        session.identity = identity
        session.save()
        session.save_revision(clean=False).publish()
        assert SessionPage.objects.get().guid == guid


def test_no_copy_or_translation_carries_it_elsewhere() -> None:
    session = make_session()
    copy = session.copy(update_attrs={"slug": "copy"}, copy_revisions=True)
    french = translate(session, "fr")

    assert (french.identity_id, french.guid) == (None, session.guid)
    assert SessionPage.objects.get(pk=copy.pk).guid not in (None, session.guid)


def test_a_room_keeps_its_guid() -> None:
    room = make_venue().rooms.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        Room.objects.exclude(pk=room.pk).update(guid=room.guid)
