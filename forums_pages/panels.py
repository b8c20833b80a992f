"""Panels that our page types share: facts that only a source page shows, and choices from fixed lists."""

from typing import Any

from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, ObjectList

from forums_pages.widgets.badges import Checkboxes, GoalBadges
from forums_pages.widgets.choosers import ManyChooser
from forums_pages.widgets.pickers import LanguagePicker

LANGUAGES = _("Languages")
THEMES = _("Themes")


class SourceOnlyMixin:
    """Hide a group of panels on a page that is a translation; its facts come from the source page."""

    class BoundPanel:
        """The group bound to one page."""

        instance: Any

        # Kept, as Wagtail keeps them: each time they are made, all rows of all lists are made with them.
        @cached_property
        def children(self) -> list[Any]:
            """The bound children; none on a translation, whose form has none of their fields."""
            if not getattr(self.instance, "is_source", True):
                return []
            children: list[Any] = super().children  # type: ignore[misc]  # the group it is mixed into
            return children

        def is_shown(self) -> bool:
            """Return whether the group has anything to show."""
            shown: bool = super().is_shown()  # type: ignore[misc]  # the group it is mixed into
            return shown and getattr(self.instance, "is_source", True)


class FactsPanel(SourceOnlyMixin, MultiFieldPanel):
    """A titled group of facts: one truth for every language."""

    class BoundPanel(SourceOnlyMixin.BoundPanel, MultiFieldPanel.BoundPanel):
        """The group bound to one page."""


class FactsTab(SourceOnlyMixin, ObjectList):
    """A tab of facts: one truth for every language."""

    class BoundPanel(SourceOnlyMixin.BoundPanel, ObjectList.BoundPanel):
        """The tab bound to one page."""


class SourceNote(HelpPanel):
    """Tells somebody who edits a translation where the facts are kept, with a link to that page."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"template": "forums_pages/admin/source_note.html", **kwargs})

    class BoundPanel(HelpPanel.BoundPanel):
        """The note bound to one page."""

        def is_shown(self) -> bool:
            """Return whether the page takes its facts from another."""
            return not getattr(self.instance, "is_source", True)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the page that holds the facts, and whether the reader may edit it."""
            source = self.instance.source
            may_edit = source.permissions_for_user(self.request.user).can_edit()
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {"source": source, "may_edit": may_edit}


def languages_panel(name: str = "languages", label: str | Promise = LANGUAGES, **kwargs: Any) -> FieldPanel:
    """Return the choice of languages, with a search box."""
    return FieldPanel(name, heading=label, widget=LanguagePicker(label=label), **kwargs)


def goals_panel(name: str = "goals", **kwargs: Any) -> FieldPanel:
    """Return the choice of Sustainable Development Goals, as numbered badges."""
    label = _("Sustainable Development Goals")
    return FieldPanel(name, heading=label, widget=GoalBadges(label=label), **kwargs)


def pillars_panel(name: str = "pillars", **kwargs: Any) -> FieldPanel:
    """Return the choice of pillars, side by side."""
    label = _("Pillars")
    return FieldPanel(name, heading=label, widget=Checkboxes(label=label), **kwargs)


def themes_panel(name: str = "themes", label: str | Promise = THEMES, **kwargs: Any) -> FieldPanel:
    """Return the chosen themes, with a window to find or create others."""
    widget = ManyChooser(label=label, choose=_("Choose or create themes"))
    return FieldPanel(name, heading=label, widget=widget, **kwargs)
