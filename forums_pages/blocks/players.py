"""Addresses of the players that providers offer for other sites, made from a video's address alone.

Nobody is asked: what a provider's address does not tell stays unknown. Of two players, the one with fewer
cookies is preferred.
"""

import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from urllib.parse import SplitResult, parse_qs, quote, urlsplit

from forums_pages.blocks.video import video_provider

NAME = re.compile(r"[\w-]{1,64}", re.ASCII)


def player_address(address: str) -> str | None:
    """Return the address for an ``<iframe>``; None for no video, or another host than the settings allow."""
    find = PLAYERS.get(video_provider(address) or "")
    return find(urlsplit(address)) if find is not None else None


def _youtube(parts: SplitResult) -> str | None:
    named = _after(parts, "embed", "live", "shorts", "v")
    if parts.hostname == "youtu.be":
        named = _step(parts, 0)
    name = named or _name(next(iter(parse_qs(parts.query).get("v", [])), ""))
    return f"https://www.youtube-nocookie.com/embed/{name}" if name else None


def _vimeo(parts: SplitResult) -> str | None:
    steps = [step for step in parts.path.split("/") if step not in ("", "video")]
    if not steps or not steps[0].isdigit():
        return None
    # An unlisted video has a second name, without which it is not shown.
    unlisted = _name(next(iter(parse_qs(parts.query).get("h", steps[1:])), ""))
    return f"https://player.vimeo.com/video/{quote(steps[0])}?dnt=1" + (f"&h={unlisted}" if unlisted else "")


def _dailymotion(parts: SplitResult) -> str | None:
    name = _step(parts, 0) if parts.hostname == "dai.ly" else _after(parts, "video")
    return f"https://geo.dailymotion.com/player.html?video={name}" if name else None


def _peertube(parts: SplitResult) -> str | None:
    name = _after(parts, "w", "watch", "embed")
    return f"https://{parts.hostname}/videos/embed/{name}" if name else None


PLAYERS: Mapping[str, Callable[[SplitResult], str | None]] = {
    "YouTube": _youtube,
    "Vimeo": _vimeo,
    "Dailymotion": _dailymotion,
    "PeerTube": _peertube,
}


def _step(parts: SplitResult, number: int) -> str | None:
    steps = [step for step in parts.path.split("/") if step]
    return _name(steps[number]) if number < len(steps) else None


def _after(parts: SplitResult, *names: str) -> str | None:
    """Return the step of the path that follows one of the names."""
    steps = parts.path.split("/")
    found = (after for before, after in pairwise(steps) if before in names)
    return next((name for each in found if (name := _name(each))), None)


def _name(text: str) -> str | None:
    return text if NAME.fullmatch(text) else None
