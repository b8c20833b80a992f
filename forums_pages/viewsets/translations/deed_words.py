"""What the pages say on which many translations are started, or published, at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, ngettext_lazy

from forums_pages.programme.translating.plans import Reason
from forums_pages.viewsets.translations.columns import language_name


@dataclass(frozen=True)
class DeedWords:
    """The words of one deed; those with numbers are lazy plurals that want their ``count``."""

    title: str | Promise
    icon: str
    intro: str | Promise
    nothing: str | Promise
    look: str | Promise
    button: Any
    done: Any
    drafts: Any = ""


START = DeedWords(
    title=_("Start translations"),
    icon="wagtail-localize-language",
    intro=_(
        "Every page that lacks a language gets a draft in it, which waits for its words. "
        "Nothing is published, and translations that exist stay as they are."
    ),
    nothing=_("There is nothing to start in these languages."),
    look=_("Look at what would be started"),
    button=ngettext_lazy("Start %(count)d translation", "Start %(count)d translations", "count"),
    done=ngettext_lazy(
        "%(count)d translation was started as a draft.",
        "%(count)d translations were started as drafts.",
        "count",
    ),
    drafts=_("Also of pages that are not public yet"),
)
PUBLISH = DeedWords(
    title=_("Publish translations"),
    icon="upload",
    intro=_(
        "Every translation whose words are all there becomes public, and so do words that were translated "
        "since a translation was published."
    ),
    nothing=_("There is nothing to publish in these languages."),
    look=_("Look at what would be published"),
    button=ngettext_lazy("Publish %(count)d translation", "Publish %(count)d translations", "count"),
    done=ngettext_lazy(
        "%(count)d translation was published.", "%(count)d translations were published.", "count"
    ),
)
WORDS = {"start": START, "publish": PUBLISH}


def refused_sentence(count: int) -> str:
    """Return the sentence about pages that were refused."""
    told = ngettext(
        "%(count)d page was refused; its reason is below.",
        "%(count)d pages were refused; their reasons are below.",
        count,
    )
    return told % {"count": count}


def failures(failed: Iterable[tuple[str, str, str, str]], locales: Iterable[Any]) -> list[dict[str, Any]]:
    """Return what was refused as a table shows it."""
    names = {each.language_code: language_name(each).capitalize() for each in locales}
    return [
        {"title": title, "language": names.get(code, code), "reason": Reason(reason).label, "detail": detail}
        for title, code, reason, detail in failed
    ]
