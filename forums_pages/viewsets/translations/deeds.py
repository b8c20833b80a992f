"""The pages on which many translations are started, or published: looked at, agreed to, waited for."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from forums_pages.models import EditionPage
from forums_pages.programme.progress import Progress
from forums_pages.programme.translating.deeds import DEEDS, ChangedError, Deed, carry_out, plan_of
from forums_pages.programme.translating.overview import languages_in_order
from forums_pages.programme.translating.plans import Outcome, Plan
from forums_pages.programme.translating.working import AT_ONCE, carry_out_later, progress_of
from forums_pages.roles.pages import actions_on
from forums_pages.roles.rights import TRANSLATE
from forums_pages.viewsets.grids.views import edition_for
from forums_pages.viewsets.translations.columns import language_name
from forums_pages.viewsets.translations.deed_words import WORDS, DeedWords, failures, refused_sentence
from forums_pages.viewsets.translations.table import TITLE, address_of_table


class DeedForm(forms.Form):
    """In which languages, and with which pages."""

    language = forms.MultipleChoiceField(
        label=gettext_lazy("Languages"), widget=forms.CheckboxSelectMultiple, required=False
    )
    drafts = forms.BooleanField(required=False)

    def __init__(self, words: DeedWords, locales: list[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language: Any = self.fields["language"]
        language.choices = [(each.language_code, language_name(each).capitalize()) for each in locales]
        if words.drafts:
            self.fields["drafts"].label = words.drafts
        else:
            del self.fields["drafts"]


def may(user: Any, deed: str, edition: EditionPage) -> bool:
    """Return whether ``user`` is offered the deed; each page is asked about besides."""
    if deed == "publish":
        return "publish" in actions_on(user, edition)
    return bool(user.has_perm(TRANSLATE))


class EditionDeedView(WagtailAdminTemplateMixin, TemplateView):
    """What the pages of a deed have in common: whose edition it is, and who may be here."""

    name = "start"
    edition: EditionPage

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the edition; 403 for those who may not do this at all."""
        self.edition = edition_for(request, kwargs["edition_id"])
        if not may(request.user, self.name, self.edition):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def deed(self) -> Deed:
        """What is done."""
        return DEEDS[self.name]

    @property
    def words(self) -> DeedWords:
        """What is said."""
        return WORDS[self.name]

    @property
    def progress(self) -> Progress:
        """How far it is."""
        return progress_of(self.name, self.edition.pk)

    def get_header_icon(self) -> str:
        """Return the sign of the page."""
        return self.words.icon

    def get_page_title(self) -> str:
        """Return the name of the page."""
        return str(self.words.title)

    def get_page_subtitle(self) -> str:
        """Return the name of the edition."""
        return str(self.edition)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead from the table to here."""
        return [
            {"url": address_of_table(self.edition.pk), "label": TITLE},
            {"url": "", "label": self.get_page_title()},
        ]

    def address(self, page: str) -> str:
        """Return the address of a page of this deed."""
        return reverse(f"edition_translations:{self.name}{page}", args=[self.edition.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what all pages show."""
        return super().get_context_data(**kwargs) | {
            "edition": self.edition,
            "words": self.words,
            "table": address_of_table(self.edition.pk),
        }


