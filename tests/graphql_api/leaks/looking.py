"""Asks the gateway as anybody may, and looks through the answers for what they must not say."""

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django.db import transaction
from django.db.models import TextField
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.test import RequestFactory
from wagtail.models import Page, PageViewRestriction, Site

from forums_pages.models import BasePage, MenuItem
from graphql_api.errors import Code
from graphql_api.grants import make_grant
from graphql_api.views import GatewayView
from graphql_api.visible_pages import PAGE_MODELS
from media.models import CustomDocument
from tests.graphql_api.leaks.canaries import Canaries
from tests.graphql_api.leaks.counts import EDGES, ROOT_COUNTS, edge_counts, edge_question, root_counts
from tests.graphql_api.leaks.hiding import WAYS
from tests.graphql_api.leaks.oracle import Oracle
from tests.graphql_api.leaks.population import Population
from tests.graphql_api.leaks.previews import DRAFT, dead_tokens, share_draft
from tests.graphql_api.leaks.questions import TELLS_OF_LOCKS, Pools, Questioner

# Eight digits are more than any key here has.
NUMBER = re.compile(r"\b\d{1,8}\b")

view = GatewayView.as_view()
FORESEEN = {Code.INVALID_INPUT}


Seed = tuple[int, int]


class LeakError(AssertionError):
    """An answer says what nobody may know."""


class UnforeseenError(AssertionError):
    """An answer has an error that no question deserves."""


@dataclass(frozen=True, repr=False)
class Looked:
    """The world that is looked at, and what may be asked of it."""

    made: Population
    canaries: Canaries
    pools: Pools
    drafts: Sequence[Any]

    def _repr_pretty_(self, printer: Any, _is_cyclic: bool) -> None:
        # Hypothesis would write a thousand rows out.
        printer.text("looked")


@dataclass(frozen=True)
class Round:
    """What is hidden, each in a way and by a number; what is asked, by seed and size; what is counted.

    ``drafts`` tells by number whose drafts are shared, and what is asked of each. Without a number, nothing
    is looked at but these.
    """

    hidings: Sequence[tuple[str, int]]
    words: Sequence[Seed] = ()
    traces: Sequence[Seed] = ()
    number: int | None = None
    drafts: Sequence[tuple[int, int, int]] = ()


def look(looked: Looked, each: Round) -> None:
    """Raise LeakError for the first leak that the round finds; afterwards everything is public again."""
    with undone():
        for way, number in each.hidings:
            WAYS[way](looked.made, number)
        oracle = Oracle(looked.made, looked.made.moment)
        try:
            if each.number is not None:
                _look(looked, oracle, each, each.number)
            for number, seed, size in each.drafts:
                look_at_draft(looked, oracle, number, seed, size)
        except AssertionError as error:
            error.add_note(f"with {each.hidings} hidden")
            raise


