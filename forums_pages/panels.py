"""Panels that appear only where a page's facts are kept: on its source, never on its translations."""

from typing import Any

from wagtail.admin.panels import MultiFieldPanel, ObjectList


class SourceOnlyMixin:
    """Hide a group of panels on a page that is a translation; its facts come from the source page."""

    class BoundPanel:
        """The group bound to one page."""

        instance: Any

        @property
        def children(self) -> list[Any]:
            """Return the bound children, or none on a translation, whose form has none of their fields."""
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
