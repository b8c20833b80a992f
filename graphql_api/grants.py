"""Signed, expiring grants: who gave the password of a page sends one back in a header, and needs no cookie.

A grant holds restrictions of pages, each with a digest of its page and password: removing a restriction or
changing its password ends the grant. Nobody learns a password from a digest without the site's secret key.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac
from wagtail.models import PageViewRestriction

HEADER = "X-Page-Grant"
SALT = "graphql_api.grants"
MAX_LENGTH = 4000
MAX_GRANTS = 10


def make_grant(restrictions: Iterable[PageViewRestriction]) -> str:
    """Return a grant of what the restrictions protect."""
    return signing.dumps({str(each.pk): _digest(each) for each in restrictions}, salt=SALT)


def expiry_after(moment: datetime) -> datetime:
    """Return when a grant made at ``moment`` ends."""
    return moment + timedelta(seconds=settings.PAGE_GRANT_MAX_AGE)


def granted(request: HttpRequest) -> frozenset[int]:
    """Return the restrictions that the request's grants let past; one statement if it brings any."""
    held = _held(request.headers.get(HEADER, ""))
    if not held:
        return frozenset()
    rows = PageViewRestriction.objects.filter(
        pk__in=list(held), restriction_type=PageViewRestriction.PASSWORD
    )
    return frozenset(row.pk for row in rows if constant_time_compare(held[row.pk], _digest(row)))


def _held(header: str) -> dict[int, str]:
    found: dict[int, str] = {}
    if len(header) <= MAX_LENGTH:
        for text in header.split(",")[:MAX_GRANTS]:
            try:
                grant = signing.loads(text.strip(), salt=SALT, max_age=settings.PAGE_GRANT_MAX_AGE)
            except signing.BadSignature:
                continue
            found |= {int(pk): str(digest) for pk, digest in grant.items()}
    return found


def _digest(restriction: PageViewRestriction) -> str:
    bound = f"{restriction.pk}:{restriction.page_id}:{restriction.password}"
    return salted_hmac(SALT, bound, algorithm="sha256").hexdigest()
