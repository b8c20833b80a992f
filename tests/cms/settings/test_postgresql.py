import pytest
from django.db import connection

from cms.settings.postgresql import for_visitors


def test_postgresql_compiles_no_statement_and_keeps_what_the_address_says() -> None:
    plain = {"ENGINE": "django.db.backends.postgresql", "NAME": "gateway"}
    asked = plain | {"OPTIONS": {"sslmode": "require", "options": "-c lock_timeout=5s"}}

    assert (for_visitors(plain), for_visitors(asked)) == (
        plain | {"OPTIONS": {"options": "-c jit=off"}},
        plain | {"OPTIONS": {"sslmode": "require", "options": "-c lock_timeout=5s -c jit=off"}},
    )


def test_other_databases_stay_as_they_are() -> None:
    sqlite = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
    assert for_visitors(sqlite) == sqlite


@pytest.mark.django_db
def test_the_suite_runs_as_a_server_does() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("Only PostgreSQL has such a compiler.")
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone() == ("off",)
