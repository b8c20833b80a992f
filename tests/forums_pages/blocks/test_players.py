import pytest

from forums_pages.blocks.players import PLAYERS, player_address

NO_COOKIE = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"
DAILYMOTION = "https://geo.dailymotion.com/player.html?video=x8abc"
PEERTUBE = "https://framatube.org/videos/embed/9c9de5e8"


@pytest.mark.parametrize(
    ("address", "player"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=5s", NO_COOKIE),
        ("https://youtu.be/dQw4w9WgXcQ?si=x", NO_COOKIE),
        ("https://m.youtube.com/live/dQw4w9WgXcQ", NO_COOKIE),
        ("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", NO_COOKIE),
        ("https://www.youtube.com/@channel", None),
        ('https://www.youtube.com/watch?v="><script>', None),
        ("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1"),
        (
            "https://vimeo.com/76979871/8272103f6e",
            "https://player.vimeo.com/video/76979871?dnt=1&h=8272103f6e",
        ),
        ("https://player.vimeo.com/video/7?h=82", "https://player.vimeo.com/video/7?dnt=1&h=82"),
        ("https://vimeo.com/about", None),
        ("https://www.dailymotion.com/video/x8abc", DAILYMOTION),
        ("https://dai.ly/x8abc", DAILYMOTION),
        ("https://dai.ly/", None),
        ("https://framatube.org/w/9c9de5e8", PEERTUBE),
        ("https://framatube.org/videos/watch/9c9de5e8", PEERTUBE),
        ("https://elsewhere.example/w/9c9de5e8", None),
        ("javascript:alert(1)", None),
        ("https://[broken", None),
    ],
)
def test_the_player_is_told_by_the_address(address: str, player: str | None) -> None:
    assert player_address(address) == player


def test_every_provider_that_the_settings_name_has_a_player(settings) -> None:
    assert sorted(settings.VIDEO_HOSTS) == sorted(PLAYERS)
