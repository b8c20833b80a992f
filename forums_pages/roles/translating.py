"""wagtail-localize asks for one permission, whatever the page; these views ask for the page's too.

Without them somebody who may translate one forum could make, update or publish the translations of every
other forum, and somebody who may not publish could.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail_localize.views.convert import convert_to_alias
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsForm, UpdateTranslationsView


class SubmitOwnPageView(SubmitPageTranslationView):
    """Offers a page for translation to those who may edit it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse a page that the user may not edit."""
        _require(self.get_object().permissions_for_user(request.user).can_edit())
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response


class UpdateOwnTranslationsView(UpdateTranslationsView):
    """Brings translations up to date for those who may edit the source, and publishes where they may."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse a source that the user may not edit."""
        source = self.get_object().get_source_instance()
        _require(isinstance(source, Page) and source.permissions_for_user(request.user).can_edit())
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_form(self) -> UpdateTranslationsForm:
        """Return the form; publishing cannot be ticked by whom any of the translations refuses it."""
        form = super().get_form()
        if not self._may_publish_all():
            field = form.fields["publish_translations"]
            # A disabled field ignores what is sent.
            field.disabled = True
            field.help_text = _("You may not publish all of these translations; they are updated as drafts.")
        return form

    def _may_publish_all(self) -> bool:
        translations = self.object.translations.filter(enabled=True)
        targets = (each.get_target_instance() for each in translations)
        return all(target.permissions_for_user(self.request.user).can_publish() for target in targets)


def convert_own_page_to_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """Replace a translation by a mirror of its source, for those who may publish it: a mirror goes live."""
    page = get_object_or_404(Page, pk=page_id)
    _require(page.permissions_for_user(request.user).can_publish())
    response: HttpResponse = convert_to_alias(request, page_id)
    return response


def _require(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied
