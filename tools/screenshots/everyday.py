"""Pictures of what goes on all year: files taken over, gaps, removals, zones, poor connections."""

from playwright.sync_api import FilePayload

from tools.screenshots.camera import Camera, open_tab, press_action, scroll_to
from tools.screenshots.pages import SECOND, edit, page_id, person_id
from tools.screenshots.pictures import side_by_side
from tools.screenshots.places import IMAGES

ROOFS = f"{SECOND}/roofs-together"
PROGRAMME = """title,day,start,end,room,people
Willow holds the bank,2026-11-24,11:30,12:45,Olive Workshop,
Maps drawn by bus drivers,2026-11-24,12:15,13:15,Olive Workshop,Amina Mithal (moderator); Nour Pershembull
Soup for two hundred,2026-11-24,14:00,15:00,Courtyard,Bao Lizi
"""


def importing(camera: Camera) -> None:
    """What a file would change, row by row, and what would clash."""
    desk = camera.desk("moderator")
    camera.go(desk, f"/admin/exchange/new/?into={page_id(SECOND)}&kind=session")
    file = FilePayload(name="programme.csv", mimeType="text/csv", buffer=PROGRAMME.encode())
    desk.set_input_files("input[type=file]", files=[file])
    desk.check("[name=publish]")
    desk.get_by_role("button", name="Look at what it would change").click()
    desk.get_by_role("heading", name="What the file would change").wait_for()
    camera.shoot(desk, "import")


def gaps(camera: Camera) -> None:
    """What an edition still lacks, and the figures of all forums."""
    desk = camera.desk("moderator")
    camera.go(desk, f"/admin/reports/what-is-missing/?edition={page_id(SECOND)}")
    camera.shoot(desk, "missing", 700)
    camera.go(desk, "/admin/reports/figures/")
    camera.shoot(desk, "across", 700)


def removal(camera: Camera) -> None:
    """What goes, and what stays, when a person asks to be removed."""
    desk = camera.desk("moderator")
    camera.go(desk, f"/admin/snippets/forums_pages/person/erase/{person_id('Bao')}/")
    camera.shoot(desk, "removal", 620)


def zone(camera: Camera) -> None:
    """The question that is put when the zone of a whole programme changes."""
    desk = camera.desk("moderator")
    camera.go(desk, edit(SECOND))
    open_tab(desk, "Place and registration")
    desk.select_option("#id_time_zone", value="Europe/Athens")
    press_action(desk, "Publish")
    desk.get_by_role("button", name="Go to the first error").click()
    scroll_to(desk.locator("#id_time_zone"), 190)
    camera.shoot(desk, "zone", 520)


def one_truth(camera: Camera) -> None:
    """The same session in two languages, after its time was changed once."""
    english, arabic = camera.visit(f"/en/{ROOFS}/"), camera.visit(f"/ar/{ROOFS}/")
    side_by_side(english.screenshot(), arabic.screenshot(), IMAGES / "one-truth.png")
    print("  one-truth.png", flush=True)


def dead_line(camera: Camera) -> None:
    """An upload over a connection that was lost."""
    desk = camera.desk("moderator")
    camera.go(desk, "/admin/images/multiple/add/")
    desk.context.set_offline(True)
    file = FilePayload(name="hall.png", mimeType="image/png", buffer=(IMAGES / "wordpress.png").read_bytes())
    desk.set_input_files("input[type=file]", files=[file])
    desk.locator(".upload-server-error .server-error").wait_for()
    try:
        camera.shoot(desk, "offline", 560)
    finally:
        desk.context.set_offline(False)
