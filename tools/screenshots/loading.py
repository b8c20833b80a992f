"""Makes the database of the screenshots; ``python -m tools.screenshots.loading`` runs in its own process."""

import django
from django.core.management import call_command

from tools.screenshots.clock import TODAY, set_clock


def load() -> None:
    """Migrate and load the demonstration, with its logins, into the database of the settings."""
    django.setup()
    set_clock()
    call_command("migrate", verbosity=0)
    call_command("load_demo", today=TODAY, verbosity=0)


if __name__ == "__main__":
    load()
