"""The frames at ``/embed/``: read by anybody, on anybody's site, without JavaScript and without cookies."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from cms.embeds.asking import GoneError, NothingHereError, told, whole
from cms.embeds.framing import frameable
from cms.embeds.kinds import KINDS, Kind, Wish
from cms.embeds.looks import Look, UnknownLookError, look_in
from cms.public import rendering
from cms.public.asking import Gateway
from cms.public.frame import Frame, frame_told
from cms.public.languages import content_language, direction
from cms.public.programme import chosen_in
from graphql_api.http.inside import Asker

# As feeds have it: whoever keeps a frame asks each time whether it is still true.
ALWAYS_ASK = "public, no-cache"


@require_safe
def embed(request: HttpRequest, kind: str, locale: str, uid: str) -> HttpResponse:
    """Return something of the forums as a page to be framed; a sentence where there is nothing to show."""
    is_known = locale in dict(settings.LANGUAGES)
    with override(locale if is_known else settings.LANGUAGE_CODE):
        if not is_known:
            response = _refusal(request, 404, _("This site is not written in that language."))
        else:
            response = _answer(request, kind, locale, uid)
    response["Content-Language"] = locale if is_known else settings.LANGUAGE_CODE
    return frameable(request, response)


def _answer(request: HttpRequest, name: str, language: str, uid: str) -> HttpResponse:
    if not settings.PUBLIC_SITE_ENABLED or name not in KINDS:
        return _refusal(request, 404, _("Nothing is published here."))
    try:
        return _shown(request, KINDS[name], language, uid, look_in(request.GET))
    except UnknownLookError as error:
        return _refusal(request, 400, str(error))
    except GoneError:
        return _refusal(request, 410, _("What was published here is no longer public."))
    except NothingHereError:
        return _refusal(request, 404, _("Nothing is published here."))


def _shown(request: HttpRequest, kind: Kind, language: str, uid: str, look: Look) -> HttpResponse:
    asker = Asker()
    answers = told(request, kind, language, uid, asker)
    around = frame_told(Gateway(request, asker), language)
    wish = Wish(chosen_in(request.GET), asker.moment)
    data = whole(answers, kind)
    more = kind.more(data, wish)

    def context() -> dict[str, Any]:
        return {
            **_round(look, language),
            "kind": kind,
            "frame": Frame(around, language),
            "address": request.build_absolute_uri(data["it"]["path"] or "/"),
            **data,
            **more,
        }

    made_of = [*answers, *([around] if around else [])]
    state = (look, tuple(sorted(wish.chosen.items())), more.get("days_left"))
    response = rendering.page(request, kind.template, made_of, context, state=state)
    response["Cache-Control"] = ALWAYS_ASK
    return response


def _refusal(request: HttpRequest, status: int, sentence: str) -> HttpResponse:
    context = {**_round(Look(), content_language()), "sentence": sentence}
    response = render(request, "embeds/refusal.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _round(look: Look, language: str) -> dict[str, Any]:
    return {"look": look, "language": language, "direction": direction(language)}
