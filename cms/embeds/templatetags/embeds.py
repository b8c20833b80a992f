"""What templates ask for: the links by which a page's frame is found."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from cms.embeds.oembed import BY_TYPE

register = template.Library()


@register.simple_tag(takes_context=True)
def oembed_links(context: Context) -> SafeString:
    """Return the links by which oEmbed finds out about the page; nothing on pages that have no frame.

    WordPress takes them as they are, so that they name our host.
    """
    thing: dict[str, Any] = context.get("it") or {}
    request = context.get("request")
    if thing.get("__typename") not in BY_TYPE or request is None:
        return mark_safe("")
    here = request.build_absolute_uri(request.path)
    links = (
        (
            name,
            request.build_absolute_uri(
                f"{reverse('embeds:oembed')}?{urlencode({'url': here, 'format': name})}"
            ),
        )
        for name in ("json", "xml")
    )
    return format_html_join(
        "\n",
        '<link rel="alternate" type="{}+oembed" href="{}" title="{}">',
        (({"json": "application/json", "xml": "text/xml"}[name], url, thing["title"]) for name, url in links),
    )
