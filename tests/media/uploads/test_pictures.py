import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageCms, features

from media.uploads.pictures import check_picture, scrub
from media.uploads.refusals import Refused
from tests.media.specimens import GPS, ORIENTATION, SECRET, animation, archive, drawing, picture

KINDS = ["jpeg", "png", "webp", "avif", "gif"]
PHP = b"<?php system($_GET['c']); ?>"


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(Refused) as caught:
        check_picture(data, name)
    assert caught.value.messages[0]
    return caught.value.code


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


@pytest.mark.parametrize("kind", KINDS)
def test_a_plain_picture_passes_with_its_pixels_untouched(kind):
    data = picture(kind)
    checked = check_picture(data, f"a.{kind}")
    assert (checked.format, checked.size, checked.frames) == (kind, (300, 200), 1)
    with Image.open(BytesIO(data)) as before, Image.open(BytesIO(checked.data)) as after:
        assert ImageChops.difference(before.convert("RGB"), after.convert("RGB")).getbbox() is None


@pytest.mark.parametrize("mode", ["L", "1", "P", "CMYK", "RGB"])
def test_jpeg_and_png_pass_in_every_mode_cameras_and_printers_write(mode):
    image = drawing().convert(mode)
    kind = "jpeg" if mode == "CMYK" else "png"
    assert check_picture(picture(kind, image=image), f"a.{kind}").thumbnail.mode == "RGBA"


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "avif"])
def test_place_words_and_comments_go_and_the_orientation_stays(kind):
    data = picture(kind, orientation=6)
    with Image.open(BytesIO(data)) as before:
        assert GPS in before.getexif(), "the specimen must be able to leak"
    assert SECRET in data
    checked = check_picture(data, f"a.{kind}")
    assert SECRET not in checked.data
    with Image.open(BytesIO(checked.data)) as after:
        assert dict(after.getexif()) == {ORIENTATION: 6}
        assert b"xmpmeta" not in after.info.get("xmp", b"")
    assert checked.size == (200, 300)
    assert checked.thumbnail.size == (67, 100)


def test_place_goes_from_a_jpeg_without_a_jfif_header():
    data = picture("jpeg", orientation=3)
    start = data.index(b"\xff\xe0")
    length = int.from_bytes(data[start + 2 : start + 4], "big")
    checked = check_picture(data[:start] + data[start + 2 + length :], "a.jpg")
    with Image.open(BytesIO(checked.data)) as after:
        assert dict(after.getexif()) == {ORIENTATION: 3}


def test_comments_of_a_gif_go_and_its_loop_stays():
    data = animation("gif")
    noisy = data[:-1] + b"\x21\xfe" + bytes([len(SECRET)]) + SECRET + b"\x00;"
    checked = check_picture(noisy, "a.gif")
    assert SECRET not in checked.data
    assert b"NETSCAPE2.0" in checked.data
    assert checked.frames == 3


@pytest.mark.parametrize("kind", KINDS)
def test_a_copy_we_made_keeps_no_metadata_at_all(kind):
    clean = scrub(picture(kind, orientation=1 if kind != "gif" else 0))
    assert SECRET not in clean
    with Image.open(BytesIO(clean)) as after:
        assert dict(after.getexif()) == {}


def test_the_colour_profile_stays():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for kind in ("jpeg", "png", "webp", "avif"):
        output = BytesIO()
        drawing().save(output, kind.upper(), icc_profile=profile)
        with Image.open(BytesIO(check_picture(output.getvalue(), f"a.{kind}").data)) as after:
            assert after.info["icc_profile"] == profile


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_cut_short_is_refused(kind):
    data = picture(kind, image=Image.effect_noise((300, 200), 80).convert("RGB"))
    for part in (0.3, 0.9):
        assert refusal(data[: int(len(data) * part)], f"a.{kind}") == "damaged"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("tail", [PHP, archive({"a.txt": b"a"}), b"<script>alert(1)</script>", b"*/=1;"])
def test_anything_after_the_end_is_refused(kind, tail):
    assert refusal(picture(kind) + tail, f"a.{kind}") in {"hidden_data", "damaged"}


