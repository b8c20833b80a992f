import pytest
from django.contrib.auth.models import User
from django.test import RequestFactory
from pytest_django import DjangoAssertNumQueries, Settings
from wagtail.models import PageViewRestriction

from graphql_api.grants import make_grant
from graphql_api.http.inside import OwnDocumentError, ask_inside
from tests.factories import make_edition

pytestmark = pytest.mark.django_db
EDITIONS = "query($locale: LocaleCode) { editions(locale: $locale) { nodes { title feeds { ical } } } }"


def test_answers_with_addresses_of_the_host_that_is_asked() -> None:
    make_edition(title="Forum 2030")
    request = RequestFactory().get("/", headers={"Host": "forums.example.org"}, secure=True)
    (found,) = ask_inside(request, EDITIONS, locale="fr").data["editions"]["nodes"]

    assert found["title"] == "Forum 2030"
    assert found["feeds"]["ical"].startswith("https://forums.example.org/feeds/fr/editions/")


def test_whoever_asks_is_nobody(rf: RequestFactory) -> None:
    edition = make_edition()
    restriction = PageViewRestriction.objects.create(
        page=edition, restriction_type=PageViewRestriction.PASSWORD, password="open sesame"
    )
    request = rf.get("/", headers={"X-Page-Grant": make_grant([restriction]), "Authorization": "Bearer x"})
    request.user = User.objects.create_superuser("root")

    assert ask_inside(request, EDITIONS).data == {"editions": {"nodes": []}}


# With real commits: PostgreSQL tells by them what is new.
@pytest.mark.django_db(transaction=True)
def test_an_answer_is_kept_until_it_is_another(
    rf: RequestFactory, settings: Settings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    settings.GRAPHQL_CACHE = {"answers": 10, "looks_every": 0}
    edition = make_edition(title="Before")
    ask_inside(rf.get("/"), EDITIONS)
    with django_assert_num_queries(1):
        assert ask_inside(rf.get("/"), EDITIONS).data["editions"]["nodes"][0]["title"] == "Before"
    edition.title = "After"
    edition.save_revision().publish()
    assert ask_inside(rf.get("/"), EDITIONS).data["editions"]["nodes"][0]["title"] == "After"


def test_a_document_that_is_refused_is_our_fault(rf: RequestFactory) -> None:
    with pytest.raises(OwnDocumentError, match="nonsense"):
        ask_inside(rf.get("/"), "{ nonsense }")
