"""The form with which anybody answers a call for contributions; it needs no script and sets no cookie."""

from math import ceil
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms.public.asking import Gateway, NothingSuchError
from cms.public.frame import Frame, frame_told
from cms.public.languages import content_language
from cms.public.proposals import ProposalForm, key_in, ticket_after
from cms.public.rendering import NOBODYS

UNPROCESSABLE, TOO_MANY = 422, 429


# A forged request can do no more than anybody may: nobody is logged in here, and cookies are not looked at.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, uid: str) -> HttpResponse:
    """Show the form of a call, or send what was written in it.

    What has to be corrected is said at its field (422), and nothing that was written is lost.

    Raises:
        Http404: there is no such call, or the public pages are switched off.
    """
    language, gateway = content_language(), Gateway(request)
    told = _told(gateway, uid, language)
    if request.method != "POST" or told["callForContributions"]["callStatus"] != "OPEN":
        return _answer(request, gateway, told, form=ProposalForm(told))
    form = ProposalForm(told, request.POST)
    key = key_in(request.POST.get("ticket", ""))
    if form.is_valid() and key is None:
        form.add_error(None, _("Please look over what you have written, and send it once more."))
    if not form.is_valid() or key is None:
        return _answer(request, gateway, told, status=UNPROCESSABLE, form=form)
    given = form.given(told["callForContributions"]["uid"], key, language)
    return _sent(request, gateway, told, form, gateway.send("submit_contribution", input=given).data)


def _sent(
    request: HttpRequest, gateway: Gateway, told: dict[str, Any], form: ProposalForm, data: dict[str, Any]
) -> HttpResponse:
    """Say what came of it."""
    outcome = data["submitContribution"]
    match outcome["__typename"]:
        case "ContributionSubmitted":
            return _answer(request, gateway, told, sent=outcome)
        case "ContributionInvalid":
            form.take(outcome["problems"])
            return _answer(request, gateway, told, status=UNPROCESSABLE, form=form)
        case "TooManyAttempts":
            minutes = ceil(outcome["retryAfter"] / 60)
            sentence = ngettext(
                "Too many proposals came from your network. Send it again in %(count)d minute.",
                "Too many proposals came from your network. Send it again in %(count)d minutes.",
                minutes,
            )
            form.add_error(None, sentence % {"count": minutes})
            response = _answer(request, gateway, told, status=TOO_MANY, form=form)
            response["Retry-After"] = outcome["retryAfter"]
            return response
    form.add_error(None, outcome.get("reason") or _("This call is not open."))
    return _answer(request, gateway, told, status=UNPROCESSABLE, form=form)


def _told(gateway: Gateway, uid: str, language: str) -> dict[str, Any]:
    if not settings.PUBLIC_SITE_ENABLED:
        raise Http404
    try:
        told = gateway.ask("contribute", id=uid, locale=language).data
    except NothingSuchError:
        raise Http404 from None
    if told["callForContributions"] is None:
        raise Http404
    return told


def _answer(
    request: HttpRequest, gateway: Gateway, told: dict[str, Any], status: int = 200, **more: Any
) -> HttpResponse:
    """Return the page, which nobody keeps: each form has a ticket of its own."""
    language, call = content_language(), told["callForContributions"]
    around = frame_told(gateway, language)
    codes = [each["code"] for each in around.data["site"]["languages"]] if around else []
    here = {code: f"/{code}/contribute/{call['uid']}/" for code in codes}
    frame = Frame(around, language, request.path, here)
    ticket = ticket_after(request.POST.get("ticket", ""))
    context = {"frame": frame, "call": call, "ticket": ticket, "is_noindex": True, **more}
    response = render(request, "public/pages/contribute.html", context, status=status)
    response["Cache-Control"] = NOBODYS
    return response
