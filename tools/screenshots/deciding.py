"""Pictures of what the team makes of proposals: how they were judged, and what waits to be sent."""

from tools.screenshots.camera import Camera


def scores(camera: Camera) -> None:
    """The score table of a call, with a proposal about which reviewers disagree."""
    desk = camera.desk("moderator")
    camera.go(desk, "/admin/contributions/scores/?ordering=-spread")
    camera.shoot(desk, "scores", 760)


def outbox(camera: Camera) -> None:
    """The outbox: what waits, what was sent, and what a mail server refused."""
    desk = camera.desk("moderator")
    camera.go(desk, "/admin/outbox/")
    camera.shoot(desk, "outbox", 620)
