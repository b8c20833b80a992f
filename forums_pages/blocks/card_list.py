"""Short pieces side by side."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, StructBlock, StructValue

from forums_pages.blocks import groups
from forums_pages.blocks.link import LinkBlock
from forums_pages.blocks.picture import PictureBlock
from forums_pages.blocks.samples import sample_picture
from forums_pages.blocks.words import LineBlock, PassageBlock


class CardBlock(StructBlock):
    """A card: title, text, and if wanted a picture and a link."""

    title = LineBlock(label=_("Title"))
    text = PassageBlock(required=False, label=_("Text"))
    picture = PictureBlock(required=False, label=_("Picture"), collapsed=True)
    link = LinkBlock(
        required=False, label=_("Link"), collapsed=True, help_text=_("The title becomes the link.")
    )

    class Meta:
        icon = "doc-full"
        label = _("Card")
        label_format = "{title}"


class CardListValue(StructValue):
    """Cards of equal weight."""

    @property
    def cards_shown(self) -> list[StructValue]:
        """The cards that say something, in their order."""
        return [card for card in self.get("cards") or () if card.get("title") or card.get("text")]


class CardListBlock(StructBlock):
    """Cards of equal weight."""

    heading = LineBlock(required=False, label=_("Heading"))
    cards = ListBlock(CardBlock(), min_num=1, max_num=24, collapsed=True, label=_("Cards"))

    class Meta:
        icon = "list-ul"
        label = _("Cards")
        group = groups.LAYOUT
        description = _(
            "Short pieces of equal weight side by side, each with a picture and a link if wanted."
        )
        value_class = CardListValue
        template = "forums_pages/blocks/card_list.html"
        preview_template = groups.PREVIEW_TEMPLATE
        preview_value = staticmethod(
            lambda: {
                "heading": _("Three pillars"),
                "cards": [
                    {"title": title, "picture": sample_picture()}
                    for title in (_("Zero Exclusion"), _("Zero Carbon"), _("Zero Poverty"))
                ],
            }
        )
        label_format = "{heading}"
