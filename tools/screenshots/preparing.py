"""Pictures of the months before: the first announcement, themes, the call, the first session."""

from playwright.sync_api import Page

from tools.screenshots.camera import Camera, open_tab, press_action, scroll_to, settle
from tools.screenshots.pages import EXAMPLELAND, SECOND, add, edit, page_id


def forum(camera: Camera) -> None:
    """A forum with its editions, and what each is now."""
    desk = camera.desk("moderator")
    camera.fold_menu(desk, folded=False)
    camera.go(desk, f"/admin/pages/{page_id(EXAMPLELAND)}/")
    camera.shoot(desk, "forum", 640)
    camera.fold_menu(desk, folded=True)


def announcement(camera: Camera) -> None:
    """A new edition with a name, dates and a city, nothing else."""
    desk = camera.desk("moderator")
    camera.go(desk, add("editionpage", EXAMPLELAND))
    desk.fill("#id_title", "4th Exampleland Forum")
    desk.fill("#id_start_date", "2027-10-07")
    desk.fill("#id_end_date", "2027-10-08")
    desk.locator("[name^=city]").first.fill("Sampleton")
    camera.shoot(desk, "announce", 740)


def themes(camera: Camera) -> None:
    """Themes, pillars and goals of an edition."""
    desk = camera.desk("moderator")
    camera.go(desk, edit(SECOND))
    open_tab(desk, "Themes and Working Group")
    camera.shoot(desk, "themes")


def call(camera: Camera) -> None:
    """A call's opening, deadline and zone."""
    desk = camera.desk("moderator")
    camera.go(desk, edit("exampleland/exampleland-third/call", "forums-fr"))
    camera.shoot(desk, "call", 760)


def session(camera: Camera) -> None:
    """A new session: title, time, room; then a person created in the form; then a clash."""
    desk = camera.desk("moderator")
    camera.go(desk, add("sessionpage", SECOND))
    desk.fill("#id_title", "Tea for the night shift")
    _fill_place(desk)
    camera.shoot(desk, "session", 760)
    desk.get_by_role("button", name="Save draft").click()
    desk.wait_for_url("**/edit/**")
    settle(desk)
    _person(camera, desk)
    open_tab(desk, "Session")
    press_action(desk, "Publish")
    reason = desk.locator("#id_clash_reason")
    reason.wait_for(state="visible")
    scroll_to(reason, 300)
    camera.shoot(desk, "clash")


def grid(camera: Camera) -> None:
    """A day of the programme by room and time, with a session on its way to another room."""
    desk = camera.desk("moderator")
    camera.go(desk, f"/admin/programme/grid/{page_id(SECOND)}/")
    desk.locator(".slot__face", has_text="A roof together").focus()
    for key in ("Space", "ArrowLeft", "ArrowDown"):
        desk.keyboard.press(key)
    camera.shoot(desk, "grid", 760)
    desk.keyboard.press("Escape")


def _fill_place(desk: Page) -> None:
    desk.fill("#id_day", "2026-11-24")
    desk.fill("#id_start_time", "11:30")
    desk.fill("#id_end_time", "12:30")
    desk.select_option("#id_room", label="Olive Workshop (40 seats)")
    desk.select_option("#id_kind", label="Workshop")
    desk.fill(
        "#id_abstract", "What people who work at night drink, who serves it, and what it costs to stay open."
    )


def _person(camera: Camera, desk: Page) -> None:
    open_tab(desk, "People")
    desk.get_by_role("button", name="Add person").first.click()
    window = desk.get_by_role("dialog")
    window.get_by_role("tab", name="New person").click()
    window.get_by_label("Given name").fill("Marta")
    window.get_by_label("Family name").fill("Przykład")
    window.locator("[name*=job_title]").first.fill("Night baker")
    window.get_by_label("Organisation").fill("Guild of Early Bakers")
    settle(desk)
    camera.shoot(desk, "person")
    window.get_by_role("button", name="Create this person").click()
    window.wait_for(state="hidden")
    settle(desk)
