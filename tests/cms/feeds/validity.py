"""Checks feeds by what their formats' own keepers published."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema_rs import Draft6Validator
from xmlschema import XMLSchema

SCHEMAS = Path(__file__).parent / "schemas"


def errors_in_xml(body: bytes) -> list[str]:
    """Return what is wrong with a schedule.xml."""
    return [f"{each.path}: {each.reason}" for each in _schedule().iter_errors(body.decode())]


def errors_in_json(body: bytes, schema: str) -> list[str]:
    """Return what is wrong with a schedule.json of one of both versions."""
    found = _validator(schema).iter_errors(json.loads(body))
    return [f"{each.instance_path}: {each.message}" for each in found]


def errors_in(form: str, body: bytes) -> list[str]:
    """Return what is wrong with a schedule, by the end of its address."""
    if form == "schedule.xml":
        return errors_in_xml(body)
    return errors_in_json(body, {"schedule.json": "schema", "schedule2.json": "schema2"}[form])


@cache
def _schedule() -> XMLSchema:
    return XMLSchema(SCHEMAS / "schedule.xsd")


@cache
def _validator(schema: str) -> Any:
    text = (SCHEMAS / f"{schema}.json").read_text(encoding="utf-8")
    return Draft6Validator(json.loads(text), validate_formats=True)
