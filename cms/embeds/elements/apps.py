"""Django's entry for this package."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ElementsConfig(AppConfig):
    """The elements that partners' pages are made with."""

    name = "cms.embeds.elements"
    label = "elements"
    verbose_name = _("Embeds")
