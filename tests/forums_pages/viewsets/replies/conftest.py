from collections.abc import Callable
from typing import Any

import pytest

from forums_pages.contributions.replies import prepare
from forums_pages.models import Contribution, Reply
from tests.factories import make_call, make_contribution


@pytest.fixture
def waiting() -> Callable[..., Reply]:
    """Return a reply that waits in the outbox, for a proposal that was declined."""

    def make(title: str = "Water", call: Any = None, **fields: Any) -> Reply:
        proposal = make_contribution(call or make_call(), title, state="declined")
        reply = prepare(Contribution.objects.get(pk=proposal.pk))
        assert reply is not None
        Reply.objects.filter(pk=reply.pk).update(**fields)
        return Reply.objects.get(pk=reply.pk)

    return make
