"""Pickers for long lists: languages with a search box, time zones with the likely ones on top."""

from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from forums_pages.widgets.badges import LabelledGroup


class Picker(LabelledGroup):
    """What is chosen in one line; opened, a search box over all options."""

    template_name = "forums_pages/admin/picker.html"
    search_label: str | Promise = gettext_lazy("Search")

    class Media:
        css = {"all": ["forums_pages/admin/picker.css"]}
        js = ["forums_pages/admin/picker.js"]

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Add the options in one list, and what is chosen in words."""
        context = super().get_context(name, value, attrs)
        options = [option for group in context["widget"]["optgroups"] for option in group[1]]
        context["widget"]["options"] = options
        context["widget"]["chosen"] = pgettext("list", ", ").join(
            str(each["label"]) for each in options if each["selected"]
        )
        context["widget"]["search_label"] = self.search_label
        return context


class CountryPicker(Picker):
    """Several countries."""

    search_label = gettext_lazy("Search countries")


class LanguagePicker(Picker):
    """Several languages, which can be found in their own writing too."""

    search_label = gettext_lazy("Search languages")

    def create_option(self, name: str, value: Any, label: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the language's name in the language itself."""
        option = super().create_option(name, value, label, *args, **kwargs)
        language = getattr(value, "instance", None)
        if language is not None and language.own_name.casefold() != str(label).casefold():
            option.update(own_name=language.own_name, code=language.code)
        return option


class ZoneSelect(forms.Select):
    """IANA zones by region, named city first, so that typing the city finds it; likely ones on top."""

    likely_label = gettext_lazy("Likely")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.likely: tuple[str, ...] = ()

    def suggest(self, *zones: ZoneInfo | str | None) -> None:
        """Put ``zones`` on top, in this order."""
        self.likely = tuple(dict.fromkeys(str(zone) for zone in zones if zone))

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> Any:
        """Return the likely zones and the chosen one, then all others by region."""
        chosen = [str(each) for each in value if each]
        top = list(dict.fromkeys([*self.likely, *chosen, "UTC"]))
        regions: dict[str, list[str]] = {str(self.likely_label): top}
        for key, _label in self.choices:
            zone = str(key)
            if zone and zone not in top:
                regions.setdefault(_region(zone), []).append(zone)
        return [
            (
                region,
                [
                    self.create_option(name, zone, zone_label(zone), zone in chosen, number)
                    for number, zone in enumerate(sorted(zones, key=zone_label) if index else zones)
                ],
                index,
            )
            for index, (region, zones) in enumerate(regions.items())
        ]


def zone_label(zone: str) -> str:
    """Return ``Tunis (Africa)`` for ``Africa/Tunis``, so that a list of zones can be searched by city."""
    region, _slash, place = zone.partition("/")
    city = place.replace("_", " ").replace("/", ", ")
    return f"{city} ({region})" if place else zone


def _region(zone: str) -> str:
    return zone.partition("/")[0] if "/" in zone else _("Other")
