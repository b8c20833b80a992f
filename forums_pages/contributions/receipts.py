"""Tells submitters by e-mail that their proposal has arrived."""

import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import formats, translation

from forums_pages.contributions.titles import title_in
from forums_pages.models import Contribution

logger = logging.getLogger(__name__)


def send_receipt(pk: int) -> bool:
    """Send the receipt of contribution ``pk`` in the language of its form; return whether it was sent.

    Nothing that the submitter wrote is repeated: the form is public, and an e-mail that carries a stranger's
    text to a stranger's address would be a way to send spam in our name. A mail server that is down loses
    the receipt, which is logged, and never the proposal.
    """
    contribution = Contribution.objects.select_related("call").get(pk=pk)
    try:
        return bool(_message(contribution).send())
    except OSError:  # smtplib's errors are OSErrors, too.
        logger.exception("The receipt of contribution %s was not sent.", contribution.reference)
        return False


def _message(contribution: Contribution) -> EmailMessage:
    language = contribution.locale
    with translation.override(language):
        sent_at = contribution.submitted_at.astimezone(contribution.call.time_zone)
        context = {
            "call": title_in(contribution.call, language),
            "reference": contribution.reference,
            "sent_at": formats.date_format(sent_at, "DATETIME_FORMAT"),
            "zone": contribution.call.time_zone,
        }
    text = render_to_string(f"forums_pages/contributions/receipt.{language}.txt", context)
    subject, _blank, body = text.partition("\n")
    return EmailMessage(
        " ".join(subject.split()),
        body.lstrip("\n"),
        settings.DEFAULT_FROM_EMAIL,
        [contribution.submitter_email],
    )
