from bs4 import BeautifulSoup
from django import forms
from django.http import QueryDict
from pytest_django import DjangoAssertNumQueries

from forums_pages.models import SessionPage, Theme
from forums_pages.widgets.choosers import ManyChooser
from tests.factories import make_session, make_theme


def field_of(model: type) -> forms.ModelMultipleChoiceField:
    widget = ManyChooser(label="Things", choose="Choose things")
    return forms.ModelMultipleChoiceField(model.objects.all(), widget=widget)


def test_only_chosen_records_are_read_in_one_statement(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    themes = [make_theme(f"<b>Theme {number}</b>") for number in range(5)]
    widget = field_of(Theme).widget
    with django_assert_num_queries(1):
        html = widget.render("themes", [themes[3].pk, themes[1].pk], {"id": "themes"})
    soup = BeautifulSoup(html, "html.parser")
    items = soup.select("ul > li")

    assert [(item.input["value"], item.span.get_text()) for item in items] == [
        (str(themes[3].pk), "<b>Theme 3</b>"),
        (str(themes[1].pk), "<b>Theme 1</b>"),
    ]
    assert items[0].button["aria-label"] == "Remove <b>Theme 3</b>"
    assert soup.div["data-forums-many-url-value"] == "/admin/snippets/choose/forums_pages/theme/?multiple=1"


def test_pages_are_chosen_in_the_page_chooser(db: None) -> None:
    session = make_session()
    soup = BeautifulSoup(
        field_of(SessionPage).widget.render("sessions", [session], {"id": "s"}), "html.parser"
    )

    assert soup.select_one("ul input")["value"] == str(session.pk)
    assert soup.div["data-forums-many-url-value"] == (
        "/admin/choose-page/?page_type=forums_pages.sessionpage&multiple=1"
    )


def test_what_is_sent_is_what_was_chosen(db: None) -> None:
    theme = make_theme()
    sent = QueryDict(f"themes={theme.pk}&themes=nonsense")
    widget = field_of(Theme).widget

    assert widget.value_from_datadict(sent, {}, "themes") == [str(theme.pk), "nonsense"]
    assert "nonsense" not in widget.render("themes", ["nonsense"], {"id": "themes"})
