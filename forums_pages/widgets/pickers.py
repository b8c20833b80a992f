"""Pickers for long lists: languages with a search box, time zones with the likely ones on top."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.forms.utils import flatatt
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from forums_pages.widgets.badges import LabelledGroup

# In one string: a template of its own for each of a hundred options takes a tenth of a form's time.
OPTION = (
    '<label class="picker__option"{} data-forums-picker-target="option" '
    'data-action="change->forums-picker#say">'
    '<input type="checkbox" name="{}" value="{}"{}> <span data-name>{}</span>{}</label>'
)


def _option(option: dict[str, Any]) -> tuple[Any, ...]:
    """Return what ``OPTION`` needs of a box: its label's target, itself, its name, its name in itself."""
    own = ""
    if option.get("own_name"):
        own = format_html(' <bdi lang="{}" class="picker__own">{}</bdi>', option["code"], option["own_name"])
    target = flatatt({"for": option["attrs"]["id"]}) if option["attrs"].get("id") else ""
    return target, option["name"], str(option["value"]), flatatt(option["attrs"]), option["label"], own


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
        context["widget"]["options"] = format_html_join("", OPTION, map(_option, options))
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

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Return the likely zones and the chosen one, then all others by region.

        Six hundred options, twice in a form: no template, and each list is written once.
        """
        chosen = tuple(str(each) for each in self.format_value(value) if each)
        top = tuple(dict.fromkeys([*self.likely, *chosen, "UTC"]))
        zones = tuple(str(key) for key, _label in self.choices if key)
        groups = _groups(zones, top, chosen, str(self.likely_label), _("Other"))
        return format_html(
            '<select name="{}"{}>{}</select>', name, flatatt(self.build_attrs(self.attrs, attrs)), groups
        )


@lru_cache(maxsize=64)
def _groups(
    zones: tuple[str, ...], top: tuple[str, ...], chosen: tuple[str, ...], likely: str, other: str
) -> SafeString:
    """Return the groups of options as HTML."""
    regions: dict[str, list[str]] = {likely: list(top)}
    for zone in sorted(set(zones) - set(top), key=zone_label):
        regions.setdefault(zone.partition("/")[0] if "/" in zone else other, []).append(zone)
    first, *others = regions.items()
    return format_html_join(
        "",
        '<optgroup label="{}">{}</optgroup>',
        ((region, _options(names, chosen)) for region, names in [first, *sorted(others)]),
    )


def _options(zones: Iterable[str], chosen: tuple[str, ...]) -> SafeString:
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((zone, mark_safe(" selected") if zone in chosen else "", zone_label(zone)) for zone in zones),
    )


def zone_label(zone: str) -> str:
    """Return ``Tunis (Africa)`` for ``Africa/Tunis``, so that a list of zones can be searched by city."""
    region, _slash, place = zone.partition("/")
    city = place.replace("_", " ").replace("/", ", ")
    return f"{city} ({region})" if place else zone
