"""What is drawn without a template is what Django's templates say."""

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe

from cms.desk.inputs import QuickInputs

ATTRIBUTES = {
    "id": "a&b",
    "required": True,
    "disabled": False,
    "title": '"<quoted>"',
    "max": 5,
    "data-x": None,
}
CHOICES = [("", "—"), ("a<", mark_safe("<b>bold</b>")), (2, 1000), ("group", [("b", "B & b")])]
WIDGETS = [
    (forms.TextInput, "Ours & <theirs>"),
    (forms.TextInput, mark_safe("&amp;")),
    (forms.TextInput, None),
    (forms.NumberInput, 1000),
    (forms.HiddenInput, 0),
    (forms.CheckboxInput, True),
    (forms.CheckboxInput, False),
    (forms.DateInput, "2030-05-14"),
    (forms.PasswordInput, "secret"),
    (forms.FileInput, None),
    (forms.Textarea, "</textarea>\n & more"),
    (forms.Textarea, ""),
]


@pytest.mark.parametrize(("widget", "value"), WIDGETS)
def test_a_box_is_what_django_draws(widget: type[forms.Widget], value: object) -> None:
    drawn = [
        widget(ATTRIBUTES).render("name<", value, renderer=renderer)
        for renderer in (QuickInputs(), DjangoTemplates())
    ]
    assert drawn[0] == drawn[1]


@pytest.mark.parametrize("choices", [CHOICES[:3], CHOICES])
@pytest.mark.parametrize("value", [None, "a<", 2])
def test_a_list_is_what_django_draws(choices: list[tuple[object, object]], value: object) -> None:
    drawn = [
        forms.Select(ATTRIBUTES, choices).render("name", value, renderer=renderer)
        for renderer in (QuickInputs(), DjangoTemplates())
    ]
    assert [" ".join(each.split()) for each in drawn[:1]] == [" ".join(each.split()) for each in drawn[1:]]
