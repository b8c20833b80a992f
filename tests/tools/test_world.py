"""The map is drawn of rings: in pieces where they cross the date line, and of points that are seen."""

import pytest

from tools.world import area, middle, path_of, polygons, project, simplified, whole

SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]


def test_the_middle_of_the_world_is_in_the_middle_of_the_map() -> None:
    assert project(0, 0)[0] == 500
    (west, _y), (east, _z) = project(-180, 0), project(180, 0)
    assert (round(west), round(east)) == (0, 1000)
    assert project(10, 60)[1] < project(10, 0)[1] < project(10, -50)[1]


def test_a_ring_over_the_date_line_becomes_a_piece_on_either_side() -> None:
    pieces = whole(
        [(170.0, 60.0), (180.0, 60.0), (-170.0, 60.0), (-170.0, 65.0), (180.0, 65.0), (170.0, 65.0)]
    )

    assert [sorted({x for x, _y in piece}) for piece in pieces] == [[-180.0, -170.0], [170.0, 180.0]]
    assert whole(SQUARE) == [SQUARE]


def test_area_and_middle_do_not_hang_on_the_direction() -> None:
    for ring in (SQUARE, SQUARE[::-1]):
        assert (area(ring), middle(ring)) == (100.0, (5.0, 5.0))


@pytest.mark.parametrize(
    ("ring", "expected"),
    [
        ([(0, 0), (5, 0.1), (10, 0)], [(0, 0), (10, 0)]),
        ([(0, 0), (5, 4), (10, 0)], [(0, 0), (5, 4), (10, 0)]),
        ([(0, 0), (1, 1)], [(0, 0), (1, 1)]),
    ],
)
def test_points_that_nobody_sees_are_left_out(ring: list[tuple[float, float]], expected: object) -> None:
    assert simplified(ring) == expected


def test_a_path_is_written_in_steps() -> None:
    assert path_of([(1.2, 2.0), (4.0, 1.0), (0.0, 5.0)]) == "M1,2l3-1-4,4z"


def test_arcs_are_decoded_in_either_direction() -> None:
    atlas = {
        "transform": {"scale": [1, 1], "translate": [100, 0]},
        "arcs": [[[0, 0], [2, 0]], [[0, 0], [1, 3], [1, -3]]],
        "objects": {"land": {"geometries": [{"type": "Polygon", "id": "788", "arcs": [[0, -2]]}]}},
    }
    assert list(polygons(atlas, "land")) == [
        ("788", [[(100, 0), (102, 0), (102, 0), (101, 3), (100, 0)]]),
    ]  # fmt: skip
