"""Filters that our listings share."""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries import countries
from django_filters.filters import ModelChoiceFilter
from wagtail.admin.widgets import BooleanRadioSelect

from forums_pages.models import EditionPage, ForumPage, Organisation

YesNo = BooleanRadioSelect


class OrganisationFilter(ModelChoiceFilter):
    """One organisation of those that appear in the listed records."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"queryset": organisations_with_people, "empty_label": _("All"), **kwargs})


def organisations_with_people(request: Any) -> models.QuerySet[Organisation]:
    """Return the organisations that somebody of the directory works for."""
    employers: models.QuerySet[Organisation] = Organisation.objects.filter(people__isnull=False)
    return employers.distinct()


def countries_in_use(model: type[models.Model]) -> Callable[[], list[tuple[str, str]]]:
    """Return the choices of a country filter: only countries that a record has, by name."""
    return lambda: countries_in(model._default_manager.all(), "country")


def countries_in(records: models.QuerySet[Any], name: str) -> list[tuple[str, str]]:
    """Return the countries that the field ``name`` of some records holds, with their names, by name."""
    codes = records.exclude(**{name: ""}).order_by().values_list(name, flat=True).distinct()
    return sorted(((code, countries.name(code)) for code in codes), key=lambda choice: choice[1])


def edition_sources(request: Any = None) -> models.QuerySet[EditionPage]:
    """Return one page per edition, the latest first."""
    editions: models.QuerySet[EditionPage] = EditionPage.objects.sources().latest_first().defer_streamfields()
    return editions


def forum_sources(request: Any = None) -> models.QuerySet[ForumPage]:
    """Return one page per forum, by name."""
    forums: models.QuerySet[ForumPage] = ForumPage.objects.sources().order_by("title").defer_streamfields()
    return forums
