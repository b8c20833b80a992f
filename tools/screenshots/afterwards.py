"""Pictures of the weeks after, of uploads, and of what the public sees."""

from playwright.sync_api import FilePayload

from tools.screenshots.camera import Camera, open_tab, scroll_to, settle, unfold
from tools.screenshots.pages import SECOND, edit, image_id, page_id
from tools.screenshots.pictures import side_by_side
from tools.screenshots.places import IMAGES

FIRST = "exampleland/exampleland-first"
DRAWING = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><circle r='4'/></svg>"
PHONE = (390, 844)


def replay(camera: Camera) -> None:
    """A replay with its language, embargo and consent."""
    desk = camera.desk("moderator")
    camera.go(desk, edit(f"{FIRST}/why-we-mend"))
    open_tab(desk, "Online, replay and resources")
    unfold(desk, "#inline_child_replays-0")
    scroll_to(desk.locator("#inline_child_replays-0"), 180)
    camera.shoot(desk, "replay", 660)


def figures(camera: Camera) -> None:
    """Key figures: how exact, how many, on site and online."""
    desk = camera.desk("moderator")
    camera.go(desk, edit(FIRST))
    open_tab(desk, "Figures and documents")
    unfold(desk, "#inline_child_key_figures-0")
    camera.shoot(desk, "figures")


def copying(camera: Camera) -> None:
    """What is asked before the next edition is started from this one."""
    desk = camera.desk("moderator")
    camera.go(desk, f"/admin/editions/{page_id(SECOND)}/copy-as-next/")
    camera.shoot(desk, "copy", 580)


def picture(camera: Camera) -> None:
    """A picture with its alternative text."""
    desk = camera.desk("moderator")
    camera.go(desk, f"/admin/images/{image_id('The harbour at dusk')}/")
    camera.shoot(desk, "picture")


def refusal(camera: Camera) -> None:
    """A drawing that is refused, and why; its title stays."""
    desk = camera.desk("moderator")
    camera.go(desk, "/admin/images/add/")
    file = FilePayload(name="logo.png", mimeType="image/png", buffer=DRAWING)
    desk.fill("#id_title", "Logo of the harbour")
    desk.set_input_files("input[type=file]", files=[file])
    desk.locator("footer button").first.click()
    desk.get_by_text("SVG drawing").first.wait_for()
    camera.shoot(desk, "refused", 560)


def programme(camera: Camera) -> None:
    """The sessions of all editions, to be filtered and exported."""
    desk = camera.desk("moderator")
    camera.go(desk, "/admin/programme/sessions/")
    camera.shoot(desk, "sessions", 640)


def public(camera: Camera) -> None:
    """A visitor's pages: in Arabic, and on a phone."""
    camera.shoot(camera.visit(f"/ar/{SECOND}/"), "arabic", 760)
    width, height = PHONE
    phone = camera.visit(f"/en/{SECOND}/", width, height)
    scroll_to(phone.get_by_role("heading", name="Programme").first, 20)
    camera.shoot(phone, "phone")


def overview(camera: Camera) -> None:
    """An edition in the editor beside the same edition as the public sees it."""
    desk = camera.desk("moderator")
    camera.go(desk, edit(SECOND))
    settle(desk)
    left = desk.screenshot()
    visitor = camera.visit(f"/en/{SECOND}/")
    settle(visitor)
    side_by_side(left, visitor.screenshot(), IMAGES / "overview.png")
    print("  overview.png", flush=True)
