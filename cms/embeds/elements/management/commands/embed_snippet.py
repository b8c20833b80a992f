"""Prints what a partner pastes into a page."""

import argparse
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from cms.embeds.elements.snippets import ELEMENTS, element, script_tag


class Command(BaseCommand):
    """Prints the script element with its integrity, and an element that uses it."""

    help = "Print the lines that show an edition's programme, or something else, on a partner's page"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the kind, what it shows, where the gateway is, and the language."""
        parser.formatter_class = argparse.ArgumentDefaultsHelpFormatter
        parser.add_argument("kind", choices=sorted(ELEMENTS))
        parser.add_argument(
            "of", nargs="?", default="", help="the uid of an edition or its address, or a forum's slug"
        )
        parser.add_argument("--gateway", default=settings.WAGTAILADMIN_BASE_URL, help="the gateway's address")
        parser.add_argument("--locale", default="", choices=["", *dict(settings.LANGUAGES)])
        parser.add_argument("--fallback", default="", help="words for readers whom the script does not reach")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print both lines."""
        named, script = ELEMENTS[options["kind"]]
        attributes = {named: options["of"], "locale": options["locale"]}
        self.stdout.write(script_tag(options["gateway"], script))
        self.stdout.write(element(options["kind"], attributes, options["fallback"]))