@pytest.mark.parametrize("kind", KINDS)
def test_padding_after_the_end_is_dropped(kind):
    data = picture(kind)
    assert len(check_picture(data + b"\r\n\x00\x00", f"a.{kind}").data) <= len(data)


def test_the_depth_map_a_phone_appends_is_dropped_and_not_refused():
    first, second = picture("jpeg"), picture("jpeg", image=drawing(30, 20))
    mpf = b"\xff\xe2\x00\x0aMPF\x00MM\x00\x2a"
    both = first[:2] + mpf + first[2:] + second
    assert check_picture(both, "a.jpg").data == check_picture(first, "a.jpg").data
    assert refusal(first + second, "a.jpg") == "hidden_data"
    assert refusal(both + PHP, "a.jpg") == "hidden_data"


def test_programs_inside_metadata_are_not_stored():
    jpeg = picture("jpeg")
    hostile = jpeg[:2] + b"\xff\xfe" + struct.pack(">H", len(PHP) + 2) + PHP + jpeg[2:]
    assert PHP not in check_picture(hostile, "a.jpg").data
    png = picture("png")
    assert PHP not in check_picture(png[:33] + chunk(b"prVt", PHP) + png[33:], "a.png").data


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.jpg", "empty"),
        (b"hello", "a.jpg", "not_a_picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "a.png", "markup"),
        (b"\xef\xbb\xbf \n<!DOCTYPE html><script>alert(1)</script>", "a.jpg", "markup"),
        ("<svg/>".encode("utf-16"), "a.gif", "markup"),
        (picture("png"), "a.jpg", "other_extension"),
        (picture("jpeg"), "a.svg", "other_extension"),
        (picture("jpeg"), "a", "other_extension"),
        (picture("jpeg"), "a.jpg.php", "other_extension"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00heicmif1" + b"\x00" * 50, "a.avif", "not_a_picture"),
        (b"GIF89a/*\x00\x00\x00\x00*/=alert(1);", "a.gif", "damaged"),
        (b"\xff\xd8\xff" + b"A" * 100, "a.jpg", "damaged"),
        (b"\xff\xd8\xff", "a.jpg", "damaged"),
        (b"\x89PNG\r\n\x1a\n", "a.png", "damaged"),
        (b"RIFF\xff\xff\xff\xffWEBPVP8 ", "a.webp", "damaged"),
    ],
)
def test_what_is_not_a_picture_is_refused(data, name, code):
    assert refusal(data, name) == code


def test_a_bomb_is_refused_before_it_is_decoded():
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"\x00" * 1000))
    bomb = b"\x89PNG\r\n\x1a\n" + header + body + chunk(b"IEND", b"")
    assert refusal(bomb, "a.png") == "too_many_pixels"


def test_a_false_checksum_is_refused():
    data = bytearray(picture("png"))
    data[20] ^= 1
    assert refusal(bytes(data), "a.png") == "damaged"


def test_limits_of_size_pixels_and_frames_are_settings(settings):
    settings.IMAGE_MAX_FRAMES = 3
    for kind in ("gif", "webp", "png"):
        assert check_picture(animation(kind, 3), f"a.{kind}").frames == 3
        assert refusal(animation(kind, 4), f"a.{kind}") == "too_many_frames"
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 599
    assert refusal(animation("gif", 3), "a.gif") == "too_many_pixels"
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 100
    assert refusal(picture("jpeg"), "a.jpg") == "too_big"


@pytest.mark.skipif(not features.check("avif"), reason="Pillow was built without AVIF")
def test_an_animated_avif_is_refused_with_advice():
    assert refusal(animation("avif"), "a.avif") == "animated_avif"


@pytest.mark.parametrize("kind", KINDS)
def test_no_single_damaged_byte_makes_the_check_fail_otherwise_than_by_refusing(kind):
    data = picture(kind, orientation=6 if kind != "gif" else 0)
    for position in range(0, len(data), max(1, len(data) // 150)):
        broken = data[:position] + bytes([data[position] ^ 0xFF]) + data[position + 1 :]
        try:
            check_picture(broken, f"a.{kind}")
        except Refused:
            continue
