"""Writes the schema to the file that is reviewed when the contract changes."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from graphql_api.schema import schema

CONTRACT = Path(__file__).parents[2] / "schema.graphql"


class Command(BaseCommand):
    """Writes ``graphql_api/schema.graphql``."""

    help = "Write the GraphQL schema to graphql_api/schema.graphql"

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file anew."""
        CONTRACT.write_text(schema.as_str() + "\n", encoding="utf-8")
        self.stdout.write(f"Written: {CONTRACT}")
