"""What takes longer than a request may: imports of many rows, done by ``manage.py worker``."""

from django.contrib.auth import get_user_model
from django_tasks import task

from forums_pages.models import Import
from forums_pages.programme.importing.applying import apply
from forums_pages.programme.importing.undoing import undo
from forums_pages.programme.progress import Progress, Told

# So many rows are done while the editor waits: about a second.
AT_ONCE = 20


@task(backend="background")
def apply_import(pk: int) -> str:
    """Apply the import, and return its state. Doing it twice applies it once."""
    return str(apply(pk, _progress(pk)).state)


@task(backend="background")
def undo_import(pk: int, user_pk: int) -> str:
    """Undo the import for the user, and return its state. Doing it twice undoes it once."""
    user = get_user_model().objects.get(pk=user_pk)
    return str(undo(pk, user, _progress(pk)).state)


def progress_of(imported: Import) -> Told:
    """Return how many rows are done of how many, and for how many seconds nothing was heard."""
    return _progress(imported.pk).read()


def forget_progress(pk: int) -> None:
    """Begin to tell anew."""
    _progress(pk).forget()


def _progress(pk: int) -> Progress:
    return Progress(f"import-{pk}")
