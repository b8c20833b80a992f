"""What takes longer than a request may: many translations at once, done by ``manage.py worker``."""

from django.contrib.auth import get_user_model
from django.utils.translation import override
from django_tasks import task

from forums_pages.programme.progress import Progress
from forums_pages.programme.translating.deeds import DEEDS, ChangedError, carry_out

# So many pages are done while the editor waits: a second or two.
AT_ONCE = 10


def progress_of(name: str, edition_pk: int) -> Progress:
    """Return how far it is that something is done with all of an edition's translations."""
    return Progress(f"translations-{name}-{edition_pk}")


@task(backend="background")
def carry_out_later(
    name: str, edition_pk: int, user_pk: int, codes: list[str], with_drafts: bool, digest: str, language: str
) -> int:
    """Do what was agreed to, and return how many pages it was done with. Doing it twice does it once."""
    progress = progress_of(name, edition_pk)
    user = get_user_model().objects.get(pk=user_pk)
    try:
        with override(language):
            outcome = carry_out(
                DEEDS[name], edition_pk, user, codes, with_drafts=with_drafts, digest=digest, tell=progress
            )
    except ChangedError:
        progress.finish({"changed": True})
        return 0
    except BaseException:
        progress.finish({"broken": True})
        raise
    progress.finish({"done": dict(outcome.done), "failed": outcome.failed})
    return outcome.total
