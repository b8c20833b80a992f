from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from graphql import build_schema

from graphql_api.management.commands.export_contract import CONTRACT


def test_what_a_key_sees_is_written_beside_the_contract_of_all(tmp_path: Path) -> None:
    contract, target = CONTRACT.read_text(encoding="utf-8"), tmp_path / "contacts.graphql"
    call_command("export_contract", "--scope", "contacts", "--to", str(target), verbosity=0)
    kinds: Any = build_schema(target.read_text(encoding="utf-8")).type_map
    assert ("privateEmail" in kinds["Person"].fields, "Draft" in kinds) == (True, False)
    assert ("privateEmail" in contract, CONTRACT.read_text(encoding="utf-8")) == (False, contract)


def test_the_contract_of_all_knows_no_scopes() -> None:
    before = CONTRACT.read_text(encoding="utf-8")
    with pytest.raises(CommandError, match="Say --to"):
        call_command("export_contract", "--scope", "contacts")
    assert CONTRACT.read_text(encoding="utf-8") == before
