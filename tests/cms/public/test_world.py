"""The map: forums stand where their countries lie, and nowhere if those lie nowhere."""

from cms.public.world import map_of

TUNISIA, PHILIPPINES, INVENTED = (
    {"code": "TN", "name": "Tunisie"},
    {"code": "PH", "name": "Philippines"},
    {"code": "XX", "name": "Exampleland"},
)


def test_countries_lie_where_they_lie() -> None:
    first = {"title": "A", "country": TUNISIA, "furtherCountries": [PHILIPPINES]}
    second = {"title": "B", "country": TUNISIA}

    found = map_of([first, second, {"title": "C", "country": INVENTED}, {"title": "D", "country": None}])

    assert found is not None
    assert [(each.code, each.name, each.forums) for each in found.places] == [
        ("TN", "Tunisie", [first, second]),
        ("PH", "Philippines", [first]),
    ]
    tunisia, philippines = found.places
    assert [each.is_near_the_edge for each in found.places] == [False, True]
    # In the middle of the map's width and north of its middle; far in the east, and further south.
    assert 500 < tunisia.x < 550
    assert 800 < philippines.x < found.width
    assert 0 < tunisia.y < philippines.y < found.height


def test_without_a_country_there_is_no_map() -> None:
    assert map_of([{"title": "C", "country": INVENTED}, {"title": "D", "country": None}]) is None
