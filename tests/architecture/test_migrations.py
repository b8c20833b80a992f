"""The suite makes its tables from the models; this is where the migrations themselves are tried."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

SHOW = """
from wagtail.models import Locale, Page, Site
from forums_pages.models import Goal, Language, Pillar
from django.db import connection
from django.apps import apps
tables = set(connection.introspection.table_names())
ours = {"cms", "forums_pages", "graphql_api", "media"}
models = [model for model in apps.get_models() if model.__module__.split(".")[0] in ours]
print(sorted(model._meta.db_table for model in models if model._meta.db_table not in tables))
print(Goal.objects.count(), Pillar.objects.count(), Language.objects.count() > 40)
print(Page.objects.filter(depth=1).count(), Locale.objects.count(), Site.objects.count())
"""


def test_an_empty_database_migrates_to_what_the_models_say(tmp_path: Path) -> None:
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'fresh.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "cms.settings.test",
    }

    def manage(*arguments: str, stdin: str = "") -> str:
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, input=stdin, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    manage("migrate", "--verbosity", "0")
    manage("makemigrations", "--check", "--dry-run")
    manage("migrate", "--check")

    assert manage("shell", "--verbosity", "0", stdin=SHOW).splitlines() == ["[]", "17 3 True", "1 1 1"]
