"""The page of one reply: as it will be sent, with what may still be done with it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from forums_pages.contributions.editing import discard, let_stand, rewrite, settle, take_back
from forums_pages.contributions.locking import ChangedMeanwhileError
from forums_pages.contributions.sending import message_of, obstacle_to, queue
from forums_pages.enums import ContributionState, ReplyState
from forums_pages.models import Reply
from forums_pages.models.replies import SUBJECT_LENGTH, TEXT_LENGTH, one_line
from forums_pages.roles.replies import replies_visible_to
from forums_pages.viewsets.statuses import look_of

LETTER = "outbox:edit"


class LetterForm(forms.Form):
    """The words of a reply, and which version of it they replace."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=SUBJECT_LENGTH)
    text = forms.CharField(
        label=gettext_lazy("Text"), max_length=TEXT_LENGTH, widget=forms.Textarea(attrs={"rows": 18})
    )

    def __init__(self, *args: Any, reply: Reply, **kwargs: Any) -> None:
        words = {"version": reply.version, "subject": reply.subject, "text": reply.text}
        super().__init__(*args, **{"initial": words, **kwargs})
        for name in ("subject", "text"):
            self.fields[name].widget.attrs |= {"lang": reply.locale, "dir": "auto"}

    def clean_subject(self) -> str:
        """Keep the subject on one line."""
        subject = one_line(self.cleaned_data["subject"])
        if not subject:
            raise forms.ValidationError(_("Write a subject."))
        return subject

    def clean_text(self) -> str:
        """Break lines as they are kept, and not as browsers send them."""
        return "\n".join(self.cleaned_data["text"].splitlines())


class ReplyView(WagtailAdminTemplateMixin, TemplateView):
    """Shows one reply to those who may decide about its proposal, and does with it what they say."""

    model = Reply
    template_name = "forums_pages/admin/replies/letter.html"
    index_url_name: str = ""
    edit_url_name: str = ""
    header_icon = "mail"

    @cached_property
    def reply(self) -> Reply:
        """Return the reply; 404 for those who may not see it, as if there were none."""
        visible = replies_visible_to(self.request.user)
        return get_object_or_404(
            visible.select_related("contribution__call", "sent_by"), pk=self.kwargs["pk"]
        )

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Do what the button says. What was typed is kept where somebody else was faster."""
        does: dict[str, Callable[[LetterForm], HttpResponse]] = {
            "save": self._save,
            "send": self._send,
            "discard": self._discard,
            "fits": self._let_stand,
            "stop": self._take_back,
            "arrived": lambda form: self._settle(form, has_arrived=True),
            "again": lambda form: self._settle(form, has_arrived=False),
        }
        action = does.get(request.POST.get("action", ""))
        if action is None:
            raise PermissionDenied
        if not replies_visible_to(request.user).filter(pk=self.kwargs["pk"]).exists():
            messages.error(request, _("This reply is not there any more: somebody else threw it away."))
            return redirect(self.index_url_name)
        form = LetterForm(request.POST, reply=self.reply)
        if not form.is_valid() and (action in (self._save, self._send) or "version" in form.errors):
            return self._shown_again(form, _("Something must be corrected first."))
        try:
            return action(form)
        except ChangedMeanwhileError:
            del self.reply
            told = _("Somebody else has changed or sent this reply meanwhile. What it says now stands below.")
            return self._shown_again(form, told)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the reply as it will be sent, and the forms for what may be done with it."""
        reply = self.reply
        message = message_of(reply) if reply.recipient else None
        typed = kwargs.pop("typed", None)
        return super().get_context_data(**kwargs) | {
            "reply": reply,
            "contribution": reply.contribution,
            "status": look_of(reply.standing),
            "proposal_status": look_of(ContributionState(reply.contribution.state)),
            "sender": message.from_email if message else "",
            "answers_go_to": ", ".join(message.reply_to) if message else "",
            "obstacle": obstacle_to(reply) if reply.may_be_changed else "",
            "is_unknown": reply.standing == ReplyState.UNKNOWN,
            "is_queued": reply.standing == ReplyState.QUEUED,
            "is_under_way": reply.standing in (ReplyState.QUEUED, ReplyState.SENDING),
            "form": typed or LetterForm(reply=reply),
            "index_url": reverse(self.index_url_name),
        }

    def get_page_title(self) -> str:
        """Return what the page is about."""
        return _("Reply")

    def get_page_subtitle(self) -> str:
        """Return the subject."""
        return str(self.reply)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way back to the outbox."""
        outbox = {"url": reverse(self.index_url_name), "label": _("Outbox")}
        return [*self.breadcrumbs_items, outbox, {"url": "", "label": str(self.reply)}]

    def _save(self, form: LetterForm) -> HttpResponse:
        told = form.cleaned_data
        rewrite(self.reply, told["version"], told["subject"], told["text"])
        return self._done(_("The reply is kept. It has not been sent."))

    def _send(self, form: LetterForm) -> HttpResponse:
        """Send it with the words that stand in the form."""
        told = form.cleaned_data
        version = told["version"]
        if (told["subject"], told["text"]) != (self.reply.subject, self.reply.text):
            version = rewrite(self.reply, version, told["subject"], told["text"]).version
            del self.reply
        if obstacle := obstacle_to(self.reply):
            messages.error(self.request, obstacle)
            return redirect(self.edit_url_name, self.reply.pk)
        queue([(self.reply.pk, version)], self.request.user)
        messages.success(self.request, _("The reply is on its way. This list tells how it went."))
        return redirect(self.index_url_name)

    def _discard(self, form: LetterForm) -> HttpResponse:
        discard(self.reply, form.cleaned_data["version"], self.request.user)
        messages.success(self.request, _("The reply was thrown away. Nothing was sent."))
        return redirect(self.index_url_name)

    def _let_stand(self, form: LetterForm) -> HttpResponse:
        let_stand(self.reply, form.cleaned_data["version"])
        return self._done(_("The reply can be sent now."))

    def _take_back(self, form: LetterForm) -> HttpResponse:
        take_back(self.reply, form.cleaned_data["version"])
        return self._done(_("The reply waits again. It was not sent."))

    def _settle(self, form: LetterForm, has_arrived: bool) -> HttpResponse:
        settle(self.reply, form.cleaned_data["version"], has_arrived)
        return self._done(_("It counts as sent.") if has_arrived else _("The reply can be sent again."))

    def _done(self, told: str) -> HttpResponse:
        messages.success(self.request, told)
        return redirect(self.edit_url_name, self.reply.pk)

    def _shown_again(self, form: LetterForm, told: str) -> HttpResponse:
        """Show the page with what was typed; saved once more, it replaces what is there now."""
        messages.error(self.request, told)
        data: Any = form.data
        data = data.copy()
        data["version"] = str(self.reply.version)
        typed = LetterForm(data, reply=self.reply) if self.reply.may_be_changed else None
        return self.render_to_response(self.get_context_data(typed=typed))
