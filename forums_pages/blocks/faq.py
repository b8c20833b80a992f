"""Questions and answers."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, StructBlock

from forums_pages.blocks import groups
from forums_pages.blocks.prose import ProseBlock
from forums_pages.blocks.words import LineBlock


class QuestionBlock(StructBlock):
    """A question with its answer."""

    question = LineBlock(label=_("Question"), help_text=_("As a reader would ask it."))
    answer = ProseBlock(label=_("Answer"))

    class Meta:
        icon = "help"
        label = _("Question")
        label_format = "{question}"


class FaqBlock(StructBlock):
    """A list of questions that readers ask often."""

    heading = LineBlock(required=False, label=_("Heading"))
    questions = ListBlock(QuestionBlock(), min_num=1, max_num=100, collapsed=True, label=_("Questions"))

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        group = groups.TEXT
        description = _("Questions that open to show their answer.")
        preview_template = groups.PREVIEW_TEMPLATE
        label_format = "{heading}"
