"""When the source goes, a translation takes the facts over, and nothing that pointed at it is lost."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction, Site

from forums_pages.enums import PartnerKind
from forums_pages.models import (
    ArticlePage,
    CallPage,
    Contribution,
    Criterion,
    EditionPage,
    ForumPage,
    ForumsIndexPage,
    Goal,
    Menu,
    MenuItem,
    Participation,
    PartnerLevel,
    Partnership,
    Score,
    SessionPage,
    StableIdentity,
)
from forums_pages.models.sources import hand_over
from tests.factories import (
    make_article,
    make_call,
    make_contribution,
    make_edition,
    make_forum,
    make_index,
    make_organisation,
    make_person,
    make_session,
    make_theme,
    publish,
    translate,
)

pytestmark = pytest.mark.django_db


def full_session(edition: EditionPage | None = None) -> SessionPage:
    session = make_session(edition, "Ouverture", day=date(2030, 5, 14), start_time=time(9, 30))
    session.participations = [Participation(person=make_person())]
    session.goals = list(Goal.objects.filter(number__in=(5, 13)))
    return publish(session)


def facts_of(session: SessionPage) -> tuple[object, ...]:
    people = [str(each.person) for each in session.participations.all()]
    goals = sorted(goal.number for goal in session.goals.all())
    return (
        session.is_source,
        session.day,
        session.start_time,
        session.identity_id,
        session.edition_id,
        people,
        goals,
    )


def test_a_translation_takes_over_facts_children_and_identity() -> None:
    session = full_session()
    facts = facts_of(session)
    french = translate(session, "fr", title="Ouverture (fr)", abstract="Bienvenue")
    translate(session, "ar", title="الافتتاح")

    session.delete()

    french.refresh_from_db()
    assert (facts_of(french), french.title, french.abstract) == (facts, "Ouverture (fr)", "Bienvenue")
    assert SessionPage.objects.sources().get() == french
    assert french.code == StableIdentity.objects.get().code


def test_a_published_translation_comes_before_a_draft() -> None:
    session = full_session()
    translate(session, "fr", title="Brouillon", live=False)
    arabic = translate(session, "ar", title="الافتتاح")
    session.delete()
    assert SessionPage.objects.sources().get() == arabic


@pytest.mark.parametrize("where", ["in another language", "in the same tree"])
def test_an_alias_that_is_left_alone_stands_for_itself(where: str) -> None:
    session = full_session()
    facts = facts_of(session)
    if where == "in another language":
        french = translate(session.edition, "fr")
        alias = session.copy_for_translation(french.locale, alias=True)
    else:
        alias = session.create_alias(update_slug="mirror")

    session.delete()

    alias = SessionPage.objects.get(pk=alias.pk)
    assert (alias.alias_of, alias.title, facts_of(alias)) == (None, "Ouverture", facts)


def test_aliases_follow_the_new_source() -> None:
    session = full_session()
    french = translate(session, "fr", title="Ouverture")
    arabic = session.copy_for_translation(translate(session.edition, "ar").locale, alias=True)
    mirror = session.create_alias(update_slug="mirror")

    session.delete()

    rows = {pk: SessionPage.objects.get(pk=pk) for pk in (arabic.pk, mirror.pk)}
    assert [(row.is_source, row.source) for row in rows.values()] == [(False, french), (False, french)]


def test_the_heirs_draft_keeps_its_words_and_gets_the_facts() -> None:
    session = full_session()
    facts = facts_of(session)
    french = translate(session, "fr", title="Ouverture")
    draft = french.get_latest_revision_as_object()
    draft.title = "Ouverture solennelle"
    draft.save_revision()

    session.delete()

    french = SessionPage.objects.get()
    draft = french.get_latest_revision_as_object()
    assert (french.title, draft.title, facts_of(draft)) == ("Ouverture", "Ouverture solennelle", facts)
    assert (french.has_unpublished_changes, facts_of(publish(draft))) == (True, facts)


def test_what_pointed_at_the_edition_points_at_its_heir() -> None:
    edition = make_edition(ordinal=2)
    level = PartnerLevel(kind=PartnerKind.MEDIA)
    level.partnerships = [Partnership(organisation=make_organisation(), printed_name="ACTED")]
    edition.partner_levels = [level]
    edition = publish(edition)
    french = translate(edition, "fr", title="Édition")
    session = full_session(french)
    call = make_call(french)
    article = make_article()
    article.related_editions = [edition]
    publish(article)
    before = (session.edition, call.edition)

    edition.delete()

    french.refresh_from_db()
    rows = [SessionPage.objects.get(), CallPage.objects.get()]
    assert before == (edition, edition)
    assert [each.edition for each in rows] == [french, french]
    assert (french.is_source, french.ordinal, french.forum) == (True, 2, ForumPage.objects.sources().get())
    assert [str(each) for each in french.partner_levels.get().partnerships.all()] == ["ACTED"]
    assert list(ArticlePage.objects.get().related_editions.all()) == [french]


def test_proposals_and_their_scores_go_over_to_the_heir_and_stay_when_its_draft_is_published() -> None:
    call = make_call()
    call.criteria = [Criterion(label={"en": "Use"}, weight=60), Criterion(label={"en": "Truth"}, weight=40)]
    call = publish(call)
    french = translate(call, "fr", title="Appel")
    french.save_revision()
    review = make_contribution(call).reviews.create(comment="Good.")
    for criterion, value in zip(call.criteria.all(), (5, 2), strict=True):
        review.scores.create(criterion=criterion, value=value)

    call.delete()

    def kept() -> list[object]:
        found = Contribution.objects.get()
        scores = [
            (str(each.criterion), each.value) for each in Score.objects.order_by("criterion__sort_order")
        ]
        return [found.call.specific, found.score, scores]

    assert kept() == [french, 3.8, [("Use (60)", 5), ("Truth (40)", 2)]]
    publish(CallPage.objects.get().get_latest_revision_as_object())
    assert kept() == [french, 3.8, [("Use (60)", 5), ("Truth (40)", 2)]]


def test_a_call_with_proposals_and_without_a_heir_stays() -> None:
    call = make_call()
    translate(call, "fr").delete()
    make_contribution(call)
    for page in (call, call.edition, call.edition.forum):
        with pytest.raises(ProtectedError, match="no translation is left"), transaction.atomic():
            page.delete()
    assert (CallPage.objects.get(), Contribution.objects.get().call) == (call, call)


def test_menus_lead_to_the_heir_and_who_may_read_it_stays_the_same() -> None:
    edition = make_edition()
    french = translate(edition, "fr", title="Édition")
    menu = Menu.objects.create(site=Site.objects.get(), place="header")
    entry = MenuItem.objects.create(menu=menu, page=edition)
    PageViewRestriction.objects.create(page=edition, restriction_type=PageViewRestriction.LOGIN)

    edition.delete()

    assert MenuItem.objects.get() == entry
    assert MenuItem.objects.get().page.specific == french
    assert PageViewRestriction.objects.get().page.specific == french


def test_without_a_heir_an_entry_keeps_its_label_for_an_editor() -> None:
    edition = make_edition()
    menu = Menu.objects.create(site=Site.objects.get(), place="header")
    MenuItem.objects.create(menu=menu, page=edition, label={"en": "This year"})

    edition.delete()

    entry = MenuItem.objects.get()
    assert (entry.page, str(entry.label)) == (None, "This year")
    with pytest.raises(ValidationError, match="Choose either a page or an address"):
        entry.clean()


def test_a_forum_hands_its_editions_and_themes_over() -> None:
    forum = make_forum("Tunisia", country="TN")
    french = translate(forum, "fr", title="Tunisie")
    edition = make_edition(french)
    theme = make_theme(forum=forum)

    forum.delete()

    for row in (french, edition, theme):
        row.refresh_from_db()
    assert (french.is_source, french.country.code, edition.forum, theme.forum) == (True, "TN", french, french)


def test_without_a_translation_what_pointed_at_it_is_emptied() -> None:
    forum = make_forum()
    theme = make_theme(forum=forum)
    session = full_session(make_edition(forum))
    guid = session.guid

    forum.delete()

    theme.refresh_from_db()
    assert (theme.forum, SessionPage.objects.count(), Participation.objects.count()) == (None, 0, 0)
    assert StableIdentity.objects.get().guid == guid


def test_a_language_tree_goes_and_the_other_stands_on_its_own() -> None:
    session = full_session()
    french = translate(session, "fr", title="Ouverture")
    facts = facts_of(session)
    Site.objects.update(root_page=ForumsIndexPage.objects.get(locale__language_code="fr"))

    make_index().delete()

    french.refresh_from_db()
    edition = EditionPage.objects.get()
    assert (facts_of(french)[:4], french.edition) == (facts[:4], edition)
    assert (edition.is_source, edition.forum) == (True, ForumPage.objects.get())
    assert ForumsIndexPage.objects.get().is_source


def test_a_whole_tree_goes_without_a_trace() -> None:
    full_session()
    make_call()
    Site.objects.all().delete()
    Page.objects.get(pk=make_index().pk).delete()
    left = [model.objects.count() for model in (ForumPage, EditionPage, SessionPage, CallPage, Participation)]
    assert left == [0, 0, 0, 0, 0]


def test_deleting_a_translation_changes_no_fact() -> None:
    session = full_session()
    facts = facts_of(session)
    translate(session, "fr").delete()
    session.refresh_from_db()
    assert facts_of(session) == facts


def test_handing_over_costs_a_bounded_number_of_statements() -> None:
    alone, translated = full_session(), make_session(title="Translated")
    translate(translated, "fr")
    counts = []
    for session in (alone, translated):
        with CaptureQueriesContext(connection) as captured:
            hand_over(session)
        counts.append(len(captured))
    assert counts[0] <= 4
    assert counts[1] <= 120
