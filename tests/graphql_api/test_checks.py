"""The system check: a block that frontends could not read is an error."""

from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from wagtail.blocks import CharBlock, StructBlock

from forums_pages.blocks.body import BodyBlock


class SecretBlock(StructBlock):
    words = CharBlock()


def test_all_blocks_are_served(capsys: Any) -> None:
    call_command("check")

    assert "no issues" in capsys.readouterr().out


def test_a_block_without_a_type_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(BodyBlock.base_blocks, "secret", SecretBlock())

    with pytest.raises(SystemCheckError, match=r"graphql_api.E001.* No GraphQL type serves SecretBlock"):
        call_command("check")
