from typing import Any

import pytest
from wagtail.blocks import StructBlockValidationError

from forums_pages.blocks.session_list import SessionListBlock
from tests.factories import make_session

pytestmark = pytest.mark.django_db
BLOCK = SessionListBlock()


def session_list(**fields: Any) -> Any:
    return BLOCK.normalize(
        {"heading": "", "sessions": [], "edition": None, "day": None, "kind": "", **fields}
    )


def test_sessions_are_chosen_or_those_of_an_edition() -> None:
    session = make_session()

    assert list(BLOCK.clean(session_list(sessions=[session]))["sessions"]) == [session]
    assert BLOCK.clean(session_list(edition=session.edition))["edition"] == session.edition


def test_both_or_neither_is_not_published() -> None:
    session = make_session()

    for value in (session_list(), session_list(sessions=[session], edition=session.edition)):
        with pytest.raises(StructBlockValidationError) as refused:
            BLOCK.clean(value)
        assert refused.value.as_json_data() == {
            "messages": ["Choose sessions, or an edition: one of the two."]
        }
