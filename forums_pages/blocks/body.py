"""The stream of blocks that every page's body is."""

from typing import Any

from wagtail.blocks import StreamBlock, StreamValue

from forums_pages.blocks.anchors import settle_anchors
from forums_pages.blocks.call_to_action import CallToActionBlock
from forums_pages.blocks.card_list import CardListBlock
from forums_pages.blocks.columns import ColumnsBlock
from forums_pages.blocks.countdown import CountdownBlock
from forums_pages.blocks.document_list import DocumentListBlock
from forums_pages.blocks.faq import FaqBlock
from forums_pages.blocks.gallery import GalleryBlock
from forums_pages.blocks.heading import HeadingBlock
from forums_pages.blocks.image import ImageBlock
from forums_pages.blocks.key_figures import KeyFiguresBlock
from forums_pages.blocks.map import MapBlock
from forums_pages.blocks.organisation_list import OrganisationListBlock
from forums_pages.blocks.page_list import PageListBlock
from forums_pages.blocks.paragraph import ParagraphBlock
from forums_pages.blocks.person_list import PersonListBlock
from forums_pages.blocks.quote import QuoteBlock
from forums_pages.blocks.session_list import SessionListBlock
from forums_pages.blocks.table import TableBlock
from forums_pages.blocks.timeline import TimelineBlock
from forums_pages.blocks.video import VideoBlock

MOST_BLOCKS = 150


class BodyBlock(StreamBlock):
    """Every block a body may hold, in the order in which the chooser offers them."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    quote = QuoteBlock()
    key_figures = KeyFiguresBlock()
    call_to_action = CallToActionBlock()
    faq = FaqBlock()
    timeline = TimelineBlock()
    table = TableBlock()
    image = ImageBlock()
    gallery = GalleryBlock()
    video = VideoBlock()
    document_list = DocumentListBlock()
    person_list = PersonListBlock()
    organisation_list = OrganisationListBlock()
    session_list = SessionListBlock()
    countdown = CountdownBlock()
    map = MapBlock()
    columns = ColumnsBlock()
    card_list = CardListBlock()
    page_list = PageListBlock()

    def clean(self, value: Any) -> StreamValue:
        """Return the body with anchors that are unique; on publication every heading gets one."""
        cleaned: StreamValue = super().clean(value)
        settle_anchors(cleaned, fill=not self.is_deferred_validation)
        return cleaned

    class Meta:
        required = False
        max_num = MOST_BLOCKS
        block_counts = {"countdown": {"max_num": 1}, "map": {"max_num": 1}}
