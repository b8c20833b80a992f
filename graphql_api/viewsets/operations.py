"""The registry of documents, under Settings."""

from typing import Any

from django import forms
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ChoiceFilter, MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.viewsets.model import ModelViewSet

from graphql_api.documents import registry
from graphql_api.manifests import prepare
from graphql_api.models import DocumentStatus, PersistedOperation


class OperationForm(WagtailAdminModelForm):
    """A document is checked against the schema; once registered it never changes, since its digest would."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].widget = forms.Textarea(
            attrs={"rows": 20, "spellcheck": "false", "dir": "ltr"}
        )
        # A text is its own name: not even its last line break may go.
        self.fields["document"].strip = False
        self.fields["document"].disabled = self.instance.pk is not None

    def clean_document(self) -> str:
        """Return the text with line breaks as frontends write them, not as browsers send them."""
        return str(self.cleaned_data["document"]).replace("\r\n", "\n")

    def _post_clean(self) -> None:
        """Note what the document says of itself, or say what is wrong with it."""
        super()._post_clean()
        if "document" in self.cleaned_data and self.instance.pk is None:
            try:
                prepare(self.instance)
                self.instance.validate_unique()
            except forms.ValidationError as error:
                self.add_error("document", _told(error))

    def save(self, commit: bool = True) -> Any:
        """Save it; this process knows at once, every other within seconds."""
        saved = super().save(commit)
        registry.forget()
        return saved


def _told(error: forms.ValidationError) -> forms.ValidationError:
    problems = error.message_dict
    if "digest" in problems:
        return forms.ValidationError(_("This very document is registered already."), code="unique")
    return forms.ValidationError(problems.get("document", error.messages))


def _clients() -> list[tuple[str, str]]:
    rows = PersistedOperation.objects.exclude(client="").order_by("client")
    return [(name, name) for name in rows.values_list("client", flat=True).distinct()]


class OperationFilterSet(WagtailFilterSet):
    """By what was decided, and by frontend."""

    status = MultipleChoiceFilter(
        label=_("Status"), choices=DocumentStatus.choices, widget=forms.CheckboxSelectMultiple
    )
    client = ChoiceFilter(label=_("Frontend"), choices=_clients, empty_label=_("All"))

    class Meta:
        model = PersistedOperation
        fields: list[str] = []


class PersistedOperationViewSet(ModelViewSet):
    """The documents that frontends ask for by name."""

    model = PersistedOperation
    name = "registered-documents"
    icon = "code"
    menu_label = _("Registered documents")
    menu_name = "registered-documents"
    add_to_settings_menu = True
    copy_view_enabled = False
    filterset_class = OperationFilterSet
    search_fields = ("name", "client", "digest", "document")
    list_per_page = 50
    # The latest used first.
    ordering = (F("last_used").desc(nulls_last=True), "name", "pk")
    list_display = (
        "__str__",
        Column("client", label=_("Frontend"), sort_key="client"),
        StatusTagColumn(
            "status",
            label=_("Status"),
            accessor="get_status_display",
            primary=lambda row: row.status == DocumentStatus.REGISTERED,
        ),
        Column("cost", label=_("Cost"), classname="number", sort_key="cost"),
        Column("max_age", label=_("Kept for (seconds)"), classname="number"),
        DateColumn("first_seen", label=_("First seen"), sort_key="first_seen"),
        DateColumn("last_used", label=_("Last used"), sort_key="last_used"),
    )
    edit_handler = ObjectList(
        [
            FieldPanel("document"),
            FieldRowPanel([FieldPanel("client"), FieldPanel("status"), FieldPanel("max_age")]),
            InlinePanel(
                "aliases",
                label=_("Alias"),
                heading=_("Aliases"),
                help_text=_("Other names by which frontends ask for it, as documentId."),
            ),
        ],
        base_form_class=OperationForm,
    )
