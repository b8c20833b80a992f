"""The menus of the admin that hold our listings."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from forums_pages.viewsets.articles import ArticleListingViewSet
from forums_pages.viewsets.calls import CallListingViewSet
from forums_pages.viewsets.contributions import ContributionViewSet
from forums_pages.viewsets.editions import EditionListingViewSet
from forums_pages.viewsets.grids.viewset import ProgrammeGridViewSet
from forums_pages.viewsets.organisations import OrganisationViewSet
from forums_pages.viewsets.people import PersonViewSet
from forums_pages.viewsets.replies.outbox import OutboxViewSet
from forums_pages.viewsets.replies.templates import ReplyTemplateViewSet
from forums_pages.viewsets.scores.viewset import ScoreTableViewSet
from forums_pages.viewsets.sessions import SessionListingViewSet
from forums_pages.viewsets.themes import ThemeViewSet
from forums_pages.viewsets.translations.viewset import EditionTranslationsViewSet
from forums_pages.viewsets.venues import VenueViewSet


class ProgrammeGroup(ViewSetGroup):
    """What happens, across the tree."""

    menu_label = _("Programme")
    menu_name = "programme"
    menu_icon = "calendar-alt"
    menu_order = 110
    items = (
        ProgrammeGridViewSet("programme_grid"),
        EditionTranslationsViewSet("edition_translations"),
        EditionListingViewSet("editions"),
        SessionListingViewSet("sessions"),
        CallListingViewSet("calls"),
        ArticleListingViewSet("articles"),
    )


class ContributionsGroup(ViewSetGroup):
    """What organisations propose, and what they are answered."""

    menu_label = _("Contributions")
    menu_name = "contributions"
    menu_icon = "mail"
    menu_order = 130
    items = (
        ContributionViewSet("contributions"),
        ScoreTableViewSet("score_table"),
        OutboxViewSet("outbox"),
        ReplyTemplateViewSet("reply_templates"),
    )


class DirectoryGroup(SnippetViewSetGroup):
    """Whom and what every forum shares."""

    menu_label = _("Directory")
    menu_name = "directory"
    menu_icon = "group"
    menu_order = 120
    items = (PersonViewSet, OrganisationViewSet, ThemeViewSet, VenueViewSet)
