"""What is asked of whoever makes or changes a webhook, or wants something sent again."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from cms.webhooks.addresses import RefusedAddressError, read_target, resolve
from cms.webhooks.changes import Action
from cms.webhooks.documents import is_answerable
from cms.webhooks.models import Webhook
from cms.webhooks.outcomes import PROBLEMS
from cms.webhooks.public_rows import SITE_WIDE
from cms.webhooks.seeing import RECORDS, forum_uid
from forums_pages.models import ForumPage
from graphql_api.models import DocumentStatus, PersistedOperation
from graphql_api.nodes import KIND_BY_MODEL
from graphql_api.visible_pages import PAGE_MODELS

Choices = list[tuple[str, Any]]

ACTIONS: Choices = [
    (str(Action.PUBLISHED), _("It becomes public")),
    (str(Action.CHANGED), _("It changes in public")),
    (str(Action.MOVED), _("Its address changes")),
    (str(Action.UNPUBLISHED), _("It is public no more")),
    (str(Action.DELETED), _("It is deleted")),
]


def _kinds() -> Choices:
    nodes = [(KIND_BY_MODEL[model].name, model) for model in (*PAGE_MODELS.values(), *RECORDS)]
    named = [*nodes, *((name, model) for model, name in SITE_WIDE.items())]
    return [(name, capfirst(model._meta.verbose_name)) for name, model in named]


def _forums() -> Choices:
    rows = ForumPage.objects.filter(is_source=True).order_by("title")
    return [(forum_uid(key), title) for key, title in rows.values_list("translation_key", "title")]


def _wishes(name: str, choices: Choices | Callable[[], Choices]) -> forms.MultipleChoiceField:
    field: Any = Webhook._meta.get_field(name)
    return forms.MultipleChoiceField(
        label=capfirst(field.verbose_name),
        help_text=field.help_text,
        choices=choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class WebhookForm(WagtailAdminModelForm):
    """An address is taken only if messages could be sent there now."""

    actions = _wishes("actions", ACTIONS)
    kinds = _wishes("kinds", _kinds)
    locales = _wishes("locales", settings.LANGUAGES)
    forums = _wishes("forums", _forums)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["url"].widget = forms.URLInput(attrs={"dir": "ltr", "placeholder": "https://"})
        documents = PersistedOperation.objects.filter(status=DocumentStatus.REGISTERED)
        self.fields["document"].queryset = documents.order_by("name", "pk")

    def clean_url(self) -> str:
        """Return the address.

        Raises:
            ValidationError: it leads where nothing is sent to.
        """
        url = str(self.cleaned_data["url"])
        try:
            resolve(read_target(url))
        except RefusedAddressError as error:
            why = str(error.args[0])
            raise forms.ValidationError(PROBLEMS[why], code=why) from None
        return url

    def clean_document(self) -> PersistedOperation | None:
        """Return the document.

        Raises:
            ValidationError: it changes something, or needs what no message tells.
        """
        document: PersistedOperation | None = self.cleaned_data["document"]
        if document is not None and not is_answerable(document.document):
            words = _("Choose a query that needs no variables but $uid, $id, $path and $locale.")
            raise forms.ValidationError(words)
        return document


class ReplayForm(forms.Form):
    """From when until when; the last hour, unless somebody says otherwise."""

    since = forms.DateTimeField(label=_("From"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}))
    until = forms.DateTimeField(
        label=_("Until"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )
    only_failed = forms.BooleanField(label=_("Only what failed"), required=False)

    def __init__(self, data: Any = None) -> None:
        now = timezone.localtime()
        moments = {"since": now - timedelta(hours=1), "until": now + timedelta(minutes=1)}
        initial = {name: moment.strftime("%Y-%m-%dT%H:%M") for name, moment in moments.items()}
        super().__init__(data, initial=initial)
