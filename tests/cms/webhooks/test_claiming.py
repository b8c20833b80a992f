"""Two workers never send the same message at once, however many look at the same moment."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from cms.webhooks.claiming import claim
from cms.webhooks.models import Delivery, Webhook
from cms.webhooks.outbox import write_test

WORKERS, MESSAGES = 8, 60


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_everything_is_claimed_once_by_many_at_the_same_moment() -> None:
    if connection.vendor != "postgresql":
        pytest.skip(
            "SQLite in memory lets no second connection in; the test of kills has two workers on a file."
        )
    # One endpoint for each, so that none waits for another.
    for number in range(MESSAGES):
        write_test(Webhook.objects.create(name=str(number), url="https://partner.example.org/"))
    together = Barrier(WORKERS)

    def work() -> list[int]:
        claimed = []
        together.wait()
        try:
            for _look in range(MESSAGES):
                delivery = claim()
                if delivery is not None:
                    claimed.append(delivery.pk)
        finally:
            connections.close_all()
        return claimed

    with ThreadPoolExecutor(WORKERS) as pool:
        found = [pk for done in [pool.submit(work) for _each in range(WORKERS)] for pk in done.result()]

    assert Counter(found) == Counter(Delivery.objects.values_list("pk", flat=True))
    assert set(Delivery.objects.values_list("attempt_count", flat=True)) == {1}
