"""Closed sets that only blocks use. Values are stored and public: they never change."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class HeadingLevel(TextChoices):
    """Where a heading stands in the outline. The page's title is level 1."""

    H2 = "h2", _("Heading")
    H3 = "h3", _("Sub-heading")
    H4 = "h4", _("Smaller sub-heading")


class ImageLayout(TextChoices):
    """How much width a picture takes."""

    NORMAL = "normal", _("As wide as the text")
    WIDE = "wide", _("Wider than the text")
    FULL = "full", _("The full width of the page")


class ButtonStyle(TextChoices):
    """How much a button asks for attention."""

    PRIMARY = "primary", _("Main button")
    SECONDARY = "secondary", _("Quiet button")


class ListLayout(TextChoices):
    """How a list of pages is laid out."""

    LIST = "list", _("One below the other")
    CARDS = "cards", _("Cards side by side")


class Approximation(TextChoices):
    """How exact a figure in a text is."""

    EXACTLY = "exactly", _("Exactly")
    MORE_THAN = "more_than", _("More than")
    ABOUT = "about", _("About")
    FEWER_THAN = "fewer_than", _("Fewer than")


class PersonDetail(TextChoices):
    """What a list shows of each person, besides the name."""

    PORTRAIT = "portrait", _("Portrait")
    JOB_TITLE = "job_title", _("Job title")
    ORGANISATION = "organisation", _("Organisation")


class LatestKind(TextChoices):
    """Which pages a list finds by itself."""

    ARTICLES = "articles", _("Latest articles")
    EDITIONS = "editions", _("Latest editions")
