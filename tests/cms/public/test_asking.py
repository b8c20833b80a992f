"""Nothing that is not public reaches a public page. Each canary is first shown to sing where it may."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from forums_pages.enums import EventFormat, PartnerKind
from forums_pages.models import (
    BasePage,
    EditionPage,
    ForumsIndexPage,
    Organisation,
    Participation,
    PartnerLevel,
    Partnership,
    Person,
    Room,
    SessionPage,
)
from forums_pages.models.edition_parts import (
    EditionContact,
    EditionDocument,
    EditionVenue,
    KeyFigure,
    WorkingGroupMember,
)
from forums_pages.models.session_parts import Replay
from tests.factories import (
    locale,
    make_article,
    make_document,
    make_edition,
    make_forum,
    make_image,
    make_index,
    make_organisation,
    make_person,
    make_session,
    make_theme,
    make_venue,
    publish,
    translate,
)
from tests.factories.site import root_collection

pytestmark = pytest.mark.django_db

CANARY = "Zwitscherling"
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
Plant = Callable[[bool], Any]


def restrict(page: Page) -> None:
    PageViewRestriction.objects.create(page=Page.objects.get(pk=page.pk), restriction_type="login")


def hide(page: BasePage) -> None:
    type(page).objects.get(pk=page.pk).unpublish()


def expire(page: BasePage) -> None:
    type(page).objects.filter(pk=page.pk).update(expire_at=LONG_AGO)


def private_collection() -> Collection:
    collection = root_collection().add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    return collection


def with_children(page: Any, **relations: Any) -> Any:
    for name, rows in relations.items():
        setattr(page, name, rows)
    return publish(page)


# Each returns the page to read. What it plants is public unless ``hidden``.


def title_of_session_by(how: Callable[[Any], None]) -> Plant:
    def plant(hidden: bool) -> EditionPage:
        session = make_session(title=CANARY)
        if hidden:
            how(session)
        return session.edition

    return plant


def title_of_edition_in_index_by(how: Callable[[Any], None], level: str) -> Plant:
    def plant(hidden: bool) -> Any:
        edition = make_edition(title=CANARY)
        if hidden:
            how(edition if level == "edition" else edition.forum)
        return make_index()

    return plant


def title_of_translation(hidden: bool) -> Any:
    edition = make_edition(title="English words")
    translate(edition, "fr", live=not hidden, title=CANARY)
    return ForumsIndexPage.objects.get(locale=locale("fr"))


def french_edition_of_a_hidden_forum(hidden: bool) -> Any:
    forum = make_forum()
    french = translate(forum, "fr", title="Forum")
    make_edition(french, CANARY)
    if hidden:
        hide(forum)
    return make_index()


def related_edition(hidden: bool) -> Any:
    edition = make_edition(title=CANARY)
    article = make_article(make_index(), "News", related_editions=[edition])
    if hidden:
        restrict(edition)
    return article


def participation(hidden: bool) -> EditionPage:
    session = make_session(make_edition())
    row = Participation(person=make_person(CANARY), confirmed=not hidden)
    return with_children(session, participations=[row]).edition


def draft_person(hidden: bool) -> SessionPage:
    session = make_session(make_edition())
    return with_children(session, participations=[Participation(person=make_person(CANARY, live=not hidden))])


def draft_employer(hidden: bool) -> SessionPage:
    person = make_person(organisation=make_organisation(CANARY, live=not hidden))
    return with_children(make_session(make_edition()), participations=[Participation(person=person)])


def portrait(hidden: bool) -> SessionPage:
    person = make_person(portrait=named_image(), portrait_consent=not hidden)
    return with_children(make_session(make_edition()), participations=[Participation(person=person)])


def portrait_of_private_collection(hidden: bool) -> SessionPage:
    fields = {"collection": private_collection()} if hidden else {}
    person = make_person(portrait=named_image(**fields), portrait_consent=True)
    return with_children(make_session(make_edition()), participations=[Participation(person=person)])


def named_image(**fields: Any) -> Any:
    image = make_image(**fields)
    image.file.name = f"original_images/{CANARY}.png"
    image.save(update_fields=["file"])
    return image


def partner(confirmed: bool = True, live: bool = True) -> EditionPage:
    level = PartnerLevel(kind=PartnerKind.MEDIA)
    organisation = make_organisation(CANARY, live=live)
    level.partnerships = [Partnership(organisation=organisation, confirmed=confirmed)]
    return with_children(make_edition(), partner_levels=[level])


def logo(hidden: bool) -> EditionPage:
    level = PartnerLevel(kind=PartnerKind.MEDIA)
    organisation = make_organisation(logo=named_image())
    level.partnerships = [Partnership(organisation=organisation, logo_approved=not hidden)]
    return with_children(make_edition(), partner_levels=[level])


def member(hidden: bool) -> EditionPage:
    row = WorkingGroupMember(organisation=make_organisation(CANARY), is_public=not hidden)
    return with_children(make_edition(), working_group=[row])


def contact_email(hidden: bool) -> EditionPage:
    row = EditionContact(name="Desk", email=f"{CANARY}@example.org", email_is_public=not hidden)
    return with_children(make_edition(), contacts=[row])


def contact_phone(hidden: bool) -> EditionPage:
    row = EditionContact(name="Desk", phone=CANARY, phone_is_public=not hidden)
    return with_children(make_edition(), contacts=[row])


def contact_person(hidden: bool) -> EditionPage:
    row = EditionContact(person=make_person(CANARY, live=not hidden), role={"en": "Desk"})
    return with_children(make_edition(), contacts=[row])


def document(hidden: bool) -> EditionPage:
    fields = {"collection": private_collection()} if hidden else {}
    return with_children(
        make_edition(), documents=[EditionDocument(document=make_document(CANARY, **fields))]
    )


def theme(hidden: bool) -> EditionPage:
    return publish(with_children(make_edition(), themes=[make_theme(CANARY, live=not hidden)]))


def venue(hidden: bool) -> EditionPage:
    form = EventFormat.ONLINE if hidden else EventFormat.HYBRID
    return with_children(make_edition(format=form), venues=[EditionVenue(venue=make_venue(CANARY))])


def room(hidden: bool) -> EditionPage:
    make_venue(rooms=(CANARY,))
    edition = make_edition(format=EventFormat.ONLINE if hidden else EventFormat.HYBRID)
    make_session(edition, room=Room.objects.get())
    return edition


def replay(hidden: bool, **fields: Any) -> SessionPage:
    row = Replay(url=f"https://video.example.org/{CANARY}", **{"consent": True, **(fields if hidden else {})})
    return with_children(make_session(make_edition()), replays=[row])


def live_link(hidden: bool) -> SessionPage:
    now = timezone.now() + timedelta(hours=2 if hidden else 0)
    edition = make_edition(start_date=now.date(), end_date=now.date() + timedelta(days=1), time_zone="UTC")
    clock = time(now.hour, now.minute)
    return make_session(
        edition, day=now.date(), start_time=clock, live_url=f"https://live.example.org/{CANARY}"
    )


def article(hidden: bool) -> Any:
    news = make_article(make_forum(), CANARY)
    if hidden:
        hide(news)
    return news.get_parent().specific


def title_of_session_of_a_person(hidden: bool) -> str:
    person = make_person()
    session = with_children(make_session(title=CANARY), participations=[Participation(person=person)])
    if hidden:
        hide(session)
    return f"/en/people/{person.slug}/"


def unconfirmed_session_of_a_person(hidden: bool) -> str:
    person = make_person()
    row = Participation(person=person, confirmed=not hidden)
    with_children(make_session(title=CANARY), participations=[row])
    return f"/en/people/{person.slug}/"


def employer_of_a_person(hidden: bool) -> str:
    person = make_person(organisation=make_organisation(CANARY, live=not hidden))
    return f"/en/people/{person.slug}/"


def biography_without_consent(hidden: bool) -> str:
    person = make_person(biography={"en": CANARY}, portrait_consent=not hidden)
    return f"/en/people/{person.slug}/"


def edition_of_a_partner(hidden: bool) -> str:
    organisation, edition = make_organisation(), make_edition(title=CANARY)
    level = PartnerLevel(kind=PartnerKind.MEDIA)
    level.partnerships = [Partnership(organisation=organisation, confirmed=not hidden)]
    with_children(edition, partner_levels=[level])
    return f"/en/organisations/{organisation.slug}/"


def person_of_an_organisation(hidden: bool) -> str:
    organisation = make_organisation()
    make_person(CANARY, organisation=organisation, live=not hidden)
    return f"/en/organisations/{organisation.slug}/"


def draft_article_in_the_list(hidden: bool) -> str:
    news = make_article(make_forum(), CANARY)
    if hidden:
        hide(news)
    return "/en/articles/"


def session_of_a_theme(hidden: bool) -> str:
    session = make_session(title=CANARY)
    found = make_theme({"en": "Water"})
    session.themes = [found]
    publish(session)
    if hidden:
        restrict(session)
    return f"/en/themes/{found.slug}/"


PLANTS: dict[str, Plant] = {
    "session of a person": title_of_session_of_a_person,
    "unconfirmed session of a person": unconfirmed_session_of_a_person,
    "draft employer of a person": employer_of_a_person,
    "biography without consent": biography_without_consent,
    "unconfirmed edition of a partner": edition_of_a_partner,
    "draft person of an organisation": person_of_an_organisation,
    "draft article in the list of all": draft_article_in_the_list,
    "restricted session of a theme": session_of_a_theme,
    "draft session": title_of_session_by(hide),
    "expired session": title_of_session_by(expire),
    "restricted session": title_of_session_by(restrict),
    "draft edition": title_of_edition_in_index_by(hide, "edition"),
    "expired edition": title_of_edition_in_index_by(expire, "edition"),
    "restricted edition": title_of_edition_in_index_by(restrict, "edition"),
    "edition of a draft forum": title_of_edition_in_index_by(hide, "forum"),
    "edition of an expired forum": title_of_edition_in_index_by(expire, "forum"),
    "edition of a restricted forum": title_of_edition_in_index_by(restrict, "forum"),
    "draft translation": title_of_translation,
    "edition in another tree of a hidden forum": french_edition_of_a_hidden_forum,
    "restricted edition of an article": related_edition,
    "unconfirmed participation": participation,
    "draft person": draft_person,
    "draft employer": draft_employer,
    "portrait without consent": portrait,
    "portrait of a private collection": portrait_of_private_collection,
    "unconfirmed partner": lambda hidden: partner(confirmed=not hidden),
    "draft partner": lambda hidden: partner(live=not hidden),
    "logo without approval": logo,
    "member who is not public": member,
    "e-mail that is not public": contact_email,
    "telephone that is not public": contact_phone,
    "draft person as contact": contact_person,
    "document of a private collection": document,
    "draft theme": theme,
    "venue of an online edition": venue,
    "room of an online edition": room,
    "replay without consent": lambda hidden: replay(hidden, consent=False),
    "replay under embargo": lambda hidden: replay(hidden, embargo_until=datetime(2090, 1, 1, tzinfo=UTC)),
    "live link outside its time": live_link,
    "draft article": article,
}


def read(client: Client, page: Any) -> str:
    response = client.get(page if isinstance(page, str) else page.url)
    assert response.status_code == 200
    return str(response.content.decode())


@pytest.mark.parametrize("name", PLANTS)
def test_what_is_public_is_shown(client: Client, name: str) -> None:
    assert CANARY in read(client, PLANTS[name](False))


@pytest.mark.parametrize("name", PLANTS)
def test_what_is_not_public_is_not_shown(client: Client, name: str) -> None:
    assert CANARY not in read(client, PLANTS[name](True))


def test_private_fields_are_on_no_page(client: Client) -> None:
    person = make_person(email=f"{CANARY}@example.org", notes=CANARY, biography={"en": CANARY})
    edition = make_edition(working_group=[WorkingGroupMember(organisation=make_organisation(notes=CANARY))])
    edition = with_children(edition, key_figures=[KeyFigure(value=3, internal_note=CANARY)])
    session = make_session(edition, day=date(2030, 5, 14), clash_reason=CANARY)
    session = with_children(session, participations=[Participation(person=person)])

    beside = [
        f"/en/people/{person.slug}/",
        *(f"/en/organisations/{each.slug}/" for each in Organisation.objects.all()),
    ]
    for page in (make_index(), edition.forum, edition, session, *beside):
        assert CANARY not in read(client, page)
    assert Person.objects.filter(notes=CANARY).exists()


@pytest.mark.parametrize("level", ["session", "edition", "forum", "index"])
@pytest.mark.parametrize("how", [hide, expire])
def test_hiding_a_page_hides_what_is_below_it_and_its_translations(
    client: Client, level: str, how: Callable[[Any], None]
) -> None:
    session = make_session(make_edition(make_forum()))
    french = translate(session, "fr", title="Séance")
    assert [client.get(page.url).status_code for page in (session, french)] == [200, 200]

    above = {"session": session, "edition": session.edition, "forum": session.edition.forum}
    how(above.get(level) or make_index())

    assert [client.get(page.url).status_code for page in (session, french)] == [404, 404]


def test_a_restriction_of_the_source_holds_in_every_language(client: Client) -> None:
    edition = make_edition(make_forum())
    french = translate(edition, "fr", title="Forum 2030")
    restrict(edition)

    assert client.get(edition.url).status_code == 302
    assert client.get(french.url).status_code == 404


def test_the_question_for_the_password_tells_nothing_of_the_page(client: Client) -> None:
    edition = make_edition(make_forum(), title=CANARY, slug="e", summary=CANARY, slogan=CANARY)
    PageViewRestriction.objects.create(
        page=Page.objects.get(pk=edition.pk), restriction_type="password", password="sesame"
    )

    response = client.get(edition.url)

    assert "Password required" in response.content.decode()
    assert CANARY not in response.content.decode()


def test_a_mirror_of_a_page_that_is_restricted_later_is_closed_too(client: Client) -> None:
    edition = make_edition(make_forum())
    mirror = edition.create_alias(parent=make_forum("Elsewhere"), update_slug="mirror")
    assert client.get(mirror.url).status_code == 200

    restrict(edition)

    assert client.get(mirror.url).status_code == 302


def test_who_knows_the_password_reads_the_page_and_its_programme(client: Client) -> None:
    edition = make_edition(make_forum())
    session = make_session(edition, CANARY)
    lock = PageViewRestriction.objects.create(
        page=Page.objects.get(pk=edition.pk), restriction_type="password", password="sesame"
    )
    assert CANARY not in read(client, edition)

    client.post(
        f"/en/_util/authenticate_with_password/{lock.pk}/{edition.pk}/",
        {"password": "sesame", "return_url": edition.url},
    )

    response = client.get(edition.url)
    assert CANARY in response.content.decode()
    assert "no-store" in response.headers["Cache-Control"]
    assert client.get(session.url).status_code == 200
    assert CANARY not in read(client, make_index())
