"""The suite makes its tables from the models; this is where the migrations themselves are tried."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

SCRIPT = """
import django
django.setup()
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from wagtail.models import Locale, Page, Site
from forums_pages.models import Goal, Language, Pillar

call_command("migrate", verbosity=0)
call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)
call_command("migrate", check_unapplied=True, verbosity=0)
tables = set(connection.introspection.table_names())
ours = {"cms", "forums_pages", "graphql_api", "media"}
models = [model for model in apps.get_models() if model.__module__.split(".")[0] in ours]
print(sorted(model._meta.db_table for model in models if model._meta.db_table not in tables))
print(Goal.objects.count(), Pillar.objects.count(), Language.objects.count() > 40)
print(Page.objects.filter(depth=1).count(), Locale.objects.count(), Site.objects.count())
"""


def test_an_empty_database_migrates_to_what_the_models_say() -> None:
    settings = {"DATABASE_URL": "sqlite://:memory:", "DJANGO_SETTINGS_MODULE": "cms.settings.test"}
    # One process for all of it: each would load everything anew.
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=ROOT,
        env=os.environ | settings,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.stderr, done.stdout.splitlines()) == ("", ["[]", "17 3 True", "1 1 1"])
