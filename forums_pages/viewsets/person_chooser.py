"""The window that finds a person or creates one, with the organisation the person works for."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from forums_pages.models import Organisation, Person
from forums_pages.viewsets.choosers import CreationForm, CreationMeta, ForumsChooserViewSet
from forums_pages.viewsets.columns import PictureColumn
from forums_pages.viewsets.directory import LiveColumn, with_liveness, with_picture

PORTRAIT = "fill-64x64|format-webp"


class PersonCreationForm(CreationForm):
    """A name, a job title and an organisation: enough to announce a speaker."""

    organisation_name = forms.CharField(
        label=_("Organisation"),
        required=False,
        max_length=255,
        help_text=_("Its name or acronym. It is added to the directory if it is not there yet."),
    )

    class Meta(CreationMeta):
        model = Person
        fields = ("given_name", "family_name", "job_title", "country")

    field_order = ("given_name", "family_name", "job_title", "organisation_name", "country")

    def clean_organisation_name(self) -> Organisation | None:
        """Return the organisation of that name, a new one, or None where nothing was written."""
        name = " ".join(self.cleaned_data["organisation_name"].split())
        if not name:
            return None
        found = Organisation.objects.filter(Q(name__iexact=name) | Q(acronym__iexact=name)).first()
        if found is None and not self.may("add", Organisation):
            raise ValidationError(_("The directory has no such organisation, and you may not add one."))
        return found or Organisation(name=name)

    def save(self, commit: bool = True) -> Any:
        """Save the person, and the organisation where it is new."""
        organisation = self.cleaned_data["organisation_name"]
        if organisation is not None and organisation.pk is None:
            self.save_record(organisation)
        self.instance.organisation = organisation
        return super().save(commit)


class PersonChooserViewSet(ForumsChooserViewSet):
    """People, with their portraits and where they work."""

    icon = "user"
    choose_one_text = _("Choose or create a person")
    choose_another_text = _("Choose another person")
    edit_item_text = _("Edit this person")
    creation_tab_label = _("New person")
    create_action_label = _("Create this person")
    creation_form_class = PersonCreationForm
    picture_column = PictureColumn("portrait", _("Portrait"), PORTRAIT)
    extra_columns = (
        Column("job_title", label=_("Job title")),
        Column("organisation", label=_("Organisation")),
        LiveColumn(sort_key=None),
    )

    def list_records(self) -> QuerySet[Person]:
        """Return everybody, by family name."""
        people = with_liveness(Person.objects.select_related("organisation"))
        return with_picture(people, "portrait", PORTRAIT)
