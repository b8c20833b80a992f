"""How this project uses PostgreSQL: statements are planned for visitors who wait, not for reports."""

from typing import Any


def for_visitors(database: dict[str, Any]) -> dict[str, Any]:
    """Return Django's settings for ``database`` with PostgreSQL's compiler (``jit``) left out.

    It takes seconds to compile what the gate asks of a search, which then runs in twenty milliseconds: it
    goes by a cost that is estimated for the worst case. Other databases come back as they are.
    """
    if "postgresql" not in database["ENGINE"]:
        return database
    options = database.get("OPTIONS", {})
    settings = f"{options.get('options', '')} -c jit=off".strip()
    return database | {"OPTIONS": options | {"options": settings}}
