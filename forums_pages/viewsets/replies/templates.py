"""The templates that replies are filled from, and what each says to the submitter of a real proposal."""

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, IndexView
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permissions import policy_registry

from forums_pages.contributions.placeholders import PLACEHOLDERS, unfilled_in
from forums_pages.contributions.replies import drafted
from forums_pages.fields import words
from forums_pages.models import Contribution, ReplyTemplate
from forums_pages.roles.contributions import contributions_visible_to
from forums_pages.roles.replies import DECIDING
from forums_pages.viewsets.columns import RecordTitleColumn
from forums_pages.viewsets.guarded import GuardedEditView, GuardedViewSet
from forums_pages.viewsets.replies.template_forms import ReplyTemplateForm

# So many proposals can be chosen from, the latest.
MOST_PROPOSALS = 100


def audience_of(template: ReplyTemplate) -> str:
    """Return whom it is for."""
    if template.is_shared:
        return _("All forums")
    return str(template.forum.title) if template.forum is not None else _("A forum that is gone")


def occasion_of(template: ReplyTemplate) -> str:
    """Return the decision with which it is offered."""
    return str(template.get_state_display()) or _("Chosen by hand")


def languages_written(template: ReplyTemplate) -> list[str]:
    """Return the languages it is written in, in the order of ours."""
    texts = words(template.text)
    return [code for code, _name in settings.LANGUAGES if code in texts]


def languages_of(template: ReplyTemplate) -> str:
    """Return the languages it is written in, as codes."""
    return " ".join(code.upper() for code in languages_written(template))


class TemplateIndexView(IndexView):
    """The templates that the user may use."""

    search_fields = ("name", "subject")
    search_backend_name = None

    def get_base_queryset(self) -> QuerySet[ReplyTemplate]:
        """Return the templates with their forums."""
        policy = policy_registry.get_by_type(ReplyTemplate)
        visible: QuerySet[ReplyTemplate] = policy.instances_user_has_permission_for(self.request.user, "view")
        return visible.select_related("forum")

    def _get_title_column(self, field_name: str, column_class: Any = RecordTitleColumn, **kwargs: Any) -> Any:
        return super()._get_title_column(field_name, column_class, **kwargs)

    def get_edit_url(self, instance: ReplyTemplate) -> str | None:
        """Lead those who may change it to its form, everybody else to what it says."""
        if instance.pk in self.changeable:
            url: str | None = super().get_edit_url(instance)
            return url
        return reverse("reply_templates:preview", args=[instance.pk])

    def get_delete_url(self, instance: ReplyTemplate) -> str | None:
        """Offer to delete what is not fallen back to."""
        may = instance.pk in self.changeable and not instance.is_shipped
        url: str | None = super().get_delete_url(instance) if may else None
        return url

    @cached_property
    def changeable(self) -> set[int]:
        """The keys of the templates that the user may change."""
        policy = policy_registry.get_by_type(ReplyTemplate)
        rows = policy.instances_user_has_permission_for(self.request.user, "change")
        return set(rows.values_list("pk", flat=True))


class _WithPlaceholders:
    """Lists the placeholders beside the form."""

    template_name = "forums_pages/admin/replies/template_form.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the placeholders and what they stand for."""
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]  # the view has it
        listed = [(f"{{{name}}}", meaning) for name, meaning in PLACEHOLDERS.items()]
        return {**context, "placeholders": listed}


class TemplateCreateView(_WithPlaceholders, CreateView):
    """A new template."""


class TemplateEditView(_WithPlaceholders, GuardedEditView):
    """One template."""

    @cached_property
    def header_buttons(self) -> list[Any]:
        """Lead to what it says to a real submitter."""
        url = reverse("reply_templates:preview", args=[self.object.pk])
        return [*super().header_buttons, HeaderButton(_("Preview"), url=url, icon_name="view")]

    def get_delete_url(self) -> str | None:
        """Offer to delete what is not fallen back to."""
        url: str | None = None if self.object.is_shipped else super().get_delete_url()
        return url


class ProposalForm(forms.Form):
    """With which proposal a template is tried."""

    proposal = forms.ModelChoiceField(
        label=gettext_lazy("Proposal"), queryset=Contribution.objects.none(), required=False
    )

    def __init__(self, proposals: QuerySet[Contribution], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["proposal"]
        field.queryset = proposals
        field.choices = [
            (each.pk, f"{each.title} – {each.submitter_name}") for each in proposals[:MOST_PROPOSALS]
        ]


@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a template says, in each of its languages, to whoever sent one of the user's proposals."""
    policy = policy_registry.get_by_type(ReplyTemplate)
    visible = policy.instances_user_has_permission_for(request.user, "view")
    template: ReplyTemplate = get_object_or_404(visible.select_related("forum"), pk=pk)
    proposals = proposals_for(template, request.user)
    form = ProposalForm(proposals, request.GET)
    chosen = form.cleaned_data["proposal"] if form.is_valid() else None
    proposal = chosen or proposals.filter(state=template.state).first() or proposals.first()
    letters = [_letter(proposal, template, code) for code in languages_written(template)] if proposal else []
    context = {
        "template": template,
        "form": ProposalForm(proposals, initial={"proposal": proposal}),
        "letters": letters,
        "header_title": f"{_('Preview')}: {template}",
        "header_icon": "view",
        "may_change": policy.user_has_permission_for_instance(request.user, "change", template),
        "breadcrumbs_items": [
            {"url": reverse("reply_templates:index"), "label": _("Reply templates")},
            {"url": "", "label": f"{_('Preview')}: {template}"},
        ],
    }
    return render(request, "forums_pages/admin/replies/preview.html", context)


def proposals_for(template: ReplyTemplate, user: Any) -> QuerySet[Contribution]:
    """Return the proposals that ``template`` may answer and about which ``user`` may decide, with names."""
    visible = contributions_visible_to(user, [DECIDING]).exclude(submitter_email="")
    own = Q() if template.is_shared else Q(call__edition__forum=template.forum_id)
    found: QuerySet[Contribution] = visible.filter(own).select_related("call", "session", "merged_into")
    return found


def _letter(proposal: Contribution, template: ReplyTemplate, code: str) -> dict[str, Any]:
    subject, text, language = drafted(proposal, template, code)
    return {"language": language, "subject": subject, "text": text, "gaps": unfilled_in(subject, text)}


class ReplyTemplateViewSet(GuardedViewSet):
    """Templates of replies: those of all forums, and a forum's own."""

    model = ReplyTemplate
    name = "reply_templates"
    icon = "doc-full"
    menu_label = gettext_lazy("Reply templates")
    menu_name = "reply-templates"
    index_view_class = TemplateIndexView
    add_view_class = TemplateCreateView
    edit_view_class = TemplateEditView
    list_per_page = 50
    list_filter = ("state",)
    ordering = ("-is_shared", "forum__title", "state", "pk")
    list_display = (
        "name",
        Column(
            "occasion",
            label=gettext_lazy("Offered when a proposal is"),
            accessor=occasion_of,
            sort_key="state",
        ),
        Column("audience", label=gettext_lazy("For"), accessor=audience_of, sort_key="forum__title"),
        Column("languages", label=gettext_lazy("Languages"), accessor=languages_of),
    )

    def get_form_class(self, for_update: bool = False) -> type[ReplyTemplateForm]:
        """Return the form that checks placeholders."""
        return ReplyTemplateForm

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the preview."""
        return [*super().get_urlpatterns(), path("preview/<int:pk>/", preview, name="preview")]
