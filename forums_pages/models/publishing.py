"""What is asked before the public sees a page, beyond what its own model can know.

A page's form asks here, and higher layers, which know more (such as the rest of the programme), add their
questions: models import nothing from above.
"""

from collections.abc import Callable
from typing import TypeVar

from wagtail.admin.forms import WagtailAdminPageForm

PublishCheck = Callable[[WagtailAdminPageForm], None]
Check = TypeVar("Check", bound=PublishCheck)

_checks: dict[str, PublishCheck] = {}


def register_publish_check(check: Check) -> Check:
    """Let ``check`` add errors to every page form that is to be published, submitted or scheduled.

    Registering the same function again changes nothing.
    """
    _checks[f"{check.__module__}.{check.__qualname__}"] = check
    return check


def run_publish_checks(form: WagtailAdminPageForm) -> None:
    """Run every registered check on ``form``, whose own fields and children are already cleaned."""
    for check in _checks.values():
        check(form)
