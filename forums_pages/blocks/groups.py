"""The groups of the block chooser, in the order in which editors meet them."""

from django.utils.translation import gettext_lazy as _

TEXT = _("Text")
MEDIA = _("Pictures and media")
PEOPLE = _("People and organisations")
PROGRAMME = _("Programme")
LAYOUT = _("Layout")

# Drawn by whoever draws bodies, from a sample of what the gateway answers.
PREVIEW_TEMPLATE = "forums_pages/block_preview.html"
