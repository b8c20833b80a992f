"""Writes the schema to the file that is reviewed when the contract changes."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from graphql_api.models import Scope
from graphql_api.schema import schema_for

CONTRACT = Path(__file__).parents[2] / "schema.graphql"


class Command(BaseCommand):
    """Writes ``graphql_api/schema.graphql``, or what a key with scopes sees."""

    help = "Write the GraphQL schema to graphql_api/schema.graphql"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take scopes of keys, and where to write what callers with them are answered by."""
        parser.add_argument("--scope", action="append", default=[], choices=Scope.values)
        parser.add_argument("--to", type=Path, help="needed with --scope: the contract is everybody's")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file anew."""
        path = options["to"] or CONTRACT
        if options["scope"] and path.resolve() == CONTRACT:
            raise CommandError("Say --to: the contract is everybody's, and knows no scopes.")
        path.write_text(schema_for(frozenset(options["scope"])).as_str() + "\n", encoding="utf-8")
        self.stdout.write(f"Written: {path}")
