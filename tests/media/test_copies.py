from media.copies import Copy, distinct, existing_copies, srcset
from media.models import CustomRendition
from media.presets import Preset
from media.renditions import make_renditions
from tests.media.test_renditions import stored


def test_reading_takes_one_query_and_makes_nothing(django_assert_num_queries, db):
    images = [stored() for _ in range(3)]
    make_renditions(images[0], [Preset.OPEN_GRAPH, Preset.PORTRAIT_SMALL])
    before = CustomRendition.objects.count()
    with django_assert_num_queries(1):
        found = existing_copies(images, Preset.PORTRAIT_SMALL)
        specs = {pk: [copy.spec for copy in copies] for pk, copies in found.items()}
    assert specs == {
        images[0].pk: list(Preset.PORTRAIT_SMALL.specs()), images[1].pk: [], images[2].pk: []
    }  # fmt: skip
    assert CustomRendition.objects.count() == before


def test_copies_for_a_former_focal_point_are_left_out(db):
    image = stored()
    make_renditions(image, [Preset.OPEN_GRAPH])
    image.focal_point_x = image.focal_point_y = image.focal_point_width = image.focal_point_height = 100
    image.save()
    assert existing_copies([image], Preset.OPEN_GRAPH) == {image.pk: []}
    make_renditions(image, [Preset.OPEN_GRAPH])
    assert [r.width for r in existing_copies([image], Preset.OPEN_GRAPH)[image.pk]] == [1200]


def test_a_copy_says_what_a_browser_gets(db):
    image = stored(100, 50)
    made = make_renditions(image, [Preset.LOGO_SMALL])[0]

    copy = existing_copies([image], Preset.LOGO_SMALL)[image.pk][0]

    assert copy == Copy("max-80x40|format-avif", made.url, 80, 40)
    assert copy.format == "avif"


def test_the_format_of_what_is_no_copy_is_told_by_its_address():
    addresses = ("/media/a.b/hall.JPG", "/media/hall.png?signature=a.webp", "data:image/webp;base64,UklG.a")
    assert [Copy("", url, 1, 1).format for url in addresses] == ["jpeg", "png", "webp"]


def test_copies_of_one_width_are_offered_once():
    small, same, large = Copy("a", "/1", 64, 64), Copy("b", "/2", 64, 64), Copy("c", "/3", 128, 128)

    assert srcset(distinct([small, same, large])) == "/2 64w, /3 128w"
