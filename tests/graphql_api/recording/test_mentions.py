"""What a statement mentions is found in its text."""

from graphql_api.recording.mentions import mentions_in


def test_columns_are_found_by_table_through_every_alias() -> None:
    sql = (
        'SELECT "page"."id", T3."title" FROM "page" '
        'INNER JOIN "locale" ON ("page"."locale_id" = "locale"."id") '
        'LEFT OUTER JOIN "page" T3 ON ("page"."alias_of_id" = T3."id") '
        'WHERE EXISTS(SELECT 1 AS "a" FROM "lock" U0 WHERE U0."page_id" = ("page"."id")) '
        'ORDER BY "page"."path"'
    )
    assert mentions_in(sql) == {
        "page": {"id", "title", "locale_id", "alias_of_id", "path", "a"},
        "locale": {"id", "a"},
        "lock": {"page_id", "a"},
    }
