"""A programme is planned by hand: dragged, typed, moved by keyboard and on a phone, by one person or two."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.judging import objections, settle
from tests.e2e.people import People
from tests.live.server import Server

pytestmark = pytest.mark.e2e

SECOND = "/forums/exampleland/exampleland-second/"
PHONE = {"width": 360, "height": 740}
ROOF, FUNDS, RAMP = "A roof together", "Who funds the first attempt?", "Ramp safari"
PLACES = "{ sessions(first: 100) { nodes { title startTime endTime room { name } } } }"


def public_place(server: Server, title: str) -> tuple[str, str, str]:
    """Return from when to when and where readers find a session."""
    found = next(each for each in server.ask(PLACES)["sessions"]["nodes"] if each["title"] == title)
    room = found["room"]["name"] if found["room"] else ""
    return str(found["startTime"])[:5], str(found["endTime"])[:5], room


def opens_grid(page: Page, server: Server) -> None:
    page.goto(f"/admin/programme/grid/{server.folder.page(SECOND)}/")
    expect(page.locator(".programme--ready")).to_be_visible()
    settle(page)


def card(page: Page, title: str) -> Locator:
    # Other cards name it too, where they clash with it.
    return page.locator(".programme__desk .slot").filter(has=page.locator(".slot__title", has_text=title))


def face(page: Page, title: str) -> Locator:
    return card(page, title).locator(".slot__face")


def notice(page: Page) -> Locator:
    return page.locator(".programme__notice")


def window(page: Page) -> Locator:
    return page.get_by_role("dialog")


def minutes(page: Page, count: float) -> float:
    """Return how many pixels high so many minutes are."""
    height = page.locator(".programme__hour").first.evaluate("(hour) => hour.getBoundingClientRect().height")
    return float(height) * count / 60


def box(of: Locator) -> tuple[float, float, float, float]:
    found = of.bounding_box()
    assert found is not None
    return found["x"], found["y"], found["width"], found["height"]


def drags(page: Page, what: Locator, x: float, y: float, *, at_end: bool = False) -> None:
    """Drag from the middle of the upper part, or from the lower edge, to a point of the window."""
    left, top, width, height = box(what)
    page.mouse.move(left + width / 2, top + (height - 2 if at_end else 10))
    page.mouse.down()
    page.mouse.move(x, y, steps=6)
    page.mouse.up()


def column_middle(page: Page, room: str) -> float:
    left, _top, width, _height = box(page.locator(".programme__room", has_text=room))
    return left + width / 2


def test_a_session_is_dragged_to_another_time_and_room_and_back_by_undo(admin: Page, server: Server) -> None:
    opens_grid(admin, server)
    assert public_place(server, ROOF) == ("10:30", "12:00", "Olive Workshop")
    _left, top, _width, _height = box(face(admin, ROOF))
    drags(admin, face(admin, ROOF), column_middle(admin, "Fig Room"), top + 10 - minutes(admin, 60))

    expect(notice(admin)).to_contain_text("09:30–11:00, Fig Room. Readers find it there.")
    assert public_place(server, ROOF) == ("09:30", "11:00", "Fig Room")
    notice(admin).get_by_role("button", name="Undo").click()
    expect(notice(admin)).to_contain_text("10:30–12:00, Olive Workshop")
    assert public_place(server, ROOF) == ("10:30", "12:00", "Olive Workshop")


def test_its_lower_edge_changes_its_end(admin: Page, server: Server) -> None:
    opens_grid(admin, server)
    left, top, width, height = box(face(admin, ROOF))
    drags(admin, card(admin, ROOF), left + width / 2, top + height + minutes(admin, 30), at_end=True)
    expect(notice(admin)).to_contain_text("10:30–12:30, Olive Workshop")
    assert public_place(server, ROOF) == ("10:30", "12:30", "Olive Workshop")


def test_a_session_without_a_room_is_put_on_the_grid_and_another_taken_out(
    admin: Page, server: Server
) -> None:
    opens_grid(admin, server)
    _left, top, _width, _height = box(face(admin, ROOF))
    drags(admin, face(admin, RAMP), column_middle(admin, "Great Hall"), top + minutes(admin, 120))
    expect(notice(admin)).to_contain_text(re.compile(rf"{RAMP}.*12:30–14:00, Great Hall"))

    x, y, width, _height = box(admin.locator(".programme__unplaced"))
    drags(admin, face(admin, ROOF), x + width / 2, y + 20)
    expect(notice(admin)).to_contain_text("without day, time and room")
    expect(admin.locator(".programme__unplaced")).to_contain_text(ROOF)
    assert public_place(server, ROOF) == ("None", "None", "")


def test_another_day_takes_a_session_at_the_same_time_in_a_draft(admin: Page, server: Server) -> None:
    opens_grid(admin, server)
    admin.get_by_label("Keep moves as drafts").check()
    last = admin.locator(".programme__days a").last
    x, y, width, height = box(last)
    drags(admin, face(admin, ROOF), x + width / 2, y + height / 2)
    expect(notice(admin)).to_contain_text("10:30–12:00, Olive Workshop, in a draft.")
    expect(face(admin, ROOF)).to_have_count(0)
    last.click()
    expect(face(admin, ROOF)).to_contain_text("Moved in a draft; readers still find it elsewhere")


def test_everything_by_keyboard(admin: Page, server: Server) -> None:
    opens_grid(admin, server)
    told = admin.locator('.programme [role="status"]')
    face(admin, ROOF).focus()
    admin.keyboard.press("Space")
    expect(told).to_contain_text("is picked up. Arrows move it, Enter drops it, Escape lets go.")
    admin.keyboard.press("ArrowDown")
    expect(told).to_have_text("10:45–12:15, Olive Workshop")
    admin.keyboard.press("Escape")
    expect(told).to_have_text(f"“{ROOF}” stays where it was.")
    assert public_place(server, ROOF) == ("10:30", "12:00", "Olive Workshop")

    for key in ("Space", "ArrowUp", "ArrowUp", "ArrowLeft", "Shift+ArrowDown"):
        admin.keyboard.press(key)
    expect(told).to_have_text("10:00–11:45, Fig Room")
    admin.keyboard.press("Enter")
    expect(notice(admin)).to_contain_text("10:00–11:45, Fig Room")
    expect(face(admin, ROOF)).to_be_focused()
    assert public_place(server, ROOF) == ("10:00", "11:45", "Fig Room")

    admin.keyboard.press("ArrowLeft")
    expect(face(admin, FUNDS)).to_be_focused()
    admin.keyboard.press("Control+z")
    expect(notice(admin)).to_contain_text("10:30–12:00, Olive Workshop")
    face(admin, ROOF).focus()
    admin.keyboard.press("Space")
    admin.keyboard.press("Delete")
    expect(admin.locator(".programme__unplaced")).to_contain_text(ROOF)


def test_a_clash_is_seen_while_dragging_and_published_with_a_reason_only(
    people: People, server: Server
) -> None:
    people.foresee(422)
    admin = people.log_in("admin")
    opens_grid(admin, server)
    _left, top, _width, _height = box(face(admin, FUNDS))
    left, roof_top, width, _height = box(face(admin, ROOF))
    admin.mouse.move(left + width / 2, roof_top + 10)
    admin.mouse.down()
    admin.mouse.move(column_middle(admin, "Almond Room"), top + 10, steps=6)
    expect(admin.locator(".programme__outline")).to_contain_text(f"The room is taken by “{FUNDS}”.")
    admin.mouse.up()

    expect(window(admin)).to_contain_text("Is this intended? Then say why")
    assert public_place(server, ROOF) == ("10:30", "12:00", "Olive Workshop")
    window(admin).get_by_label("Reason for the clash").fill("Both groups sit at one table.")
    window(admin).get_by_role("button", name="Move the session").click()
    expect(notice(admin)).to_contain_text("10:30–12:00, Almond Room. Readers find it there.")
    assert public_place(server, ROOF) == ("10:30", "12:00", "Almond Room")
    widths = {box(card(admin, title))[2] for title in (ROOF, FUNDS)}
    assert len(widths) == 1


def test_of_two_who_drag_the_same_session_the_second_is_told(people: People, server: Server) -> None:
    people.foresee(409)
    first, second = people.log_in("admin"), people.log_in("moderator")
    for page in (first, second):
        opens_grid(page, server)
    _left, top, _width, _height = box(face(first, ROOF))
    drags(first, face(first, ROOF), column_middle(first, "Fig Room"), top + 10)
    expect(notice(first)).to_contain_text("Fig Room")
    drags(second, face(second, ROOF), column_middle(second, "Great Hall"), top + 10)

    told = notice(second)
    expect(told).to_contain_text("after you had opened it. It is now: ")
    expect(told).to_contain_text("10:30–12:00, Fig Room. Nothing was overwritten.")
    assert public_place(server, ROOF) == ("10:30", "12:00", "Fig Room")
    # Whoever was told decides: the session stands where it is now, and can be moved from there.
    drags(second, face(second, ROOF), column_middle(second, "Great Hall"), top + 10)
    expect(told).to_contain_text("10:30–12:00, Great Hall")
    assert public_place(server, ROOF) == ("10:30", "12:00", "Great Hall")


def test_a_last_minute_change_on_a_phone(people: People, server: Server) -> None:
    phone = people.log_in("moderator")
    phone.set_viewport_size(PHONE)  # type: ignore[arg-type]  # a plain dictionary is one
    opens_grid(phone, server)
    face(phone, ROOF).click()
    window(phone).get_by_label("Starts").fill("13:05")
    window(phone).get_by_label("Ends").fill("13:55")
    window(phone).get_by_label("Room").select_option("Fig Room (90 seats)")
    wide = phone.evaluate(
        "[document.documentElement.scrollWidth, document.querySelector('dialog').scrollWidth]"
    )
    assert max(wide) <= PHONE["width"]
    window(phone).get_by_role("button", name="Move the session").click()
    expect(notice(phone)).to_contain_text("13:05–13:55, Fig Room")
    assert public_place(server, ROOF) == ("13:05", "13:55", "Fig Room")


def test_in_arabic_the_rooms_run_from_right_to_left(people: People, server: Server) -> None:
    admin = people.log_in("admin", "ar")
    opens_grid(admin, server)
    rooms = [box(room)[0] for room in admin.locator(".programme__room").all()]
    assert rooms == sorted(rooms, reverse=True)
    _left, top, _width, _height = box(face(admin, ROOF))
    # From the fourth room to the one at its right, which is the third.
    x, _top, width, _height = box(admin.locator(".programme__room").nth(2))
    drags(admin, face(admin, ROOF), x + width / 2, top + 10)
    expect(notice(admin)).to_be_visible()
    assert public_place(server, ROOF) == ("10:30", "12:00", "Fig Room")
    face(admin, ROOF).focus()
    for key in ("Space", "ArrowLeft", "Enter"):
        admin.keyboard.press(key)
    expect(notice(admin)).to_contain_text("الزيتون")
    assert public_place(server, ROOF) == ("10:30", "12:00", "Olive Workshop")


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_axe_finds_nothing(people: People, server: Server, language: str, size: str) -> None:
    admin = people.log_in("admin", language)
    if size == "phone":
        admin.set_viewport_size(PHONE)  # type: ignore[arg-type]  # a plain dictionary is one
    found = []
    for scheme in ("light", "dark"):
        admin.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # it is one of those
        opens_grid(admin, server)
        admin.locator(".programme__help summary").click()
        found += objections(admin)
        face(admin, ROOF).click()
        expect(window(admin)).to_be_visible()
        found += objections(admin)
    assert found == []