class DeedView(EditionDeedView):
    """Shows what would be done, and does it once somebody says yes."""

    template_name = "forums_pages/translations/deed.html"

    @cached_property
    def locales(self) -> list[Any]:
        """The languages of the site."""
        return languages_in_order()

    @cached_property
    def asked(self) -> tuple[list[str], bool]:
        """The languages and whether drafts count: as asked, at first all of them and no drafts."""
        sent = self.request.POST if self.request.method == "POST" else self.request.GET
        if not sent:
            return [each.language_code for each in self.locales], False
        return sent.getlist("language"), bool(sent.get("drafts"))

    @cached_property
    def whole_plan(self) -> Plan:
        """What would be done now in all languages."""
        codes = [each.language_code for each in self.locales]
        return plan_of(self.deed, self.edition, self.request.user, codes, self.asked[1])

    @property
    def plan(self) -> Plan:
        """What would be done now in those that are asked for."""
        return self.whole_plan.within(self.asked[0])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the form and the plan."""
        codes, with_drafts = self.asked
        offered = [each for each in self.locales if each.language_code in self.whole_plan.languages]
        plan = self.plan
        form = DeedForm(self.words, offered, initial={"language": codes, "drafts": with_drafts})
        names = {each.pk: language_name(each).capitalize() for each in self.locales}
        counted = [(names[each.pk], plan.count(each)) for each in self.locales if plan.count(each)]
        left_out = [
            {
                "title": each.title,
                "language": names[each.locale.pk],
                "reason": each.reason.label,
            }
            for each in plan.left_out
        ]
        return super().get_context_data(**kwargs) | {
            "form": form,
            "plan": plan,
            "counted": counted,
            "left_out": left_out,
            "codes": codes,
            "with_drafts": with_drafts,
            "button": self.words.button % {"count": len(plan.steps)},
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do what was agreed to, or say that it is another thing now."""
        if self.progress.read().is_running:
            messages.info(request, _("This is being done already. Here is how far it is."))
            return redirect(self.address("_waiting"))
        digest = request.POST.get("digest", "")
        if self.plan.digest != digest:
            return self._say_what_changed()
        if len(self.plan.steps) > AT_ONCE:
            return self._put_off(digest)
        codes, with_drafts = self.asked
        try:
            outcome = carry_out(
                self.deed, self.edition.pk, request.user, codes, with_drafts=with_drafts, digest=digest
            )
        except ChangedError:
            return self._say_what_changed()
        return self._tell(outcome)

    def _put_off(self, digest: str) -> HttpResponse:
        codes, with_drafts = self.asked
        self.progress.begin()
        user: Any = self.request.user
        sent = (self.name, self.edition.pk, user.pk, codes, with_drafts, digest, get_language())
        transaction.on_commit(lambda: carry_out_later.enqueue(*sent))
        return redirect(self.address("_waiting"))

    def _say_what_changed(self) -> HttpResponse:
        messages.warning(
            self.request,
            _("Nothing was done: the pages have changed since you looked. This is how they are now."),
        )
        self.__dict__.pop("whole_plan", None)
        return self.render_to_response(self.get_context_data())

    def _tell(self, outcome: Outcome) -> HttpResponse:
        messages.success(self.request, self.words.done % {"count": outcome.total})
        if not outcome.failed:
            return redirect(address_of_table(self.edition.pk))
        messages.warning(self.request, refused_sentence(len(outcome.failed)))
        self.__dict__.pop("whole_plan", None)
        return self.render_to_response(self.get_context_data(failed=failures(outcome.failed, self.locales)))


class DeedWaitingView(EditionDeedView):
    """Shows how far it is, and in the end what it came to."""

    template_name = "forums_pages/translations/waiting.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it; whoever comes when nothing is known of it any more is led to the table."""
        told = self.progress.read()
        if told.silent is None:
            return redirect(address_of_table(self.edition.pk))
        context = self.get_context_data(told=told, address=self.address("_progress"), again=self.address(""))
        if told.result is not None:
            context |= self._result(told.result)
        return self.render_to_response(context)

    def _result(self, result: dict[str, Any]) -> dict[str, Any]:
        total = sum(result.get("done", {}).values())
        return {
            "result": result,
            "done": self.words.done % {"count": total},
            "failed": failures(result.get("failed", []), languages_in_order()),
        }


class DeedProgressView(EditionDeedView):
    """The part of the waiting page that is asked for again and again."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Return how far it is; its header tells when the page is to be loaded anew."""
        told = self.progress.read()
        context = {"told": told, "again": self.address("")}
        response = render(request, "forums_pages/translations/progress.html", context)
        response["X-Work-State"] = "waiting" if told.silent is not None and told.result is None else "done"
        return response
