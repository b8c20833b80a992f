"""A picture, with the words and rights that go with it."""

from __future__ import annotations  # Django's File takes no type argument at run time

import logging
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField
from wagtail.images.models import AbstractImage, Filter, SourceImageIOError, get_upload_to
from wagtail.search import index

from media.enums import Licence
from media.fields import CheckedImageField, HttpsURLField
from media.models.whole_files import WholeFilesMixin
from media.pixels import Pixels, encode
from media.recipes import Recipe
from media.uploads.handlers import FULL
from media.uploads.pictures import CheckedPicture, scrub
from media.uploads.placeholders import make_placeholder
from media.words import all_words, in_active_language, longest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wagtail.images.models import AbstractRendition

logger = logging.getLogger(__name__)
ALT_TEXT_MAX_LENGTH = 300


class CustomImage(WholeFilesMixin, AbstractImage):
    """A picture whose bytes were checked and freed of private metadata at upload.

    Its alternative text is given in one language or more, or it is marked as decorative, never
    both; a picture with neither can be stored but ``lacks_alternative_text``.
    """

    file = CheckedImageField(
        verbose_name=_("file"),
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
    )
    alt_text = I18nCharField(
        _("alternative text"),
        max_length=ALT_TEXT_MAX_LENGTH,
        blank=True,
        default="",
        help_text=_(
            "What a person who cannot see the picture should know, in each language. Screen readers "
            "say it aloud; the public sees it when the picture cannot be shown."
        ),
    )
    is_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("Tick when the picture adds nothing to the words: screen readers pass over it."),
    )
    credit = models.CharField(
        _("credit"),
        max_length=255,
        blank=True,
        help_text=_("Who made the picture, as the public should read it: “© Name / Organisation”."),
    )
    licence = models.CharField(
        _("licence"),
        max_length=40,
        choices=Licence.choices,
        default=Licence.UNKNOWN,
        help_text=_("What others may do with the picture. The public and partners see it."),
    )
    licence_note = models.CharField(
        _("licence note"),
        max_length=255,
        blank=True,
        help_text=_("Conditions in words, such as “for press use only”. The public sees it."),
    )
    source_url = HttpsURLField(
        _("source address"),
        max_length=500,
        blank=True,
        help_text=_("Where the picture was found. The public can follow it from the credit."),
    )
    consent_note = models.TextField(
        _("consent note"),
        blank=True,
        help_text=_(
            "For colleagues only, never public: whether the people in the picture agreed, when, and "
            "where their agreement is kept."
        ),
    )
    dominant_colour = models.CharField(
        _("dominant colour"),
        max_length=7,
        blank=True,
        editable=False,
        validators=[RegexValidator(r"^#[0-9a-f]{6}$")],
    )
    thumbhash = models.CharField("ThumbHash", max_length=64, blank=True, editable=False)
    placeholder_data_url = models.CharField(_("placeholder"), max_length=600, blank=True, editable=False)

    admin_form_fields = (
        "title",
        "file",
        "alt_text",
        "is_decorative",
        "credit",
        "licence",
        "licence_note",
        "source_url",
        "consent_note",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    search_fields: ClassVar[list[index.BaseField]] = [
        *AbstractImage.search_fields,
        index.SearchField("searchable_words"),
        index.AutocompleteField("searchable_words"),
        index.SearchField("credit"),
        index.FilterField("licence"),
        index.FilterField("is_decorative"),
    ]

    class Meta(AbstractImage.Meta):
        abstract = False
        verbose_name = _("image")
        verbose_name_plural = _("images")

    @property
    def has_alternative_text(self) -> bool:
        """Whether words exist in at least one language."""
        return bool(all_words(self.alt_text))

    @property
    def lacks_alternative_text(self) -> bool:
        """Whether somebody still has to write the alternative text or mark the picture as decorative."""
        return not self.is_decorative and not self.has_alternative_text

    @property
    def default_alt_text(self) -> str:
        """The alternative text in the active language, or the nearest one; empty when decorative.

        A picture that ``lacks_alternative_text`` answers as in Wagtail: its description or title.
        """
        if self.is_decorative:
            return ""
        return in_active_language(self.alt_text) or super().default_alt_text

    def clean(self) -> None:
        """Refuse words for a decorative picture, and words too long to be listened to."""
        super().clean()
        errors: dict[str, Any] = {}
        if self.is_decorative and self.has_alternative_text:
            errors["is_decorative"] = _(
                "A decorative picture has no alternative text: untick this, or remove the words."
            )
        if longest(self.alt_text) > ALT_TEXT_MAX_LENGTH:
            errors["alt_text"] = _("At most %(limit)d characters in each language.") % {
                "limit": ALT_TEXT_MAX_LENGTH
            }
        if errors:
            raise ValidationError(errors)

    def searchable_words(self) -> str:
        """Return the alternative text in every language."""
        return all_words(self.alt_text)

    def describe_picture(self, picture: CheckedPicture) -> None:
        """Take the placeholders from a new file; a failure leaves them empty and is logged."""
        self.dominant_colour = self.thumbhash = self.placeholder_data_url = ""
        try:
            placeholder = make_placeholder(picture.thumbnail)
        except Exception:  # a placeholder is never worth losing an upload
            logger.exception("No placeholder could be made for “%s”", self.title)
            return
        self.dominant_colour = placeholder.dominant_colour
        self.thumbhash = placeholder.thumbhash
        self.placeholder_data_url = placeholder.data_url

    def create_rendition(self, filter: Filter) -> AbstractRendition:  # noqa: A002 - Wagtail names the argument
        """Make a copy; without room for it, pages show a gap in its place instead of failing."""
        with _gap_without_room():
            return super().create_rendition(filter)

    def create_renditions(self, *filters: Filter) -> dict[Filter, AbstractRendition]:
        """Do the same for several copies."""
        with _gap_without_room():
            copies: dict[Filter, AbstractRendition] = super().create_renditions(*filters)
            return copies

    def generate_rendition_file(  # Wagtail names the argument
        self,
        filter: Filter,  # noqa: A002
        *,
        source: File[bytes] | None = None,
    ) -> File[bytes]:
        """Return the copy without any metadata, decoding no more of the original than the copy needs.

        What only Wagtail can do, such as a background colour, is done by Wagtail, which would hand EXIF on.
        """
        if source is None:
            with self.open_file() as original:
                return self.generate_rendition_file(filter, source=File(original, name=self.file.name))
        recipe = Recipe.of(filter, self)
        if recipe is None:
            made = super().generate_rendition_file(filter, source=source)
            with made.open("rb"):
                return File(BytesIO(scrub(made.read())), name=made.name)
        picture = Pixels.read(source, recipe.scale).cut(recipe.box, recipe.size)
        return File(BytesIO(encode(picture, recipe.kind)), name=recipe.file_name(filter, self))


@contextmanager
def _gap_without_room() -> Iterator[None]:
    """Raise what Wagtail draws its "not found" picture for where the disk is full."""
    try:
        yield
    except OSError as error:
        if error.errno not in FULL:
            raise
        logger.exception("No copy of a picture could be stored")
        raise SourceImageIOError(str(error)) from error
