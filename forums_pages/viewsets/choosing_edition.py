"""Reports about one edition: which one is looked at, of those that the user may work on."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from wagtail.permissions import page_permission_policy

from forums_pages.enums import EditionStatus
from forums_pages.models import EditionPage


def editions_for(user: Any) -> Any:
    """Return the editions that ``user`` may work on, the latest to end first."""
    workable = page_permission_policy.instances_user_has_any_permission_for(
        user, {"add", "change", "publish"}
    )
    editions = EditionPage.objects.sources().filter(pk__in=workable.values("pk")).select_related("forum")
    return editions.latest_first().defer_streamfields()


class EditionForm(forms.Form):
    """Which edition."""

    edition = forms.ChoiceField(label=gettext_lazy("Edition"), required=False)

    def __init__(self, editions: list[EditionPage], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        edition: Any = self.fields["edition"]
        edition.choices = [(str(each.pk), f"{each.forum} – {each}") for each in editions]


class OneEditionMixin:
    """Looks at one edition, and lets another be chosen. What nobody can ask counts as not asked."""

    request: HttpRequest
    form: Any

    @cached_property
    def editions(self) -> list[EditionPage]:
        """The editions to choose from."""
        return list(editions_for(self.request.user))

    @cached_property
    def edition(self) -> EditionPage | None:
        """The edition that is looked at: the one asked for, else what is on or comes next, else the last."""
        wanted = self.form.cleaned_data.get("edition")
        chosen = [each for each in self.editions if str(each.pk) == wanted]
        now = [each for each in self.editions if each.status == EditionStatus.ONGOING]
        ahead = [each for each in self.editions if each.status == EditionStatus.UPCOMING and each.begins_at]
        # The latest is the first.
        return next(iter([*chosen, *now, *ahead[::-1], *self.editions]), None)
