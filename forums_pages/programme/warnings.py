"""Tells editors of clashes where no form asks: in drafts, after copying or moving, in bulk actions."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail import hooks
from wagtail.admin import messages
from wagtail.fields import StreamField
from wagtail.models import Page

from forums_pages.models import BasePage, SessionPage
from forums_pages.programme.publishing import unanswered_clashes_of
from forums_pages.programme.queries import clashes_of
from forums_pages.programme.sentences import describe


@hooks.register("before_edit_page")
def warn_of_clashes(request: HttpRequest, page: Page) -> None:
    """Show a message per clash when a session is opened, which also follows each time it is saved."""
    if request.method == "GET" and "_w_hydrate_create_view" not in request.GET:
        _tell(request, page)


@hooks.register("after_copy_page")
def warn_of_clashes_of_copy(request: HttpRequest, _page: Page, new_page: Page) -> None:
    """Show a message per clash that a copied session makes: copies may be published without a form."""
    _tell(request, new_page.specific)


@hooks.register("after_move_page")
def warn_of_clashes_after_move(request: HttpRequest, page: Page) -> None:
    """Show a message per clash that a session makes in the edition it was moved to."""
    _tell(request, Page.objects.get(pk=page.pk).specific)


@hooks.register("before_bulk_action")
def refuse_publishing_unasked(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Refuse to publish several pages at once while one of them would be refused by itself.

    Nothing is published then; a message per problem says what to mend. None lets the action go on.
    """
    if action_type != "publish" or action.model is not Page:
        return None
    problems = [problem for page in _to_publish(objects, action) for problem in publish_problems(page)]
    for problem in problems:
        messages.error(request, problem)
    return redirect(action.next_url) if problems else None


def publish_problems(page: Page) -> list[str]:
    """Return a sentence per reason why the latest draft of ``page`` must not be published as it is."""
    draft = page.get_latest_revision_as_object()
    if not isinstance(draft, BasePage):
        return []
    sentences = _mistakes(draft)
    if draft.is_source:
        sentences += draft.missing_to_publish().values()
    if isinstance(draft, SessionPage) and draft.edition is not None:
        sentences += describe(unanswered_clashes_of(draft), draft.pk, draft.edition.time_zone)
    title = draft.get_admin_display_title()
    return [
        _("“{title}” is not published: {problem}").format(title=title, problem=each) for each in sentences
    ]


def _mistakes(draft: BasePage) -> list[str]:
    """Return what is wrong in the fields of the page, in its blocks and in the rows of its lists.

    A draft may be saved with gaps, and a form would ask for them; here nobody has seen one.
    """
    sentences: list[str] = []
    try:
        draft.full_clean()
    except ValidationError as error:
        sentences += error.messages
    if _has_incomplete_blocks(draft):
        sentences.append(_("its text has blocks that are not filled in."))
    for relation in get_all_child_relations(type(draft)):
        for row in getattr(draft, relation.get_accessor_name()).all():
            try:
                row.full_clean(exclude=[relation.field.name], validate_unique=False)
            except ValidationError as error:
                name = row._meta.verbose_name
                sentences += [f"{name}: {message}" for message in error.messages]
    return sentences


def _has_incomplete_blocks(draft: BasePage) -> bool:
    for field in draft._meta.get_fields():
        if isinstance(field, StreamField):
            try:
                field.stream_block.clean(getattr(draft, field.name))
            except ValidationError:
                return True
    return False


def _tell(request: HttpRequest, page: Page) -> None:
    if not isinstance(page, SessionPage) or page.edition is None:
        return
    sentences = describe(clashes_of(page), page.pk, page.edition.time_zone)
    for sentence in sentences:
        if page.clash_reason:
            reason = _("The reason given: {reason}").format(reason=page.clash_reason)
            messages.info(request, f"{sentence} {reason}")
        else:
            messages.warning(request, sentence)


def _to_publish(objects: Iterable[Page], action: Any) -> Iterator[Page]:
    with_descendants = action.cleaned_form.cleaned_data.get("include_descendants")
    for page in objects:
        yield page
        if with_descendants:
            yield from page.get_descendants().not_live()
