"""Writes replies to proposals from templates. They wait in the outbox: nothing here sends anything."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import formats, translation
from django.utils.translation import gettext as _

from forums_pages.contributions.placeholders import filled
from forums_pages.contributions.titles import title_in
from forums_pages.enums import ReplyState
from forums_pages.fields import words
from forums_pages.models import Contribution, Reply, ReplyTemplate
from forums_pages.models.replies import TEXT_LENGTH, one_line


class NobodyToWriteToError(ValidationError):
    """The submitter's data were erased: there is no address left."""


def template_for(contribution: Contribution) -> ReplyTemplate | None:
    """Return what is said of a proposal that stands where this one does: the forum's own, else everybody's.

    None where nothing is said of that state, such as while it is under review.
    """
    found = templates_for(contribution).filter(state=contribution.state)
    return found.order_by("is_shared").first()


def answered_states() -> dict[int | None, set[str]]:
    """Return by forum, and under None for all forums, the states of which a template says something."""
    states: dict[int | None, set[str]] = {None: set()}
    rows = ReplyTemplate.objects.exclude(state="").filter(Q(is_shared=True) | Q(forum__isnull=False))
    for forum_id, state in rows.order_by().values_list("forum", "state"):
        states.setdefault(forum_id, set()).add(state)
    return states


def templates_for(contribution: Contribution) -> QuerySet[ReplyTemplate]:
    """Return the templates that may be used for this proposal: those of its forum, and of all forums."""
    edition = contribution.call.source.edition
    forum_id = edition.forum_id if edition is not None else None
    own = Q(forum=forum_id) if forum_id is not None else Q(pk__in=[])
    return ReplyTemplate.objects.filter(own | Q(is_shared=True))


@transaction.atomic
def prepare(contribution: Contribution, template: ReplyTemplate | None = None) -> Reply | None:
    """Return a reply that waits in the outbox, filled from ``template``, else from that of the decision.

    None where there is no template for where the proposal stands. Of the same template one reply waits at a
    time for the same state: preparing twice, or two people at once, make one.

    Raises:
        NobodyToWriteToError: the submitter's data were erased.
    """
    locked = Contribution.objects.select_for_update(of=("self",)).get(pk=contribution.pk)
    template = template or template_for(locked)
    if not locked.submitter_email:
        raise NobodyToWriteToError(_("The submitter's data were erased: there is no address to write to."))
    if template is None:
        return None
    waiting = locked.replies.filter(
        state=ReplyState.WAITING, template=template, written_for=locked.state
    ).first()
    if waiting is not None:
        return waiting
    subject, text, language = drafted(locked, template)
    reply: Reply = Reply.objects.create(
        contribution=locked,
        template=template,
        locale=language,
        recipient=locked.submitter_email,
        subject=subject,
        text=text,
        written_for=locked.state,
    )
    return reply


def drafted(contribution: Contribution, template: ReplyTemplate, language: str = "") -> tuple[str, str, str]:
    """Return subject, text and language of what ``template`` says to this proposal's submitter.

    The language is that of their form, else the first in which the template has both subject and text.
    """
    subjects, texts = words(template.subject), words(template.text)
    wanted = [language or contribution.locale, *(code for code, _name in settings.LANGUAGES)]
    chosen = next((code for code in wanted if code in subjects and code in texts), wanted[0])
    values = values_of(contribution, chosen)
    subject = one_line(filled(subjects.get(chosen, ""), values))
    text = "\n".join(filled(texts.get(chosen, ""), values).splitlines()).strip()
    return subject, text[:TEXT_LENGTH], chosen


def values_of(contribution: Contribution, language: str) -> dict[str, str]:
    """Return what each placeholder stands for in ``language``; empty where it is not known."""
    call = contribution.call.source
    edition = call.edition
    forum = edition.forum if edition is not None else None
    session, merged_into = contribution.session, contribution.merged_into
    with translation.override(language):
        forum_title = title_in(forum, language) if forum is not None else ""
        return {
            "name": one_line(contribution.submitter_name),
            "title": one_line(contribution.title),
            "reference": str(contribution.reference),
            "call": title_in(call, language),
            "edition": title_in(edition, language) if edition is not None else "",
            "forum": forum_title,
            "session": title_in(session, language) if session is not None else "",
            "merged_into": one_line(merged_into.title) if merged_into is not None else "",
            "results_on": formats.date_format(call.results_on, "DATE_FORMAT") if call.results_on else "",
            "team": _("The team of %(forum)s") % {"forum": forum_title} if forum_title else "",
        }


def contact_address(contribution: Contribution) -> str:
    """Return where answers to our e-mail go: the edition's public contact, else the forum's; may be empty."""
    edition = contribution.call.source.edition
    pages = [edition, edition.forum] if edition is not None else []
    contacts = (contact for page in pages if page is not None for contact in page.contacts.all())
    return next((contact.public_email for contact in contacts if contact.public_email), "")
