"""What is done with several replies of the outbox at once: they are sent, or thrown away."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks

from forums_pages.contributions.editing import discard
from forums_pages.contributions.sending import obstacle_to, queue
from forums_pages.models import Reply
from forums_pages.roles.replies import replies_visible_to
from forums_pages.viewsets.replies.letter import LETTER
from forums_pages.viewsets.ticked import Row, TellingBulkAction


class ReplyBulkAction(TellingBulkAction):
    """Does something with replies to proposals about which the user may decide."""

    models: ClassVar[list[Any]] = [Reply]
    header_icon = "mail"

    def rows(self, keys: list[int]) -> Iterable[Row]:
        """Return the replies, each with whom it goes to and what is in its way."""
        visible = replies_visible_to(self.request.user).filter(pk__in=keys)
        for reply in visible.select_related("contribution"):
            url = reverse(LETTER, args=[reply.pk])
            yield Row(reply, str(reply), url, reply.recipient, self.obstacle_of(reply))

    @abstractmethod
    def obstacle_of(self, reply: Reply) -> str:
        """Return in a sentence what is in the way; empty where nothing is."""

    def sign_of(self, item: Reply) -> str:
        """Return the reply's version."""
        return str(item.version)


@hooks.register("register_bulk_action")
class SendRepliesAction(ReplyBulkAction):
    """Sends those that can be sent."""

    action_type = "send"
    action_priority = 10
    display_name = _("Send")
    aria_label = _("Send the selected replies")
    title = _("Send replies")
    button = _("Send")

    def obstacle_of(self, reply: Reply) -> str:
        """Return why it cannot be sent."""
        return obstacle_to(reply)

    def carry_out(self, items: Sequence[Reply], form: Any) -> str:
        """Have them sent in the background."""
        count = queue([(reply.pk, reply.version) for reply in items], self.request.user)
        told = ngettext(
            "%(count)d reply is on its way. This list tells how it went.",
            "%(count)d replies are on their way. This list tells how it went.",
            count,
        )
        return told % {"count": count}


@hooks.register("register_bulk_action")
class DiscardRepliesAction(ReplyBulkAction):
    """Throws away those that nobody has sent."""

    action_type = "discard"
    action_priority = 20
    classes: ClassVar[set[str]] = {"serious"}
    display_name = _("Throw away")
    aria_label = _("Throw the selected replies away")
    title = _("Throw replies away")
    button = _("Throw away")
    button_class = "no"

    def obstacle_of(self, reply: Reply) -> str:
        """Return why it stays: it was sent, or may have been."""
        return "" if reply.may_be_changed else obstacle_to(reply)

    def carry_out(self, items: Sequence[Reply], form: Any) -> str:
        """Throw them away."""
        for reply in items:
            discard(reply, reply.version, self.request.user)
        told = ngettext(
            "%(count)d reply was thrown away. Nothing was sent.",
            "%(count)d replies were thrown away. Nothing was sent.",
            len(items),
        )
        return told % {"count": len(items)}
