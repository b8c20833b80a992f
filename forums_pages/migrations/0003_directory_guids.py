import uuid

from django.db import migrations, models

RECORDS = ("organisation", "person", "theme")


def give_guids(apps, schema_editor):
    for name in RECORDS:
        model = apps.get_model("forums_pages", name)
        for pk in model.objects.using(schema_editor.connection.alias).values_list("pk", flat=True):
            model.objects.using(schema_editor.connection.alias).filter(pk=pk).update(guid=uuid.uuid4())


def guid(**options):
    return models.UUIDField(default=uuid.uuid4, editable=False, verbose_name="guid", **options)


class Migration(migrations.Migration):
    # A default is computed once per migration: rows get theirs one by one before the field is unique.
    dependencies = [("forums_pages", "0002_documents_elsewhere")]

    operations = [
        *(migrations.AddField(name, "guid", guid()) for name in RECORDS),
        migrations.RunPython(give_guids, migrations.RunPython.noop),
        *(migrations.AlterField(name, "guid", guid(unique=True)) for name in RECORDS),
    ]
