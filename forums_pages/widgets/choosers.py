"""A list of chosen records or pages, with Wagtail's own window to find or create more."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from wagtail.admin.staticfiles import versioned_static
from wagtail.models import Page


class ManyChooser(forms.SelectMultiple):
    """Chosen records as a list with remove buttons; a button opens the chooser, which can create new ones.

    However many records there are to choose from, only the chosen ones are read: in one query.
    """

    template_name = "forums_pages/admin/many.html"

    def __init__(self, *args: Any, label: str | Promise = "", choose: str | Promise, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label = label
        self.choose = choose

    @property
    def media(self) -> forms.Media:
        """Wagtail's chooser windows, then our list."""
        own = ["wagtailadmin/js/chooser-modal.js", "wagtailadmin/js/page-chooser-modal.js"]
        return forms.Media(
            css={"all": ["forums_pages/admin/many.css"]},
            js=[*(versioned_static(path) for path in own), "forums_pages/admin/many.js"],
        )

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Return the chosen records and the button."""
        queryset = getattr(self.choices, "queryset", None)
        attrs = self.build_attrs(self.attrs, attrs)
        context = {
            "name": name,
            "id": attrs.get("id", ""),
            "described_by": attrs.get("aria-describedby", ""),
            "label": self.label,
            "choose": self.choose,
            "items": self._items(queryset, value),
            "url": "" if queryset is None else chooser_url(queryset.model),
            "is_page": queryset is not None and issubclass(queryset.model, Page),
        }
        return render_to_string(self.template_name, context)

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """Return the id of the button, the one part that is always there."""
        return f"{id_}-choose" if id_ else ""

    def _items(self, queryset: Any, value: Any) -> list[dict[str, Any]]:
        keys = [str(getattr(each, "pk", each)) for each in value or ()]
        numbers = [key for key in keys if key.isdecimal()]
        if queryset is None or not numbers:
            return []
        found = {str(item.pk): item for item in queryset.model._default_manager.filter(pk__in=numbers)}
        return [{"pk": key, "title": str(found[key])} for key in dict.fromkeys(keys) if key in found]


def chooser_url(model: Any) -> str:
    """Return where several records of ``model`` can be found and chosen."""
    label = model._meta.label_lower
    if issubclass(model, Page):
        query = urlencode({"page_type": label, "multiple": 1})
        return f"{reverse('wagtailadmin_choose_page')}?{query}"
    namespace = f"wagtailsnippetchoosers_{label.replace('.', '_')}"
    return f"{reverse(f'{namespace}:choose')}?multiple=1"
