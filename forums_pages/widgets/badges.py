"""Checkboxes for short closed lists: goals as numbered badges, pillars and formats side by side."""

from typing import Any

from django import forms
from django.utils.functional import Promise


class LabelledGroup(forms.CheckboxSelectMultiple):
    """Checkboxes whose group has a name of its own, because no ``<label>`` can name several boxes."""

    def __init__(self, *args: Any, label: str | Promise = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label = label

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Add the group's name."""
        context = super().get_context(name, value, attrs)
        context["widget"]["label"] = self.label
        return context


class Checkboxes(LabelledGroup):
    """All options at a glance, side by side where the screen is wide enough."""

    template_name = "forums_pages/admin/checkboxes.html"

    class Media:
        css = {"all": ["forums_pages/admin/checkboxes.css"]}


class GoalBadges(LabelledGroup):
    """The Sustainable Development Goals, each with its number in its colour and its title in words."""

    template_name = "forums_pages/admin/goals.html"

    class Media:
        css = {"all": ["forums_pages/admin/goals.css"]}

    def create_option(self, name: str, value: Any, label: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the number and the title, which the label joins."""
        option = super().create_option(name, value, label, *args, **kwargs)
        goal = getattr(value, "instance", None)
        if goal is not None:
            option.update(number=goal.number, title=str(goal.short_title))
        return option
