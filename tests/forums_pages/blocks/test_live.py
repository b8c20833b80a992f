from typing import Any

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries
from wagtail.models import PageViewRestriction

from forums_pages.blocks.live import is_public, only_live, pages_for_reader
from forums_pages.models import ArticlePage
from tests.factories import locale, make_article, make_person, translate

pytestmark = pytest.mark.django_db


def restrict(page: Any) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def test_drafts_and_gaps_are_left_out() -> None:
    person, draft = make_person(), make_person(family_name="Draft", live=False)

    assert only_live([None, person, draft, person]) == [person, person]
    assert only_live(None) == []


def test_a_restricted_page_is_for_nobody_and_neither_is_its_mirror() -> None:
    page, public = make_article(), make_article(title="Public")
    mirror = page.create_alias(update_slug="mirror", parent=public.get_parent())
    assert pages_for_reader([page, mirror, public]) == [page, mirror, public]

    restrict(page)

    assert pages_for_reader([page, mirror, public]) == [public]
    assert [is_public(each) for each in (page, mirror, public, None)] == [False, False, True, False]


def test_pages_are_shown_in_the_readers_language_where_they_are_translated() -> None:
    translated, untranslated = make_article(title="One"), make_article(title="Two")
    french = translate(translated, "fr", title="Un")
    translate(untranslated, "fr", live=False, title="Deux")

    with translation.override("fr"):
        shown = pages_for_reader([untranslated, translated])

    assert [(page.pk, page.title) for page in shown] == [(untranslated.pk, "Two"), (french.pk, "Un")]


def test_the_number_of_queries_does_not_grow_with_the_list(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    locale("en")
    pages = [make_article(title=f"Article {number}") for number in range(20)]
    pages_for_reader(pages[:1])

    for count in (2, 20):
        chosen = list(ArticlePage.objects.filter(pk__in=[page.pk for page in pages[:count]]))
        with django_assert_num_queries(5):
            assert len(pages_for_reader(chosen)) == count
