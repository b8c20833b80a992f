import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from pytest_django import Settings

from forums_pages.blocks.video import language_choices, validate_video_address, video_provider

HOSTS = {"YouTube": ["youtu.be", "www.youtube.com"], "PeerTube": ["videos.example.org"], "Other": []}


@pytest.fixture(autouse=True)
def allowed_hosts(settings: Settings) -> None:
    settings.VIDEO_HOSTS = HOSTS


@pytest.mark.parametrize(
    ("address", "provider"),
    [
        ("https://youtu.be/x", "YouTube"),
        ("https://WWW.YouTube.com/watch?v=x", "YouTube"),
        ("http://videos.example.org/w/x", "PeerTube"),
        ("https://youtu.be.evil.example/x", None),
        ("https://evil.example/youtu.be/x", None),
        ("https://youtu.be@evil.example/x", None),
        ("javascript://youtu.be/%0aalert(1)", None),
        ("https://[youtu.be/", None),
        ("", None),
    ],
)
def test_only_listed_hosts_are_providers(address: str, provider: str | None) -> None:
    assert video_provider(address) == provider


def test_another_host_is_refused_with_the_list_of_those_allowed() -> None:
    with pytest.raises(ValidationError) as refused:
        validate_video_address("https://evil.example/x")

    assert refused.value.messages == ["Videos can be linked from these providers only: YouTube, PeerTube."]


def test_languages_are_named_in_the_readers_language() -> None:
    english = dict(language_choices())
    with translation.override("fr"):
        french = dict(language_choices())

    assert (english["ar"], french["ar"], english.keys() == french.keys()) == ("Arabic", "arabe", True)
