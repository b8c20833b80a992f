"""Previews with one predicate taken out, for every one, and whose drafts then tell what is hidden."""

from collections.abc import Mapping
from typing import Any

from django.core.signing import Signer
from django.db.models import F

from forums_pages.models import (
    ArticlePage,
    CallPage,
    EditionPage,
    EditionVenue,
    ForumPage,
    Organisation,
    Participation,
    Partnership,
    Person,
    Replay,
    SessionPage,
    Theme,
    WorkingGroupMember,
)
from graphql_api.loading import previewed
from graphql_api.models import SharedDraft
from graphql_api.queries import preview
from graphql_api.visibility import Visibility
from media.models import CustomImage
from tests.graphql_api.leaks.mutants import PAGES, Mutant

LEAVES = (SessionPage, CallPage, ArticlePage)


def _without_rule(model: type[Any]) -> Mapping[Any, Any]:
    return {each: rule for each, rule in previewed.IS_PUBLIC.items() if each is not model}


def _with_any(rules: Any, model: type[Any], target: type[Any]) -> Mapping[Any, Any]:
    """Return the rules, but that of ``model``, which may lead to every row of ``target``."""
    name = rules[model][0]
    return {**rules, model: (name, lambda gate: gate.every(target))}


def _any_owner() -> Mapping[Any, Any]:
    return {
        page: (name, owner, lambda _gate, owner=owner: _facts_of(owner))
        for page, (name, owner, _rows) in previewed.OWNERS.items()
    }


def _facts_of(model: Any) -> Any:
    return model._default_manager.annotate(locale_code=F("locale__language_code"))


PREVIEW_MUTANTS: dict[str, Mutant] = {
    "a draft shows confirmed participations": Mutant(
        previewed,
        "IS_PUBLIC",
        _without_rule(Participation),
        ("unconfirmed participation",),
        "participations_",
        (SessionPage,),
    ),
    "a draft shows confirmed partnerships": Mutant(
        previewed,
        "IS_PUBLIC",
        _without_rule(Partnership),
        ("unconfirmed partnership",),
        "partnerLevels_",
        (EditionPage,),
    ),
    "a draft shows public members": Mutant(
        previewed,
        "IS_PUBLIC",
        _without_rule(WorkingGroupMember),
        ("private member",),
        "workingGroup_",
        (EditionPage,),
    ),
    "a draft shows public replays": Mutant(
        previewed,
        "IS_PUBLIC",
        _without_rule(Replay),
        ("replay without consent", "embargoed replay"),
        "replays_",
        (SessionPage,),
    ),
    "a draft shows venues that people go to": Mutant(
        previewed, "IS_PUBLIC", _without_rule(EditionVenue), ("online edition",), "venues_", (EditionPage,)
    ),
    "a draft names people who may be seen": Mutant(
        previewed,
        "WITH",
        _with_any(previewed.WITH, Participation, Person),
        ("draft person", "expired person"),
        "participations_",
        (SessionPage,),
    ),
    "a draft names organisations that may be seen": Mutant(
        previewed,
        "WITH",
        _with_any(previewed.WITH, Partnership, Organisation),
        ("draft organisation", "expired organisation"),
        "partnerLevels_",
        (EditionPage,),
    ),
    "a draft has chosen themes that may be seen": Mutant(
        previewed,
        "CHOSEN",
        {**previewed.CHOSEN, Theme: lambda gate: gate.every(Theme)},
        ("draft theme", "expired theme"),
        "themes_",
        (SessionPage, EditionPage, CallPage),
    ),
    "a draft belongs to a page that may be seen": Mutant(
        previewed, "OWNERS", _any_owner(), PAGES, "edition_", (SessionPage, CallPage)
    ),
    "a draft stands below open pages": Mutant(
        previewed, "_url_path", lambda page, _reading: page.url_path, PAGES, "path", (*LEAVES, EditionPage)
    ),
    "a draft's source may be seen": Mutant(
        preview,
        "may_tell_source",
        lambda _shared, _draft: True,
        ("draft page that is translated",),
        "",
        LEAVES,
    ),
    "a hidden draft leads to no other language": Mutant(
        previewed,
        "_know_no_other_language",
        lambda _page, _places: None,
        ("draft page that is translated",),
        "translations_",
        LEAVES,
    ),
    "a draft's picture is in no private folder": Mutant(
        Visibility,
        "images",
        lambda self: CustomImage.objects.all(),
        ("private folder",),
        "",
        (Person, ForumPage, EditionPage, ArticlePage),
    ),
    "a token ends": Mutant(SharedDraft, "has_expired", lambda _self, _moment: False, PAGES, "", LEAVES),
    "a token is signed": Mutant(
        Signer, "unsign", lambda _self, value: value.partition(":")[0], PAGES, "", LEAVES
    ),
}
