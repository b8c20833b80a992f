"""Somebody who takes a file over: uploads it, looks at the plan, applies it."""

from typing import Any

from django.contrib.auth.models import User
from wagtail.models import Page

from forums_pages.models import Import
from forums_pages.programme.importing.applying import apply
from forums_pages.programme.importing.comparing import Compared, compare
from forums_pages.programme.importing.plan import Plan


def importer() -> User:
    found = User.objects.filter(username="importer").first()
    return found or User.objects.create_superuser("importer", "importer@example.org")


def upload(
    data: bytes | str, target: Page | None, kind: str = "programme", user: User | None = None, **options: Any
) -> Import:
    content = data.encode() if isinstance(data, str) else data
    return Import.objects.create(
        user=user or importer(),
        target=target,
        file_name="file",
        digest="",
        size=len(content),
        content=content,
        format="",
        kind=kind,
        options=options,
    )


def look(imported: Import) -> Compared:
    compared = compare(imported)
    imported.plan_digest = compared.digest
    imported.save()
    return compared


def take(data: bytes | str, target: Page | None, kind: str = "programme", **options: Any) -> Import:
    imported = upload(data, target, kind, **options)
    look(imported)
    return apply(imported.pk)


def told(plan: Plan) -> list[tuple[str, str, str]]:
    """Return what becomes of each row, in short."""
    return [(step.row.kind, step.row.label, str(step.action)) for step in plan.steps]