@contextmanager
def undone() -> Iterator[None]:
    """Take back what is done inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _look(looked: Looked, oracle: Oracle, each: Round, number: int) -> None:
    look_at_counts(oracle, number)
    for seed, size in each.words:
        look_at_words(looked, oracle, Questioner(looked.pools, seed, size).query())
    look_at_locks(looked, number, *each.words[0])
    look_for_traces(looked, oracle, each.traces, with_locks=number % 2 == 0)


def look_at_draft(looked: Looked, oracle: Oracle, number: int, seed: int, size: int) -> None:
    """Look at a draft with its token, with tokens that have ended, and without any."""
    with undone():
        draft, holder = share_draft(looked.drafts, looked.made, number)
        question = Questioner(looked.pools, seed, size).previewing(draft.token, draft.kind)
        text = look_at_words(looked, holder, question, allowed=DRAFT)
        if '"NothingShown"' in text:
            raise UnforeseenError(f"{text[:400]}\nof {question}")
        look_at_words(looked, oracle, Questioner(looked.pools, seed, size).query())
        for token in dead_tokens(draft, looked.made):
            if '"DraftShown"' in ask(question.replace(draft.token, token)):
                raise LeakError(f"{token} opens a draft")
        if holder.is_public:
            # What a form held names its documents by key: one that is gone takes with it what named it.
            look_for_traces_in(oracle, [question], but_locked=False, kept=(CustomDocument,))


def look_at_words(looked: Looked, oracle: Oracle, question: str, grant: str = "", allowed: str = "") -> str:
    """Raise LeakError if the answer to ``question`` holds a word that ``oracle`` lets nobody read.

    Return the answer.
    """
    text = ask(question, grant)
    for word, owners in looked.canaries.owners_in(text):
        # Whoever asks for a word has it.
        if word in question or word == allowed or any(oracle.may_see(owner) for owner in owners):
            continue
        if not any(owner.field == "id" and owner.pk in oracle.locked for owner in owners):
            raise LeakError(
                f"{word} of {owners or 'a draft'} in\n{text[: text.find(word) + 20][-200:]}\nof\n{question}"
            )
    return text


def look_at_locks(looked: Looked, number: int, seed: int, size: int) -> None:
    """Look past some of the passwords, with a grant of theirs; or try the passwords of pages."""
    by_password = PageViewRestriction.objects.filter(restriction_type="password").order_by("pk")
    given = [each for place, each in enumerate(by_password) if number >> place & 1]
    questioner = Questioner(looked.pools, seed, size)
    if given:
        oracle = Oracle(looked.made, looked.made.moment, frozenset(each.pk for each in given))
        look_at_words(looked, oracle, questioner.query(), make_grant(given))
    else:
        oracle = Oracle(looked.made, looked.made.moment, frozenset(by_password.values_list("pk", flat=True)))
        look_at_words(looked, oracle, questioner.unlocking())


def look_at_counts(oracle: Oracle, number: int) -> None:
    """Raise LeakError if a list has another length than the oracle says."""
    edge = list(EDGES)[number % len(EDGES)]
    question, keys = edge_question(edge)
    for asked, expected in ((ROOT_COUNTS, root_counts(oracle)), (question, edge_counts(oracle, edge, keys))):
        found = json.loads(ask(asked))["data"]
        if found != expected:
            raise LeakError(f"{first_difference(expected, found)}\nof {asked}")


def look_for_traces(looked: Looked, oracle: Oracle, seeds: Sequence[Seed], *, with_locks: bool) -> None:
    """Raise LeakError if an answer changes when everything hidden is taken away: then something told of it.

    Everybody may know that a page is locked; ``with_locks`` keeps those, and asks for paths as well.
    """
    left_out = () if with_locks else TELLS_OF_LOCKS
    questions = [Questioner(looked.pools, seed, size).query(left_out) for seed, size in seeds]
    look_for_traces_in(oracle, questions, but_locked=with_locks)


def look_for_traces_in(
    oracle: Oracle, questions: Sequence[str], *, but_locked: bool, kept: Sequence[type[Any]] = ()
) -> None:
    """The same, of these questions; hidden rows of the models ``kept`` stay."""
    before = [_content(ask(each)) for each in questions]
    with undone():
        take_away_hidden(oracle, but_locked=but_locked, kept_models=kept)
        for question, told in zip(questions, before, strict=True):
            now = _content(ask(question))
            if now != told:
                raise LeakError(f"{first_difference(told, now)}\nwithout what is hidden, of\n{question}")


def take_away_hidden(oracle: Oracle, *, but_locked: bool, kept_models: Sequence[type[Any]] = ()) -> None:
    """Delete the rows that tell the public nothing; what names them, names nothing.

    A site keeps its page. So does what names a hidden row of a page that may be seen in another language or
    place: it leads there, as it would if somebody deleted that row.
    """
    kept = set(Site.objects.values_list("root_page", flat=True))
    kept |= {pk for pk in _named_pages() if oracle.is_page(pk) and oracle.thing(pk)}
    if but_locked:
        kept |= oracle.locked
    for model, hidden in list(oracle.hidden()):
        if model in kept_models:
            continue
        keys = [pk for pk in hidden if not (issubclass(model, BasePage) and pk in kept)]
        rows = model._base_manager.filter(pk__in=keys)
        rows._raw_delete(rows.db)
        if issubclass(model, BasePage):
            pages = Page.objects.filter(pk__in=keys)
            pages._raw_delete(pages.db)


def _named_pages() -> set[int]:
    """Return the keys of the pages that menus and bodies name, and other numbers of bodies."""
    named = set(MenuItem.objects.exclude(page=None).values_list("page", flat=True))
    for model in PAGE_MODELS.values():
        bodies = model._base_manager.annotate(stored=Cast("body", TextField())).values_list(
            "stored", flat=True
        )
        named |= {int(number) for number in NUMBER.findall(" ".join(bodies))}
    return named


def first_difference(one: Any, other: Any, path: str = "") -> str:
    """Return where and how two answers differ first; nothing if they are equal."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        pairs = ((name, one[name], other[name]) for name in one)
    elif isinstance(one, list | tuple) and isinstance(other, list | tuple) and one and other:
        both_of = enumerate(zip_longest(one, other))
        pairs = ((str(place), *both) for place, both in both_of)
    else:
        return "" if one == other else f"{path}: {str(one)[:300]} became {str(other)[:300]}"
    return next((found for name, *both in pairs if (found := first_difference(*both, f"{path}.{name}"))), "")


def ask(question: str, grant: str = "") -> str:
    """Return the answer as text. An error that was not foreseen fails."""
    headers = {"X-Page-Grant": grant} if grant else {}
    body = json.dumps({"query": question})
    request: HttpRequest = RequestFactory(headers=headers).post(
        "/graphql/", body, content_type="application/json"
    )
    text = view(request).content.decode()
    codes = {Code(each["extensions"]["code"]) for each in json.loads(text).get("errors", ())}
    if codes - FORESEEN:
        raise UnforeseenError(f"{text[:400]}\nof {question}")
    return text


def _content(text: str) -> Any:
    answer = json.loads(text)
    return answer.get("data"), [error["message"] for error in answer.get("errors", ())]
