"""Pictures of the weeks before: partners, translations, moderation, history, two editors, what goes."""

from tools.screenshots.camera import Camera, open_actions, open_tab, press_action, scroll_to, settle, unfold
from tools.screenshots.pages import SECOND, add, edit, page_id, person_id

WELL = f"{SECOND}/one-well-four-villages"
# The level of the golden teapots.
LEVEL = "partner_levels-3"
FIRST_EDITION = "exampleland/exampleland-first"
NIGHT_SHIFT = f"{SECOND}/tea-for-the-night-shift"


def partners(camera: Camera) -> None:
    """A partner level with a partner and its exact words."""
    desk = camera.desk("moderator")
    camera.go(desk, edit(SECOND))
    open_tab(desk, "Partners")
    level, partner = LEVEL, f"{LEVEL}-partnerships-0"
    unfold(
        desk,
        "[id$=panel-child-partners-partner_levels-section]",
        f"#inline_child_{level}",
        f"#inline_child_{partner}",
    )
    scroll_to(desk.locator(f"#id_{partner}-organisation-chooser, #inline_child_{partner}").first, 140)
    camera.shoot(desk, "partners")


def registration(camera: Camera) -> None:
    """Where registration is opened."""
    desk = camera.desk("moderator")
    camera.go(desk, edit(SECOND))
    open_tab(desk, "Place and registration")
    scroll_to(desk.locator("#id_registration_state"), 190)
    camera.shoot(desk, "registration", 560)


def translation(camera: Camera) -> None:
    """The screen on which a session's words are translated."""
    desk = camera.desk("moderator")
    camera.go(desk, f"/admin/localize/submit/page/{page_id(NIGHT_SHIFT)}/")
    for box in desk.locator("form input[name=locales][type=checkbox]").all():
        box.check()
    desk.locator("form button[type=submit], form input[type=submit]").last.click()
    settle(desk)
    camera.go(desk, edit("exampleland/exampleland-second/tea-for-the-night-shift", "forums-fr"))
    camera.shoot(desk, "translate")


def translations(camera: Camera) -> None:
    """How an edition stands in every language: one session is new, and labels are lacking."""
    desk = camera.desk("moderator")
    camera.go(desk, f"/admin/programme/translations/?edition={page_id(SECOND)}&standing=unfinished")
    camera.shoot(desk, "translations", 860)


def translators(camera: Camera) -> None:
    """PO files to download, and the place to send them back."""
    desk = camera.desk("moderator")
    camera.go(desk, f"/admin/programme/translations/{page_id(SECOND)}/files/")
    camera.shoot(desk, "translators", 640)


def moderation(camera: Camera) -> None:
    """A draft that a Working Group member submitted, as the moderator meets it."""
    member = camera.desk("member")
    camera.go(member, add("sessionpage", SECOND))
    member.fill("#id_title", "A library of borrowed tools")
    member.fill("#id_day", "2026-11-24")
    member.fill("#id_abstract", "Forty drills, one shelf: how a street shares what it seldom needs.")
    press_action(member, "Submit")
    moderator = camera.desk("moderator")
    camera.fold_menu(moderator, folded=False)
    camera.go(moderator, "/admin/")
    scroll_to(moderator.get_by_role("heading", name="Editions ahead"), 30)
    camera.shoot(moderator, "home", 760)
    camera.fold_menu(moderator, folded=True)
    camera.go(moderator, edit(f"{SECOND}/a-library-of-borrowed-tools"))
    open_actions(moderator)
    camera.shoot(moderator, "moderate")


def preview(camera: Camera) -> None:
    """The preview beside the form."""
    desk = camera.desk("moderator")
    camera.go(desk, edit(WELL))
    desk.get_by_role("button", name="Toggle preview").click()
    desk.wait_for_timeout(3000)
    camera.shoot(desk, "preview")
    desk.get_by_role("button", name="Toggle preview").click()


def editing(camera: Camera) -> None:
    """A block of the text that was pressed in the preview, and its place in the form."""
    desk = camera.desk("moderator")
    camera.go(desk, edit(FIRST_EDITION))
    desk.get_by_role("button", name="Toggle preview").click()
    beside = desk.frame_locator("iframe.w-preview__iframe").first
    sign = beside.locator("[data-field^='body.'] > .edit-sign").first
    sign.wait_for()
    settle(desk)
    sign.click()
    revealed = desk.locator(".revealed-field")
    revealed.locator("[contenteditable=true]").wait_for()
    block = revealed.element_handle()
    settle(desk)
    # The outline fades after some seconds; on a busy machine all is still only after that.
    block.evaluate("node => node.classList.add('revealed-field')")
    scroll_to(revealed, 480)
    camera.shoot(desk, "click-to-edit", 760)
    desk.get_by_role("button", name="Toggle preview").click()


def history(camera: Camera) -> None:
    """What was changed on a session, when and by whom."""
    desk = camera.desk("moderator")
    camera.go(desk, edit(WELL))
    desk.fill("#id_end_time", "12:30")
    press_action(desk, "Publish")
    camera.go(desk, f"/admin/pages/{page_id(WELL)}/history/")
    camera.shoot(desk, "history", 520)


def two_editors(camera: Camera) -> None:
    """Saving what somebody else has saved meanwhile."""
    late, early = camera.desk("admin"), camera.desk("moderator")
    camera.go(late, edit(f"{SECOND}/ramp-safari"))
    camera.go(early, edit(f"{SECOND}/ramp-safari"))
    early.fill("#id_abstract", "Every ramp of the old town, tried on wheels. Bring your own or borrow ours.")
    press_action(early, "Publish")
    late.fill("#id_title", "Ramp safari, by night")
    press_action(late, "Publish")
    late.evaluate("window.scrollTo(0, 0)")
    camera.shoot(late, "two-editors", 560)


def postponing(camera: Camera) -> None:
    """What postponing an edition would change, before anything is written."""
    desk = camera.desk("moderator")
    camera.go(desk, f"/admin/editions/{page_id(SECOND)}/what-happened/postponed/")
    desk.locator("[name^=lifecycle_reason]").first.fill("The ferry does not run before spring.")
    desk.click("button[value=show]")
    desk.locator(".turn__lines").wait_for()
    settle(desk)
    camera.shoot(desk, "postpone")


def taking_down(camera: Camera) -> None:
    """Where a person is used, before they are unpublished."""
    desk = camera.desk("moderator")
    camera.go(desk, f"/admin/snippets/forums_pages/person/unpublish/{person_id('Amina')}/")
    desk.locator(".usage__places").wait_for()
    camera.shoot(desk, "usage")
