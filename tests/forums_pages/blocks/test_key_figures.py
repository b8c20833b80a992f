import pytest

from forums_pages.blocks.key_figures import FigureBlock


@pytest.mark.parametrize(
    ("qualifier", "shown"),
    [
        ("exactly", ""),
        ("more_than", "More than"),
        ("about", "About"),
        ("fewer_than", "Fewer than"),
        (None, ""),
    ],
)
def test_how_exact_a_figure_is_is_said(qualifier: str | None, shown: str) -> None:
    assert FigureBlock().normalize({"value": "3 000", "qualifier": qualifier}).qualifier_shown == shown
